"""Subprocesses opened, link events joined, boundary events turned into ways: what remains is one flat process."""

from __future__ import annotations

import itertools

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.elements import FORK, PASS, SUBPROCESSES, Content, Flow, Node
from blueprint.importing.bpmn.titles import way_out

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
    for node in inner:
        node.inside = outer.inside
    if outer.by_event and not _thrown_to(content, outer, inner):
        content.notes.append(notes.BY_EVENT.filled(id=outer.name or outer.id))
        content.walk_through(outer)  # its starts are ways in, its ends those of what is around it
        return
    first = _first(content, outer, inner)
    for node in first:
        content.flows.append(Flow(f"{outer.id}-to-{node.id}", outer.id, node.id))
    _lead_out(content, outer, inner)
    for node in first:
        if node.kind == "start":
            content.walk_through(node)
    together = len(first) > 1 and all(node.tag != "startEvent" for node in first)
    content.walk_through(outer, FORK if together else PASS)


def _thrown_to(content: Content, outer: Node, inner: list[Node]) -> bool:
    """Whether ends around a subprocess throw the event that begins it; they lead to it."""
    begun_by = {node.event for node in inner if node.kind == "start"} & set(_THROWN)
    thrown = [
        node
        for node in content.nodes.values()
        if node.kind == "end" and node.event in begun_by and node not in inner
        if (node.inside, content.pool_of(node)) == (outer.inside, content.pool_of(outer))
    ]
    for node in thrown:
        content.flows.append(Flow(f"{node.id}-to-{outer.id}", node.id, outer.id))
        content.walk_through(node)
    return bool(thrown)


def _first(content: Content, outer: Node, inner: list[Node]) -> list[Node]:
    """Where a subprocess begins."""
    starts = [node for node in inner if node.kind == "start"]
    if starts:
        return starts
    steps = [node for node in inner if node.kind != "boundary"]
    first = [node for node in steps if not content.into.get(node.id) and not node.by_event]
    if outer.tag == "adHocSubProcess" and len(first) > 1:
        content.notes.append(notes.FREE.filled(id=outer.id))
        for one, other in itertools.pairwise(first):
            content.flows.append(Flow(f"{one.id}-to-{other.id}", one.id, other.id))
        first = first[:1]
        content.link()
    return first or steps[:1] or inner[:1]


def _lead_out(content: Content, outer: Node, inner: list[Node]) -> None:
    """What ends in a subprocess goes on where that led, or where the event it throws is caught."""
    leave = [f for f in content.flows if f.source == outer.id and f.target not in {n.id for n in inner}]
    after = content.add(Node(f"{outer.id} end", "", "gateway", "", lane=outer.lane, inside=outer.inside))
    together = len(leave) > 1 and not any(f.conditional or f.default for f in leave)
    content.walk_through(after, FORK if together else PASS)
    for flow in leave:
        flow.source = after.id
    edges = [n for n in content.nodes.values() if n.kind == "boundary" and n.host == outer.id]
    for node in inner:
        last = node.kind in ("touchpoint", "gateway") and not content.out.get(node.id) and not node.by_event
        if node.kind != "end" and not last:
            continue
        caught = _catching(edges, node) if node.kind == "end" else None
        content.flows.append(Flow(f"{node.id}-to-{outer.id}", node.id, (caught or after).id))
        if node.kind == "end":
            content.walk_through(node)
        if caught:
            content.walk_through(caught)
    for node in edges:
        if node.kind == "boundary":
            node.host = after.id


def _catching(edges: list[Node], end: Node) -> Node | None:
    """The event at the edge of a subprocess that an end in it throws: of its name, else of any."""
    same = [node for node in edges if node.event == end.event and end.event in _THROWN]
    named = [node for node in same if node.reference == end.reference]
    return next(iter(named or [node for node in same if not node.reference or not end.reference]), None)


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
    """An event at an edge is one way out of several; of a touchpoint it says the longest time there, or what recovers it."""
    host = content.nodes.get(node.host)
    if host is None or host.kind not in ("touchpoint", "gateway"):
        content.notes.append(notes.BOUNDARY.filled(id=node.name or node.id, host=node.host))
        content.walk_through(node)
        return
    _longest(content, node, host)
    if any(flow.source == node.id for flow in content.flows):
        if host.kind == "gateway":
            content.notes.append(
                notes.AFTER.filled(id=node.name or node.id, host=host.id.removesuffix(" end"))
            )
        if not node.breaks:
            content.notes.append(notes.BESIDE.filled(id=node.name or node.id, host=host.name or host.id))
        _choose(content, node, host)
        node.name = ""
    content.walk_through(node)


def _longest(content: Content, node: Node, host: Node) -> None:
    length = node.row.get("time.tolerance")
    if length and (host.kind != "touchpoint" or host.row.setdefault("time.tolerance", length) != length):
        content.notes.append(notes.TIME.filled(id=node.name or node.id, text=length))


def _choose(content: Content, node: Node, host: Node) -> None:
    """What stands on the host leads on as before, or by the way of the event."""
    before = [flow for flow in content.flows if flow.source == host.id]
    if not before:
        end = content.add(Node(f"{host.id} done", "endEvent", "end", "", lane=host.lane))
        before = [Flow(f"{host.id}-done", host.id, end.id)]
        content.flows += before
    gate = content.add(Node(f"{host.id} ways", "exclusiveGateway", "gateway", "", lane=host.lane))
    onward = content.add(Node(f"{host.id} on", PASS, "gateway", "", lane=host.lane))
    if host.kind == "gateway":
        onward.tag, host.tag = host.tag, PASS
    elif len(before) > 1:
        onward.tag = "exclusiveGateway" if any(f.conditional or f.default for f in before) else FORK
    for flow in before:
        flow.source = onward.id
    content.flows += [
        Flow(f"{host.id}-ways", host.id, gate.id),
        Flow(f"{host.id}-on", gate.id, onward.id),
        Flow(
            f"{node.id}-out",
            gate.id,
            node.id,
            node.name,
            title=way_out(node),
            failure=node.event == "error" and host.kind == "touchpoint",
        ),
    ]
