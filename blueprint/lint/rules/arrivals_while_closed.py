"""Customers who come while nobody is there.

What it does
    Reports `arrivals` by time of day that lie outside of `opens`, of the map or of a role in front of whose people
    customers wait.

Why it matters
    Waits, promises and people over the day are computed as if somebody served these customers. In truth they stand in
    front of a closed door or counter.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    opens: 09:00-17:00
    arrivals: {08:00: 20/h, 12:00: 40/h, 17:00: 0/h}
    touchpoints:
      counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 5}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    opens: 09:00-17:00
    arrivals: {09:00: 20/h, 12:00: 40/h, 17:00: 0/h}
    touchpoints:
      counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 5}, end: served}
    ```

中文
    按时刻的到达（`arrivals`）落在地图或服务岗位的开放时间（`opens`）之外：全天的等待、承诺与人手都按有人服务计算，其实客户只能等在门外。
"""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.arrivals import HOUR, WEEKDAYS, Arrivals, clock, days_called, weekdays_of
from blueprint.model.roles import role_at
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.opens import Hours, Opening

rule = Rule("BP437", "arrivals-while-closed", Severity.WARNING, since="0.2")

_WHEN = Wording("{day} {start}-{end}", "{day} {start}-{end}")


@rule.checks
def arrivals_while_closed(context: Context) -> Hits:
    """Arrivals against the hours of the map, then of the roles that customers wait for."""
    arrivals, flat = context.map.arrivals, context.map
    if not isinstance(arrivals, Arrivals):
        return
    if flat.opens is not None and (found := _outside(arrivals, flat.opens)):
        yield Hit(
            ("arrivals",),
            Wording(
                "customers come while it is closed: {share} of them, first {when}",
                "不开放时也有客户到达：占 {share}，最早 {when}",
            ).filled(share=_share(arrivals, found), when=found[0][0]),
            Wording(
                "end them with `17:00: 0/h` where it closes, or correct `opens`",
                "在停止营业的时刻写 `17:00: 0/h`，或修改 `opens`",
            ),
            at="key",
        )
    waited = (t for t in flat.touchpoints.values() if t.staffed is not None)
    roles = {role.id: role for t in waited if (role := role_at(flat.roles, t)) is not None and role.opens}
    for role in roles.values():
        assert role.opens is not None
        if found := _outside(arrivals, role.opens):
            yield Hit(
                ("roles", role.id, "opens"),
                Wording(
                    "{share} of customers come while nobody of {role} is there, first {when}; waits are computed as if "
                    "somebody were",
                    "{role}不在岗时有 {share} 的客户到达，最早 {when}；等待仍按有人计算",
                ).filled(
                    share=_share(arrivals, found),
                    role=Wording(role.called["en"], role.called["zh"]),
                    when=found[0][0],
                ),
                Wording(
                    "correct the hours of the role or `arrivals`", "请修改该岗位的开放时间，或修改 `arrivals`"
                ),
            )


def _outside(arrivals: Arrivals, opens: Opening) -> list[tuple[Wording, float]]:
    """When customers come while it is closed, and how many in a week."""
    return [
        (_WHEN.filled(day=days_called(day), start=clock(start), end=clock(end)), rate * (end - start) / HOUR)
        for kind in arrivals.days
        for day in weekdays_of(kind.days)
        for low, high, rate in kind.intervals
        if rate
        for start, end in _gaps(low, high, opens.days[WEEKDAYS.index(day)])
    ]


def _gaps(low: float, high: float, hours: Hours) -> Iterator[tuple[float, float]]:
    """What of a stretch lies outside of some hours."""
    for start, end in hours:
        if low < min(start, high):
            yield low, min(start, high)
        low = max(low, end)
    if low < high:
        yield low, high


def _share(arrivals: Arrivals, found: list[tuple[Wording, float]]) -> Wording:
    of_all = fsum(day.weekly for day in arrivals.days)
    return quantity.both(quantity.share, fsum(n for _, n in found) / of_all)
