"""Service that ends where no customer is.

What it does
    Reports `end` at touchpoints below the line of visibility.

Why it matters
    The last moment is half of what is remembered. When the flow ends backstage, the customer's last
    moment is some earlier one that nobody designed as an ending.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, next: return}
      return: {lane: frontstage, title: Return the device, end: served}
    ```

中文
    流程在可视线以下结束：客户最后的感受没有被设计。
"""

from blueprint.flow.chain.neighbours import HIDDEN
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP317", "hidden-exit", Severity.WARNING)


@rule.checks
def hidden_exits(context: Context) -> Hits:
    """Exits in the backstage and support lanes."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.lane in HIDDEN and touchpoint.end:
            yield Hit(
                ("touchpoints", id_, "end"),
                Wording(
                    "the service ends at {id!r}, below the line of visibility",
                    "服务在可视线以下的 {id!r} 结束",
                ).filled(id=id_),
                Wording("end it at a touchpoint that customers experience", "请让它在客户能感受到的触点结束"),
                at="key",
            )
