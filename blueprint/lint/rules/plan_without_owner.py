"""Plan that nobody sees to.

What it does
    Reports plans that may still come and have no `owner`.

Why it matters
    What everybody should do nobody does.

Example
    ```yaml fail
    blueprint: 1
    title: Visit
    plans:
      quicker: {change: ask.time=1m}
    touchpoints:
      ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
      leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Visit
    plans:
      quicker: {change: ask.time=1m, owner: Manager}
    touchpoints:
      ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
      leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
    ```

中文
    计划没有负责人（`owner`）。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP743", "plan-without-owner", Severity.INFO, since="0.2")


@rule.checks
def plans_of_nobody(context: Context) -> Hits:
    """Plans without an owner."""
    for plan in context.map.plans.values():
        if plan.status.is_open and plan.owner is None:
            yield Hit(
                ("plans", plan.id),
                Wording("nobody sees to the plan {id!r}", "计划 {id!r} 没有负责人").filled(id=plan.id),
                Wording("name one: `owner: ...`", "请写明 `owner: ...`"),
                at="key",
            )
