"""Arrow that nobody takes.

What it does
    Reports a connection whose share is 0 %, for all customers and every segment; also where the share is
    left out and the others already sum to 100 %.

Why it matters
    The arrow is drawn, and no figure counts it: what lies behind it seems to be part of the service.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 100%, collect: 0%}}
      repair: {lane: backstage, title: Repair, next: collect}
      collect: {lane: customer, title: Collect, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 90%, collect: 10%}}
      repair: {lane: backstage, title: Repair, next: collect}
      collect: {lane: customer, title: Collect, end: served}
    ```

中文
    没有客户会走的箭头：比例为 0%。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.share import may_be_taken
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP216", "zero-share", Severity.INFO)


@rule.checks
def zero_shares(context: Context) -> Hits:
    """Connections without customers in every view."""
    taken: set[tuple[str, str]] = set()
    empty: dict[tuple[str, str], Path] = {}
    for view in context.views:
        for id_, touchpoint in view.map.touchpoints.items():
            for index, (to, leaves, share) in enumerate(touchpoint.ways):
                if not leaves and may_be_taken(share):
                    taken.add((id_, to))
                elif not leaves and share == 0:
                    empty.setdefault((id_, to), context.path_to(view, id_, "next", index, "to"))
    for (id_, to), path in empty.items():
        if (id_, to) not in taken:
            yield Hit(
                path,
                Wording("nobody goes from {id!r} to {to!r}", "没有客户从 {id!r} 走到 {to!r}").filled(
                    id=id_, to=to
                ),
                Wording("give it a share above 0%, or remove it", "请给它大于 0% 的比例，或删除它"),
            )
