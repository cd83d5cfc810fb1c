"""The pack as PDF: each page as SVG through vl-convert, joined by pypdf, its sections as bookmarks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from blueprint.draw.theme.themes import THEMES
from blueprint.export.paper import MissingLibrary
from blueprint.export.training.foot import name_of
from blueprint.export.training.svg import page_svg
from blueprint.export.xml import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.export.subject import Subject
    from blueprint.export.training.page import Page


def pdf(subject: Subject, pages: Sequence[Page]) -> bytes:
    """The file; a missing Chinese font is told.

    Raises:
        MissingLibrary: the extra `export` is not installed.
    """
    try:
        import vl_convert
        from pypdf import PdfReader, PdfWriter
    except ImportError as error:
        raise MissingLibrary("vl-convert-python, pypdf", "export") from error
    from blueprint.draw.text.fonts import find_chinese_font
    from blueprint.draw.text.words import NO_FONT

    theme, name = THEMES[subject.theme], name_of(subject)
    pictures = [page_svg(page, theme, name, f"{i} / {len(pages)}") for i, page in enumerate(pages, 1)]
    if find_chinese_font() is None and any("\u2e80" <= c <= "\u9fff" for text in pictures for c in text):
        subject.notices.append(NO_FONT)
    writer = PdfWriter()
    for number, (page, picture) in enumerate(zip(pages, pictures, strict=True)):
        writer.append(PdfReader(io.BytesIO(vl_convert.svg_to_pdf(picture))), import_outline=False)
        if page.starts:
            writer.add_outline_item(title=clean(page.title)[:200], page_number=number)
    writer.add_metadata({"/Title": clean(name), "/Creator": "blueprint"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
