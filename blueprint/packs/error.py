"""What is wrong with a pack, and where."""

from __future__ import annotations

from pathlib import Path

from blueprint.wording import LANGUAGES, Wording


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
