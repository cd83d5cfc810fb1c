"""A chart as files: SVG with the same bytes on every machine, PNG and PDF as the fonts here draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.subject import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.export.subject import Subject


def chart_files(subject: Subject, name: str, chart: str) -> Iterator[File]:
    """`name.svg`, `name.png` and, where the extra `export` is installed, `name.pdf`."""
    from blueprint.draw import png

    yield File(f"{name}.svg", chart.encode())
    raster, notices = png(chart, subject.scale)
    subject.notices.extend(notices)
    yield File(f"{name}.png", raster)
    try:
        import vl_convert
    except ImportError:
        return
    yield File(f"{name}.pdf", vl_convert.svg_to_pdf(chart))
