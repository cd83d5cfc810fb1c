"""Frontstage step without a customer.

What it does
    Reports frontstage touchpoints that no arrow joins with the customer lane and that do not say by
    `contact_with` whom the customer meets.

Why it matters
    What stands above the line of visibility is seen by customers. When no customer action is linked to
    it, it is backstage work in the wrong lane, or the customer's part was forgotten.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: receive}
      receive: {lane: frontstage, title: Take the case, next: label}
      label: {lane: frontstage, title: Label the device, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: receive}
      receive: {lane: frontstage, title: Take the case, next: label}
      label: {lane: backstage, title: Label the device, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

中文
    前台触点没有对应的客户行为：旁边没有客户触点，也没有写 `contact_with`。
"""

from blueprint.flow.chain.neighbours import neighbours
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.wording import Wording

rule = Rule("BP304", "contact-without-customer-action", Severity.WARNING)


@rule.checks
def contacts_without_customer_action(context: Context) -> Hits:
    """Frontstage touchpoints without the customer lane beside them."""
    beside = neighbours(context.map)
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.lane is not Lane.FRONTSTAGE or touchpoint.contact_with or touchpoint.map:
            continue
        if not any(n.lane is Lane.CUSTOMER for n in beside[id_].values()):
            yield Hit(
                ("touchpoints", id_),
                Wording("no customer action belongs to {id!r}", "{id!r} 没有对应的客户行为").filled(id=id_),
                Wording(
                    "join it with a customer touchpoint, write `contact_with: staff`, or move it backstage",
                    "请与客户触点相连，或写 `contact_with: staff`，或移到后台",
                ),
                at="key",
            )
