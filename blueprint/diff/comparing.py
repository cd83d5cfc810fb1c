"""Several maps side by side: figures with their ranges, and which is best where that is more than noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from blueprint.diff.attribution import Contribution, contributions
from blueprint.diff.measures import MEASURES, Kind, Measure, judgements, of_promise
from blueprint.figures import Analysis
from blueprint.figures.ranges.range import Range, Ranges
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.ranking import above


@dataclass(frozen=True)
class Line:
    """One figure of every map.

    Attributes:
        key, kind, more: as of a `Measure`.
        values: None where it is unknown.
        ranges: None where there is none.
        best: the number of the map whose range lies beyond that of every other; None where none does, or a map has
            no range.
    """

    key: str
    kind: Kind
    more: bool
    values: tuple[float | None, ...]
    ranges: tuple[Range | None, ...]

    @property
    def best(self) -> int | None:
        """See the class."""
        known = zip(self.values, self.ranges, strict=True)
        ends = [found for value, found in known if value is not None and found is not None]
        if len(ends) < len(self.values):
            return None
        for number, (low, high) in enumerate(ends):
            others = [end for n, end in enumerate(ends) if n != number]
            if all(above(low, o[1]) if self.more else above(o[0], high) for o in others):
                return number
        return None


@dataclass(frozen=True)
class Compared:
    """Maps side by side; `contributions` say of each but the first where its difference to the first comes from."""

    lines: tuple[Line, ...]
    contributions: tuple[tuple[Contribution, ...], ...]


def compared(analyses: Sequence[Analysis]) -> Compared:
    """Hold at least two maps side by side; the first is what the others are held against."""
    ranges = [ranges_of(a) for a in analyses]
    measures = [*MEASURES, *(of_promise(id_, "share") for id_ in _promised(analyses))]
    lines = [_line(measure, analyses, ranges) for measure in measures]
    first = analyses[0].map
    return Compared(
        tuple(line for line in lines if any(v is not None for v in line.values)),
        tuple(contributions(first, other.map) for other in analyses[1:]),
    )


def _line(measure: Measure, analyses: Sequence[Analysis], ranges: Sequence[Ranges]) -> Line:
    values, ends = tuple(map(measure.value, analyses)), tuple(map(measure.range, ranges))
    return Line(measure.key, measure.kind, measure.more, values, ends)


def _promised(analyses: Sequence[Analysis]) -> list[str]:
    return list(dict.fromkeys(id_ for a in analyses for id_, kind in judgements(a) if kind == "share"))
