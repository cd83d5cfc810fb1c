"""Contact with nobody in particular.

What it does
    Reports customer and frontstage touchpoints without `contact_with`.

Why it matters
    Customers meet staff, other customers, devices and the premises, and each is managed in another way.
    Which of them carry the service can only be counted when it is written down.

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
      report: {lane: customer, title: Report, contact_with: staff, end: served}
    ```

中文
    触点没有写接触对象 `contact_with`：客户与员工、客户、设备还是环境接触。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP314", "contact-with-missing", Severity.INFO)


@rule.checks
def contact_with_missing(context: Context) -> Hits:
    """Experienced touchpoints that do not say whom customers meet."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.lane.experienced and touchpoint.contact_with is None and not touchpoint.map:
            yield Hit(
                ("touchpoints", id_),
                Wording(
                    "nothing says whom or what customers meet at {id!r}", "没有写明客户在 {id!r} 接触谁"
                ).filled(id=id_),
                Wording(
                    "add `contact_with: staff`, `customer`, `device` or `premises`",
                    "请加上 `contact_with: staff`、`customer`、`device` 或 `premises`",
                ),
                at="key",
            )
