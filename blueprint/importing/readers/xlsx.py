"""Excel workbooks as `blueprint export --to xlsx` writes them, or filled in by hand."""

from __future__ import annotations

from pathlib import Path

from blueprint.tables.assemble import Assembled, assemble
from blueprint.wording import Wording

ENDINGS = (".xlsx",)
ABOUT = Wording("Excel workbook", "Excel 工作簿")


def read(path: Path) -> Assembled:
    """The map of a workbook."""
    from blueprint.tables.workbook import workbook_rows

    return assemble(workbook_rows(path.read_bytes()))
