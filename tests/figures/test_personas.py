"""Personas: each makes a segment of a real map, by hand where it counts, and the shares still add up."""

import json
import re
from pathlib import Path

import pytest

from blueprint.cli.main import main
from blueprint.figures import Analysis
from blueprint.figures.whatif.personas import segment_data
from blueprint.lint.run.engine import lint
from blueprint.model.loader import load, loads
from blueprint.model.segments import segment_shares
from blueprint.packs.personas import personas

MAPS = Path(__file__).parents[2] / "maps"
SHOP = """\
blueprint: 1
emotion_spread: 0
title: Shop
touchpoints:
  wait: {lane: customer, title: Wait, time: {standard: 5m, tolerance: 10m}, emotion: -4, next: serve}  # sit
  serve: {lane: frontstage, title: Serve, role: clerk, time: 2m, emotion: {score: 2, good: 3, bad: -1}, end: served}
"""


def shop():
    loaded = loads(SHOP)
    assert loaded.map is not None, loaded.problems
    return loaded.map


def test_the_hurried_tolerate_half_and_feel_worse_but_never_beyond_the_scale():
    assert segment_data(personas()["hurried"], shop(), "15%") == {
        "title": {"zh": "急性子客户", "en": "Hurried customer"},
        "share": "15%",
        "changes": {
            "wait": {
                "time": {"tolerance": "5m"},
                "emotion": {"score": -5, "source": {"zh": "假设", "en": "assumed"}},
            }
        },
    }


def test_the_new_take_longer_where_somebody_explains_and_the_standard_stays():
    changes = segment_data(personas()["newcomer"], shop())["changes"]
    assert changes == {"serve": {"time": {"estimate": {"mean": "2m36s", "cv": 0}}}}


def test_good_and_bad_stay_on_their_sides_of_the_score():
    data = segment_data(personas()["expressive"], loads(SHOP.replace("good: 3", "good: 2")).map)
    assert data["changes"]["serve"]["emotion"]["good"] == 3 == data["changes"]["serve"]["emotion"]["score"]


@pytest.mark.parametrize(
    ("name", "file"), [(n, "corner-shoeshine") for n in personas()] + [("newcomer", "branch-visitor-routing")]
)
def test_every_persona_goes_into_a_real_map(name, file, tmp_path, capsys):
    path = tmp_path / "hall.blueprint.yaml"
    before = (MAPS / f"{file}.blueprint.yaml").read_text(encoding="utf-8")
    path.write_text(before, encoding="utf-8")
    assert main(["personas", name, "--map", str(path), "--share", "12.5%", "--write"]) == 0
    loaded = load(path)
    assert lint(loaded).errors == 0
    assert loaded.map is not None and sum(segment_shares(loaded.map).values()) == 1
    assert Analysis(loaded.map).of(name).experience.remembered is not None
    comments = re.findall(r"#.*", before)
    assert all(c in path.read_text(encoding="utf-8") for c in comments)
    assert main(["personas", name, "--map", str(path)]) == 2
    assert "already" in capsys.readouterr().err


def test_a_map_without_segments_gets_the_others_too(tmp_path):
    path = tmp_path / "shop.blueprint.yaml"
    path.write_text(SHOP, encoding="utf-8")
    assert main(["personas", "hurried", "--map", str(path), "--write"]) == 0
    loaded = load(path)
    assert lint(loaded).errors == 0 and list(loaded.map.segments) == ["others", "hurried"]
    assert "# sit" in path.read_text(encoding="utf-8")


def test_listing_and_refusals(capsys):
    assert main(["personas", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert all(f"{id_} " in said for id_ in personas()) and "assumed" in said
    assert main(["personas", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["personas"]) == set(personas())
    assert main(["personas", "nobody"]) == 2
    assert main(["personas", "hurried", "--map", "x", "--share", "130%"]) == 2
    assert "130%" in capsys.readouterr().err


def test_stereotypes_of_the_decks_are_left_out():
    text = json.dumps([p.model_dump(mode="json") for p in personas().values()], ensure_ascii=False).lower()
    assert not re.search(r"女|老年|老人|women|woman|elderly", text)
