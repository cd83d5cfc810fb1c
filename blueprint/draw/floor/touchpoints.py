"""The touchpoints themselves on the floor plan: by whom or what the customer meets, with star, wait and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blueprint.draw.floor import words
from blueprint.draw.floor.plan import cut
from blueprint.draw.geometry import Rect
from blueprint.draw.marks import STARS, star
from blueprint.draw.svg_painter.writing import number
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import say, say_text
from blueprint.flow.chain.waits import is_wait
from blueprint.model.names import ContactWith

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.charts.page import Page
    from blueprint.draw.floor.plan import Plan
    from blueprint.figures.floor.floor import Floor
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.wording import Wording

_SIZE, _ROW, _SIGN = 10.5, 15.0, 9.0
_HEAD, _FOOT = 34.0, 24.0
_SIGNS = {
    ContactWith.STAFF: "●",
    ContactWith.CUSTOMER: "○",
    ContactWith.DEVICE: "■",
    ContactWith.PREMISES: "▲",
}


class Spot(NamedTuple):
    """One touchpoint in its room: where, its class, and what is written."""

    rect: Rect
    kind: ContactWith | None
    text: str


def spots(
    page: Page, service_map: ServiceMap, floor: Floor, plan: Plan, ranks: Mapping[str, int]
) -> list[Spot]:
    """The touchpoints of every room from above, stars first where not all have room; the rest is counted."""
    found: list[Spot] = []
    for id_, room in plan.rooms.items():
        here = _of_this_map(floor, id_)
        most = max(0, int((room.h - _HEAD - _FOOT) / _ROW))
        if len(here) > most:
            first = sorted(here, key=lambda each: ranks.get(each, len(ranks) + 1))[: max(0, most - 1)]
            shown = [each for each in here if each in first]
        else:
            shown = here
        wide = room.w - 16
        for row, each in enumerate(shown):
            t = service_map.touchpoints[each]
            text = cut(_said(page, t, ranks.get(each)), wide - _SIGN - 8, _SIZE)
            long = _SIGN + 6 + measure(text, _SIZE, _is_starred(text))
            rect = Rect(room.x + 8, room.y + _HEAD + row * _ROW, long, _ROW)
            found.append(Spot(rect, t.contact_with, text))
        if most and len(shown) < len(here):
            text = say(words.OTHERS.filled(n=len(here) - len(shown)), page.speech).main
            y = room.y + _HEAD + len(shown) * _ROW
            found.append(Spot(Rect(room.x + 8, y, _SIGN + 6 + measure(text, _SIZE), _ROW), None, text))
    return found


def _of_this_map(floor: Floor, zone: str) -> list[str]:
    """What is inside another map is shown by the touchpoint that stands for it."""
    return list(dict.fromkeys(id_.split("/")[0] for id_ in floor.zones[zone].touchpoints))


def _said(page: Page, t: Touchpoint, rank: int | None) -> str:
    """Title, then its rank, W where customers wait, E where they see something."""
    signs = [star(rank)] if rank else []
    signs += ["W"] if is_wait(t) else []
    signs += ["E"] if t.evidence else []
    return " ".join((say_text(t.title, page.speech).main, *signs))


def paint_spots(page: Page, found: list[Spot]) -> None:
    """Over the arrows, each on a ground of its own, so that nothing runs through a name."""
    for rect, kind, text in found:
        page.parts.append(
            f'<rect x="{number(rect.x - 2)}" y="{number(rect.y)}" width="{number(rect.w + 4)}" '
            f'height="{number(rect.h)}" rx="3" fill="{page.theme.paper}" fill-opacity="0.9"/>'
        )
        page.text(_sign(kind), rect.x + _SIGN / 2, rect.y + 11, _SIZE, anchor="middle", fill=page.theme.curve)
        page.text(text, rect.x + _SIGN + 4, rect.y + 11, _SIZE, bold=_is_starred(text))


def _is_starred(text: str) -> bool:
    return any(f"★{rank}" in text.split() for rank in range(1, STARS + 1))


def paint_classes(page: Page, service_map: ServiceMap, floor: Floor, x: float, y: float) -> None:
    """What the signs before and behind the names mean."""
    here = {
        service_map.touchpoints[i].contact_with for zone in floor.zones for i in _of_this_map(floor, zone)
    }
    for kind, said in words.CLASSES.items():
        if kind in here:
            x = _explained(page, f"{_sign(kind)} ", said, x, y)
    for letter, said in (("★ ", words.STAR), ("W ", words.WAIT), ("E ", words.SEEN)):
        x = _explained(page, letter, said, x, y)


def _explained(page: Page, sign: str, said: Wording, x: float, y: float) -> float:
    text = sign + say(said, page.speech).main
    page.text(text, x, y, _SIZE, ink="line")
    return x + measure(text, _SIZE) + 16


def _sign(kind: ContactWith | None) -> str:
    return _SIGNS[kind] if kind else "·"
