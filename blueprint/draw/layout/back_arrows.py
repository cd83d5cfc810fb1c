"""Which connections go back: those that close a cycle when the flow is followed as it was declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def find_back_arrows(nodes: Iterable[str], following: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Depth-first from the nodes in order; an arrow to a node still being followed goes back."""
    back: set[tuple[str, str]] = set()
    state: dict[str, int] = {}
    for root in nodes:
        if root in state:
            continue
        state[root] = 1
        stack = [(root, iter(following.get(root, ())))]
        while stack:
            node, rest = stack[-1]
            for target in rest:
                if state.get(target) == 1:
                    back.add((node, target))
                elif target not in state:
                    state[target] = 1
                    stack.append((target, iter(following.get(target, ()))))
                    break
            else:
                state[node] = 2
                stack.pop()
    return back
