"""PDF: pictures set on pages by typst, with text that can be selected (extra `export`)."""

from __future__ import annotations

import json
import math
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from blueprint.draw.fonts.choice import FOLDER, OWN, FontChoice, fonts_for, own_family
from blueprint.export.subject import File, Subject
from blueprint.export.texts import one_line
from blueprint.export.xml import clean

if TYPE_CHECKING:
    from typst import Fonts

MM = 72 / 25.4
"""PDF points to a millimetre."""
PX = 0.75
"""PDF points to a CSS px."""
MARGIN = 10 * MM
OVERLAP = 10 * MM
"""What neighbouring sheets of a poster share, to glue them."""
POSTER_HEIGHT_SHEETS = 2

_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PROLOGUE = """
#set document(title: sys.inputs.title, date: none)
#set text(font: sys.inputs.family)
#set page(margin: 0pt)
#let sections = json(bytes(sys.inputs.sections))
#let picture(number, width, height) = image(bytes(sys.inputs.at(str(number))), format: "svg", width: width, height: height)
"""


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper, upright, in PDF points."""

    name: str
    width: float
    height: float


A4 = Sheet("A4", 210 * MM, 297 * MM)
A3 = Sheet("A3", 297 * MM, 420 * MM)


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


def poster(subject: Subject, name: str, svg: str, sheet: Sheet) -> File:
    """A document `name` with a picture on as many sheets as it takes to be two sheets high, with overlaps to glue them.

    Sheets lie on their long side; they are numbered row by row by their order. Each is clipped half a margin from
    the paper's edge.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    width, height = size_of(svg)
    across, down = sheet.height - 2 * MARGIN, sheet.width - 2 * MARGIN
    scale = (POSTER_HEIGHT_SHEETS * (down - OVERLAP) + OVERLAP) / height
    columns = max(1, math.ceil((width * scale - OVERLAP) / (across - OVERLAP)))
    edge = MARGIN / 2
    room = f"width: {sheet.height - MARGIN:.2f}pt, height: {sheet.width - MARGIN:.2f}pt"
    lines = [
        f"#set page(width: {sheet.height:.2f}pt, height: {sheet.width:.2f}pt)",
        f"#let whole = picture(0, {width * scale:.2f}pt, {height * scale:.2f}pt)",
        f"#let part(x, y) = box({room}, clip: true, place(dx: x, dy: y, whole))",
        f"#let sheet(x, y) = page(place(dx: {edge:.2f}pt, dy: {edge:.2f}pt, part(x, y)))",
    ]
    for row in range(POSTER_HEIGHT_SHEETS):
        for column in range(columns):
            x, y = edge - column * (across - OVERLAP), edge - row * (down - OVERLAP)
            lines.append(f"#sheet({x:.2f}pt, {y:.2f}pt)")
    return _typeset(subject, name, lines, [svg])


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
