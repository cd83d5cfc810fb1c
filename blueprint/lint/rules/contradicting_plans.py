"""Plans that contradict each other.

What it does
    Reports two plans that may both still come and set the same thing to different values.

Why it matters
    Only one of them can come true: who counts on both counts twice.

Example
    ```yaml fail
    blueprint: 1
    title: Visit
    plans:
      quicker: {change: ask.time=1m}
      more-thorough: {change: ask.time=4m}
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
      more-thorough: {change: ask.time=4m, status: dropped}
    touchpoints:
      ask: {lane: customer, title: Ask, emotion: 1, time: 2m, next: leave}
      leave: {lane: customer, title: Leave, emotion: 2, time: 1m, end: served}
    ```

中文
    两个未完成的计划把同一处改成不同的值，只能实现其一。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP741", "contradicting-plans", Severity.WARNING, since="0.2")


@rule.checks
def plans_that_contradict(context: Context) -> Hits:
    """The later of two plans."""
    if len(context.map.plans) < 2:
        return
    from blueprint.figures.plans.contradictions import contradictions

    for one, other, path in contradictions([p for p in context.map.plans.values() if p.status.is_open]):
        yield Hit(
            ("plans", other.id, "change"),
            Wording(
                "{other!r} and {one!r} set {path} to different values",
                "{other!r} 与 {one!r} 把 {path} 设为不同的值",
            ).filled(other=other.id, one=one.id, path=path),
            Wording("drop one of them (`status: dropped`)", "请取消其一（`status: dropped`）"),
        )
