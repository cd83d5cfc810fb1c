"""The sheets of the design method and of quality: each is worked out when it is looked at."""

from __future__ import annotations

from collections.abc import Callable

from blueprint.studio.markup import show, tag
from blueprint.studio.panels.design import design
from blueprint.studio.panels.house import house
from blueprint.studio.panels.measures import measures
from blueprint.studio.panels.pictures import chart
from blueprint.studio.panels.standards import standards
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language
from blueprint.wording import Wording

DESIGN = "design"
MORE = {
    DESIGN: Wording("Design", "设计步骤"),
    "house": Wording("House of Quality", "质量屋"),
    "dimensions": Wording("Five dimensions", "五大要素"),
    "floor": Wording("Touchpoint map", "触点地图"),
    "day": Wording("The day", "一天"),
    "standards": Wording("Standards", "标准"),
    "measures": Wording("Key figures", "指标与差距"),
}
_NO_DIMENSIONS = Wording(
    "No touchpoint says which of the five dimensions it carries: see “Quality and flow” of a touchpoint.",
    "没有触点写明承担哪项要素：见触点的“质量与流程”。",
)
_NO_FLOOR = Wording(
    "No floor plan: give the map zones with a place and a size, and touchpoints a zone.",
    "没有平面图：请为地图添加带位置与大小的区域，并为触点选择区域。",
)
_NO_DAY = Wording(
    "No day: give the map arrivals by the hour, such as 09:00 40/h, 12:00 90/h, 17:00 0/h.",
    "没有一天：请按钟点填写地图的客户到达，如 09:00 40/h、12:00 90/h、17:00 0/h。",
)


def more(sheet: str, one: OpenMap, facts: Facts) -> None:
    """Draw a sheet of `MORE`."""
    if sheet in _ALWAYS:
        _ALWAYS[sheet](one, facts)
    elif facts.analysis is None:
        reason = facts.no_figures
        show(tag("div", reason[language()] if reason else "", "soft"))
    else:
        _WITH_FIGURES[sheet](one, facts)


def _dimensions(_: OpenMap, facts: Facts) -> None:
    chart(facts, "dimensions", MORE["dimensions"], _NO_DIMENSIONS)


def _floor(_: OpenMap, facts: Facts) -> None:
    chart(facts, "floor", MORE["floor"], _NO_FLOOR)


def _day(_: OpenMap, facts: Facts) -> None:
    chart(facts, "day", MORE["day"], _NO_DAY)


_Sheet = Callable[[OpenMap, Facts], None]
_ALWAYS: dict[str, _Sheet] = {DESIGN: design, "house": house}
_WITH_FIGURES: dict[str, _Sheet] = {
    "dimensions": _dimensions,
    "floor": _floor,
    "day": _day,
    "standards": standards,
    "measures": measures,
}
