"""The one way in: another program's file to the text of a map, for the command and for the studio."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.importing.fields.to_map import mapped
from blueprint.importing.lanes import NOT_FOUND, Lanes
from blueprint.importing.registry import reader_for
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
    path: Path, said: Mapping[str, str] | None = None, name: str = "", fields: Fields | None = None
) -> Brought:
    """Read a file of another program.

    Args:
        path: the file, or a folder of CSV tables.
        said: names of lanes in the file, each with the lane it means.
        name: of the file, for messages; default: the path.
        fields: where a JSON file says what.

    Raises:
        NotImportable: no reader takes it.
        NotReadable, BadTable, NotAWorkbook, TooManyTouchpoints, ...: what each reader refuses, with a `wording`.
    """
    lanes = Lanes(said)
    made = mapped(path, fields, lanes) if fields else reader_for(path).read(path, lanes)
    if lanes.unused:
        made.notes.append(NOT_FOUND.filled(names=", ".join(map(repr, lanes.unused))))
    doubts = {name: lane for name, lane in lanes.doubts.items() if name}
    if made.part:
        return Brought("", made, doubts)
    if not made.data.get("touchpoints"):
        return Brought("", made, doubts, _NO_MAP.filled(path=name or path))
    return Brought(yaml_text(made.data, SCHEMA), made, doubts)
