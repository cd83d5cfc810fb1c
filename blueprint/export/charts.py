"""A chart as files: SVG, PNG and PDF."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from blueprint.export.subject import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.export.subject import Subject


def chart_files(subject: Subject, name: str, chart: str) -> Iterator[File]:
    """`name.svg`, `name.png` and, where the extra `export` is installed, `name.pdf`."""
    yield File(f"{name}.svg", chart.encode())
    yield File(f"{name}.png", subject.png(chart))
    if find_spec("typst"):
        from blueprint.export.paper import Page, pages

        yield pages(subject, f"{name}.pdf", [Page(chart)])
