"""Service that nobody answers for.

What it does
    Reports a map without `owner`.

Why it matters
    Hand-offs cross departments; when a promise is broken between two of them, only somebody who answers
    for the whole can mend it.

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
    owner: After-sales manager
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    地图没有写负责人 `owner`。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP710", "missing-owner", Severity.INFO)


@rule.checks
def missing_owner(context: Context) -> Hits:
    """A map of nobody."""
    if context.map.owner is None:
        yield Hit(
            ("title",),
            Wording("nothing says who answers for the service", "没有写明由谁对服务负责"),
            Wording("add `owner: ...`", "请加上 `owner: ...`"),
            at="key",
        )
