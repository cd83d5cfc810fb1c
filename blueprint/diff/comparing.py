"""Several maps side by side: figures with their ranges, and which is best where that is more than noise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from blueprint.diff.attribution import Contribution, contributions
from blueprint.experience.distribution import expectation
from blueprint.figures import Analysis
from blueprint.figures.ranges.ranges import Range, Ranges, ranges_of
from blueprint.flow.time.promise import Judgement
from blueprint.ranking import above

Get = Callable[[Analysis], float | None]
GetRange = Callable[[Ranges], Range | None]


@dataclass(frozen=True)
class Line:
    """One figure of every map.

    Attributes:
        key: such as `remembered`, or a promise's id.
        kind: `score`, `seconds` or `share`.
        more: whether more is better.
        values: None where it is unknown.
        ranges: None where there is none.
        best: the number of the map whose range lies beyond that of every other; None where none does.
    """

    key: str
    kind: str
    more: bool
    values: tuple[float | None, ...]
    ranges: tuple[Range | None, ...]

    @property
    def best(self) -> int | None:
        """See the class."""
        ends = [r or (v, v) for v, r in zip(self.values, self.ranges, strict=True) if v is not None]
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
    lines = [
        _line("remembered", "score", True, analyses, ranges, _remembered, lambda r: r.remembered),
        _line("peak", "score", True, analyses, ranges, _peak, lambda r: r.peak),
        _line("end", "score", True, analyses, ranges, _end, lambda r: r.end),
        _line(
            "time_mean", "seconds", False, analyses, ranges, lambda a: a.all.time.mean, lambda r: r.time_mean
        ),
        _line(
            "time_p90",
            "seconds",
            False,
            analyses,
            ranges,
            lambda a: a.all.time.quantile(0.9),
            lambda r: r.time_p90,
        ),
        *(_promise(id_, analyses, ranges) for id_ in _promised(analyses)),
    ]
    first = analyses[0].map
    return Compared(
        tuple(line for line in lines if any(v is not None for v in line.values)),
        tuple(contributions(first, other.map) for other in analyses[1:]),
    )


def _line(
    key: str,
    kind: str,
    more: bool,
    analyses: Sequence[Analysis],
    ranges: Sequence[Ranges],
    get: Get,
    get_range: GetRange,
) -> Line:
    return Line(key, kind, more, tuple(map(get, analyses)), tuple(map(get_range, ranges)))


def _promise(id_: str, analyses: Sequence[Analysis], ranges: Sequence[Ranges]) -> Line:
    def kept(analysis: Analysis) -> float | None:
        found = _shares(analysis).get(id_)
        return None if found is None else found.achieved

    return _line(id_, "share", True, analyses, ranges, kept, lambda r: r.promises.get(id_))


def _promised(analyses: Sequence[Analysis]) -> list[str]:
    return list(dict.fromkeys(id_ for a in analyses for id_ in _shares(a)))


def _shares(analysis: Analysis) -> dict[str, Judgement]:
    return {p.promise.id: j for p in analysis.all.promises for j in p.judgements if j.kind == "share"}


def _remembered(analysis: Analysis) -> float | None:
    return analysis.all.experience.remembered


def _peak(analysis: Analysis) -> float | None:
    found = analysis.all.experience.peak
    return None if found is None else expectation(found)


def _end(analysis: Analysis) -> float | None:
    found = analysis.all.experience.end
    return None if found is None else expectation(found)
