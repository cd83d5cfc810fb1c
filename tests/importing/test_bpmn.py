"""BPMN to a map: ours without loss, edited ours as edited, others' as far as it goes, with a note on the rest."""

import shutil
from pathlib import Path

import pytest

from blueprint.importing.lanes import known_lane
from blueprint.model.loader import load, loads
from blueprint.model.naming import new_id
from blueprint.model.writing import as_written
from tests.export.test_bpmn import CHAIN, IN_LANGUAGES, exported, file_of, map_named
from tests.importing.bpmn_text import back, flows, process
from tests.run import run

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))


@pytest.mark.parametrize(("name", "texts"), [*IN_LANGUAGES, ("chain", "both")])
def test_map_to_bpmn_to_map_keeps_everything(name, texts, tmp_path):
    read_back, notes = back(exported(name, texts), tmp_path)
    first = map_named(name)
    assert notes == []
    assert as_written(read_back) == as_written(first)
    assert read_back == first
    assert list(read_back.touchpoints) == list(first.touchpoints)


@pytest.mark.parametrize("path", MAPS, ids=lambda p: p.name.split(".")[0])
def test_by_the_command_line(path, tmp_path):
    assert run("export", path, "--to", "bpmn", "--out", tmp_path).code == 0
    again = tmp_path / "again.blueprint.yaml"
    for other in MAPS:  # a map may stand in another one
        if other != path:
            shutil.copy(other, tmp_path)
    done = run("import", tmp_path / path.name.split(".")[0] / "blueprint.bpmn", "-o", again)
    assert done.code == 0, done.stderr
    assert load(again).map == load(path).map


BRANCHES = """\
blueprint: 1
title: {zh: 甲, en: A}
touchpoints:
  fork: {lane: customer, title: F, start: 100%, next: {all: [a, b, meet]}}
  a: {lane: frontstage, title: A, next: {c: 1/3, d: 2/3}}
  b: {lane: backstage, title: B, next: meet}
  c: {lane: frontstage, title: C, next: meet}
  d: {lane: frontstage, title: D, next: meet}
  meet: {lane: customer, title: M, join: all, next: {fork: 10%}, end: {served: 60%, lost: 30%}}
"""
TWO_WAYS = """\
blueprint: 1
title: x
touchpoints:
  in: {lane: customer, title: I, start: 70%, next: [{to: out, share: 40%, when: a}, {to: out, when: b}]}
  也: {lane: customer, title: 从旁门进, start: 30%, next: out}
  out: {lane: frontstage, title: O, end: served}
"""


@pytest.mark.parametrize("text", [BRANCHES, TWO_WAYS, CHAIN], ids=["branches", "two ways", "chain"])
def test_branches_several_entries_and_repeated_arrows(text, tmp_path):
    first = loads(text).map
    read_back, notes = back(file_of(first), tmp_path)
    assert (read_back, notes) == (first.model_copy(update={"id": "text"}), [])


def test_what_was_edited_in_bpmn_wins(tmp_path):
    raw = exported("long").decode()
    raw = raw.replace(
        'id="touchpoint_triage" name="导服分流 · Triage"', 'id="touchpoint_triage" name="分诊 · Sort"'
    )
    raw = raw.replace('id="end_wait_abandoned" name="abandoned"', 'id="end_wait_abandoned" name="gave up"')
    flow = 'id="split_triage-to-join_wait" name='
    assert flow + '"现金业务 · 55 %"' in raw
    raw = raw.replace(flow + '"现金业务 · 55 %"', flow + '"带现金的 · 50 %"')
    moved = "<bpmn:flowNodeRef>touchpoint_apologise</bpmn:flowNodeRef>"
    raw = raw.replace(moved, "", 1).replace(
        "<bpmn:flowNodeRef>touchpoint_mend", moved + "<bpmn:flowNodeRef>touchpoint_mend", 1
    )
    read_back, notes = back(raw, tmp_path)
    triage = read_back.touchpoints["triage"]
    assert as_written(read_back)["touchpoints"]["triage"]["title"] == {"zh": "分诊", "en": "Sort"}
    assert triage.emotion == map_named("long").touchpoints["triage"].emotion
    assert (str(triage.next[0].when), triage.next[0].share * 2) == ("带现金的", 1)
    assert set(read_back.touchpoints["wait"].end) == {"gave-up"}
    assert read_back.touchpoints["apologise"].lane == "backstage"
    assert notes == []


def test_a_share_that_is_left_out_stays_the_rest(tmp_path):
    first = loads(BRANCHES.replace("lost: 30%", "lost: ").replace("{c: 1/3, d: 2/3}", "{c: 1/3, d: }")).map
    read_back, notes = back(file_of(first), tmp_path)
    assert notes == []
    assert read_back.touchpoints["a"] == first.touchpoints["a"]
    assert read_back.touchpoints["meet"].ways == first.touchpoints["meet"].ways


FOREIGN = process(
    '<laneSet id="l"><lane id="l1" name="顾客"><flowNodeRef>Task_1</flowNodeRef><flowNodeRef>Task_4</flowNodeRef></lane>',
    '<lane id="l2" name="Front desk"><flowNodeRef>Task_2</flowNodeRef></lane>',
    '<lane id="l3" name="Accounting"><flowNodeRef>Task_3</flowNodeRef></lane></laneSet>',
    '<startEvent id="s"/><task id="Task_1" name="报修"/><userTask id="Task_2" name="Take the case"/>',
    '<task id="Task_3" name="Check"/><manualTask id="Task_4" name="Take the case"/>',
    '<exclusiveGateway id="g" name="ok?"/><exclusiveGateway id="h"/><endEvent id="e" name="All done"/>',
    flows(
        "s>Task_1",
        "Task_1>g",
        "g>Task_2>yes, 70%",
        "g>Task_3>no",
        "Task_2>h",
        "Task_3>h",
        "h>Task_4",
        "Task_4>e",
    ),
    '<textAnnotation id="note_1"><text>careful</text></textAnnotation>',
)


def test_bpmn_of_others(tmp_path):
    read_back, notes = back(FOREIGN, tmp_path)
    assert as_written(read_back)["touchpoints"] == {
        "报修": {
            "lane": "customer",
            "title": "报修",
            "next": [
                {"to": "take-the-case", "share": "70%", "when": "ok? yes"},
                {"to": "check", "when": "ok? no"},
            ],
        },
        "take-the-case": {
            "lane": "frontstage",
            "title": "Take the case",
            "role": "Front desk",
            "next": "take-the-case-2",
        },
        "check": {"lane": "backstage", "title": "Check", "role": "Accounting", "next": "take-the-case-2"},
        "take-the-case-2": {"lane": "customer", "title": "Take the case", "end": "all-done"},
    }
    assert str(read_back.title) == "Repairs"
    assert len(notes) == 2
    assert "'note_1' (careful)" in notes[0]
    assert notes[1].startswith("which of the five lanes is 'Accounting'?")


def test_shares_are_not_invented(tmp_path):
    read_back, notes = back(FOREIGN.replace(", 70%", ""), tmp_path)
    assert [c.share for c in read_back.touchpoints["报修"].next] == [None, None]
    assert "touchpoint '报修': the file does not say the shares of take-the-case, check" in notes


def test_parallel_gateways_events_and_what_has_no_place(tmp_path):
    raw = process(
        '<startEvent id="s"/><task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/><task id="j" name="J"/>',
        '<parallelGateway id="p1"/><parallelGateway id="p2"/><endEvent id="e"/>',
        '<subProcess id="sub" name="Sub"><task id="inner"/></subProcess>',
        '<boundaryEvent id="err" attachedToRef="j"><errorEventDefinition id="x"/></boundaryEvent>',
        '<boundaryEvent id="late" attachedToRef="c"><timerEventDefinition id="y"/></boundaryEvent>',
        '<inclusiveGateway id="inc"/><callActivity id="call" name="Other"/><weird id="w" name="?"/>',
        flows("s>a", "a>p1", "p1>b", "p1>c", "b>p2", "c>p2", "p2>j", "j>inc", "inc>sub>x 50%", "inc>e>50%"),
        flows("sub>e", "err>call", "call>e", "nowhere>a").replace('id="f', 'id="g'),
    )
    read_back, notes = back(raw, tmp_path)
    points = read_back.touchpoints
    assert points["a"].together and [c.to for c in points["a"].next] == ["b", "c"]
    assert points["j"].join == "all"
    assert points["j"].fails.then == "other" and "other" in [c.to for c in points["j"].next]
    assert points["j"].end.keys() == {"done"}
    said = "\n".join(notes)
    for part in (
        "names that no part of a map bears: subProcess 'Sub'",
        "weird 'w'",
        "not in the file: nowhere -> 'A'",
        "inclusiveGateway 'inc'",
        "the file has no lanes",
    ):
        assert part in said
    assert points["step"].title["zh"] == "步骤"
    assert "late (timer)" in said


def test_gateways_in_a_circle_and_choices_after_forks(tmp_path):
    raw = process(
        '<startEvent id="s"/><task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>',
        '<exclusiveGateway id="g"/><exclusiveGateway id="h"/><parallelGateway id="p"/>',
        flows("s>a", "a>g", "g>h", "h>g", "h>b", "b>p", "p>c", "p>g"),
    )
    read_back, notes = back(raw, tmp_path)
    points = read_back.touchpoints
    assert [c.to for c in points["a"].next] == ["decide"]
    assert {c.to for c in points["decide"].next} == {"b", "decide"}
    assert {c.to for c in points["b"].next} == {"c", "decide"}
    assert any("start together at 'b' cross others" in note for note in notes)


def test_a_net_of_gateways_is_given_up_in_time(tmp_path):
    gates = [f'<exclusiveGateway id="g{i}"/>' for i in range(12)]
    every = [f"g{i}>g{j}" for i in range(12) for j in range(12) if i != j]
    raw = process(
        '<startEvent id="s"/><task id="a" name="A"/>', *gates, flows("s>a", "a>g0", *every, "g11>a")
    )
    _, notes = back(raw, tmp_path)
    assert "the gateways after 'a' lead on in too many ways; only the first are read" in notes


def test_exits_without_shares_stay(tmp_path):
    raw = process(
        '<startEvent id="s"/><task id="a" name="A"/><exclusiveGateway id="g"/>',
        '<endEvent id="x" name="Bought"/><endEvent id="y" name="Left"/>',
        flows("s>a", "a>g", "g>x", "g>y"),
    )
    read_back, notes = back(raw, tmp_path)
    assert read_back.touchpoints["a"].end == {"bought": None, "left": None}
    assert "touchpoint 'a': the file does not say the shares of bought, left" in notes


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "document type"),
        ('<?xml version="1.0" encoding="UTF-16"?><x/>', "not well-formed"),
        ("<definitions>", "not well-formed"),
        ("", "not well-formed"),
        ("\x00\xff", "not well-formed"),
        ("<x/>", "is no BPMN 2.0 file"),
        ("<x>" * 500 + "</x>" * 500, "nested more than"),
        ("<x>" + " " * (4 * 2**20) + "</x>", "larger than 4 MB"),
    ],
    ids=range(8),
)
def test_files_that_are_refused(raw, said, tmp_path):
    file = tmp_path / "x.bpmn"
    file.write_text(raw, encoding="utf-8")
    done = run("import", file)
    assert done.code == 2 and said in done.stderr and done.stderr.count("\n") == 1


def test_both_ways_use_the_same_namespaces():
    from blueprint.export.bpmn import names as written
    from blueprint.importing.bpmn import names as read_

    assert (written.BPMN, written.BPSIM, written.OWN) == (read_.BPMN, read_.BPSIM, read_.OWN)


def test_a_process_without_anything_says_so(tmp_path):
    file = tmp_path / "x.bpmn"
    file.write_text(process(), encoding="utf-8")
    done = run("import", file)
    assert done.code == 1 and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "lane"),
    [
        ("客户行为 · Customer actions", "customer"),
        ("Customer service", "frontstage"),
        ("前台（可见） · Frontstage", "frontstage"),
        ("后台", "backstage"),
        ("IT", "support"),
        ("Support processes", "support"),
        ("有形展示", "evidence"),
        ("Patient", "customer"),
        ("Accounting", None),
    ],
)
def test_lanes_are_guessed_by_their_names(name, lane):
    assert known_lane(name) == lane


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Take the case!", "take-the-case"),
        ("报修", "报修"),
        ("yes", "step-yes"),
        ("12", "step-12"),
        ("…", "step"),
    ],
)
def test_new_ids(name, id_):
    assert new_id(name, (), "step") == id_
    assert new_id(name, (id_,), "step") == f"{id_}-2"
