"""What each plan is worth: the figures with it and without it, and how sure that is.

Both are computed in the same draws of what nobody measured (common random numbers), so that a plan's gain has a range of
its own, and confidence is the share of draws in which it makes the figure better. A gain counts over all customers, so
it is the gain where a plan is met times the share of customers who meet it (reach); reach x gain x confidence / effort
is then gain x confidence / effort.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from blueprint.figures.analysis import Analysis
from blueprint.figures.plans.figure import Figure, figures_of
from blueprint.figures.ranges.draws import draws_of
from blueprint.figures.ranges.range import Range, holding, range_of
from blueprint.figures.whatif.changes import BadChange, apply_changes
from blueprint.model.change_path import change_path, longest, path_and_value
from blueprint.model.goal import REMEMBERED, TIME
from blueprint.model.plans import Plan
from blueprint.model.roles import role_at
from blueprint.ranking import above
from blueprint.wording import Wording

DRAWS = 32
"""Draws of a gain; the tenths of a confidence are right to about one."""
ALWAYS = (REMEMBERED, TIME)
"""Figures whose gains are drawn whatever plans are ranked by."""
_NOTICED = 1e-9
_NO_RESULT = Wording("with it the map has no figures", "改动后无法计算")


@dataclass(frozen=True)
class Gain:
    """What one figure gains.

    Attributes:
        before, after: its value; None where it is unknown or a queue grows for ever.
        range: of the gain, in 80 of 100 cases; None where it is unknown or was not drawn.
        confidence: share of draws in which it gets better; None in the same cases.
    """

    figure: Figure
    before: float | None
    after: float | None
    range: Range | None = None
    confidence: float | None = None

    @property
    def value(self) -> float | None:
        """By how much it gets better."""
        if self.before is None or self.after is None:
            return None
        return self.figure.gain(self.before, self.after)

    @property
    def is_clear(self) -> bool:
        """Whether it gets better or worse beyond what nobody measured: zero is outside the range."""
        if self.range is None:
            return self.value is not None and (above(self.value, 0.0) or above(0.0, self.value))
        return above(self.range[0], 0.0) or above(0.0, self.range[1])


@dataclass(frozen=True)
class PlanWorth:
    """One plan.

    Attributes:
        plan: as the map says it.
        gains: by the name of the figure.
        reach: share of customers who come to the touchpoint of its changes that most come to, or to the people of a role that
            it changes; None where it changes neither.
        notes: what people should know of its changes.
        target_met: whether it reaches its own target alone; None where it has none.
        problem: why it cannot be computed.
    """

    plan: Plan
    gains: dict[str, Gain]
    reach: float | None = None
    notes: tuple[Wording, ...] = ()
    target_met: bool | None = None
    problem: Wording | None = None

    def value(self, figure: str, unit: str) -> float | None:
        """Gain times confidence for one unit of effort (a person-day, or one of money); None where one is unknown."""
        effort, gain = effort_of(self.plan, unit), self.gains.get(figure)
        if not effort or gain is None or gain.value is None or gain.confidence is None:
            return None
        return gain.value * gain.confidence / effort

    @property
    def does_something(self) -> bool | None:
        """Whether what is remembered or the time of a visit gets better or worse beyond what nobody measured.

        None where one of them is unknown and the other does not.
        """
        return _does_something(self.gains[name] for name in ALWAYS if name in self.gains)


def _does_something(gains: Iterable[Gain]) -> bool | None:
    known = 0
    for gain in gains:
        if gain.range is not None and gain.is_clear:
            return True
        known += gain.range is not None
    return False if known == len(ALWAYS) else None


def effort_of(plan: Plan, unit: str) -> float | None:
    """What a plan takes, in `days` or `money`; None where that is not said."""
    if plan.effort is None:
        return None
    return plan.effort.days if unit == "days" else plan.effort.money


def usual_unit(plans: Sequence[Plan]) -> str:
    """The unit that most plans say their effort in; of equals `days`."""
    told = [sum(effort_of(plan, unit) is not None for plan in plans) for unit in ("days", "money")]
    return "money" if told[1] > told[0] else "days"


class Plans:
    """The plans of a map that may still come, and what they do.

    Of a map whose days change by the hour, promises are those of the whole day, all else and every draw is at its mean.

    Args:
        analysis: the map as it is.
        by: the figure they are ranked by. It, what is remembered and the time of a visit are drawn; other promises, which
            take longest, are not.
    """

    def __init__(self, analysis: Analysis, by: str = REMEMBERED) -> None:
        self.analysis = analysis
        self._drawn_too = {*ALWAYS, by}
        self.open = tuple(p for p in analysis.map.plans.values() if p.status.is_open)
        self.figures = figures_of(analysis.map)
        self._after: dict[tuple[str, ...], Analysis | Wording] = {}
        self._notes: dict[str, tuple[Wording, ...]] = {}
        self._known: dict[tuple[str, Analysis], list[float | None]] = {}

    def with_plans(self, plans: Sequence[Plan]) -> Analysis | Wording:
        """The figures with plans carried out, in the order of the map; or why there are none."""
        key = tuple(p.id for p in plans)
        if not key:
            return self.analysis
        if key not in self._after:
            self._after[key] = self._changed(plans)
        return self._after[key]

    def _changed(self, plans: Sequence[Plan]) -> Analysis | Wording:
        try:
            changed = apply_changes(self.analysis.map, [text for p in plans for text in p.change])
        except BadChange as wrong:
            return wrong.wording
        if len(plans) == 1:
            self._notes[plans[0].id] = changed.notes
        analysis = Analysis(changed.map, self.analysis.settings)
        return _NO_RESULT if analysis.no_figures else analysis

    def value(self, plans: Sequence[Plan], figure: Figure) -> float | None:
        """A figure with plans carried out; None where it is unknown."""
        found = self.with_plans(plans)
        return figure.of(found) if isinstance(found, Analysis) else None

    @cached_property
    def worths(self) -> tuple[PlanWorth, ...]:
        """Of every open plan, in the order of the map."""
        return tuple(self._worth(plan) for plan in self.open)

    def does_something(self, plan: Plan) -> bool | None:
        """The same as its worth says, without the promises, which take longest; None too where it cannot be made."""
        after = self.with_plans([plan])
        if isinstance(after, Wording):
            return None
        return _does_something(self._gain(self.figures[name], after) for name in ALWAYS)

    def makes_worse(self, plan: Plan) -> tuple[Figure, ...]:
        """What gets worse beyond what nobody measured, where nothing gets better, as computed or beyond doubt."""
        after = self.with_plans([plan])
        if isinstance(after, Wording):
            return ()
        clear = [g for g in (self._gain(self.figures[name], after) for name in ALWAYS) if g.is_clear]
        if not clear or any((g.value or 0.0) > 0 for g in clear):
            return ()
        others = (self._gain(figure, after) for name, figure in self.figures.items() if name not in ALWAYS)
        return () if any((g.value or 0.0) > 0 for g in others) else tuple(g.figure for g in clear)

    def _worth(self, plan: Plan) -> PlanWorth:
        after = self.with_plans([plan])
        if isinstance(after, Wording):
            return PlanWorth(plan, {}, problem=after)
        gains = {name: self._gain(figure, after) for name, figure in self.figures.items()}
        met = None
        if plan.target is not None and plan.target.figure in gains:
            gain = gains[plan.target.figure]
            met = gain.figure.reaches(gain.after, plan.target)
        return PlanWorth(plan, gains, self._reach(plan), self._notes[plan.id], met)

    def _gain(self, figure: Figure, after: Analysis) -> Gain:
        before, then = figure.of(self.analysis), figure.of(after)
        draws = self._drawn(figure, after) if figure.name in self._drawn_too else []
        if not draws:
            return Gain(figure, before, then)
        confidence = sum(above(gain, 0.0, _NOTICED) for gain in draws) / len(draws)
        gain = Gain(figure, before, then, range_of(draws), confidence)
        return replace(gain, range=holding(range_of(draws), gain.value)) if self.analysis.by_hour else gain

    def _drawn(self, figure: Figure, after: Analysis) -> list[float]:
        """What it gains in each draw in which it is known before and after."""
        before, then = (self._values(figure, analysis) for analysis in (self.analysis, after))
        pairs = zip(before, then, strict=True)
        return [figure.gain(a, b) for a, b in pairs if a is not None and b is not None]

    def _values(self, figure: Figure, analysis: Analysis) -> list[float | None]:
        """A figure in each draw of the map, as it is or with plans carried out."""
        key = figure.name, analysis
        if key not in self._known:
            draws = draws_of(analysis)
            if figure.name == REMEMBERED:  # all draws together
                self._known[key] = draws.remembered(DRAWS)
            else:
                self._known[key] = list(map(figure.of, draws.first(DRAWS)))
        return self._known[key]

    def _reach(self, plan: Plan) -> float | None:
        steps, flat = self.analysis.all.touchpoints, self.analysis.flat
        ids = self.analysis.map.touchpoints
        named: set[str] = set()
        for path, _ in map(path_and_value, plan.change):
            at = change_path(path, ids).touchpoint
            if at is not None:
                named.add(at)
            elif path.startswith("roles."):  # who is served by these people
                role = longest(path.removeprefix("roles."), flat.roles)
                named |= {
                    t.id for t in flat.touchpoints.values() if (r := role_at(flat.roles, t)) and r.id == role
                }
        known = [reach for id_ in named if id_ in steps and (reach := steps[id_].reach) is not None]
        return max(known, default=None)
