"""The figures of a map in many draws of its inputs, each computed once, when it is asked for."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from blueprint.figures.ranges.drawing import DRAWS, HALF, deviation, redrawn_together
from blueprint.figures.ranges.known import OfAnalysis
from blueprint.figures.ranges.times import SegmentTimes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.experience.peak.drawn import DrawnExperience
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.ranges.range import Ranges
    from blueprint.figures.segment import SegmentFigures

_known: WeakKeyDictionary[Analysis, Draws] = WeakKeyDictionary()


def draws_of(analysis: Analysis) -> Draws:
    """The draws of an analysis, the same whoever asks."""
    draws = _known.get(analysis)
    if draws is None:
        draws = _known[analysis] = Draws(analysis)
    return draws


class Draws(OfAnalysis):
    """A map's figures in many draws of its inputs.

    Args:
        analysis: as the map says.

    Attributes:
        inputs: what is drawn.
        ranges: what follows from the draws, by segment, as far as anybody asked (`ranges.ranges_of`).
    """

    def __init__(self, analysis: Analysis) -> None:
        super().__init__(analysis)
        self.ranges: dict[str, Ranges] = {}
        self._made: list[Analysis] = []
        self._times: dict[str, SegmentTimes] = {}

    @cached_property
    def all(self) -> list[Analysis]:
        """Every draw; half as many where customers give up, for then each takes a search for who comes where."""
        return self.first(HALF if self._analysis.serving.gates else DRAWS)

    def first(self, draws: int) -> list[Analysis]:
        """The first of them, for what needs no more."""
        more = map(deviation, range(len(self._made), draws))
        self._made += redrawn_together(self._analysis, self.inputs, more)
        return self._made[:draws]

    @cached_property
    def settled(self) -> list[Analysis]:
        """The draws in which every queue settles."""
        return [a for a in self.all if not a.growing]

    @cached_property
    def felt(self) -> list[Analysis]:
        """The draws for what is felt: those in which customers can go the same ways as on the map."""
        return self._on_its_ways(self.all[:HALF])

    def _on_its_ways(self, drawn: Sequence[Analysis]) -> list[Analysis]:
        ways = {name: s.chain.ids for name, s in self._analysis.segments.items()}
        return [
            a for a in drawn if all(s.chain.ids == ways[n] and s.scores_known for n, s in a.segments.items())
        ]

    def remembered(self, draws: int) -> list[float | None]:
        """What all customers remember in the first draws, failures counted; None where it is unknown, or they go other ways."""
        base, drawn = self._analysis.segments, self.first(draws)
        felt = self._on_its_ways(drawn)
        if not felt or any(s.remembered.remembered_with_failures is None for s in base.values()):
            return [None] * draws
        parts = [(name, self._in(felt, s)) for name, s in base.items()]
        found = {}
        for k, a in enumerate(felt):
            weighted = [(a.segments[name].share * float(part.felt[k]), part) for name, part in parts]
            known = math.fsum(weight * float(part.remembered_with_failures[k]) for weight, part in weighted)
            found[id(a)] = known / math.fsum(weight for weight, _ in weighted)
        return [found.get(id(a)) for a in drawn]

    @cached_property
    def experience(self) -> dict[str, DrawnExperience | None]:
        """By segment; None where a score or an end is not known, or nobody experiences anything."""
        return {name: self._experience(s) for name, s in self._analysis.segments.items()}

    def _experience(self, s: SegmentFigures) -> DrawnExperience | None:
        if s.moments.swing is None or s.experience.remembered is None or not self.felt:
            return None
        return self._in(self.felt, s)

    def _in(self, draws: Sequence[Analysis], s: SegmentFigures) -> DrawnExperience:
        from blueprint.experience.peak.drawn import DrawnExperience  # imports numpy

        drawn = [a.segments[s.name] for a in draws]
        scale = float(self._analysis.flat.emotion_scale)
        return DrawnExperience([d.chain for d in drawn], [d.feelings for d in drawn], s.settings.rule, scale)

    def times(self, segment: str) -> SegmentTimes:
        """The times of a segment in the settled draws."""
        if segment not in self._times:
            base = self._analysis.segments[segment].timed
            drawn = [a.segments[segment].timed for a in self.settled]
            self._times[segment] = SegmentTimes(base, [(timed.chain, timed.laws) for timed in drawn])
        return self._times[segment]
