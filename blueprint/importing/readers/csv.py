"""CSV: a folder of tables as `blueprint export --to csv` writes them, or one table of touchpoints in any form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from blueprint.importing.lanes import Lanes
from blueprint.importing.table.sheets import map_of
from blueprint.source.table import cells_of, table_text
from blueprint.tables.assemble import Assembled
from blueprint.tables.flat import ROWS
from blueprint.wording import Wording

ENDINGS = (".csv", ".tsv")
ABOUT = Wording("CSV table, or a folder of them", "CSV 表格，或其文件夹")
_SURPLUS = 10
"""Rows read beyond those of a map, so that whoever puts it together says that they are too many."""


def read(path: Path, lanes: Lanes) -> Assembled:
    """The map of a folder of tables, or of one table."""
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    texts = {file.stem: (str(file), table_text(file)) for file in files}
    return map_of_tables(texts, lanes, path.stem)


def map_of_tables(texts: Mapping[str, tuple[str, str]], lanes: Lanes, title: str) -> Assembled:
    """The map of tables, each under its name with its place and its text. Raises BadTable."""
    sheets = {name: _lines(place, text) for name, (place, text) in texts.items()}
    return map_of(sheets, lanes, title, lambda name: texts[name][0] if name in texts else name)


def _lines(place: str, text: str) -> list[tuple[int, list[str]]]:
    found = []
    for line, cells in cells_of(text, place):
        found.append((line, cells))
        if len(found) > ROWS + _SURPLUS:
            break
    return found
