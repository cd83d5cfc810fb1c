"""Excel workbooks as `blueprint export --to xlsx` or `--to self-audit` writes them, or as people keep them."""

from __future__ import annotations

from pathlib import Path

from blueprint.importing.lanes import Lanes
from blueprint.importing.table.sheets import map_of
from blueprint.tables.assemble import Assembled
from blueprint.wording import Wording

ENDINGS = (".xlsx", ".xlsm")
ABOUT = Wording("Excel workbook", "Excel 工作簿")


def read(path: Path, lanes: Lanes) -> Assembled:
    """The map of a workbook, or the answers of a self-audit."""
    from blueprint.tables.audit.reading import read_audit
    from blueprint.tables.workbook import sheet_name, workbook_cells

    raw = path.read_bytes()
    return read_audit(raw) or map_of(workbook_cells(raw), lanes, path.name.split(".")[0], sheet_name)
