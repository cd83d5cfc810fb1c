"""Weakest dimension at the first moment of truth.

What it does
    Reports the dimension whose perceptions fall furthest behind expectations when the touchpoint with the
    largest effect carries it.

Why it matters
    What customers miss most, they miss where most is decided about what they remember. Here an improvement
    counts twice.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    dimensions:
      empathy: {expectation: 6, perception: 4}
      assurance: {expectation: 6, perception: 6}
    touchpoints:
      report: {lane: frontstage, title: Report, emotion: 0, quality: [empathy], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    dimensions:
      empathy: {expectation: 6, perception: 6}
      assurance: {expectation: 6, perception: 4}
    touchpoints:
      report: {lane: frontstage, title: Report, emotion: 0, quality: [empathy], end: served}
    ```

中文
    差距最大的要素正由摆幅最大的关键时刻承担：在这里改进，事半功倍。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import DIMENSION_NAMES
from blueprint.wording import Wording

rule = Rule("BP739", "weakest-dimension-decides", Severity.INFO)


@rule.checks
def weakest_dimension_decides(context: Context) -> Hits:
    """The worst gap against the first moment of truth; figures are only computed where gaps are given."""
    if context.map.dimensions is None:
        return
    from blueprint.experience.quality.perceived import Perceptions

    seen = Perceptions(context.map.dimensions)
    weakest = seen.weakest
    if weakest is None or seen.gaps[weakest] >= 0 or context.figures is None:
        return
    for first in context.figures.all.moments_of_truth[:1]:
        qualities = context.map.touchpoints[first].quality
        if weakest in qualities:
            yield Hit(
                ("touchpoints", first, "quality", qualities.index(weakest)),
                Wording(
                    "{dimension} falls short most, and {id!r} decides most of what is remembered",
                    "{dimension}差距最大，而 {id!r} 最能决定记忆体验",
                ).filled(dimension=Wording(weakest.value, DIMENSION_NAMES[weakest].zh), id=first),
                Wording("begin here", "请从这里改起"),
            )
