"""The word that was probably meant where a file or a command says one that nothing is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from blueprint.wording import Wording

_CLOSE = Wording("did you mean {close!r}?", "是否指 {close!r}？")
ONE_OF = Wording("one of {known}", "可用的有 {known}")
KNOWN = Wording("known: {known}", "可用的有 {known}")
_JOINED = Wording("{said}; {help}", "{said}；{help}")


def closest(word: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The word of `known` that is most like another one, by at least 0..1 (difflib's ratio); None: none is."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), 1, least)
    return found[0] if found else None


def suggested(
    word: str, known: Iterable[str], otherwise: Wording | None = None, least: float = 0.6
) -> Wording | None:
    """Whether the closest word was meant; where none is close `otherwise`, its `{known}` being all of them."""
    names = list(known)
    if close := closest(word, names, least):
        return _CLOSE.filled(close=close)
    return otherwise.filled(known=", ".join(names)) if otherwise else None


def joined(said: Wording, help_: Wording | None) -> Wording:
    """A sentence and its remedy as one."""
    return _JOINED.filled(said=said, help=help_) if help_ else said


def some(names: Sequence[str], most: int = 12) -> str:
    """The first of some names, for a sentence."""
    return ", ".join(names[:most]) + (" ..." if len(names) > most else "")
