"""Touchpoint that everybody repeats for ever.

What it does
    Reports a touchpoint whose only way on is itself.

Why it matters
    Nobody gets past it: the expected number of visits is infinite, and no figure exists.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {test: 90%}, end: {left: 10%}}
      test: {lane: backstage, title: Test, next: test}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {test: 90%}, end: {left: 10%}}
      test: {lane: backstage, title: Test, next: {test: 20%}, end: {served: 80%}}
    ```

中文
    触点只通向自己，谁也走不出去。
"""

from blueprint.flow.chain.neighbours import only_itself
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP215", "self-loop-certain", Severity.ERROR)


@rule.checks
def certain_self_loops(context: Context) -> Hits:
    """Trapped touchpoints that lead to themselves alone; longer loops are `closed-loop`."""
    for view in context.views:
        for id_, touchpoint in view.map.touchpoints.items():
            if id_ in view.trapped and only_itself(touchpoint):
                yield Hit(
                    context.path_to(view, id_, "next"),
                    Wording("{id!r} leads only to itself", "{id!r} 只通向自己").filled(id=id_),
                    Wording(
                        "let a share go on: `next: {{{id}: 20%, ...: 80%}}`, or `end: served`",
                        "请让一部分客户继续：`next: {{{id}: 20%, ...: 80%}}`，或写 `end: served`",
                    ).filled(id=id_),
                    at="key",
                )
