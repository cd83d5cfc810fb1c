"""BPMN 2.0: as `blueprint export --to bpmn` writes it, edited elsewhere since, or made elsewhere."""

from __future__ import annotations

from pathlib import Path

from blueprint.importing.bpmn.names import bpmn
from blueprint.importing.bpmn.parsing import content_of
from blueprint.importing.bpmn.to_map import map_of
from blueprint.importing.lanes import Lanes
from blueprint.importing.refusal import NotReadable
from blueprint.importing.xml import read_xml
from blueprint.tables.assemble import Assembled
from blueprint.wording import Wording

ENDINGS = (".bpmn",)
ABOUT = Wording("BPMN 2.0 process", "BPMN 2.0 流程")


def read(path: Path, lanes: Lanes) -> Assembled:
    """The map of a process.

    Raises:
        NotReadable: the file is no BPMN, or not safe to read.
    """
    root = read_xml(path)
    if root.tag != bpmn("definitions"):
        raise NotReadable.other(path, "BPMN 2.0")
    return map_of(content_of(root), path.name.split(".")[0], lanes)
