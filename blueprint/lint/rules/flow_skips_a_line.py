"""Arrow that jumps over the frontstage.

What it does
    Reports arrows between the customer lane and backstage or support, in either direction, unless the
    customer touchpoint says `contact_with: staff` or `device`.

Why it matters
    Customers cannot reach what they cannot see. Somebody or something takes the work over the line of
    interaction; that contact is where they judge the service, and it is missing from the map.

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
      report: {lane: customer, title: Report, next: receive}
      receive: {lane: frontstage, title: Take the case, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

中文
    箭头跳过前台：客户与后台或支持之间没有接触。
"""

from blueprint.flow.chain.neighbours import HIDDEN
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import ContactWith, Lane
from blueprint.wording import Wording

rule = Rule("BP305", "flow-skips-a-line", Severity.WARNING)


@rule.checks
def flow_skips_a_line(context: Context) -> Hits:
    """Arrows that cross two lines at once."""
    touchpoints = context.map.touchpoints
    for id_, source in touchpoints.items():
        for index, connection in enumerate(source.next):
            target = touchpoints.get(connection.to)
            if target is None:
                continue
            seen, hidden = (source, target) if source.lane is Lane.CUSTOMER else (target, source)
            if seen.lane is not Lane.CUSTOMER or hidden.lane not in HIDDEN:
                continue
            if seen.contact_with in (ContactWith.STAFF, ContactWith.DEVICE):
                continue
            yield Hit(
                ("touchpoints", id_, "next", index, "to"),
                Wording(
                    "the arrow from {id!r} to {to!r} joins a customer action with {lane}, without a contact",
                    "从 {id!r} 到 {to!r} 的箭头把客户行为直接连到 {lane} 泳道，没有接触",
                ).filled(id=id_, to=target.id, lane=hidden.lane.value),
                Wording(
                    "put a frontstage touchpoint in between, or say `contact_with: device` at {seen!r}",
                    "请在中间加一个前台触点，或在 {seen!r} 写 `contact_with: device`",
                ).filled(seen=seen.id),
            )
