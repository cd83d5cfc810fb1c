"""What the canvas's script gets: the picture, where things stand in it, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from blueprint.draw.svg_painter import paint
from blueprint.draw.svg_painter.additions import NOTHING
from blueprint.draw.theme.theme import FONTS, SCREEN
from blueprint.edit.lines import open_steps
from blueprint.model.names import LANE_NAMES
from blueprint.studio.browser.fonts import FAMILY
from blueprint.studio.canvas.all_lanes import empty_layout, with_all_lanes
from blueprint.studio.canvas.palette import DARK, LIVE, layer_palette, palette
from blueprint.studio.canvas.words import LANE_HINTS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from blueprint.draw.geometry import Rect
    from blueprint.draw.shapes import Band, Layout, Route
    from blueprint.draw.svg_painter.additions import Additions
    from blueprint.model.service_map import ServiceMap
    from blueprint.wording import Language

Severity = Literal["error", "warning", "info"]
"""How bad the worst finding of a touchpoint is."""
_PALETTE = {
    "light": palette(SCREEN) | layer_palette("light"),
    "dark": palette(DARK) | layer_palette("dark"),
}


def canvas_data(
    layout: Layout | None,
    service_map: ServiceMap | None,
    selected: Sequence[str],
    seq: int,
    language: Language,
    findings: Mapping[str, Severity],
    read_only: bool,
    goto: tuple[int, str, str] | None,
    height: int | str,
    added: Callable[[Layout], Additions] | None = None,
) -> dict[str, Any]:
    """Everything, ready for JSON; places in px of the picture, rounded to a tenth."""
    drawn = empty_layout(language) if layout is None else layout if read_only else with_all_lanes(layout)
    more = added(drawn) if added and layout is not None else NOTHING
    routes = [route for route in drawn.routes if more is NOTHING or _is_there(route, service_map)]
    return {
        "svg": paint(drawn, LIVE, more),
        "fonts": f"{FONTS}, '{FAMILY}'",
        "palette": _PALETTE,
        "title": drawn.title,
        "size": [_tenth(drawn.width), _tenth(drawn.height + more.below)],
        "bands": [each for band in drawn.bands for each in _bands(band, language)],
        "boxes": _boxes(drawn, service_map, language),
        "open": open_steps(service_map) if service_map else [],
        "order": list(service_map.touchpoints) if service_map else [],
        "evidence": {f"{box.id}": _rect(box.rect) for box in drawn.boxes if box.kind == "evidence"},
        "chips": {f"{box.id}": _rect(box.chip.rect) for box in drawn.boxes if box.chip},
        "curve": _curve(drawn),
        "routes": [_route(route) for route in routes],
        "selected": list(selected),
        "findings": dict(findings),
        "seq": seq,
        "language": language,
        "words": {name: wording[language] for name, wording in WORDS.items()},
        "readOnly": read_only,
        "goto": goto,
        "height": f"{height}px" if isinstance(height, int) else height,
    }


def _is_there(route: Route, service_map: ServiceMap | None) -> bool:
    """Whether a variant has what is drawn; what it does not have of its base is only looked at."""
    if route.kind != "flow" or service_map is None:
        return True
    step = service_map.touchpoints.get(route.source)
    return step is not None and any(way.to == route.target for way in step.next)


def _bands(band: Band, language: Language) -> Iterator[dict[str, Any]]:
    """A lane, or each part of it where it is split: touchpoints are dropped into parts."""
    name, hint = LANE_NAMES[band.lane][language], LANE_HINTS[band.lane][language]
    for part, rect in [(part.name, part.rect) for part in band.parts] or [("", band.rect)]:
        yield {
            "lane": f"{band.lane.value}/{part}" if part else band.lane.value,
            "y": _tenth(rect.y),
            "h": _tenth(rect.h),
            "name": f"{name} · {part}" if part else name,
            "hint": hint,
        }


def _boxes(layout: Layout, service_map: ServiceMap | None, language: Language) -> dict[str, Any]:
    """The touchpoints by id: place, lane, title in this language, and the titles as the map writes them."""
    touchpoints = service_map.touchpoints if service_map else {}
    found = {}
    for box in layout.boxes:
        if box.kind == "touchpoint" and box.id in touchpoints:
            title, part = touchpoints[box.id].title, touchpoints[box.id].sublane
            found[box.id] = {
                "rect": _rect(box.rect),
                "lane": f"{box.lane.value}/{part}" if part else box.lane.value,
                "title": title[language],
                "titles": dict(title.by_language),
            }
    return found


def _curve(layout: Layout) -> dict[str, Any] | None:
    """The emotion curve: its dots by touchpoint, the height of zero, and px that one score is high."""
    curve = layout.curve
    if curve is None or curve.whose == "staff":
        return None
    far = max(curve.dots, key=lambda dot: abs(dot.value))
    unit = (curve.zero - far.at.y) / far.value if far.value else curve.rect.h / 6
    dots = [[d.touchpoint, _tenth(d.at.x), _tenth(d.at.y), d.value] for d in curve.dots if d.touchpoint]
    return {"zero": _tenth(curve.zero), "unit": round(unit, 3), "dots": dots}


def _route(route: Route) -> dict[str, Any]:
    """A drawn link: flow, entry, uses or evidence."""
    found: dict[str, Any] = {
        "kind": route.kind,
        "from": route.source,
        "to": route.target,
        "points": [[_tenth(p.x), _tenth(p.y)] for p in route.points],
    }
    if route.label:
        found["label"] = _rect(route.label.rect)
        found["text"] = route.label.line.text
    return found


def _rect(rect: Rect) -> list[float]:
    return [_tenth(value) for value in rect]


def _tenth(value: float) -> float:
    return round(value, 1)
