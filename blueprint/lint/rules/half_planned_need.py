"""Need that is planned only in part.

What it does
    Reports needs with one of `ours` and `target` alone, and needs without both in a map that plans others.

Why it matters
    A missing rating counts as no improvement. Beside needs that are planned, this one silently loses weight.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5, ours: 3, target: 4}
      clear: {title: Well explained, importance: 4, target: 4}
    touchpoints:
      repair: {lane: frontstage, title: Repair, meets: {soon: 9, clear: 3}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5, ours: 3, target: 4}
      clear: {title: Well explained, importance: 4, ours: 3, target: 4}
    touchpoints:
      repair: {lane: frontstage, title: Repair, meets: {soon: 9, clear: 3}, end: served}
    ```

中文
    需求的现状与目标评分不全：缺少的按“不改进”计算，该需求的权重会悄悄变小。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP734", "half-planned-need", Severity.WARNING)


@rule.checks
def half_planned_needs(context: Context) -> Hits:
    """Needs against each other."""
    needs = context.map.needs.values()
    if not any(n.ours is not None or n.target is not None for n in needs):
        return
    for need in needs:
        lacking = [k for k, v in (("ours", need.ours), ("target", need.target)) if v is None]
        if lacking:
            yield Hit(
                ("needs", need.id),
                Wording("the need {need!r} has no {keys}", "需求 {need!r} 没有 {keys}").filled(
                    need=need.id, keys=Wording(" and no ".join(lacking), "、".join(lacking))
                ),
                Wording("rate it from 1 to 5", "请按 1 到 5 评分"),
                at="key",
            )
