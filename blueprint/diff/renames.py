"""Touchpoints known again under another id.

Nobody writes down that an id was changed, so it is concluded, and only where nothing else fits as well: an id
that is gone and one that is new say the same of themselves, or stand in the same lane under the same title, or
stand in the same place among the others and say at least half of what they say alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from blueprint.diff.parts import own_words
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint


def renames(old: ServiceMap, new: ServiceMap) -> dict[str, str]:
    """Old id to new id, for touchpoints that were given another one."""
    gone = [t for id_, t in old.touchpoints.items() if id_ not in new.touchpoints]
    come = [t for id_, t in new.touchpoints.items() if id_ not in old.touchpoints]
    found: dict[str, str] = {}
    for alike in (_same_words, _same_title, _Places(old, new, found).same):
        pairs = [
            (a.id, b.id)
            for a, b in product(gone, come)
            if a.id not in found and b.id not in found.values() and alike(a, b)
        ]
        found |= dict(_unmistakable(pairs))
    return found


def _same_words(a: Touchpoint, b: Touchpoint) -> bool:
    return own_words(a) == own_words(b)


def _same_title(a: Touchpoint, b: Touchpoint) -> bool:
    return a.lane == b.lane and a.title == b.title


class _Places:
    """Where touchpoints stand: in which lane, between which others."""

    def __init__(self, old: ServiceMap, new: ServiceMap, found: dict[str, str]) -> None:
        self._sides = (old, new)
        self._found = found

    def same(self, a: Touchpoint, b: Touchpoint) -> bool:
        if a.lane is not b.lane:
            return False
        one, other = (_around(t.id, side) for t, side in zip((a, b), self._sides, strict=True))
        around = tuple({self._found.get(id_, id_) for id_ in ids} - {a.id} for ids in one)
        if around != tuple(ids - {b.id} for ids in other) or not any(around):
            return False
        words = [set(map(str, own_words(t).items())) for t in (a, b)]
        return 2 * len(words[0] & words[1]) >= max(map(len, words))


def _around(id_: str, side: ServiceMap) -> tuple[set[str], set[str]]:
    before = {t.id for t in side.touchpoints.values() if any(c.to == id_ for c in t.next)}
    return before, {c.to for c in side.touchpoints[id_].next}


def _unmistakable(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of which neither side stands in another pair."""
    for a, b in pairs:
        if sum(x == a for x, _ in pairs) == 1 == sum(y == b for _, y in pairs):
            yield a, b
