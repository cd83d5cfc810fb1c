"""What is wrong with a configuration, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from blueprint.wording import LANGUAGES, Wording

_CLOSE = Wording("; did you mean {close!r}?", "；是否指 {close!r}？")
_KNOWN = Wording("; known: {known}", "；可用：{known}")


class ConfigError(Exception):
    """Bad configuration; the command ends with 2 before anything is linted."""

    def __init__(self, complaints: Iterable[Wording]) -> None:
        told = list(complaints)
        self.wording = Wording(*("\n  ".join(w[lang] for w in told) for lang in LANGUAGES))
        super().__init__(self.wording.en)


def with_suggestion(message: Wording, word: str, known: Iterable[str]) -> Wording:
    """The message, and the known word that was probably meant, or all of them when they are few."""
    names = sorted(known)
    if close := get_close_matches(word, names, 1):
        hint = _CLOSE.filled(close=close[0])
    elif 0 < len(names) <= 12:
        hint = _KNOWN.filled(known=", ".join(names))
    else:
        return message
    return Wording(message.en + hint.en, message.zh + hint.zh)
