"""The ranges of what measures are worth: each gain in the draws that all ranges come from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from blueprint.figures.invest.measures import UNITS, Kind, Measure, improved
from blueprint.figures.invest.remembered_gain import improved_feeling
from blueprint.figures.queues import Kind as Customers
from blueprint.figures.queues import queue_alone
from blueprint.figures.ranges.drawing import reweighted
from blueprint.figures.ranges.draws import draws_of
from blueprint.figures.ranges.range import Range, range_of
from blueprint.figures.staffing.by_servers import with_servers
from blueprint.figures.whatif.recovery import recovery_of
from blueprint.flow.queues.queue import QueueFigures
from blueprint.flow.time.chain import UnknownTime
from blueprint.flow.time.laws import Law, Scaled
from blueprint.flow.time.redrawn import DrawnTimes
from blueprint.flow.time.totals import total_time
from blueprint.model.segments import ALL

if TYPE_CHECKING:
    from blueprint.experience.peak.drawn import DrawnExperience
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.segment import SegmentFigures

_FEW = 16
"""Draws of a measure that moves customers between queues, where each takes a search for who comes where."""


class GainRanges:
    """The ranges of gains to one segment, or to all customers.

    Args:
        analysis: of the map.
        segment: whose customers count.
    """

    def __init__(self, analysis: Analysis, segment: str) -> None:
        self._analysis = analysis
        self._draws = draws_of(analysis)
        self._chosen = [name for name in analysis.segments if segment in (ALL, name)]

    def remembered(self, kind: Kind, ids: Sequence[str]) -> dict[str, Range]:
        """Touchpoint to what remembered experience, visits failing as they do, gains; none where that is not known."""
        parts = [self._draws.experience[name] for name in self._chosen]
        known = [part for part in parts if part is not None]
        if not known or len(known) < len(parts):
            return {}
        drawn = self._draws.felt
        gains = []
        for name, part in zip(self._chosen, known, strict=True):
            segments = [a.segments[name] for a in drawn]
            scale = float(segments[0].map.emotion_scale)
            feelings = [s.feelings for s in segments]
            here = [id_ for id_ in ids if id_ in feelings[0] and feelings[0][id_].experienced]
            gains.append(
                part.gains([{id_: improved_feeling(f[id_], kind, scale) for id_ in here} for f in feelings])
            )
        values: dict[str, list[float]] = {id_: [] for id_ in ids}
        for draw, a in enumerate(drawn):
            felt = [
                a.segments[n].share * float(p.felt[draw]) for n, p in zip(self._chosen, known, strict=True)
            ]
            for id_, found in values.items():
                each = (float(g[id_][draw]) if id_ in g else 0.0 for g in gains)
                found.append(math.fsum(w * g for w, g in zip(felt, each, strict=True)) / math.fsum(felt))
        return {id_: range_of(found) for id_, found in values.items()}

    def rerouted(self, measure: Measure) -> Range | None:
        """The same of a measure that sends customers other ways; None where that is not known."""
        drawn = self._draws.felt[:_FEW]
        parts = [self._draws.experience[name] for name in self._chosen]
        known = [part for part in parts if part is not None]
        if not drawn or len(known) < len(parts):
            return None
        moved = [
            a.redrawn(a.flat, {name: self._fewer_failures(s, measure) for name, s in a.segments.items()})
            for a in drawn
        ]
        before = self._with_failures(drawn, known)
        after = self._with_failures(moved, [self._felt([a.segments[n] for a in moved]) for n in self._chosen])
        return range_of([now - was for was, now in zip(before, after, strict=True)])

    def _felt(self, drawn: Sequence[SegmentFigures]) -> DrawnExperience:
        """What one segment feels in some draws."""
        from blueprint.experience.peak.drawn import DrawnExperience  # imports numpy

        scale = float(drawn[0].map.emotion_scale)
        return DrawnExperience(
            [s.chain for s in drawn], [s.feelings for s in drawn], drawn[0].settings.rule, scale
        )

    def _with_failures(self, drawn: Sequence[Analysis], parts: Sequence[DrawnExperience]) -> list[float]:
        """What is remembered, visits failing as they do, in each draw."""
        found = []
        for draw, a in enumerate(drawn):
            felt = [
                a.segments[n].share * float(p.felt[draw]) for n, p in zip(self._chosen, parts, strict=True)
            ]
            each = (w * float(p.remembered_with_failures[draw]) for w, p in zip(felt, parts, strict=True))
            found.append(math.fsum(each) / math.fsum(felt))
        return found

    def _fewer_failures(self, s: SegmentFigures, measure: Measure) -> SegmentFigures:
        """A segment in a draw, after a measure that sends fewer of its customers to the recovery."""
        here, scale = s.map.touchpoints[measure.touchpoint], float(s.map.emotion_scale)
        was, now = recovery_of(here), recovery_of(improved(here, measure.kind, scale))
        then, less = here.fails.then if here.fails else None, float((was or 0) - (now or 0))

        def onward(id_: str, targets: Sequence[str], shares: Sequence[float]) -> Sequence[float]:
            if id_ != here.id or then not in targets or not less:
                return shares
            at = targets.index(then)
            kept = max(shares[at] - less, 0.0)
            return [kept if k == at else p * (1 - kept) / (1 - shares[at]) for k, p in enumerate(shares)]

        service = Customers(s.share, reweighted(s.service.chain, onward), s.service_laws)
        return s.redrawn(
            service, lambda id_, f: improved_feeling(f, "failure", scale) if id_ == here.id else f
        )

    def time(self, measure: Measure) -> Range | None:
        """By how many seconds the mean visit gets shorter; None where that is not known."""
        moves = self._analysis.entangled and measure.touchpoint in self._analysis.queues
        found = list(self._moving(measure) if moves else self._staying(measure))
        known = [gain for gain in found if gain is not None]
        return range_of(known) if known and len(known) == len(found) else None

    def _staying(self, measure: Measure) -> Iterator[float | None]:
        """Of a measure that leaves customers where they go."""
        id_ = measure.touchpoint
        for draw, a in enumerate(self._draws.settled):
            wait, total, gained = self._less_wait(a, measure), 0.0, 0.0
            for name in self._chosen:
                s = a.segments[name]
                met = self._draws.times(name).visits[draw].get(id_, 0.0)
                if met is None or wait is None:
                    yield None
                    return
                law = s.service_laws.get(id_) if measure.kind == "time" else None
                total += s.share
                gained += s.share * met * (wait + (law.mean - _shorter(law).mean if law else 0.0))
            yield gained / total

    def _less_wait(self, a: Analysis, measure: Measure) -> float | None:
        """By how much the wait in front of the touchpoint gets shorter in a draw."""
        id_ = measure.touchpoint
        before = a.queues.get(id_)
        if before is None:
            return 0.0
        more = measure.kind == "server"
        customers = [
            (s.share * s.visits.visits.get(id_, 0.0), law if more else _shorter(law))
            for s in a.segments.values()
            if (law := s.service_laws.get(id_)) is not None
        ]
        flat = with_servers(a.flat, {id_: before.servers + more})
        after = queue_alone(flat.touchpoints[id_], a.flat.arrivals or 0.0, customers)
        if not isinstance(before, QueueFigures) or not isinstance(after, QueueFigures):
            return None
        return before.wait_mean - after.wait_mean

    def _moving(self, measure: Measure) -> Iterator[float | None]:
        """Of a measure at a queue that customers leave."""
        id_ = measure.touchpoint
        for a in self._draws.settled[:_FEW]:
            flat, segments = a.flat, {}
            if measure.kind == "server":
                flat = with_servers(flat, {id_: a.queues[id_].servers + 1})
            for name, s in a.segments.items():
                laws: Mapping[str, Law] = s.service_laws
                if measure.kind == "time" and id_ in laws:
                    laws = {**laws, id_: _shorter(laws[id_])}
                segments[name] = s.redrawn(Customers(s.share, s.service.chain, laws), lambda _id, f: f)
            after = a.redrawn(flat, segments)
            before, then = self._mean(a), None if after.growing else self._mean(after)
            yield None if before is None or then is None else before - then

    def _mean(self, a: Analysis) -> float | None:
        try:
            means = [
                total_time(DrawnTimes(s.chain, s.laws, self._analysis.segments[name].timed)).mean
                for name, s in a.segments.items()
                if name in self._chosen
            ]
        except UnknownTime:
            return None
        shares = [a.segments[name].share for name in a.segments if name in self._chosen]
        return math.fsum(w * m for w, m in zip(shares, means, strict=True)) / math.fsum(shares)


def _shorter(law: Law) -> Law:
    """A time after one unit less of it; must say the same as `measures.improved`."""
    return Scaled(law, max(1 - UNITS["time"] / law.mean, 0.5)) if law.mean > 0 else law
