"""The self-audit of the five dimensions as an Excel workbook, filled in as far as the map knows."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording(
    "the self-audit of the five dimensions, to fill in and import again", "五大要素自查表，可填写后再导入"
)
STABLE = False


def write(subject: Subject) -> Iterator[File]:
    """One workbook."""
    from blueprint.tables.audit.form import audit_bytes

    yield File("self-audit.xlsx", audit_bytes(subject.analysis.map, subject.texts))
