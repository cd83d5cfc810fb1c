"""Service that begins where no customer is.

What it does
    Reports touchpoints below the line of visibility at which customers come in.

Why it matters
    A blueprint begins with the customer. What starts backstage has no first impression, and what the
    customer did before is not on the map.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      assign: {lane: backstage, title: Assign, next: call}
      call: {lane: frontstage, title: Call back, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: assign}
      assign: {lane: backstage, title: Assign, next: call}
      call: {lane: frontstage, title: Call back, end: served}
    ```

中文
    客户从可视线以下的触点进入：服务没有第一印象。
"""

from blueprint.flow.chain.neighbours import HIDDEN
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP316", "hidden-entry", Severity.WARNING)


@rule.checks
def hidden_entries(context: Context) -> Hits:
    """Entries in the backstage and support lanes."""
    for id_ in context.entries:
        touchpoint = context.map.touchpoints[id_]
        if touchpoint.lane in HIDDEN:
            yield Hit(
                ("touchpoints", id_),
                Wording(
                    "customers come in at {id!r}, below the line of visibility",
                    "客户从可视线以下的 {id!r} 进入",
                ).filled(id=id_),
                Wording("put the customer's first action before it", "请在它之前加上客户的第一个行为"),
                at="key",
            )
