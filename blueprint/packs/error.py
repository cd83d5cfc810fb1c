"""What is wrong with a pack, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from blueprint.packs.toml_places import Path as TomlPath


class PackError(Exception):
    """A pack that cannot be used.

    Attributes:
        path: of the file.
        line: where in it, from 1.
        column: where in the line, from 1.
        message: what is wrong there.
        help: the remedy, if there is a short one.
        wording: all of that in one sentence, as commands print it.
    """

    def __init__(
        self,
        path: Path,
        line: int,
        message: Wording,
        column: int = 1,
        help: Wording | None = None,  # noqa: A002 - the word of findings
    ) -> None:
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.help = help
        self.wording = Wording(*(f"{path}:{line}:{column}: {self.said[lang]}" for lang in LANGUAGES))
        super().__init__(self.wording.en)

    @property
    def said(self) -> Wording:
        """What is wrong and the remedy, without the place."""
        if self.help is None:
            return self.message
        return Wording(f"{self.message.en}; {self.help.en}", f"{self.message.zh}；{self.help.zh}")


class Wrong(Exception):
    """What is wrong in a form beyond its types: at which path, and the remedy."""

    def __init__(self, path: TomlPath, message: Wording, help: Wording | None = None) -> None:  # noqa: A002
        self.path = path
        self.message = message
        self.help = help
        super().__init__(message.en)
