"""What is measured of cases: asks the questions, judges the answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from blueprint.figures.limits import limits_of
from blueprint.observe.conform.conformance import Group
from blueprint.observe.conform.data import CasesMeasured, ConnectionMeasured, EndMeasured, TouchpointMeasured
from blueprint.observe.conform.declared import Declared
from blueprint.observe.conform.measured import measured, patience
from blueprint.observe.conform.promised import Judging, Promised
from blueprint.observe.conform.questions import SMALL, Questions
from blueprint.observe.conform.sql import microseconds
from blueprint.observe.conform.verdict import judge_share, unlikely, wilson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from blueprint.observe.engine.engine import Engine

_SHOWN, _FREQUENT = 3, 10


class Measuring:
    """The measures of all cases, or of a segment's.

    Args:
        engine: has the tables.
        declared: what holds for them.
        judging: how strictly, and by which clocks.
        segment: its names in the log; None: all cases.
    """

    def __init__(
        self, engine: Engine, declared: Declared, judging: Judging, segment: Sequence[str] | None
    ) -> None:
        self._ask = Questions(engine, segment)
        self._declared, self._required = declared, judging.required
        self._promised = Promised(self._ask, judging, declared.may_leave)

    def group(self) -> Group:
        """Everything that is measured of them."""
        touchpoints = self._touchpoints()
        connections, ends = self._connections({id_: t.visits for id_, t in touchpoints.items()})
        off_map, examples = self._ask.off_map(
            [(c.start, c.end) for c in connections if not c.declared], _SHOWN
        )
        skipped: Counter[str] = Counter()
        for c in connections:
            skipped.update(dict.fromkeys(c.skips, c.count))
        declared, service_map = self._declared, self._declared.map
        return Group(
            touchpoints={
                id_: replace(t, skipped=skipped[id_]) if skipped[id_] else t for id_, t in touchpoints.items()
            },
            connections=tuple(replace(c, cases=examples.get((c.start, c.end), ())) for c in connections),
            ends=ends,
            cases=self._cases(off_map),
            promises=tuple(self._promised.promise(p) for p in service_map.promises),
            limits=tuple(self._promised.promise(p) for p in limits_of(service_map)),
            patience=tuple(
                patience(self._ask.patience(wait.id, server.id, server.gives_up), wait.id, server)
                for wait, server in declared.waits
            ),
        )

    def _touchpoints(self) -> dict[str, TouchpointMeasured]:
        known = self._declared.map.touchpoints
        times = {id_: t.time for id_, t in known.items() if t.time is not None}
        rows = self._ask.touchpoints(
            [
                (id_, *(None if x is None else microseconds(x.seconds) for x in (t.standard, t.tolerance)))
                for id_, t in times.items()
            ]
        )
        few = [row[0] for row in rows if 0 < row[2] <= SMALL]
        values: defaultdict[str, list[int]] = defaultdict(list)
        if few:
            for id_, spent in self._ask.times(few):
                values[id_].append(spent)
        never = (0, 0, 0, *[None] * 5, 0, 0)
        there = self._declared.map.walked - self._declared.silent
        found = {id_: (id_, *never[1:]) for id_ in known if id_ in there}
        found |= {row[0]: row for row in rows}
        return {id_: self._touchpoint(found[id_], values[id_]) for id_ in known if id_ in found}

    def _touchpoint(self, row: tuple[Any, ...], values: list[int]) -> TouchpointMeasured:
        id_, visits, *stats = row
        time = measured(stats[:6], values)
        times = self._declared.map.touchpoints[id_].time
        standard, tolerance = (
            None if times is None or t is None else t.seconds
            for t in ((times.standard, times.tolerance) if times else (None, None))
        )
        limit = times.limit if times else None
        verdicts = (
            None if standard is None else judge_share("standard", standard, self._required, stats[6], time.n),
            None
            if tolerance is None
            else judge_share("tolerance", tolerance, self._required, stats[7], time.n),
        )
        return TouchpointMeasured(
            id=id_,
            visits=visits,
            time=time,
            standard=standard,
            tolerance=tolerance,
            limit=limit.within.seconds if limit and limit.within else None,
            verdicts=tuple(v for v in verdicts if v),
        )

    def _connections(
        self, visits: Mapping[str, int]
    ) -> tuple[tuple[ConnectionMeasured, ...], tuple[EndMeasured, ...]]:
        declared = self._declared
        rows = self._ask.connections(
            [(a, b, microseconds(within.seconds)) for (a, b), within in declared.limits.items()]
        )
        few = [(row[0], row[1]) for row in rows if row[1] is not None and 0 < row[3] <= SMALL]
        values: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        if few:
            for a, b, spent in self._ask.handoffs(few):
                values[a, b].append(spent)
        order = {id_: place for place, id_ in enumerate(declared.map.touchpoints)}
        never = (0, 0, *[None] * 5, 0)
        gone = {(row[0], row[1]) for row in rows}
        rows += [(a, b, *never) for a, b in declared.arrows if (a, b) not in gone]
        rows += [(a, None, *never) for a in declared.leaving if (a, None) not in gone]
        rows += [
            (a, gate, sum(row[2] for row in rows if row[0] == a and row[1] in behind), *never[1:])
            for (a, gate), (_, behind, _) in declared.gates.items()
        ]
        rows.sort(key=lambda row: (order[row[0]], row[1] is None, order.get(row[1], 0)))
        under_way = {a: row for a, b, row, *_ in rows if b is None and a not in declared.may_leave}
        connections, ends = [], []
        for start, end, count, *stats in rows:
            whole = visits[start]
            share = count / whole if whole else None
            interval = wilson(min(count, whole), whole) if whole else None
            if end is None:
                ends.append(self._end(start, count, share, interval))
                continue
            arrow = (start, end)
            forks = start in declared.forks or any(
                a == start and end in gate.behind and gate.together for (a, _), gate in declared.gates.items()
            )
            known = arrow in declared.arrows or arrow in declared.gates
            declared_share = (
                declared.gates[arrow].share if arrow in declared.gates else declared.arrows.get(arrow)
            )
            handoff = measured(stats[:6], values[arrow])
            within = declared.limits.get(arrow)
            verdict = (
                None
                if within is None
                else self._promised.in_time("handoff", within, self._required, (stats[6], handoff.n), arrow)
            )
            connections.append(
                ConnectionMeasured(
                    start=start,
                    end=end,
                    count=count,
                    share=None if forks else share,
                    interval=None if forks else interval,
                    declared=known,
                    declared_share=None if declared_share is None else float(declared_share),
                    differs=not forks
                    and _differs(declared_share, count, {whole, whole - under_way.get(start, 0)}),
                    handoff=handoff,
                    verdict=verdict,
                    limited=within is not None,
                    skips=() if known else declared.between(start, end) or (),
                )
            )
        return tuple(connections), tuple(ends)

    def _end(
        self, start: str, count: int, share: float | None, interval: tuple[float, float] | None
    ) -> EndMeasured:
        declared = self._declared.leaving.get(start)
        return EndMeasured(
            touchpoint=start,
            count=count,
            share=share,
            interval=interval,
            declared=start in self._declared.leaving,
            declared_share=None if declared is None else float(declared),
        )

    def _cases(self, off_map: int) -> CasesMeasured:
        *stats, ways, first, last = self._ask.cases()
        small = 0 < stats[0] <= SMALL
        started: dict[str, int] = dict(self._ask.firsts())
        order = [id_ for id_ in self._declared.map.touchpoints if id_ in started]
        return CasesMeasured(
            n=stats[0],
            time=measured(stats, [v for (v,) in self._ask.case_times()] if small else []),
            off_map=off_map,
            ways=ways,
            frequent=tuple(self._ask.ways(_FREQUENT)),
            started={id_: started[id_] for id_ in order},
            strange_starts=tuple(id_ for id_ in order if id_ not in self._declared.entries),
            first=first,
            last=last,
        )


def _differs(share: Fraction | None, count: int, wholes: set[int]) -> bool:
    """Whether a sample speaks against a declared share: also without those who may yet go that way."""
    return share is not None and all(whole > 0 and unlikely(count, whole, float(share)) for whole in wholes)
