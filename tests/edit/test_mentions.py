"""Another id for a touchpoint reaches every place that names it."""

import re

import pytest

from blueprint.edit import apply, verb_from
from blueprint.figures.whatif.changes import apply_changes
from blueprint.model.loader import loads
from tests.model.long_example import LONG

PLANS = """change:
      - triage.staffed.servers=3
      - "hurried:wait.emotion = -2"
      - touchpoints.triage.next.wait.share=60%
      - segments.hurried.changes.wait.time.tolerance=4m
      - triage.fails.then=apologise
      - triage.next.leave.load.of=triage
      - promises.visit-in-25m.from=triage
      - wait.end.abandoned=12%
      - arrivals=61/h"""
MAP = LONG.replace("change: [triage.staffed.servers=3, arrivals=61/h]", PLANS)
LOADED = ", load: {of: triage, from: 70%, to: 95%}"


def renamed(text: str, old: str, new: str) -> str:
    return apply(text, verb_from({"verb": "rename", "id": old, "to": new}))


@pytest.mark.parametrize("id_", ["triage", "apologise", "wait", "leave", "queue-system"])
def test_no_place_of_the_long_example_keeps_the_old_id(id_: str):
    before, after = loads(MAP).map, renamed(MAP, id_, "elsewhere")
    assert before is not None and before.plans["second-guide"].change != ()
    assert not re.search(rf"(?<![\w-]){id_}(?![\w-])", re.sub(r"en: \w+( \w+)*", "", after))
    assert renamed(after, "elsewhere", id_) == MAP


def test_a_plan_changes_the_same_as_before():
    before = loads(MAP.replace(LOADED, "")).map
    change = [said for said in before.plans["second-guide"].change if ".load." not in said]
    made = apply_changes(before, change).map
    after = loads(renamed(renamed(MAP.replace(LOADED, ""), "triage", "desk"), "wait", "title")).map
    said = [each for each in after.plans["second-guide"].change if ".load." not in each]
    assert "hurried:title.emotion = -2" in said
    other = apply_changes(after, said).map
    assert other.touchpoints["desk"].staffed == made.touchpoints["triage"].staffed
    assert other.touchpoints["desk"].fails == made.touchpoints["triage"].fails
    assert other.segments["hurried"].changes["title"] == made.segments["hurried"].changes["wait"]
    assert [w.share for w in other.touchpoints["desk"].next] == [
        w.share for w in made.touchpoints["triage"].next
    ]


def test_an_id_that_is_a_key_of_maps_is_said_of_the_touchpoint():
    text = MAP.replace("touchpoints.triage.next.wait.share=60%", "wait.time.standard=4m")
    after = loads(renamed(text, "wait", "title")).map
    assert "touchpoints.title.time.standard=4m" in after.plans["second-guide"].change


def test_longer_ids_that_begin_alike_stay():
    text = MAP.replace("status-call", "wait.more").replace("arrivals=61/h", "wait.more.time.standard=9m")
    after = renamed(text, "wait", "queue")
    assert "- wait.more.time.standard=9m" in after and "all: [mend, wait.more]" in after


def test_a_way_follows_no_pressure_of_a_touchpoint_that_is_gone():
    text = MAP.replace("load: {of: triage", "load: {of: agent")
    assert "load:" in text and "load:" not in apply(text, verb_from({"verb": "delete", "ids": ["agent"]}))
