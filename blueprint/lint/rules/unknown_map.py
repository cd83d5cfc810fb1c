"""Reference to a map that is not there.

What it does
    Reports a touchpoint whose `map`, or a case whose `better`, is the id of no map in the folder of maps.

Why it matters
    The touchpoint stands for another service; without its map that part of the portfolio has no figures. What a
    case should have been is shown by its better map; without it nobody sees what to say instead.

Example
    ```yaml fail
    blueprint: 1
    title: Branch visit
    touchpoints:
      repair: {lane: frontstage, title: Repair, map: after-sales-repiar, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch visit
    touchpoints:
      repair: {lane: frontstage, title: Repair, end: served}
    ```

中文
    触点的 `map` 或案例的 `better` 所引用的地图不在地图文件夹中。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.source.tree import Path
from blueprint.suggestion import some, suggested
from blueprint.wording import Wording

rule = Rule("BP105", "unknown-map", Severity.ERROR)


@rule.checks
def unknown_maps(context: Context) -> Hits:
    """`map` of touchpoints and of segments' changes, and `better`, against the maps of the folder."""
    if context.map.better and context.map.better not in context.project.maps:
        yield _hit(("better",), context.map.better, list(context.project.maps))
    places: list[tuple[Path, TouchpointChanges]] = [
        *((("touchpoints", id_), t) for id_, t in context.map.touchpoints.items()),
        *(
            (("segments", s.id, "changes", id_), c)
            for s in context.map.segments.values()
            for id_, c in s.changes.items()
        ),
    ]
    for path, touchpoint in places:
        if (
            touchpoint.map
            and path[-1] not in context.map.inside
            and touchpoint.map not in context.project.maps
        ):
            yield _hit((*path, "map"), touchpoint.map, list(context.project.maps))


def _hit(path: Path, id_: str, known: list[str]) -> Hit:
    message = Wording("no map has id {id!r}", "没有编号为 {id!r} 的地图").filled(id=id_)
    here = Wording("maps here: {known}", "这里的地图有：{known}").filled(known=some(known))
    return Hit(path, message, suggested(id_, known, here, 0.5))
