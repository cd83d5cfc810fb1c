"""What a BPMN file holds: nodes, flows, messages, lanes, and our own data beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from blueprint.tables.flat import Row
from blueprint.wording import Wording

Kind = Literal["touchpoint", "data", "start", "end", "gateway", "boundary"]
TOUCHPOINTS = frozenset(
    [
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "callActivity",
        "subProcess",
        "transaction",
        "adHocSubProcess",
        "intermediateCatchEvent",
        "intermediateThrowEvent",
    ]
)
SUBPROCESSES = ("subProcess", "transaction", "adHocSubProcess")
GATEWAYS = frozenset(
    ["exclusiveGateway", "parallelGateway", "inclusiveGateway", "complexGateway", "eventBasedGateway"]
)
KINDS: dict[str, Kind] = {
    **dict.fromkeys(TOUCHPOINTS, "touchpoint"),
    **dict.fromkeys(GATEWAYS, "gateway"),
    "startEvent": "start",
    "endEvent": "end",
    "boundaryEvent": "boundary",
}
PASS, FORK = "pass", "fork"
"""Tags of gateways that no file has: one that is only passed, and one after which branches start together."""


@dataclass
class Own:
    """Our own data on an element: what it is, the name it was written with, and its row."""

    id: str
    name: str
    row: Row = field(default_factory=dict)


@dataclass
class Node:
    """A flow node.

    Attributes:
        lane: id of the lane that holds it.
        host: of a boundary event, the id of the activity it stands on.
        event: `timer`, `message`, `error`, ... of an event; `""` for none.
        reference: id of what the event names: an error, a message; the name of a link.
        says: the name or code of that, as people know it.
        breaks: a boundary event that ends the activity.
        inside: the subprocess that holds it.
        row: what the file says of a touchpoint.
        title: what it is called where the file gives no name.
    """

    id: str
    tag: str
    kind: Kind
    name: str
    own: Own | None = None
    lane: str = ""
    host: str = ""
    event: str = ""
    reference: str = ""
    says: str = ""
    breaks: bool = True
    inside: str = ""
    by_event: bool = False
    row: Row = field(default_factory=dict)
    title: Wording | None = None


@dataclass
class Flow:
    """A sequence flow; `share` as its simulation data say, `title` what it is called where the file gives no name.

    `message`: it was a message flow; `failure`: it is taken where its source fails.
    """

    id: str
    source: str
    target: str
    name: str = ""
    own: Own | None = None
    conditional: bool = False
    default: bool = False
    share: str = ""
    title: Wording | None = None
    message: bool = False
    failure: bool = False


@dataclass
class LaneName:
    """A lane or a pool; `outer` is the id of the one around it."""

    name: str
    own: Own | None = None
    outer: str = ""


@dataclass
class Content:
    """A whole file, in its order; `silent` are names that no part of a map bears."""

    title: str = ""
    purpose: str = ""
    own: Own | None = None
    arrivals: str = ""
    tables: dict[str, list[Row]] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    messages: list[Flow] = field(default_factory=list)
    lanes: dict[str, LaneName] = field(default_factory=dict)
    pools: dict[str, str] = field(default_factory=dict)
    empty_pools: set[str] = field(default_factory=set)
    notes: list[Wording] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    out: dict[str, list[Flow]] = field(default_factory=dict)
    into: dict[str, list[Flow]] = field(default_factory=dict)

    def link(self) -> None:
        """Bring `out` and `into` up to date with the flows."""
        self.out, self.into = {}, {}
        for flow in self.flows:
            self.out.setdefault(flow.source, []).append(flow)
            self.into.setdefault(flow.target, []).append(flow)

    def pool_of(self, node: Node) -> str:
        """The outermost lane around a node."""
        lane = node.lane
        while lane in self.lanes and self.lanes[lane].outer:
            lane = self.lanes[lane].outer
        return lane

    def inner(self, id_: str) -> list[Node]:
        """The nodes that stand directly in a subprocess."""
        return [node for node in self.nodes.values() if node.inside == id_]

    def add(self, node: Node, beside: Node | None = None, *, after: bool = True) -> Node:
        """A node more; its id is made unlike all others. It stands last, or after or before another."""
        id_, number = node.id, 2
        while node.id in self.nodes:
            node.id, number = f"{id_}-{number}", number + 1
        if beside is None:
            self.nodes[node.id] = node
            return node
        order = list(self.nodes.values())
        order.insert(order.index(beside) + after, node)
        self.nodes = {each.id: each for each in order}
        return node

    def walk_through(self, node: Node, tag: str = PASS) -> None:
        """Make a node one that is only passed; its name is told, since no touchpoint bears it."""
        if node.name and not node.own:
            self.silent.append(f"{node.tag} {node.name!r}")
        node.kind, node.tag, node.name = "gateway", tag, ""

    def put_before(self, node: Node, new: Node) -> None:
        """Everything that led to a node leads to a new one, and that to it."""
        for flow in self.flows:
            if flow.target == node.id:
                flow.target = new.id
        self.flows.append(Flow(f"{new.id}-to-{node.id}", new.id, node.id))
        self.link()

    def put_after(self, node: Node, new: Node) -> None:
        """A node leads to a new one, and that to where the node led."""
        for flow in self.flows:
            if flow.source == node.id:
                flow.source = new.id
        self.flows.append(Flow(f"{node.id}-to-{new.id}", node.id, new.id))
        self.link()

    def drop(self, flows: Iterable[Flow]) -> None:
        """Flows fewer."""
        gone = {id(flow) for flow in flows}
        self.flows = [flow for flow in self.flows if id(flow) not in gone]
        self.link()
