"""The touchpoint map as drawn: every zone named, labels apart, titles inert, nothing off the page."""

import itertools
import re
from xml.etree import ElementTree

import pytest

from blueprint.draw.floor import floor_chart
from blueprint.draw.geometry import Rect
from blueprint.draw.text.metrics import measure
from blueprint.draw.theme.themes import THEMES
from blueprint.figures import Analysis
from blueprint.figures.floor.floor import floor_of
from blueprint.lint.run.run import Run
from blueprint.model.loader import load, loads

SVG = "{http://www.w3.org/2000/svg}"
HALL = "maps/branch-visitor-routing.blueprint.yaml"


def drawn(analysis: Analysis, speech: str = "both", theme: str = "screen") -> str | None:
    floor = floor_of(analysis, "all")
    assert floor is not None
    return floor_chart(analysis.map, floor, "all", speech, THEMES[theme])


def analysis(text: str) -> Analysis:
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return Analysis(loaded.map)


@pytest.fixture(scope="module")
def hall() -> Analysis:
    return Analysis(load(HALL).map)


@pytest.mark.parametrize("speech", ["zh", "en", "both"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_zone_is_named_and_nothing_leaves_the_page(hall, speech, theme):
    root = ElementTree.fromstring(drawn(hall, speech, theme))
    width, height = float(root.get("width")), float(root.get("height"))
    said = {e.text for e in root.iter(f"{SVG}text")}
    for zone in hall.map.zones.values():
        assert zone.title["zh" if speech == "both" else speech] in said
    for e in [*root.iter(f"{SVG}text"), *root.iter(f"{SVG}rect")]:
        assert 0 <= float(e.get("x", 0)) <= width and 0 <= float(e.get("y", 0)) <= height


def ranked(hall: Analysis) -> str:
    """In Chinese, with moments of truth."""
    ranks = {id_: rank for rank, id_ in enumerate(hall.of("all").moments_on_map, 1)}
    found = floor_chart(hall.map, floor_of(hall, "all"), "all", "zh", THEMES["screen"], ranks)
    assert found
    return found


def test_touchpoints_stand_in_their_rooms_by_class_with_star_wait_and_evidence(hall):
    svg = ranked(hall)
    said = [e.text for e in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    assert "柜台受理 ★1 E" in said and "等候叫号 ★2 W E" in said and "另有 5 个触点" in said
    assert said[said.index("柜台受理 ★1 E") - 1] == "●" and said[said.index("体验终端 E") - 1] == "■"
    assert svg.rindex('Z" fill') < svg.index("柜台受理 ★1 E"), "an arrow runs over a name"


def test_labels_on_ways_do_not_touch(hall):
    root = ElementTree.fromstring(drawn(hall, "zh"))
    pills = [
        tuple(float(e.get(k)) for k in ("x", "y", "width", "height"))
        for e in root.iter(f"{SVG}rect")
        if e.get("height") == "17"
    ]
    assert len(pills) == len([w for w in floor_of(hall, "all").ways if w.source and w.target])
    for (x, y, w, h), (x2, y2, w2, h2) in itertools.combinations(pills, 2):
        assert x >= x2 + w2 or x2 >= x + w or y >= y2 + h2 or y2 >= y + h


def test_what_is_written_in_a_room_has_a_ground_that_is_wide_enough(hall):
    """An arrow ran through how many are there; a moment of truth, in bold, was wider than its ground."""
    root = ElementTree.fromstring(ranked(hall))
    grounds = [
        Rect(*(float(e.get(side)) for side in ("x", "y", "width", "height")))
        for e in root.iter(f"{SVG}rect")
        if e.get("x")
    ]
    told = [e for e in root.iter(f"{SVG}text") if e.text.startswith("在场") or e.text.endswith(" E")]
    assert len(told) > 10
    for text in told:
        size, x = float(text.get("font-size")), float(text.get("x"))
        if text.get("text-anchor") == "end":
            continue  # beside the plan
        wide = measure(text.text, size, text.get("font-weight") == "700")
        line = Rect(x, float(text.get("y")) - 0.7 * size, wide, 0.8 * size)
        assert any(g.h < 20 and g.holds(line, 0.5) for g in grounds), text.text


def test_the_same_map_gives_the_same_picture(hall):
    assert drawn(hall) == drawn(hall)


def test_hostile_titles_are_text():
    title = "<script>alert(1)</script>]]>" + "长" * 500
    chart = drawn(
        analysis(f"""
blueprint: 1
title: "{title}"
zones:
  a: {{title: "{title}", at: [0, 0], size: [2, 2]}}
  b: {{title: "{title}", at: [3, 0], size: [2, 2]}}
touchpoints:
  x: {{lane: customer, title: "{title}", zone: a, time: 1m, next: y}}
  y: {{lane: customer, title: "{title}", zone: b, time: 1m, end: served}}
""")
    )
    assert not list(ElementTree.fromstring(chart).iter(f"{SVG}script"))
    assert not re.search(r"<script", chart)


def test_a_plan_without_places_is_not_drawn():
    text = """
blueprint: 1
title: T
zones: {a: {title: A}}
touchpoints: {x: {lane: customer, title: X, zone: a, end: served}}
"""
    assert drawn(analysis(text)) is None


@pytest.mark.parametrize("name", ["full-area-route", "self-service-route", "terminal-sales-route"])
def test_flows_in_and_out_have_room_beside_the_plan(name):
    run = Run()
    service_map = run.lint(run.load(f"maps/{name}.blueprint.yaml")).loaded.map
    root = ElementTree.fromstring(drawn(Analysis(service_map)))
    told = [e for e in root.iter(f"{SVG}text") if (e.text or "")[:2] in ("进 ", "出 ")]
    assert len(told) >= 2
    for e in told:
        width = measure(e.text, 11)
        x = float(e.get("x")) - {"end": width, "middle": width / 2}.get(e.get("text-anchor"), 0)
        assert x >= 0 and x + width <= 1280 - 40 - 330
