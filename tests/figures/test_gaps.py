"""Gaps 2, 3 and 4 on times, by hand."""

import json

import pytest

from blueprint.cli.main import main
from blueprint.figures import Analysis
from blueprint.figures.gaps.gaps import gaps_of
from blueprint.lint.run.run import Run
from blueprint.model.loader import loads

SHOP = """
blueprint: 1
emotion_spread: 0
title: Shop
promises:
  - {id: quick, from: ask, to: get, within: 4m, share: 90%}
touchpoints:
  ask: {lane: customer, title: Ask, time: {standard: 2m, tolerance: 1m}, next: get}
  get: {lane: frontstage, title: Get, time: {standard: 1m, estimate: {mean: 2m, cv: 1}}, next: bye}
  bye: {lane: customer, title: Bye, time: {estimate: {mean: 5s, cv: 0}}, end: served}
"""


def test_the_four_times_side_by_side():
    loaded = loads(SHOP)
    assert loaded.map is not None, loaded.problems
    gaps = gaps_of(Analysis(loaded.map), "all")
    ask, get = gaps.touchpoints
    assert (ask.design, ask.performance, ask.within_tolerance) == (60, 0, 0)
    assert get.design is None and get.performance == pytest.approx(60)
    assert get.within_standard == pytest.approx(1 - 2.718281828 ** (-0.5))
    (promise,) = gaps.promises
    assert not all(j.kept for j in promise.judgements)  # 2m fixed, then 63 % within 2m


def test_the_command(tmp_path, capsys):
    path = tmp_path / "shop.blueprint.yaml"
    path.write_text(SHOP, encoding="utf-8")
    assert main(["gaps", str(path), "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert "差距\u00a02" in said and "设计" in said and "+1 分钟" in said and "否" in said
    assert main(["gaps", str(path), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["touchpoints"]["ask"]["gap_2"] == 60 and data["promises"]["quick"]["gap_4"] is True
    assert main(["gaps", str(path), "--set", "ask.time.tolerance=3m", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["touchpoints"]["ask"]["gap_2"] == -60


def test_a_touchpoint_that_stands_for_a_map_has_no_times_of_its_own():
    run = Run()
    service_map = run.lint(run.load("maps/full-area-route.blueprint.yaml")).loaded.map
    assert service_map is not None
    standing = {t.id for t in service_map.touchpoints.values() if t.map}
    told = {g.id for g in gaps_of(Analysis(service_map), "all").touchpoints}
    assert standing and not standing & told
    assert all(any(id_.startswith(f"{outer}/") for id_ in told) for outer in standing)
