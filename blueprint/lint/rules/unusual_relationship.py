"""Relationship outside the usual scale.

What it does
    Reports values under `meets` other than 1, 3 and 9.

Why it matters
    The House of Quality weighs with 1 (weak), 3 (medium) and 9 (strong). A 5 or a 10 among them shifts
    every weight, and cannot be compared with other maps.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
    touchpoints:
      repair: {lane: frontstage, title: Repair, meets: {soon: 5}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
    touchpoints:
      repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
    ```

中文
    与需求的关系不是 1、3、9。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP717", "unusual-relationship", Severity.INFO)


@rule.checks
def unusual_relationships(context: Context) -> Hits:
    """Entries of the House of Quality."""
    for id_, touchpoint in context.map.touchpoints.items():
        for need, weight in touchpoint.meets.items():
            if weight not in (0, 1, 3, 9):
                yield Hit(
                    ("touchpoints", id_, "meets", need),
                    Wording(
                        "a relationship of {weight:g} is none of 1, 3 and 9", "关系 {weight:g} 不是 1、3 或 9"
                    ).filled(weight=weight),
                    Wording("1 is weak, 3 medium, 9 strong", "1 弱，3 中，9 强"),
                )
