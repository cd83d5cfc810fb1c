"""What the signs of a house mean, its conflicts, and where its ratings come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.charts.house import words
from blueprint.draw.charts.house.matrix import symbol
from blueprint.draw.charts.house.roof import SIGNS, cell
from blueprint.draw.charts.house.side import competitors, target
from blueprint.draw.charts.page import MARGIN
from blueprint.draw.geometry import Rect
from blueprint.draw.svg_painter.writing import number
from blueprint.draw.text.speech import say, say_text
from blueprint.figures.evidence import is_said_assumed
from blueprint.model.names import Effect

if TYPE_CHECKING:
    from blueprint.draw.charts.house.plan import Content
    from blueprint.draw.charts.page import Page
    from blueprint.wording import Wording


def paint_key(page: Page, content: Content, y: float) -> float:
    """The key and the notes from `y` down; where they end, px."""
    house, x = content.house, MARGIN
    middle = y + 10

    def told(name: Wording | str, left: float) -> float:
        text = say(name, page.speech).joined if not isinstance(name, str) else name
        return left + page.text(text, left, middle + 4, 11.5, ink="line").width + 20

    for relation, name in ((9.0, words.STRONG), (3.0, words.MEDIUM), (1.0, words.WEAK)):
        symbol(page, relation, x + 12, middle)
        page.parts.pop()  # the number stands in the words
        x = told(name, x + 20)
    if house.roof:
        for effect, name in ((Effect.HELPS, words.HELPS), (Effect.HINDERS, words.HINDERS)):
            cell(page, effect, x + 14, middle, (14, 9))
            x = told(name, x + 33)
    if content.truths:
        truth = page.theme.marks["truth"]
        page.block(Rect(x, middle - 8, 26, 16), truth.ground, 8, page.theme.arrow)
        page.text("★", x + 13, middle + 4, 11, bold=True, anchor="middle", fill=truth.text)
        x = told(words.TRUTH, x + 32)
    if house.planned:
        page.parts.append(
            f'<circle cx="{number(x + 6)}" cy="{number(middle)}" r="4.5" fill="{page.theme.curve}"/>'
        )
        x = told(words.OURS, x + 16)
        target(page, x + 8, middle)
        x = told(words.TARGET, x + 20)
        for competitor, letter in competitors(house).items():
            x = told(f"{letter} {competitor}", x)
    return _notes(page, content, middle + 14)


def _notes(page: Page, content: Content, y: float) -> float:
    room = page.width - 2 * MARGIN
    for conflict in content.house.conflicts:
        one, other = (
            say_text(content.house.map.touchpoints[id_].title, page.speech) for id_ in conflict.pair.between
        )
        sign = SIGNS[conflict.pair.effect]
        said = say(words.CONFLICT.filled(one=one.main, other=other.main, sign=sign), page.speech).main
        why = say_text(conflict.pair.why, page.speech).joined if conflict.pair.why else ""
        y = page.lines(f"{said} · {why}" if why else said, MARGIN, y, room, (12.0, 11.0), most=2)
    if content.house.planned and any(
        is_said_assumed(need.source) for need in content.house.map.needs.values()
    ):
        y = page.lines(say(words.ASSUMED, page.speech).joined, MARGIN, y, room, (11.5,), most=1, ink="soft")
    return y
