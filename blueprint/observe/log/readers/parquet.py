"""Parquet: one row an event; a folder is read as one log, also where it is parted (`day=2026-11-03/`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.observe.engine.duck import quoted
from blueprint.observe.log.columns import Asked, guess
from blueprint.observe.log.joined import join
from blueprint.observe.log.raw import Raw
from blueprint.source.table import check_width

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.observe.engine.duck import Duck

SUFFIXES = (".parquet", ".pq")


def read(path: Path, name: str, duck: Duck, asked: Asked) -> Raw:
    """A file of typed columns.

    Raises:
        BadLog: its headings say too little.
        BadTable: it has more columns than anybody means.
        CannotRead: it is no Parquet, or damaged.
    """
    relation = f"read_parquet({quoted(str(path))}, hive_partitioning = true)"
    with duck.reading(name):
        types = {row[0]: row[1] for row in duck.rows(f"DESCRIBE SELECT * FROM {relation}")}
    check_width(name, 0, list(types))
    relation, columns, asked = join(list(types), relation, asked, duck)
    return Raw(name, relation, guess(columns, asked.columns, name), types)
