"""Way that cannot follow the pressure of service.

What it does
    Reports a connection with `load` whose share cannot be computed: `of` is no staffed touchpoint with a time,
    the map has no `arrivals`, `from` is not below `to`, or it is not clear where the customers go who do not
    take it: exactly one other way has to leave its share out. Reports as well a way that, once everyone takes it,
    leads round and round with no way out.

Why it matters
    How many take the way follows from how busy the staff are. Without that nobody knows how many go where, and
    no figure of the map holds.

Example
    ```yaml fail
    blueprint: 1
    title: Branch visit
    arrivals: 40/h
    touchpoints:
      wait:
        lane: customer
        title: Wait
        next: [{to: counter}, {to: kiosk, load: desk}]
      counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
      kiosk: {lane: customer, title: Kiosk, time: 3m, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch visit
    arrivals: 40/h
    touchpoints:
      wait:
        lane: customer
        title: Wait
        next: [{to: counter}, {to: kiosk, load: {of: counter, from: 70%, to: 90%}}]
      counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
      kiosk: {lane: customer, title: Kiosk, time: 3m, end: served}
    ```

中文
    带 `load` 的连接无法计算：`of` 不是有服务人员且有时间的触点，地图没有 `arrivals`，`from` 不小于 `to`，
    或其余客户的去向不明（须恰有一条路不写比例）；也包括全部放开后客户只能兜圈、再也离不开的路。
"""

from collections.abc import Iterator

from blueprint import quantity
from blueprint.flow.chain.from_map import NotWalkable
from blueprint.flow.visits.loads import endless, loaded_ways, loads_of
from blueprint.lint.content.titles import listed
from blueprint.lint.context.context import Context, View
from blueprint.lint.context.times import is_known
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.connection import Load
from blueprint.model.touchpoint import Touchpoint
from blueprint.suggestion import suggested
from blueprint.wording import Wording

rule = Rule("BP225", "wrong-load", Severity.ERROR)

_NOBODY = Wording("no touchpoint has id {id!r}", "没有编号为 {id!r} 的触点")
_NOT_STAFFED = Wording(
    "{id!r} is not staffed, so nobody can tell how busy it is", "{id!r} 没有服务人员，无从得知其利用率"
)
_STAFF = Wording(
    "say who serves there: `staffed: {{servers: 2}}`", "请写明服务人数：`staffed: {{servers: 2}}`"
)
_NO_TIME = Wording(
    "the time of {id!r} is unknown, and so is how busy it is", "{id!r} 的时间未知，其利用率也就未知"
)
_TIME = Wording("add the standard: `time: 5m`", "请加上标准时间：`time: 5m`")
_NO_ARRIVALS = Wording(
    "how busy {id!r} is is unknown: the map does not say how many customers arrive",
    "{id!r} 的利用率未知：地图没有写客户到达频率",
)
_ARRIVALS = Wording("write `arrivals: 60/h`", "请写上 `arrivals: 60/h`")
_ORDER = Wording(
    "from {calm} to {busy} is no range in which the way could open", "从 {calm} 到 {busy}，这条路无法逐渐放开"
)
_BELOW = Wording("let `from` be below `to`", "`from` 应小于 `to`")
_REST = Wording(
    "nothing says where customers go from {id!r} who do not go to {to!r}",
    "没有写明不去 {to!r} 的客户从 {id!r} 去哪里",
)
_LEAVE_OUT = Wording("leave out the share of one other way; it is the rest", "请让另一条路不写比例，即为其余")
_TOO_MUCH = Wording(
    "under pressure {total} of customers would go from {id!r} by these ways; {left} are left",
    "忙碌时从 {id!r} 走这些路的客户合计 {total}，而只剩 {left}",
)
_LESS = Wording("give each of them a smaller `share`", "请减小它们各自的 `share`")
_TOGETHER = Wording(
    "branches that start together at {id!r} are all taken, however busy",
    "从 {id!r} 同时开始的分支无论忙闲都走",
)
_ALTERNATIVES = Wording("list ways without `all`, or remove `load`", "请不用 `all` 列出各路，或删去 `load`")
_ENDLESS = Wording(
    "when {of!r} is busiest, nobody gets out of {ids} any more",
    "{of!r} 最忙时，客户再也离不开 {ids}",
)
_LET_OUT = Wording(
    "let some go on: give the way a `share` below 100%",
    "请让一部分客户继续前行：给这条路写上小于 100% 的 `share`",
)


@rule.checks
def wrong_loads(context: Context) -> Hits:
    """Connections with `load`, of the map, of segments, and inside the maps that touchpoints stand for."""
    if not loads_of(context.flat.map):
        return
    found: list[Hit] = []
    for view in (context.flat, *context.views[1:]):
        for id_, touchpoint in view.map.touchpoints.items():
            if any(c.load for c in touchpoint.next) and (view.segment is None or _own(context, view, id_)):
                found.extend(_ways(context, view, touchpoint))
    yield from found
    if not found:
        yield from _loops(context)


def _loops(context: Context) -> Iterator[Hit]:
    """The first way that leads to where nobody gets out when it is open."""
    try:
        ids = endless(context.flat.map)
    except NotWalkable:  # other rules say why
        return
    for segment, touchpoint, connection in loaded_ways(context.flat.map) if ids else ():
        if touchpoint.id in ids and connection.load:
            base = ("touchpoints",) if segment is None else ("segments", segment, "changes")
            path = (*base, touchpoint.id.removesuffix("/"), "next", touchpoint.next.index(connection), "load")
            yield Hit(path, _ENDLESS.filled(of=connection.load.of, ids=listed(ids)), _LET_OUT, at="key")
            return


def _own(context: Context, view: View, id_: str) -> bool:
    """Whether a segment says itself where customers go."""
    assert view.segment is not None
    changes = context.map.segments[view.segment].changes.get(id_)
    return changes is not None and "next" in changes.model_fields_set


def _ways(context: Context, view: View, touchpoint: Touchpoint) -> Iterator[Hit]:
    id_ = touchpoint.id.removesuffix("/")
    loaded = [(i, c) for i, c in enumerate(touchpoint.next) if c.load]
    for index, connection in loaded:
        assert connection.load is not None
        path = context.path_to(view, id_, "next", index, "load")
        for what, help_, key in _faults(context, connection.load):
            yield Hit((*path, key), what, help_)
    path = context.path_to(view, id_, "next", loaded[0][0], "load")
    if touchpoint.together:
        yield Hit(path, _TOGETHER.filled(id=id_), _ALTERNATIVES, at="key")
        return
    rest = [c for c in touchpoint.next if c.load is None and c.share is None]
    if len(rest) + sum(share is None for share in touchpoint.end.values()) == 0:
        yield Hit(path, _REST.filled(id=id_, to=loaded[0][1].to.removesuffix("/")), _LEAVE_OUT, at="key")
        return
    total = sum(touchpoint.most(c) for _, c in loaded)
    if total > touchpoint.left:
        said = _TOO_MUCH.filled(
            id=id_,
            total=quantity.both(quantity.share, total),
            left=quantity.both(quantity.share, touchpoint.left),
        )
        yield Hit(path, said, _LESS, at="key")


def _faults(context: Context, load: Load) -> Iterator[tuple[Wording, Wording | None, str]]:
    """What is wrong with a pressure to follow, the remedy, and the key it is about."""
    touchpoints = context.flat.map.touchpoints
    of = touchpoints.get(load.of)
    if of is None:
        yield _NOBODY.filled(id=load.of), suggested(load.of, touchpoints, least=0.5), "of"
    elif of.staffed is None:
        yield _NOT_STAFFED.filled(id=load.of), _STAFF.filled(), "of"
    elif not is_known(of):
        yield _NO_TIME.filled(id=load.of), _TIME, "of"
    elif context.map.arrivals is None:
        yield _NO_ARRIVALS.filled(id=load.of), _ARRIVALS, "of"
    if load.calm >= load.busy:
        yield (
            _ORDER.filled(
                calm=quantity.both(quantity.share, load.calm), busy=quantity.both(quantity.share, load.busy)
            ),
            _BELOW,
            "from",
        )
