"""Files that only say they are XML: BPMN and draw.io drawings are saved so too (`.bpmn20.xml`, `.drawio.xml`)."""

from __future__ import annotations

from pathlib import Path

from blueprint.importing.lanes import Lanes
from blueprint.importing.readers import bpmn, drawio
from blueprint.importing.xml import read_xml
from blueprint.tables.assemble import Assembled
from blueprint.wording import Wording

ENDINGS = (".xml",)
ABOUT = Wording("BPMN or draw.io saved as XML", "存为 XML 的 BPMN 或 draw.io")


def read(path: Path, lanes: Lanes) -> Assembled:
    """The map of a process or a drawing, whichever it is.

    Raises:
        NotReadable: the file is neither, or not safe to read.
    """
    if read_xml(path).tag in drawio.ROOTS:
        return drawio.read(path, lanes)
    return bpmn.read(path, lanes)
