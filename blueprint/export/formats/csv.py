"""The map as CSV files: one row a touchpoint, one a connection, and one file for each other kind of part."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.export.subject import File, Subject
from blueprint.wording import Wording

ABOUT = Wording("tables: touchpoints, connections and the rest", "表格：触点、连接等（CSV）")
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """A file for each sheet; `blueprint import` reads the folder back."""
    from blueprint.tables.csv_text import csv_text
    from blueprint.tables.sheets import grid, sheets, visio

    everything = subject.analysis.map
    for sheet in (*sheets(everything), grid(everything), visio(everything)):
        yield File(f"tables/{sheet.name}.csv", csv_text(sheet).encode())
