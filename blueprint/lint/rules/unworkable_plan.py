"""Plan that changes nothing there is.

What it does
    Reports plans (`plans:`) whose changes name what the map does not have, or say a value that cannot be there, and targets
    of a figure that the map does not have.

Why it matters
    A plan whose change cannot be made has no worth that could be computed; often the touchpoint was renamed.

Example
    ```yaml fail
    blueprint: 1
    title: Visit
    plans:
      quicker: {change: door.time=1m}
    touchpoints:
      ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
      leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Visit
    plans:
      quicker: {change: ask.time=1m}
    touchpoints:
      ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
      leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
    ```

中文
    计划中的改动指向地图里没有的触点或键，或取值不成立，无法计算其作用；目标所指的数字也必须存在。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP745", "unworkable-plan", Severity.WARNING, since="0.2")


@rule.checks
def plans_that_cannot_be_made(context: Context) -> Hits:
    """Changes that name nothing, and targets of nothing."""
    if not context.map.plans:
        return
    from blueprint.figures.plans.figure import figures_of
    from blueprint.figures.whatif.changes import BadChange, apply_changes

    known = figures_of(context.map)
    for plan in context.map.plans.values():
        try:
            apply_changes(context.map, plan.change)
        except BadChange as wrong:
            yield Hit(
                ("plans", plan.id, "change"),
                Wording("the plan {id!r} cannot be made: {why}", "计划 {id!r} 无法实施：{why}").filled(
                    id=plan.id, why=wrong.wording
                ),
            )
        if plan.target is not None and plan.target.figure not in known:
            yield Hit(
                ("plans", plan.id, "target"),
                Wording("there is no figure {figure!r}", "没有名为 {figure!r} 的数字").filled(
                    figure=plan.target.figure
                ),
                Wording("one of {known}", "可用：{known}").filled(known=", ".join(known)),
            )
