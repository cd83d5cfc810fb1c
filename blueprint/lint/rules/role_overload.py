"""More work than the people of a role can do.

What it does
    Reports roles of `roles` whose work, over all touchpoints that name them, in front of customers and behind, is
    more than their people can do: arrivals times visits times the time of a visit. It needs `arrivals`.

Why it matters
    One person who stands at ten touchpoints is busy at all of them. Each alone may look easy; together they are too
    much, and what is left undone is what nobody waits for in line: the care, the record, the farewell.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    arrivals: 30/h
    roles:
      guide: {servers: 1}
    touchpoints:
      greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
      form: {lane: frontstage, role: guide, title: Form, time: 2m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    arrivals: 30/h
    roles:
      guide: {servers: 2}
    touchpoints:
      greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
      form: {lane: frontstage, role: guide, title: Form, time: 2m, end: served}
    ```

中文
    一个岗位在所有触点（台前与幕后）的工作量之和超过其人手：做不完。
"""

from blueprint import quantity
from blueprint.lint.content.roles import working
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import above, floor
from blueprint.wording import Wording

rule = Rule("BP433", "role-overload", Severity.ERROR, since="0.2")


@rule.checks
def role_overloads(context: Context) -> Hits:
    """Declared roles with more work than people."""
    for role in working(context):
        if above(role.utilisation or 0.0, 1):
            yield Hit(
                ("roles", role.name, "servers"),
                Wording(
                    "{work} people's work comes to {n} of the role {role!r}",
                    "岗位 {role!r} 有 {n} 人，工作量却要 {work} 人",
                ).filled(
                    role=role.name, n=role.servers, work=quantity.both(quantity.number, role.work, digits=2)
                ),
                Wording(
                    "it takes {needed} at least; most of the work is at {at!r}",
                    "至少需要 {needed} 人；工作量最大的是 {at!r}",
                ).filled(needed=floor(role.work) + 1, at=role.parts[0][0]),
            )
