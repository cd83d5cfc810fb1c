"""JSON of any program to a map, by a file of fields; what does not fit is one sentence with its place."""

import json
from pathlib import Path

import pytest

from blueprint.model.loader import loads
from blueprint.model.writing import as_written
from tests.run import run

FLOW = {
    "name": "Returns",
    "nodes": [
        {
            "id": "1",
            "data": {"label": "Bring it back", "lane": "L1", "minutes": 3, "pains": ["queue", "no sign"]},
        },
        {"id": "2", "data": {"label": "Check, then decide", "lane": "L2", "minutes": 5.5}},
        {"id": "3", "data": {"label": "Refund", "lane": "L3"}},
        {"id": "4", "data": {}},
    ],
    "edges": [
        {"source": "1", "target": "2"},
        {"source": "2", "target": "3", "label": "in order", "p": 0.9},
        {"source": "2", "target": "1", "label": "no receipt", "p": 0.1},
        {"source": "9", "target": "1"},
    ],
    "lanes": [
        {"key": "L1", "name": "Customer"},
        {"key": "L2", "name": "Cashier"},
        {"key": "L3", "name": "后台"},
    ],
}
FIELDS = """\
title: name
steps: nodes[]
step:
  id: id
  title: data.label
  lane: data.lane
  Minutes: data.minutes
  痛点: data.pains[]
arrows: edges[]
arrow: {from: source, to: target, when: label, share: p}
lanes: lanes[]
lane: {id: key, title: name}
"""
STAGES = {
    "stages": [
        {"name": "Before", "steps": [{"what": "Search", "mood": 2, "goes": [{"to": "Book", "share": 70}, {"to": "Leave it", "share": 30}]}, {"what": "Leave it"}]},
        {"name": "During", "steps": [{"what": "Book", "who": "客服", "mood": -1}, {"what": "Till", "who": "Support"}]},
    ]
}  # fmt: skip
NESTED = """\
steps: stages[].steps[]
step:
  title: what
  lane: who
  phase: ^.name
  emotion: mood
  next.to: goes[].to
  next.share: goes[].share
"""


def brought(folder: Path, data, fields: str):
    raw = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    (folder / "f.json").write_text(raw, encoding="utf-8")
    (folder / "f.yaml").write_text(fields, encoding="utf-8")
    done = run("import", folder / "f.json", "--map", folder / "f.yaml")
    assert "Traceback" not in done.stderr
    return (as_written(loads(done.stdout).map) if done.stdout else None), done


def test_nodes_edges_and_lanes_in_lists_of_their_own(tmp_path):
    made, done = brought(tmp_path, FLOW, FIELDS)
    assert made["title"] == "Returns"
    assert made["touchpoints"] == {
        "bring-it-back": {
            "lane": "customer",
            "title": "Bring it back",
            "time": "3m",
            "notes": [{"pain": "queue"}, {"pain": "no sign"}],
            "next": "check-then-decide",
        },
        "check-then-decide": {
            "lane": "frontstage",
            "title": "Check, then decide",
            "time": "5m30s",
            "next": [
                {"to": "refund", "share": "90%", "when": "in order"},
                {"to": "bring-it-back", "share": "10%", "when": "no receipt"},
            ],
        },
        "refund": {"lane": "backstage", "title": "Refund", "end": "done"},
    }
    for said in (
        "nodes[3] have no title and were left out",
        "arrows that lead from or to no step were not read: edges[3]",
        "no arrow and no exit leaves refund: read as `end: done`",
    ):
        assert said in done.stderr


def test_steps_in_stages_that_say_themselves_what_comes_next(tmp_path):
    made, _ = brought(tmp_path, STAGES, NESTED)
    assert made["phases"] == {"before": "Before", "during": "During"}
    points = made["touchpoints"]
    assert points["search"]["next"] == {"book": "70%", "leave-it": "30%"}
    assert [(t["phase"], t.get("emotion")) for t in points.values()] == [
        ("before", 2),
        ("before", None),
        ("during", -1),
        ("during", None),
    ]
    assert points["book"]["lane"] == "frontstage" and points["till"]["lane"] == "support"


@pytest.mark.parametrize(
    ("data", "fields", "said"),
    [
        (FLOW, "steps: cells[]\nstep: {title: t}", "f.json: the path 'cells[]' leads to nothing; at the top there is 'name', 'nodes', 'edges', 'lanes'"),
        (FLOW, "steps: nodes[]\nstep: {title: data}", "f.json: nodes[0].data is a mapping, where one text or number is wanted"),
        (FLOW, "steps: nodes[]\nstep:\n  title: data.label\n  role: data.pains", "f.json: nodes[0].data.pains is a list, where one text or number is wanted"),
        (FLOW, "steps: nodes[]\nstep:\n  titel: data.label", "f.yaml:3:3: there is no 'titel' here; did you mean 'title'?"),
        (FLOW, "steps: nodes[]\nstep: {title: '[x'}", "f.yaml:2:15: '[x' is no path"),
        (FLOW, "step: {title: t}", "f.yaml:1:1: `steps` is missing: where the list of steps is"),
        (FLOW, "steps: nodes[]", "f.yaml:1:1: `title` is missing: what a step is called"),
        (FLOW, "- a", "f.yaml:1:1: this file says where things are"),
        (FLOW, "steps: nodes[]\nstep: {title: id}\nunit: fortnight", "f.yaml:3:1: the unit of times is one of s, m, h, d, w"),
        ('{"a": [1, }', NESTED, "f.json:1:11: this is no JSON"),
        ("[" * 200_000, NESTED, "nested more than 64 levels"),
        ("9" * 10_000, NESTED, "this is no JSON"),
    ],
    ids=range(12),
)  # fmt: skip
def test_what_does_not_fit_is_one_sentence_with_its_place(data, fields, said, tmp_path):
    made, done = brought(tmp_path, data, fields)
    assert made is None and done.code == 2 and done.stderr.count("\n") == 1
    assert said in done.stderr


def test_without_a_file_of_fields_it_says_what_there_is(tmp_path):
    (tmp_path / "f.json").write_text(json.dumps(FLOW), encoding="utf-8")
    done = run("import", tmp_path / "f.json")
    assert (
        done.code == 2
        and "`--map FIELDS.yaml` says where they are; at the top there is 'name'" in done.stderr
    )
