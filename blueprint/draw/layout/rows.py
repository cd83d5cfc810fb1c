"""Rows: the order of touchpoints that share a lane and a column, and the row each takes.

The order is found by the barycentre heuristic (Sugiyama, Tagawa & Toda 1981): sweeping over the
columns, each touchpoint moves to the mean height of its neighbours; of all sweeps the arrangement
with the shortest arrows is kept. Lanes and columns are fixed, so this is the freedom there is.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from blueprint.draw.diagram import DEPTH, LANES
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.diagram import Diagram

Cells = dict[tuple[int, int], list[str]]
"""Lane depth and column to the touchpoints there, from the top."""
_SWEEPS = 4
_CROWD = 60
_BUSY = 3.0
"""What standing in the way of a long, much-used connection costs, in rows."""
_FAVOUR = 1.5
"""How much higher than its neighbours' mean the most likely route may stand (a lane is 10)."""


class Rows:
    """The row of every node, counted over all lanes from the top, and the lane of each row and the part of it."""

    def __init__(
        self,
        diagram: Diagram,
        columns: Mapping[str, int],
        stacks: Mapping[int, Sequence[str]],
        folds: Mapping[str, str],
        first: Sequence[str],
    ) -> None:
        """Arrange the nodes.

        `stacks` are the evidence lane's, from its floor up; what is in `first` (the most likely
        route) takes the upper rows where nothing speaks against it. Partners in `folds` stand next to
        each other.
        """
        self._first = frozenset(first)
        self._lean = _leanings(diagram, folds)
        self._passing = _passing(diagram, columns, self._first)
        self._near: dict[str, list[str]] = defaultdict(list)
        for link in diagram.flow:
            if link.source != link.target:
                self._near[link.source].append(link.target)
                self._near[link.target].append(link.source)
        cells: Cells = defaultdict(list)
        for node, column in columns.items():
            if diagram.lane(node) is not Lane.EVIDENCE:
                cells[DEPTH[diagram.lane(node)], column].append(node)
        for nodes in cells.values():
            nodes.sort(key=lambda n: (self._lean.get(n, 0), n not in self._first))
        cells = self._ordered(cells)
        self.of: dict[str, int] = {}
        self.lanes: list[Lane] = []
        self.sublanes: list[str] = []
        height = max((len(s) for s in stacks.values()), default=0)
        for stack in stacks.values():
            self.of.update({node: height - 1 - i for i, node in enumerate(stack)})
        self.lanes += [Lane.EVIDENCE] * height
        self.sublanes += [""] * height
        parts = _parts(diagram)
        for depth, lane in enumerate(LANES[1:], 1):
            mine = {column: nodes for (d, column), nodes in cells.items() if d == depth}
            for part in parts.get(lane, ()):
                here = {
                    c: [n for n in nodes if diagram.nodes[n].sublane == part] for c, nodes in mine.items()
                }
                here = {column: nodes for column, nodes in here.items() if nodes}
                if here:
                    self._spread(here, len(self.lanes))
                    count = max(len(nodes) for nodes in here.values())
                    self.lanes += [lane] * count
                    self.sublanes += [part] * count

    def _ordered(self, cells: Cells) -> Cells:
        """Barycentre sweeps over the cells, left to right and back."""
        crowded = sorted((k for k, nodes in cells.items() if len(nodes) > 1), key=lambda k: (k[1], k[0]))
        if not crowded:
            return cells
        heights = {
            n: float(depth * 10 + i) for (depth, _), nodes in cells.items() for i, n in enumerate(nodes)
        }
        best, best_length = cells, self._length(heights)
        trial = cells
        for sweep in range(_SWEEPS):
            trial = dict(trial)
            for key in crowded if sweep % 2 == 0 else reversed(crowded):
                trial[key] = sorted(
                    trial[key], key=lambda n: (self._lean.get(n, 0), self._middle(n, heights))
                )
                heights.update({n: key[0] * 10 + i for i, n in enumerate(trial[key])})
            length = self._length(heights)
            if length < best_length:
                best, best_length = trial, length
        return best

    def _middle(self, node: str, heights: Mapping[str, float]) -> float:
        near = self._near[node]
        total = 0.0
        for other in near:
            total += heights.get(other, 0.0)
        return (total / len(near) if near else heights[node]) - (_FAVOUR if node in self._first else 0)

    def _length(self, heights: Mapping[str, float]) -> float:
        total = 0.0
        for node, near in self._near.items():
            for other in near:
                total += abs(heights.get(node, 0) - heights.get(other, 0))
        return total

    def _spread(self, cells: Mapping[int, list[str]], top: int) -> None:
        """Where a column leaves rows of its lane free, its touchpoints keep level with their neighbours."""
        count = max(len(nodes) for nodes in cells.values())
        for column in sorted(cells):
            nodes = cells[column]
            busy = [self.of[n] - top for n in self._passing.get(column, ()) if n in self.of]
            for node, row in zip(nodes, self._level(nodes, count, top, busy), strict=True):
                self.of[node] = top + row

    def _level(self, nodes: Sequence[str], count: int, top: int, busy: Sequence[int]) -> list[int]:
        """Rows in order for the nodes, at the least cost (a small dynamic programme); `busy` rows are dear."""
        if len(nodes) == count or count > _CROWD:
            return list(range(len(nodes)))
        best: list[tuple[float, list[int]]] = [(0.0, [])]
        for i, node in enumerate(nodes):
            wishes = [self.of[n] - top for n in self._near[node] if top <= self.of.get(n, -1) < top + count]
            following = []
            for row in range(i, count - len(nodes) + i + 1):
                before = min((b for b in best if not b[1] or b[1][-1] < row), key=lambda b: b[0])
                cost = row * 0.3 + (_BUSY if row in busy else 0)
                for wish in wishes:
                    cost += abs(wish - row)
                following.append((before[0] + cost, [*before[1], row]))
            best = following
        return min(best, key=lambda b: b[0])[1]


def _parts(diagram: Diagram) -> dict[Lane, list[str]]:
    """Lane to its parts, in order of declaration; what stands in none comes first."""
    found: dict[Lane, dict[str, None]] = defaultdict(dict)
    for node in diagram.nodes.values():
        found[node.lane][node.sublane] = None
    return {lane: sorted(parts, key=bool) for lane, parts in found.items()}


def _leanings(diagram: Diagram, folds: Mapping[str, str]) -> dict[str, int]:
    """-1 for what has its fold partner above, +1 below."""
    lean: dict[str, int] = {}
    for node, other in folds.items():
        below = 1 if DEPTH[diagram.lane(node)] > DEPTH[diagram.lane(other)] else -1
        lean[node] = lean.get(node, 0) - below
        lean[other] = lean.get(other, 0) + below
    return lean


def _passing(diagram: Diagram, columns: Mapping[str, int], first: frozenset[str]) -> dict[int, list[str]]:
    """For each column, where the connections start that pass it within their lane and carry many customers."""
    passing: dict[int, list[str]] = defaultdict(list)
    for link in diagram.flow:
        much = link.share is None or link.share * 2 >= 1 or {link.source, link.target} <= first
        if much and diagram.lane(link.source) is diagram.lane(link.target):
            for column in range(columns[link.source] + 1, columns[link.target]):
                passing[column].append(link.source)
    return passing
