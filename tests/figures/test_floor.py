"""The touchpoint map's figures, by hand."""

import pytest

from blueprint.figures import Analysis
from blueprint.figures.floor.floor import floor_of
from blueprint.lint.run.run import Run
from blueprint.model.loader import load, loads

HALL = """
blueprint: 1
emotion_spread: 0
title: Hall
arrivals: 60/h
segments:
  walkers: {title: Walkers, share: 50%}
  callers: {title: Callers, share: 50%, changes: {desk: {next: {till: 100%}}}}
zones:
  door: {title: Door, at: [0, 0], size: [2, 2]}
  desk: {title: Desk, at: [3, 4], size: [2, 2]}
  till: {title: Till, at: [3, 0], size: [2, 2]}
  shop: {title: Shop, at: [0, 4], size: [2, 2]}
touchpoints:
  enter: {lane: customer, title: Enter, zone: door, time: 30s, next: desk}
  desk: {lane: frontstage, title: Desk, zone: desk, time: 2m, next: {till: 50%, shop: 50%}}
  shop: {lane: customer, title: Shop, zone: shop, time: 10m, next: till}
  till: {lane: frontstage, title: Till, zone: till, time: 1m, end: served}
"""


def analysis(text: str) -> Analysis:
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return Analysis(loaded.map)


def test_distance_load_and_crossings_of_all_customers_and_of_a_segment():
    floor = floor_of(analysis(HALL), "all")
    # door to desk is 5 m; desk to till 4 m for three quarters; desk to shop 3 m and shop to till 5 m for one.
    assert floor.distance == pytest.approx(5 + 0.75 * 4 + 0.25 * (3 + 5))
    assert floor.zones["shop"].seconds == pytest.approx(0.25 * 600)
    assert floor.zones["shop"].present == pytest.approx(60 * 0.25 * 600 / 3600)
    (crossing,) = floor.crossings
    assert {crossing.first, crossing.second} == {("desk", "door"), ("shop", "till")}
    assert crossing.at == pytest.approx((2.5, 3.0))
    callers = floor_of(analysis(HALL), "callers")
    assert callers.distance == pytest.approx(9)
    assert callers.crossings == ()
    assert callers.zones["desk"].present == pytest.approx(30 * 120 / 3600)


def test_what_is_not_known_is_not_zero():
    text = HALL.replace("at: [3, 4], size: [2, 2]", "size: [2, 2]").replace("time: 10m, ", "")
    floor = floor_of(analysis(text.replace("arrivals: 60/h\n", "")), "all")
    assert floor.distance is None
    assert floor.zones["shop"].seconds is None and floor.zones["shop"].unknown == ("shop",)
    assert floor.zones["till"].present is None and floor.zones["till"].seconds == pytest.approx(60)
    assert floor_of(analysis(text.replace("zone: shop, ", "")), "all").unplaced == ("shop",)


def test_without_zones_there_is_no_floor():
    assert floor_of(Analysis(load("maps/corner-shoeshine.blueprint.yaml").map), "all") is None


def test_what_is_inside_another_map_happens_where_it_stands(tmp_path):
    (tmp_path / "inner.blueprint.yaml").write_text(
        """
blueprint: 1
emotion_spread: 0
title: Inner
touchpoints:
  ask: {lane: frontstage, title: Ask, time: 1m, next: tell}
  tell: {lane: frontstage, title: Tell, time: 2m, end: served}
""",
        encoding="utf-8",
    )
    outer = tmp_path / "outer.blueprint.yaml"
    outer.write_text(
        HALL.replace(
            "{lane: frontstage, title: Desk, zone: desk, time: 2m,",
            "{lane: frontstage, title: Desk, zone: desk, map: inner,",
        ),
        encoding="utf-8",
    )
    run = Run()
    linted = run.lint(run.load(str(outer)))
    assert linted.loaded.map is not None, linted.findings
    floor = floor_of(Analysis(linted.loaded.map), "callers")
    assert floor.distance == pytest.approx(9) and floor.unplaced == ()
    assert floor.zones["desk"].seconds == pytest.approx(180)
