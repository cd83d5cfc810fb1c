"""Branch without a condition.

What it does
    Reports connections without `when` at a touchpoint where customers part.

Why it matters
    A share says how many go this way, not which. Staff who decide at this touchpoint have nothing to
    decide by, and the drawing shows arrows that nobody can explain.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report:
        lane: customer
        title: Report
        next:
          - {to: repair, share: 70%, when: In warranty}
          - {to: quote, share: 30%}
      quote: {lane: frontstage, title: Quote, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report:
        lane: customer
        title: Report
        next:
          - {to: repair, share: 70%, when: In warranty}
          - {to: quote, share: 30%, when: Out of warranty}
      quote: {lane: frontstage, title: Quote, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

中文
    分岔处的分支没有写条件 `when`：只有比例，看不出哪些客户走这边。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP213", "unnamed-branch", Severity.WARNING)


@rule.checks
def unnamed_branches(context: Context) -> Hits:
    """Connections of decisions; an exit is named by itself."""
    for touchpoint in context.map.touchpoints.values():
        if len(touchpoint.next) < 2 or touchpoint.together:
            continue
        for index, connection in enumerate(touchpoint.next):
            if connection.when is None:
                yield Hit(
                    ("touchpoints", touchpoint.id, "next", index, "to"),
                    Wording(
                        "nothing says which customers go from {id!r} to {to!r}",
                        "没有说明哪些客户从 {id!r} 走到 {to!r}",
                    ).filled(id=touchpoint.id, to=connection.to),
                    Wording(
                        "write `- {{to: {to}, share: ..., when: ...}}`",
                        "请写 `- {{to: {to}, share: ..., when: ...}}`",
                    ).filled(to=connection.to),
                )
