"""Emotion of staff where no staff act.

What it does
    Reports `staff_emotion` on touchpoints that are neither front- nor backstage.

Why it matters
    The customer's own actions, evidence and systems have no staff who feel anything there. The score would be in no curve
    and in no figure.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      wait: {lane: customer, title: Wait, staff_emotion: -2, next: counter}
      counter: {lane: frontstage, title: Counter, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      wait: {lane: customer, title: Wait, next: counter}
      counter: {lane: frontstage, title: Counter, staff_emotion: -2, end: served}
    ```

中文
    员工情感写在了没有员工的泳道（客户行为、有形展示、支持过程）；请写到前台或后台的触点上。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP513", "staff-emotion-without-staff", Severity.WARNING, since="0.2")


@rule.checks
def staff_emotions_without_staff(context: Context) -> Hits:
    """Scores of staff where none act."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.staff_emotion is not None and not touchpoint.lane.staged:
            yield Hit(
                ("touchpoints", id_, "staff_emotion"),
                Wording(
                    "no staff act at {id!r}, in the {lane} lane", "{id!r} 位于 {lane} 泳道，没有员工在此工作"
                ).filled(id=id_, lane=touchpoint.lane.value),
                Wording(
                    "give it to the touchpoint front- or backstage where they work",
                    "请写到员工所在的前台或后台触点上",
                ),
                at="key",
            )
