"""The evidence lane: each item of `evidence:` stands over its touchpoint, stacked from the lane's floor."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blueprint.draw.diagram import DEPTH, Link, Node
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from blueprint.draw.diagram import Diagram


@dataclass
class Evidence:
    """Nodes of the evidence lane, their columns, their links, and the stacks they form (lowest first)."""

    nodes: dict[str, Node] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    stacks: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def gather(diagram: Diagram, columns: dict[str, int]) -> Evidence:
    """Collect the items, column by column, the touchpoint nearest the evidence lane first.

    The same text at touchpoints side by side (same or next column) is one node. Further items of one
    touchpoint hang on the item below them, so that a touchpoint has one link, not a sheaf.
    """
    found = Evidence()
    latest: dict[tuple[tuple[str, str], ...], str] = {}
    place = {n: i for i, n in enumerate(diagram.nodes)}
    for owner in sorted(columns, key=lambda n: (columns[n], DEPTH[diagram.lane(n)], place[n])):
        touchpoint = diagram.nodes[owner].touchpoint
        below = owner
        for number, text in enumerate(touchpoint.evidence if touchpoint else ()):
            shared = latest.get(text.by_language)
            if shared and columns[owner] - found.columns[shared] <= 1:
                if not any(link.target == owner and link.source == shared for link in found.links):
                    found.links.append(Link("evidence", shared, owner))
                continue
            node = f"{owner}:{number + 1}"
            found.nodes[node] = Node(node, Lane.EVIDENCE, text)
            found.columns[node] = columns[owner]
            found.stacks[columns[owner]].append(node)
            found.links.append(Link("evidence", node, below))
            latest[text.by_language] = below = node
    for node, column in columns.items():
        if diagram.lane(node) is Lane.EVIDENCE:
            found.stacks[column].insert(0, node)
    return found
