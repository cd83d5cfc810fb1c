"""The process as nodes and flows: touchpoints, and the events and gateways that BPMN wants around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from typing import Literal

from blueprint.model.names import Lane
from blueprint.tables.flat import Row

Kind = Literal["start", "end", "task", "data", "exclusive", "parallel"]


class Slot(IntEnum):
    """Where in its touchpoint's cell a node stands, from left to right."""

    START = 0
    ENTRIES = 1
    BRANCH = 2
    BLOCK = 3
    JOIN = 4
    TASK = 5
    SPLIT = 6
    END = 7


@dataclass(frozen=True, slots=True)
class Node:
    """A flow node, or a thing that is only used (`data`).

    `touchpoint` is the one in whose cell it stands, `below` how many rows under it; `row` is what only we
    can read, `exit` the exit that an end event is, `sublane` the part of its lane.
    """

    id: str
    kind: Kind
    name: str
    lane: Lane
    touchpoint: str
    slot: Slot
    below: int = 0
    exit: str = ""
    sublane: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow; `share` of those who are at its source, where they choose; `rest`: the default flow."""

    id: str
    source: str
    target: str
    name: str = ""
    share: Fraction | None = None
    chosen: bool = False
    rest: bool = False
    row: Row = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Use:
    """A touchpoint uses another; no flow runs along this."""

    id: str
    source: str
    target: str


@dataclass
class Process:
    """Everything that is drawn, in the order of the map."""

    nodes: dict[str, Node] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)

    def outgoing(self, node: str) -> list[Flow]:
        """The flows that leave a node."""
        return [f for f in self.flows if f.source == node]

    def incoming(self, node: str) -> list[Flow]:
        """The flows that enter a node."""
        return [f for f in self.flows if f.target == node]


def parts_of(process: Process, lane: Lane) -> list[str]:
    """The parts of a lane in order, the one without a name too; empty where it is not split."""
    found = list(dict.fromkeys(node.sublane for node in process.nodes.values() if node.lane is lane))
    return found if any(found) else []
