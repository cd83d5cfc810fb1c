"""Gateways that a map cannot do without: where branches start, choose or meet with no touchpoint to say so.

A map starts, chooses and joins at touchpoints, so most gateways dissolve into the touchpoint before or after them.
Those that stand right behind each other do not; they become touchpoints of their own.
"""

from __future__ import annotations

from blueprint.importing.bpmn.elements import FORK, Content, Flow, Node
from blueprint.importing.bpmn.flows import is_parallel, share_of, splits_together
from blueprint.wording import Wording

TOGETHER = Wording("Start together", "同时开始")
DONE = Wording("All done", "全部完成")
_CHOOSE = Wording("Decide", "判断")
_FAR = 100
"""Gateways right behind each other; a chain of more is cut here."""


def keep_gates(content: Content) -> list[Node]:
    """Make touchpoints of the gateways that have to stay; gives them."""
    content.link()
    kept = [_fork_at_start(content, node) for node in list(content.nodes.values()) if node.kind == "start"]
    content.link()
    made = [node for node in kept if node]
    before = -1
    while before < len(made):  # what stands behind one that stays may now dissolve, or has to stay too
        before = len(made)
        for node in content.nodes.values():
            if node.kind == "gateway" and _has_to_stay(content, node):
                node.kind = "touchpoint"
                if not node.name:
                    several = len(content.out.get(node.id, ())) > 1
                    node.title = (TOGETHER if is_parallel(node) else _CHOOSE) if several else DONE
                if node.lane.startswith("pool "):
                    node.lane = _beside(content, node)
                made.append(node)
    return made


def _fork_at_start(content: Content, node: Node) -> Node | None:
    """Branches that start with the process start at a touchpoint."""
    out = content.out.get(node.id, [])
    if len(out) < 2 or any(f.own for f in out):
        return None
    choice = any(f.conditional or f.default for f in out)
    tag = "exclusiveGateway" if choice else FORK
    new = content.add(Node(f"{node.id} starts", tag, "touchpoint", node.name, lane=node.lane))
    if not new.name:
        new.title = _CHOOSE if choice else TOGETHER
    if new.lane.startswith("pool "):
        new.lane = content.nodes[out[0].target].lane
    for flow in out:
        flow.source = new.id
    content.flows.append(Flow(f"{node.id}-starts", node.id, new.id))
    return new


def _has_to_stay(content: Content, node: Node) -> bool:
    out, into = content.out.get(node.id, []), content.into.get(node.id, [])
    if not into:
        return False
    if len(out) > 1 and _first_choice(content, node):
        return True
    together = splits_together(content, node)
    if len(out) > 1 and together and not _right_behind(content, node, set()):
        return True
    if len(out) > 1 and not together and _in_fork(content, node, set()):
        return True
    return node.tag == "parallelGateway" and len(into) > 1 and _meets_no_touchpoint(content, node)


def _first_choice(content: Content, node: Node) -> bool:
    """A choice right after the start, of ways whose shares nobody knows."""
    out = content.out.get(node.id, [])
    if content.own or splits_together(content, node) or all(share_of(flow) is not None for flow in out):
        return False
    seen, waiting = {node.id}, [node.id]
    while waiting:
        for flow in content.into.get(waiting.pop(), ()):
            source = content.nodes[flow.source]
            if source.kind == "start":
                return True
            if source.kind == "gateway" and source.id not in seen:
                seen.add(source.id)
                waiting.append(source.id)
    return False


def _right_behind(content: Content, node: Node, seen: set[str]) -> bool:
    """Every way into a fork comes from a touchpoint that leads nowhere else, or from a fork that does."""
    seen.add(node.id)
    if len(seen) > _FAR:
        return False
    for flow in content.into.get(node.id, ()):
        source = content.nodes[flow.source]
        alone = len(content.out.get(source.id, ())) == 1
        if source.kind == "touchpoint" and (alone or splits_together(content, source)):
            continue
        if source.kind == "gateway" and (alone or is_parallel(source)) and source.id not in seen:
            if source.tag == "parallelGateway" and len(content.into.get(source.id, ())) > 1:
                return False  # meets and starts anew
            if _right_behind(content, source, seen):
                continue
        return False
    return bool(content.into.get(node.id))


def _in_fork(content: Content, node: Node, seen: set[str]) -> bool:
    """A choice that is the first thing on a branch."""
    seen.add(node.id)
    if len(seen) > _FAR:
        return True
    for flow in content.into.get(node.id, ()):
        source = content.nodes[flow.source]
        if splits_together(content, source):
            return True
        if (
            source.kind == "gateway"
            and len(content.out.get(source.id, ())) == 1
            and source.id not in seen
            and _in_fork(content, source, seen)
        ):
            return True
    return False


def _meets_no_touchpoint(content: Content, node: Node) -> bool:
    """Branches meet here, and what follows is no touchpoint of their own."""
    out = content.out.get(node.id, [])
    seen = {node.id}
    while len(out) == 1 and out[0].target not in seen:
        target = content.nodes[out[0].target]
        seen.add(target.id)
        if target.kind == "touchpoint":
            return len(content.into.get(target.id, ())) > 1 and not content.own
        if target.kind == "end" or target.tag == "parallelGateway":
            return True
        if len(content.into.get(target.id, ())) > 1 and not content.own:
            return True
        out = content.out.get(target.id, [])
    return True


def _beside(content: Content, node: Node) -> str:
    """The lane of a gateway that stands in none: that of what comes before it, or after."""
    for flows, end in ((content.into, "source"), (content.out, "target")):
        for flow in flows.get(node.id, ()):
            other = content.nodes[getattr(flow, end)]
            if other.lane and not other.lane.startswith("pool "):
                return other.lane
    return node.lane
