"""Role that no touchpoint names.

What it does
    Reports roles of `roles` that no touchpoint has, by key or by title.

Why it matters
    Its people have no work; mostly a touchpoint calls the role by another name.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    roles:
      clerk: {servers: 2}
    touchpoints:
      report: {lane: frontstage, role: teller, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    roles:
      clerk: {title: teller, servers: 2}
    touchpoints:
      report: {lane: frontstage, role: teller, title: Report, end: served}
    ```

中文
    `roles` 中的岗位没有任何触点使用。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.roles import role_at
from blueprint.suggestion import suggested
from blueprint.wording import Wording

rule = Rule("BP114", "unused-role", Severity.WARNING, since="0.2")


@rule.checks
def unused_roles(context: Context) -> Hits:
    """Declared roles without work."""
    inside = (t for inner in context.map.inside.values() for t in inner.touchpoints.values())
    parts = (
        *context.map.touchpoints.values(),
        *(c for s in context.map.segments.values() for c in s.changes.values()),
        *inside,
    )
    used = {role.id for t in parts if (role := role_at(context.map.roles, t))}
    named = dict.fromkeys(said.strip() for t in parts if t.role for _, said in t.role.by_language)
    for id_ in context.map.roles:
        if id_ not in used:
            help_ = Wording("write `role: {id}` at a touchpoint", "请在触点写 `role: {id}`").filled(id=id_)
            yield Hit(
                ("roles", id_),
                Wording("no touchpoint has the role {id!r}", "没有触点使用岗位 {id!r}").filled(id=id_),
                suggested(id_, list(named), help_),
                at="key",
            )
