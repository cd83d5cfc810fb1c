"""The House of Quality as SVG, PNG and PDF."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("the House of Quality, SVG, PNG and PDF", "质量屋（SVG、PNG、PDF）")
STABLE = False


def write(subject: Subject) -> Iterator[File]:
    """The chart three times; nothing, and a notice, for a map without needs."""
    from blueprint.draw.charts.house import house_chart
    from blueprint.draw.charts.house.words import NO_NEEDS
    from blueprint.draw.theme.themes import THEMES
    from blueprint.export.charts import chart_files

    chart = house_chart(subject.analysis, subject.texts, THEMES[subject.theme], subject.segment)
    if not chart:
        subject.notices.append(NO_NEEDS)
        return
    yield from chart_files(subject, "house", chart)
