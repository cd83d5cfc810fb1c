"""What stands inside a node: its event, its script, who does it, how long it waits, what customers see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as Tree

from pydantic_core import PydanticCustomError

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.elements import Content, Node
from blueprint.importing.bpmn.ledger import Ledger
from blueprint.importing.bpmn.names import bpmn, name_of, tag_of, text_of
from blueprint.model.duration import parse_duration
from blueprint.model.naming import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping

_EVENTS = {
    f"{event}EventDefinition": event
    for event in (
        "timer", "message", "error", "escalation", "signal", "conditional", "compensate", "cancel", "link", "terminate",
    )
}  # fmt: skip
_PEOPLE = ("potentialOwner", "humanPerformer", "performer", "resourceRole")
VENDORS = ("assignee", "candidateGroups", "candidateUsers")
"""Attributes by which process engines say who does a task."""
_EXPRESSION = re.compile(r"[#$]\{.*\}|=.*", re.DOTALL)
"""What a program computes when it runs says nobody's name."""


def read_details(
    element: Tree.Element, node: Node, content: Content, ledger: Ledger, by_id: Mapping[str, Tree.Element]
) -> None:
    """Everything inside an element that a map has a place for."""
    _event(element, node, content, ledger, by_id)
    if node.own:  # what we wrote for others to read
        for child in element.findall(bpmn("documentation")):
            ledger.read(child)
    elif node.kind == "touchpoint":
        _script(element, node, ledger)
        _people(element, node, ledger, by_id)
        called = element.get("calledElement", "")
        if called:
            node.reference = called


def duration(text: str) -> str:
    """A length of time as a map writes it; `""`: it is none."""
    try:
        return parse_duration(text.strip()).text
    except PydanticCustomError:
        return ""


def _event(
    element: Tree.Element, node: Node, content: Content, ledger: Ledger, by_id: Mapping[str, Tree.Element]
) -> None:
    for child in element:
        event = _EVENTS.get(tag_of(child), "")
        if not event or node.event:
            continue
        ledger.read(child)
        node.event = event
        node.reference = node.says = child.get("name", "")
        for key in ("messageRef", "errorRef", "escalationRef", "signalRef"):
            reference = child.get(key, "")
            if reference:
                node.reference = reference
                target = by_id.get(reference.rpartition(":")[2])
                if target is not None:
                    ledger.read(target)
                    code = target.get("errorCode") or target.get("escalationCode") or ""
                    node.says = name_of(target) or code
                    node.name = node.name or name_of(target)
        if event == "timer":
            _timer(child, node, content, ledger)
        elif event == "conditional":
            for condition in child.findall(bpmn("condition")):
                ledger.read(condition)
                node.name = node.name or text_of(condition)
        elif event == "link":
            for end in (*child.findall(bpmn("source")), *child.findall(bpmn("target"))):
                ledger.read(end)  # the names say the same


def _timer(definition: Tree.Element, node: Node, content: Content, ledger: Ledger) -> None:
    for child in definition:
        length = duration(text_of(child)) if tag_of(child) == "timeDuration" else ""
        if length:
            ledger.read(child)
            key = "time.tolerance" if node.kind == "boundary" else "time.standard"
            node.row[key] = length
        elif tag_of(child) in ("timeDuration", "timeDate", "timeCycle"):
            ledger.read(child)
            content.notes.append(notes.TIME.filled(id=node.id, text=text_of(child) or tag_of(child)))


def _script(element: Tree.Element, node: Node, ledger: Ledger) -> None:
    texts = []
    for child in element.findall(bpmn("documentation")):
        ledger.read(child)
        texts.append(text_of(child))
    for number, text in enumerate(filter(None, texts), 1):
        node.row[f"script.{number}"] = text


def _people(element: Tree.Element, node: Node, ledger: Ledger, by_id: Mapping[str, Tree.Element]) -> None:
    found: list[str] = []
    for tag in _PEOPLE:
        for child in element.findall(bpmn(tag)):
            reference = child.find(bpmn("resourceRef"))
            target = by_id.get(text_of(reference).rpartition(":")[2]) if reference is not None else None
            expression = child.find(f"{bpmn('resourceAssignmentExpression')}/*")
            said = [name_of(target)] if target is not None else []
            said += [text_of(expression)] if expression is not None else []
            said = [s for s in said if s] or [s for s in (name_of(child),) if s]
            if said:
                ledger.read(
                    child, reference, target, child.find(bpmn("resourceAssignmentExpression")), expression
                )
                found += said
    if found := [name for name in found if not _EXPRESSION.fullmatch(name)]:
        node.row["role"] = ", ".join(dict.fromkeys(found))
    accounts = [
        v for key, v in element.attrib.items() if key.startswith("{") and key.rpartition("}")[2] in VENDORS
    ]
    if accounts := [name for name in accounts if name and not _EXPRESSION.fullmatch(name)]:
        node.row["account"] = ", ".join(dict.fromkeys(accounts))


def read_things(root: Tree.Element, content: Content, ledger: Ledger) -> None:
    """Data objects that a touchpoint hands over become its evidence, data stores what it uses."""
    objects = {e.get("id", ""): e for e in root.iter(bpmn("dataObject"))}
    things = {e.get("id", ""): e for e in root.iter(bpmn("dataObjectReference"))} | objects
    stores = {e.get("id", ""): e for e in root.iter(bpmn("dataStoreReference"))}
    for owner, thing, link in _links(root, {*things, *stores}):
        node = content.nodes.get(owner)
        if node is None or node.kind != "touchpoint" or node.own:
            continue
        if thing in stores and name_of(stores[thing]):
            store = stores[thing]
            ledger.read(store, *store.findall(bpmn("dataState")), *link)
            if thing not in content.nodes:
                content.nodes[thing] = Node(
                    thing, "dataStoreReference", "data", name_of(store), row={"lane": "support"}
                )
            used: list[str] = node.row.setdefault("uses", [])
            used += [thing] if thing not in used else []
        elif thing in things and name_of(things[thing]):
            seen: list[str] = node.row.setdefault("evidence", [])
            name = name_of(things[thing])
            seen += [name] if name not in seen else []
            ledger.read(things[thing], objects.get(things[thing].get("dataObjectRef", "")), *link)


def _links(root: Tree.Element, things: set[str]) -> list[tuple[str, str, tuple[Any, ...]]]:
    """Touchpoint, thing, and the elements that say that the one belongs to the other."""
    found: list[tuple[str, str, tuple[Any, ...]]] = []
    for element in root.iter():
        for tag in ("dataInputAssociation", "dataOutputAssociation"):
            for link in element.findall(bpmn(tag)):
                ends = [*link.findall(bpmn("sourceRef")), *link.findall(bpmn("targetRef"))]
                found += [
                    (element.get("id", ""), text_of(end), (link, *ends))
                    for end in ends
                    if text_of(end) in things
                ]
    for link in root.iter(bpmn("association")):
        one, other = link.get("sourceRef", ""), link.get("targetRef", "")
        found += [(a, b, (link,)) for a, b in ((one, other), (other, one)) if b in things]
    return found


def call_maps(content: Content, ids: Mapping[str, str]) -> dict[str, str]:
    """A call activity stands for another map; touchpoint to map."""
    called = {}
    for node in content.nodes.values():
        if node.tag == "callActivity" and node.kind == "touchpoint" and node.reference and not node.own:
            name = node.reference.rpartition(":")[2]
            node.row["map"] = new_id(name, (), "process")
            called[ids[node.id]] = node.row["map"]
            content.notes.append(
                notes.CALLED.filled(id=ids[node.id], name=node.reference, map=node.row["map"])
            )
    return called
