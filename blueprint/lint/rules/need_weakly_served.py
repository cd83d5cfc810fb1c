"""Need with weak relationships only.

What it does
    Reports needs that touchpoints meet, but none stronger than 1.

Why it matters
    Many small contributions are nobody's task. A need that matters has one touchpoint that is there for
    it, with a relationship of 9.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
    touchpoints:
      report: {lane: customer, title: Report, meets: {soon: 1}, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 1}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
    touchpoints:
      report: {lane: customer, title: Report, meets: {soon: 1}, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 9}, end: served}
    ```

中文
    需求只有弱关系（1）：没有一个触点真正为它负责。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP715", "need-weakly-served", Severity.INFO)


@rule.checks
def needs_weakly_served(context: Context) -> Hits:
    """Rows of the House of Quality whose strongest entry is weak."""
    for need in context.map.needs:
        strongest = max((t.meets.get(need, 0.0) for t in context.map.touchpoints.values()), default=0.0)
        if 0 < strongest <= 1:
            yield Hit(
                ("needs", need),
                Wording("the need {need!r} is met only weakly", "需求 {need!r} 只有弱关系").filled(need=need),
                Wording("give one touchpoint a relationship of 9 or 3", "请给一个触点 9 或 3 的关系"),
                at="key",
            )
