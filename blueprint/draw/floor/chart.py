"""The touchpoint map as one slide: the plan at the left, loads, ways and crossings at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.page import HEIGHT, MARGIN, WIDTH, Page
from blueprint.draw.floor import words
from blueprint.draw.floor.plan import cut, fit_plan, name_rooms, paint_rooms, paint_scale
from blueprint.draw.floor.touchpoints import paint_classes, paint_spots, spots
from blueprint.draw.floor.ways import MOST_CROSSINGS, paint_crossings, paint_ways, told
from blueprint.draw.geometry import Rect
from blueprint.draw.text.speech import say, say_text
from blueprint.flow.visits.moves import OUTSIDE
from blueprint.ranking import ranked
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.shapes import PictureLanguage
    from blueprint.draw.theme.theme import Theme
    from blueprint.figures.floor.floor import Floor
    from blueprint.model.service_map import ServiceMap
    from blueprint.wording import Language

_SIDE = 330.0
_DOOR = 74.0
"""Room beside the plan for what comes in and goes out there."""
_MOST_WAYS = 7


def floor_chart(
    service_map: ServiceMap,
    floor: Floor,
    segment: str,
    speech: PictureLanguage,
    theme: Theme,
    ranks: Mapping[str, int] | None = None,
) -> str | None:
    """The touchpoint map as SVG text; None where no zone has a place on the plan. `ranks` are moments of truth by id."""
    page = Page(theme, speech, WIDTH)
    title = say(words.TITLE.filled(title=say_text(service_map.title, speech).joined), speech).main
    about = _about(service_map, floor, segment, speech)
    y = page.heading(title, about) + 30
    room = Rect(MARGIN + _DOOR, y, WIDTH - 2 * MARGIN - _SIDE - 2 * _DOOR - 20, HEIGHT - y - 70)
    plan = fit_plan(service_map, room)
    if plan is None:
        return None
    paint_rooms(page, floor, plan)
    found = spots(page, service_map, floor, plan, ranks or {})
    paint_ways(page, floor, plan, service_map.arrivals, [spot.rect for spot in found])
    paint_spots(page, found)
    name_rooms(page, service_map, floor, plan)
    paint_crossings(page, floor, plan)
    paint_scale(page, plan)
    paint_classes(page, service_map, floor, plan.wall.x + 130, plan.wall.y + plan.wall.h + 20)
    bottom = _side(page, service_map, floor, Rect(WIDTH - MARGIN - _SIDE, y - 12, _SIDE, 0))
    missing = [
        say_text(z.title, speech).main for id_, z in service_map.zones.items() if id_ not in plan.rooms
    ]
    notes = []
    if missing:
        notes.append(say(words.NOT_ON_PLAN.filled(zones=", ".join(missing)), speech).main)
    if floor.unplaced:
        names = [say_text(service_map.touchpoints[i].title, speech).main for i in floor.unplaced]
        notes.append(say(words.UNPLACED.filled(touchpoints=", ".join(names)), speech).main)
    at = max(bottom, plan.wall.y + plan.wall.h + 44)
    for note in notes:
        at = page.lines(note, MARGIN, at, WIDTH - 2 * MARGIN, (11.0,), most=2, ink="soft")
    return page.finished(title, about, max(HEIGHT, at + 24))


def _about(service_map: ServiceMap, floor: Floor, segment: str, speech: PictureLanguage) -> str:
    if segment in service_map.segments:
        name = service_map.segments[segment].title
        group = Wording(name["en"], name["zh"])
    else:
        group = words.EVERYONE

    def one(language: Language) -> str:
        if floor.distance is None:
            return words.ABOUT_UNMEASURED.filled(group=group[language])[language]
        metres = words.METRES.filled(n=quantity.number(floor.distance, language, digits=0))[language]
        return words.ABOUT.filled(group=group[language], distance=metres)[language]

    return say(Wording(one("en"), one("zh")), speech).joined


def _side(page: Page, service_map: ServiceMap, floor: Floor, at: Rect) -> float:
    """Three lists, one below the other; where they end."""
    language: Language = "en" if page.speech == "en" else "zh"
    y = _title(page, words.ZONES, at.x, at.y)
    loads = ranked(floor.zones.items(), lambda item: item[1].seconds or 0.0)
    most = max((zone.seconds or 0.0 for _, zone in loads), default=0.0) or 1.0
    for id_, zone in loads:
        if not zone.touchpoints:
            continue
        name = say_text(service_map.zones[id_].title, page.speech).main
        value = quantity.time(zone.seconds, language)
        if zone.present is not None:
            value = f"{words.PRESENT.filled(n=f'{zone.present:.1f}')[language]} · {value}"
        page.text(cut(name, 150, 12), at.x, y + 12, 12)
        page.text(value, at.x + at.w, y + 12, 11, ink="line", anchor="end")
        page.block(Rect(at.x, y + 18, at.w, 5), page.theme.card, 2)
        page.block(Rect(at.x, y + 18, at.w * (zone.seconds or 0.0) / most, 5), page.theme.curve, 2)
        y += 30
    y = _title(page, words.WAYS, at.x, y + 12)
    for way in [w for w in floor.ways if OUTSIDE not in (w.source, w.target)][:_MOST_WAYS]:
        ends = {
            "source": _name(service_map, way.source, page),
            "target": _name(service_map, way.target, page),
        }
        page.text(cut(words.ARROW.filled(**ends)[language], at.w - 110, 12), at.x, y + 12, 12)
        value = told(way, service_map.arrivals, page)
        if way.metres is not None:
            value += " · " + words.METRES.filled(n=quantity.number(way.metres, language, digits=0))[language]
        page.text(value, at.x + at.w, y + 12, 11, ink="line", anchor="end")
        y += 20
    y = _title(page, words.CROSSINGS, at.x, y + 12)
    for n, crossing in enumerate(floor.crossings[:MOST_CROSSINGS], 1):
        first, second = (
            words.BETWEEN.filled(source=_name(service_map, a, page), target=_name(service_map, b, page))[
                language
            ]
            for a, b in (crossing.first, crossing.second)
        )
        text = f"×{n}  {words.ACROSS.filled(first=first, second=second)[language]}"
        y = page.lines(text, at.x, y, at.w, (12.0, 11.0), most=2)
    if (more := len(floor.crossings) - MOST_CROSSINGS) > 0:
        y = page.lines(words.MORE.filled(n=more)[language], at.x, y, at.w, (12.0,), most=1, ink="soft")
    if not floor.crossings:
        y = page.lines(words.NO_CROSSING[language], at.x, y, at.w, (12.0,), most=2, ink="soft")
    return y


def _title(page: Page, wording: Wording, x: float, y: float) -> float:
    page.text(say(wording, page.speech).joined, x, y + 13, 13.5, bold=True)
    return y + 22


def _name(service_map: ServiceMap, zone: str, page: Page) -> str:
    return say_text(service_map.zones[zone].title, page.speech).main
