"""Use of something that is not support.

What it does
    Reports ids under `uses` that stand above the line of visibility, in the customer or frontstage lane.

Why it matters
    `uses` is for what a step depends on and customers never walk: systems, stores, other departments, and
    things they see. Where customers go is `next`.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, uses: [repair], next: repair}
      repair: {lane: frontstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: frontstage, title: Repair, uses: [parts], end: served}
      parts: {lane: support, title: Spare parts}
    ```

中文
    `uses` 引用了可视线以上的触点；它只用于所依赖的后台与支持过程。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP311", "uses-not-support", Severity.WARNING)


@rule.checks
def uses_not_support(context: Context) -> Hits:
    """Used touchpoints above the line of visibility."""
    for id_, touchpoint in context.map.touchpoints.items():
        for index, name in enumerate(touchpoint.uses):
            used = context.map.touchpoints.get(name)
            if used is None or not used.lane.experienced:
                continue
            yield Hit(
                ("touchpoints", id_, "uses", index),
                Wording(
                    "{id!r} uses {used!r}, which stands in the {lane} lane",
                    "{id!r} 使用了位于 {lane} 泳道的 {used!r}",
                ).filled(id=id_, used=name, lane=used.lane.value),
                Wording(
                    "lead there by `next`, or move it to support", "请用 `next` 通向它，或把它移到支持泳道"
                ),
            )
