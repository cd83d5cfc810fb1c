"""What staff say: words of a case, and forbidden ones, are not words to say."""

from pathlib import Path

import pytest

from blueprint.experience.script import Line, script
from blueprint.lint.context.project import Project
from blueprint.lint.run.engine import context_of
from blueprint.model.loader import load, loads
from blueprint.model.service_map import ServiceMap

MAPS = Path(__file__).parents[2] / "maps"
MAP = "blueprint: 1\ntitle: T\ntouchpoints:\n  t: {{lane: frontstage, title: T, channel: {channel}, script: [{line}], end: served}}\n"


def read(text: str) -> ServiceMap:
    found = loads(text).map
    assert found is not None
    return found


def said(line: str, channel: str = "in-person") -> Line:
    service_map = read(MAP.format(line=line, channel=channel))
    (only,) = script(service_map.touchpoints["t"], service_map)
    return only


@pytest.mark.parametrize(
    "line", ["这是我们的规定", "总会有办法的", "It's our policy", "{zh: 您好, en: Calm down}"]
)
def test_a_forbidden_line_has_a_sentence_to_say_instead_in_both_languages(line: str) -> None:
    only = said(line)
    assert only.forbidden
    assert only.instead is not None
    assert [code for code, text in only.instead.by_language if text] == ["zh", "en"]


@pytest.mark.parametrize("line", ["您好，请坐", "Hello", "您看这样行不行？", "这件事不能拖"])
def test_other_lines_are_lines_to_say(line: str) -> None:
    assert said(line) == Line(said(line).text)


def test_careless_chat_counts_in_chats_only() -> None:
    assert said("好哒，马上", "text").forbidden
    assert not said("好哒，马上", "in-person").forbidden
    assert said("在吗？", "text").forbidden


def shipped(name: str) -> ServiceMap:
    loaded = load(MAPS / f"{name}.blueprint.yaml")
    found = context_of(loaded, Project.around(loaded)).map
    assert found is not None
    return found


CASES = ["case-door-refusal", "case-misrouted", "case-privacy-complaint", "case-small-pack"]


def test_the_maps_of_what_happened_say_so() -> None:
    cases = [p.name.partition(".")[0] for p in sorted(MAPS.glob("*.yaml")) if shipped(p.name[:-15]).is_case]
    assert cases == CASES


@pytest.mark.parametrize("name", CASES)
def test_no_line_of_a_case_is_a_line_to_say(name: str) -> None:
    service_map = shipped(name)
    assert service_map.better_map is not None
    lines = [line for t in service_map.touchpoints.values() for line in script(t, service_map)]
    assert bool(lines) == (name != "case-misrouted"), "there nobody says a word"
    assert all(line.forbidden for line in lines)


def test_the_better_map_says_what_to_say_instead() -> None:
    service_map = shipped("case-privacy-complaint")
    (denied,) = script(service_map.touchpoints["reply"], service_map)
    assert denied.text["zh"] == "这绝对不可能！"
    assert denied.instead is not None
    assert denied.instead["zh"].startswith("对不起，您一定收到不少中介的推销电话")


@pytest.mark.parametrize("path", sorted(MAPS.glob("*.yaml")), ids=lambda p: p.name.partition(".")[0])
def test_no_process_prescribes_a_forbidden_line(path: Path) -> None:
    service_map = load(path).map
    assert service_map is not None
    if not service_map.is_case:
        lines = [line for t in service_map.touchpoints.values() for line in script(t, service_map)]
        assert [line.text for line in lines if line.forbidden] == []
