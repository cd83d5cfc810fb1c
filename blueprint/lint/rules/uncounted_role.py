"""Role with more work than the people at its counters.

What it does
    Reports roles that `roles` does not name and whose work, over all touchpoints, is more than the people of their
    staffed touchpoints can do. It needs `arrivals`.

Why it matters
    `staffed` counts people at one touchpoint. Where the role stands at others too, either there are more people than
    the map says, or these are wanted in two places at once.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    arrivals: 20/h
    touchpoints:
      greet: {lane: frontstage, role: guide, title: Greet, time: 2m, next: form}
      form: {lane: frontstage, role: guide, title: Form, time: 2m, staffed: {servers: 1}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    arrivals: 20/h
    roles:
      guide: {servers: 2}
    touchpoints:
      greet: {lane: frontstage, role: guide, title: Greet, time: 2m, next: form}
      form: {lane: frontstage, role: guide, title: Form, time: 2m, staffed: {}, end: served}
    ```

中文
    `roles` 没有写明的岗位，其全部触点的工作量超过有人服务处的人数：要么还有别的人手，要么一人要同时在两处。
"""

from blueprint import quantity
from blueprint.lint.content.roles import working
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above, floor
from blueprint.wording import Wording

rule = Rule("BP435", "uncounted-role", Severity.INFO, since="0.2")


@rule.checks
def uncounted_roles(context: Context) -> Hits:
    """Roles that are not declared, with more work than their counters have people."""
    for role in working(context, declared=False):
        if above(role.utilisation or 0.0, 1):
            staffed = next(id_ for id_, _ in role.parts if context.flat.map.touchpoints[id_].staffed)
            yield Hit(
                ("touchpoints", staffed, "staffed"),
                Wording(
                    "{role!r} has {work} people's work at {count} touchpoints, and {n} people where it is staffed",
                    "{role!r} 在 {count} 个触点共有 {work} 人的工作量，有人服务处却只有 {n} 人",
                ).filled(
                    role=role.name,
                    n=role.servers,
                    count=len(role.parts),
                    work=quantity.both(quantity.number, role.work, digits=2),
                ),
                Wording(
                    "say how many there are: `roles: {{{role}: {{servers: {needed}}}}}`",
                    "请写明人数：`roles: {{{role}: {{servers: {needed}}}}}`",
                ).filled(role=role.name, needed=floor(role.work) + 1),
                at="key",
            )
