"""The pack as PDF: each page a picture, its sections as bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.theme.themes import THEMES
from blueprint.export.paper import Page as PdfPage
from blueprint.export.paper import pages as pdf_pages
from blueprint.export.training.foot import name_of
from blueprint.export.training.svg import page_svg
from blueprint.export.xml import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.export.subject import File, Subject
    from blueprint.export.training.page import Page

_LONGEST = 200
"""Characters of a bookmark."""
_AS_WIDE = str.maketrans({"“": "&quot;", "”": "&quot;", "‘": "'", "’": "'", "〔": "[", "〕": "]"})
"""The font that comes along has these marks as wide as a Chinese character: in English they would leave gaps."""


def pdf(subject: Subject, name: str, pages: Sequence[Page], foot: str = "") -> File:
    """The document `name`; `foot` stands below its pages, by default the name of the map.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    theme, service = THEMES[subject.theme], foot or name_of(subject)
    marks = _AS_WIDE if subject.texts == "en" else {}
    return pdf_pages(
        subject,
        name,
        (
            PdfPage(
                page_svg(page, theme, service, f"{number} / {len(pages)}").translate(marks),
                clean(page.title)[:_LONGEST] if page.starts else "",
            )
            for number, page in enumerate(pages, 1)
        ),
    )
