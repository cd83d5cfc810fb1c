"""Share that nobody knows.

What it does
    Reports touchpoints with two or more ways without a share, several places where customers enter without one
    (`start: unknown`), and two or more segments without one. One share alone that is left out is the rest.

Why it matters
    The map is drawn, with `?` on these ways, but reach, and with it time, experience and promises, stays unknown
    until somebody says how many customers go where. `--assume equal` computes with equal shares meanwhile.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: [repair, replace]}
      repair: {lane: backstage, title: Repair, end: served}
      replace: {lane: backstage, title: Replace, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {repair: 80%, replace: 20%}}
      repair: {lane: backstage, title: Repair, end: served}
      replace: {lane: backstage, title: Replace, end: served}
    ```

中文
    不知道的比例：同一触点有两条以上的去向、有两个以上的入口（`start: unknown`）或有两个以上的客群没有写比例。
    图照样画出，这些地方标“?”；到达率及由此推出的数字未知。
"""

from blueprint.flow.chain.from_map import entry_shares
from blueprint.lint.context.context import Context, View
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.segments import segment_shares
from blueprint.wording import Wording

rule = Rule("BP228", "unknown-share", Severity.INFO, since="0.2")

_WAYS = Wording("nobody knows how many customers go where from {id!r}", "不知道客户从 {id!r} 各去向的比例")
_STARTS = Wording("nobody knows how many customers come in at {ids}", "不知道从 {ids} 进入的客户各占多少")
_SEGMENTS = Wording("nobody knows how large the segments {ids} are", "不知道客群 {ids} 各占多少")
_ASK = Wording(
    "ask for the shares; until then compute with `--assume equal`",
    "请询问各比例；此前可用 `--assume equal` 计算",
)


@rule.checks
def unknown_shares(context: Context) -> Hits:
    """Ways out of touchpoints, entries, segments; a segment where it says so itself."""
    for view in context.views:
        for id_, touchpoint in view.map.touchpoints.items():
            if id_ in view.map.walked and touchpoint.unknown_ways and _own(view, id_, {"next", "end"}):
                key = "next" if touchpoint.next else "end"
                yield Hit(context.path_to(view, id_, key), _WAYS.filled(id=id_), _ASK, at="key")
        starts = [id_ for id_, share in entry_shares(view.map).items() if share is None]
        if starts and any(_own(view, id_, {"start"}) for id_ in starts):
            path = context.path_to(view, starts[0], "start")
            yield Hit(path, _STARTS.filled(ids=_quoted(starts)), _ASK, at="key")
    segments = [id_ for id_, share in segment_shares(context.map).items() if share is None]
    if segments:
        yield Hit(("segments",), _SEGMENTS.filled(ids=_quoted(segments)), _ASK, at="key")


def _own(view: View, id_: str, keys: set[str]) -> bool:
    """Whether a view says these keys itself: the map, or a segment that changes them."""
    if view.segment is None:
        return True
    changes = view.map.segments[view.segment].changes.get(id_)
    return changes is not None and bool(keys & changes.model_fields_set)


def _quoted(ids: list[str]) -> str:
    return ", ".join(map(repr, ids))
