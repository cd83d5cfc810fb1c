"""The map as an Excel workbook: everything the map says, and the grid that people know."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Language, Wording

ABOUT = Wording("an Excel workbook to read, fill in and import again", "Excel 工作簿，可填写后再导入")
STABLE = False


def write(subject: Subject) -> Iterator[File]:
    """One workbook."""
    from blueprint.tables.for_people import sheets_for_people
    from blueprint.tables.sheets import grid, visio
    from blueprint.tables.workbook import workbook_bytes

    everything = subject.analysis.map
    languages: list[Language] = ["zh", "en"] if subject.texts == "both" else [subject.texts]
    pages = grid(everything), *sheets_for_people(everything, languages), visio(everything)
    yield File("blueprint.xlsx", workbook_bytes(pages))
