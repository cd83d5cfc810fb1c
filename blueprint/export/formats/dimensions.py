"""The matrix of the five dimensions as SVG, PNG and PDF."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("touchpoints by the five dimensions, SVG, PNG and PDF", "触点与五大要素矩阵（SVG、PNG、PDF）")
STABLE = False


def write(subject: Subject) -> Iterator[File]:
    """The chart three times; nothing, and a notice, where no touchpoint carries a dimension."""
    from blueprint.draw.charts.dimensions import dimensions_chart
    from blueprint.draw.charts.dimensions.words import NOTHING
    from blueprint.draw.theme.themes import THEMES
    from blueprint.export.charts import chart_files

    chart = dimensions_chart(subject.analysis, subject.texts, THEMES[subject.theme], subject.segment)
    if not chart:
        subject.notices.append(NOTHING)
        return
    yield from chart_files(subject, "dimensions", chart)
