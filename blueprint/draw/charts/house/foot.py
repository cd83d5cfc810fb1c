"""The ground floor: weights of touchpoints as numbers and bars, and their ranks both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.house import words
from blueprint.draw.charts.house.plan import BARS, IMPORTANCE, LINE, NEED
from blueprint.draw.geometry import Rect
from blueprint.draw.text.speech import say

if TYPE_CHECKING:
    from blueprint.draw.charts.house.plan import Content, Plan
    from blueprint.draw.charts.page import Page
    from blueprint.wording import Wording


def paint_foot(page: Page, content: Content, plan: Plan) -> None:
    """Absolute weight, bar with relative weight, rank by needs, rank by swing."""
    house, theme, top = content.house, page.theme, plan.foot.y
    base = top + LINE + BARS
    for y in (top + LINE, base, base + LINE, base + 2 * LINE):
        page.rule(plan.needs.x, y, plan.foot.right, y, theme.rule)
    for name, y in (
        (words.ABSOLUTE, top + LINE * 0.68),
        (words.RELATIVE, top + LINE + BARS / 2),
        (words.BY_NEEDS, base + LINE * 0.68),
        (words.BY_SWING, base + LINE * 1.68),
    ):
        _name(page, name, plan, y)
    relative, ranks = house.weights.relative, house.weights.ranks
    most = max(relative.values(), default=0.0)
    leading = sorted(ranks.values())[: len(content.truths)]
    for j, id_ in enumerate(house.columns):
        x, share = plan.column_of(j), relative.get(id_, 0.0)
        page.text(
            f"{round(house.weights.absolute.get(id_, 0.0), 1):g}", x, top + LINE * 0.68, 11.5, anchor="middle"
        )
        tall = (BARS - 24) * share / most if most else 0.0
        page.block(
            Rect(x - min(plan.column * 0.3, 24), base - tall, min(plan.column * 0.6, 48), tall),
            theme.curve,
            1,
        )
        said = quantity.share(share, "en")
        page.text(
            said if plan.column > 56 else said.replace(" ", ""),
            x,
            base - tall - 5,
            11 if plan.column > 44 else 10,
            anchor="middle",
        )
        first = id_ in ranks and ranks[id_] in leading
        page.text(str(ranks.get(id_, "–")), x, base + LINE * 0.68, 12.5, bold=first, anchor="middle")
        truth = id_ in content.truths
        swing = content.by_swing.get(id_)
        page.text(str(swing or "–"), x, base + LINE * 1.68, 12.5, bold=truth, anchor="middle")


def _name(page: Page, name: Wording, plan: Plan, y: float) -> None:
    page.lines(
        say(name, page.speech).joined,
        plan.needs.x + 8,
        y - 15,
        NEED + IMPORTANCE - 14,
        (11.5, 10.5),
        most=1,
        ink="line",
    )
