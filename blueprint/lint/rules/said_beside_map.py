"""Something said beside `map` that the other map says.

What it does
    Reports `time`, `emotion`, `staffed` and `fails` of a touchpoint that stands for another map, also in a
    segment's changes, and a segment that would change which map it is.

Why it matters
    Figures follow what is inside the other map: its times, emotions, queues and failures. What is said here
    as well is not used, and readers take it for true.

中文
    触点已用 `map` 代表另一张地图，又在此写了 `time`、`emotion`、`staffed` 或 `fails`；计算以所代表的地图为准，这里写的不起作用。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP417", "said-beside-map", Severity.WARNING)

_NOT_USED = ("time", "emotion", "staffed", "fails")
_SAID = Wording(
    "`{key}` of {id!r} is not used: the map {map!r} says it",
    "{id!r} 的 `{key}` 不起作用：以地图 {map!r} 为准",
)
_REMOVE = Wording("say it in that map, or remove `map`", "请写到那张地图里，或删去 `map`")
_OTHER = Wording(
    "a segment cannot walk another map at {id!r}; {map!r} stays",
    "客群不能在 {id!r} 走另一张地图；仍按 {map!r}",
)
_BRANCH = Wording(
    "give it a touchpoint of its own, with a `share` that leads there",
    "请为该客群另设触点，并用 `share` 引向那里",
)


@rule.checks
def said_beside_maps(context: Context) -> Hits:
    """Touchpoints with `map`, and what segments change of them."""
    for id_, touchpoint in context.map.touchpoints.items():
        if not touchpoint.map:
            continue
        for key in _NOT_USED:
            if getattr(touchpoint, key) is not None:
                said = _SAID.filled(key=key, id=id_, map=touchpoint.map)
                yield Hit(("touchpoints", id_, key), said, _REMOVE, at="key")
        for segment in context.map.segments.values():
            changes = segment.changes.get(id_)
            for key in _NOT_USED if changes else ():
                if getattr(changes, key) is not None:
                    said = _SAID.filled(key=key, id=id_, map=touchpoint.map)
                    yield Hit(("segments", segment.id, "changes", id_, key), said, _REMOVE, at="key")
            if changes and changes.map and changes.map != touchpoint.map:
                said = _OTHER.filled(id=id_, map=touchpoint.map)
                yield Hit(("segments", segment.id, "changes", id_, "map"), said, _BRANCH)
