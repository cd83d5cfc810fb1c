"""OpenDocument spreadsheets, read from their XML: the forms that CSV and Excel workbooks may have."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Tree

from blueprint.importing.lanes import Lanes
from blueprint.importing.packed import unpacked
from blueprint.importing.table.sheets import map_of
from blueprint.importing.xml import parse
from blueprint.source.limits import COLUMNS
from blueprint.source.table import BadTable
from blueprint.tables.assemble import Assembled
from blueprint.tables.cells import read as cell_text
from blueprint.tables.flat import ROWS
from blueprint.wording import Wording

ENDINGS = (".ods",)
ABOUT = Wording("OpenDocument spreadsheet", "OpenDocument 电子表格")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WIDE = Wording(
    "there are more than {most} columns; remove those that are not needed", "超过 {most} 列；请删去不需要的列"
)
_SURPLUS = 10


def read(path: Path, lanes: Lanes) -> Assembled:
    """The map of a spreadsheet.

    Raises:
        NotReadable: the file is no OpenDocument spreadsheet, or not safe to read.
        BadTable: a sheet cannot be read.
    """
    content = unpacked(path, lambda name: name == "content.xml", "OpenDocument (.ods)")
    root = parse(content["content.xml"], path)
    sheets = {}
    for page in root.iter(f"{_TABLE}table"):
        name = page.get(f"{_TABLE}name", "").strip()
        sheets[name] = _lines(page, _place(name))
    return map_of(sheets, lanes, path.name.split(".")[0], _place)


def _place(name: str) -> str:
    return f"sheet {name!r}"


def _lines(page: Tree.Element, place: str) -> list[tuple[int, list[str]]]:
    """Rows of cells with their numbers; blank rows are counted and not kept."""
    found: list[tuple[int, list[str]]] = []
    number = 0
    for row in page.iter(f"{_TABLE}table-row"):
        times = _count(row, "number-rows-repeated")
        cells = _cells(row, place, number + 1)
        kept = min(times, ROWS + _SURPLUS - len(found)) if any(cells) else 0
        found += [(number + further, cells) for further in range(1, kept + 1)]
        number += times
        if len(found) >= ROWS + _SURPLUS:
            break
    return found


def _cells(row: Tree.Element, place: str, number: int) -> list[str]:
    cells: list[str] = []
    blank = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        text, times = _value(cell), _count(cell, "number-columns-repeated")
        if not text:
            blank += times
            continue
        if len(cells) + blank + times > COLUMNS:
            raise BadTable(place, number, _WIDE.filled(most=COLUMNS))
        cells += [""] * blank + [text] * times
        blank = 0
    return cells


def _count(element: Tree.Element, key: str) -> int:
    text = element.get(f"{_TABLE}{key}", "1")
    return max(1, int(text[:9])) if text.isascii() and text.isdigit() else 1


def _value(cell: Tree.Element) -> str:
    """What a cell holds: a time as a length, a percentage as people see it, a number without its format."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    shown = "\n".join("".join(p.itertext()) for p in cell.findall(f"{_TEXT}p")).strip()
    if kind == "time":
        return cell.get(f"{_OFFICE}time-value", shown)
    if kind == "percentage":
        return shown
    if kind == "float":
        try:
            return cell_text(float(cell.get(f"{_OFFICE}value", ""))) or ""
        except (ValueError, OverflowError):
            return shown
    return cell_text(shown) or ""
