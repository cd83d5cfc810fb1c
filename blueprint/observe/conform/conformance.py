"""What `conform` finds: all cases of a log, and those of each segment, beside a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.observe.conform.data import (
        CasesMeasured,
        ConnectionMeasured,
        EndMeasured,
        PatienceMeasured,
        PromiseMeasured,
        TouchpointMeasured,
    )
    from blueprint.observe.log.events import EventLog
    from blueprint.observe.mapping import Matched
    from blueprint.wording import Wording


@dataclass(frozen=True, kw_only=True)
class Group:
    """All cases, or those of a segment."""

    touchpoints: Mapping[str, TouchpointMeasured]
    connections: tuple[ConnectionMeasured, ...]
    ends: tuple[EndMeasured, ...]
    cases: CasesMeasured
    promises: tuple[PromiseMeasured, ...]
    limits: tuple[PromiseMeasured, ...]
    patience: tuple[PatienceMeasured, ...] = ()

    @property
    def broken(self) -> tuple[str, ...]:
        """What is not kept, for sure: ids of touchpoints, arrows, promises and limits."""
        return tuple(
            name
            for name, kept in (
                *((t.id, t.kept) for t in self.touchpoints.values()),
                *((f"{c.start} > {c.end}", c.verdict and c.verdict.kept) for c in self.connections),
                *((p.id, p.kept) for p in (*self.promises, *self.limits)),
            )
            if kept is False
        )

    @property
    def unmeasured(self) -> tuple[str, ...]:
        """What has a declared time that the log has nobody for: the same ids."""
        return (
            *(
                t.id
                for t in self.touchpoints.values()
                if not t.verdicts and any(x is not None for x in (t.standard, t.tolerance))
            ),
            *(f"{c.start} > {c.end}" for c in self.connections if c.limited and c.verdict is None),
            *(p.id for p in (*self.promises, *self.limits) if not p.verdicts),
        )


@dataclass(frozen=True, kw_only=True)
class Conformance:
    """A map beside a log.

    Attributes:
        map: its name.
        variants: different sequences of activities, event by event, as process mining counts them.
        never_seen: touchpoints of the flow at which no case was.
        segments: segment to its group, where the log says who is who.
        unknown_segments: names of segments in the log that the map does not have.
        required: the share of times that has to keep a standard.
        differing: touchpoints whose ways differ between segments.
        unknown_years: of the log, where working time is counted: public holidays of these are not known.
        opening_assumed: whether working time is counted by hours that nobody said.
        unread: why the readings in working time of what is told by the clock are not there; None: they are, or there are none.
    """

    map: str
    log: EventLog
    matched: Matched
    counts: Mapping[str, int]
    variants: int
    all: Group
    segments: Mapping[str, Group]
    unknown_segments: tuple[str, ...]
    never_seen: tuple[str, ...]
    required: float
    differing: frozenset[str]
    unknown_years: tuple[int, ...] = ()
    unread: Wording | None = None
    opening_assumed: bool = False

    @property
    def in_hours(self) -> bool:
        """Whether something was counted in working time."""
        verdicts = [
            *(v for p in (*self.all.promises, *self.all.limits) for v in p.verdicts),
            *(c.verdict for c in self.all.connections if c.verdict),
        ]
        return any(v.told or v.others for v in verdicts)

    @property
    def kept(self) -> bool:
        """Whether nothing is known to be broken."""
        return not self.all.broken and not any(g.broken for g in self.segments.values())
