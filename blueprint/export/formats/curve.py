"""The emotion curve alone, for slides, as SVG and PNG."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("the emotion curve alone, SVG and PNG", "单独的情感曲线（SVG 与 PNG）")
STABLE = False
FIGURED = True


def write(subject: Subject) -> Iterator[File]:
    """The chart twice; the SVG's bytes are the same everywhere, the PNG's hang on the library that paints it."""
    from blueprint.draw.charts.emotion import emotion_chart
    from blueprint.draw.from_figures import overlay_of
    from blueprint.draw.theme.themes import THEMES
    from blueprint.model.segments import ALL

    several = subject.segment == ALL and len(subject.analysis.segments) > 1
    segments = (
        {name: overlay_of(subject.analysis, name) for name in subject.analysis.segments} if several else {}
    )
    chart = emotion_chart(subject.map, subject.layout, subject.overlay, segments, THEMES[subject.theme])
    yield File("emotion-curve.svg", chart.encode())
    yield File("emotion-curve.png", subject.png(chart))
