"""Touchpoints known again under another id.

Nobody writes down that an id was changed, so it is concluded, and only where nothing else fits as well: an id
that is gone and one that is new say the same of themselves, or have the same title (in the same lane first), or
stand in the same place among the others and say at least half of what they say alike. Ids that are still there may
have changed hands, as where numbers in a row are counted anew: then what each says of itself is word for word what
another one said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

from blueprint.diff.parts import own_words
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint

WAS = "-was"
"""Behind the id of a touchpoint that is gone while another one has its id."""


def renames(old: ServiceMap, new: ServiceMap) -> dict[str, str]:
    """Old id to new id, for touchpoints that were given another one."""
    found = _passed_on(old, new)
    taken = set(found.values())
    gone = [t for id_, t in old.touchpoints.items() if id_ not in new.touchpoints and id_ not in found]
    come = [t for id_, t in new.touchpoints.items() if id_ not in old.touchpoints and id_ not in taken]
    for alike in (_same_words, _same_title_and_lane, _same_title, _Places(old, new, found).same):
        pairs = [
            (a.id, b.id)
            for a, b in product(gone, come)
            if a.id not in found and b.id not in found.values() and alike(a, b)
        ]
        found |= dict(unmistakable(pairs))
    return found


def in_turn(names: Mapping[str, str], rename: Callable[[str, str], None]) -> None:
    """Rename one after the other, so that no id is ever had twice."""
    clash = names.keys() & set(names.values())
    for number, (old, new) in enumerate(names.items()):
        rename(old, f"in-turn-{number}" if clash else new)
    for number, new in enumerate(names.values() if clash else ()):
        rename(f"in-turn-{number}", new)


def _passed_on(old: ServiceMap, new: ServiceMap) -> dict[str, str]:
    """Touchpoints whose ids others have now; one that is gone gives way to the one that has its id."""
    both = old.touchpoints.keys() & new.touchpoints.keys()
    others = {id_ for id_ in both if old.touchpoints[id_].title != new.touchpoints[id_].title}
    if not others:
        return {}
    free = others | (old.touchpoints.keys() ^ new.touchpoints.keys())
    pairs = [
        (a.id, b.id)
        for a, b in product(old.touchpoints.values(), new.touchpoints.values())
        if a.id != b.id and {a.id, b.id} <= free and {a.id, b.id} & others and _same_words(a, b)
    ]
    found = dict(unmistakable(pairs))
    gone = {id_: f"{id_}{WAS}" for id_ in found.values() if id_ in old.touchpoints and id_ not in found}
    if any(id_ in side.touchpoints for id_ in gone.values() for side in (old, new)):
        return {}
    return found | gone


def _same_words(a: Touchpoint, b: Touchpoint) -> bool:
    return a.title == b.title and own_words(a) == own_words(b)


def _same_title_and_lane(a: Touchpoint, b: Touchpoint) -> bool:
    return a.lane == b.lane and a.title == b.title


def _same_title(a: Touchpoint, b: Touchpoint) -> bool:
    return a.title == b.title


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


def unmistakable(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of which neither side stands in another pair."""
    for a, b in pairs:
        if sum(x == a for x, _ in pairs) == 1 == sum(y == b for _, y in pairs):
            yield a, b
