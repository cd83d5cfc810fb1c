"""What people and programs write first: the remedy names what the map format writes, and `--fix` mends what is certain."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.lint.run.engine import Linted, lint
from blueprint.lint.run.fixing import mend
from blueprint.model.first_words import value_meant
from blueprint.model.loader import Loaded, loads
from blueprint.model.spelled_time import spelled
from tests.run import run

DRAFT = """\
blueprint: 1
name: Bank visit
touchpoints:
  arrive: {lane: Customer, name: Arrive, duration: 2 min, next: [queue, kiosk]}
  queue: {lane: customer actions, label: Queue, time: 5 minutes, sentiment: -2, then: counter}
  kiosk: {lane: front-stage, title: Kiosk, time: "3:00", emotion: good, next: {counter: 50%, end: 50%}}
  counter: {lane: 前台, title: Counter, minutes: 6, actor: teller, next: end}
"""


def mended(text: str, unsafe: bool = False) -> str:
    done = mend(lint(loads(text)), _look, unsafe)
    return done.linted.loaded.source.text


def _look(loaded: Loaded) -> Linted:
    return lint(loaded)


def told(text: str) -> dict[str, str]:
    """What is written wrong, and its remedy."""
    found = lint(loads(text)).findings
    return {text[f.place.start.offset : f.place.end.offset]: f.help.en for f in found if f.help}


def one(written: str, before: str = "") -> str:
    return f"blueprint: 1\ntitle: T\n{before}touchpoints:\n  a: {{lane: customer, title: A, {written}, end: served}}\n"


def test_a_draft_is_mended_as_far_as_its_meaning_is_certain(tmp_path: Path) -> None:
    file = tmp_path / "draft.blueprint.yaml"
    file.write_text(DRAFT, encoding="utf-8")
    done = run("lint", file, "--fix", "--output-format", "concise")
    assert file.read_text(encoding="utf-8") == (
        DRAFT.replace("name: ", "title: ")
        .replace("label: ", "title: ")
        .replace("lane: Customer", "lane: customer")
        .replace("customer actions", "customer")
        .replace("front-stage", "frontstage")
        .replace("前台", "frontstage")
        .replace("duration: 2 min", "time: 2m")
        .replace("5 minutes", "5m")
        .replace("sentiment", "emotion")
        .replace("then", "next")
        .replace("minutes: 6", "time: 6m")
        .replace("actor", "role")
    )
    assert done.code == 1
    assert "'3:00' can mean 3h or 3m" in done.stdout
    assert "'good' is not an emotion score" in done.stdout


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("name", "title"),
        ("Title", "title"),
        ("标题", "title"),
        ("stage", "phase"),
        ("Duration", "time"),
        ("时长", "time"),
        ("actor", "role"),
        ("owner", "role"),
        ("岗位", "role"),
        ("mood", "emotion"),
        ("情绪", "emotion"),
        ("contact-with", "contact_with"),
    ],
)
def test_each_word_gets_the_key_that_is_meant(word: str, key: str) -> None:
    text = f"blueprint: 1\ntitle: T\ntouchpoints:\n  a: {{lane: customer, {word}: x, end: served}}\n"
    assert told(text)[word] == f"write `{key}`"
    assert f"{{lane: customer, {key}: x" in mended(text)


def test_one_mistake_is_one_finding() -> None:
    text = "blueprint: 1\nname: T\ntouchpoints:\n  a: {lane: customer, name: A, end: served}\n"
    assert [f.name for f in lint(loads(text)).findings] == ["unknown-key", "unknown-key"]


def test_what_only_the_writer_knows_is_asked_and_mended_when_asked_for() -> None:
    text = "blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: customer, step: A, end: served}\n"
    assert told(text)["step"] == "did you mean 'title'?"
    assert mended(text) == text
    assert mended(text, unsafe=True) == text.replace("step", "title")


def test_a_second_word_for_a_key_that_is_there_is_left_to_people() -> None:
    text = one("name: B")
    assert told(text)["name"] == "`title` says that, and stands here too: keep one"
    assert mended(text, unsafe=True) == text


def test_words_of_other_parts_of_a_map() -> None:
    text = (
        one(
            "next: [{target: b, probability: 55 percent, condition: x}, {goto: b, percent: 45}]",
            "segments:\n  s: {name: S, percentage: 40}\nexits: {served: {label: OK}}\n",
        ).replace(", end: served", "")
        + "  b: {lane: customer, title: B, end: served}\n"
    )
    right = (
        text.replace("target", "to")
        .replace("goto", "to")
        .replace("probability: 55 percent", "share: 55%")
        .replace("condition", "when")
        .replace("percent: 45", "share: 45%")
        .replace("name: S", "title: S")
        .replace("percentage: 40", "share: 40%")
        .replace("label", "title")
    )
    assert mended(text) == right
    assert not loads(right).problems


@pytest.mark.parametrize(
    ("spelled", "short"),
    [
        ("5 min", "5m"),
        ("5 minutes", "5m"),
        ("5分钟", "5m"),
        ("５分鐘", "5m"),
        ("1小时30分", "1h30m"),
        ("半小时", "30m"),
        ("1小时半", "1h30m"),
        ("十五分钟", "15m"),
        ("an hour and a half", "1h30m"),
        ("half an hour", "30m"),
        ("1 h 30 min", "1h30m"),
        ("2H", "2h"),
        ("90 Sec.", "90s"),
        ("1.5 hours", "1.5h"),
        ("2天", "2d"),
        ("１０ｍ", "10m"),
    ],
)
def test_a_time_spelled_out_is_mended(spelled: str, short: str) -> None:
    assert told(one(f"time: {spelled}"))[spelled] == f"write `{short}`"
    assert mended(one(f"time: {spelled}")) == one(f"time: {short}")
    assert mended(one(f'time: "{spelled}"')) == one(f"time: {short}")


@pytest.mark.parametrize(
    ("spelled", "remedy"),
    [
        ("3:00", "write `3h` or `3m`"),
        ("3：00", "write `3h` or `3m`"),
        ("1:02:03", "write `1h2m3s` or `1d2h3m`"),
        ("约5分钟", "did you mean `5m`?"),
        ("5-10 min", "a time between two others is an estimate: `time: {estimate: {min: 5m, max: 10m}}`"),
        ("5", "a unit is missing: `5s`, `5m`, `5h` or `5d`"),
        ("5M", "did you mean `5m`?"),
        ("半天", "write it as `90s`, `5m`, `1h30m` or `2d`"),
        ("5 min 3 h", "write it as `90s`, `5m`, `1h30m` or `2d`"),
        ("9" * 5000 + ":00", "write it as `90s`, `5m`, `1h30m` or `2d`"),
    ],
)
def test_a_time_that_may_mean_something_else_is_not(spelled: str, remedy: str) -> None:
    text = one(f'time: "{spelled}"')
    assert told(text)[f'"{spelled}"'] == remedy
    assert mended(text) == text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("emotion: －２", "emotion: -2"),
        ("start: １００％", "start: 100%"),
        ("fails: {chance: 百分之5}", "fails: {chance: 5%}"),
        ("quality: [有形度]", "quality: [tangibles]"),
        ("staffed: {servers: ２}", "staffed: {servers: 2}"),
        ("time：5m", "time: 5m"),
        ("lane：customer", "lane: customer"),
    ],
)
def test_full_width_signs_and_words_of_lists_are_mended(wrong: str, right: str) -> None:
    text = one(wrong) if "lane" not in wrong else one("x").replace("lane: customer", wrong).replace(" x,", "")
    assert mended(text) == text.replace(wrong, right)
    assert not loads(mended(text)).problems


@pytest.mark.parametrize(
    ("rate", "right"),
    [("60 per hour", "60/h"), ("60/小时", "60/h"), ("每小时60人", "60/h"), ("2 a minute", "2/m")],
)
def test_a_rate_spelled_out_is_mended(rate: str, right: str) -> None:
    assert mended(one("time: 5m", f"arrivals: {rate}\n")) == one("time: 5m", f"arrivals: {right}\n")


def test_a_full_width_colon_or_comma_is_named_where_it_stands_and_mended() -> None:
    text = "blueprint: 1\ntitle：T\ntouchpoints:\n  a: {lane: customer, title: A，end: x}\n"
    found = lint(loads(text)).findings
    assert [(f.place.start.line, f.place.start.column) for f in found] == [(2, 6)]
    assert mended(text) == text.replace("：", ": ").replace("，", ", ")


def test_a_full_width_comma_between_two_ids_is_named() -> None:
    text = one("next: [b，c]").replace(", end: served", "") + "".join(
        f"  {i}: {{lane: customer, title: {i}, start: 50%, end: served}}\n" for i in "bc"
    )
    assert told(text)["b，c"] == "the comma '，' is a full-width one: write `[b, c]`"


def test_to_the_end_is_an_exit() -> None:
    text = one("next: end").replace(", end: served", "")
    assert told(text)["end"].startswith("customers leave by an exit: write `end: served`")
    assert mended(text) == text, "which exit is a guess"
    assert mended(text, unsafe=True) == text.replace("next: end", "end: served")


LISTED = """\
blueprint: 1
title: T
{zones}touchpoints:
{steps}
"""
STYLES = {
    "id first": "{pad}- id: {id}\n{pad}  lane: customer\n{pad}  title: {id}  # said\n{pad}  {rest}\n",
    "id last": "{pad}- lane: customer  # kept\n{pad}  title: |\n{pad}     {id}\n{pad}  {rest}\n{pad}  id: {id}\n",
    "in braces": "{pad}- {{lane: customer, id: {id}, title: {id}, {rest}}}\n\n",
    "in braces, id last": "{pad}- {{lane: customer, title: {id}, {rest}, id: {id}}}\n# between\n",
    "quoted": '{pad}-   id: "{id}"\n{pad}    title: {id}\n{pad}    lane: customer\n{pad}    {rest}\n',
}


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(sorted(STYLES)), min_size=1, max_size=4),
    st.sampled_from(["", "  ", "      "]),
    st.booleans(),
)
def test_touchpoints_as_a_list_are_put_under_their_ids(styles: list[str], pad: str, zoned: bool) -> None:
    last = len(styles) - 1
    steps = "".join(
        STYLES[style].format(pad=pad, id=f"t{i}", rest="end: served" if i == last else f"next: t{i + 1}")
        for i, style in enumerate(styles)
    )
    zones = "zones:\n- id: hall\n  title: Hall\n" if zoned else ""
    text = mended(LISTED.format(zones=zones, steps=steps))
    loaded = loads(text)
    assert loaded.map is not None, text
    assert not loaded.problems
    assert [(t.id, str(t.title)) for t in loaded.map.touchpoints.values()] == [
        (f"t{i}", f"t{i}") for i in range(len(styles))
    ]
    assert ("hall" in loaded.map.zones) == zoned
    assert text.count("#") == steps.count("#"), "comments stay"


def test_a_list_in_brackets_is_put_under_ids_too() -> None:
    text = 'blueprint: 1\ntitle: T\ntouchpoints: [{id: a, lane: customer, title: A, next: b}, {lane: customer, title: B, end: x, "id": b}]\n'
    assert mended(text) == (
        "blueprint: 1\ntitle: T\ntouchpoints: {a: {lane: customer, title: A, next: b}, b: {lane: customer, title: B, end: x}}\n"
    )


@pytest.mark.parametrize(
    "items", ["[{lane: customer, end: x}]", "[{id: a b, title: A}]", "[{id: a}, {id: a}]", "[a, {title: A}]"]
)
def test_a_list_without_ids_of_their_own_and_titles_is_left_to_people(items: str) -> None:
    text = f"blueprint: 1\ntitle: T\ntouchpoints: {items}\n"
    assert told(text)["touchpoints"] == "write each under its id: `{report: {title: ...}}`"
    assert mended(text) == text


TITLES = """\
blueprint: 1
title: T
touchpoints:
  - name: Report a fault
    lane: customer
    next: Repair  # by its title
  - title: {zh: 维修, en: Repair}
    lane: backstage
    id: mend
    uses: [Stock]
    next:
      - {to: Fetch it, share: 90%}
      - {to: report a fault, share: 10%}
  - {title: Fetch it, lane: customer, fails: {chance: 1%, then: 维修}, end: served}
  - {title: Stock, lane: support}
promises:
  - {id: soon, from: Report a fault, to: Fetch it, within: 3d, share: 90%}
"""


def test_titles_in_the_place_of_ids_are_mended() -> None:
    """As a list, and as a mapping whose keys are the titles."""
    right = """\
blueprint: 1
title: T
touchpoints:
  report-a-fault:
    title: Report a fault
    lane: customer
    next: mend  # by its title
  mend:
    title: {zh: 维修, en: Repair}
    lane: backstage
    uses: [stock]
    next:
      - {to: fetch-it, share: 90%}
      - {to: report-a-fault, share: 10%}
  fetch-it: {title: Fetch it, lane: customer, fails: {chance: 1%, then: mend}, end: served}
  stock: {title: Stock, lane: support}
promises:
  - {id: soon, from: report-a-fault, to: fetch-it, within: 3d, share: 90%}
"""
    assert mended(TITLES) == right
    keyed = right.replace("report-a-fault", "Report a fault").replace("    title: Report a fault\n", "")
    keyed = keyed.replace("fetch-it: {title: Fetch it, ", "Fetch it: {").replace(
        "to: fetch-it", "to: Fetch it"
    )
    assert told(keyed)["Fetch it"] == "write `fetch-it`"
    again = mended(keyed)
    assert again == right.replace("title: Report a fault", 'title: "Report a fault"').replace(
        "title: Fetch it", 'title: "Fetch it"'
    )


@pytest.mark.parametrize("titles", [("Go", "Go"), ("A", "Away")])
def test_a_title_of_two_or_of_none_is_left_to_people(titles: tuple[str, str]) -> None:
    text = one("next: Go").replace(", end: served", "") + "".join(
        f"  {id_}: {{lane: customer, title: {title}, start: 50%, end: served}}\n"
        for id_, title in zip("bc", titles, strict=True)
    )
    assert mended(text) == text


def test_a_blank_key_that_is_not_there_is_no_key_left_out() -> None:
    assert told(one("tiem: "))["tiem"] == "did you mean 'time'?"


def test_an_id_said_twice_is_taken_away() -> None:
    assert mended(one("id: a")) == one("x").replace(" x,", "")


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("blueprint：1\n", "the colon '：' after 'blueprint' is a full-width one", 0),
        ("blueprint：1\ntitle：x\n", "the colon '：' after 'blueprint' is a full-width one", 0),
        (
            "blueprint: 1\ntitle: x\ntouchpoints:\n  a: 【lane: customer, title: A】\n",
            "the bracket '【' is a full-width one",
            3,
        ),
        (
            "blueprint: 1\ntitle: x\ntouchpoints:\n  a: ｛lane: customer｝\n",
            "the bracket '｛' is a full-width one",
            3,
        ),
    ],
)
def test_full_width_signs_are_named_where_they_stand(text, said, line):
    (problem,) = loads(text).problems
    assert problem.message.en == said
    assert text[: problem.span.start].count("\n") == line


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Guest", "customer"),
        ("患者", "customer"),
        ("Front-of-house", "frontstage"),
        ("Back of house", "backstage"),
    ],
)
def test_who_a_lane_is_for_names_it(said, meant):
    assert value_meant(said, ["evidence", "customer", "frontstage", "backstage", "support"]) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("一个半小时", "1h30m"),
        ("两个半小时", "2h30m"),
        ("1 個半小時", "1h30m"),
        ("1.5个半小时", None),
        ("一个半天", None),
    ],
)
def test_one_and_a_half_in_chinese(said, meant):
    assert spelled(said) == meant


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("max_wait: 5m", "write it within `time`: `time: {tolerance: ...}`"),
        ("time: {avg: 5m}", "write it within `estimate`: `estimate: {mean: ...}`"),
        ("time: {target: 5m}", "write `standard`"),
        ("failure rate: 5%", "write it within `fails`: `fails: {chance: ...}`"),
        ("depends_on: [b]", "write `uses`"),
        ("evidence: Ticket", "write `[Ticket]`"),
        ("end: [served, lost]", "write the share of each: `{served: 60%, lost: 40%}`"),
        ("next: {to: b, share: 1}", "write a list: `next: [{to: b, share: 70%}]`"),
        ("容忍: 5m", "write it within `time`: `time: {tolerance: ...}`"),
    ],
)
def test_words_for_what_stands_further_in(written, right, tmp_path):
    file = tmp_path / "x.blueprint.yaml"
    file.write_text(
        f"blueprint: 1\ntitle: T\ntouchpoints:\n  a: {{lane: customer, title: A, {written}}}\n",
        encoding="utf-8",
    )
    assert right in run("lint", file).stdout


@pytest.mark.parametrize(
    ("key", "right"), [("connections: []", "next: {b: 70%, c: 30%}"), ("lanes: []", "five lanes")]
)
def test_what_other_programs_say_of_the_map_as_a_whole(key, right, tmp_path):
    file = tmp_path / "x.blueprint.yaml"
    file.write_text(
        f"blueprint: 1\ntitle: T\n{key}\ntouchpoints: {{a: {{lane: customer, title: A, end: done}}}}\n",
        encoding="utf-8",
    )
    assert right in run("lint", file).stdout


def test_a_mapping_that_runs_on_behind_full_width_signs_is_mended_as_a_whole() -> None:
    wide = "a: {lane: customer，title：“等候”，time：５分钟，end：｛served：100％｝}\n"
    text = f"blueprint: 1\ntitle: T\ntouchpoints:\n  {wide}"
    assert "the comma '，' before 'title' is a full-width one" in "".join(told(text).values())
    right = 'a: {lane: customer, title: "等候", time: 5m, end: {served: 100%}}'
    assert right in mended(text)
    block = "blueprint: 1\ntitle: T\ntouchpoints:\n  a:\n    lane: customer，title：A\n    end: served\n"
    assert mended(block) == block
