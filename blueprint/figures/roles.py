"""How much work each role has, over all touchpoints that name it, in front of customers and behind."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.chain.gates import direct
from blueprint.flow.visits.visits import count_visits
from blueprint.model.arrivals import HOUR, Arrivals, hour_called
from blueprint.model.roles import role_at
from blueprint.ranking import above, ceiling
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from blueprint.figures.segment import SegmentFigures
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.text import Text
    from blueprint.model.touchpoint import Touchpoint


@dataclass(frozen=True)
class Rush:
    """When most customers come, where arrivals change by the hour.

    Attributes:
        start: when that begins, with its weekdays where days differ.
        work: people at work then, as long as all that comes is done at once.
    """

    start: Wording
    work: float


@dataclass(frozen=True, kw_only=True)
class RoleFigures:
    """One role's work.

    Attributes:
        name: its key in `roles`, else what touchpoints call it.
        title: what it is called.
        servers: how many there are: as `roles` says, else as many as its staffed touchpoints have together; None
            where nobody says.
        declared: whether `roles` says how many there are.
        parts: touchpoint to the people who are at work there, on the mean (erlang); by work.
        unknown: touchpoints that customers come to, and whose time is unknown.
        cost: of one hour of all its people, in the map's currency; None where nobody says.
        rush: the busiest stretch of all days; None where arrivals do not change by the hour.
    """

    name: str
    title: Wording
    servers: int | None
    declared: bool
    parts: tuple[tuple[str, float], ...]
    unknown: tuple[str, ...]
    cost: float | None
    rush: Rush | None = None

    @property
    def work(self) -> float:
        """People at work on the mean, as long as all that comes is done; where times are unknown, at least."""
        return fsum(work for _, work in self.parts)

    def works_at(self, touchpoint: str) -> bool:
        """Whether it has work at a touchpoint."""
        return touchpoint in self.unknown or touchpoint in dict(self.parts)

    def needed(self, busy: float) -> int:
        """The fewest people who are busy at most `busy` of their time (0..1, above 0)."""
        return max(1, ceiling(self.work / busy))

    @property
    def utilisation(self) -> float | None:
        """Work over people, 0 and more; above 1 it cannot be done; None where nobody says how many there are."""
        return self.work / self.servers if self.servers else None

    @property
    def has_too_much(self) -> bool:
        """Whether its people cannot do all that is theirs; not where nobody says how many there are."""
        return self.utilisation is not None and above(self.utilisation, 1)

    @property
    def busy_at_most(self) -> float | None:
        """Utilisation when most customers come; the mean where arrivals do not change by the hour."""
        return self.rush.work / self.servers if self.rush and self.servers else self.utilisation


def roles_of(flat: ServiceMap, segments: Collection[SegmentFigures]) -> tuple[RoleFigures, ...]:
    """Every role that has work, in order of the map; none where nobody knows how many customers come.

    Args:
        flat: the map as customers walk it.
        segments: all of them, with their queues opened.
    """
    if flat.arrivals is None or not segments:
        return ()
    members: dict[str, list[Touchpoint]] = {}
    named: dict[str, Text] = {}
    for touchpoint in flat.touchpoints.values():
        role = role_at(flat.roles, touchpoint)
        if role is not None or touchpoint.role is not None:
            called = role.called if role else touchpoint.role
            assert called is not None
            name = role.id if role else called["zh"]
            named.setdefault(name, called)
            members.setdefault(name, []).append(touchpoint)
    work = _work(flat.arrivals / HOUR, segments)
    return tuple(_figures(flat, name, named[name], mine, work) for name, mine in _busy(members, work))


def _busy(
    members: dict[str, list[Touchpoint]], work: dict[str, float | None]
) -> Iterator[tuple[str, list[Touchpoint]]]:
    for name, mine in members.items():
        here = [t for t in mine if t.id in work]
        if here:
            yield name, here


def _figures(
    flat: ServiceMap, name: str, called: Text, mine: list[Touchpoint], work: dict[str, float | None]
) -> RoleFigures:
    role = flat.roles.get(name)
    counts = [s.servers for t in mine if (s := t.staffed) and s.servers]
    known = [(t.id, n) for t in mine if (n := work[t.id]) is not None]
    rush = None
    if isinstance(flat.arrivals, Arrivals):
        day, (start, _, rate) = flat.arrivals.busiest
        rush = Rush(hour_called(day.days, start), fsum(n for _, n in known) * rate / flat.arrivals)
    return RoleFigures(
        name=name,
        title=Wording(called["en"], called["zh"]),
        servers=role.servers if role else sum(counts) or None,
        declared=role is not None,
        parts=tuple(sorted(known, key=lambda part: -round(part[1], 12))),
        unknown=tuple(t.id for t in mine if work[t.id] is None),
        cost=role.cost.amount * role.servers if role and role.cost else None,
        rush=rush,
    )


def _work(rate: float, segments: Collection[SegmentFigures]) -> dict[str, float | None]:
    """Touchpoints that customers come to: the people at work there; None where the time is unknown."""
    parts: dict[str, list[float]] = {}
    unknown: set[str] = set()
    for segment in segments:
        met, laws = count_visits(segment.chain), segment.service_laws
        for id_ in segment.map.touchpoints:
            n = met.get(id_, 0.0)
            if not n and direct(id_) not in met:
                continue
            if id_ not in laws:
                unknown.add(id_)
                continue
            parts.setdefault(id_, []).append(segment.share * rate * n * laws[id_].mean)
    return {id_: None if id_ in unknown else fsum(parts[id_]) for id_ in (*parts, *unknown)}
