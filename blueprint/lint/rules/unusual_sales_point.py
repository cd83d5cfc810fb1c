"""Sales point outside the usual scale.

What it does
    Reports values of `sales_point` other than 1, 1.2 and 1.5.

Why it matters
    The House of Quality weighs with 1 (sells nothing), 1.2 (sells a little) and 1.5 (sells). Another number
    cannot be compared with other maps.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5, sales_point: 2}
    touchpoints:
      repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5, sales_point: 1.5}
    touchpoints:
      repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
    ```

中文
    卖点系数不是 1、1.2 或 1.5。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP733", "unusual-sales-point", Severity.INFO)


@rule.checks
def unusual_sales_points(context: Context) -> Hits:
    """The sales point of each need."""
    for id_, need in context.map.needs.items():
        if need.sales_point not in (None, 1, 1.2, 1.5):
            yield Hit(
                ("needs", id_, "sales_point"),
                Wording(
                    "a sales point of {point:g} is none of 1, 1.2 and 1.5",
                    "卖点 {point:g} 不是 1、1.2 或 1.5",
                ).filled(point=need.sales_point),
                Wording("1 sells nothing, 1.2 a little, 1.5 sells", "1 不构成卖点，1.2 略有，1.5 为卖点"),
            )
