"""Nodes and links of a flowchart or swimlane as the boxes and arrows of a drawing."""

from __future__ import annotations

import re

from blueprint.importing.drawing.boxes import END, START, Arrow, Boxes, is_end, is_start
from blueprint.importing.drawing.joints import through
from blueprint.importing.drawing.label import exit_named, label_of_lines
from blueprint.importing.drawing.to_map import map_of
from blueprint.importing.lanes import Lanes
from blueprint.importing.mermaid.flowchart import ROUND, Graph, Node
from blueprint.model.names import Lane
from blueprint.model.naming import new_id
from blueprint.tables.assemble import Assembled, refuse_above
from blueprint.wording import Wording

_PART = re.compile(rf"({'|'.join(Lane)})_\d+")
"""What our own diagrams call a part of a lane."""
_SHORT = re.compile(r"[A-Za-z]{0,2}\d*")
"""An id that says nothing: `A`, `t12`."""
_ICON = re.compile(r"\bfa[bklrs]?:fa-[\w-]+\s*")
_FORKS = frozenset(("fork", "join"))
_JOINTS = _FORKS | frozenset(
    [
        "f-circ",
        "filled-circle",
        "junction",
        "sm-circ",
        "small-circle",
        "start",
        "fr-circ",
        "framed-circle",
        "stop",
        "cross-circ",
        "crossed-circle",
        "summary",
        "hourglass",
        "collate",
        "diam",
        "diamond",
        "decision",
        "question",
        "{",
        "((",
        "(((",
    ]
)
"""Shapes that are no steps where they have no words."""
_NOT_DRAWN = Wording(
    "links to a whole lane lead to no touchpoint and were not read: {what}",
    "指向整个泳道的连线没有触点，未读取：{what}",
)


def drawn(graph: Graph, title: str, lanes: Lanes) -> Assembled:
    """The map of a flowchart.

    Raises:
        TooManyTouchpoints: more nodes than a map takes.
    """
    refuse_above(len(graph.nodes))
    return _Drawing(graph, lanes).map(graph.title or title)


class _Drawing:
    def __init__(self, graph: Graph, lanes: Lanes) -> None:
        self._graph, self._lanes = graph, lanes
        self._sources, self._targets = (
            {getattr(k, end) for k in graph.links} for end in ("source", "target")
        )
        self._id: dict[str, str] = {}
        self._joints: dict[str, Node] = {}
        self._found = Boxes(lanes)
        for place, (name, node) in enumerate(graph.nodes.items()):
            if name not in graph.lanes:
                self._node(name, node, place)

    def map(self, title: str) -> Assembled:
        arrows, lost = [], []
        for link in self._graph.links:
            ends = self._id.get(link.source), self._id.get(link.target)
            if ends[0] is None or ends[1] is None:
                lost.append(f"{link.source} -> {link.target}")
            elif link.line != "~":  # `~~~` only moves boxes
                dashed = link.line == "." or not link.arrow
                arrows.append(Arrow(ends[0], ends[1], link.text, dashed, ours=False))
                if link.both:
                    arrows.append(Arrow(ends[1], ends[0], link.text, dashed, ours=False))
        together = {name for name, node in self._joints.items() if node.shape in _FORKS}
        arrows, crowded = through(arrows, self._joints, {}, together)
        lost += crowded
        made = map_of(title, self._found, arrows, own=False)
        notes = [*self._graph.notes, *self._found.notes()]
        if lost:
            notes.append(_NOT_DRAWN.filled(what=", ".join(dict.fromkeys(lost))))
        made.notes[:0] = notes
        return made

    def _node(self, name: str, node: Node, place: int) -> None:
        if not "".join(node.lines).strip() and node.shape in _JOINTS:
            self._id[name], self._joints[name] = name, node
            return
        label = label_of_lines([_ICON.sub("", line) for line in node.lines] or [name])
        text = " ".join(label.lines)
        if self._is_mark(name, node, text):
            return
        id_ = "" if _SHORT.fullmatch(name) else new_id(name, self._id.values(), "step")
        self._id[name] = self._found.add(id_, label, *self._lane(node), (float(place), 0.0))

    def _lane(self, node: Node) -> tuple[str | None, str]:
        """The lane of a node, by the subgraphs around it, and what the innermost is called."""
        if (part := _PART.fullmatch(node.inside[0]) if node.inside else None) and part[1] in node.inside:
            return f"{part[1]}/{self._graph.lanes[node.inside[0]]}", ""
        names = [name for id_ in node.inside for name in (self._graph.lanes[id_], id_) if name]
        return self._lanes.of(*names), names[0] if names else ""

    def _is_mark(self, name: str, node: Node, text: str) -> bool:
        """A mark of the beginning or the end, and no step: by what it says, round and outside all lanes, or an exit of ours."""
        comes, goes = name in self._targets, name in self._sources
        outside = bool(self._graph.lanes) and not node.inside
        leaves = node.shape in ROUND and (outside or node.style == "exit" or bool(exit_named(text)))
        if goes and not comes and is_start(text):
            self._id[name] = START
        elif comes and not goes and (is_end(text) or leaves):
            self._id[name] = END + text
        return name in self._id
