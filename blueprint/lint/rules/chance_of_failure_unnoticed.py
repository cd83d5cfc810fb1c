"""Failure of which nobody says how much is caught.

What it does
    Reports `fails` with a `chance` and without `caught`, at touchpoints that customers walk.

Why it matters
    Only what is not caught reaches the customer. Without `caught` every failure counts as noticed, which
    may rank a well-guarded step above an unguarded one.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      repair: {lane: frontstage, title: Repair, fails: {chance: 5%, then: redo}, next: {collect: 95%, redo: 5%}}
      redo: {lane: frontstage, title: Redo, next: collect}
      collect: {lane: customer, title: Collect, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      repair:
        lane: frontstage
        title: Repair
        fails: {chance: 5%, caught: 60%, then: redo}
        next: {collect: 95%, redo: 5%}
      redo: {lane: frontstage, title: Redo, next: collect}
      collect: {lane: customer, title: Collect, end: served}
    ```

中文
    写了失败的可能，却没有写客户察觉前被补救的比例 `caught`；计算时按全部被察觉处理。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP220", "chance-of-failure-unnoticed", Severity.INFO)


@rule.checks
def chances_of_failure_unnoticed(context: Context) -> Hits:
    """Failures of walked touchpoints whose detection is unknown."""
    for id_, touchpoint in context.map.touchpoints.items():
        fails = touchpoint.fails
        if fails is not None and fails.chance and fails.caught is None and id_ in context.map.walked:
            yield Hit(
                ("touchpoints", id_, "fails"),
                Wording(
                    "nothing says how many failures of {id!r} customers do not notice",
                    "没有写明 {id!r} 的失败有多少在客户察觉前被补救",
                ).filled(id=id_),
                Wording(
                    "add `caught: 60%`, or `caught: 0%` when every failure is noticed",
                    "请加上 `caught: 60%`；若全部会被察觉，写 `caught: 0%`",
                ),
                at="key",
            )
