"""How many people of each role in which part of the day, so that what the map asks for holds, at the least cost.

Part by part of the day: as many as keep busy at most the ceiling; then one more at a time, where for its cost it brings
promises, standards, limits, tolerances and give-ups nearest, until all that any number of people can keep is kept, as
the day goes and were the part to last; last, the dearest first, whoever is not needed after all goes. What a part
leaves in line the next one has to serve. On top come those who are away (shrinkage), and shifts with their breaks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blueprint.figures.day.day import DayFigures, DayWalk, Hour, Law, Servers
from blueprint.figures.limits import limit_figures
from blueprint.figures.promises import promise_figures
from blueprint.figures.roster.shifts import Shift, cover
from blueprint.figures.shortfall import shortfall
from blueprint.figures.staffing.asked import Asked, asked_standards, asked_times, missing
from blueprint.figures.staffing.plan import Ceilings
from blueprint.figures.standards.standards import item_figures
from blueprint.model.arrivals import HOUR, Day
from blueprint.ranking import NEAR, above, ceiling, most

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.standards.applied import Applied
    from blueprint.packs.standards import StandardsPack


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How people work.

    Attributes:
        by: the length of a part of the day, seconds.
        shrinkage: share of paid time in which people do not serve, 0..1.
        shifts: lengths of shifts in seconds; none: a number for each part is all.
        rest: length of a break in seconds; paid.
        ceilings: what no part of the day may go beyond.
        ignored: kinds of what the map asks that do not count.
    """

    by: float = 1800.0
    shrinkage: float = 0.0
    shifts: tuple[float, ...] = ()
    rest: float = 0.0
    ceilings: Ceilings = field(default_factory=Ceilings)
    ignored: Collection[str] = ()


@dataclass(frozen=True, kw_only=True)
class Roster:
    """The people of a day.

    Attributes:
        day: its figures with them: as many as serve, not as many as are paid.
        today: its figures with the people of the map.
        serving: of each part of the day, line to people who serve.
        scheduled: the same with those who are away.
        shifts: line to its shifts; empty where none were asked for.
        broken: of each part, what is not kept all the same: promises, standards, touchpoints' limits and tolerances.
        hours: line to paid hours.
        cost: of the day, in the map's currency; None where a role has none.
    """

    day: DayFigures
    today: DayFigures
    serving: tuple[Servers, ...]
    scheduled: tuple[Servers, ...]
    shifts: Mapping[str, tuple[Shift, ...]]
    broken: tuple[tuple[str, ...], ...]
    hours: Mapping[str, float]
    cost: float | None

    def there(self, at: int) -> Servers:
        """How many people of each line a part of the day has to be planned with: of shifts, whoever is there in some of it."""
        hour = self.day.hours[at]
        by_shifts = {
            name: sum(s.people for s in shifts if s.start < hour.end and hour.start < s.end)
            for name, shifts in self.shifts.items()
        }
        return {**self.scheduled[at], **by_shifts}


def roster(
    analysis: Analysis,
    day: Day,
    terms: Terms,
    packs: Mapping[str, StandardsPack] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Roster:
    """The people of a day.

    Args:
        analysis: of a map with arrivals and queues.
        day: one of its days.
        terms: how people work.
        packs: the standards packs of the map, by the names it gives them.
        progress: called with (parts of the day done, of all).
    """
    walk = DayWalk(analysis, day, terms.by)
    asked = tuple(a for a in asked_times(analysis) if a.kind not in terms.ignored)
    places = () if "standard" in terms.ignored else tuple(asked_standards(analysis, packs or {}))
    search = _Search(walk, terms, asked, places)
    now, all_ = walk.nobody, walk.rounds * len(walk.parts)
    for done in range(walk.rounds):
        serving, broken = [], []
        for at, part in enumerate(walk.parts):
            servers, unkept, now = search.people(part, now)
            serving.append(servers)
            broken.append(unkept)
            if progress:
                progress(done * len(walk.parts) + at + 1, all_)
    scheduled = [{name: paid(n, terms.shrinkage) for name, n in part.items()} for part in serving]
    shifts, hours = _shifts(walk, terms, scheduled)
    costs = [line.cost * hours[line.name] if line.cost is not None else None for line in walk.lines]
    usual = [{line.name: line.servers for line in walk.lines}] * len(walk.parts)
    return Roster(
        day=walk.all_day(serving),
        today=walk.all_day(usual),
        serving=tuple(serving),
        scheduled=tuple(scheduled),
        shifts=shifts,
        broken=tuple(broken),
        hours=hours,
        cost=math.fsum(c for c in costs if c is not None) if None not in costs else None,
    )


def paid(servers: int, shrinkage: float) -> int:
    """People to plan so that so many serve.

    >>> paid(14, 0.3)
    20
    """
    return ceiling(servers / (1 - shrinkage))


def _shifts(
    walk: DayWalk, terms: Terms, scheduled: Sequence[Servers]
) -> tuple[dict[str, tuple[Shift, ...]], dict[str, float]]:
    """Shifts and paid hours of every line; without shifts everybody is paid for the parts they are needed."""
    spans = [(start, end) for start, end, _ in walk.parts]
    hours, shifts = {}, {}
    for line in walk.lines:
        needed = [part[line.name] for part in scheduled]
        times = [(start, end, n) for (start, end), n in zip(spans, needed, strict=True)]
        if terms.shifts:
            shifts[line.name] = cover(spans, needed, terms.shifts, terms.rest)
            times = [(shift.start, shift.end, shift.people) for shift in shifts[line.name]]
        hours[line.name] = math.fsum((end - start) / HOUR * n for start, end, n in times)
    return shifts, hours


class _Search:
    def __init__(
        self, walk: DayWalk, terms: Terms, asked: Sequence[Asked], places: Sequence[Applied]
    ) -> None:
        self._walk, self._terms = walk, terms
        self._asked, self._places = asked, places
        told = [line.cost for line in walk.lines if line.cost]
        self._costs = {line.name: line.cost or min(told, default=1.0) for line in walk.lines}

    def people(
        self, part: tuple[float, float, float], before: Law
    ) -> tuple[dict[str, int], tuple[str, ...], Law]:
        """The people of one part, what is not kept with them, and what they leave."""
        if not part[2]:  # nobody comes: whoever is still there is served
            left = {line.name: round(before[line.name].mean) for line in self._walk.lines}
            return left, (), self._walk.through(part, left, before)[1]
        load = self._walk.load(part[2], self._terms.ceilings.given_up)
        start = {name: self._fewest(work) for name, work in load.items()}
        plenty = {
            name: max(n, math.ceil(n + 4 * math.sqrt(n) + 4 + before[name].mean)) for name, n in start.items()
        }
        best, _ = self._walk.through(part, plenty, before)
        keeps = [not above(lack, 0, NEAR) for lack in self._missing(best)]
        servers = dict(start)
        gap = self._gap(part, servers, before, keeps)
        while above(gap, 0, NEAR):
            gaps = {
                name: self._gap(part, {**servers, name: n + 1}, before, keeps)
                for name, n in servers.items()
                if n < plenty[name]
            }
            if not gaps:
                break
            gains = {name: (gap - then) / self._costs[name] for name, then in gaps.items()}
            name = most(gains, gains.__getitem__)
            gap = gaps[name]
            servers[name] += 1
        for name in sorted(servers, key=lambda name: -self._costs[name]):
            fewer = {**servers, name: servers[name] - 1}
            while fewer[name] >= start[name] and not above(self._gap(part, fewer, before, keeps), gap, NEAR):
                servers = fewer
                fewer = {**servers, name: servers[name] - 1}
        hour, after = self._walk.through(part, servers, before)
        unkept = [
            name
            for name, lack in zip(self._names(), self._missing(hour), strict=True)
            if above(lack, 0, NEAR)
        ]
        return servers, tuple(dict.fromkeys(unkept)), after

    def _fewest(self, load: float) -> int:
        return max(1, ceiling(load / self._terms.ceilings.busy))

    def _gap(
        self, part: tuple[float, float, float], servers: dict[str, int], before: Law, keeps: Sequence[bool]
    ) -> float:
        """What is missing as the day goes, and were the part to last: a calm hour before is no plan."""
        now, _ = self._walk.through(part, servers, before)
        lasting, _ = self._walk.through(part, servers, self._walk.settled(part, servers))
        return max(self._lack(now, keeps), self._lack(lasting, keeps))

    def _lack(self, hour: Hour, keeps: Sequence[bool]) -> float:
        """What is missing of what some number of people keeps; what none keeps calls for nobody."""
        lacks = [lack for lack, kept in zip(self._missing(hour), keeps, strict=True) if kept]
        lacks += [self._terms.ceilings.beyond(q) for q in hour.of_day]
        return math.fsum(x for x in lacks if above(x, 0, NEAR))

    def _missing(self, hour: Hour) -> list[float]:
        """What is missing to keep each thing the map asks for."""
        analysis = hour.analysis
        found = []
        for asked in self._asked:
            parts = [(s.share, s.timed) for s in analysis.segments.values() if s.name in asked.segments]
            if asked.kind == "limit":
                figures = limit_figures(analysis.map, asked.promise, parts, analysis.schedule)
            else:
                figures = promise_figures(asked.promise, parts, analysis.schedule)
            found.append(math.fsum(map(shortfall, figures.judgements)))
        return found + [missing(item_figures(analysis, place)) for place in self._places]

    def _names(self) -> list[str]:
        return [a.promise.id for a in self._asked] + [f"{p.pack.id}#{p.item.id}" for p in self._places]
