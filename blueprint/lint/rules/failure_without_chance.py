"""Failure that has no chance.

What it does
    Reports `fails` without `chance`.

Why it matters
    What is blank is unknown: how much a failure matters cannot be computed, and the touchpoint is missing
    where the figures say what to improve first.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      repair: {lane: frontstage, title: Repair, fails: {then: redo}, next: {collect: 95%, redo: 5%}}
      redo: {lane: frontstage, title: Redo, next: collect}
      collect: {lane: customer, title: Collect, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      repair: {lane: frontstage, title: Repair, fails: {chance: 5%, then: redo}, next: {collect: 95%, redo: 5%}}
      redo: {lane: frontstage, title: Redo, next: collect}
      collect: {lane: customer, title: Collect, end: served}
    ```

中文
    失败点没有写失败的可能 `chance`，无法计算它有多要紧。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP219", "failure-without-chance", Severity.WARNING)


@rule.checks
def failures_without_chance(context: Context) -> Hits:
    """Failures of unknown chance."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.fails is not None and touchpoint.fails.chance is None:
            yield Hit(
                ("touchpoints", id_, "fails"),
                Wording("nothing says how often {id!r} fails", "没有写明 {id!r} 多久失败一次").filled(id=id_),
                Wording("add `chance: 5%`, counted or estimated", "请加上 `chance: 5%`（统计或估计）"),
                at="key",
            )
