"""Vector PDF and posters: SVG through vl-convert (resvg's svg2pdf), sheets through pypdf (extra `export`)."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.wording import Wording

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import IndirectObject

    from blueprint.export.subject import Subject

MM = 72 / 25.4
"""PDF points to a millimetre."""
MARGIN = 10 * MM
OVERLAP = 10 * MM
"""What neighbouring sheets of a poster share, to glue them."""
POSTER_HEIGHT_SHEETS = 2


class MissingLibrary(Exception):
    """A library of an extra is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        self.wording = Wording(
            "{library} is needed for this: pip install 'service-blueprint[{extra}]'",
            "需要 {library}：请运行 pip install 'service-blueprint[{extra}]'",
        ).filled(library=library, extra=extra)
        super().__init__(self.wording.en)


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper, upright, in PDF points."""

    name: str
    width: float
    height: float


A4 = Sheet("A4", 210 * MM, 297 * MM)
A3 = Sheet("A3", 297 * MM, 420 * MM)


def pdf_of(subject: Subject) -> bytes:
    """The picture as one PDF page; a missing Chinese font is told.

    Raises:
        MissingLibrary: the extra `export` is not installed.
    """
    try:
        import vl_convert
    except ImportError as error:
        raise MissingLibrary("vl-convert-python", "export") from error
    from blueprint.draw.text.fonts import find_chinese_font
    from blueprint.draw.text.words import NO_FONT

    if find_chinese_font() is None and any("\u2e80" <= c <= "\u9fff" for c in subject.svg):
        subject.notices.append(NO_FONT)
    made: bytes = vl_convert.svg_to_pdf(subject.svg)
    return made


def poster(pdf: bytes, sheet: Sheet) -> bytes:
    """A page on as many sheets as it takes to be two sheets high, with overlaps to glue them.

    Sheets lie on their long side; they are numbered row by row by their order. The picture is held once, and
    every sheet shows its part of it.

    Raises:
        MissingLibrary: the extra `export` is not installed.
    """
    try:
        from pypdf import PdfReader, PdfWriter
    except ImportError as error:
        raise MissingLibrary("pypdf", "export") from error
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    writer = PdfWriter()
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    across, down = sheet.height - 2 * MARGIN, sheet.width - 2 * MARGIN
    scale = (POSTER_HEIGHT_SHEETS * (down - OVERLAP) + OVERLAP) / height
    columns = max(1, math.ceil((width * scale - OVERLAP) / (across - OVERLAP)))
    picture = _picture(writer, page)
    for row in range(POSTER_HEIGHT_SHEETS):
        for column in range(columns):
            left, top = column * (across - OVERLAP), row * (down - OVERLAP)
            at = (MARGIN - left, MARGIN + down + top - height * scale)
            _show(writer, sheet, picture, scale, at)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _picture(writer: PdfWriter, page: PageObject) -> IndirectObject:
    """A page as a form that other pages can show (PDF 32000, 8.10)."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NameObject

    contents = page.get_contents()
    form = DecodedStreamObject()
    form.set_data(contents.get_data() if contents is not None else b"")
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(side) for side in page.mediabox)
    form[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return writer._add_object(form.flate_encode())


def _show(
    writer: PdfWriter, sheet: Sheet, picture: IndirectObject, scale: float, at: tuple[float, float]
) -> None:
    """A sheet with its part of the picture, clipped half a margin from the paper's edge."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    page = writer.add_blank_page(sheet.height, sheet.width)
    edge = MARGIN / 2
    clip = f"{edge:.2f} {edge:.2f} {sheet.height - MARGIN:.2f} {sheet.width - MARGIN:.2f} re W n"
    show = DecodedStreamObject()
    show.set_data(f"q {clip} {scale:.6f} 0 0 {scale:.6f} {at[0]:.2f} {at[1]:.2f} cm /Picture Do Q".encode())
    page[NameObject("/Contents")] = writer._add_object(show)
    shown = DictionaryObject({NameObject("/Picture"): picture})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): shown})
