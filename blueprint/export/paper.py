"""PDF: pictures set on pages by typst, with text that can be selected (extra `export`)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from blueprint.draw import svg
from blueprint.draw.fonts.choice import FOLDER, OWN, FontChoice, fonts_for, own_family
from blueprint.draw.paper.cutting import HEAD
from blueprint.draw.paper.paper import MARGIN as SHEET_MARGIN
from blueprint.draw.paper.paper import scale_on
from blueprint.export.subject import File, Subject
from blueprint.export.texts import one_line
from blueprint.export.xml import clean

if TYPE_CHECKING:
    from typst import Fonts

    from blueprint.draw.paper.choice import Printed
    from blueprint.draw.paper.cutting import Poster
    from blueprint.draw.shapes import Layout

PX = 0.75
"""PDF points to a CSS px."""

_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PROLOGUE = """
#set document(title: sys.inputs.title, date: none)
#set text(font: sys.inputs.family)
#set page(margin: 0pt)
#let sections = json(bytes(sys.inputs.sections))
#let picture(number, width, height) = image(bytes(sys.inputs.at(str(number))), format: "svg", width: width, height: height)
"""


_SHEET = """
#let where(row, column) = grid(columns: ({columns} * (7pt,)).flatten(), rows: 5pt, gutter: 1pt,
  ..range({rows}).map(r => range({columns}).map(c => rect(width: 7pt, height: 5pt, stroke: 0.4pt,
    fill: if r == row and c == column {{ black }} else {{ none }}))).flatten())
#let crops(wide, high) = for x in (0pt, wide) {{ for y in (0pt, high) {{
  place(top + left, dx: x - 6pt, dy: y, line(length: 12pt, stroke: 0.4pt))
  place(top + left, dx: x, dy: y - 6pt, line(length: 12pt, angle: 90deg, stroke: 0.4pt))
}} }}
#let sheet(number, row, column, body) = page[
  #place(dx: {margin:.2f}pt, dy: {margin:.2f}pt, box(width: {wide:.2f}pt, height: 12pt, grid(
    columns: (1fr, auto, auto), gutter: 10pt, align: (left, right, right),
    box(height: 10pt, clip: true, sys.inputs.title), [#number / {count}], where(row, column))))
  #place(dx: {margin:.2f}pt, dy: {margin:.2f}pt + {head:.2f}pt, body)]
"""


@dataclass(frozen=True)
class Page:
    """A picture that fills a page; `section` names the part of the document that begins with it, if one does."""

    svg: str
    section: str = ""


def pages(subject: Subject, name: str, parts: Iterable[Page]) -> File:
    """A document `name` with a page for each picture, as large as the picture, and a bookmark for each section.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    pictures: list[str] = []
    sections: list[str] = []
    lines: list[str] = []
    for part in parts:
        width, height = size_of(part.svg)
        lines.append(f"#page(width: {width:.2f}pt, height: {height:.2f}pt)[")
        if part.section:
            lines.append(f"#place(hide(heading(sections.at({len(sections)}))))")
            sections.append(part.section)
        lines.append(f"#picture({len(pictures)}, 100%, 100%)]")
        pictures.append(part.svg)
    return _typeset(subject, name, lines, pictures, sections)


def printed(subject: Subject, name: str, found: Printed) -> File:
    """A document `name` with what was chosen for a paper: one page, or the sheets of a poster.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    subject.notices.append(found.notice)
    if found.poster:
        return poster(subject, name, found.layout, found.poster)
    picture, sheet = svg(found.layout, subject.theme), found.sheet
    size = scale_on(found.layout, sheet)
    wide, high = found.layout.width * size, found.layout.height * size
    at = (sheet.width - wide) / 2, (sheet.height - high) / 2
    lines = [
        f"#page(width: {sheet.width:.2f}pt, height: {sheet.height:.2f}pt)[",
        f"#place(dx: {at[0]:.2f}pt, dy: {at[1]:.2f}pt, picture(0, {wide:.2f}pt, {high:.2f}pt))]",
    ]
    return _typeset(subject, name, lines, [picture])


def poster(subject: Subject, name: str, layout: Layout, sheets: Poster) -> File:
    """A document `name` with a first sheet and those to glue, each with crop marks, number and a map of the sheets.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    sheet, size, count = sheets.sheet, sheets.scale, len(sheets.parts) + 1
    wide, _ = sheet.room
    lines = [
        f"#set page(width: {sheet.width:.2f}pt, height: {sheet.height:.2f}pt)",
        "#set text(size: 8pt)",
        f"#let first = picture(0, {sheets.first.width * size:.2f}pt, {sheets.first.height * size:.2f}pt)",
        f"#let whole = picture(1, {layout.width * size:.2f}pt, {layout.height * size:.2f}pt)",
        _SHEET.format(
            wide=wide, margin=SHEET_MARGIN, head=HEAD, rows=sheets.rows, columns=sheets.columns, count=count
        ),
        "#sheet(1, -1, -1)[#first]",
    ]
    for number, part in enumerate(sheets.parts, 2):
        window = part.window
        box = (
            f"box(width: {window.w * size:.2f}pt, height: {window.h * size:.2f}pt, clip: true, "
            f"place(dx: {-window.x * size:.2f}pt, dy: {-window.y * size:.2f}pt, whole))"
        )
        lines.append(
            f"#sheet({number}, {part.row}, {part.column})[#{box}"
            f"#crops({window.w * size:.2f}pt, {window.h * size:.2f}pt)]"
        )
    return _typeset(subject, name, lines, [svg(sheets.first, subject.theme), svg(layout, subject.theme)])


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a picture, in PDF points."""
    found = _VIEW.search(svg)
    assert found, "a picture begins with its viewBox"
    return float(found[1]) * PX, float(found[2]) * PX


def _typeset(
    subject: Subject, name: str, lines: Sequence[str], pictures: Sequence[str], sections: Sequence[str] = ()
) -> File:
    """The file; characters that no font here has are left with the subject."""
    import typst

    choice = fonts_for("".join(pictures))
    source = "\n".join([_PROLOGUE, *lines])
    title = clean(one_line(subject.map.title, subject.texts))
    inputs = {"title": title, "family": own_family(), "sections": json.dumps(sections)}
    inputs |= {str(i): choice.drawable(svg) for i, svg in enumerate(pictures)}
    with _fonts(choice) as fonts:
        # Not tagged: as a figure, the picture's text would be hidden from readers that speak.
        data = typst.compile(source.encode(), font_paths=fonts, sys_inputs=inputs, pdf_tags=False)
    subject.missing.update(choice.missing)
    return File(name, data, choice.own)


@contextmanager
def _fonts(choice: FontChoice) -> Iterator[Fonts]:
    """The fonts as typst takes them: by folder."""
    if choice.files == OWN:
        yield _own_fonts()
        return
    with TemporaryDirectory() as folder:
        for number, path in enumerate(choice.files[len(OWN) :]):
            shutil.copy(path, Path(folder) / f"{number}{path.suffix}")
        yield _load(FOLDER, Path(folder))


@cache
def _own_fonts() -> Fonts:
    return _load(FOLDER)


def _load(*folders: Path) -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
