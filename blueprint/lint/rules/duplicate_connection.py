"""Two arrows to the same touchpoint.

What it does
    Reports a second connection from one touchpoint to another, unless both say `when` and differ.

Why it matters
    Both arrows lie on one another in the picture. Either their shares belong together, or one of them was
    meant to lead somewhere else.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report:
        lane: customer
        title: Report
        next:
          - {to: repair, share: 60%}
          - {to: repair, share: 40%}
      repair: {lane: backstage, title: Repair, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: repair}
      repair: {lane: backstage, title: Repair, end: served}
    ```

中文
    同一触点有两个箭头通向同一个触点。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.connection import Connection
from blueprint.wording import Wording

rule = Rule("BP221", "duplicate-connection", Severity.WARNING)


@rule.checks
def duplicate_connections(context: Context) -> Hits:
    """Connections to a target that an earlier one has."""
    for touchpoint in context.map.touchpoints.values():
        first: dict[str, tuple[int, Connection]] = {}
        for index, connection in enumerate(touchpoint.next):
            earlier, other = first.setdefault(connection.to, (index, connection))
            if earlier == index or (connection.when and other.when and connection.when != other.when):
                continue
            path = ("touchpoints", touchpoint.id, "next")
            yield Hit(
                (*path, index, "to"),
                Wording("{id!r} already has an arrow to {to!r}", "{id!r} 已有一个箭头通向 {to!r}").filled(
                    id=touchpoint.id, to=connection.to
                ),
                Wording(
                    "add up the shares, or say by `when` how they differ", "请合并比例，或用 `when` 说明区别"
                ),
                related=(((*path, earlier, "to"), Wording("the first arrow", "第一个箭头")),),
            )
