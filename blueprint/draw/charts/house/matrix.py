"""The rooms: titles of touchpoints, needs with their importance, and what each touchpoint does for each need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.charts.house import words
from blueprint.draw.charts.house.plan import IMPORTANCE, NEED, TITLE_SIZES, title_of
from blueprint.draw.charts.upright import upright
from blueprint.draw.geometry import Rect
from blueprint.draw.svg_painter.writing import number
from blueprint.draw.text.speech import say, say_text
from blueprint.draw.text.wrap import fit

if TYPE_CHECKING:
    from blueprint.draw.charts.house.plan import Content, Plan
    from blueprint.draw.charts.page import Page


def paint_matrix(page: Page, content: Content, plan: Plan) -> None:
    """Titles, lines and symbols."""
    house, theme = content.house, page.theme
    for i in range(0, len(house.needs), 2):
        whole = Rect(plan.needs.x, plan.matrix.y + i * plan.row, plan.side.right - plan.needs.x, plan.row)
        page.block(whole, theme.card, 0)
    for j, id_ in enumerate(house.columns):
        if id_ in house.idle:
            page.block(
                Rect(plan.matrix.x + j * plan.column, plan.matrix.y, plan.column, plan.matrix.h),
                theme.states["near"].ground,
                0,
            )
        _head(page, content, plan, j)
    _lines(page, content, plan)
    for i, need in enumerate(house.needs):
        _need(page, content, plan, i)
        for j, id_ in enumerate(house.columns):
            if relation := house.relation(need, id_):
                symbol(page, relation, plan.column_of(j), plan.row_of(i))


def symbol(page: Page, relation: float, x: float, y: float) -> None:
    """The standard sign of a relationship beside its number: two circles 9, a circle 3, a triangle 1."""
    colour, left = page.theme.curve, x - 6
    if relation in (9, 3):
        page.parts.append(
            f'<circle cx="{number(left)}" cy="{number(y)}" r="7.5" fill="none" stroke="{colour}" stroke-width="1.8"/>'
        )
    if relation == 9:
        page.parts.append(f'<circle cx="{number(left)}" cy="{number(y)}" r="4" fill="{colour}"/>')
    if relation == 1:
        page.parts.append(
            f'<path d="M{number(left)},{number(y - 7)}l7.5,13h-15z" fill="none" stroke="{colour}" stroke-width="1.8" '
            'stroke-linejoin="round"/>'
        )
    usual = relation in (9, 3, 1)
    page.text(f"{relation:g}", x + 6 if usual else x, y + 4, 11, anchor="start" if usual else "middle")


def _head(page: Page, content: Content, plan: Plan, index: int) -> None:
    """The title of a column, and its star where it is a moment of truth."""
    id_ = content.house.columns[index]
    said = title_of(content, id_)
    room = Rect(plan.titles.x + index * plan.column, plan.titles.y + 6, plan.column, plan.titles.h - 32)
    if plan.upright:
        upright(page, said, room, 13)
    else:
        bottom = page.lines(
            said.main, room.centre.x, room.y, room.w - 10, (13.0, 12.0), most=2, bold=True, anchor="middle"
        )
        page.lines(
            said.small,
            room.centre.x,
            bottom - 3,
            room.w - 8,
            (10.0, 9.0),
            most=2,
            ink="soft",
            anchor="middle",
        )
    if rank := content.truths.get(id_):
        truth = page.theme.marks["truth"]
        page.block(
            Rect(room.centre.x - 15, plan.titles.bottom - 20, 30, 16), truth.ground, 8, page.theme.arrow
        )
        page.text(
            f"★{rank}", room.centre.x, plan.titles.bottom - 8, 11, bold=True, anchor="middle", fill=truth.text
        )


def _lines(page: Page, content: Content, plan: Plan) -> None:
    theme, box = page.theme, plan.matrix
    for j in range(len(content.house.columns) + 1):
        x = box.x + j * plan.column
        edge = j in (0, len(content.house.columns))
        page.rule(
            x, plan.titles.y, x, plan.foot.bottom, theme.arrow if edge else theme.rule, 1.6 if edge else 1
        )
    for i in range(len(content.house.needs) + 1):
        y = box.y + i * plan.row
        edge = i in (0, len(content.house.needs))
        page.rule(
            plan.needs.x, y, plan.side.right, y, theme.arrow if edge else theme.rule, 1.6 if edge else 1
        )


def _need(page: Page, content: Content, plan: Plan, index: int) -> None:
    id_ = content.house.needs[index]
    need = content.house.map.needs[id_]
    said, y = say_text(need.title, page.speech), plan.row_of(index)
    most = 2 if said.small else 3
    fitted = fit(said.main, True, TITLE_SIZES, NEED - 14, 1 if most < 3 else 2, most)
    tall = len(fitted.lines) * fitted.size * 1.2 + (12.0 if said.small else 0.0)
    end = page.lines(
        said.main, plan.needs.x + 8, y - tall / 2 - 2, NEED - 14, TITLE_SIZES, most=most, bold=True
    )
    page.lines(said.small, plan.needs.x + 8, end - 3.5, NEED - 14, (10.5, 9.5), most=1, ink="soft")
    given = "–" if need.importance is None else f"{need.importance:g}"
    page.text(given, plan.needs.right - IMPORTANCE / 2, y + 5, 14, bold=True, anchor="middle")
    if id_ in content.house.unserved:
        pair = page.theme.states["broken"]
        room = Rect(plan.matrix.x + 6, y - 10, 84, 20)
        page.block(room, pair.ground, 10, page.theme.low)
        page.text(
            say(words.UNSERVED, page.speech).main, room.centre.x, y + 4, 11, anchor="middle", fill=pair.text
        )


def paint_corner(page: Page, plan: Plan) -> None:
    """What the two columns at the left are."""
    y = plan.matrix.y - 8
    needs, weight = say(words.NEEDS, page.speech), say(words.IMPORTANCE, page.speech)
    page.text(needs.joined, plan.needs.x + 8, y, 11, ink="soft")
    small = bool(weight.small)
    middle = plan.needs.right - IMPORTANCE / 2
    page.text(weight.main, middle, y - (11 if small else 0), 10, ink="soft", anchor="middle")
    page.text(weight.small, middle, y, 9, ink="soft", anchor="middle")
