"""Texts in one language at a time: what a field writes keeps the other languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from blueprint.model.text import Text
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Language

_QUOTED = re.compile(r"'([^'\s]+)'")


def shown(text: Text | None, language: Language) -> str:
    """What a field shows."""
    return "" if text is None else text[language]


def written(old: Text | None, language: Language, new: str) -> Any:
    """What the map gets: a plain text, texts by language, or None where nothing is left."""
    new = " ".join(new.split())
    known = dict(old.by_language) if old else {}
    if not known or set(known) == {""}:
        return new or None
    if not new:
        known.pop(language, None)
        known.pop("", None)
    elif language in known or "" not in known:
        known[language] = new
    else:
        known[""] = new
    return known or None


def titled(said: str, touchpoints: Mapping[str, Touchpoint], language: Language) -> str:
    """A sentence that quotes ids, with titles in their place."""

    def title(found: re.Match[str]) -> str:
        touchpoint = touchpoints.get(found[1])
        called = touchpoint.title[language] if touchpoint else ""
        return (f"“{called}”" if language == "zh" else f'"{called}"') if called else found[0]

    return _QUOTED.sub(title, said)


def lines_shown(texts: Sequence[Text], language: Language) -> str:
    """A list of texts, one a line."""
    return "\n".join(shown(text, language) for text in texts)


def lines_written(old: Sequence[Text], language: Language, new: str) -> list[Any] | None:
    """The list anew: lines that stayed keep their other languages, one line for one line is a new wording of it."""
    lines = [line for line in (" ".join(each.split()) for each in new.splitlines()) if line]
    before = [shown(text, language) for text in old]
    made: list[Any] = []
    for how, start, stop, first, last in SequenceMatcher(None, before, lines, autojunk=False).get_opcodes():
        if how == "equal":
            made += [_as_data(old[i]) for i in range(start, stop)]
        elif stop - start == last - first:
            made += [written(old[start + i], language, lines[first + i]) for i in range(last - first)]
        else:
            made += lines[first:last]
    return made or None


def _as_data(text: Text) -> Any:
    known = dict(text.by_language)
    return known[""] if set(known) == {""} else known
