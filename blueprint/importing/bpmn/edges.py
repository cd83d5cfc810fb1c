"""Where a process begins and ends: several starts behind one touchpoint, ends that no element says."""

from __future__ import annotations

from blueprint.importing.bpmn import notes
from blueprint.importing.bpmn.elements import PASS, Content, Flow, Node
from blueprint.importing.circles import first_of_circles
from blueprint.model.names import Lane
from blueprint.wording import Wording

_IN = Wording("Come in", "进入")


def one_start(content: Content) -> list[Node]:
    """Lead to several starts from one touchpoint, each by its name, where the file does not say their shares; gives it."""
    if content.own:
        return []
    content.link()
    starts = [n for n in content.nodes.values() if n.kind == "start" and content.out.get(n.id)]
    bare = [n for n in content.nodes.values() if _begins(content, n)]
    bare += _circles(content, [*starts, *bare])
    if bare and starts:
        content.notes.append(notes.BEGINS.filled(ids=", ".join(n.name or n.id for n in bare)))
    first = {f.target for n in starts for f in content.out[n.id]} | {n.id for n in bare}
    if not starts and len(bare) == 1 and bare[0].kind == "gateway":
        content.add(Node("start of all", "startEvent", "start", ""))
        content.flows.append(Flow("start-of-all", "start of all", bare[0].id))
        content.link()
    if len(first) < 2 or len(starts) + len(bare) < 2 or all("share" in n.row for n in (*starts, *bare)):
        return []
    made = content.add(
        Node("starts", "exclusiveGateway", "touchpoint", "", title=_IN), (*starts, *bare)[0], after=False
    )
    made.row["lane"] = Lane.CUSTOMER.value
    for node in (*starts, *bare):
        content.flows.append(
            Flow(f"starts-to-{node.id}", made.id, node.id, node.name if node.kind == "start" else "")
        )
        if node.kind == "start":
            node.kind, node.tag, node.name = "gateway", PASS, ""
    content.add(Node("start of all", "startEvent", "start", ""))
    content.flows.append(Flow("start-of-all", "start of all", made.id))
    content.link()
    return [made]


def _circles(content: Content, known: list[Node]) -> list[Node]:
    """The first touchpoints of circles that nothing leads into."""
    ways = {id_: [flow.target for flow in flows] for id_, flows in content.out.items()}
    steps = (node.id for node in content.nodes.values() if node.kind == "touchpoint")
    found = first_of_circles(steps, ways, [node.id for node in known])
    return [content.nodes[id_] for id_ in found]


def _begins(content: Content, node: Node) -> bool:
    """A step that nothing leads to begins with the process (BPMN 2.0.2, 13.2)."""
    if content.into.get(node.id) or node.kind not in ("touchpoint", "gateway"):
        return False
    return node.kind == "touchpoint" or bool(content.out.get(node.id))


def put_missing(content: Content) -> None:
    """What arrows lead to and from, and the file lacks, is passed."""
    into = {f.target for f in content.flows if f.target} - content.nodes.keys()
    for id_ in [id_ for id_ in dict.fromkeys(f.source for f in content.flows) if id_ in into]:
        content.nodes[id_] = Node(id_, "exclusiveGateway", "gateway", "")
        content.notes.append(notes.MISSING.filled(id=id_))
