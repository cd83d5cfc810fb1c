"""Need of unknown importance.

What it does
    Reports needs without `importance`.

Why it matters
    A need that weighs nothing known cannot be weighed against the others: the House of Quality has no
    totals for the touchpoints that serve it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon}
    touchpoints:
      repair: {lane: frontstage, title: Repair, meets: {soon: 9}, end: served}
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
    需求没有写重要度 `importance`。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP718", "need-without-importance", Severity.WARNING)


@rule.checks
def needs_without_importance(context: Context) -> Hits:
    """Rows of the House of Quality without a weight."""
    for need in context.map.needs.values():
        if need.importance is None:
            yield Hit(
                ("needs", need.id),
                Wording("nothing says how much {need!r} matters", "没有写明需求 {need!r} 的重要度").filled(
                    need=need.id
                ),
                Wording("add `importance: 5`, from 1 to 5", "请加上 `importance: 5`，从 1 到 5"),
                at="key",
            )
