"""What is written in boxes and on them."""

import pytest

from blueprint import quantity
from blueprint.draw import lay_out
from blueprint.draw.overlay import ChipNote, Overlay
from blueprint.draw.shapes import Box
from blueprint.draw.text.speech import language_of
from blueprint.flow.chain.waits import is_wait
from blueprint.model.loader import loads
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Wording


def touchpoint(text: str) -> Touchpoint:
    loaded = loads(f"blueprint: 1\ntitle: T\ntouchpoints:\n  {text}\n")
    assert loaded.map is not None, loaded.problems
    return next(iter(loaded.map.touchpoints.values()))


def box(text: str, overlay: Overlay | None = None, speech: str = "both") -> Box:
    loaded = loads(
        f"blueprint: 1\ntitle: T\ntouchpoints:\n  {text}\n  z: {{lane: customer, title: Z, end: served}}\n"
    )
    assert loaded.map is not None, loaded.problems
    return lay_out(loaded.map, overlay, speech).boxes[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("wait: {lane: customer, title: 坐下}", True),
        ("w-1: {lane: customer, title: 等候叫号}", True),
        ("w: {lane: customer, title: Queue at the desk}", True),
        ("w: {lane: frontstage, title: {zh: 休息, en: Waiting area}}", True),
        ("care: {lane: frontstage, title: 等候关怀, role: 导服}", False),
        ("queue-system: {lane: support, title: 排队系统}", False),
        ("counter: {lane: frontstage, title: 排队办理, staffed: {servers: 2}}", False),
        ("await: {lane: customer, title: 平等相待}", False),
        ("state: {lane: customer, title: 说明需求}", False),
    ],
)
def test_wait_points(text, waits):
    assert is_wait(touchpoint(text)) is waits


def test_marks_stand_on_corners_with_letters():
    drawn = box(
        "wait: {lane: customer, title: A, fails: {chance: 1%}, next: {z: 50%}, end: {served: 50%}}",
        Overlay(ranks={"wait": 2}),
    )
    assert [(mark.kind, mark.text) for mark in drawn.marks] == [
        ("truth", "★2"),
        ("fail", "F"),
        ("wait", "W"),
        ("decision", "D"),
    ]
    assert len({mark.centre for mark in drawn.marks}) == 4
    assert drawn.is_truth


def test_chinese_large_english_small():
    drawn = box("a: {lane: customer, title: {zh: 取号, en: Take a number}}")
    assert [(line.text, line.bold, line.ink) for line in drawn.lines] == [
        ("取号", True, "main"),
        ("Take a number", False, "soft"),
    ]
    assert [
        line.text
        for line in box("a: {lane: customer, title: {zh: 取号, en: Take a number}}", speech="en").lines
    ] == ["Take a number"]
    assert [
        line.text
        for line in box("a: {lane: customer, title: {zh: 取号, en: Take a number}}", speech="zh").lines
    ] == ["取号"]
    assert [line.text for line in box("a: {lane: customer, title: Only}").lines] == ["Only"]


def test_boxes_grow_and_the_longest_titles_end_in_an_ellipsis():
    assert box("a: {lane: customer, title: 短}").rect.h == 62
    longer = box(f"a: {{lane: customer, title: {'长' * 60}}}")
    assert longer.rect.h > 62 and "".join(line.text for line in longer.lines) == "长" * 60
    longest = box(f"a: {{lane: customer, title: {'长' * 2000}}}")
    assert longest.lines[-1].text.endswith("…") and longest.title == "长" * 2000


def test_words_are_not_torn_while_they_fit():
    drawn = box("a: {lane: customer, title: Pre-check papers, fails: {chance: 1%}}", speech="en")
    assert [line.text for line in drawn.lines] == ["Pre-check", "papers"]


def test_chips_say_the_standard_and_how_it_stands():
    drawn = box(
        "a: {lane: customer, title: A, time: 10m}",
        Overlay(chips={"a": ChipNote("broken", Wording("P90 14 min", "P90 14 分钟"))}),
    )
    assert drawn.chip and (drawn.chip.line.text, drawn.chip.state) == ("≤10 min · P90 14 min", "broken")
    plain = box("a: {lane: customer, title: A, time: 10m}")
    late = box(
        "a: {lane: customer, title: A, time: 90s}",
        Overlay(chips={"a": ChipNote("broken", Wording("P90 14 min 30 s", "P90 14 分 30 秒"))}),
    )
    assert late.chip and late.chip.line.text == "≤1min30s P90 14min30s"
    assert plain.chip and (plain.chip.line.text, plain.chip.state) == ("≤10 min", "plain")
    assert box("a: {lane: customer, title: A}").chip is None


def test_exits_but_the_usual_one_are_flagged():
    drawn = box("a: {lane: customer, title: A, next: {z: 85%}, end: {abandoned: 10%, vanished: 5%}}")
    assert [flag.line.text for flag in drawn.exits] == ["5 % vanished", "10 % 放弃 abandoned"]
    assert box("a: {lane: customer, title: A, end: served}").exits == ()
    assert [f.line.text for f in box("a: {lane: customer, title: A, end: abandoned}").exits] == [
        "放弃 abandoned"
    ]


def test_another_map_has_a_double_edge():
    assert box("a: {lane: customer, title: A, map: other}").is_map


@pytest.mark.parametrize(
    ("seconds", "both", "zh"),
    [
        (10, "10 s", "10 秒"),
        (60, "1 min", "1 分钟"),
        (90, "1 min 30 s", "1 分 30 秒"),
        (150, "2 min 30 s", "2 分 30 秒"),
        (5400, "1 h 30 min", "1 小时 30 分钟"),
        (172800, "2 d", "2 天"),
        (0, "0 s", "0 秒"),
    ],
)
def test_times(seconds, both, zh):
    assert quantity.time(seconds, language_of("both")) == both
    assert quantity.time(seconds, language_of("zh")) == zh
