"""A packed folder of CSV tables, as the studio gives them out."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from blueprint.importing.lanes import Lanes
from blueprint.importing.packed import unpacked
from blueprint.importing.readers.csv import map_of_tables
from blueprint.importing.refusal import NotReadable
from blueprint.source.table import text_of_bytes
from blueprint.tables.assemble import Assembled
from blueprint.wording import Wording

ENDINGS = (".zip",)
ABOUT = Wording("packed folder of CSV tables", "打包的 CSV 表格文件夹")
_TWICE = Wording("{path} holds two tables called {name}", "{path} 中有两份名为 {name} 的表格")


def read(path: Path, lanes: Lanes) -> Assembled:
    """The map of the tables in it.

    Raises:
        NotReadable: the file is not packed, holds no CSV tables, two of one name, or is too large.
        BadTable: a table cannot be read.
    """
    texts: dict[str, tuple[str, str]] = {}
    for name, raw in unpacked(path, _is_table, "ZIP (.zip, with CSV tables)").items():
        stem, place = PurePosixPath(name).stem, f"{path}/{name}"
        if stem in texts:
            raise NotReadable(_TWICE.filled(path=path, name=stem))
        texts[stem] = place, text_of_bytes(raw, place)
    return map_of_tables(texts, lanes, path.name.split(".")[0])


def _is_table(name: str) -> bool:
    """A table, and not what a Mac puts beside each file."""
    parts = PurePosixPath(name).parts
    return name.lower().endswith(".csv") and "__MACOSX" not in parts and not parts[-1].startswith("._")
