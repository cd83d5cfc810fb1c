"""Subprocesses opened, link events joined, boundary events turned into ways: what remains is one flat process."""

from __future__ import annotations

import itertools

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.elements import FORK, SUBPROCESSES, Content, Flow, Node

_THROWN = ("error", "escalation", "cancel")
"""Events inside a subprocess that a boundary event of it catches."""


def open_all(content: Content) -> None:
    """Make the process flat; innermost subprocesses first."""
    _called(content)
    depth = {node.id: _depth(content, node) for node in content.nodes.values()}
    for id_ in sorted(depth, key=lambda i: -depth[i]):
        if content.nodes[id_].tag in (*SUBPROCESSES, "callActivity") and content.inner(id_):
            _open(content, content.nodes[id_])
    _join_links(content)
    for node in list(content.nodes.values()):
        if node.kind == "boundary":
            _way_out(content, node)
    content.link()


def _called(content: Content) -> None:
    """A process that stands in the same file and is called once takes the place of the call."""
    calls = [n for n in content.nodes.values() if n.tag == "callActivity" and n.reference]
    for node in calls:
        pool = f"pool {node.reference.rpartition(':')[2]}"
        inner = [n for n in content.nodes.values() if n.lane == pool and not n.inside]
        times = sum(n.reference == node.reference for n in calls)
        if inner and node not in inner and times == 1:
            for each in inner:
                each.inside, each.lane = node.id, node.lane


def _depth(content: Content, node: Node) -> int:
    depth, seen = 0, {node.id}
    while node.inside in content.nodes and node.inside not in seen:
        node, depth = content.nodes[node.inside], depth + 1
        seen.add(node.id)
    return depth


def _open(content: Content, outer: Node) -> None:
    """What leads to a subprocess leads to its first steps; its last steps lead to where it led."""
    inner = content.inner(outer.id)
    content.link()
    leave = [f for f in content.flows if f.source == outer.id]
    after = content.add(Node(f"{outer.id} end", "", "gateway", "", lane=outer.lane, inside=outer.inside))
    content.walk_through(
        after, FORK if len(leave) > 1 and not any(f.conditional or f.default for f in leave) else "pass"
    )
    for flow in leave:
        flow.source = after.id
    starts = [n for n in inner if n.kind == "start"]
    first = starts or [
        n for n in inner if n.kind != "boundary" and not content.into.get(n.id) and not n.by_event
    ]
    if outer.tag == "adHocSubProcess" and len(first) > 1 and not starts:
        content.notes.append(notes.FREE.filled(id=outer.id))
        for one, other in itertools.pairwise(first):
            content.flows.append(Flow(f"{one.id}-to-{other.id}", one.id, other.id))
        first = first[:1]
        content.link()
    if not first and inner:
        first = [next((n for n in inner if n.kind != "boundary"), inner[0])]
    ends = [
        n
        for n in inner
        if n.kind == "end"
        or (n.kind in ("touchpoint", "gateway") and not content.out.get(n.id) and not n.by_event)
    ]
    for node in first:
        content.flows.append(Flow(f"{outer.id}-to-{node.id}", outer.id, node.id))
        if node.kind == "start":
            content.walk_through(node)
    caught = {
        b.event: b
        for b in content.nodes.values()
        if b.kind == "boundary" and b.host == outer.id and b.event in _THROWN
    }
    for node in ends:
        target = caught.get(node.event) if node.kind == "end" else None
        content.flows.append(Flow(f"{node.id}-to-{outer.id}", node.id, target.id if target else after.id))
        if node.kind == "end":
            content.walk_through(node)
        if target:
            target.host = ""
    for boundary in caught.values():
        if not boundary.host:
            content.walk_through(boundary)
    for node in inner:
        node.inside = outer.inside
    if outer.by_event:
        content.notes.append(notes.BY_EVENT.filled(id=outer.id))
        _without_arrow(content, outer)
    content.walk_through(outer, FORK if len(first) > 1 and not starts else "pass")


def _without_arrow(content: Content, node: Node) -> None:
    """Nobody enters where it leads; only what happens inside the service."""
    content.link()
    seen, waiting = {node.id}, [node.id]
    while waiting:
        for flow in content.out.get(waiting.pop(), ()):
            target = content.nodes.get(flow.target)
            if target and target.id not in seen:
                seen.add(target.id)
                if target.kind == "touchpoint":
                    target.row["start"] = "0%"
                else:
                    waiting.append(target.id)


def _join_links(content: Content) -> None:
    """A throwing link leads to the catching one of its name."""
    caught = {
        n.reference or n.name: n
        for n in content.nodes.values()
        if n.event == "link" and n.tag == "intermediateCatchEvent"
    }
    for node in list(content.nodes.values()):
        target = caught.get(node.reference or node.name)
        if node.event == "link" and node.tag == "intermediateThrowEvent" and target:
            content.flows.append(Flow(f"{node.id}-to-{target.id}", node.id, target.id))
            content.walk_through(node)
    for node in caught.values():
        if any(f.target == node.id for f in content.flows):
            content.walk_through(node)


def _way_out(content: Content, node: Node) -> None:
    """An event at the edge of a touchpoint: a failure, or one way out of several, with the longest time there."""
    host = content.nodes.get(node.host)
    if host is None or host.kind != "touchpoint":
        content.notes.append(notes.BOUNDARY.filled(id=node.id, host=node.host))
        _without_arrow(content, node)
        return
    if node.event == "error" and host.kind == "touchpoint":
        return
    if "time.tolerance" in node.row:
        host.row.setdefault("time.tolerance", node.row["time.tolerance"])
    if not node.breaks:
        content.notes.append(notes.BESIDE.filled(id=node.id, host=host.id))
    before = [f for f in content.flows if f.source == host.id]
    name = node.name or node.reference or node.event or node.id
    if before:  # the touchpoint now ends in one of several ways
        gate = content.add(Node(f"{host.id} ways", "exclusiveGateway", "gateway", "", lane=host.lane))
        onward = content.add(
            Node(f"{host.id} on", FORK if len(before) > 1 else "pass", "gateway", "", lane=host.lane)
        )
        if len(before) > 1 and any(f.conditional or f.default for f in before):
            onward.tag = "exclusiveGateway"
        for flow in before:
            flow.source = onward.id
        content.flows += [
            Flow(f"{host.id}-ways", host.id, gate.id),
            Flow(f"{host.id}-on", gate.id, onward.id),
        ]
        content.flows.append(Flow(f"{node.id}-out", gate.id, node.id, name))
    else:
        content.flows.append(Flow(f"{node.id}-out", host.id, node.id, name, conditional=True))
    node.name = ""
    content.walk_through(node)
    node.host = ""
