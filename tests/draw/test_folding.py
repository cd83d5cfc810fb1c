"""Long pictures in strips: everything once, arrows to their letters, nothing outside."""

from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blueprint.draw import lay_out, svg
from blueprint.draw.folding.connectors import letters
from blueprint.draw.geometry import Rect
from blueprint.draw.shapes import Layout
from blueprint.draw.spots import Spots
from blueprint.model.loader import load
from tests.draw.generate import service_map
from tests.draw.strategies import service_maps

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))


def judge(whole: Layout, layout: Layout) -> None:
    canvas = Rect(0, 0, layout.width, layout.height)
    assert Counter(b.id for b in layout.boxes) == Counter(b.id for b in whole.boxes)
    _inside(layout, canvas)
    _letters_pair(layout)
    boxes = Spots()
    for box in layout.boxes:
        assert boxes.is_free(box.rect)
        boxes.add(box.rect, box.id)
    for connector in layout.connectors:
        assert boxes.is_free(connector.rect), f"{connector.line.text} lies on a box"
        assert connector.rect.holds(connector.line.rect, 1.5)
    pills = [c.rect for c in layout.connectors]
    assert not any(a.meets(b) for i, a in enumerate(pills) for b in pills[:i])
    for route in layout.routes:
        assert all(a.x == b.x or a.y == b.y for a, b in pairwise(route.points))
    ids = [e.get("id") for e in ElementTree.fromstring(svg(layout)).iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def _inside(layout: Layout, canvas: Rect) -> None:
    rects = [b.rect for b in (*layout.boxes, *layout.bands, *layout.phases, *layout.connectors)]
    rects += [line.rect for line in layout.heading] + [entry.line.rect for entry in layout.legend]
    rects += [r.label.rect for r in layout.routes if r.label]
    for curve in (*([layout.curve] if layout.curve else []), *layout.more_curves):
        rects += [curve.rect, *(n.rect for n in curve.notes), *(n.rect for n in curve.axis)]
        rects += [Rect(d.at.x, d.at.y, 0, 0) for d in curve.dots]
    for rect in rects:
        assert canvas.holds(rect), rect
    assert all(canvas.holds(Rect(*p, 0, 0)) for route in layout.routes for p in route.points)


def _letters_pair(layout: Layout) -> None:
    """What leaves by a letter comes in by it."""
    solid = [c for c in layout.connectors if not c.dashed]
    left = Counter(c.line.text.replace("→", "").strip() for c in solid if c.leaves)
    came = Counter(c.line.text.replace("→", "").strip() for c in solid if not c.leaves)
    assert left == came


@pytest.mark.parametrize(
    ("size", "fold"), [(5, 1), (5, "auto"), (60, "auto"), (60, 1), (60, 4), (120, 9), (300, 9)]
)
def test_generated_maps(size, fold):
    drawn = service_map(size)
    judge(lay_out(drawn), lay_out(drawn, fold=fold))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(service_maps(most=16), st.sampled_from([1, 2, 3, 5, "auto"]))
def test_any_map(drawn, fold):
    judge(lay_out(drawn), lay_out(drawn, fold=fold))


@pytest.mark.parametrize("path", MAPS, ids=lambda p: p.name.split(".")[0])
def test_our_maps(path):
    drawn = load(path).map
    assert drawn
    judge(lay_out(drawn), lay_out(drawn, fold=4))


def test_auto_is_about_as_wide_as_a3():
    layout = lay_out(service_map(60), fold="auto")
    assert 1.0 < layout.width / layout.height < 2.0


def test_what_fits_in_one_strip_is_not_folded():
    drawn = service_map(5)
    assert lay_out(drawn, fold=50) == lay_out(drawn)


def test_every_strip_has_every_lane_and_its_part_of_the_curve():
    layout = lay_out(service_map(60), fold=10)
    strips = Counter(band.lane for band in layout.bands)
    assert len(set(strips.values())) == 1
    assert 1 + len(layout.more_curves) == next(iter(strips.values()))
    whole = lay_out(service_map(60)).curve
    assert whole and layout.curve
    assert len(whole.dots) == sum(len(c.dots) for c in (layout.curve, *layout.more_curves))


def test_letters_go_on_after_z():
    assert letters([]) == {}
    layout = lay_out(service_map(120), fold=2)
    texts = {c.line.text for c in layout.connectors}
    assert {"→ A", "A →", "→ A1", "A1 →"} <= texts
