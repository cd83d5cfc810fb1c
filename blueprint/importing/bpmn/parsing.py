"""The XML of a BPMN file as elements; what has no place in a map becomes a note."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from blueprint.importing.bpmn.elements import (
    GATEWAYS,
    NO_PLACE,
    QUIET,
    SUBPROCESSES,
    TOUCHPOINTS,
    Content,
    Flow,
    Kind,
    LaneName,
    Node,
    Own,
)
from blueprint.importing.bpmn.names import BPMN, BPSIM, bpmn, own
from blueprint.wording import Wording

_INSIDE = Wording(
    "{tag} {id!r}: the {n} elements inside it are not read", "{tag} {id!r}：其内部 {n} 个元素未读取"
)
_LOOSE = Wording(
    "sequence flow {id!r} leads from or to something that is not read", "顺序流 {id!r} 的一端未读取"
)


def content_of(root: Tree.Element) -> Content:
    """Everything in a file."""
    made = Content()
    pools = {}
    for element in root.findall(f"{bpmn('collaboration')}/*"):
        if element.tag == bpmn("participant"):
            pools[element.get("processRef", "")] = _name(element)
        elif _tag(element) not in QUIET:
            made.notes.append(no_place(element))
    chances = _chances(root)
    for process in root.findall(bpmn("process")):
        pool = pools.get(process.get("id", ""), "") or _name(process)
        made.title = made.title or pool
        _map_data(process, made)
        id_ = f"pool {process.get('id', '')}"
        made.lanes[id_] = LaneName(pool)
        for element in process:
            _read(element, made, id_, chances)
        _lanes(process, made)
    _link(made)
    return made


def no_place(element: Tree.Element) -> Wording:
    """The note on an element that a map cannot hold."""
    name = _name(element) or " ".join("".join(element.itertext()).split())[:60]
    return NO_PLACE.filled(tag=_tag(element), id=element.get("id", "?"), name=f" ({name})" if name else "")


def _read(element: Tree.Element, made: Content, pool: str, chances: dict[str, str]) -> None:
    tag, id_ = _tag(element), element.get("id", "")
    known: dict[str, Kind] = {"startEvent": "start", "endEvent": "end", "boundaryEvent": "boundary"}
    kind = known.get(tag)
    mine = _own(element, "touchpoint")
    if tag in TOUCHPOINTS:
        kind = "touchpoint"
    elif tag in GATEWAYS:
        kind = "gateway"
    elif tag == "dataStoreReference" and mine:
        kind = "data"
    if kind:
        node = Node(id_, tag, kind, _name(element), mine or _own(element, "exit"), pool)
        node.host = element.get("attachedToRef", "")
        node.error = element.find(bpmn("errorEventDefinition")) is not None
        made.nodes[id_] = node
        inner = [e for e in element if e.get("id") and _tag(e) not in QUIET and "Definition" not in e.tag]
        if tag in SUBPROCESSES and inner:
            made.notes.append(_INSIDE.filled(tag=tag, id=id_, n=len(inner)))
    elif tag == "sequenceFlow":
        flow = Flow(id_, element.get("sourceRef", ""), element.get("targetRef", ""), _name(element))
        flow.own = _own(element, "connection")
        flow.conditional = element.find(bpmn("conditionExpression")) is not None
        flow.share = chances.get(id_, "")
        made.flows.append(flow)
    elif tag not in QUIET:
        made.notes.append(no_place(element))


def _lanes(process: Tree.Element, made: Content) -> None:
    """Inner lanes come after outer ones, so that the innermost holds a node."""
    for lane in process.iter(bpmn("lane")):
        id_ = lane.get("id", "")
        made.lanes[id_] = LaneName(_name(lane), _own(lane, "lane"))
        for reference in lane.findall(bpmn("flowNodeRef")):
            node = made.nodes.get((reference.text or "").strip())
            if node:
                node.lane = id_
    defaults = {e.get("default") for e in process}
    for flow in made.flows:
        flow.default = flow.default or flow.id in defaults


def _link(made: Content) -> None:
    kept = []
    for flow in made.flows:
        if flow.source in made.nodes and flow.target in made.nodes:
            kept.append(flow)
            made.out.setdefault(flow.source, []).append(flow)
            made.into.setdefault(flow.target, []).append(flow)
        else:
            made.notes.append(_LOOSE.filled(id=flow.id))
    made.flows = kept


def _map_data(process: Tree.Element, made: Content) -> None:
    data = process.find(f"{bpmn('extensionElements')}/{own('map')}")
    if data is None or made.own:
        return
    made.own = Own("", data.get("name", ""))
    for row in data.findall(own("row")):
        made.tables.setdefault(row.get("sheet", ""), []).append(dict(_values(row)))


def _own(element: Tree.Element, tag: str) -> Own | None:
    data = element.find(f"{bpmn('extensionElements')}/{own(tag)}")
    if data is None:
        return None
    return Own(data.get("id") or data.get("lane") or "", data.get("name", ""), dict(_values(data)))


def _values(data: Tree.Element) -> Iterator[tuple[str, str]]:
    for value in data.findall(own("value")):
        if value.get("key"):
            yield value.get("key", ""), value.text or ""


def _chances(root: Tree.Element) -> dict[str, str]:
    """Flow to its probability in the simulation data."""
    found = {}
    for element in root.iter(f"{{{BPSIM}}}ElementParameters"):
        for value in element.findall(
            f"{{{BPSIM}}}ControlParameters/{{{BPSIM}}}Probability/{{{BPSIM}}}FloatingParameter"
        ):
            found[element.get("elementRef", "")] = value.get("value", "")
    return found


def _tag(element: Tree.Element) -> str:
    return element.tag.removeprefix(f"{{{BPMN}}}")


def _name(element: Tree.Element) -> str:
    return " ".join(element.get("name", "").split())
