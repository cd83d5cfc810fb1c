"""The views of a page: the blueprint, and the charts that the map has data for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.charts.day_of_figures import busiest_day
from blueprint.draw.charts.dimensions import dimensions_chart
from blueprint.draw.charts.house import house_chart
from blueprint.draw.floor import floor_chart
from blueprint.draw.theme.themes import THEMES
from blueprint.export.html.pictures import picture
from blueprint.figures.floor.floor import floor_of
from blueprint.model.segments import for_segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from blueprint.draw.shapes import PictureLanguage
    from blueprint.export.subject import Subject

    Draw = Callable[[Subject, str, PictureLanguage], str]

BLUEPRINT = "blueprint"


def charts(subject: Subject) -> list[str]:
    """The names of the charts that the map has data for, in the order of their tabs."""
    return [name for name, draw in _CHARTS.items() if draw(subject, subject.segment, subject.texts)]


def drawn(subject: Subject, view: str, segment: str, texts: PictureLanguage) -> str:
    """The picture of a view for a segment, in a language, as SVG."""
    if view == BLUEPRINT:
        return picture(subject, segment, texts)
    return _named(_CHARTS[view](subject, segment, texts), view)


def every(
    subject: Subject, segments: Sequence[str], languages: Sequence[PictureLanguage]
) -> Iterator[tuple[str, str, str]]:
    """All pictures of the page: the view, its segment and language as one key, the picture."""
    for view in (BLUEPRINT, *charts(subject)):
        for texts in languages:
            for segment in segments:
                yield view, f"{segment} {texts}", drawn(subject, view, segment, texts)


def _house(subject: Subject, segment: str, texts: PictureLanguage) -> str:
    return house_chart(subject.analysis, texts, THEMES[subject.theme], segment)


def _dimensions(subject: Subject, segment: str, texts: PictureLanguage) -> str:
    return dimensions_chart(subject.analysis, texts, THEMES[subject.theme], segment)


def _floor(subject: Subject, segment: str, texts: PictureLanguage) -> str:
    floor = floor_of(subject.analysis, segment)
    if floor is None:
        return ""
    service_map = for_segment(subject.analysis.map, segment)
    ranks = {id_: rank for rank, id_ in enumerate(subject.analysis.of(segment).moments_on_map, 1)}
    return floor_chart(service_map, floor, segment, texts, THEMES[subject.theme], ranks) or ""


def _day(subject: Subject, segment: str, texts: PictureLanguage) -> str:  # noqa: ARG001
    return busiest_day(subject.analysis.map, subject.days, texts, THEMES[subject.theme])


_CHARTS: dict[str, Draw] = {"house": _house, "dimensions": _dimensions, "floor": _floor, "day": _day}


def _named(chart: str, view: str) -> str:
    """The chart with ids of its own: all of them stand in one page."""
    for old, new in (
        ('aria-labelledby="title desc"', f'aria-labelledby="{view}-title {view}-desc"'),
        ('<title id="title">', f'<title id="{view}-title">'),
        ('<desc id="desc">', f'<desc id="{view}-desc">'),
    ):
        chart = chart.replace(old, new, 1)
    return chart
