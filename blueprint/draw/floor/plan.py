"""The floor plan at scale: where zones lie on the page, and their rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.floor import words
from blueprint.draw.geometry import Point, Rect
from blueprint.draw.svg_painter.writing import number, place
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import say, say_text
from blueprint.figures.floor.floor import Floor, ZoneFigures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.charts.page import Page
    from blueprint.model.service_map import ServiceMap, Zone
    from blueprint.wording import Language

_LEAST = 0.4
"""The side of a zone without a size, metres."""
_WALL = 12.0


@dataclass(frozen=True)
class Plan:
    """Zones on the page: their rooms in px.

    `scale` is px to a metre, `origin` where metre 0, 0 lies, `wall` the outer wall.
    """

    rooms: Mapping[str, Rect]
    scale: float
    origin: Point
    wall: Rect

    def on_page(self, spot: tuple[float, float]) -> Point:
        """A spot given in metres."""
        return Point(self.origin.x + spot[0] * self.scale, self.origin.y + spot[1] * self.scale)


def fit_plan(service_map: ServiceMap, room: Rect) -> Plan | None:
    """The plan in a room on the page; None where no zone has a place."""
    placed = {id_: z for id_, z in service_map.zones.items() if z.at is not None}
    if not placed:
        return None
    sides = {id_: _sides(z) for id_, z in placed.items()}
    left, top = min(s[0] for s in sides.values()), min(s[1] for s in sides.values())
    right, bottom = max(s[2] for s in sides.values()), max(s[3] for s in sides.values())
    inner = Rect(room.x + _WALL, room.y + _WALL, room.w - 2 * _WALL, room.h - 2 * _WALL)
    scale = min(inner.w / (right - left), inner.h / (bottom - top))
    wide, high = (right - left) * scale, (bottom - top) * scale
    return Plan(
        rooms={
            id_: Rect(
                inner.x + (x - left) * scale, inner.y + (y - top) * scale, (r - x) * scale, (b - y) * scale
            )
            for id_, (x, y, r, b) in sides.items()
        },
        scale=scale,
        origin=Point(inner.x - left * scale, inner.y - top * scale),
        wall=Rect(room.x, room.y, wide + 2 * _WALL, high + 2 * _WALL),
    )


def _sides(zone: Zone) -> tuple[float, float, float, float]:
    x, y = zone.at or (0.0, 0.0)
    width, depth = zone.size or (0.0, 0.0)
    return x, y, x + max(width, _LEAST), y + max(depth, _LEAST)


def paint_rooms(page: Page, floor: Floor, plan: Plan) -> None:
    """The outer wall, and every zone shaded by its load."""
    page.parts.append(
        f'<rect {place(plan.wall)} rx="3" fill="none" stroke="{page.theme.arrow}" stroke-width="3"/>'
    )
    loads = {id_: _load(floor.zones[id_]) for id_ in plan.rooms}
    most = max(loads.values()) or 1.0
    for id_, rect in plan.rooms.items():
        shade = 0.06 + 0.5 * loads[id_] / most if loads[id_] else 0.0
        page.block(rect, page.theme.card, 3, page.theme.pill_edge)
        if shade:
            page.parts.append(
                f'<rect id="zone:{id_}" {place(rect)} rx="3" fill="{page.theme.curve_range}" '
                f'fill-opacity="{shade:.2f}" stroke="{page.theme.curve}" stroke-width="1.2"/>'
            )


def name_rooms(page: Page, service_map: ServiceMap, floor: Floor, plan: Plan) -> None:
    """Zones' names and loads, over the arrows, with a halo where an arrow may run below them."""
    language: Language = "zh" if page.speech != "en" else "en"
    for id_, rect in plan.rooms.items():
        said = say_text(service_map.zones[id_].title, page.speech)
        y = rect.y + 18
        page.text(cut(said.main, rect.w - 12, 13.5), rect.x + 8, y, 13.5, bold=True, halo=True)
        if said.small and rect.h > 40:
            y += 13
            page.text(cut(said.small, rect.w - 12, 10), rect.x + 8, y, 10, ink="soft", halo=True)
        figures = floor.zones[id_]
        if rect.h > 62 and figures.touchpoints and (told := _told(figures, language)):
            text, y = cut(told, rect.w - 12, 11), rect.y + rect.h - 8
            page.block(Rect(rect.x + 5, y - 11, measure(text, 11) + 6, 15), page.theme.paper, 3)
            page.text(text, rect.x + 8, y, 11, ink="line")


def cut(text: str, room: float, size: float) -> str:
    """The text, or what of it fits and an ellipsis."""
    if measure(text, size, True) <= room:
        return text
    while text and measure(text + "…", size, True) > room:
        text = text[:-1]
    return text + "…" if text else ""


def _load(zone: ZoneFigures) -> float:
    return zone.seconds or 0.0


def _told(zone: ZoneFigures, language: Language) -> str:
    if zone.present is not None:
        n = f"{zone.present:.1f}"
        return words.PRESENT.filled(n=n)[language]
    if zone.seconds is not None:
        return words.EACH.filled(time=quantity.time(zone.seconds, language))[language]
    return ""


def paint_scale(page: Page, plan: Plan) -> None:
    """A bar of whole metres below the plan."""
    metres = next((m for m in (1, 2, 5, 10, 20, 50) if m * plan.scale >= 60), 100)
    x, y = plan.wall.x, plan.wall.y + plan.wall.h + 16
    page.rule(x, y, x + metres * plan.scale, y, page.theme.arrow, 2)
    for end in (x, x + metres * plan.scale):
        page.rule(end, y - 4, end, y + 4, page.theme.arrow, 1.4)
    said = say(words.METRES.filled(n=number(metres)), page.speech)
    page.text(said.main, x + metres * plan.scale + 8, y + 4, 11, ink="line")
