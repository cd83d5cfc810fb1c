"""Hand-off without a standard.

What it does
    Reports connections that cross a lane or a role and whose `handoff` has no `standard`.

Why it matters
    What the next person gets depends on who hands over: papers missing, the question asked twice. The
    standard of the hand-off (传递标准) says when it is complete.

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
    跨泳道或跨岗位的连接没有传递标准 `handoff.standard`。
"""

from blueprint.flow.chain.handoffs import handoffs
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP308", "handoff-without-standard", Severity.WARNING)


@rule.checks
def handoffs_without_standard(context: Context) -> Hits:
    """Hand-offs that are never complete or incomplete."""
    for source, number, connection, _ in handoffs(context.map):
        if connection.handoff is None or connection.handoff.standard is None:
            yield Hit(
                ("touchpoints", source.id, "next", number, "to"),
                Wording(
                    "the hand-off from {id!r} to {to!r} has no standard", "从 {id!r} 到 {to!r} 的传递没有标准"
                ).filled(id=source.id, to=connection.to),
                Wording(
                    "say when it is complete: `handoff: {{standard: ...}}`",
                    "请写明怎样才算交接完整：`handoff: {{standard: ...}}`",
                ).filled(),
            )
