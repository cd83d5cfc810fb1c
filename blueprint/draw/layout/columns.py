"""Columns: longest path over the arrows that do not go back, folded where lanes allow.

Folding puts a touchpoint straight above or below the one before it when they stand in different
lanes and nothing is between them: a customer step and its frontstage answer share a column.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from blueprint.draw.diagram import DEPTH, LANES
from blueprint.draw.layout.back_arrows import find_back_arrows

if TYPE_CHECKING:
    from blueprint.draw.diagram import Diagram

_FLATTENINGS, _FAR = 2, 2
"""How often a lane is made one row lower, and how many columns a touchpoint may move for it."""


class Columns:
    """The column of every walked touchpoint; `back` are the arrows that go back."""

    def __init__(self, diagram: Diagram) -> None:
        """Place the walked touchpoints."""
        self._diagram = diagram
        following: dict[str, list[str]] = defaultdict(list)
        for link in diagram.flow:
            following[link.source].append(link.target)
        entered = {link.target for link in diagram.flow if link.source != link.target}
        roots = [n for n in diagram.walked if n not in entered or diagram.nodes[n].touchpoint.start]  # type: ignore[union-attr]
        self.back = find_back_arrows([*roots, *diagram.walked], following)
        self._ahead: dict[str, list[str]] = defaultdict(list)
        self._behind: dict[str, list[str]] = defaultdict(list)
        for source, target in dict.fromkeys((link.source, link.target) for link in diagram.flow):
            if (source, target) not in self.back:
                self._ahead[source].append(target)
                self._behind[target].append(source)
        self._rank = {n: i for i, n in enumerate(diagram.walked)}
        self._forks = {link.source for link in diagram.flow if link.together}
        self._cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        self.of: dict[str, int] = {}
        self.folds: dict[str, str] = {}
        """Touchpoint to the one it is folded under or over."""
        for node in self._in_order():
            self._put(node, self._column_for(node))
        self._pull_right()
        self._flatten()
        self._close_up()

    def _in_order(self) -> list[str]:
        """Topological order, as declared where there is a choice."""
        waiting = {n: len(self._behind[n]) for n in self._rank}
        ready = [(self._rank[n], n) for n, count in waiting.items() if not count]
        heapify(ready)
        order = []
        while ready:
            _, node = heappop(ready)
            order.append(node)
            for target in self._ahead[node]:
                waiting[target] -= 1
                if not waiting[target]:
                    heappush(ready, (self._rank[target], target))
        return order

    def _depth(self, node: str) -> int:
        return DEPTH[self._diagram.lane(node)]

    def _put(self, node: str, column: int) -> None:
        self.of[node] = column
        self._cells[self._depth(node), column].append(node)

    def _column_for(self, node: str) -> int:
        before = self._behind[node]
        if not before:
            lonely = not self._ahead[node] and not any(node in pair for pair in self.back)
            return self._free_column(node) if lonely else 0
        last = max(self.of[n] for n in before)
        nearest = [n for n in before if self.of[n] == last]
        if len(nearest) == 1 and self._may_fold(nearest[0], node, last):
            self.folds[node] = nearest[0]
            return last
        return last + 1

    def _free_column(self, node: str) -> int:
        """A touchpoint without arrows takes the first place free in its lane."""
        column = 0
        while self._cells[self._depth(node), column]:
            column += 1
        return column

    def _may_fold(self, before: str, node: str, column: int) -> bool:
        here, there = self._depth(before), self._depth(node)
        touchpoint = self._diagram.nodes[node].touchpoint
        previous = self._diagram.nodes[before].touchpoint
        assert touchpoint is not None and previous is not None
        if here == there or before in self._forks or touchpoint.join:
            return False
        if touchpoint.phase and previous.phase and touchpoint.phase != previous.phase:
            return False
        if any(
            self._cells[depth, column]
            for depth in range(len(LANES))
            if min(here, there) < depth < max(here, there)
        ):
            return False
        if self._cells[there, column] or any(self._leans(n, there - here) for n in self._cells[here, column]):
            return False
        return there > here or not self._answered_below(node)

    def _leans(self, node: str, direction: int) -> bool:
        """Whether a touchpoint already has a fold partner on that side (below when positive)."""
        partners = [self.folds[node]] if node in self.folds else []
        partners += [n for n, other in self.folds.items() if other == node]
        return any((self._depth(n) - self._depth(node)) * direction > 0 for n in partners)

    def _answered_below(self, node: str) -> bool:
        """A step up waits for a column of its own when its answer can be folded under it."""
        return any(
            self._depth(n) > self._depth(node) and self._behind[n] == [node] for n in self._ahead[node]
        )

    def _pull_right(self) -> None:
        """What has more arrows out than in moves towards where they go."""
        held = {*self.folds, *self.folds.values()}
        for node in reversed(list(self.of)):
            ahead = self._ahead[node]
            if (
                node in held
                or len(ahead) <= len(self._behind[node])
                or (self.of[node] == 0 and self._rank[node] == 0)
            ):
                continue
            column = min(self.of[n] for n in ahead) - 1
            if column > self.of[node]:
                self._cells[self._depth(node), self.of[node]].remove(node)
                self._put(node, column)

    def _flatten(self) -> None:
        """Where a lane is high in a few columns only, what may stand further right moves there."""
        held = {*self.folds, *self.folds.values()}
        for depth in range(len(LANES)):
            for _ in range(_FLATTENINGS):
                counts = {c: nodes for (d, c), nodes in self._cells.items() if d == depth and nodes}
                most = max((len(nodes) for nodes in counts.values()), default=0)
                high = sorted((c for c in counts if len(counts[c]) == most), reverse=True)
                moves = [self._move_from(depth, c, most, held) for c in high] if most > 1 else [None]
                if None in moves:
                    break
                for node, column in filter(None, moves):
                    self._cells[depth, self.of[node]].remove(node)
                    self._put(node, column)

    def _move_from(self, depth: int, column: int, most: int, held: set[str]) -> tuple[str, int] | None:
        """A touchpoint that can leave a high column, and the nearest column with room for it."""
        last = max(self.of.values())
        for node in reversed(self._cells[depth, column]):
            ahead = [self.of[n] - 1 for n in self._ahead[node]]
            furthest = min([*ahead, column + _FAR, last])
            if node not in held:
                for target in range(column + 1, furthest + 1):
                    if len(self._cells[depth, target]) + 1 < most:
                        return node, target
        return None

    def _close_up(self) -> None:
        """Columns that nothing stands in go."""
        places = {column: i for i, column in enumerate(sorted(set(self.of.values())))}
        self.of = {node: places[column] for node, column in self.of.items()}
