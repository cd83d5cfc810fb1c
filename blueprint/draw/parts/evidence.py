"""The evidence lane: what is listed under `evidence:` stands over its touchpoint, stacked from the lane's floor."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blueprint.draw.diagram import DEPTH, Link, Node
from blueprint.model.names import Lane
from blueprint.model.text import Text

if TYPE_CHECKING:
    from blueprint.draw.diagram import Diagram

_HIGH = 2
"""A stack this high stays where it is."""


@dataclass
class Evidence:
    """Nodes of the evidence lane, their columns, their links, and the stacks they form (lowest first)."""

    nodes: dict[str, Node] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    stacks: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def gather(diagram: Diagram, columns: dict[str, int]) -> Evidence:
    """Collect the items, column by column, the touchpoint nearest the evidence lane first.

    Items of one touchpoint share a box; a high stack gives its top to the columns beside it. The same text at touchpoints side by side (same or next
    column) is a box of its own that hangs on both; a second box of one touchpoint hangs on its
    first, so that a touchpoint has one link, not a sheaf.
    """
    found = Evidence()
    owners: dict[str, tuple[str, ...]] = {}
    for node, column in columns.items():
        if diagram.lane(node) is Lane.EVIDENCE:
            found.stacks[column].append(node)
    for number, (touchpoints, texts) in enumerate(_groups(diagram, columns).items()):
        node = f"{touchpoints[0]}:{number + 1}"
        found.nodes[node] = Node(node, Lane.EVIDENCE, _listed(texts))
        found.stacks[columns[touchpoints[0]]].append(node)
        owners[node] = touchpoints
    _level(found.stacks, max(columns.values(), default=0), owners)
    highest: dict[str, str] = {}
    for column in sorted(found.stacks):
        lower = ""
        for node in found.stacks[column]:
            if node in owners:
                found.columns[node] = column
                found.links += [
                    Link("evidence", node, lower if lower and highest.get(owner) == lower else owner)
                    for owner in owners[node]
                ]
                highest.update(dict.fromkeys(owners[node], node))
            lower = node
    return found


def _level(stacks: dict[int, list[str]], last: int, owners: dict[str, tuple[str, ...]]) -> None:
    """High stacks give their top to the stack beside them."""
    for column in sorted(stacks, key=lambda c: (-len(stacks[c]), c)):
        while len(stacks[column]) > _HIGH and stacks[column][-1] in owners:
            beside = [
                c
                for c in (column + 1, column - 1)
                if 0 <= c <= last and len(stacks[c]) + 1 < len(stacks[column])
            ]
            if not beside:
                break
            stacks[min(beside, key=lambda c: len(stacks[c]))].append(stacks[column].pop())


def _groups(diagram: Diagram, columns: dict[str, int]) -> dict[tuple[str, ...], list[Text]]:
    """Texts by the touchpoints they belong to."""
    place = {n: i for i, n in enumerate(diagram.nodes)}
    slots: list[tuple[Text, list[str]]] = []
    latest: dict[Text, list[str]] = {}
    for owner in sorted(columns, key=lambda n: (columns[n], DEPTH[diagram.lane(n)], place[n])):
        touchpoint = diagram.nodes[owner].touchpoint
        for text in dict.fromkeys(touchpoint.evidence if touchpoint else ()):
            if diagram.thing(text):
                continue  # a touchpoint of this lane, which it has a line to
            owners = latest.get(text)
            if owners and columns[owner] - columns[owners[0]] <= 1:
                owners.append(owner)
            else:
                latest[text] = [owner]
                slots.append((text, latest[text]))
    groups: dict[tuple[str, ...], list[Text]] = defaultdict(list)
    for text, owners in slots:
        groups[tuple(owners)].append(text)
    return groups


def _listed(texts: list[Text]) -> Text:
    """Several texts as one, language by language."""
    if len(texts) == 1:
        return texts[0]
    chinese, english = "、".join(t["zh"] for t in texts), ", ".join(t["en"] for t in texts)
    if any(t.only("zh") or t.only("en") for t in texts):
        return Text((("zh", chinese), ("en", english)))
    is_chinese = any(char >= "\u2e80" for t in texts for char in t["zh"])
    return Text((("", chinese if is_chinese else english),))
