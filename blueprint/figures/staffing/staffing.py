"""How many servers at each staffed touchpoint, so that what the map declares holds, and why each of them.

That is promises, and what standards packs, limits and tolerances ask of waits and touchpoints whose times follow the
number of servers. Nobody is spared below today's numbers unless that is asked for, no queue is left busier than a
ceiling, and no more customers give up than another one allows. The search is `flow.queues.staffing`: one server at a
time, where it helps most; at the end everyone is spared without whom all of it still holds. What no number of servers
can keep does not drive it, but nobody is spared where that takes it noticeably further from being kept (`NOTICEABLE`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from blueprint.figures.analysis import Analysis
from blueprint.figures.promises import PromiseFigures
from blueprint.figures.queues import overloads
from blueprint.figures.shortfall import shortfall
from blueprint.figures.staffing.asked import KINDS, Asked, Kind, asked_standards, asked_times, missing
from blueprint.figures.staffing.by_servers import Servers, Serving, stands_for, with_servers
from blueprint.figures.staffing.plan import Break, Ceilings, Change, StaffingFigures
from blueprint.figures.standards.standards import StandardFigures, item_figures
from blueprint.flow.queues.queue import QueueFigures
from blueprint.flow.queues.staffing import staff
from blueprint.ranking import NEAR, above
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.standards.applied import Applied
    from blueprint.packs.standards import StandardsPack

NOTICEABLE = 1e-3
"""A tenth of a percentage point, or of the promised mean."""

_NO_ARRIVALS = Wording(
    "the map does not say how many customers arrive; write `arrivals: 60/h`",
    "地图没有写客户到达频率；请写上 `arrivals: 60/h`",
)
_NO_SERVERS = Wording(
    "no touchpoint that customers come to is staffed; write `staffed: {servers: 2}`",
    "客户经过的触点都没有服务人员；请写上 `staffed: {servers: 2}`",
)
_OVERLOAD = Wording(
    "more work comes than {before} can do: {after} are the fewest that keep up",
    "工作量超过 {before} 人的能力：至少 {after} 人才跟得上",
)
_ADDED = Wording(
    "of one more anywhere, one here brings what is asked for nearest", "任一处增加一人时，加在这里最接近要求"
)
_MORE_ADDED = Wording(
    "of a twentieth more anywhere, here it brings what is asked for nearest",
    "任一处增加二十分之一时，加在这里最接近要求",
)
_EVERYWHERE = Wording(
    "no single one more brings what is asked for nearer, so one is added everywhere",
    "单独加一人都不能更接近要求，因此每处各加一人",
)
_MORE_EVERYWHERE = Wording(
    "a twentieth more anywhere brings what is asked for no nearer, so it is added everywhere",
    "任一处增加二十分之一都不能更接近要求，因此处处增加",
)
_SPARED = Wording("all that is asked for holds without", "少此一人仍能满足要求")


class NothingToStaff(Exception):
    """The map lacks what staffing needs."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def staffing(
    analysis: Analysis,
    peak: float = 1.0,
    progress: Callable[[int, int], None] | None = None,
    *,
    ceilings: Ceilings | None = None,
    spare: bool = False,
    packs: Mapping[str, StandardsPack] | None = None,
    ignored: Collection[Kind] = (),
) -> StaffingFigures:
    """Find the fewest servers with which what the map declares holds, at the mean of a day that changes by the hour.

    Args:
        analysis: of the map.
        peak: the arrivals of the hours to staff for, as a multiple of the map's; > 0.
        progress: called with (services computed, the same) after each.
        ceilings: what no plan may go beyond; the usual ones unless told otherwise.
        spare: whether servers may be taken away below today's numbers.
        packs: the standards packs of the map, by the names it gives them.
        ignored: kinds of what is asked that do not count.

    Raises:
        NothingToStaff: the map has no arrivals, or no staffed touchpoint that customers come to.
    """
    analysis = analysis.at_mean
    service_map = analysis.flat
    if service_map.arrivals is None:
        raise NothingToStaff(_NO_ARRIVALS)
    if peak != 1:
        service_map = service_map.model_copy(update={"arrivals": service_map.arrivals * peak})
        analysis = Analysis(service_map, analysis.settings)
    if not analysis.queues:
        raise NothingToStaff(_NO_SERVERS)
    ceilings = ceilings or Ceilings()
    asked = tuple(a for a in asked_times(analysis) if a.kind not in ignored)
    places = () if "standard" in ignored else asked_standards(analysis, packs or {})
    search = _Search(analysis, asked, places, progress or (lambda _done, _all: None), ceilings, spare=spare)
    whole = Analysis(with_servers(service_map, search.found.servers), analysis.settings)
    return StaffingFigures(
        before={id_: q.servers for id_, q in analysis.queues.items()},
        after={id_: q.servers for id_, q in whole.queues.items()},
        changes=tuple(search.changes()),
        queues=(analysis.queues, whole.queues),
        wholes=(analysis.all, whole.all),
        roles=(analysis.roles, whole.roles),
        impossible=search.impossible,
        unknown=search.unknown,
        ceilings=ceilings,
        breaks=(*search.breaks(), *_beyond(whole, ceilings)),
        asked={
            kind: len(places) if kind == "standard" else sum(a.kind == kind for a in asked) for kind in KINDS
        },
    )


def _beyond(analysis: Analysis, ceilings: Ceilings) -> Iterator[Break]:
    for id_, q in analysis.queues.items():
        if above(q.utilisation, ceilings.busy, NEAR):
            yield Break("busy", id_, q.utilisation, ceilings.busy)
        lost = q.abandoned if isinstance(q, QueueFigures) else 0.0
        if above(lost, ceilings.given_up, NEAR):
            yield Break("given-up", id_, lost, ceilings.given_up)


class _Search:
    def __init__(
        self,
        analysis: Analysis,
        asked: Sequence[Asked],
        places: Sequence[Applied],
        progress: Callable[[int, int], None],
        ceilings: Ceilings,
        *,
        spare: bool,
    ) -> None:
        self._ceilings = ceilings
        self._asked, self._places = asked, places
        self._serving = Serving(analysis, asked, progress)
        self.before: Servers = {id_: analysis.queues[id_].servers for id_ in stands_for(analysis)}
        grown = {id_: q.servers_needed for id_, q in overloads(analysis.queues).items() if id_ in self.before}
        self._start: Servers = self.before | grown
        plenty = {id_: self._serving.plenty(id_, n, ceilings.busy) for id_, n in self._start.items()}
        at_start, at_best = self._serving.times(self._start), self._serving.times(plenty)
        self.unknown = tuple(p for p in self._promises(at_start) if not p.judgements)
        self.impossible = tuple(p for p in self._promises(at_best) if p.kept is False)
        self._floors = [
            then + NOTICEABLE if above(best, 0, NEAR) else 0.0
            for then, best in zip(self._missing(self._start), self._missing(plenty), strict=True)
        ]
        least = 1 if spare else self.before
        self.found = staff(self._start, self._gap, at_most=plenty, at_least=least)

    def _gap(self, servers: dict[str, int]) -> float:
        """What is missing to keep what can be kept, not to spoil the rest further, and to the ceilings."""
        if not self._serving.settles(servers):
            return math.inf
        missing = [m - floor for m, floor in zip(self._missing(servers), self._floors, strict=True)]
        missing += [self._ceilings.beyond(q) for q in self._serving.queues(servers).values()]
        return math.fsum(m for m in missing if above(m, 0, NEAR))

    def _promises(self, times: Sequence[PromiseFigures]) -> Iterator[PromiseFigures]:
        return (p for asked, p in zip(self._asked, times, strict=True) if asked.kind == "promise")

    def _missing(self, servers: Servers) -> list[float]:
        """What is missing to keep each thing the map asks for."""
        found = [math.fsum(map(shortfall, p.judgements)) for p in self._serving.times(servers)]
        return found + [missing(f) for f in self._standards(servers)]

    def _standards(self, servers: Servers) -> list[StandardFigures]:
        if not self._places:
            return []
        analysis = self._serving.analysis(servers)
        return [item_figures(analysis, place) for place in self._places]

    def breaks(self) -> Iterator[Break]:
        """What the map asks for and the plan does not keep."""
        servers = dict(self.found.servers)
        if not self._serving.settles(servers):
            return
        for asked, times in zip(self._asked, self._serving.times(servers), strict=True):
            for judgement in (j for j in times.judgements if not j.kept):
                if asked.at is None:
                    yield Break("promise", asked.promise.id, judged=times)
                    break
                value = judgement.achieved if math.isfinite(judgement.achieved) else None
                yield Break(asked.kind, asked.at, value, judgement.required, times)
        for f in self._standards(servers):
            if f.kept is False:
                item = f.item
                limit = item.share if item.quantifier == "share-within" else None
                limit = limit or (item.elapsed.least if item.is_time else item.value)
                yield Break("standard", f"{f.pack.id}#{item.id}", f.achieved, limit, f)

    def changes(self) -> list[Change]:
        """The changes, one touchpoint at a time, with reasons."""
        servers = dict(self.before)
        made: list[Change] = []
        for id_, count in self._start.items():
            if count != servers[id_]:
                made.append(self._change(servers, id_, count, _OVERLOAD))
        for step in self.found.steps:
            if step.servers < servers[step.touchpoint]:
                reason = _SPARED
            else:
                one = step.servers == servers[step.touchpoint] + 1
                here = repr(step.touchpoint) in step.reason.en
                one_reason, more_reason = (_ADDED, _MORE_ADDED) if here else (_EVERYWHERE, _MORE_EVERYWHERE)
                reason = one_reason if one else more_reason
            made.append(self._change(servers, step.touchpoint, step.servers, reason))
        return made

    def _change(self, servers: Servers, id_: str, count: int, reason: Wording) -> Change:
        old = servers[id_]
        servers[id_] = count
        times = self._serving.times(servers) if self._serving.settles(servers) else None
        promises = tuple(self._promises(times)) if times is not None else ()
        return Change(id_, old, count, reason.filled(before=old, after=count), promises)
