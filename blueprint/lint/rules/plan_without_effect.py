"""Plan whose effect may be nothing, or only harm.

What it does
    Reports plans that may still come and after which neither what is remembered nor the time of a visit is clearly
    another: the range of both gains includes zero, in 80 of 100 cases of what nobody measured. And plans that clearly make
    one of the two worse, and nothing better.

Why it matters
    It costs effort, and nobody could tell that it was done, or customers are worse off for it. Measure first
    (`blueprint measure`), or plan something else.

Example
    ```yaml fail
    blueprint: 1
    title: Visit
    promises: [{id: soon, from: ask, to: leave, within: 5m, share: 90%}]
    plans:
      softer: {change: promises.soon.within=9m}
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
    按目前所知，这个计划对记忆体验和耗时都没有明确的作用（80 % 范围含零）：投入之后也看不出差别。请先测量，或另作计划。
    只让其中一项明确变差、而没有任何一项变好的计划，也会报告。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording, both_listed

rule = Rule("BP744", "plan-without-effect", Severity.INFO, since="0.2")


@rule.checks
def plans_that_do_no_good(context: Context) -> Hits:
    """Plans whose gains include zero, or are losses."""
    if not any(p.status.is_open for p in context.map.plans.values()) or context.figures is None:
        return
    from blueprint.figures.plans.figure import NAMES
    from blueprint.figures.plans.worth import Plans

    plans = Plans(context.figures)
    for plan in plans.open:
        if plans.does_something(plan) is False:
            yield Hit(
                ("plans", plan.id, "change"),
                Wording(
                    "{id!r} may change nothing: the range of its gains includes zero",
                    "{id!r} 可能不起作用：增益范围含零",
                ).filled(id=plan.id),
                Wording(
                    "measure first (`blueprint measure`), or plan another change",
                    "请先测量（`blueprint measure`），或改为其他改动",
                ),
            )
        elif worse := plans.makes_worse(plan):
            yield Hit(
                ("plans", plan.id, "change"),
                Wording("{id!r} only makes it worse: {figures}", "{id!r} 只会变差：{figures}").filled(
                    id=plan.id, figures=both_listed(NAMES[figure.name] for figure in worse)
                ),
                Wording(
                    "plan another change, or drop it (`status: dropped`)",
                    "请改为其他改动，或取消（`status: dropped`）",
                ),
            )
