"""What is wrong with a configuration, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.suggestion import joined, suggested
from blueprint.wording import LANGUAGES, Wording

_KNOWN = Wording("known: {known}", "可用：{known}")


class ConfigError(Exception):
    """Bad configuration; the command ends with 2 before anything is linted."""

    def __init__(self, complaints: Iterable[Wording]) -> None:
        told = list(complaints)
        self.wording = Wording(*("\n  ".join(w[lang] for w in told) for lang in LANGUAGES))
        super().__init__(self.wording.en)


def with_suggestion(message: Wording, word: str, known: Iterable[str]) -> Wording:
    """The message, and the known word that was probably meant, or all of them when they are few."""
    names = sorted(known)
    return joined(message, suggested(word, names, _KNOWN if 0 < len(names) <= 12 else None))
