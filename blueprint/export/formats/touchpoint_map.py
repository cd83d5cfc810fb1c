"""The touchpoint map: zones and ways on the floor plan, for halls, as SVG and PNG."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("zones and ways on the floor plan, SVG and PNG", "平面图上的区域与动线（SVG 与 PNG）")
STABLE = False


def write(subject: Subject) -> Iterator[File]:
    """The plan twice; a map without a floor plan has none, and says so."""
    from blueprint.draw.floor import floor_chart
    from blueprint.draw.floor.words import NO_PLAN
    from blueprint.draw.theme.themes import THEMES
    from blueprint.figures.floor.floor import floor_of

    if subject.analysis.unknown:  # nobody knows who walks where; the notices say why
        return
    floor = floor_of(subject.analysis, subject.segment)
    chart = floor and floor_chart(
        subject.map, floor, subject.segment, subject.texts, THEMES[subject.theme], subject.overlay.ranks
    )
    if not chart:
        subject.notices.append(NO_PLAN.filled(map=subject.map.name))
        return
    yield File("touchpoint-map.svg", chart.encode())
    yield File("touchpoint-map.png", subject.png(chart))
