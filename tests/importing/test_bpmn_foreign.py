"""What other programs draw in BPMN, and how people read it: questions, roles, pools, timers, subprocesses, simulation data."""

import itertools
from pathlib import Path

import pytest
import yaml

from blueprint.model.loader import loads
from blueprint.model.writing import as_written
from tests.importing.bpmn_text import HEAD, back, flows, laned, message, pools, process
from tests.run import run

LINE = '<startEvent id="s"/>{}<endEvent id="e"/>'


def touchpoints(raw: str, folder: Path, lanes: dict[str, str] | None = None) -> dict[str, dict[str, object]]:
    found, _ = back(raw, folder, lanes)
    return as_written(found)["touchpoints"]


def tasks(*names: str, tag: str = "task") -> str:
    return "".join(f'<{tag} id="{name}" name="{name.upper()}"/>' for name in names)


def test_the_question_of_a_gateway_stays(tmp_path):
    raw = process(
        LINE.format(tasks("a", "b", "c") + '<exclusiveGateway id="g" name="Under warranty?"/>'),
        flows("s>a", "a>g", "g>b>Yes", "g>c>No", "b>e", "c>e"),
    )
    made = touchpoints(raw, tmp_path)
    assert made["a"]["next"] == [
        {"to": "b", "when": "Under warranty? Yes"},
        {"to": "c", "when": "Under warranty? No"},
    ]


def test_a_condition_without_a_name_is_what_is_asked(tmp_path):
    raw = process(
        LINE.format(tasks("a", "b", "c") + '<exclusiveGateway id="g"/>'),
        flows("s>a", "a>g", "b>e", "c>e"),
        '<sequenceFlow id="x" sourceRef="g" targetRef="b"><conditionExpression>amount > 100</conditionExpression></sequenceFlow>',
        '<sequenceFlow id="y" name="small" sourceRef="g" targetRef="c"><conditionExpression>amount &lt; 9</conditionExpression></sequenceFlow>',
    )
    found, notes = back(raw, tmp_path)
    assert [str(c.when) for c in found.touchpoints["a"].next] == ["amount > 100", "small"]
    assert "the condition of flow 'y' is not read: amount < 9" in notes


@pytest.mark.parametrize(
    ("name", "lane"),
    [
        ("客户", "customer"), ("Client", "customer"), ("Customers", "customer"), ("Kunde", "customer"), ("Cliente", "customer"),
        ("The customer (online)", "customer"), ("客户经理", "frontstage"), ("客户服务部", "frontstage"), ("大堂经理", "frontstage"),
        ("柜员", "frontstage"), ("Client advisor", "frontstage"), ("User support desk", "frontstage"), ("Teller", "frontstage"),
        ("Receptionist", "frontstage"), ("客服专员", "frontstage"), ("Call centre agent", "frontstage"), ("CRM system", "support"),
        ("核心系统", "support"), ("Back office", "backstage"),
    ],
)  # fmt: skip
def test_lanes_whose_names_say_it(name, lane, tmp_path):
    raw = process(laned(**{name: "a"}), LINE.format(tasks("a")), flows("s>a", "a>e"))
    found, notes = back(raw, tmp_path)
    assert found.touchpoints["a"].lane == lane
    assert (str(found.touchpoints["a"].role) == name) == (lane != "customer")
    assert notes == []


@pytest.mark.parametrize(
    "name",
    [
        "Customer relationship manager",
        "Guest relations officer",
        "Sachbearbeiter",
        "Nurse",
        "Patient transport crew",
        "Bank",
        "客户数据科",
    ],
)
def test_a_word_inside_a_name_says_nothing_and_doubt_is_noted(name, tmp_path):
    raw = process(laned(**{name: "a"}), LINE.format(tasks("a")), flows("s>a", "a>e"))
    found, notes = back(raw, tmp_path)
    assert (found.touchpoints["a"].lane, str(found.touchpoints["a"].role)) == ("backstage", name)
    assert notes[0].startswith(f"which of the five lanes is {name!r}?")


def test_a_lane_without_a_name_is_its_pool_and_a_process_is_none(tmp_path):
    inner = (
        '<laneSet id="ls"><lane id="l"><flowNodeRef>a</flowNodeRef></lane></laneSet>'
        + LINE.format(tasks("a"))
        + flows("s>a", "a>e")
    )
    assert touchpoints(pools("", Guest=inner), tmp_path)["a"] == {
        "lane": "customer",
        "title": "A",
        "end": "done",
    }
    raw = f'{HEAD}<process id="p" name="Customer onboarding">{LINE.format(tasks("a"))}{flows("s>a", "a>e")}</process></definitions>'
    found, notes = back(raw, tmp_path)
    assert (found.touchpoints["a"].lane, found.touchpoints["a"].role) == ("backstage", None)
    assert notes == ["the file has no lanes; its touchpoints stand in backstage"]


def test_lanes_are_said_by_a_file(tmp_path):
    file, lanes = tmp_path / "x.bpmn", tmp_path / "lanes.yaml"
    file.write_text(
        process(laned(Nurse="a", Bank="b"), LINE.format(tasks("a", "b")), flows("s>a", "a>b", "b>e")),
        encoding="utf-8",
    )
    lanes.write_text("Nurse: frontstage\nbank: 客户行为\nPorter: support\n", encoding="utf-8")
    done = run("import", file, "--lanes", lanes)
    made = loads(done.stdout).map.touchpoints
    assert (made["a"].lane, made["b"].lane) == ("frontstage", "customer")
    assert done.stderr == "blueprint: not understood: the lanes given name 'Porter', which the file has not\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Nurse: frontstge\n",
            "lanes.yaml:1:8: 'frontstge' is not a lane; one of evidence, customer, frontstage, backstage, support",
        ),
        (
            "Bank: backstage\nNurse: [a]\n",
            "lanes.yaml:2:1: the lanes are lines such as `Front desk: frontstage`",
        ),
        ("- a\n", "lanes.yaml:1:1: the lanes are lines such as `Front desk: frontstage`"),
        ("a: {\n", "lanes.yaml:"),
    ],
)
def test_a_file_of_lanes_that_is_none(text, said, tmp_path):
    file, lanes = tmp_path / "x.bpmn", tmp_path / "lanes.yaml"
    file.write_text(process(LINE.format(tasks("a"))), encoding="utf-8")
    lanes.write_text(text, encoding="utf-8")
    done = run("import", file, "--lanes", lanes)
    assert done.code == 2 and said in done.stderr and done.stderr.count("\n") == 1


KITCHEN = (
    '<startEvent id="qs" name="Order came in"/>'
    + tasks("cook")
    + '<endEvent id="qe" name="Meal out"/>'
    + flows("qs>cook", "cook>qe")
)
GUEST = LINE.format(tasks("order", "eat")) + flows("s>order", "order>eat", "eat>e")


def test_a_message_between_pools_is_a_connection(tmp_path):
    raw = pools(message("order", "qs", "order slip") + message("cook", "eat"), Guest=GUEST, Kitchen=KITCHEN)
    found, notes = back(raw, tmp_path)
    assert as_written(found)["touchpoints"] == {
        "order": {
            "lane": "customer",
            "title": "ORDER",
            "next": [{"to": "cook", "handoff": {"step": "order slip"}}],
        },
        "eat": {"lane": "customer", "title": "EAT", "end": "done"},
        "cook": {"lane": "backstage", "title": "COOK", "role": "Kitchen", "next": "eat"},
    }
    assert (
        "'ORDER' waits for an answer, so the arrow goes by way of 'Order came in' and not straight on"
        in notes
    )
    assert "names that no part of a map bears: startEvent 'Order came in', endEvent 'Meal out'" in notes


def test_request_and_answer_at_one_touchpoint(tmp_path):
    raw = pools(message("order", "qs") + message("cook", "order"), Guest=GUEST, Kitchen=KITCHEN)
    made = touchpoints(raw, tmp_path)
    assert {id_: part.get("next") for id_, part in made.items()} == {
        "order": "cook",
        "cook": "eat",
        "eat": None,
    }


def test_a_customer_without_steps_gets_them_from_its_messages(tmp_path):
    shop = LINE.format(tasks("find", "back")) + flows("s>find", "find>back", "back>e")
    raw = pools(
        message("pool-Customer", "s", "device") + message("back", "pool-Customer", "mended device"),
        Customer="",
        Workshop=shop,
    )
    made = touchpoints(raw, tmp_path)
    assert [(part["title"], part["lane"], part.get("next", part.get("end"))) for part in made.values()] == [
        ("device", "customer", "find"),
        ("FIND", "backstage", "back"),
        ("BACK", "backstage", "mended-device"),
        ("mended device", "customer", "done"),
    ]


def test_another_pool_without_steps_is_noted_with_both_ends(tmp_path):
    shop = LINE.format(tasks("find")) + flows("s>find", "find>e")
    _, notes = back(pools(message("find", "pool-Supplier", "part"), Workshop=shop, Supplier=""), tmp_path)
    assert any("(part) from 'FIND' to 'Supplier': one end has no steps" in note for note in notes)
    made = touchpoints(
        pools(message("find", "pool-Supplier", "part"), Workshop=shop, Supplier=""),
        tmp_path,
        {"Supplier": "customer"},
    )
    assert made["find"]["next"] == "part"


def timer(tag: str, length: str, **attributes: str) -> str:
    more = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<{tag}{more}><timerEventDefinition id="t-{length}"><timeDuration>{length}</timeDuration></timerEventDefinition></{tag}>'


def test_timers_are_times_and_tolerances(tmp_path):
    wait = timer("intermediateCatchEvent", "PT2H", id="w")
    late = timer("boundaryEvent", "P2D", id="late", name="2 days over", attachedToRef="a")
    raw = process(LINE.format(tasks("a", "x") + wait + late), flows("s>w", "w>a", "a>e", "late>x", "x>e"))
    found, notes = back(raw, tmp_path)
    made = as_written(found)["touchpoints"]
    assert made["wait-2-h"] == {
        "lane": "backstage",
        "title": {"zh": "等待 2 小时", "en": "Wait 2 h"},
        "time": "2h",
        "next": "a",
    }
    assert made["a"] == {
        "lane": "backstage", "title": "A", "time": {"tolerance": "2d"}, "end": "done", "next": [{"to": "x", "when": "2 days over"}],
    }  # fmt: skip
    assert "without a name in the file, and called after what they are: wait-2-h" in notes


def test_times_that_are_none_are_noted(tmp_path):
    wait = timer("intermediateCatchEvent", "${later}", id="w", name="Wait")
    _, notes = back(process(LINE.format(wait), flows("s>w", "w>e")), tmp_path)
    assert "the time of 'w' is not read: ${later}" in notes


def test_escalation_beside_is_a_way_out_with_a_note(tmp_path):
    rise = '<boundaryEvent id="r" name="too hard" attachedToRef="a" cancelActivity="false"><escalationEventDefinition id="d"/></boundaryEvent>'
    raw = process(LINE.format(tasks("a", "b", "boss") + rise), flows("s>a", "a>b", "b>e", "r>boss", "boss>e"))
    found, notes = back(raw, tmp_path)
    assert [(c.to, str(c.when or "")) for c in found.touchpoints["a"].next] == [
        ("b", ""),
        ("boss", "too hard"),
    ]
    assert any("'too hard' on 'A' does not end it" in note for note in notes)


def test_a_subprocess_is_opened_and_its_failure_goes_where_it_is_caught(tmp_path):
    inner = (
        '<startEvent id="is"/>'
        + tasks("i1", "i2")
        + '<exclusiveGateway id="ig" name="fine?"/><endEvent id="ie"/>'
        '<endEvent id="bad"><errorEventDefinition id="d1"/></endEvent>'
        + flows("is>i1", "i1>ig", "ig>i2>yes", "i2>ie", "ig>bad>no")
    )
    caught = '<boundaryEvent id="c" attachedToRef="sp"><errorEventDefinition id="d2"/></boundaryEvent>'
    raw = process(
        LINE.format(tasks("a", "sorry") + f'<subProcess id="sp" name="Check">{inner}</subProcess>' + caught),
        flows("s>a", "a>sp", "sp>e", "c>sorry", "sorry>e"),
    )
    made = touchpoints(raw, tmp_path)
    assert made["a"]["next"] == "i1"
    assert made["i1"]["next"] == [{"to": "i2", "when": "fine? yes"}, {"to": "sorry", "when": "fine? no"}]
    assert made["i2"]["end"] == "done"


def test_links_are_joined(tmp_path):
    thrown = '<intermediateThrowEvent id="lt" name="on"><linkEventDefinition id="l1" name="A"/></intermediateThrowEvent>'
    caught = '<intermediateCatchEvent id="lc" name="on"><linkEventDefinition id="l2" name="A"/></intermediateCatchEvent>'
    raw = process(LINE.format(tasks("a", "b") + thrown + caught), flows("s>a", "a>lt", "lc>b", "b>e"))
    assert touchpoints(raw, tmp_path)["a"]["next"] == "b"


def test_scripts_roles_and_other_maps(tmp_path):
    owner = (
        "<potentialOwner id='po'><resourceAssignmentExpression id='ra'><formalExpression>clerk</formalExpression>"
        "</resourceAssignmentExpression></potentialOwner>"
    )
    greet = f"<userTask id='a' name='Greet'><documentation>Say the name.</documentation>{owner}</userTask>"
    raw = process(
        "<documentation>What this is for</documentation>",
        LINE.format(greet + "<callActivity id='b' name='Pay out' calledElement='Pay Out'/>"),
        flows("s>a", "a>b", "b>e"),
    )
    found, notes = back(raw, tmp_path)
    assert str(found.purpose) == "What this is for"
    assert as_written(found)["touchpoints"]["greet"] == {
        "lane": "backstage", "title": "Greet", "role": "clerk", "script": ["Say the name."], "next": "pay-out",
    }  # fmt: skip
    assert found.touchpoints["pay-out"].map == "pay-out"
    assert any("import it as pay-out.blueprint.yaml" in note for note in notes)


def test_a_map_that_is_not_there_yet_is_carried_and_is_no_error(tmp_path):
    raw = process(
        LINE.format(tasks("a") + "<callActivity id='b' name='Pay out' calledElement='Pay Out'/>"),
        flows("s>a", "a>b", "b>e"),
    )
    (tmp_path / "p.bpmn").write_text(raw, encoding="utf-8")
    out = tmp_path / "p.blueprint.yaml"
    done = run("import", tmp_path / "p.bpmn", "-o", out)
    assert "x-map: pay-out" in out.read_text("utf-8") and run("lint", out).code == 0
    assert "pay-out.blueprint.yaml not there yet: `x-map` keeps the place of `map` at pay-out" in done.stderr
    (tmp_path / "pay-out.blueprint.yaml").write_text(
        "blueprint: 1\ntitle: Pay\ntouchpoints: {a: {lane: customer, title: A, end: served}}\n", "utf-8"
    )
    run("import", tmp_path / "p.bpmn", "-o", out, "--force")
    assert "map: pay-out" in out.read_text("utf-8").replace("x-map", "")


def test_a_called_process_in_the_same_file_takes_its_place(tmp_path):
    raw = (
        HEAD + '<process id="p">' + LINE.format(tasks("a") + '<callActivity id="b" name="B" calledElement="q"/>')
        + flows("s>a", "a>b", "b>e") + '</process><process id="q"><startEvent id="qs"/>' + tasks("x") + '<endEvent id="qe"/>'
        + flows("qs>x", "x>qe") + "</process></definitions>"
    )  # fmt: skip
    assert {id_: part.get("next") for id_, part in touchpoints(raw, tmp_path).items()} == {
        "a": "x",
        "x": None,
    }


def test_branches_that_start_with_the_process_start_together(tmp_path):
    gates = '<parallelGateway id="g"/><parallelGateway id="j"/>'
    raw = process(
        LINE.format(tasks("a", "b", "c") + gates), flows("s>g", "g>a", "g>b", "a>j", "b>j", "j>c", "c>e")
    )
    found, notes = back(raw, tmp_path)
    assert as_written(found)["touchpoints"]["start-together"]["next"] == {"all": ["a", "b"]}
    assert found.touchpoints["c"].join == "all"
    assert any(
        note.startswith("touchpoints made of gateways") and note.endswith(": start-together")
        for note in notes
    )


def test_branches_that_end_apart_meet_at_a_touchpoint_that_is_noted(tmp_path):
    raw = process(
        LINE.format(tasks("a", "b", "c") + '<parallelGateway id="g"/><endEvent id="e2"/>'),
        flows("s>a", "a>g", "g>b", "g>c", "b>e", "c>e2"),
    )
    found, notes = back(raw, tmp_path)
    made = as_written(found)["touchpoints"]
    assert made["a"]["next"] == {"all": ["b", "c"]}
    assert (made["b"]["next"], made["c"]["next"]) == ("all-done", "all-done")
    assert made["all-done"]["join"] == "all" and made["all-done"]["end"] == "done"
    assert any("start together at 'a' end apart" in note for note in notes)


def test_gateways_right_behind_each_other_become_touchpoints(tmp_path):
    gates = '<exclusiveGateway id="x" name="Both?"/><parallelGateway id="p"/><parallelGateway id="j"/>'
    raw = process(
        LINE.format(tasks("a", "b", "c", "d") + gates),
        flows("s>a", "a>x", "x>d>no", "x>p>yes", "p>b", "p>c", "b>j", "c>j", "j>d", "d>e"),
    )
    found, _ = back(raw, tmp_path)
    made = as_written(found)["touchpoints"]
    assert made["a"]["next"] == [
        {"to": "d", "when": "Both? no"},
        {"to": "start-together", "when": "Both? yes"},
    ]
    assert made["start-together"]["next"] == {"all": ["b", "c"]}
    assert made["all-done"]["join"] == "all" and made["all-done"]["next"] == "d"


def test_several_starts_stand_behind_one_touchpoint(tmp_path):
    raw = process(
        '<startEvent id="s1" name="By phone"/><startEvent id="s2" name="By mail"/>'
        + tasks("a", "b", "c")
        + '<endEvent id="e"/>',
        flows("s1>a", "s2>b", "a>c", "b>c", "c>e"),
    )
    found, _ = back(raw, tmp_path)
    first = found.touchpoints["come-in"]
    assert (first.lane, [(c.to, str(c.when)) for c in first.next]) == (
        "customer",
        [("a", "By phone"), ("b", "By mail")],
    )


def test_two_elements_of_one_id_and_one_without(tmp_path):
    raw = process(
        LINE.format('<task id="a" name="One"/><task id="a" name="Two"/><task name="Three"/>'),
        flows("s>a", "a>e"),
    )
    found, notes = back(raw, tmp_path)
    assert {"one", "two", "three"} <= set(found.touchpoints)
    assert (
        "two elements have the id 'a'; arrows that name it are read as those of the first, not of 'Two'"
        in notes
    )
    assert "task 'Three' has no id, so no arrow can lead to it" in notes


ODD = [
    "all",
    "yes",
    "no",
    "null",
    "end",
    "123",
    "!!!",
    "😀",
    "مرحبا",
    "A" * 300,
    "on",
    "a.b",
    "true",
    "~",
    "1e5",
    "Same",
    "Same",
]


def test_any_name_gives_an_id_that_lint_takes(tmp_path):
    ids = [f"t{n}" for n in range(len(ODD))]
    inner = "".join(f'<task id="{id_}" name="{name}"/>' for id_, name in zip(ids, ODD, strict=True))
    order = ["s", *ids, "e"]
    file = tmp_path / "x.bpmn"
    file.write_text(
        process(LINE.format(inner), flows(*(f"{a}>{b}" for a, b in itertools.pairwise(order)))),
        encoding="utf-8",
    )
    out = tmp_path / "out.blueprint.yaml"
    run("import", file, "-o", out)
    assert run("lint", out, "--select", "BP0,BP1").code == 0
    assert [str(t.title) for t in loads(out.read_text("utf-8")).map.touchpoints.values()] == ODD


def test_data_objects_are_seen_and_stores_are_used(tmp_path):
    data = (
        '<dataObject id="do"/><dataObjectReference id="dor" name="Receipt" dataObjectRef="do"/><dataStoreReference id="ds" name="Customer file"/>'
        '<association id="as" sourceRef="a" targetRef="ds"/><association id="as2" sourceRef="b" targetRef="dor"/>'
    )
    paper = '<task id="a" name="A"><dataOutputAssociation id="da"><sourceRef>x</sourceRef><targetRef>dor</targetRef></dataOutputAssociation></task>'
    raw = process(
        laned(柜员="a", Nurse="b"), LINE.format(paper + tasks("b") + data), flows("s>a", "a>b", "b>e")
    )
    found, notes = back(raw, tmp_path)
    assert [str(e) for e in found.touchpoints["a"].evidence] == ["Receipt"]
    assert (
        found.touchpoints["a"].uses == ("customer-file",)
        and found.touchpoints["customer-file"].lane == "support"
    )
    assert (
        "Receipt at touchpoint 'b': customers do not see what stands backstage, so it is not read as evidence"
        in notes
    )


SCENARIO = (
    '<relationship type="BPSimData"><extensionElements><b:BPSimData xmlns:b="http://www.bpsim.org/schemas/1.0"><b:Scenario id="sc">'
    "<b:ScenarioParameters {unit}/>{inner}</b:Scenario></b:BPSimData></extensionElements></relationship>"
)


def simulated(folder: Path, law: str, unit: str = 'baseTimeUnit="min"', name: str = "ProcessingTime"):
    inner = f'<b:ElementParameters elementRef="a"><b:TimeParameters><b:{name}><b:{law}/></b:{name}></b:TimeParameters></b:ElementParameters>'
    inner += '<b:ElementParameters elementRef="s"><b:ControlParameters><b:InterTriggerTimer><b:NegativeExponentialDistribution mean="4"/></b:InterTriggerTimer></b:ControlParameters></b:ElementParameters>'
    body = process(LINE.format(tasks("a")), flows("s>a", "a>e")).removesuffix("</definitions>")
    return back(body + SCENARIO.format(unit=unit, inner=inner) + "</definitions>", folder)


@pytest.mark.parametrize(
    ("law", "time"),
    [  # mean and coefficient of variation by hand
        ('NumericParameter value="2"', "2m"),
        ('DurationParameter value="PT90S"', "1m30s"),
        ('FloatingParameter value="1" timeUnit="hour"', "1h"),
        (
            'TriangularDistribution min="3" mode="5" max="12"',
            {"estimate": {"min": "3m", "likely": "5m", "max": "12m"}},
        ),
        ('NegativeExponentialDistribution mean="5"', {"estimate": {"mean": "5m", "cv": 1}}),
        ('NormalDistribution mean="10" standardDeviation="2"', {"estimate": {"mean": "10m", "cv": 0.2}}),
        ('UniformDistribution min="2" max="4"', {"estimate": {"mean": "3m", "cv": 0.19245}}),
        ('GammaDistribution shape="4" scale="2"', {"estimate": {"mean": "8m", "cv": 0.5}}),
        ('ErlangDistribution mean="6" k="9"', {"estimate": {"mean": "6m", "cv": 0.333333}}),
        ('WeibullDistribution shape="1" scale="3"', {"estimate": {"mean": "3m", "cv": 1}}),
    ],
)
def test_simulation_data(law, time, tmp_path):
    found, notes = simulated(tmp_path, law)
    assert as_written(found)["touchpoints"]["a"]["time"] == time
    assert found.arrivals == 15  # one every four minutes
    assert notes == ["the file has no lanes; its touchpoints stand in backstage"]


def test_simulation_data_without_a_unit_are_noted(tmp_path):
    found, notes = simulated(tmp_path, 'NumericParameter value="2"', unit="")
    assert found.touchpoints["a"].time is None and found.arrivals is None
    assert "the simulation data do not say their unit of time; these are not read: a, s" in notes


def test_files_in_other_encodings(tmp_path):
    text = '<?xml version="1.0" encoding="{}"?>' + process(
        LINE.format('<task id="a" name="受理"/>'), flows("s>a", "a>e")
    )
    for encoding in ("GBK", "GB2312", "Big5", "UTF-16"):
        assert list(touchpoints(text.format(encoding).encode(encoding), tmp_path)) == ["受理"]
    file = tmp_path / "x.bpmn"
    file.write_bytes(text.format("klingon").encode("gbk"))
    done = run("import", file)
    assert done.code == 2 and "encoding is klingon" in done.stderr


def test_notes_are_folded_when_there_are_many(tmp_path):
    file = tmp_path / "x.bpmn"
    lanes = laned(**{f"Unit {n}": f"t{n}" for n in range(60)})
    ids = [f"t{n}" for n in range(60)]
    file.write_text(
        process(
            lanes, LINE.format(tasks(*ids)), flows("s>t0", *(f"t{n}>t{n + 1}" for n in range(59)), "t59>e")
        ),
        encoding="utf-8",
    )
    assert "and 10 more that were not understood; --full prints them" in run("import", file).stderr
    assert run("import", file, "--full").stderr.count("which of the five lanes") == 60


def test_the_map_is_yaml_that_others_read(tmp_path):
    file = tmp_path / "x.bpmn"
    file.write_text(process(LINE.format(tasks("a")), flows("s>a", "a>e")), encoding="utf-8")
    assert yaml.safe_load(run("import", file).stdout)["touchpoints"]["a"]["end"] == "done"


def test_a_circle_that_nothing_leads_into_is_a_way_in(tmp_path):
    raw = process(LINE.format(tasks("a", "b", "c")), flows("s>a", "a>e", "b>c", "c>b", "c>e"))
    found, notes = back(raw, tmp_path)
    assert [c.to for c in found.touchpoints["come-in"].next] == ["a", "b"]
    assert "nothing leads to B in the file: read as ways in" in notes


def test_the_customer_s_end_stays_when_a_message_goes_out_last(tmp_path):
    raw = pools(
        message("order", "qs") + message("cook", "eat") + message("eat", "pay"),
        Guest=GUEST,
        Kitchen=KITCHEN + tasks("pay"),
    )
    found, _ = back(raw, tmp_path)
    assert "done" in found.touchpoints["eat"].end


def test_a_choice_right_after_the_start_is_a_touchpoint_that_asks(tmp_path):
    raw = process(
        LINE.format(tasks("a", "b") + '<exclusiveGateway id="g" name="Member?"/>'),
        flows("s>g", "g>a>yes", "g>b>no", "a>b", "b>e"),
    )
    made = touchpoints(raw, tmp_path)
    assert made["member"]["next"] == [{"to": "a", "when": "yes"}, {"to": "b", "when": "no"}]
    alone = process(
        LINE.format(tasks("a", "b") + '<eventBasedGateway id="g"/>'), flows("g>a", "g>b", "a>e", "b>e")
    )
    assert touchpoints(alone, tmp_path)["decide"]["next"] == {"a": None, "b": None}, (
        "it begins without a start event"
    )


ERROR = '<errorEventDefinition id="d" errorRef="{}"/>'


def test_a_failure_at_the_edge_is_a_way_out_and_says_what_recovers_it(tmp_path):
    edge = f'<boundaryEvent id="x" attachedToRef="a">{ERROR.format("r")}</boundaryEvent>'
    raw = process(LINE.format(tasks("a", "b") + edge), flows("s>a", "a>e", "x>b", "b>e")).replace(
        "</definitions>", '<error id="r" errorCode="card refused"/></definitions>'
    )
    file = tmp_path / "x.bpmn"
    file.write_text(raw, encoding="utf-8")
    made = touchpoints(raw, tmp_path)
    assert made["a"]["fails"] == {"then": "b"} and "start" not in made["b"]
    assert (made["a"]["end"], made["a"]["next"]) == ("done", [{"to": "b", "when": "card refused"}])
    nameless = touchpoints(raw.replace(' errorCode="card refused"', ""), tmp_path)
    assert nameless["a"]["next"] == [{"to": "b", "when": {"zh": "失败", "en": "fails"}}]
    target = tmp_path / "x.blueprint.yaml"
    run("import", file, "-o", target)
    assert "0 errors" in run("lint", target).stdout
    assert run("analyse", target, "--assume", "equal").code == 0


def test_an_event_at_the_edge_of_several_steps_is_a_way_out_behind_the_last(tmp_path):
    inner = tasks("i1", "i2") + flows("i1>i2").replace('"f0', '"n0')
    late = timer("boundaryEvent", "P2D", id="late", name="too late", attachedToRef="sp")
    raw = process(
        LINE.format(tasks("sorry") + f'<subProcess id="sp" name="Check">{inner}</subProcess>{late}'),
        flows("s>sp", "sp>e", "late>sorry", "sorry>e"),
    )
    found, notes = back(raw, tmp_path)
    made = as_written(found)["touchpoints"]
    assert made["i2"]["next"] == [{"to": "sorry", "when": "too late"}] and made["i2"]["end"] == "done"
    assert (
        "boundary event 'too late' may come at any step of 'sp'; read as a way out behind its last" in notes
    )
    assert "the time of 'too late' is not read: 2d" in notes


def test_a_subprocess_that_an_event_begins(tmp_path):
    """At any time: a way in. By an error that is thrown beside it: where that leads."""
    inner = (
        '<startEvent id="is" name="Cancelled">{}</startEvent>'
        + tasks("i")
        + '<endEvent id="ie" name="Gone"/>'
    )
    inner += flows("is>i", "i>ie").replace('"f', '"n')
    sub = f'<subProcess id="sp" name="Cancel" triggeredByEvent="true">{inner}</subProcess>'
    message_ = '<messageEventDefinition id="d"/>'
    raw = process(LINE.format(tasks("a") + sub.format(message_)), flows("s>a", "a>e"))
    found, notes = back(raw, tmp_path)
    made = as_written(found)["touchpoints"]
    assert made["come-in"]["next"] == [{"to": "a"}, {"to": "i", "when": "Cancelled"}]
    assert made["i"]["end"] == "gone"
    assert "subprocess 'Cancel' begins by an event at any time; read as a way in" in notes
    thrown = f'<endEvent id="bad">{ERROR.format("")}</endEvent><exclusiveGateway id="g" name="ok?"/>'
    raw = process(
        LINE.format(tasks("a") + thrown + sub.format(ERROR.format(""))),
        flows("s>a", "a>g", "g>e>yes", "g>bad>no"),
    )
    assert touchpoints(raw, tmp_path)["a"]["next"] == [{"to": "i", "when": "ok? no"}]


def test_what_undoes_a_step_is_linked_by_an_association(tmp_path):
    edge = '<boundaryEvent id="x" attachedToRef="a"><compensateEventDefinition id="d"/></boundaryEvent>'
    link = '<association id="l" sourceRef="x" targetRef="undo"/>'
    made = touchpoints(process(LINE.format(tasks("a", "undo") + edge + link), flows("s>a", "a>e")), tmp_path)
    assert made["a"]["next"] == [{"to": "undo", "when": {"zh": "撤销", "en": "undone"}}]


def test_arrows_that_lead_nowhere_do_not_meet_there(tmp_path):
    open_ = '<sequenceFlow id="x" name="on" sourceRef="a"/><sequenceFlow id="y" targetRef="b"/>'
    found, notes = back(process(LINE.format(tasks("a", "b")), flows("s>a", "b>e"), open_), tmp_path)
    assert not found.touchpoints["a"].next
    assert "arrows with an end that is not in the file: 'A' -> ? (on), ? -> 'B'" in notes


@pytest.mark.parametrize(
    ("label", "share", "when"),
    [("Yes (70 %)", "70%", "Yes"), ("> 10 %", None, "> 10 %"), ("over 10%", None, "over 10%"), ("10% off", None, "10% off")],
)  # fmt: skip
def test_a_share_is_told_from_a_percentage_that_compares(label, share, when, tmp_path):
    raw = process(
        LINE.format(tasks("a", "b", "c") + '<exclusiveGateway id="g"/>'),
        flows("s>a", "a>g", "g>c", "b>e", "c>e"),
        f'<sequenceFlow id="x" name="{label.replace(">", "&gt;")}" sourceRef="g" targetRef="b"/>',
    )
    (way,) = [way for way in touchpoints(raw, tmp_path)["a"]["next"] if way["to"] == "b"]
    assert (way.get("share"), way["when"]) == (share, when)


def test_settings_of_other_programs_are_named_and_accounts_are_no_roles_of_people(tmp_path):
    """Attributes of process engines: who does it where no lane says it, and never what is computed."""
    space = 'xmlns:e="http://engine.example/bpmn"'
    body = laned(Teller="a") + LINE.format(
        f'<task {space} id="a" name="A" e:assignee="demo" e:dueDate="PT2H"/>'
        f'<task {space} id="b" name="B" e:assignee="accounting"/><task {space} id="c" name="C" e:assignee="${{user}}"/>'
    )
    found, notes = back(process(body, flows("s>a", "a>b", "b>c", "c>e")), tmp_path)
    assert [t.role and str(t.role) for t in found.touchpoints.values()] == ["Teller", "accounting", None]
    assert (
        "settings of another program (http://engine.example/bpmn): dueDate, assignee: a map has no place for them"
        in notes
    )
    assert any("'a': demo" in note for note in notes)
