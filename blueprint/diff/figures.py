"""What the changes of a map do to its figures: those of all customers, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from blueprint.diff.measures import MEASURES, Measure, judgements, of_promise
from blueprint.diff.renames import renames
from blueprint.figures import Analysis
from blueprint.figures.ranges.inputs import COVERAGE
from blueprint.figures.ranges.range import Range
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.flow.chain.handoffs import handoffs
from blueprint.model.service_map import ServiceMap
from blueprint.ranking import above

T = TypeVar("T")


@dataclass(frozen=True)
class Pair(Generic[T]):
    """One figure on both sides; None where it is unknown or there is none."""

    was: T
    now: T


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number on both sides, with the ranges in which each lies in 80 of 100 cases.

    Attributes:
        value: None where it is unknown.
        range: None where there is none.
        clear: whether the two differ by more than nobody measured: their ranges do not overlap. None where a side is
            unknown, or has no range, for then nobody can tell.
    """

    value: Pair[float | None]
    range: Pair[Range | None]

    @property
    def clear(self) -> bool | None:
        """See the class."""
        one, other = self.range.was, self.range.now
        if None in (self.value.was, self.value.now) or one is None or other is None:
            return None
        return above(other[0], one[1]) or above(one[0], other[1])

    @property
    def differs(self) -> bool:
        """Whether the numbers themselves differ, noise or not."""
        was, now = self.value.was, self.value.now
        return was != now and (was is None or now is None or above(was, now) or above(now, was))


class FigureChanges:
    """Figures of all customers of both maps. Ranges are drawn when they are asked for, which takes some seconds.

    Attributes:
        sides: the analyses of both maps.
        promises: id and kind (`share`, `mean`, `max`) to what is achieved (a share 0..1, or seconds), and
            whether it is kept.
        moments_of_truth: ids by falling effect, those of the old map as the new one calls them.
        handoffs: connections that cross a lane or a role.
        crossings: connections that cross the line of visibility.
    """

    def __init__(self, old: Analysis, new: Analysis) -> None:
        self.sides = (old, new)
        before, after = judgements(old), judgements(new)
        self.promises = {k: Pair(before.get(k), after.get(k)) for k in _in_order(before, after)}
        called = renames(old.map, new.map)
        before_now = tuple(called.get(id_, id_) for id_ in old.all.moments_of_truth)
        self.moments_of_truth = Pair(before_now, new.all.moments_of_truth)
        self.handoffs = Pair(*(sum(1 for _ in handoffs(side.map)) for side in self.sides))
        self.crossings = Pair(*(_crossings(side.map) for side in self.sides))

    @cached_property
    def every(self) -> dict[str, Figure]:
        """What every map has (`MEASURES`), by its key."""
        return {measure.key: self._figure(measure) for measure in MEASURES}

    @cached_property
    def clear_moments(self) -> Pair[tuple[str, ...]]:
        """Moments of truth that went, and that came, by more than noise.

        They are in at least `COVERAGE` of all draws of one side, and are not in as many of the other.
        """
        called = renames(self.sides[0].map, self.sides[1].map)
        before, after = (
            {id_: t.stays_moment for id_, t in ranges_of(side).touchpoints.items()} for side in self.sides
        )
        before = {called.get(id_, id_): share for id_, share in before.items()}
        moments = self.moments_of_truth
        return Pair(_clearly(moments.was, before, after), _clearly(moments.now, after, before))

    def promise(self, id_: str, kind: str) -> Figure:
        """What is achieved of a promise (`of_promise`)."""
        return self._figure(of_promise(id_, kind))

    def verdict_is_clear(self, id_: str, kind: str) -> bool | None:
        """Whether it is more than noise that a promise is kept and was not, or the other way round.

        It is where something else is promised than was. None where nobody can tell.
        """
        judged, figure = self.promises[id_, kind], self.promise(id_, kind)
        if judged.was is None or judged.now is None or not figure.differs:
            return True
        same = judged.was.required == judged.now.required and judged.was.within == judged.now.within
        return figure.clear if same else True

    def _figure(self, measure: Measure) -> Figure:
        values = Pair(*map(measure.value, self.sides))
        found = Figure(value=values, range=Pair(None, None))
        if not found.differs or None in (values.was, values.now):
            return found
        return Figure(value=values, range=Pair(*(measure.range(ranges_of(side)) for side in self.sides)))


def _clearly(ids: tuple[str, ...], here: dict[str, float], there: dict[str, float]) -> tuple[str, ...]:
    """Those that are moments of truth here, and are none there, in most draws."""
    if not there:
        return ()
    return tuple(
        id_
        for id_ in ids
        if not above(COVERAGE, here.get(id_, 0.0)) and not above(there.get(id_, 0.0), 1 - COVERAGE)
    )


def _crossings(service_map: ServiceMap) -> int:
    """Connections between what customers see and what they do not."""
    steps = service_map.touchpoints
    return sum(
        steps[c.to].lane.experienced is not t.lane.experienced
        for t in steps.values()
        if t.id in service_map.walked
        for c in t.next
        if c.to in service_map.walked and c.to in steps
    )


def _in_order(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((*after, *before)))
