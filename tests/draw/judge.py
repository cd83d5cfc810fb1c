"""What must hold for every layout, whatever the map."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from blueprint.draw import svg
from blueprint.draw.geometry import Rect
from blueprint.draw.routing.check import Checker, overlays
from blueprint.draw.shapes import Layout
from blueprint.draw.spots import Spots
from blueprint.draw.text.metrics import measure
from blueprint.model.names import Lane


def judge_layout(layout: Layout) -> None:
    canvas = Rect(0, 0, layout.width, layout.height)
    _boxes_apart(layout)
    _lanes_in_order(layout)
    _texts_fit(layout)
    _routes_clear(layout, canvas)
    _labels_apart(layout)
    _all_inside(layout, canvas)
    _well_formed(layout, canvas)


def _boxes_apart(layout: Layout) -> None:
    spots = Spots()
    for i, box in enumerate(layout.boxes):
        assert spots.is_free(box.rect), f"{box.id} lies on another box"
        spots.add(box.rect, i)


def _lanes_in_order(layout: Layout) -> None:
    order = list(Lane)
    depths = [order.index(band.lane) for band in layout.bands]
    assert depths == sorted(set(depths))
    for upper, lower in pairwise(layout.bands):
        assert abs(upper.rect.bottom - lower.rect.y) < 0.01
    bands = {band.lane: band.rect for band in layout.bands}
    for box in layout.boxes:
        assert bands[box.lane].holds(box.rect), f"{box.id} is outside its lane"
        for mark in box.marks:
            assert bands[box.lane].holds(mark.rect), f"a mark of {box.id} is outside its lane"


def _texts_fit(layout: Layout) -> None:
    for box in layout.boxes:
        for line in box.lines:
            assert box.rect.holds(line.rect, 0.5), f"{box.id}: {line.text!r} is outside its box"
        tops = [line.rect for line in box.lines]
        assert all(a.bottom <= b.y + 2.5 for a, b in pairwise(tops)), f"{box.id}: lines on one another"
        if box.chip:
            assert box.rect.holds(box.chip.rect) and box.chip.rect.holds(box.chip.line.rect, 1.5)
            assert not any(line.rect.meets(box.chip.rect, -1) for line in box.lines)
        for flag in box.exits:
            assert box.rect.holds(flag.rect) and flag.rect.holds(flag.line.rect, 0.5)
            assert not any(line.rect.meets(flag.rect, -1) for line in box.lines)
    for card in layout.figures:
        texts = [card.label, card.value, *([card.note] if card.note else [])]
        assert all(card.rect.holds(text.rect) for text in texts)
    for phase in layout.phases:
        assert phase.rect.holds(phase.line.rect, 1)
    left = min((box.rect.x for box in layout.boxes), default=0)
    for band in layout.bands:
        for line in band.lines:
            assert band.rect.holds(line.rect) and line.rect.right < left
    for border in layout.borders:
        for line in border.lines:
            assert line.rect.right < left
            assert not any(line.rect.meets(name.rect) for band in layout.bands for name in band.lines)


def _routes_clear(layout: Layout, canvas: Rect) -> None:
    checker = Checker({box.id: box.rect for box in layout.boxes}, canvas)
    for route in layout.routes:
        assert not checker.fault(route), f"{route.source} -> {route.target} {checker.fault(route)}"
    assert not overlays(layout.routes)


def _labels_apart(layout: Layout) -> None:
    spots = Spots()
    for box in layout.boxes:
        spots.add(box.rect)
        for mark in box.marks:
            spots.add(mark.rect)
    for route in layout.routes:
        for rect in ([route.label.rect] if route.label else []) + ([route.limit.rect] if route.limit else []):
            assert spots.is_free(rect), f"the label of {route.source} -> {route.target} lies on something"
            spots.add(rect)
        if route.label:
            assert route.label.rect.holds(route.label.line.rect)


def _all_inside(layout: Layout, canvas: Rect) -> None:
    rects = [box.rect for box in layout.boxes] + [band.rect for band in layout.bands]
    rects += [line.rect for line in layout.heading] + [card.rect for card in layout.figures]
    rects += [mark.rect for box in layout.boxes for mark in box.marks] + [
        phase.rect for phase in layout.phases
    ]
    rects += [route.label.rect for route in layout.routes if route.label]
    rects += [route.limit.rect for route in layout.routes if route.limit]
    rects += [entry.line.rect for entry in layout.legend] + [bar.rect for bar in layout.bars]
    if layout.curve:
        curve = layout.curve
        rects += [curve.rect, *(line.rect for line in (*curve.names, *curve.axis, *curve.notes))]
        rects += [Rect(dot.at.x - 7, dot.at.y - 7, 14, 14) for dot in curve.dots]
    for rect in rects:
        assert canvas.holds(rect), f"{rect} is outside the picture"
    heads = [line.rect for line in layout.heading]
    assert not any(a.meets(b, -2) for i, a in enumerate(heads) for b in heads[:i])


def _well_formed(layout: Layout, canvas: Rect) -> None:
    root = ElementTree.fromstring(svg(layout))
    _texts_apart(root, canvas)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert sum(id_.startswith("touchpoint:") for id_ in ids) == sum(
        b.kind == "touchpoint" for b in layout.boxes
    )
    assert not any(e.tag.endswith("script") for e in root.iter())


def _texts_apart(root: ElementTree.Element, canvas: Rect) -> None:
    """In the file itself: every text inside the picture, and none on another."""
    spots = Spots()
    for element in root.iter("{http://www.w3.org/2000/svg}text"):
        text, size = "".join(element.itertext()), float(element.get("font-size", 0))
        wide = measure(text, size, element.get("font-weight") == "700")
        left = {"start": 0.0, "middle": wide / 2, "end": wide}[element.get("text-anchor", "start")]
        top = float(element.get("y", 0)) - 0.72 * size  # ink from there to a little below the line
        rect = Rect(float(element.get("x", 0)) - left, top, wide, 0.84 * size)
        assert canvas.holds(rect, 1), f"{text} is outside the picture"
        inner = Rect(rect.x + 0.5, rect.y + 0.5, rect.w - 1, rect.h - 1)
        assert spots.is_free(inner), f"{text} lies on another text"
        spots.add(inner)
