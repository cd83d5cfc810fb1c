"""Condition with nothing to decide.

What it does
    Reports `when` on the only way on: the touchpoint has one connection and no exit, or its connections
    start together.

Why it matters
    A reader looks for the other branch. Either it was forgotten, with the customers who take it, or the
    condition says nothing.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report:
        lane: customer
        title: Report
        next:
          - {to: repair, when: In warranty}
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
    只有一条路却写了条件 `when`：另一条分支被遗漏，或条件多余。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP212", "single-branch-decision", Severity.WARNING)


@rule.checks
def single_branch_decisions(context: Context) -> Hits:
    """Conditions where everybody goes the same way."""
    for touchpoint in context.map.touchpoints.values():
        if len(touchpoint.next) + len(touchpoint.end) > 1 and not touchpoint.together:
            continue
        for index, connection in enumerate(touchpoint.next):
            if connection.when is not None:
                yield Hit(
                    ("touchpoints", touchpoint.id, "next", index, "when"),
                    Wording(
                        "everybody goes from {id!r} to {to!r}, whatever the condition",
                        "从 {id!r} 都走到 {to!r}，条件没有作用",
                    ).filled(id=touchpoint.id, to=connection.to),
                    Wording(
                        "add the branch for the other customers, or remove `when`",
                        "请补上其他客户的分支，或删除 `when`",
                    ),
                    at="key",
                )
