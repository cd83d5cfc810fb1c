"""Recovery that no arrow leads to.

What it does
    Reports `fails.then` when no way leads from the failing touchpoint to the recovery it names.

Why it matters
    `then` says where a failure is put right; customers get there only along arrows. The recovery is in no
    figure for those who need it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 95%, apologise: 5%}}
      apologise: {lane: frontstage, title: Apologise, next: repair}
      repair: {lane: backstage, title: Repair, fails: {chance: 5%, caught: 60%, then: apologise}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      apologise: {lane: frontstage, title: Apologise, next: repair}
      repair:
        lane: backstage
        title: Repair
        fails: {chance: 5%, caught: 60%, then: apologise}
        next: {apologise: 2%}
        end: {served: 98%}
    ```

中文
    从失败的触点没有路通向 `then` 所写的补救触点。
"""

from blueprint.flow.chain.graph import reachable
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP222", "recovery-out-of-reach", Severity.WARNING)


@rule.checks
def recoveries_out_of_reach(context: Context) -> Hits:
    """Recoveries that are walked touchpoints but not behind the failure, for any segment."""
    walked = context.map.walked
    for id_, touchpoint in context.map.touchpoints.items():
        then = touchpoint.fails.then if touchpoint.fails else None
        if then is None or then == id_ or not {id_, then} <= walked:
            continue
        if any(then in reachable([id_], view.successors) for view in context.views):
            continue
        yield Hit(
            ("touchpoints", id_, "fails", "then"),
            Wording(
                "no way leads from {id!r} to its recovery {then!r}", "从 {id!r} 没有路通向补救触点 {then!r}"
            ).filled(id=id_, then=then),
            Wording(
                "lead an arrow from {id!r} to {then!r}, with the share of failures that customers notice",
                "请从 {id!r} 画一个箭头到 {then!r}，比例为客户察觉的失败",
            ).filled(id=id_, then=then),
        )
