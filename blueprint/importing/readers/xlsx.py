"""Excel workbooks as `blueprint export --to xlsx` or `--to self-audit` writes them, or filled in by hand."""

from __future__ import annotations

from pathlib import Path

from blueprint.importing.lanes import Lanes
from blueprint.tables.assemble import Assembled, assemble
from blueprint.wording import Wording

ENDINGS = (".xlsx",)
ABOUT = Wording("Excel workbook", "Excel 工作簿")


def read(path: Path, lanes: Lanes) -> Assembled:  # noqa: ARG001
    """The map of a workbook, or the answers of a self-audit."""
    from blueprint.tables.audit.reading import read_audit
    from blueprint.tables.workbook import workbook_rows

    raw = path.read_bytes()
    return read_audit(raw) or assemble(workbook_rows(raw))
