"""The XML of a BPMN file as elements; what nobody reads becomes a note."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.details import VENDORS, read_details, read_things
from blueprint.importing.bpmn.edges import put_missing
from blueprint.importing.bpmn.elements import KINDS, SUBPROCESSES, Content, Flow, LaneName, Node, Own
from blueprint.importing.bpmn.ledger import Ledger
from blueprint.importing.bpmn.names import bpmn, name_of, own, tag_of, text_of
from blueprint.importing.bpmn.simulation import read_simulation


def content_of(root: Tree.Element) -> Content:
    """Everything in a file."""
    made, ledger = Content(), Ledger(VENDORS)
    by_id = {e.get("id", ""): e for e in reversed(list(root.iter())) if e.get("id")}
    processes = root.findall(bpmn("process"))
    pools = _collaborations(root, processes, made, ledger)
    for process in processes:
        name = pools.get(process.get("id", ""), "")
        made.title = made.title or name or name_of(process)
        ledger.read(process)
        _purpose(process, made, ledger)
        _map_data(process, made, ledger)
        pool = f"pool {process.get('id', '')}"
        made.lanes[pool] = LaneName(name)
        _Flat(made, ledger, by_id, pool).read(process, "")
        _lanes(process, pool, made, ledger)
    _link(made)
    read_things(root, made, ledger)
    read_simulation(root, made, ledger)
    _associations(root, made, ledger)
    made.notes += ledger.notes(root)
    return made


def _collaborations(
    root: Tree.Element, processes: list[Tree.Element], made: Content, ledger: Ledger
) -> dict[str, str]:
    """Process to the name of its pool; messages; pools without steps."""
    known = {process.get("id", ""): process for process in processes}
    pools: dict[str, str] = {}
    for collaboration in root.findall(bpmn("collaboration")):
        ledger.read(collaboration)
        made.silent += [f"collaboration {name_of(collaboration)!r}"] if name_of(collaboration) else []
        for pool in collaboration.findall(bpmn("participant")):
            ledger.read(pool)
            id_, process = pool.get("id", ""), pool.get("processRef", "").rpartition(":")[2]
            if process in known and any(tag_of(e) in KINDS for e in known[process]):
                pools[process] = made.pools[id_] = name_of(pool)
            else:
                made.lanes[id_] = LaneName(name_of(pool))
                made.empty_pools.add(id_)
        for message in collaboration.findall(bpmn("messageFlow")):
            ledger.read(message)
            ends = message.get("sourceRef", ""), message.get("targetRef", "")
            made.messages.append(Flow(message.get("id", "?"), *ends, name_of(message), message=True))
    return pools


class _Flat:
    """The nodes and flows of a process, with those of its subprocesses."""

    def __init__(self, made: Content, ledger: Ledger, by_id: dict[str, Tree.Element], pool: str) -> None:
        self.made, self.ledger, self.by_id, self.pool = made, ledger, by_id, pool

    def read(self, parent: Tree.Element, inside: str) -> None:
        """Everything directly in a process or a subprocess."""
        for element in parent:
            if tag_of(element) == "sequenceFlow":
                self._flow(element)
            elif tag_of(element) in KINDS or (
                tag_of(element) == "dataStoreReference" and _own(element, "touchpoint")
            ):
                self._node(element, inside)
        defaults = {e.get("default") for e in parent if e.get("default")}
        for flow in self.made.flows:
            flow.default = flow.default or flow.id in defaults

    def _node(self, element: Tree.Element, inside: str) -> None:
        tag, id_ = tag_of(element), element.get("id", "")
        mine = _own(element, "touchpoint")
        self.ledger.read(element)
        for data in (own("touchpoint"), own("exit")):
            found = element.find(f"{bpmn('extensionElements')}/{data}")
            if found is not None:
                self.ledger.read(element.find(bpmn("extensionElements")))
                self.ledger.all(found)
        node = Node(
            id_, tag, KINDS.get(tag, "data"), name_of(element), mine or _own(element, "exit"), self.pool
        )
        node.host, node.inside = element.get("attachedToRef", ""), inside
        node.breaks = element.get("cancelActivity", "true") != "false"
        node.by_event = element.get("triggeredByEvent") == "true"
        if not id_:
            node.id = f"{tag} {len(self.made.nodes) + 1}"
            self.made.notes.append(notes.NO_ID.filled(tag=tag, name=node.name))
        elif id_ in self.made.nodes:
            self.made.notes.append(notes.TWICE.filled(id=id_, name=node.name))
        self.made.add(node)
        read_details(element, node, self.made, self.ledger, self.by_id)
        if tag in SUBPROCESSES:
            self.read(element, node.id)

    def _flow(self, element: Tree.Element) -> None:
        self.ledger.read(element)
        id_ = element.get("id", "")
        flow = Flow(id_, element.get("sourceRef", ""), element.get("targetRef", ""), name_of(element))
        flow.own = _own(element, "connection")
        if flow.own:
            self.ledger.read(element.find(bpmn("extensionElements")))
            self.ledger.all(element.find(f"{bpmn('extensionElements')}/{own('connection')}"))
        condition = element.find(bpmn("conditionExpression"))
        if condition is not None:
            self.ledger.read(condition)
            flow.conditional = True
            text = text_of(condition)
            if not flow.name:
                flow.name = text
            elif text not in ("", flow.name) and not flow.own:
                self.made.notes.append(notes.CONDITION.filled(id=id_, text=text))
        self.made.flows.append(flow)


def _lanes(process: Tree.Element, pool: str, made: Content, ledger: Ledger) -> None:
    """Inner lanes come after outer ones, so that the innermost holds a node; unnamed ones are as the one around them."""

    def enter(parent: Tree.Element, outer: str) -> None:
        for tag in ("laneSet", "childLaneSet"):
            for lane_set in parent.findall(bpmn(tag)):
                ledger.read(lane_set)
                made.silent += [f"{tag} {name_of(lane_set)!r}"] if name_of(lane_set) else []
                for lane in lane_set.findall(bpmn("lane")):
                    hold(lane, outer)

    def hold(lane: Tree.Element, outer: str) -> None:
        mine = _own(lane, "lane")
        ledger.read(lane)
        if mine:
            ledger.read(lane.find(bpmn("extensionElements")))
            ledger.all(lane.find(f"{bpmn('extensionElements')}/{own('lane')}"))
        id_ = lane.get("id", "") or f"lane {len(made.lanes) + 1}"
        if name_of(lane) or mine:
            made.lanes[id_] = LaneName(name_of(lane), mine, outer)
        else:
            id_ = outer
        for reference in lane.findall(bpmn("flowNodeRef")):
            node = made.nodes.get((reference.text or "").strip())
            if node:
                ledger.read(reference)
                node.lane = id_
        enter(lane, id_)

    enter(process, pool)
    for node in made.nodes.values():  # what stands in a subprocess stands where that does
        outer = made.nodes.get(node.inside)
        if outer and node.lane == pool:
            node.lane = outer.lane


def _link(made: Content) -> None:
    put_missing(made)
    loose = [f for f in made.flows if f.source not in made.nodes or f.target not in made.nodes]
    if loose:
        ends = ((_called(made, f.source), f.name, _called(made, f.target)) for f in loose)
        told = (f"{a} -> {b}" + (f" ({name})" if name else "") for a, name, b in ends)
        made.notes.append(notes.LOOSE.filled(flows=", ".join(told)))
    made.drop(loose)


def _called(made: Content, id_: str) -> str:
    node = made.nodes.get(id_)
    return repr(node.name or id_) if node else id_ or "?"


def _purpose(process: Tree.Element, made: Content, ledger: Ledger) -> None:
    for documentation in process.findall(bpmn("documentation")):
        if not made.purpose:
            ledger.read(documentation)
            made.purpose = text_of(documentation)


def _associations(root: Tree.Element, made: Content, ledger: Ledger) -> None:
    """Lines between touchpoints of ours say what their data say, from an event at an edge to a step they are ways, and those to
    a remark are told with the remark."""
    remarks = {e.get("id", "") for e in root.iter(bpmn("textAnnotation"))}
    for link in root.iter(bpmn("association")):
        ends = [link.get("sourceRef", ""), link.get("targetRef", "")]
        source, target = (made.nodes.get(end) for end in ends)
        if source and target and source.kind == "boundary" and target.kind == "touchpoint":
            made.flows.append(Flow(link.get("id", ""), source.id, target.id))
        elif not (source and source.own and target and target.own) and not remarks.intersection(ends):
            continue
        ledger.read(link)


def _map_data(process: Tree.Element, made: Content, ledger: Ledger) -> None:
    data = process.find(f"{bpmn('extensionElements')}/{own('map')}")
    if data is None or made.own:
        return
    ledger.read(process.find(bpmn("extensionElements")))
    ledger.all(data)
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
