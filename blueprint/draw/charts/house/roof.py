"""The roof: a triangle with one cell for each pair of touchpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.charts.house import words
from blueprint.draw.svg_painter.writing import number
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import say
from blueprint.draw.theme.theme import Edge
from blueprint.model.names import Effect

if TYPE_CHECKING:
    from blueprint.draw.charts.house.plan import Content, Plan
    from blueprint.draw.charts.page import Page
    from blueprint.draw.overlay import State

SIGNS = {
    Effect.STRONGLY_HELPS: "++",
    Effect.HELPS: "+",
    Effect.HINDERS: "−",
    Effect.STRONGLY_HINDERS: "−−",
}


def paint_roof(page: Page, content: Content, plan: Plan) -> None:
    """The triangle, its cells, and the signs in them."""
    box, count, theme = plan.roof, len(content.house.columns), page.theme
    if content.house.roof:
        for k in range(1, count):
            x, share = box.x + k * plan.column, k / count
            page.rule(x, box.bottom, (x + box.right) / 2, box.bottom - box.h * (1 - share), theme.rule)
            page.rule(x, box.bottom, (x + box.x) / 2, box.bottom - box.h * share, theme.rule)
    edge = Edge(theme.arrow, "", 1.6)
    page.path(
        f"M{number(box.x)},{number(box.bottom)}L{number(box.centre.x)},{number(box.y)}"
        f"L{number(box.right)},{number(box.bottom)}Z",
        edge,
    )
    if not content.house.roof:
        said = say(words.NO_ROOF, page.speech)
        text = next((t for t in (said.joined, said.main) if measure(t, 11) < box.w * 0.55), "")
        page.text(text, box.centre.x, box.bottom - 9, 11, ink="soft", anchor="middle")
        return
    places = {id_: i for i, id_ in enumerate(content.house.columns)}
    strong = {id(c.pair) for c in content.house.conflicts}
    for pair in content.house.roof:
        one, other = sorted(places[id_] for id_ in pair.between)
        x = (plan.column_of(one) + plan.column_of(other)) / 2
        y = box.bottom - box.h * (other - one) / count
        half = (plan.column / 2, box.h / count)
        cell(page, pair.effect, x, y, half, strong=id(pair) in strong)


def cell(
    page: Page, effect: Effect, x: float, y: float, half: tuple[float, float], *, strong: bool = False
) -> None:
    """One cell with its sign; outlined where two strong touchpoints hinder each other."""
    state: State = "ok" if effect in (Effect.HELPS, Effect.STRONGLY_HELPS) else "broken"
    pair = page.theme.states[state]
    w, h = half
    outline = f' stroke="{page.theme.low}" stroke-width="2"' if strong else f' stroke="{page.theme.arrow}"'
    page.parts.append(
        f'<path d="M{number(x - w)},{number(y)}L{number(x)},{number(y - h)}L{number(x + w)},{number(y)}'
        f'L{number(x)},{number(y + h)}Z" fill="{pair.ground}"{outline}/>'
    )
    size = min(26.0, max(11.0, h * 0.9))
    page.text(SIGNS[effect], x, y + size * 0.34, size, bold=True, anchor="middle", fill=pair.text)
