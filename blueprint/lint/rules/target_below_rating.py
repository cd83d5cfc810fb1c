"""Target below what is reached today.

What it does
    Reports needs whose `target` is less than `ours`.

Why it matters
    The improvement ratio falls below 1: the need loses weight, and the touchpoints that serve it with it. That
    may be meant, when customers get more than they care for; more often the two were mixed up.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5, ours: 4, target: 3}
    touchpoints:
      repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5, ours: 3, target: 4}
    touchpoints:
      repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
    ```

中文
    需求的目标评分低于现状评分：改进比小于 1，该需求的权重反而下降。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP732", "target-below-rating", Severity.WARNING)


@rule.checks
def targets_below_ratings(context: Context) -> Hits:
    """The planning side of each need."""
    for id_, need in context.map.needs.items():
        if need.ours is not None and need.target is not None and need.target < need.ours:
            yield Hit(
                ("needs", id_, "target"),
                Wording(
                    "the target {target:g} is below today's rating {ours:g}",
                    "目标 {target:g} 低于现状 {ours:g}",
                ).filled(target=need.target, ours=need.ours),
                Wording("to keep what is there, set the target to it", "如只想保持现状，请把目标写成现状"),
            )
