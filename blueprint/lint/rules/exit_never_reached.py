"""Exit that nobody takes.

What it does
    Reports an exit whose share is 0 % wherever customers could take it, for every segment.

Why it matters
    The figures show an exit that no customer ever leaves by; the share is wrong, or the exit is not real.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 100%}, end: {left: 0%}}
      repair: {lane: backstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 98%}, end: {left: 2%}}
      repair: {lane: backstage, title: Repair, end: served}
    ```

中文
    没有客户会走的出口：所有比例都是 0%。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.share import may_be_taken
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP211", "exit-never-reached", Severity.WARNING)


@rule.checks
def exits_never_reached(context: Context) -> Hits:
    """Exits by name; what stands at an unreachable touchpoint is reported with that touchpoint."""
    taken: set[str] = set()
    empty: dict[str, Path] = {}
    for view in context.views:
        for touchpoint in view.map.touchpoints.values():
            for name, leaves, share in touchpoint.ways if touchpoint.id in view.reached else ():
                if leaves and may_be_taken(share):
                    taken.add(name)
                elif leaves:
                    empty.setdefault(name, context.path_to(view, touchpoint.id, "end", name))
    for name, path in empty.items():
        if name not in taken:
            yield Hit(
                path,
                Wording("nobody leaves by exit {name!r}", "没有人从出口 {name!r} 离开").filled(name=name),
                Wording("give it a share above 0%, or remove it", "请给它大于 0% 的比例，或删除它"),
                at="key",
            )
