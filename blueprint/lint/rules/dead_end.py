"""Touchpoint with no way out.

What it does
    Reports touchpoints on the way that have neither `next` nor `end`.

Why it matters
    A customer who arrives there is stuck; times and remembered experience after it have no meaning.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: wait}
      wait: {lane: customer, title: Wait}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: wait}
      wait: {lane: customer, title: Wait, end: served}
    ```

中文
    触点既没有 `next` 也没有 `end`，客户走到这里就出不去了。
"""

from blueprint.flow.chain.neighbours import unlinked
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP201", "dead-end", Severity.ERROR)


@rule.checks
def dead_ends(context: Context) -> Hits:
    """Walked touchpoints without a way out; what nothing leads to has rules of its own."""
    alone = {t.id for t in unlinked(context.map)}
    for view in context.views:
        for id_ in view.map.touchpoints:
            touchpoint = view.map.touchpoints[id_]
            if id_ in view.map.walked and id_ not in alone and not touchpoint.next and not touchpoint.end:
                yield Hit(
                    context.path_to(view, id_),
                    Wording("touchpoint {id!r} has no way out", "触点 {id!r} 没有出路").filled(id=id_),
                    Wording("add `next:` or `end: served`", "请加上 `next:` 或 `end: served`"),
                    at="key",
                )
