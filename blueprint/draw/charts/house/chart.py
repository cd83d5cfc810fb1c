"""The House of Quality as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.charts.house import words
from blueprint.draw.charts.house.foot import paint_foot
from blueprint.draw.charts.house.key import paint_key
from blueprint.draw.charts.house.matrix import paint_corner, paint_matrix
from blueprint.draw.charts.house.plan import Content, plan, width_of
from blueprint.draw.charts.house.roof import paint_roof
from blueprint.draw.charts.house.side import paint_side
from blueprint.draw.charts.page import HEIGHT, Page
from blueprint.draw.text.speech import say, say_text
from blueprint.experience.quality.house import House
from blueprint.figures.quality.priorities import priorities
from blueprint.model.segments import ALL

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.draw.theme.theme import Theme
    from blueprint.figures import Analysis


def house_chart(analysis: Analysis, speech: PictureLanguage, theme: Theme, segment: str = ALL) -> str:
    """The house of a map as SVG text; blank for a map without needs.

    The weights are those of the map; moments of truth and ranks by swing are the segment's.
    """
    house = House(analysis.map)
    if not house.needs or not house.columns:
        return ""
    whole = analysis.of(segment)
    content = Content(
        house,
        {id_: rank for rank, id_ in enumerate(whole.moments_of_truth, 1)},
        {row.id: row.by_moments for row in priorities(house, whole).rows if row.by_moments},
        speech,
    )
    page = Page(theme, speech, width_of(house))
    title = say(words.TITLE.filled(title=say_text(analysis.map.title, speech).joined), speech).main
    about = say(words.ABOUT, speech).joined
    places = plan(content, page.heading(title, about))
    paint_matrix(page, content, places)
    paint_corner(page, places)
    paint_roof(page, content, places)
    paint_side(page, content, places)
    paint_foot(page, content, places)
    bottom = paint_key(page, content, places.foot.bottom + 14)
    return page.finished(title, about, max(HEIGHT, bottom + 24))
