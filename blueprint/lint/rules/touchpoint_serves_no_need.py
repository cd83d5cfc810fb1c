"""Touchpoint that serves no need.

What it does
    Reports walked touchpoints without `meets` in a map that has `needs`.

Why it matters
    An empty column in the House of Quality: the step costs time, and nothing that customers want depends
    on it. It can be left out, or a need is missing from the list.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 9}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    needs:
      soon: {title: Mended soon, importance: 5}
      easy: {title: Little effort, importance: 3}
    touchpoints:
      report: {lane: customer, title: Report, meets: {easy: 9}, next: repair}
      repair: {lane: backstage, title: Repair, meets: {soon: 9}, end: served}
    ```

中文
    不满足任何需求的触点：质量屋中的空列。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP708", "touchpoint-serves-no-need", Severity.INFO)


@rule.checks
def touchpoints_that_serve_no_need(context: Context) -> Hits:
    """Columns of the House of Quality without an entry."""
    if not context.map.needs:
        return
    for id_, touchpoint in context.map.touchpoints.items():
        if id_ in context.map.walked and not any(touchpoint.meets.values()):
            yield Hit(
                ("touchpoints", id_),
                Wording("{id!r} meets no need", "{id!r} 不满足任何需求").filled(id=id_),
                Wording(
                    "write `meets: {{{need}: 3}}`, or leave the step out",
                    "请写 `meets: {{{need}: 3}}`，或省去这一步",
                ).filled(need=next(iter(context.map.needs))),
                at="key",
            )
