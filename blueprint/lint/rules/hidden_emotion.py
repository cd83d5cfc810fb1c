"""Emotion that nobody feels.

What it does
    Reports `emotion` on touchpoints below the line of visibility and in the evidence lane.

Why it matters
    Customers feel what they experience. A score backstage is in no figure; what it stands for, mostly a
    wait, needs a touchpoint of its own above the line.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, emotion: -3, next: collect}
      collect: {lane: customer, title: Collect, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {all: [repair, wait]}}
      repair: {lane: backstage, title: Repair, next: collect}
      wait: {lane: customer, title: Wait, emotion: -3, next: collect}
      collect: {lane: customer, title: Collect, join: all, emotion: 1, end: served}
    ```

中文
    客户感受不到的触点写了情感分；计算时不会用到它。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP319", "hidden-emotion", Severity.WARNING)


@rule.checks
def hidden_emotions(context: Context) -> Hits:
    """Scores where no customer is."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.emotion is not None and not touchpoint.lane.experienced:
            yield Hit(
                ("touchpoints", id_, "emotion"),
                Wording(
                    "customers do not experience {id!r}, in the {lane} lane",
                    "客户感受不到位于 {lane} 泳道的 {id!r}",
                ).filled(id=id_, lane=touchpoint.lane.value),
                Wording(
                    "give the emotion to a touchpoint that customers experience, such as a wait",
                    "请把情感写在客户能感受到的触点上，例如等候",
                ),
                at="key",
            )
