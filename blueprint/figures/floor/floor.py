"""The touchpoint map's figures: who is where on the floor plan, who walks how far, whose ways cross.

Only what customers experience (customer and frontstage lanes) says where they are. A touchpoint without
a zone leaves them where they were. Walking is measured from the middle of a zone to the middle of the
next as the crow flies, so it is the least they walk. The number present in a zone is Little's law
(Little 1961): arrivals times mean time there, waiting included.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import fsum, hypot
from typing import TYPE_CHECKING

from blueprint.flow.visits.moves import OUTSIDE, moves
from blueprint.model.arrivals import HOUR
from blueprint.model.nesting import SEPARATOR
from blueprint.ranking import above, ranked

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.model.service_map import ServiceMap, Zone

Spot = tuple[float, float]
BUSY = 0.05
"""Ways that fewer than this share of customers take do not count as busy."""


@dataclass(frozen=True)
class ZoneFigures:
    """What happens in a zone.

    Attributes:
        touchpoints: that place customers here, in declaration order.
        visits: expected number of touchpoint visits per customer here.
        seconds: expected time per customer here, waits included; None where a time is unknown.
        present: mean number of customers here; None where that or the map's arrivals are unknown.
        unknown: the touchpoints whose time is unknown.
    """

    touchpoints: tuple[str, ...]
    visits: float
    seconds: float | None
    present: float | None
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """A direct move between two zones (`OUTSIDE` before the first, after the last).

    Attributes:
        trips: expected number per customer.
        metres: between the middles of the zones; None from and to outside, and where the plan lacks a place.
    """

    source: str
    target: str
    trips: float
    metres: float | None


@dataclass(frozen=True)
class Crossing:
    """Two busy ways, each in either direction, that cross on the plan; `trips` of the one and of the other."""

    first: tuple[str, str]
    second: tuple[str, str]
    at: Spot
    trips: tuple[float, float]


@dataclass(frozen=True)
class Floor:
    """The touchpoint map of a group of customers.

    Attributes:
        zones: zones of the plan by id.
        ways: from the busiest down.
        distance: expected metres a customer walks; None where a zone that is walked to has no place.
        crossings: of busy ways, busiest first; a pair counts by its quieter way.
        unplaced: experienced touchpoints of the flow without a zone.
    """

    zones: Mapping[str, ZoneFigures]
    ways: tuple[Way, ...]
    distance: float | None
    crossings: tuple[Crossing, ...]
    unplaced: tuple[str, ...]


def middle(zone: Zone) -> Spot | None:
    """The middle of a zone in metres, or None where the plan does not say where it is."""
    if zone.at is None:
        return None
    width, depth = zone.size or (0.0, 0.0)
    return zone.at[0] + width / 2, zone.at[1] + depth / 2


def floor_of(analysis: Analysis, segment: str) -> Floor | None:
    """The touchpoint map of a segment, or of `all`; None where the map has no zones."""
    chosen = [s for name, s in analysis.segments.items() if segment in (name, "all")]
    plan = analysis.map
    if not plan.zones or not chosen:
        return None
    total = fsum(s.share for s in chosen)
    trips: dict[tuple[str, str], list[float]] = defaultdict(list)
    for s in chosen:
        for pair, n in moves(s.chain, _places(s.map, plan)).between.items():
            trips[pair].append(s.share / total * n)
    ways = tuple(
        ranked(
            (Way(a, b, fsum(parts), _metres(plan, a, b)) for (a, b), parts in trips.items()),
            lambda way: way.trips,
        )
    )
    inner = [w for w in ways if OUTSIDE not in (w.source, w.target)]
    walked = [w.trips * w.metres for w in inner if w.metres is not None]
    placed = _places(analysis.flat, plan)
    return Floor(
        zones={id_: _zone(id_, analysis, segment, placed, total) for id_ in plan.zones},
        ways=ways,
        distance=fsum(walked) if len(walked) == len(inner) else None,
        crossings=_crossings(plan, inner),
        unplaced=tuple(
            t.id
            for t in plan.touchpoints.values()
            if t.id in plan.walked and t.lane.experienced and t.zone not in plan.zones
        ),
    )


def _places(walked: ServiceMap, plan: ServiceMap) -> dict[str, str]:
    """Touchpoint to its zone; what is inside another map happens where the touchpoint that stands for it is."""
    found = {}
    for t in walked.touchpoints.values():
        outer = plan.touchpoints.get(t.id.partition(SEPARATOR)[0])
        inside = outer is not None and outer.map is not None
        zone = outer.zone if inside and outer is not None else t.zone
        if zone is not None and zone in plan.zones and t.lane.experienced:
            found[t.id] = zone
    return found


def _zone(
    zone: str, analysis: Analysis, segment: str, places: Mapping[str, str], share: float
) -> ZoneFigures:
    rows = analysis.of(segment).touchpoints
    here = [id_ for id_, place in places.items() if place == zone and id_ in rows]
    known = {id_: rows[id_].time_mean for id_ in here if rows[id_].visits > 0}
    unknown = tuple(id_ for id_, mean in known.items() if mean is None)
    seconds = fsum(rows[id_].visits * mean for id_, mean in known.items() if mean is not None)
    arrivals = analysis.map.arrivals
    return ZoneFigures(
        touchpoints=tuple(here),
        visits=fsum(rows[id_].visits for id_ in here),
        seconds=None if unknown else seconds,
        present=None if unknown or arrivals is None else float(arrivals) * share * seconds / HOUR,
        unknown=unknown,
    )


def _metres(plan: ServiceMap, source: str, target: str) -> float | None:
    ends = [middle(plan.zones[z]) if z in plan.zones else None for z in (source, target)]
    if ends[0] is None or ends[1] is None:
        return None
    return hypot(ends[0][0] - ends[1][0], ends[0][1] - ends[1][1])


def _crossings(plan: ServiceMap, ways: list[Way]) -> tuple[Crossing, ...]:
    both: dict[tuple[str, str], list[float]] = defaultdict(list)
    for way in ways:
        a, b = sorted((way.source, way.target))
        both[a, b].append(way.trips)
    busy = {pair: fsum(parts) for pair, parts in both.items() if not above(BUSY, fsum(parts))}
    found = []
    for one, other in combinations(busy, 2):
        ends = [middle(plan.zones[z]) for z in (*one, *other)]
        if None in ends or {*one} & {*other}:
            continue
        at = _meeting(*(end for end in ends if end is not None))
        if at is not None:
            found.append(Crossing(one, other, at, (busy[one], busy[other])))
    return tuple(ranked(found, lambda c: min(c.trips)))


def _meeting(a: Spot, b: Spot, c: Spot, d: Spot) -> Spot | None:
    """Where the lines a-b and c-d cross; one may end on the other: its customers stand in the way there."""
    across = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
    if across == 0:
        return None
    t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / across
    u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / across
    if not (0 <= t <= 1 and 0 <= u <= 1):
        return None
    return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])
