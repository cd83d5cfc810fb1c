"""A map's own words: phases, channels, parts of lanes, notes, tags and keys that begin with `x-`."""

from zipfile import ZipFile

import pytest

from blueprint.draw.picture import lay_out
from blueprint.figures import Analysis
from blueprint.lint.run.engine import lint
from blueprint.lint.run.fixing import mend
from blueprint.model.loader import load, loads
from blueprint.model.titles import channel_titles, phase_titles
from blueprint.model.writing import as_written
from blueprint.source.writer import yaml_text
from tests.run import run

OWN = """\
blueprint: 1
title: 阶段自定
phases: {awareness: 知晓, use: {zh: 使用, en: Use}}
channels: {wechat: {title: 微信, weight: 0.6, icon: pictures/wechat.png}}
x-board: {colour: red, cards: [1, {a: }]}
touchpoints:
  a:
    lane: customer
    title: 搜索
    phase: awareness
    channel: wechat
    emotion: -1
    fails: {chance: 10%}
    notes: [{pain: 找不到, source: 访谈}, {link: "https://example.org/plan", text: {zh: 图, en: Plan}}]
    tags: [入口]
    x-ticket: ABC-1
    next: b
  b: {lane: frontstage/导服, title: 分流, phase: use, next: c}
  c: {lane: frontstage/柜员, title: 办理, phase: use, end: served}
"""


def test_a_map_with_words_of_its_own_has_no_findings():
    assert [f.message.en for f in lint(loads(OWN)).findings] == []


def test_they_are_written_as_they_were_read():
    first = loads(OWN, "own.blueprint.yaml").map
    again = loads(yaml_text(as_written(first)), "own.blueprint.yaml").map
    assert again == first
    assert again.touchpoints["a"].carried == {"x-ticket": "ABC-1"}
    assert again.carried == {"x-board": {"colour": "red", "cards": ["1", {"a": None}]}}


@pytest.mark.parametrize(
    "written",
    ["[search, buy]", "{search: , buy: }", "{search: search, buy: {title: buy}}"],
)
def test_phases_in_few_words_and_many_say_the_same(written):
    text = OWN.replace("{awareness: 知晓, use: {zh: 使用, en: Use}}", written)
    titles = phase_titles(
        loads(text.replace("phase: awareness", "phase: search").replace("phase: use", "phase: buy")).map
    )
    assert [(id_, name.en) for id_, name in titles.items()] == [("search", "search"), ("buy", "buy")]


def test_titles_in_order_then_what_is_not_declared():
    text = OWN.replace("phase: use, end", "phase: after, channel: fax, end")
    assert [(k, v.en) for k, v in phase_titles(loads(text).map).items()] == [
        ("awareness", "知晓"),
        ("use", "Use"),
        ("after", "after"),
    ]
    assert {k: v.zh for k, v in channel_titles(loads(text).map).items()} == {"wechat": "微信", "fax": "fax"}
    found = lint(loads(text)).findings
    assert [(f.name, f.message.en, f.help.en) for f in found] == [
        ("undeclared-word", "the phase 'after' is not declared", "add it to `phases`"),
        ("undeclared-word", "the channel 'fax' is not declared", "add it to `channels`"),
    ]


def test_a_misspelt_word_is_asked_about():
    found = lint(loads(OWN.replace("channel: wechat", "channel: wechta"))).findings
    assert [f.help.en for f in found] == ["did you mean 'wechat'?"]


def test_the_cycle_is_the_default():
    text = "blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A, phase: help, end: served}\n"
    assert list(phase_titles(loads(text).map)) == ["receive", "understand", "help", "keep"]
    asked = lint(loads(text.replace("phase: help", "phase: awareness"))).findings
    assert [f.help.en for f in asked if f.name == "undeclared-word"] == ["declare it: `phases: [awareness]`"]


@pytest.mark.parametrize(("weight", "criticality"), [("0.6", 0.6), ("1", 1.0), ("0", 0.0)])
def test_the_weight_of_a_channel_of_ones_own_counts(weight, criticality):
    """Criticality is contact weight x noticed failure x penalty (10 % failures nobody catches)."""
    text = (
        OWN.replace("emotion: -1", "emotion: {score: -1, bad: -3}")
        .replace("0.6", weight)
        .replace("phase: use,", "phase: use, emotion: 0,")
    )
    figures = Analysis(loads(text).map).of("all").touchpoints["a"]
    assert figures.criticality == pytest.approx(criticality * 0.1 * figures.penalty)


def test_parts_of_lanes_are_drawn_one_below_the_other():
    layout = lay_out(loads(OWN).map)
    band = next(b for b in layout.bands if b.lane == "frontstage")
    assert [p.name for p in band.parts] == ["导服", "柜员"]
    assert [[line.text for line in p.lines] for p in band.parts] == [["导服"], ["柜员"]]
    boxes = {box.id: box.rect for box in layout.boxes}
    for part, id_ in zip(band.parts, "bc", strict=True):
        assert part.rect.y <= boxes[id_].y and boxes[id_].bottom <= part.rect.bottom
    assert (band.rect.y, band.rect.bottom) == (band.parts[0].rect.y, band.parts[-1].rect.bottom)
    assert not next(b for b in layout.bands if b.lane == "customer").parts


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("notes: [{pain: A, gain: B}]", "a note has one kind, this one has 2"),
        ("notes: [{source: A}]", "a note has one kind, this one has 0"),
        ("notes: [{picture: ../a.png}]", "'../a.png' is no picture beside the map"),
        ("notes: [{picture: /etc/a.png}]", "'/etc/a.png' is no picture beside the map"),
        ("notes: [{picture: 'http://a.b/c.png'}]", "'http://a.b/c.png' is no picture beside the map"),
        ("notes: [{picture: a.exe}]", "'a.exe' is no picture beside the map"),
        ("notes: [{picture: 'C:/a.png'}]", "'C:/a.png' is no picture beside the map"),
        ("notes: [{link: 'javascript:alert(1)'}]", "'javascript:alert(1)' is no address"),
        ("notes: [{link: 'data:text/html,x'}]", "'data:text/html,x' is no address"),
    ],
)
def test_a_note_that_cannot_be_is_refused_in_one_sentence(wrong, told):
    text = f"blueprint: 1\ntitle: T\ntouchpoints:\n  a: {{lane: customer, title: A, {wrong}, end: served}}\n"
    assert [p.message.en for p in loads(text).problems] == [told]


@pytest.mark.parametrize(
    ("lane", "right"),
    [
        ("Frontstage/导服", "frontstage/导服"),
        ("前台/导服", "frontstage/导服"),
        ("frontstage / 导服", "frontstage/导服"),
    ],
)
def test_a_part_of_a_lane_in_other_words_is_mended(lane, right):
    text = OWN.replace("frontstage/导服", lane)
    assert mend(lint(loads(text)), lambda loaded: lint(loaded)).linted.loaded.source.text == OWN.replace(
        "frontstage/导服", right
    )


DESIGNERS = """\
blueprint: 1
title: T
phases: [awareness]
channels: [wechat]
touchpoints:
  a: {lane: customer, title: A, phase: awareness, channel: wechat, pain: 找不到, opportunity: 优化, link: https://x.example, image: a.png, end: served}
  b:
    lane: customer
    title: B
    start: 10%
    痛点: a, b
    quote: "said"
    kpis:
      csat: 80%
      nps: 40
    images: [a.png, b.png]
    questions:
      - why
      - "how: then"
    end: served
"""


def test_what_designers_write_beside_a_touchpoint_becomes_notes():
    done = mend(lint(loads(DESIGNERS)), lambda loaded: lint(loaded)).linted.loaded
    assert not done.problems
    assert (
        "notes: [{pain: 找不到}, {idea: 优化}, {link: https://x.example}, {picture: a.png}], end"
        in done.source.text
    )
    wanted = (
        '    notes: [{pain: "a, b"}, {quote: "said"}, {metric: "csat: 80%"}, {metric: "nps: 40"}, '
        '{picture: "a.png"}, {picture: "b.png"}, {question: "why"}, {question: "how: then"}]\n    end: served\n'
    )
    assert wanted in done.source.text


@pytest.mark.parametrize("form", ["csv", "xlsx", "bpmn"])
def test_words_of_ones_own_go_out_and_come_back(form, tmp_path):
    text = OWN.replace(
        "x-board: {colour: red, cards: [1, {a: }]}", "x-board: {colour: red, cards: [1, {a: b}]}"
    )
    file = tmp_path / "own.blueprint.yaml"
    file.write_text(text, encoding="utf-8")
    assert run("export", file, "--to", form, "--out", tmp_path / "out").code == 0
    made = (
        tmp_path / "out" / "own" / {"csv": "tables", "xlsx": "blueprint.xlsx", "bpmn": "blueprint.bpmn"}[form]
    )
    done = run("import", made, "-o", tmp_path / "again.blueprint.yaml")
    assert done.code == 0, done.stderr
    assert load(tmp_path / "again.blueprint.yaml").map == load(file).map


def test_notes_are_marked_in_the_picture_and_told_in_the_page(tmp_path):
    layout = lay_out(loads(OWN).map)
    assert {box.id: [mark.kind for mark in box.marks] for box in layout.boxes}["a"] == ["fail", "note"]
    assert "备注" in " ".join(entry.line.text for entry in layout.legend)
    file = tmp_path / "own.blueprint.yaml"
    file.write_text(OWN.replace("找不到", "<img src=x onerror=alert(1)>"), encoding="utf-8")
    assert run("export", file, "--to", "html", "--out", tmp_path).code == 0
    page = next(tmp_path.rglob("*.html")).read_text(encoding="utf-8")
    assert "图: https://example.org/plan" in page
    assert "（访谈）" in page
    assert "<img" not in page


def test_nothing_looks_at_keys_of_ones_own():
    said = 'x-odd: {"\\u0007": "\\u202E", no: 1.10, time: 3:00, lane: "前台"}'
    text = OWN.replace("x-ticket: ABC-1", said).replace("x-board: {", f"{said}\nx-board: {{")
    assert [f.message.en for f in lint(loads(text)).findings] == []
    assert loads(text).map.touchpoints["a"].carried["x-odd"]["time"] == "3:00"


def test_notes_stand_on_the_cards_of_slides(tmp_path):
    file = tmp_path / "own.blueprint.yaml"
    file.write_text(OWN, encoding="utf-8")
    assert run("export", file, "--to", "pptx", "--out", tmp_path).code == 0
    with ZipFile(next(tmp_path.rglob("*.pptx"))) as archive:
        slides = [archive.read(n).decode() for n in archive.namelist() if n.startswith("ppt/slides/slide")]
        notes = [archive.read(n).decode() for n in archive.namelist() if "notesSlides/notesSlide" in n]
    assert any("找不到（访谈）" in text for text in slides)
    assert any("找不到（访谈）" in text for text in notes)
    assert any("sublane:frontstage/柜员" in text for text in slides)
