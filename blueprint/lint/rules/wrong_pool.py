"""People of a touchpoint that nobody can count.

What it does
    Reports `staffed` without `servers` where the map's `roles` do not say how many there are of the role, `servers`
    that say otherwise than `roles` do, and two roles that go by one name.

Why it matters
    Who is declared under `roles` serves wherever a touchpoint names the role: there is one number of them. Without
    a number, or with two, no wait and no utilisation can be computed.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    arrivals: 20/h
    roles:
      clerk: {servers: 3}
    touchpoints:
      counter: {lane: frontstage, role: clerk, title: Counter, time: 4m, staffed: {servers: 2}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    arrivals: 20/h
    roles:
      clerk: {servers: 3}
    touchpoints:
      counter: {lane: frontstage, role: clerk, title: Counter, time: 4m, staffed: {}, end: served}
    ```

中文
    人数不明或自相矛盾：`staffed` 没有 `servers` 而 `roles` 也没有该岗位；两处人数不同；两个岗位同名。
"""

from collections.abc import Iterator

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.roles import Role, role_at
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP229", "wrong-pool", Severity.ERROR, since="0.2")

_NO_NUMBER = Wording("nobody says how many serve at {id!r}", "没有写明 {id!r} 有几人服务")
_SAY = Wording(
    "write `staffed: {{servers: 2}}`, or name a role of the map's `roles`",
    "请写 `staffed: {{servers: 2}}`，或写上地图 `roles` 中的岗位",
)
_TWO_NUMBERS = Wording(
    "{n} serve at {id!r}, and there are {pool} of the role {role!r}",
    "{id!r} 写的是 {n} 人，而岗位 {role!r} 有 {pool} 人",
)
_ONE_NUMBER = Wording(
    "leave `servers` out here: the people of a role serve at all of its touchpoints; a group of their own is another role",
    "请在此省去 `servers`：一个岗位的人手服务它的所有触点；专人专岗请另立岗位",
)
_SAME_NAME = Wording(
    "{id!r} goes by the name {name!r}, as {other!r} does", "{id!r} 与 {other!r} 都叫 {name!r}"
)
_RENAME = Wording("give each role a title of its own", "请让每个岗位各有名称")


@rule.checks
def wrong_pools(context: Context) -> Hits:
    """Numbers that are missing or contradict, of the map and of its segments; names that two roles share."""
    roles = context.map.roles
    yield from _names(roles)
    for touchpoint in context.map.touchpoints.values():
        yield from _numbers(roles, touchpoint, touchpoint, touchpoint.id, ("touchpoints", touchpoint.id))
    for segment in context.map.segments.values():
        for id_, changes in segment.changes.items():
            base = context.map.touchpoints.get(id_)
            named = changes if changes.role is not None else base
            own = base is None or base.staffed is None or base.staffed.servers is None
            if named is not None and (changes.staffed is None or changes.staffed.servers is not None or own):
                yield from _numbers(roles, changes, named, id_, ("segments", segment.id, "changes", id_))


def _names(roles: dict[str, Role]) -> Iterator[Hit]:
    known: dict[str, str] = {}
    for role in roles.values():
        for name in sorted(role.names):
            if known.setdefault(name, role.id) != role.id:
                what = _SAME_NAME.filled(id=role.id, other=known[name], name=name)
                yield Hit(("roles", role.id), what, _RENAME, at="key")
                break


def _numbers(
    roles: dict[str, Role], part: TouchpointChanges, named: TouchpointChanges, id_: str, path: Path
) -> Iterator[Hit]:
    if part.staffed is None:
        return
    role, n = role_at(roles, named), part.staffed.servers
    if role is None and n is None:
        yield Hit((*path, "staffed"), _NO_NUMBER.filled(id=id_), _SAY.filled(), at="key")
    elif role is not None and n is not None and n != role.servers:
        what = _TWO_NUMBERS.filled(id=id_, n=n, pool=role.servers, role=role.id)
        yield Hit((*path, "staffed", "servers"), what, _ONE_NUMBER)
