"""JSON of any program: it says nothing of steps by itself, a file of fields does (`--map`)."""

from __future__ import annotations

from pathlib import Path

from blueprint.importing.fields.to_map import data_of, keys_of
from blueprint.importing.lanes import Lanes
from blueprint.importing.refusal import NotReadable
from blueprint.tables.assemble import Assembled
from blueprint.wording import Wording

ENDINGS = (".json",)
ABOUT = Wording("JSON of any program, with --map", "任何程序的 JSON，配合 --map")
_ASK = Wording(
    "{path}: JSON says by itself nothing of steps; `--map FIELDS.yaml` says where they are; at the top there is {found}",
    "{path}：JSON 本身不说明步骤在哪里；请用 `--map 字段.yaml` 指明；最外层有 {found}",
)


def read(path: Path, _: Lanes) -> Assembled:
    """Nothing without a file of fields.

    Raises:
        NotReadable: always, with what stands at the top of the file.
    """
    raise NotReadable(_ASK.filled(path=path, found=keys_of(data_of(path))))
