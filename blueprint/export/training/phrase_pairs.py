"""Phrases nobody should say, in both languages, with their fault and what to say instead."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from blueprint.model.text import Text
from blueprint.packs.language import pack_for
from blueprint.packs.phrases import as_sentence

if TYPE_CHECKING:
    from blueprint.wording import Wording


_CHAT = "chat"
"""Wrong in writing alone."""


class PhrasePair(NamedTuple):
    """What is said, with the mark at its end; the category and the name of its fault; what to say instead."""

    said: Text
    category: str
    fault: Wording
    instead: Text


@cache
def phrase_pairs() -> tuple[PhrasePair, ...]:
    """The same phrase in both languages, or two that the same is to be said instead of; each is always wrong."""
    chinese, english = pack_for("zh"), pack_for("en")
    assert chinese is not None
    assert english is not None
    there = [p for p in english.phrases if p.severity != "info" and not p.channels]
    found = []
    for phrase in chinese.phrases:
        if phrase.severity == "info" or phrase.situations or phrase.channels or phrase.category == _CHAT:
            continue
        alike = [p for p in there if p.suggestion == phrase.suggestion]
        same = next((p for p in alike if p.id == phrase.id), alike[0] if alike else None)
        offers = [pack.approved_as(phrase.suggestion) for pack in (chinese, english)]
        if same and offers[0] and offers[1]:
            instead = Text((("zh", offers[0].text), ("en", offers[1].text)))
            found += [
                PhrasePair(
                    Text((("zh", f"{form}{_mark(form)}"), ("en", f"{as_sentence(same.patterns[0])}."))),
                    phrase.category,
                    chinese.categories[phrase.category],
                    instead,
                )
                for form in phrase.patterns
                if "我" not in form
            ]
    return tuple(found)


def _mark(phrase: str) -> str:
    """What a Chinese sentence ends with."""
    return "？" if phrase.endswith(("吗", "呢")) else "。"
