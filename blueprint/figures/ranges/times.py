"""The times of one segment in many draws of a map's inputs: those that go the same ways are solved together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from blueprint.flow.chain.stack import ways
from blueprint.flow.linear.values import by_draw
from blueprint.flow.time.chain import UnknownTime, touchpoints
from blueprint.flow.time.moments import MeanVariance, walk_moments
from blueprint.flow.time.redrawn import Short, drawn_times, long_visits, short_of
from blueprint.flow.time.stretch import Unanswerable, stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.time.chain import Laws, TimedChain
    from blueprint.flow.time.walk import Walk
    from blueprint.model.service_map import Promise

Stretched = tuple[float, MeanVariance | None]
"""The share of customers who do a promise's stretch, and their time; None: nobody does."""
T = TypeVar("T")


class SegmentTimes:
    """The times of a segment in many draws; lists have an entry for each.

    Args:
        base: its chain with its times, as the map says.
        drawn: its chain and its laws in each draw.
    """

    def __init__(self, base: TimedChain, drawn: Sequence[tuple[Chain, Laws]]) -> None:
        self._base, self._count = base, len(drawn)
        alike: dict[Hashable, list[int]] = {}
        for k, (chain, laws) in enumerate(drawn):
            alike.setdefault((ways(chain), tuple(laws)), []).append(k)
        self._together = [
            (at, drawn_times([drawn[k][0] for k in at], [drawn[k][1] for k in at], base))
            for at in alike.values()
        ]
        self._firsts: dict[str | None, list[Short | None]] = {}
        self._promised: dict[str, list[Stretched] | None] = {}

    @cached_property
    def total(self) -> list[MeanVariance]:
        """The time of a visit.

        Raises:
            UnknownTime: a touchpoint customers walk over has no law.
        """
        return self._each(lambda timed, count: _figures(timed.whole(timed.chain), count))

    @cached_property
    def visits(self) -> list[Mapping[str, float | None]]:
        """Touchpoint to its visits; None inside a parallel block, and where a time is unknown."""
        return self._each(_visits)

    def first_hump(self, promise: Promise | None, t: float) -> list[Short | None]:
        """Those who come to no visit far longer than `t`: as the map says, then in each draw; none: nobody does."""
        key = promise.id if promise else None
        if key not in self._firsts:
            base = _walk(self._base, promise)
            long = frozenset[int]() if base is None else long_visits(base, t)
            self._firsts[key] = []
            if base is not None and long:
                drawn = self._each(lambda timed, count: _shorts(_walk(timed, promise), long, count))
                self._firsts[key] = [short_of(base, long), *drawn]
        return self._firsts[key]

    def promised(self, promise: Promise) -> list[Stretched] | None:
        """How many do a promise's stretch, and their time; None: no answer."""
        if promise.id not in self._promised:
            found = self._each(lambda timed, count: _stretched(timed, promise, count))
            known = [one for one in found if one is not None]
            self._promised[promise.id] = known if len(known) == len(found) else None
        return self._promised[promise.id]

    def usual(self, promise: Promise) -> Stretched:
        """The same as the map says."""
        return _stretched(self._base, promise, 1)[0] or (0.0, None)

    def _each(self, of: Callable[[TimedChain, int], Sequence[T]]) -> list[T]:
        """What every draw has, from what so many that go the same ways have."""
        found = {
            k: one for at, timed in self._together for k, one in zip(at, of(timed, len(at)), strict=True)
        }
        return [found[k] for k in range(self._count)]


def _figures(walk: Walk, count: int) -> list[MeanVariance]:
    moments = walk_moments(walk)
    return [MeanVariance(*row) for row in by_draw(count, moments.mean, moments.variance)]


def _visits(timed: TimedChain, count: int) -> list[Mapping[str, float | None]]:
    chain = timed.chain
    found: dict[str, float | None] = dict.fromkeys(touchpoints(chain))
    try:
        walk = timed.whole(chain)
    except UnknownTime:
        return [found] * count
    found |= dict.fromkeys(chain.ids, 0.0)
    ids = [chain.ids[state] for state in walk.states]
    return [found | dict(zip(ids, row, strict=True)) for row in by_draw(count, *walk.visits)]


def _walk(timed: TimedChain, promise: Promise | None) -> Walk | None:
    """The whole visit, or the stretch of a promise."""
    if promise is None:
        return timed.whole(timed.chain)
    found = stretch(timed, promise.from_, promise.to)
    return None if isinstance(found, Unanswerable) else found.walk


def _shorts(walk: Walk | None, long: frozenset[int], count: int) -> list[Short] | list[None]:
    short = None if walk is None else short_of(walk, long)
    if short is None:
        return [None] * count
    return [Short(*row) for row in by_draw(count, short.share, short.mean, short.sd)]


def _stretched(timed: TimedChain, promise: Promise, count: int) -> list[Stretched] | list[None]:
    """How many do a promise's stretch, and their time; None: no answer."""
    try:
        found = stretch(timed, promise.from_, promise.to)
    except UnknownTime:
        return [None] * count
    if isinstance(found, Unanswerable):
        return [None] * count
    shares = [share for (share,) in by_draw(count, found.both)]
    times = [None] * count if found.walk is None else _figures(found.walk, count)
    return list(zip(shares, times, strict=True))
