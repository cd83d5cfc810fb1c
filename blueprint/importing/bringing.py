"""The one way in: another program's file to the text of a map, for the command and for the studio."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.importing.fields.to_map import mapped
from blueprint.importing.lanes import NOT_FOUND, Lanes
from blueprint.importing.numbers import with_numbers
from blueprint.importing.registry import reader_for
from blueprint.source.reader import SUFFIXES
from blueprint.source.writer import yaml_text
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.importing.fields.fields_file import Fields
    from blueprint.tables.assemble import Assembled

SCHEMA = "../blueprint.schema.json"
"""Where editors find the JSON Schema from a map in `maps/`."""
_NO_MAP = Wording(
    "{path} names no touchpoints, so nothing was written; `blueprint export --to xlsx` shows the form",
    "{path} 中没有触点，未写入任何内容；表格的样子见 `blueprint export --to xlsx`",
)


_MISSING = Wording(
    "{names} not there yet: `x-map` keeps the place of `map` at {ids}",
    "{names} 尚不存在：{ids} 处先用 `x-map` 代替 `map`",
)


@dataclass(frozen=True)
class Brought:
    """What a file gives.

    Attributes:
        text: of the map; `""` where there is none.
        made: its data, and notes on what was not understood.
        doubts: names of lanes that say nothing, each with the lane that was taken.
        nothing: why there is no map; None: there is one, or part of one (`made.part`).
    """

    text: str
    made: Assembled
    doubts: Mapping[str, str]
    nothing: Wording | None = None


def bring(
    path: Path,
    said: Mapping[str, str] | None = None,
    name: str = "",
    fields: Fields | None = None,
    folder: Path | None = None,
) -> Brought:
    """Read a file of another program.

    Args:
        path: the file, or a folder of CSV tables.
        said: names of lanes in the file, each with the lane it means.
        name: of the file, for messages; default: the path.
        fields: where a JSON file says what.
        folder: where the map is to stand; a map that it calls and that is not there would be an error.

    Raises:
        NotImportable: no reader takes it.
        NotReadable, BadTable, NotAWorkbook, TooManyTouchpoints, ...: what each reader refuses, with a `wording`.
    """
    lanes = Lanes(said)
    made = mapped(path, fields, lanes) if fields else reader_for(path).read(path, lanes)
    if lanes.unused:
        made.notes.append(NOT_FOUND.filled(names=", ".join(map(repr, lanes.unused))))
    if folder:
        _without_missing(made, folder)
    doubts = {name: lane for name, lane in lanes.doubts.items() if name}
    if made.part:
        return Brought("", made, doubts)
    if not made.data.get("touchpoints"):
        return Brought("", made, doubts, _NO_MAP.filled(path=name or path))
    return Brought(yaml_text(with_numbers(made.data), SCHEMA), made, doubts)


def _without_missing(made: Assembled, folder: Path) -> None:
    """Carry the names of maps that are not in the folder, instead of naming maps that are not there."""
    missing = {id_: name for id_, name in made.called.items() if not _is_there(folder, name)}
    for id_, name in missing.items():
        part = made.data["touchpoints"][id_]
        del part["map"]
        part["x-map"] = name
    if missing:
        names = ", ".join(dict.fromkeys(f"{name}{SUFFIXES[0]}" for name in missing.values()))
        made.notes.append(_MISSING.filled(names=names, ids=", ".join(missing)))


def _is_there(folder: Path, name: str) -> bool:
    return any((folder / f"{name}{suffix}").exists() for suffix in SUFFIXES)
