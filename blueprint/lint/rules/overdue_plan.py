"""Plan that should be done by now.

What it does
    Reports plans whose date (`due`) has passed and that are neither done nor dropped. `SOURCE_DATE_EPOCH` says another
    day than today.

Why it matters
    A list of plans that nobody follows is worth nothing: say what became of it, or when it comes.

Example
    ```yaml fail
    blueprint: 1
    title: Visit
    plans:
      quicker: {change: ask.time=1m, due: 2020-03-01}
    touchpoints:
      ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
      leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Visit
    plans:
      quicker: {change: ask.time=1m, due: 2020-03-01, status: done}
    touchpoints:
      ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
      leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
    ```

中文
    计划已过完成日期（`due`），却既未完成也未取消。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP742", "overdue-plan", Severity.WARNING, since="0.2")


@rule.checks
def plans_that_are_late(context: Context) -> Hits:
    """Days that have passed."""
    for plan in context.map.plans.values():
        if plan.due is None:
            continue
        from blueprint.figures.plans.overdue import is_overdue

        if is_overdue(plan):
            yield Hit(
                ("plans", plan.id, "due"),
                Wording("{id!r} was due on {due}", "{id!r} 应于 {due} 完成").filled(
                    id=plan.id, due=plan.due.isoformat()
                ),
                Wording(
                    "set `status: done` or `dropped`, or another date",
                    "请写 `status: done` 或 `dropped`，或另定日期",
                ),
            )
