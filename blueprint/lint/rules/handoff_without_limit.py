"""Hand-off without a time limit.

What it does
    Reports connections that cross a lane or a role and whose `handoff` has no `within`.

Why it matters
    Work waits between two people longer than with either of them, and nobody is late when nothing says
    until when. The limit of the hand-off (传递时限) is what keeps a promise to the customer.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: receive}
      receive: {lane: frontstage, title: Take the case, end: served}
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
          - {to: receive, handoff: {within: 15s, standard: A person answers}}
      receive: {lane: frontstage, title: Take the case, end: served}
    ```

中文
    跨泳道或跨岗位的连接没有传递时限 `handoff.within`。
"""

from blueprint.flow.chain.handoffs import handoffs
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP307", "handoff-without-limit", Severity.WARNING)


@rule.checks
def handoffs_without_limit(context: Context) -> Hits:
    """Hand-offs that may take for ever."""
    for source, number, connection, _ in handoffs(context.map):
        if connection.handoff is None or connection.handoff.within is None:
            yield Hit(
                ("touchpoints", source.id, "next", number, "to"),
                Wording(
                    "the hand-off from {id!r} to {to!r} has no limit", "从 {id!r} 到 {to!r} 的传递没有时限"
                ).filled(id=source.id, to=connection.to),
                Wording(
                    "add `handoff: {{within: 30s, ...}}`", "请加上 `handoff: {{within: 30s, ...}}`"
                ).filled(),
            )
