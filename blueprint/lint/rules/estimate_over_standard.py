"""Estimate longer than the standard.

What it does
    Reports touchpoints whose estimate has a mean above the standard time, by more than `margin` of the
    standard (nothing when not configured). The mean of three points is (min + 4 likely + max) / 6.

Why it matters
    By the map's own estimate the standard is not kept: the third of the five gaps of service quality,
    between what was specified and what is delivered. Whoever plans staff by the standard plans too few.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      triage:
        lane: frontstage
        title: Triage
        time: {standard: 60s, estimate: {min: 30s, likely: 90s, max: 5m}}
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      triage:
        lane: frontstage
        title: Triage
        time: {standard: 60s, estimate: {min: 20s, likely: 50s, max: 2m}}
        end: served
    ```

中文
    估计的平均耗时超过标准时间：按地图自己的估计，标准做不到。
"""

from dataclasses import dataclass
from fractions import Fraction

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.context.times import estimated_mean, timed
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.ranking import above
from blueprint.wording import Wording


@dataclass(frozen=True)
class Options:
    """Which means count."""

    margin: Fraction = option(
        Fraction(0), "How far above the standard the mean may be.", "平均耗时可超出标准多少。"
    )


rule = Rule("BP406", "estimate-over-standard", Severity.WARNING, options=Options())


@rule.checks
def estimates_over_standard(context: Context) -> Hits:
    """Means of estimates against standards."""
    options: Options = context.options(rule)
    for t in timed(context):
        if t.times.standard is None or t.times.estimate is None or not t.says & {"standard", "estimate"}:
            continue
        mean, standard = estimated_mean(t.times.estimate), t.times.standard.seconds
        if mean is not None and above(mean, standard * float(1 + options.margin)):
            yield Hit(
                t.path_to("estimate"),
                Wording(
                    "the estimate of {id!r} is {mean} on the mean, the standard is {standard}",
                    "{id!r} 估计平均用时 {mean}，标准是 {standard}",
                ).filled(
                    id=t.touchpoint.id,
                    mean=quantity.both(quantity.time, mean, beside=standard),
                    standard=t.times.standard.wording,
                ),
                Wording(
                    "raise the standard to what it really takes, or make it quicker",
                    "请把标准提到实际所需，或缩短实际耗时",
                ),
                at="key",
                related=((t.path_to("standard"), Wording("the standard", "标准在这里")),),
            )
