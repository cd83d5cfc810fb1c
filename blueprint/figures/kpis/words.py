"""Key figures in words: what the columns of their table are called, which way is better, a value as people say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from blueprint.figures.kpis.kpis import KpiFigure
    from blueprint.model.service_map import ServiceMap

HEADERS = (
    Wording("key figure", "指标"),
    Wording("value", "数值"),
    Wording("better", "方向"),
    Wording("from", "来源"),
    Wording("what it is", "口径"),
)
_BETTER = {
    "up": Wording("higher", "越高越好"),
    "down": Wording("lower", "越低越好"),
    "between": Wording("{low} to {high}", "{low}～{high}"),
}
_BY_TOUCHPOINT = Wording("{kpi} by touchpoint: {parts}", "各触点的{kpi}：{parts}")
BASIS: Mapping[str | None, Wording] = {"map": Wording("map", "地图"), "data": Wording("counts", "统计")}


def better(f: KpiFigure, language: Language) -> str:
    """Which way is better, or the good range."""
    low, high = (quantity.share(end, language) for end in (f.kpi.low, f.kpi.high))
    return _BETTER[f.kpi.direction].filled(low=low, high=high)[language]


def said(f: KpiFigure, language: Language) -> str | None:
    """The value, with the confidence limits of a count; None where it is unknown."""
    if f.value is None:
        return None
    text = _value(f, f.value, language)
    if f.low is not None and f.high is not None:
        text += f" ({_value(f, f.low, language)} … {_value(f, f.high, language)})"
    return text


def by_touchpoint(f: KpiFigure, service_map: ServiceMap, language: Language) -> str:
    """The figure at each queue that counts."""
    parts = [
        f"{service_map.touchpoints[id_].title[language]} {_value(f, value, language)}"
        for id_, value in f.by_touchpoint.items()
    ]
    return _BY_TOUCHPOINT.filled(kpi=f.kpi.title.wording, parts=listed(parts, language))[language]


def _value(f: KpiFigure, value: float, language: Language) -> str:
    match f.kpi.kind:
        case "share":
            return quantity.share(value, language)
        case "net":
            return f"{100 * value:+.0f}"
        case "time":
            return quantity.time(value, language)
        case _:
            return quantity.number(value, language)
