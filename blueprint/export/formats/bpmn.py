"""BPMN 2.0: lanes, gateways, our own drawing, and BPSim times."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from blueprint.export.bpmn.bpsim import write_times
from blueprint.export.bpmn.diagram import write_diagram
from blueprint.export.bpmn.drawing import draw
from blueprint.export.bpmn.names import bpmn, register
from blueprint.export.bpmn.process import process_of
from blueprint.export.bpmn.semantic import write_process
from blueprint.export.subject import File, Subject
from blueprint.export.xml import document
from blueprint.version import __version__
from blueprint.wording import Wording

ABOUT = Wording("BPMN 2.0 with lanes, for process tools", "BPMN 2.0 流程图（含泳道），供流程工具使用")
STABLE = True


def write(subject: Subject) -> Iterator[File]:
    """One file with one pool."""
    register()
    root = Tree.Element(
        bpmn("definitions"),
        {
            "id": "definitions",
            "targetNamespace": "https://service-blueprint.org/maps",
            "exporter": "blueprint",
            "exporterVersion": __version__,
        },
    )
    process = process_of(subject.map, subject.texts)
    write_process(root, process, subject.map, subject.texts)
    write_diagram(root, process, draw(process, subject.arrangement))
    write_times(root, process, subject.map)
    yield File("blueprint.bpmn", document(root))
