"""Flow into or out of the evidence lane.

What it does
    Reports arrows to a touchpoint in the evidence lane, and `next`, `end` or `start` on one.

Why it matters
    Evidence is seen, not walked: customers meet the sign, they do not go to it as a step.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      enter: {lane: customer, title: Enter, next: {sign: 30%, counter: 70%}}
      sign: {lane: evidence, title: Sign, next: counter}
      counter: {lane: frontstage, title: Counter, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      enter: {lane: customer, title: Enter, evidence: [Sign], next: counter}
      counter: {lane: frontstage, title: Counter, end: served}
    ```

中文
    箭头进入或离开有形展示泳道：展示物是被看见的，不是走过的步骤。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Lane
from blueprint.wording import Wording

rule = Rule("BP302", "flow-into-evidence", Severity.ERROR)

_HELP = Wording(
    "list it under `evidence:` of the touchpoint where it is seen", "请写在看到它的触点的 `evidence:` 下"
)


@rule.checks
def flow_into_evidence(context: Context) -> Hits:
    """Arrows that touch the evidence lane."""
    touchpoints = context.map.touchpoints
    things = {t.id for t in touchpoints.values() if t.lane is Lane.EVIDENCE}
    for id_, touchpoint in touchpoints.items():
        for index, connection in enumerate(touchpoint.next):
            if connection.to in things and id_ not in things:
                yield Hit(
                    ("touchpoints", id_, "next", index, "to"),
                    Wording(
                        "an arrow leads into the evidence lane, to {to!r}", "箭头进入了有形展示泳道的 {to!r}"
                    ).filled(to=connection.to),
                    _HELP,
                )
        if id_ in things:
            for key in ("next", "end", "start"):
                if getattr(touchpoint, key):
                    yield Hit(
                        ("touchpoints", id_, key),
                        Wording(
                            "customers walk through {id!r}, which stands in the evidence lane",
                            "客户走过了位于有形展示泳道的 {id!r}",
                        ).filled(id=id_),
                        _HELP,
                        at="key",
                    )
