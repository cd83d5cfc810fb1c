"""Map that cannot stand where it is named.

What it does
    Reports a touchpoint whose `map` is there but leaves no figures: it holds itself, directly or through other
    maps, it has errors, or all maps together have too many touchpoints. Reports a case whose `better` is itself or
    another case.

Why it matters
    The touchpoint stands for everything in the other map. A map inside itself would never end, and one with
    errors has no figures that could become a part of these. What was said in a case is not what to say, so a case
    shows nothing better.

Example
    ```yaml fail
    blueprint: 1
    id: branch-visit
    title: Branch visit
    touchpoints:
      repair: {lane: frontstage, title: Repair, map: branch-visit, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    id: branch-visit
    title: Branch visit
    touchpoints:
      repair: {lane: frontstage, title: Repair, end: served}
    ```

中文
    触点的 `map` 所引用的地图无法计算：直接或间接包含自身、本身有错误，或合计触点过多；案例的 `better` 是自身或另一案例。
"""

from pathlib import Path

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.nesting import MOST, circle, nested, size, used_maps
from blueprint.wording import Wording

rule = Rule("BP223", "unusable-map", Severity.ERROR)

_CIRCLE = Wording("the map {id!r} would hold itself: {way}", "地图 {id!r} 会包含自身：{way}")
_CIRCLE_HELP = Wording(
    "let one of them say its steps itself, without `map`", "请让其中一张地图直接写出步骤，不用 `map`"
)
_LOOP = Wording("a loop inside one map is an arrow back", "一张地图内的循环请用返回的箭头")
_LARGE = Wording(
    "with everything inside this map has {n} touchpoints, more than {most}",
    "连同所含地图，本图共有 {n} 个触点，超过 {most} 个",
)
_LARGE_HELP = Wording("use fewer maps in maps", "请减少地图的嵌套")
_ERRORS = Wording(
    "the map {id!r} has errors, so nothing here can be computed", "地图 {id!r} 有错误，本图也就无法计算"
)
_CASE = Wording("the map {id!r} is a case and shows nothing better", "地图 {id!r} 是案例，不能作示范")
_CASE_HELP = Wording("name a map that shows how it should go", "请写出做得好的那张地图")
_ERRORS_HELP = Wording("`blueprint lint {path}` names them", "请用 `blueprint lint {path}` 查看")


@rule.checks
def unusable_maps(context: Context) -> Hits:
    """`map` of touchpoints: circles, errors, size; `better` that is a case."""
    better = context.map.better_map
    if context.map.better and (context.map.better == context.map.name or (better and better.is_case)):
        yield Hit(("better",), _CASE.filled(id=context.map.better), _CASE_HELP)
    maps = context.project.maps if used_maps(context.map) else {}
    using = [t for t in context.map.touchpoints.values() if t.map and t.map in maps]
    circles = False
    for touchpoint in using:
        assert touchpoint.map is not None
        path = ("touchpoints", touchpoint.id, "map")
        if way := circle(context.map.name, touchpoint.map, maps):
            circles = True
            said = _CIRCLE.filled(id=way[-1], way=" > ".join(way))
            yield Hit(path, said, _LOOP if touchpoint.map == context.map.name else _CIRCLE_HELP)
        elif broken := context.unsound(touchpoint.map):
            help_ = _ERRORS_HELP.filled(path=Path(broken.source.path).name)
            yield Hit(path, _ERRORS.filled(id=broken.map.name if broken.map else touchpoint.map), help_)
    if using and not circles and (n := size(nested(context.map, maps))) > MOST:
        said = _LARGE.filled(n=n, most=MOST)
        yield Hit(("touchpoints", using[0].id, "map"), said, _LARGE_HELP)
