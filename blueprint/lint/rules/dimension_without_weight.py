"""Dimension without a weight beside others that have one.

What it does
    Reports a map that weighs some of the five dimensions and not all of them.

Why it matters
    Weights are relative to each other. With one missing, the weighted score cannot be computed; with none,
    the published weights stand in.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    dimensions:
      tangibles: {weight: 1}
      reliability: {weight: 4}
      responsiveness: {weight: 3}
      assurance: {weight: 2}
    touchpoints:
      repair: {lane: frontstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    dimensions:
      tangibles: {weight: 1}
      reliability: {weight: 4}
      responsiveness: {weight: 3}
      assurance: {weight: 2}
      empathy: {weight: 2}
    touchpoints:
      repair: {lane: frontstage, title: Repair, end: served}
    ```

中文
    五大要素中有的写了权重、有的没写：加权得分无法计算。全部不写时采用文献权重。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import DIMENSION_NAMES, Dimension
from blueprint.wording import Wording

rule = Rule("BP738", "dimension-without-weight", Severity.WARNING)


@rule.checks
def dimensions_without_weight(context: Context) -> Hits:
    """The weights of the five."""
    said = context.map.dimensions
    if said is None:
        return
    lacking = [d for d in Dimension if (given := said.of(d)) is None or given.weight is None]
    if 0 < len(lacking) < len(Dimension):
        names = Wording(
            ", ".join(d.value for d in lacking), "、".join(DIMENSION_NAMES[d].zh for d in lacking)
        )
        yield Hit(
            ("dimensions",),
            Wording("others have a weight, but not {names}", "其他要素有权重，{names}没有").filled(
                names=names
            ),
            Wording("weigh all five, or none", "五项都写权重，或都不写"),
            at="key",
        )
