"""Customer action without evidence.

What it does
    Reports touchpoints of the customer lane without `evidence`.

Why it matters
    Customers cannot see a service before they buy it; signs, forms, rooms and messages are what they
    judge by. An action without evidence leaves them guessing where to go and whether it worked.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, evidence: [Hotline number on the card], end: served}
    ```

中文
    客户行为没有有形展示：客户看不到标识、单据或提示。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.wording import Wording

rule = Rule("BP306", "customer-action-without-evidence", Severity.WARNING)


@rule.checks
def customer_actions_without_evidence(context: Context) -> Hits:
    """Customer touchpoints at which nothing is seen."""
    things = {t.id for t in context.map.touchpoints.values() if t.lane is Lane.EVIDENCE}
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.lane is not Lane.CUSTOMER or touchpoint.evidence or touchpoint.map:
            continue
        if things.isdisjoint(touchpoint.uses):
            yield Hit(
                ("touchpoints", id_),
                Wording("customers see no evidence at {id!r}", "客户在 {id!r} 看不到有形展示").filled(id=id_),
                Wording(
                    "list what they see: `evidence: [sign, ticket]`",
                    "请列出客户看到的：`evidence: [指示牌, 号单]`",
                ),
                at="key",
            )
