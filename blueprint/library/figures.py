"""The figures of a map in a program: of all customers, or of one segment."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.figures import Analysis
from blueprint.model.segments import ALL
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures.group import GroupFigures, TouchpointFigures

_ROWS = {
    "remembered": Wording("remembered experience", "记忆体验"),
    "time_mean": Wording("mean visit", "平均耗时"),
    "time_p90": Wording("90 % are done within", "90 % 在此之内完成"),
    "moments_of_truth": Wording("moments of truth", "关键时刻"),
}


class Figures:
    """Figures of one group of customers. What is unknown is None, never zero; times are seconds, shares 0..1.

    >>> import blueprint
    >>> repair = blueprint.loads('''
    ... blueprint: 1
    ... title: Repair
    ... touchpoints:
    ...   report: {lane: customer, title: Report, time: 5m, next: repair}
    ...   repair: {lane: backstage, title: Repair, time: 2h, next: {collect: 90%, repair: 10%}}
    ...   collect: {lane: customer, title: Collect, time: 5m, end: served}
    ... ''')
    >>> repair.analyse().time_mean
    8600.0
    >>> repair.analyse("repair.next.collect=100%", "repair.next.repair=0%").time_mean
    7800.0
    """

    def __init__(self, analysis: Analysis, segment: str = ALL) -> None:
        self._analysis = analysis
        self._segment = segment

    @property
    def segments(self) -> tuple[str, ...]:
        """Whose figures there are: `all`, then each segment."""
        return self._analysis.names

    def segment(self, name: str) -> Figures:
        """The figures of one segment, or of `all`. Raises `MapError` where there is no such segment."""
        if name not in self.segments:
            from blueprint.library.error import no_segment

            raise no_segment(name, self.segments)
        return Figures(self._analysis, name)

    @property
    def unknown_shares(self) -> tuple[str, ...]:
        """Ids of touchpoints where nobody knows the shares, so that what needs them is None or empty."""
        return self._analysis.unknown.touchpoints

    @property
    def remembered(self) -> float | None:
        """Half strongest moment, half last one, in points on the map's scale."""
        return self._whole.experience.remembered

    @property
    def peak(self) -> tuple[tuple[float, float], ...] | None:
        """The strongest moment: `(score, probability)` by score."""
        return self._whole.experience.peak

    @property
    def end(self) -> tuple[tuple[float, float], ...] | None:
        """The last moment: `(score, probability)` by score."""
        return self._whole.experience.end

    @property
    def moments_of_truth(self) -> tuple[str, ...]:
        """Ids of touchpoints, those that change most what is remembered first."""
        return self._whole.moments_of_truth

    @property
    def touchpoints(self) -> Mapping[str, TouchpointFigures]:
        """Id to visits, reach, effect (`swing`) and the other figures of a touchpoint."""
        return self._whole.touchpoints

    @property
    def exits(self) -> Mapping[str, float]:
        """Exit to the share of customers who leave by it."""
        return self._whole.exits

    @property
    def time_mean(self) -> float | None:
        """Expected seconds of a visit."""
        return self._whole.time.mean

    def time_quantile(self, share: float) -> float | None:
        """The seconds within which this share (0..1) of customers is done."""
        return self._whole.time.quantile(share)

    @property
    def promises(self) -> dict[str, bool]:
        """Promise to whether all of it is kept; promises that cannot be judged are left out."""
        return {p.promise.id: all(j.kept for j in p.judgements) for p in self._whole.promises if p.judgements}

    def to_dict(self) -> dict[str, Any]:
        """As `blueprint analyse --json` prints them, all segments or the chosen one."""
        from blueprint.figures.data import as_data

        return as_data(self._analysis, None if self._segment == ALL else self._segment)

    def __repr__(self) -> str:
        said = "; ".join(f"{label}: {value}" for label, value in self._rows("en"))
        return f"<Figures of {self._segment!r}: {said}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{escape(label)}</th><td>{escape(value)}</td></tr>" for label, value in self._rows("en")
        )
        return f"<table>{rows}</table>"

    @property
    def _whole(self) -> GroupFigures:
        return self._analysis.of(self._segment)

    def _rows(self, language: Language) -> list[tuple[str, str]]:
        values = {
            "remembered": quantity.score(self.remembered, language),
            "time_mean": quantity.time(self.time_mean, language),
            "time_p90": quantity.time(self.time_quantile(0.9), language),
            "moments_of_truth": ", ".join(self.moments_of_truth) or "-",
        }
        return [(_ROWS[name][language], value) for name, value in values.items()]
