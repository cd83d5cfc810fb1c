"""Customer action that touches nothing.

What it does
    Reports touchpoints of the customer lane that no arrow joins with the frontstage and that do not say
    by `contact_with` whom or what the customer meets.

Why it matters
    A service happens where customers meet staff, a device or the premises. An action without contact
    either is no part of the service, or a frontstage step beside it is missing.

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
    客户行为没有接触：旁边没有前台触点，也没有写 `contact_with`。
"""

from blueprint.flow.chain.neighbours import neighbours
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.wording import Wording

rule = Rule("BP303", "customer-action-without-contact", Severity.WARNING)


@rule.checks
def customer_actions_without_contact(context: Context) -> Hits:
    """Customer touchpoints without the frontstage beside them."""
    beside = neighbours(context.map)
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.lane is not Lane.CUSTOMER or touchpoint.contact_with or touchpoint.map:
            continue
        if not any(n.lane is Lane.FRONTSTAGE for n in beside[id_].values()):
            yield Hit(
                ("touchpoints", id_),
                Wording(
                    "the customer meets nobody and nothing at {id!r}", "客户在 {id!r} 没有接触任何人或物"
                ).filled(id=id_),
                Wording(
                    "join it with a frontstage touchpoint, or write `contact_with: device` or `premises`",
                    "请与前台触点相连，或写 `contact_with: device` 或 `premises`",
                ),
                at="key",
            )
