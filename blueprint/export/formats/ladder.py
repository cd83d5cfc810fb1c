"""The time ladder alone, for slides, as SVG and PNG."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("the time ladder alone, SVG and PNG", "单独的时间阶梯（SVG 与 PNG）")
STABLE = False
FIGURED = True


def write(subject: Subject) -> Iterator[File]:
    """The chart twice, or nothing where nobody knows the shares; the SVG's bytes are the same everywhere, the PNG's hang on the library that paints it."""
    from blueprint.draw.charts.ladder import ladder_chart
    from blueprint.draw.charts.steps import ladder_of
    from blueprint.draw.theme.themes import THEMES

    if subject.analysis.unknown:  # no route is known to be the likeliest; the notices say why
        return
    ladder = ladder_of(subject.analysis, subject.segment)
    chart = ladder_chart(subject.map, ladder, subject.texts, THEMES[subject.theme])
    yield File("time-ladder.svg", chart.encode())
    yield File("time-ladder.png", subject.png(chart))
