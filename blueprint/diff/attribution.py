"""How much each touchpoint has to do with the difference between two maps; the parts add up to the whole.

What differs is cut into pieces that can be laid over the old map one without the other: every touchpoint that
differs in its values, every group of touchpoints whose ways differ together, and what the map says beside its
touchpoints. The value of a set of pieces is the figure of the old map with these pieces of the new one. With up to
`EXACT` pieces each gets its Shapley value: the mean, over all orders, of what it adds to those before it (Shapley
1953, "A value for n-person games"). With more it gets the mean of what it adds in the order of the file and in the
reverse order. Both add up to the whole difference, whatever there is of loops, spread or segments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import factorial

from blueprint.diff.changes import under_new_names
from blueprint.diff.parts import own_words, ways_out, words_of
from blueprint.figures import Analysis
from blueprint.flow.chain.from_map import NotWalkable
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint

EXACT = 5
"""Pieces; 2^5 maps are computed for them."""
_APART = frozenset({"id", "blueprint", "title", "purpose", "version", "owner", "touchpoints"})

Pieces = frozenset[int]
Figures = tuple[float | None, float | None]


@dataclass(frozen=True)
class Contribution:
    """What one piece does.

    Attributes:
        touchpoints: its ids; empty for what the map says beside its touchpoints.
        remembered: points of remembered experience; None where a figure on the way is unknown.
        time_mean: seconds of the mean visit, likewise.
    """

    touchpoints: tuple[str, ...]
    remembered: float | None
    time_mean: float | None


def contributions(old: ServiceMap, new: ServiceMap) -> tuple[Contribution, ...]:
    """What each piece of the difference does to remembered experience and mean time, in the order of the new map."""
    old = under_new_names(old, new)
    pieces = _pieces(old, new)
    values = _Values(old, new, pieces)
    try:
        parts = _parts(len(pieces), values)
    except NotWalkable:  # some pieces cannot stand without the others
        pieces = [tuple(id_ for piece in pieces for id_ in piece)]
        parts = _parts(1, _Values(old, new, pieces))
    return tuple(Contribution(ids, *found) for ids, found in zip(pieces, parts, strict=True))


class _Values:
    """The figures of the old map with some pieces of the new one."""

    def __init__(self, old: ServiceMap, new: ServiceMap, pieces: list[tuple[str, ...]]) -> None:
        self._maps = (old, new)
        self._pieces = pieces
        self._known: dict[Pieces, Figures] = {}

    def __call__(self, pieces: Pieces) -> Figures:
        if pieces not in self._known:
            found = Analysis(self._map(pieces)).all
            self._known[pieces] = (found.experience.remembered, found.time.mean)
        return self._known[pieces]

    def _map(self, pieces: Pieces) -> ServiceMap:
        old, new = self._maps
        if len(pieces) in (
            0,
            len(self._pieces),
        ):  # what is said beside the touchpoints may name some that only one has
            return new if pieces else old
        taken = {id_ for n in pieces for id_ in self._pieces[n]}
        known = [*new.touchpoints, *(id_ for id_ in old.touchpoints if id_ not in new.touchpoints)]
        sides = {id_: (new if id_ in taken else old).touchpoints.get(id_) for id_ in known}
        steps = {id_: step for id_, step in sides.items() if step is not None}
        whole = new if any(not self._pieces[n] for n in pieces) else old
        return whole.model_copy(update={"touchpoints": steps}).with_inside({**old.inside, **new.inside})


def _parts(count: int, value: Callable[[Pieces], Figures]) -> list[Figures]:
    orders = _by_all_orders if count <= EXACT else _by_two_orders
    found: list[Figures] = []
    for piece in range(count):
        steps = [(weight, value(before | {piece}), value(before)) for weight, before in orders(piece, count)]
        found.append((_sum(steps, 0), _sum(steps, 1)))
    return found


def _sum(steps: list[tuple[float, Figures, Figures]], which: int) -> float | None:
    total = 0.0
    for weight, after, before in steps:
        one, other = after[which], before[which]
        if one is None or other is None:
            return None
        total += weight * (one - other)
    return total


def _by_all_orders(piece: int, count: int) -> Iterator[tuple[float, Pieces]]:
    others = [n for n in range(count) if n != piece]
    for size in range(count):
        weight = factorial(size) * factorial(count - size - 1) / factorial(count)
        yield from ((weight, frozenset(before)) for before in combinations(others, size))


def _by_two_orders(piece: int, count: int) -> Iterator[tuple[float, Pieces]]:
    yield 0.5, frozenset(range(piece))
    yield 0.5, frozenset(range(piece + 1, count))


def _pieces(old: ServiceMap, new: ServiceMap) -> list[tuple[str, ...]]:
    """Ids that come together; what the map says beside them is an empty piece, and comes last."""
    known = [*new.touchpoints, *(id_ for id_ in old.touchpoints if id_ not in new.touchpoints)]
    sides = {id_: (old.touchpoints.get(id_), new.touchpoints.get(id_)) for id_ in known}
    differ = {id_ for id_, (one, other) in sides.items() if _words(one) != _words(other)}
    tied = [id_ for id_ in differ if _targets(sides[id_][0]) != _targets(sides[id_][1])]
    group = {id_: id_ for id_ in known if id_ in differ}
    for one in tied:
        for other in tied:
            if any(other in (_targets(side) or ()) for side in sides[one]):
                first, second = group[one], group[other]
                group |= {id_: first for id_, of in group.items() if of == second}
    found: dict[str, list[str]] = {}
    for id_, of in group.items():
        found.setdefault(of, []).append(id_)
    pieces = [tuple(ids) for ids in found.values()]
    return [*pieces, ()] if words_of(old, _APART) != words_of(new, _APART) else pieces


def _words(step: Touchpoint | None) -> object:
    return step and (own_words(step), ways_out(step))


def _targets(step: Touchpoint | None) -> set[str] | None:
    """Where a touchpoint leads, by ways and otherwise; None where it is not there."""
    if step is None:
        return None
    then = step.fails.then if step.fails else None
    named = (*(c.to for c in step.next), *step.uses, step.gives_up, step.waits_for, then)
    return {id_ for id_ in named if id_}
