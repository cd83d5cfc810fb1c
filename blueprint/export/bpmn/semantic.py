"""The process as XML: lanes, nodes, flows, and our own data beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from blueprint.draw.text.speech import language_of, say, say_text
from blueprint.export.bpmn import words
from blueprint.export.bpmn.graph import parts_of
from blueprint.export.bpmn.names import XSI, bpmn, own, short
from blueprint.export.xml import child
from blueprint.model.names import LANE_NAMES, Lane
from blueprint.tables.sheets import CONNECTIONS, TOUCHPOINTS, Sheet, sheets

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.export.bpmn.graph import Flow, Node, Process
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.tables.flat import Row

_IN_BPMN = {"id", "lane", "end", "start"}
"""What BPMN itself says; a thing that is only used belongs to no lane in BPMN."""


def lanes_of(process: Process) -> list[Lane]:
    """The lanes that hold anything, from the top."""
    held = {node.lane for node in process.nodes.values()}
    return [lane for lane in Lane if lane in held]


def write_process(
    root: Tree.Element, process: Process, service_map: ServiceMap, speech: PictureLanguage
) -> None:
    """A pool with one process."""
    title = short(say_text(service_map.title, speech).joined)
    together = child(root, bpmn("collaboration"), id="collaboration")
    child(together, bpmn("participant"), id="pool", name=title, processRef="process")
    made = child(root, bpmn("process"), id="process", name=title, isExecutable="true")
    tables = sheets(service_map)
    _map_data(made, title, tables)
    lane_set = child(made, bpmn("laneSet"), id="lanes")
    for lane in lanes_of(process):
        name = say(LANE_NAMES[lane], speech).joined
        element = child(lane_set, bpmn("lane"), id=f"lane_{lane.value}", name=name)
        child(child(element, bpmn("extensionElements")), own("lane"), lane=lane.value, name=name)
        parts = parts_of(process, lane)
        if not parts:
            _hold(element, process, lane, "")
            continue
        inner = child(element, bpmn("childLaneSet"), id=f"lanes_{lane.value}")
        for number, part in enumerate(parts, 1):
            said = part or name
            each = child(inner, bpmn("lane"), id=f"lane_{lane.value}_{number}", name=said)
            key = f"{lane.value}/{part}" if part else lane.value
            child(child(each, bpmn("extensionElements")), own("lane"), lane=key, name=said)
            _hold(each, process, lane, part)
    rows = {row["id"]: row for sheet in tables if sheet.name == TOUCHPOINTS for row in sheet.rows}
    for node in process.nodes.values():
        _node(made, node, process, service_map.touchpoints[node.touchpoint], rows, speech)
    for flow in process.flows:
        _flow(made, flow)
    for use in process.uses:
        child(
            made,
            bpmn("association"),
            id=use.id,
            associationDirection="None",
            sourceRef=use.source,
            targetRef=use.target,
        )


def _hold(element: Tree.Element, process: Process, lane: Lane, part: str) -> None:
    """The nodes that stand in a lane, or in a part of it."""
    for node in process.nodes.values():
        if node.lane is lane and node.sublane == part and node.kind != "data":
            child(element, bpmn("flowNodeRef"), node.id)


def _map_data(parent: Tree.Element, title: str, tables: tuple[Sheet, ...]) -> None:
    data = child(child(parent, bpmn("extensionElements")), own("map"), format="1", name=title)
    for sheet in tables:
        if sheet.name not in (TOUCHPOINTS, CONNECTIONS):
            for row in sheet.rows:
                _values(child(data, own("row"), sheet=sheet.name), row)


def _values(parent: Tree.Element, row: Row) -> None:
    for key, value in row.items():
        if value is not None and value != "":
            child(parent, own("value"), str(value), key=key)


def _node(
    parent: Tree.Element,
    node: Node,
    process: Process,
    touchpoint: Touchpoint,
    rows: dict[str, Row],
    speech: PictureLanguage,
) -> None:
    element = child(parent, bpmn(_tag(node, touchpoint)), id=node.id, name=node.name or None)
    if node.kind in ("task", "data"):
        for line in _documentation(touchpoint, speech):
            child(element, bpmn("documentation"), line)
        kept = {
            key: value
            for key, value in rows[node.touchpoint].items()
            if key.split(".")[0] not in _IN_BPMN
            or (key == "lane" and (node.kind == "data" or touchpoint.sublane))
        }
        data = child(
            child(element, bpmn("extensionElements")), own("touchpoint"), id=touchpoint.id, name=node.name
        )
        _values(data, kept)
    elif node.exit:
        child(child(element, bpmn("extensionElements")), own("exit"), id=node.exit, name=node.name)
    if node.kind == "data":
        return
    for flow in process.incoming(node.id):
        child(element, bpmn("incoming"), flow.id)
    for flow in process.outgoing(node.id):
        child(element, bpmn("outgoing"), flow.id)
        if flow.rest:
            element.set("default", flow.id)
    if node.kind in ("exclusive", "parallel"):
        ways = len(process.outgoing(node.id))
        element.set("gatewayDirection", "Diverging" if ways > 1 else "Converging")


def _tag(node: Node, touchpoint: Touchpoint) -> str:
    if node.kind == "task":
        if touchpoint.lane is Lane.CUSTOMER:
            return "userTask" if touchpoint.channel in _SCREENS else "manualTask"
        if touchpoint.lane is Lane.FRONTSTAGE:
            return "userTask"
        return "serviceTask" if touchpoint.lane is Lane.SUPPORT else "task"
    return {
        "start": "startEvent",
        "end": "endEvent",
        "data": "dataStoreReference",
        "exclusive": "exclusiveGateway",
        "parallel": "parallelGateway",
    }[node.kind]


_SCREENS = ("web", "kiosk", "app", "text")


def _documentation(touchpoint: Touchpoint, speech: PictureLanguage) -> list[str]:
    lines = []
    if touchpoint.role:
        lines.append(f"{say(words.ROLE, speech).joined}: {say_text(touchpoint.role, speech).joined}")
    if touchpoint.time and touchpoint.time.standard:
        lines.append(
            f"{say(words.STANDARD, speech).joined}: {touchpoint.time.standard.wording[language_of(speech)]}"
        )
    return ["\n".join(lines)] if lines else []


def _flow(parent: Tree.Element, flow: Flow) -> None:
    element = child(
        parent,
        bpmn("sequenceFlow"),
        id=flow.id,
        name=flow.name or None,
        sourceRef=flow.source,
        targetRef=flow.target,
    )
    if flow.row or flow.chosen:
        data = child(child(element, bpmn("extensionElements")), own("connection"), name=flow.name)
        _values(data, flow.row)
    if flow.chosen and not flow.rest:
        condition = child(element, bpmn("conditionExpression"), flow.name)
        condition.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
