"""CSV: a folder of tables as `blueprint export --to csv` writes them, or one table of touchpoints."""

from __future__ import annotations

from pathlib import Path

from blueprint.importing.lanes import Lanes
from blueprint.source.table import table_text
from blueprint.tables.assemble import Assembled, assemble
from blueprint.tables.csv_text import csv_rows
from blueprint.tables.sheets import TOUCHPOINTS
from blueprint.wording import Wording

ENDINGS = (".csv",)
ABOUT = Wording("CSV table, or a folder of them", "CSV 表格，或其文件夹")


def read(path: Path, lanes: Lanes) -> Assembled:  # noqa: ARG001
    """The map of a folder of tables, or of one table."""
    if path.is_dir():
        return assemble({p.stem: csv_rows(table_text(p), str(p)) for p in sorted(path.glob("*.csv"))})
    made = assemble({TOUCHPOINTS: csv_rows(table_text(path), str(path))})
    made.data.setdefault("title", path.stem)
    return made
