"""What a BPMN file holds: nodes, flows, lanes, and our own data beside them."""

from __future__ import annotations

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
QUIET = frozenset(
    [
        "documentation",
        "extensionElements",
        "laneSet",
        "association",
        "dataObject",
        "ioSpecification",
        "incoming",
        "outgoing",
        "property",
    ]
)
"""Tags of a process that say nothing a map lacks."""
NO_PLACE = Wording("{tag} {id!r}{name}: a map has no place for it", "{tag} {id!r}{name}：地图中没有它的位置")


@dataclass
class Own:
    """Our own data on an element: what it is, the name it was written with, and its row."""

    id: str
    name: str
    row: Row = field(default_factory=dict)


@dataclass
class Node:
    """A flow node; `lane` is the id of the lane that holds it."""

    id: str
    tag: str
    kind: Kind
    name: str
    own: Own | None = None
    lane: str = ""
    host: str = ""
    error: bool = False


@dataclass
class Flow:
    """A sequence flow; `share` as its simulation data say."""

    id: str
    source: str
    target: str
    name: str
    own: Own | None = None
    conditional: bool = False
    default: bool = False
    share: str = ""


@dataclass
class LaneName:
    """A lane or a pool."""

    name: str
    own: Own | None = None


@dataclass
class Content:
    """A whole file, in its order."""

    title: str = ""
    own: Own | None = None
    tables: dict[str, list[Row]] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    lanes: dict[str, LaneName] = field(default_factory=dict)
    notes: list[Wording] = field(default_factory=list)
    out: dict[str, list[Flow]] = field(default_factory=dict)
    into: dict[str, list[Flow]] = field(default_factory=dict)
