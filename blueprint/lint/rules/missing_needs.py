"""Service designed for no need.

What it does
    Reports a map without `needs`.

Why it matters
    The first step of designing a service flow is to confirm what customers need (确认客户需求). Without a
    list of needs the House of Quality is empty, and steps are kept because they have always been there.

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
    needs:
      soon: {title: Mended soon, importance: 5}
    touchpoints:
      report: {lane: customer, title: Report, meets: {soon: 3}, end: served}
    ```

中文
    地图没有写客户需求 `needs`。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP714", "missing-needs", Severity.WARNING)


@rule.checks
def missing_needs(context: Context) -> Hits:
    """A map that names no need."""
    if not context.map.needs:
        yield Hit(
            ("title",),
            Wording("nothing says what customers need", "没有写明客户的需求"),
            Wording(
                "add `needs: {{quick: {{title: ..., importance: 5}}}}`",
                "请加上 `needs: {{quick: {{title: ..., importance: 5}}}}`",
            ).filled(),
            at="key",
        )
