"""Service without a purpose.

What it does
    Reports a map without `purpose`.

Why it matters
    A service flow exists to solve a customer's problem. Without the purpose nobody can say whether a step
    is needed, and two people improve the map in opposite directions.

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
    purpose: The device works again, and the customer always knows how far it is
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    地图没有写服务目的 `purpose`。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP709", "missing-purpose", Severity.INFO)


@rule.checks
def missing_purpose(context: Context) -> Hits:
    """A map that does not say what for."""
    if context.map.purpose is None:
        yield Hit(
            ("title",),
            Wording("nothing says what the service is for", "没有写明服务的目的"),
            Wording("add `purpose: ...`, the problem it solves", "请加上 `purpose: ...`，即它解决的问题"),
            at="key",
        )
