"""Touchpoint of no phase.

What it does
    Reports customer and frontstage touchpoints without `phase`.

Why it matters
    Service goes round in four stages: receive, understand, help, keep. What a touchpoint must do well
    depends on its stage; a greeting in the middle greets nobody.

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
      report: {lane: customer, title: Report, phase: receive, end: served}
    ```

中文
    触点没有写服务阶段 `phase`：接触、理解、帮助、留住。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP711", "missing-phase", Severity.INFO)


@rule.checks
def missing_phases(context: Context) -> Hits:
    """Experienced touchpoints outside the service cycle."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.lane.experienced and touchpoint.phase is None:
            yield Hit(
                ("touchpoints", id_),
                Wording("{id!r} belongs to no phase", "{id!r} 不属于任何服务阶段").filled(id=id_),
                Wording(
                    "add `phase: receive`, `understand`, `help` or `keep`",
                    "请加上 `phase: receive`、`understand`、`help` 或 `keep`",
                ),
                at="key",
            )
