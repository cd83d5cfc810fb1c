"""Touchpoints known again under another id.

Nobody writes down that an id was changed, so it is concluded, and only where nothing else fits as well: an id
that is gone and one that is new say the same of themselves, or stand in the same lane under the same title.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from blueprint.diff.parts import own_leaves
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint


def renames(old: ServiceMap, new: ServiceMap) -> dict[str, str]:
    """Old id to new id, for touchpoints that were given another one."""
    gone = [t for id_, t in old.touchpoints.items() if id_ not in new.touchpoints]
    come = [t for id_, t in new.touchpoints.items() if id_ not in old.touchpoints]
    found: dict[str, str] = {}
    for alike in (_same_words, _same_title):
        pairs = [
            (a.id, b.id)
            for a, b in product(gone, come)
            if a.id not in found and b.id not in found.values() and alike(a, b)
        ]
        found |= dict(_unmistakable(pairs))
    return found


def _same_words(a: Touchpoint, b: Touchpoint) -> bool:
    return own_leaves(a) == own_leaves(b)


def _same_title(a: Touchpoint, b: Touchpoint) -> bool:
    return a.lane == b.lane and a.title == b.title


def _unmistakable(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of which neither side stands in another pair."""
    for a, b in pairs:
        if sum(x == a for x, _ in pairs) == 1 == sum(y == b for _, y in pairs):
            yield a, b
