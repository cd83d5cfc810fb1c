"""Reference to something that is not there.

What it does
    Reports an id that names no touchpoint, zone or need of the map: in `next`, `fails.then`, `gives_up`, `waits_for`, `uses`,
    `zone`, `meets`, in promises, in the `roof` and in the changes of a segment.

Why it matters
    An arrow to nowhere loses customers, and every figure that counts them.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, start: 50%, next: repiar}
      repair: {lane: backstage, title: Repair, start: 50%, end: served}
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
    引用了地图中不存在的触点、区域或需求。
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Fix, Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.exits import SERVED
from blueprint.model.mending import rewritten
from blueprint.model.references import Names
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.model.values import WRITE
from blueprint.source.place import Edit
from blueprint.source.tree import Path, Scalar, find
from blueprint.suggestion import some, suggested
from blueprint.wording import Wording

rule = Rule("BP101", "unknown-reference", Severity.ERROR)

_TOUCHPOINT = Wording("touchpoint", "触点")
_ZONE = Wording("zone", "区域")
_NEED = Wording("need", "需求")
_ENDS = frozenset({"end", "exit", "finish", "done", "stop", "none", "结束", "完成", "离开"})
_LEAVE = Wording(
    "customers leave by an exit: write `end: served`, beside `next` where only some do",
    "客户从出口离开：请写 `end: served`；只有一部分离开时写在 `next` 旁边",
)
_NO_TOUCHPOINT = Wording("no touchpoint has id {id!r}", "没有编号为 {id!r} 的触点")
_WIDE_COMMAS = "，、"
_COMMA = Wording(
    "the comma '{sign}' is a full-width one: write `[{ids}]`", "逗号 '{sign}' 是全角的：请写 `[{ids}]`"
)


@rule.checks
def unknown_references(context: Context) -> Hits:
    """Every reference of the map against what it declares."""
    known, to = context.map.touchpoints, _ToTouchpoints(context)
    for id_, touchpoint in known.items():
        yield from _of_touchpoint(context, to, touchpoint, ("touchpoints", id_))
    for index, promise in enumerate(context.map.promises):
        for key, id_ in (("from", promise.from_), ("to", promise.to)):
            yield from to.check(id_, ("promises", index, key))
    for index, pair in enumerate(context.map.roof):
        for place, id_ in enumerate(pair.between):
            yield from to.check(id_, ("roof", index, "between", place))
    for segment in context.map.segments.values():
        for id_, changes in segment.changes.items():
            path: Path = ("segments", segment.id, "changes", id_)
            yield from to.check(id_, path, at_key=True)
            yield from _of_touchpoint(context, to, changes, path)


class _ToTouchpoints:
    """References to touchpoints."""

    def __init__(self, context: Context) -> None:
        self.known, self.tree, self.text = context.map.touchpoints, context.tree, context.source.text
        self.names = Names(context.tree)

    def check(self, id_: str | None, path: Path, at_key: bool = False) -> Iterator[Hit]:
        if not id_ or id_ in self.known:
            return
        hit = _hit(_TOUCHPOINT, id_, self.known, path, at_key)
        if meant := self.names.meant(id_):
            help_ = WRITE.filled(meant=meant)
            edits = rewritten(self.tree, path, meant, self.text, at_key)
            hit = replace(hit, help=help_, fix=Fix(help_, edits) if edits else None)
        yield hit


def _of_touchpoint(
    context: Context, to: _ToTouchpoints, touchpoint: TouchpointChanges, path: Path
) -> Iterator[Hit]:
    for index, connection in enumerate(touchpoint.next):
        way: Path = (*path, "next", index, "to")
        known = connection.to in to.known or to.names.meant(connection.to)
        end = None if known else _to_an_end(context, touchpoint, way)
        yield from [end] if end else to.check(connection.to, way)
    if touchpoint.fails:
        yield from to.check(touchpoint.fails.then, (*path, "fails", "then"))
    limit = touchpoint.time.limit if touchpoint.time else None
    for key, id_ in (("from", limit.from_), ("to", limit.to)) if limit else ():
        yield from to.check(id_, (*path, "time", "limit", key))
    yield from to.check(touchpoint.gives_up, (*path, "gives_up"))
    yield from to.check(touchpoint.waits_for, (*path, "waits_for"))
    for index, used in enumerate(touchpoint.uses):
        yield from to.check(used, (*path, "uses", index))
    if touchpoint.zone and touchpoint.zone not in context.map.zones:
        yield _hit(_ZONE, touchpoint.zone, context.map.zones, (*path, "zone"))
    for need in touchpoint.meets:
        if need not in context.map.needs:
            yield _hit(_NEED, need, context.map.needs, (*path, "meets", need), at_key=True)


def _to_an_end(context: Context, touchpoint: TouchpointChanges, path: Path) -> Hit | None:
    """`next: end` says that customers leave here, but not by which exit."""
    place = find(context.tree, path)
    if place is None or not isinstance(place.value, Scalar) or place.value.text.casefold() not in _ENDS:
        return None
    fix = None
    entry = find(context.tree, path[:-2])
    if len(touchpoint.next) == 1 and not touchpoint.end and entry and entry.key:
        between = context.source.text[entry.key.span.end : place.value.span.start]
        if between.strip() == ":":
            edits = (Edit(entry.key.span, "end"), Edit(place.value.span, SERVED))
            fix = Fix(_LEAVE, edits, safe=False)
    return Hit(path, _NO_TOUCHPOINT.filled(id=place.value.text), _LEAVE, fix=fix)


def _apart(id_: str, sign: str) -> list[str]:
    return [part.strip() for part in id_.split(sign)]


def _hit(what: Wording, id_: str, known: Iterable[str], path: Path, at_key: bool = False) -> Hit:
    names = list(known)
    declared = Wording("declared: {known}", "已声明：{known}").filled(known=some(names))
    help_ = suggested(id_, names, declared if names else Wording("declare it first", "请先声明"), 0.5)
    if wide := next((sign for sign in _WIDE_COMMAS if {*names}.issuperset(_apart(id_, sign))), None):
        help_ = _COMMA.filled(sign=wide, ids=", ".join(_apart(id_, wide)))
    message = Wording("no {what} has id {id!r}", "没有编号为 {id!r} 的{what}").filled(what=what, id=id_)
    return Hit(path, message, help_, at="key" if at_key else "value")
