"""The planning side: ratings today and wanted, improvement ratio, sales point, customer weights."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.house import words
from blueprint.draw.charts.house.plan import BAR, NUMBER, PLOT
from blueprint.draw.geometry import Rect
from blueprint.draw.svg_painter.writing import number
from blueprint.draw.text.speech import say
from blueprint.draw.theme.theme import Edge

if TYPE_CHECKING:
    from blueprint.draw.charts.house.plan import Content, Plan
    from blueprint.draw.charts.page import Page
    from blueprint.experience.quality.house import House
    from blueprint.wording import Wording


def competitors(house: House) -> dict[str, str]:
    """Competitor to the letter that stands for it in the picture."""
    names = dict.fromkeys(name for need in house.map.needs.values() for name in need.competitors)
    return {name: ascii_uppercase[i % 26] for i, name in enumerate(names)}


def paint_side(page: Page, content: Content, plan: Plan) -> None:
    """The planning side, or the shares of importance alone."""
    x = plan.side.x
    if content.house.planned:
        _plot(page, content, plan, x)
        x += PLOT
        for i, name in enumerate((words.RATIO, words.SALES, words.WEIGHT)):
            _head(page, name, x + (i + 0.5) * NUMBER, plan)
        for row, planning in enumerate(content.house.planning.values()):
            values = (
                f"{planning.ratio:.2f}",
                f"{planning.need.sales_point or 1:g}",
                f"{planning.weight:.2f}",
            )
            for i, value in enumerate(values):
                page.text(
                    value, x + (i + 0.5) * NUMBER, plan.row_of(row) + 4.5, 12.5, bold=i == 2, anchor="middle"
                )
        x += 3 * NUMBER
    _head(page, words.SHARE, x + BAR / 2, plan)
    relative = content.house.customer_weights.relative
    most = max(relative.values(), default=0.0)
    for row, need in enumerate(content.house.needs):
        share = relative.get(need, 0.0)
        wide = (BAR - 52) * share / most if most else 0.0
        page.block(Rect(x + 4, plan.row_of(row) - 8, wide, 16), page.theme.curve)
        text = quantity.share(share, "zh" if page.speech != "en" else "en")
        page.text(text, x + 8 + wide, plan.row_of(row) + 4.5, 12)


def _head(page: Page, name: Wording, x: float, plan: Plan) -> None:
    said = say(name, page.speech)
    y = plan.matrix.y - 8
    page.text(said.main, x, y - (11 if said.small else 0), 10.5, ink="soft", anchor="middle")
    page.text(said.small, x, y, 9, ink="soft", anchor="middle")


def _plot(page: Page, content: Content, plan: Plan, x: float) -> None:
    """Ratings from 1 to 5: ours joined by a line, the target, and competitors by letter."""
    theme = page.theme

    def at(rating: float) -> float:
        return x + 14 + (rating - 1) / 4 * (PLOT - 28)

    y = plan.matrix.y - 8
    said = say(words.RATINGS, page.speech)
    page.text(said.joined, x + PLOT / 2, y - 13, 10.5 if not said.small else 9, ink="soft", anchor="middle")
    for tick in range(1, 6):
        page.rule(at(tick), plan.matrix.y, at(tick), plan.matrix.bottom, theme.rule)
        page.text(str(tick), at(tick), y + 2, 9.5, ink="soft", anchor="middle")
    letters = competitors(content.house)
    ours = [(at(n.ours), plan.row_of(i)) for i, n in enumerate(content.house.map.needs.values()) if n.ours]
    if len(ours) > 1:
        page.path("M" + "L".join(f"{number(px)},{number(py)}" for px, py in ours), Edge(theme.curve, "", 1.6))
    for row, need in enumerate(content.house.map.needs.values()):
        middle = plan.row_of(row)
        for i, (name, rating) in enumerate(need.competitors.items()):
            page.text(
                letters[name],
                at(rating),
                middle + (-10 if i % 2 else 18),
                10,
                ink="line",
                anchor="middle",
                halo=True,
            )
        if need.target:
            target(page, at(need.target), middle)
        if need.ours:
            page.parts.append(
                f'<circle cx="{number(at(need.ours))}" cy="{number(middle)}" r="4.5" fill="{theme.curve}" '
                f'stroke="{theme.paper}" stroke-width="1"/>'
            )


def target(page: Page, x: float, y: float) -> None:
    """The sign of a target: a hollow diamond."""
    page.parts.append(
        f'<path d="M{number(x)},{number(y)}m0,-8l7,8l-7,8l-7,-8z" fill="{page.theme.paper}" '
        f'stroke="{page.theme.arrow}" stroke-width="1.6" stroke-linejoin="round"/>'
    )
