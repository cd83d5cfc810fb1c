"""Which plans to take: the most for a budget, or the least that reaches a goal.

Plans do not add up: two that shorten the same queue gain less together than apart. So sets are computed, not sums: all
of them where there are few plans; of many, plans are taken one after the other by what each adds for its effort, and
that is said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from blueprint.figures.plans.contradictions import contradictions
from blueprint.figures.plans.worth import Plans, effort_of
from blueprint.ranking import above

if TYPE_CHECKING:
    from blueprint.figures.plans.figure import Figure
    from blueprint.model.goal import Goal
    from blueprint.model.plans import Plan

FEW = 8
"""Plans of which every set is computed."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Plans to take together.

    Attributes:
        figure: what they were chosen for.
        plans: in the order of the map; empty where nothing is better than nothing.
        before, after: the figure without and with them.
        effort: by unit, `days` and `money`, what they take; of plans that do not say it, nothing.
        aim: the value that is to be reached; None where there is none.
        reached: whether it is; None where there is none.
        every: whether every set was tried.
        left_out: open plans that were not looked at, since nothing is said of their effort or they cannot be computed.
    """

    figure: Figure
    plans: tuple[Plan, ...]
    before: float | None
    after: float | None
    effort: Mapping[str, float]
    aim: float | None
    reached: bool | None
    every: bool
    left_out: tuple[Plan, ...]


def within_budget(plans: Plans, figure: Figure, budget: Mapping[str, float], per: str) -> Choice:
    """The set that makes a figure best, none of whose efforts is over its budget; of equal ones the cheapest.

    Args:
        plans: of a map.
        figure: what counts.
        budget: by unit, `days` and `money`.
        per: the unit that must be known of a plan.
    """
    able, left_out = _able(plans, figure, {*budget, per})
    fits: Callable[[tuple[Plan, ...]], bool] = lambda chosen: all(  # noqa: E731
        not above(_sum(chosen, unit), most) for unit, most in budget.items()
    )
    best: tuple[Plan, ...] = ()
    value = plans.value((), figure)
    if len(able) <= FEW:
        for chosen in _sets(able, per):
            if fits(chosen) and _better(figure, then := plans.value(chosen, figure), value):
                best, value = chosen, then
    else:
        best = _one_after_the_other(plans, figure, able, per, fits, lambda _: False)
    return _choice(plans, figure, best, None, len(able) <= FEW, left_out)


def for_goal(plans: Plans, goal: Goal, per: str) -> Choice:
    """The set of least effort that reaches a goal; where none does, the one that comes closest.

    Raises:
        KeyError: the map has no such figure.
    """
    figure = plans.figures[goal.figure]
    able, left_out = _able(plans, figure, {per})
    best: tuple[Plan, ...] = ()
    value = plans.value((), figure)
    if not figure.reaches(value, goal):
        if len(able) <= FEW:
            for chosen in _sets(able, per):  # the cheapest first
                then = plans.value(chosen, figure)
                if _better(figure, then, value):
                    best, value = chosen, then
                if figure.reaches(then, goal):
                    best = chosen
                    break
        else:
            best = _one_after_the_other(
                plans, figure, able, per, lambda _: True, lambda v: figure.reaches(v, goal)
            )
    return _choice(plans, figure, best, goal, len(able) <= FEW, left_out)


def _able(plans: Plans, figure: Figure, units: set[str]) -> tuple[list[Plan], tuple[Plan, ...]]:
    able = [
        plan
        for plan in plans.open
        if all(effort_of(plan, unit) is not None for unit in units)
        and plans.value([plan], figure) is not None
    ]
    return able, tuple(plan for plan in plans.open if plan not in able)


def _sets(able: list[Plan], per: str) -> Iterator[tuple[Plan, ...]]:
    """Every set of plans that do not contradict each other, by its effort, then its size."""
    every = [
        chosen
        for size in range(1, len(able) + 1)
        for chosen in combinations(able, size)
        if not contradictions(chosen)
    ]
    yield from sorted(every, key=lambda chosen: (_sum(chosen, per), len(chosen)))


def _one_after_the_other(
    plans: Plans,
    figure: Figure,
    able: list[Plan],
    per: str,
    fits: Callable[[tuple[Plan, ...]], bool],
    enough: Callable[[float | None], bool],
) -> tuple[Plan, ...]:
    chosen: tuple[Plan, ...] = ()
    value = plans.value(chosen, figure)
    while not enough(value):
        best, worth, then = chosen, 0.0, value
        for plan in able:
            more = tuple(p for p in able if p in chosen or p is plan)
            if plan in chosen or contradictions(more) or not fits(more):
                continue
            now = plans.value(more, figure)
            if now is None or value is None:
                continue
            gained = figure.gain(value, now) / max(effort_of(plan, per) or 0.0, 1e-9)
            if above(gained, worth):
                best, worth, then = more, gained, now
        if best == chosen:
            return chosen
        chosen, value = best, then
    return chosen


def _better(figure: Figure, value: float | None, than: float | None) -> bool:
    if value is None:
        return False
    return than is None or above(figure.gain(than, value), 0.0)


def _sum(chosen: tuple[Plan, ...], unit: str) -> float:
    return math.fsum(effort_of(plan, unit) or 0.0 for plan in chosen)


def _choice(
    plans: Plans,
    figure: Figure,
    chosen: tuple[Plan, ...],
    goal: Goal | None,
    every: bool,
    left_out: tuple[Plan, ...],
) -> Choice:
    after = plans.value(chosen, figure)
    return Choice(
        figure=figure,
        plans=chosen,
        before=plans.value((), figure),
        after=after,
        effort={
            unit: _sum(chosen, unit) for unit in ("days", "money") if any(effort_of(p, unit) for p in chosen)
        },
        aim=None if goal is None else goal.value,
        reached=None if goal is None else figure.reaches(after, goal),
        every=every,
        left_out=left_out,
    )
