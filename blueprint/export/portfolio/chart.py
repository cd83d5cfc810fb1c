"""Maps within maps as a picture, and as a list for whoever cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

from blueprint.draw.geometry import Rect
from blueprint.draw.svg_painter.writing import escape, number, place
from blueprint.draw.text.metrics import measure
from blueprint.export.portfolio import words as w
from blueprint.export.portfolio.markup import link, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from blueprint.export.portfolio.entry import Entry

_HIGH, _BETWEEN, _APART, _EDGE = 34.0, 14.0, 90.0, 8.0
_SIZE, _SMALL = 13.0, 10.0


def chart(entries: Sequence[Entry]) -> list[str]:
    """The picture and the list as lines of HTML; none where no map holds another."""
    known = {entry.name: entry for entry in entries}
    graph = networkx.DiGraph()
    for entry in entries:
        if entry.better in known:
            graph.add_edge(entry.name, entry.better, holds=False)
        for name in entry.inside:
            if name in known:
                graph.add_edge(entry.name, name, holds=True)
    if not graph:
        return []
    return [*_picture(graph, known), *_list(graph, known)]


def _columns(graph: networkx.DiGraph) -> list[list[str]]:
    """Maps by the longest way that leads from them, so that each stands beside what it holds.

    What leads round in a circle stands in one column.
    """
    condensed = networkx.condensation(graph)
    order = {name: place for place, name in enumerate(graph)}
    columns = [
        sorted((name for part in parts for name in condensed.nodes[part]["members"]), key=order.__getitem__)
        for parts in networkx.topological_generations(condensed.reverse())
    ]
    for column in columns[1:]:  # near to where their arrows lead
        column.sort(key=lambda name: (min(order[n] for n in graph.successors(name)), order[name]))
        order |= {name: place for place, name in enumerate(column)}
    return columns[::-1]


def _picture(graph: networkx.DiGraph, known: dict[str, Entry]) -> Iterator[str]:
    boxes = _boxes(_columns(graph), known)
    width, height = (
        max(ends) + _EDGE for ends in zip(*((r.right, r.bottom) for r in boxes.values()), strict=True)
    )
    size = f'width="{number(width)}" height="{number(height)}"'
    yield f'<div class="wide" tabindex="0"><svg class="chart" aria-hidden="true" viewBox="0 0 {number(width)} {number(height)}" {size}>'
    yield '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
    for source, target, holds in graph.edges(data="holds"):
        start, end = boxes[source], boxes[target]
        y1, y2, middle = number(start.centre.y), number(end.centre.y), number((start.right + end.x) / 2)
        dashed = "" if holds else ' class="better"'
        yield f'<path{dashed} d="M{number(start.right)},{y1}C{middle},{y1} {middle},{y2} {number(end.x)},{y2}"/>'
    for name, box in boxes.items():
        yield f'<rect {place(box)} rx="6"/>'
        zh, en = known[name].title["zh"], known[name].title["en"]
        centre = number(box.centre.x)
        if zh == en:
            yield f'<text x="{centre}" y="{number(box.y + 22)}">{escape(zh)}</text>'
        else:
            yield f'<text lang="zh" x="{centre}" y="{number(box.y + 15)}">{escape(zh)}</text>'
            yield f'<text lang="en" x="{centre}" y="{number(box.y + 28)}">{escape(en)}</text>'
    yield "</svg></div>"


def _boxes(columns: list[list[str]], known: dict[str, Entry]) -> dict[str, Rect]:
    """Columns side by side, the boxes of each evenly over the height of the tallest."""
    boxes: dict[str, Rect] = {}
    height = max(map(len, columns)) * (_HIGH + _BETWEEN)
    x = _EDGE
    for column in columns:
        titles = [known[name].title for name in column]
        wide = max(max(measure(t["zh"], _SIZE), measure(t["en"], _SMALL)) for t in titles) + 24
        step = height / len(column)
        for turn, name in enumerate(column):
            boxes[name] = Rect(x, _EDGE + step * turn + (step - _BETWEEN - _HIGH) / 2, wide, _HIGH)
        x += wide + _APART
    return boxes


def _list(graph: networkx.DiGraph, known: dict[str, Entry]) -> Iterator[str]:
    yield "<ul>"
    for name in graph:
        for holds, verb in ((True, w.HOLDS), (False, w.BETTER)):
            to: Iterable[str] = [n for n in graph.successors(name) if graph.edges[name, n]["holds"] is holds]
            links = ", ".join(f"<a {link(n)}>{said(known[n].title)}</a>" for n in to)
            if links:
                yield f"<li><a {link(name)}>{said(known[name].title)}</a> {said(verb)} {links}</li>"
    yield "</ul>"
