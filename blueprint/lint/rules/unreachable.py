"""Touchpoint that no customer can reach.

What it does
    Reports walked touchpoints that no route leads to from where customers enter.

Why it matters
    What nobody reaches is in no figure; mostly an arrow or a `start` share is missing.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
      call: {lane: frontstage, title: Call back, next: repair}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: call}
      call: {lane: frontstage, title: Call back, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

中文
    从入口出发没有任何动线能到达的触点。
"""

from blueprint.flow.chain.neighbours import unlinked
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP202", "unreachable", Severity.ERROR)


@rule.checks
def unreachable(context: Context) -> Hits:
    """Walked touchpoints that flow does not get to, for any segment.

    `support-without-user` and `backstage-unlinked` report those that nothing is linked to.
    """
    if not context.entries:
        return
    alone = {t.id for t in unlinked(context.map)}
    reached = alone.union(*(view.reached for view in context.views))
    for id_ in context.map.touchpoints:
        if id_ in context.map.walked and id_ not in reached:
            yield Hit(
                ("touchpoints", id_),
                Wording("no customer can reach {id!r}", "没有客户能到达 {id!r}").filled(id=id_),
                Wording(
                    "lead an arrow to it, or give it a `start` share",
                    "请画一个箭头通向它，或给它 `start` 比例",
                ),
                at="key",
            )
