"""Hand-off that is not managed in all four items.

What it does
    Reports a `handoff` without `step` or `rule`. The other two items have rules of their own:
    `handoff-without-limit` and `handoff-without-standard`.

Why it matters
    A hand-off has a linking step, a limit, a standard and a communication rule. Without the step nobody
    acts, and without the rule nobody hears when it goes wrong.

Example
    ```yaml fail
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

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report:
        lane: customer
        title: Report
        next:
          - to: receive
            handoff:
              step: The call goes to a free agent
              within: 15s
              standard: A person answers
              rule: When all are busy, tell the place in the queue
      receive: {lane: frontstage, title: Take the case, end: served}
    ```

中文
    内部传递四项（衔接步骤、传递时限、传递标准、沟通制度）不全。
"""

from blueprint.flow.chain.handoffs import handoffs
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP705", "incomplete-handoff", Severity.WARNING)

_ITEMS = {"step": Wording("linking step", "衔接步骤"), "rule": Wording("communication rule", "沟通制度")}


@rule.checks
def incomplete_handoffs(context: Context) -> Hits:
    """Hand-offs that are described in part."""
    for source, number, connection, _ in handoffs(context.map):
        missing = [key for key in _ITEMS if connection.handoff and not getattr(connection.handoff, key)]
        if missing:
            yield Hit(
                ("touchpoints", source.id, "next", number, "handoff"),
                Wording(
                    "the hand-off from {id!r} to {to!r} has no {items}",
                    "从 {id!r} 到 {to!r} 的传递缺少{items}",
                ).filled(
                    id=source.id,
                    to=connection.to,
                    items=Wording(
                        " and no ".join(_ITEMS[m].en for m in missing),
                        "、".join(_ITEMS[m].zh for m in missing),
                    ),
                ),
                Wording("add {keys}", "请加上 {keys}").filled(keys=", ".join(f"`{m}:`" for m in missing)),
                at="key",
            )
