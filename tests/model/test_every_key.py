"""Each key of the map format arrives in the model, with the value it was given."""

from fractions import Fraction

import pytest

from blueprint.lint.finding import Severity
from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads
from blueprint.model.names import Lane
from blueprint.model.segments import ALL, for_segment, segment_shares
from blueprint.model.service_map import ServiceMap
from tests.model.long_example import LONG


@pytest.fixture(scope="module")
def long_map() -> ServiceMap:
    loaded = loads(LONG, "long.blueprint.yaml")
    assert [p.message.en for p in loaded.problems] == []
    assert loaded.map is not None
    return loaded.map


def test_the_long_example_has_only_the_errors_it_must_have():
    # `kiosk` stands for a map that is not here, and so does `better`. `apologise` recovers a failure; flow does not run along
    # `fails.then`, so its `start: 0%` is honest. `triage` has every key, so it waits for what its emotion follows.
    errors = [f for f in lint(loads(LONG)).findings if f.severity is Severity.ERROR]
    assert {(f.code, f.element) for f in errors} == {
        ("BP105", "kiosk"),
        ("BP105", "better"),
        ("BP202", "apologise"),
        ("BP226", "triage"),
    }


TOP = [
    ("blueprint", 1),
    ("id", "branch-visitor-routing"),
    ("title['zh']", "营业厅客户动线"),
    ("title['en']", "Branch visitor routing"),
    ("purpose['en']", "Quick service"),
    ("kind", "case"),
    ("better", "branch-done-well"),
    ("version['en']", "2026-11"),
    ("owner['zh']", "营业厅经理"),
    ("emotion_scale", 5),
    ("emotion_spread", 0.8),
    ("arrivals", 60.0),
    ("arrivals_n", 480.0),
    ("assumed.scores", 0.8),
    ("assumed.times", 1.3),
    ("assumed.shares", 1.1),
    ("assumed.arrivals", 1.15),
    ("assumed.chances", 2.0),
    ("segments['counter'].n", 200.0),
    ("segments['counter'].icon", "pictures/counter.png"),
    ("phases['receive'].title['en']", "Receive"),
    ("phases['queueing'].title['en']", "排队"),
    ("channels['wechat'].title['zh']", "微信"),
    ("channels['wechat'].weight", 0.6),
    ("channels['wechat'].icon", "pictures/wechat.png"),
    ("carried", {"x-board": {"colour": "red", "cards": ["a", {"b": "c"}]}}),
    ("needs['quick'].title['zh']", "办得快"),
    ("needs['quick'].importance", 5.0),
    ("needs['quick'].id", "quick"),
    ("needs['quick'].ours", 3.0),
    ("needs['quick'].target", 4.0),
    ("needs['quick'].sales_point", 1.5),
    ("needs['quick'].competitors", {"甲": 4.0}),
    ("needs['quick'].source['zh']", "假设"),
    ("economics.price", 0.5),
    ("economics.per_minute", 0.1),
    ("economics.materials", 0.03),
    ("economics.other", 0.09),
    ("economics.currency['']", "USD"),
    ("economics.source['']", "Shostack 1984"),
    ("roof[0].between", ("triage", "agent")),
    ("roof[0].effect", "--"),
    ("roof[0].why['zh']", "同一批人手"),
    ("dimensions.source['zh']", "假设"),
    ("dimensions.n", 120.0),
    ("dimensions.scale", 7),
    ("dimensions.reversed", ("prompt",)),
    ("dimensions.items['prompt'].expectation", 2.0),
    ("dimensions.items['prompt'].perception", 3.5),
    ("dimensions.tangibles.weight", 11.0),
    ("dimensions.tangibles.expectation", 6.0),
    ("dimensions.empathy.audit.capacity.have['zh']", "专席"),
    ("dimensions.empathy.audit.capacity.rating", 3.0),
    ("dimensions.empathy.audit.capacity.history['2026-10']", 2.0),
    ("dimensions.empathy.audit.flow.gap['zh']", "无回访"),
    ("dimensions.empathy.audit.people.innovation['zh']", "情境演练"),
    ("dimensions.empathy.audit.people.difference['en']", "One to one"),
    ("segments['counter'].title['zh']", "柜面客户"),
    ("segments['counter'].share", Fraction(55, 100)),
    ("segments['hurried'].changes['wait'].emotion.score", -4.0),
    ("segments['hurried'].changes['wait'].time.tolerance.seconds", 300.0),
    ("promises[0].id", "visit-in-25m"),
    ("promises[0].from_", "enter"),
    ("promises[0].to", "leave"),
    ("promises[0].within.seconds", 1500.0),
    ("promises[0].share", Fraction(9, 10)),
    ("promises[0].told['zh']", "店内公示"),
    ("promises[1].mean.seconds", 86400.0),
    ("promises[1].max.seconds", 172800.0),
    ("promises[1].source['en']", "cn.3g_service.2009"),
    ("standards", ("cn.gov_hotline.GBT33358-2016",)),
    ("exits['served'].title['zh']", "办成"),
    ("exits['served'].good", True),
    ("exits['abandoned'].good", False),
    ("roles['agent'].title['zh']", "坐席"),
    ("roles['agent'].servers", 3),
    ("roles['agent'].cost.amount", 40.0),
    ("zones['lobby'].title['zh']", "大堂"),
    ("zones['lobby'].at", (0.0, 0.0)),
    ("zones['lobby'].size", (6.0, 4.0)),
]
NOTES = [
    ("pain", "Nobody cares", "2026 访谈"),
    ("gain", "有人迎", None),
    ("idea", "预约", None),
    ("quote", "“等了半天”", None),
    ("question", "谁来分流？", None),
    ("policy", "首问负责", None),
    ("metric", "分流率 80%", None),
    ("link", "平面图", None),
    ("picture", "Lobby", None),
]


def test_notes_of_every_kind(long_map):
    triage = long_map.touchpoints["triage"]
    assert [(n.kind, n.words["en"], n.source and n.source["en"]) for n in triage.notes] == NOTES
    assert triage.notes[7].link == "https://example.org/plan"
    assert triage.notes[8].picture == "pictures/hall.png"
    assert [tag["en"] for tag in triage.tags] == ["大堂", "triage"]


TRIAGE = [
    ("id", "triage"),
    ("lane", "frontstage"),
    ("title['en']", "Triage"),
    ("phase", "receive"),
    ("role['zh']", "导服"),
    ("channel", "in-person"),
    ("contact_with", "staff"),
    ("zone", "lobby"),
    ("time.standard.seconds", 60.0),
    ("time.tolerance.seconds", 120.0),
    ("time.estimate.min.seconds", 20.0),
    ("time.estimate.likely.seconds", 50.0),
    ("time.estimate.max.seconds", 180.0),
    ("time.estimate.n", 60.0),
    ("time.limit.within.seconds", 300.0),
    ("time.limit.from_", "enter"),
    ("time.limit.to", "triage"),
    ("time.limit.source['zh']", "行业规范"),
    ("staffed.servers", 2),
    ("staffed.patience.seconds", 600.0),
    ("gives_up", "leave"),
    ("waits_for", "wait"),
    ("emotion.score", 1.0),
    ("emotion.good", 3.0),
    ("emotion.bad", -4.0),
    ("emotion.spread", 0.5),
    ("emotion.source['zh']", "2026 访谈"),
    ("emotion.n", 42.0),
    ("staff_emotion.score", -1.0),
    ("staff_emotion.spread", 0.9),
    ("staff_emotion.source['zh']", "2026 班组座谈"),
    ("staff_emotion.n", 12.0),
    ("moment_of_truth", True),
    ("fails.chance", Fraction(5, 100)),
    ("fails.caught", Fraction(60, 100)),
    ("fails.then", "apologise"),
    ("fails.n", 150.0),
    ("evidence[1]['zh']", "引导牌"),
    ("uses", ("queue-system",)),
    ("quality", ("responsiveness", "empathy")),
    ("meets", {"quick": 9.0}),
    ("contact.appearance['zh']", "工装"),
    ("contact.etiquette", ("bow.welcome", "smile.welcome")),
    ("contact.explanation['zh']", "统一口径"),
    ("contact.steps[2]['zh']", "引"),
    ("script[0]['zh']", "您好,请问您办理什么业务?"),
    ("next[0].to", "wait"),
    ("next[0].share", Fraction(55, 100)),
    ("next[0].when['zh']", "现金业务"),
    ("next[1].handoff.step['zh']", "带到自助区"),
    ("next[1].handoff.within.seconds", 30.0),
    ("next[1].handoff.standard['zh']", "当面交接"),
    ("next[1].handoff.rule['zh']", "不中断"),
]
OTHERS = [
    ("enter.start", Fraction(1)),
    ("wait.emotion.at.points", ((0.0, 1.0), (300.0, -1.0))),
    ("wait.time.estimate.mean.seconds", 50.0),
    ("wait.time.estimate.cv", 1.0),
    ("wait.n", 90.0),
    ("wait.end", {"abandoned": Fraction(1, 10)}),
    ("wait.next[0].share", Fraction(9, 10)),
    ("mend.time.standard.seconds", 7200.0),
    ("agent.together", True),
    ("agent.lane", Lane.FRONTSTAGE),
    ("agent.sublane", "柜员"),
    ("triage.together", False),
    ("meet.join", "all"),
    ("kiosk.map", "self-service"),
    ("leave.end", {"served": None}),
    ("leave.ways", (("served", True, Fraction(1)),)),
]


@pytest.mark.parametrize(("expression", "value"), TOP)
def test_keys_of_the_map(long_map, expression, value):
    assert eval(f"m.{expression}", {"m": long_map}) == value


@pytest.mark.parametrize(("expression", "value"), TRIAGE)
def test_keys_of_a_touchpoint(long_map, expression, value):
    assert eval(f"t.{expression}", {"t": long_map.touchpoints["triage"]}) == value


@pytest.mark.parametrize(("expression", "value"), OTHERS)
def test_keys_of_other_touchpoints(long_map, expression, value):
    id_, _, rest = expression.partition(".")
    assert eval(f"t.{rest}", {"t": long_map.touchpoints[id_]}) == value


def test_every_key_the_schema_knows_is_in_the_long_example():
    from blueprint.model.schema import schema

    made = schema()
    keys = set(made["properties"]) | {
        k for part in made["definitions"].values() for k in part.get("properties", ())
    }
    assert {k for k in keys if f"{k}:" not in LONG} == {"extends", "without"}, "those of a variant"


def test_the_model_cannot_be_changed(long_map):
    with pytest.raises(Exception, match="frozen"):
        long_map.touchpoints["triage"].lane = "support"


def test_a_segments_changes_lie_over_the_touchpoint(long_map):
    wait = for_segment(long_map, "hurried").touchpoints["wait"]
    assert wait.emotion is not None and wait.emotion.score == -4
    assert wait.time is not None and wait.time.tolerance is not None and wait.time.tolerance.seconds == 300
    assert wait.time.estimate is not None, "what the segment does not mention stays"
    assert long_map.touchpoints["wait"].emotion.score is None, "the map itself is untouched"


def test_the_segment_without_a_share_is_the_rest(long_map):
    assert segment_shares(long_map) == {
        "counter": Fraction(55, 100),
        "self": Fraction(30, 100),
        "hurried": Fraction(15, 100),
    }
    small = loads("blueprint: 1\ntitle: x\ntouchpoints: {a: {lane: customer, title: a, end: served}}").map
    assert segment_shares(small) == {ALL: 1}


SAME = [
    "next: b",
    "next: [b]",
    "next: {b: 100%}",
    "next: {b: }",
    "next: [{to: b, share: 100%}]",
    "next:\n      - to: b",
]


@pytest.mark.parametrize("written", SAME)
def test_short_and_long_forms_say_the_same(written):
    text = f"blueprint: 1\ntitle: x\ntouchpoints:\n  a:\n    lane: customer\n    title: a\n    {written}\n  b: {{lane: customer, title: b, end: served}}\n"
    loaded = loads(text)
    assert not loaded.problems
    assert loaded.map.touchpoints["a"].ways == (("b", False, Fraction(1)),)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("5m", 300),
        ("1h30m", 5400),
        ("2d", 172800),
        ("PT1H30M", 5400),
        ("P1DT2H", 93600),
        ("1.5h", 5400),
        ("0s", 0),
        ("1d2h3m4s", 93784),
        ("0.5s", 0.5),
    ],
)
def test_durations(text, seconds):
    from blueprint.model.duration import parse_duration

    assert parse_duration(text).seconds == seconds


@pytest.mark.parametrize("seconds", [0, 1, 59, 60, 90, 3600, 5400, 86400, 93784, 0.5, 61.25])
def test_a_duration_reads_back_what_it_writes(seconds):
    from blueprint.model.duration import Duration, parse_duration

    assert parse_duration(Duration(seconds).text).seconds == seconds


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("55%", "55/100"),
        ("0.55", "55/100"),
        ("1/3", "1/3"),
        ("33.3 %", "333/1000"),
        ("0", "0"),
        ("100%", "1"),
        ("1e-12", "1/1000000000000"),
        (".5", "1/2"),
        ("0.0000001%", "1/1000000000"),
    ],
)
def test_shares_are_exact(text, share):
    from blueprint.model.share import parse_share

    assert parse_share(text) == Fraction(share)
