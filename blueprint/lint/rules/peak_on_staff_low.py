"""Peak of customers on a low of staff.

What it does
    Reports touchpoints that are the strongest moment of many customers, and a good one, while `staff_emotion` is low there
    or at a backstage touchpoint next to it. Low is at most minus two fifths of the scale (-2 on -5 to +5), many are a
    tenth of the customers; both can be set.

Why it matters
    Staff are customers too, inner ones (两客). A good moment that is made by people who suffer in it lasts as long as they
    bear it: what customers remember best is then what breaks first.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      wait: {lane: customer, title: Wait, emotion: -1, next: counter}
      counter: {lane: frontstage, title: Counter, emotion: 3, staff_emotion: -3, next: leave}
      leave: {lane: customer, title: Leave, emotion: 1, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      wait: {lane: customer, title: Wait, emotion: -1, next: counter}
      counter: {lane: frontstage, title: Counter with a break every hour, emotion: 3, staff_emotion: 1, next: leave}
      leave: {lane: customer, title: Leave, emotion: 1, end: served}
    ```

中文
    客户的峰建立在员工的低谷上：不少客户记住的好时刻，员工（内部客户）在那里或相邻的后台却很难受。
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.model.names import Lane
from blueprint.model.segments import ALL
from blueprint.ranking import above
from blueprint.wording import Wording


@dataclass(frozen=True)
class Options:
    """What is a low, and what is a peak."""

    low: Fraction = option(
        Fraction(2, 5), "Part of the scale below 0 from which it is a low.", "低于 0 多少（占量表）算低谷。"
    )
    share: Fraction = option(
        Fraction(1, 10), "Share of customers whose strongest moment it is.", "多少客户的峰在此才算。"
    )


rule = Rule("BP512", "peak-on-staff-low", Severity.WARNING, since="0.2", options=Options())


@rule.checks
def peak_on_staff_low(context: Context) -> Hits:
    """Good peaks, and how those feel on whom they rest."""
    from blueprint.figures.felt import mean_score, scores_met
    from blueprint.figures.staff_side import scored

    options = context.options(rule)
    bound = -float(options.low) * context.map.emotion_scale
    lows = {
        id_: e.score for id_, e in scored(context.map) if e.score is not None and not above(e.score, bound)
    }
    if not lows or context.figures is None:
        return
    peaks, met = context.figures.all.touchpoints, scores_met(context.figures, ALL)
    for id_ in context.map.touchpoints:
        share = peaks[id_].peak_share if id_ in peaks else None
        feeling = mean_score(met.get(id_, ()))
        if not share or feeling is None or not above(feeling, 0) or above(float(options.share), share):
            continue
        for low in _rests_on(context, id_):
            if low in lows:
                yield _hit(id_, low, share, lows[low])


def _rests_on(context: Context, id_: str) -> Iterator[str]:
    """The touchpoint, and those backstage that come right before or after it, or that it uses."""
    yield id_
    steps = context.map.touchpoints
    near = [*(c.to for c in steps[id_].next), *steps[id_].uses]
    near += [other for other, t in steps.items() if any(c.to == id_ for c in t.next)]
    yield from (
        other for other in dict.fromkeys(near) if other in steps and steps[other].lane is Lane.BACKSTAGE
    )


def _hit(id_: str, low: str, share: float, score: float) -> Hit:
    return Hit(
        ("touchpoints", low, "staff_emotion"),
        Wording(
            "the strongest moment of {share} of customers, {id!r}, rests on a low of staff: {score:+g} here",
            "{share} 的客户的峰 {id!r} 建立在员工的低谷上：此处员工 {score:+g}",
        ).filled(share=quantity.both(quantity.share, share), id=id_, score=score),
        Wording(
            "ask those who work here what weighs on them, and take it away before the peak goes with them",
            "请问问这里的员工难在哪里，减轻负担，不然峰会随他们一起消失",
        ),
        at="key",
    )
