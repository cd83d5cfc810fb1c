"""Edits of the tables, of shares, of sliders and of a walk, as verbs on the text."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.draw import svg
from blueprint.edit import Document, apply, verb_from
from blueprint.export.walk.walking import choices
from blueprint.model.duration import Duration
from blueprint.model.loader import load, loads
from blueprint.model.service_map import ServiceMap
from blueprint.model.writing import written_share
from blueprint.studio.exporting import made_of
from blueprint.studio.inspector.pinning import segment_verbs, with_typed
from blueprint.studio.panels.what_if import knobs
from blueprint.studio.state.facts import Facts
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.table.connections import connection_rows, read_connection, without_connections
from blueprint.studio.table.reading import Reading
from blueprint.studio.table.taking import take
from blueprint.studio.table.touchpoints import read_touchpoints, touchpoint_rows, without_touchpoints

MAPS = Path(__file__).parents[2] / "maps"
TEXT = """blueprint: 1
title: Desk
arrivals: 10/h
touchpoints:
  ask:
    lane: customer
    title: {zh: 提问, en: Ask}
    time: 30s
    next: {answer: 60%, look: 40%}  # measured
  answer: {lane: frontstage, title: Answer, time: 2m, staffed: {servers: 2}, fails: {chance: 2%}, end: served}
  look: {lane: customer, title: Look, evidence: [Board, Sign], next: answer, end: {lost: 10%}}
"""


def edited(verbs: list[dict[str, Any]], text: str = TEXT) -> tuple[str, ServiceMap]:
    for verb in verbs:
        text = apply(text, verb_from(verb))
    made = loads(text).map
    assert made is not None
    return text, made


def service_map(text: str = TEXT) -> ServiceMap:
    made = loads(text).map
    assert made is not None
    return made


def verbs_of(found: Reading) -> list[dict[str, Any]]:
    return [verb for verbs in found.verbs.values() for verb in verbs]


def test_a_row_says_what_the_map_says() -> None:
    id_, row = touchpoint_rows(service_map(), "zh")[0]

    assert id_ == row["id"] == "ask"
    assert (row["title"], row["lane"], row["time.standard"]) == ("提问", "客户行为", "30 秒")
    assert "role" not in row
    assert touchpoint_rows(service_map(), "en")[2][1]["evidence"] == "Board; Sign"


def test_cells_become_verbs() -> None:
    rows = [
        ("ask", {"title": "询问", "time.standard": "1分半", "emotion.score": "2"}),
        ("look", {"lane": "前台", "evidence": "Board； Screen", "fails.chance": "5", "channel": "自助机"}),
    ]
    found = read_touchpoints(service_map(), rows, "zh")
    text, made = edited(verbs_of(found))

    assert not found.wrong
    assert dict(made.touchpoints["ask"].title.by_language) == {"zh": "询问", "en": "Ask"}
    assert made.touchpoints["ask"].time is not None
    assert made.touchpoints["ask"].time.standard is not None
    assert made.touchpoints["ask"].time.standard.seconds == 90
    assert "emotion: 2\n" in text or "emotion: {score: 2}" in text
    assert (made.touchpoints["look"].lane, made.touchpoints["look"].channel) == ("frontstage", "kiosk")
    assert [str(e) for e in made.touchpoints["look"].evidence] == ["Board", "Screen"]
    assert made.touchpoints["look"].fails is not None
    assert made.touchpoints["look"].fails.chance == Fraction(1, 20)
    assert "# measured" in text


def test_a_cell_that_cannot_be_read_is_named_and_the_others_are_taken() -> None:
    rows = [("ask", {"time.standard": "soon", "role": "Guide", "id": "look"}), ("gone", {"role": "Guide"})]
    found = read_touchpoints(service_map(), rows, "en")

    assert [v["path"][-1] for v in verbs_of(found)] == ["role"]
    said, reason = found.wrong["ask", "time.standard"]
    assert said == "soon"
    assert "soon" in reason.en
    assert "already taken" in found.wrong["ask", "id"][1].en
    assert found.wrong["gone", "role"][1].en == "this touchpoint is no longer in the map"


def test_rows_are_added_and_deleted() -> None:
    rows = [("+1", {"id": "pay", "lane": "customer", "title": "付款"}), ("+2", {"role": "导医"}), ("+3", {})]
    found = read_touchpoints(service_map(), rows, "zh")
    _, made = edited([*verbs_of(found), *without_touchpoints(service_map(), ["look", "gone"])])

    assert not found.wrong
    assert found.new == {"+1": "pay", "+2": "step-1"}
    assert list(made.touchpoints) == ["ask", "answer", "pay", "step-1"]
    assert made.touchpoints["pay"].title["zh"] == "付款"


def test_a_block_that_is_pasted_lands_whole() -> None:
    """Rows with lanes by any of their names and all other cells; an id that is taken becomes another, and is said."""
    text = "blueprint: 1\ntitle: T\ntouchpoints:\n  step-1: {lane: customer, title: A, next: step-3}\n  step-3: {lane: customer, title: B, end: served}\n"
    rows = [
        (
            "+1",
            {
                "title": "挂号",
                "lane": "前台",
                "time.standard": "5分钟",
                "role": "导医",
                "emotion.score": "-1",
            },
        ),
        ("+2", {"id": "step-3", "title": "取药", "lane": "frontstage", "evidence": "处方; 药袋"}),
        ("+3", {"title": "缴费", "lane": "收银台"}),
        ("+4", {"lane": "Onstage", "title": "送客", "id": "送 客"}),
    ]
    found = read_touchpoints(service_map(text), rows, "zh")
    _, made = edited(verbs_of(found), text)
    new = {id_: t for id_, t in made.touchpoints.items() if id_ not in ("step-1", "step-3")}

    assert list(new) == list(found.new.values()) == ["step-2", "step-3-2", "step-4", "step-5"]
    first, second, third, fourth = new.values()
    assert (first.lane, first.title["zh"], first.role and first.role["zh"]) == ("frontstage", "挂号", "导医")
    assert first.time is not None
    assert first.time.standard == Duration(300)
    assert first.emotion is not None
    assert first.emotion.score == -1
    assert [e["zh"] for e in second.evidence] == ["处方", "药袋"]
    assert third.lane == "customer"
    assert fourth.lane == "frontstage"
    assert [note.zh for note in found.notes] == ["编号 'step-3' 已被占用：新触点用 'step-3-2'"]
    assert next((place, reason.zh) for place, (_, reason) in found.wrong.items()) == (
        ("step-4", "lane"),
        "'收银台' 不是五个泳道之一：有形展示、客户、前台、后台、支持过程",
    )
    assert list(found.wrong) == [("step-4", "lane"), ("step-5", "id")]


def test_a_cleared_title_is_no_edit() -> None:
    found = read_touchpoints(service_map(), [("answer", {"title": ""})], "en")
    assert (verbs_of(found), found.wrong) == ([], {})


@pytest.mark.parametrize("name", [p.name for p in sorted(MAPS.glob("*.yaml"))])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_typing_what_is_shown_changes_nothing(name: str, language: Any) -> None:
    """Every cell of every map: written back, the map is the same."""
    loaded = load(MAPS / name)
    assert loaded.map is not None
    for id_, row in touchpoint_rows(loaded.map, language)[:4]:
        cells = {k: v for k, v in row.items() if not (";" in v and k in ("script", "evidence"))}
        found = read_touchpoints(loaded.map, [(id_, cells)], language)
        assert not found.wrong
        text = loaded.source.text
        for verb in verbs_of(found):
            text = apply(text, verb_from(verb))
        assert loads(text, loaded.source.path).map == loaded.map


def typed_into(
    row: str,
    cells: dict[str, str],
    text: str = TEXT,
    typed: dict[str, list[str]] | None = None,
) -> tuple[str, ServiceMap, Reading]:
    found = read_connection(service_map(text), row, cells, "en", {} if typed is None else typed)
    return (*edited(verbs_of(found), text), found)


def test_setting_one_share_scales_the_others() -> None:
    rows = [(r.get("from"), r["to"], r.get("share")) for _, r in connection_rows(service_map(), "en")]
    assert rows == [
        ("Ask", "Answer", "60%"), ("Ask", "Look", "40%"), ("Answer", "served", None),
        ("Look", "Answer", "90%"), ("Look", "lost", "10%"),
    ]  # fmt: skip
    text, made, found = typed_into("ask->answer", {"share": "75"})
    assert not found.wrong
    assert [c.share for c in made.touchpoints["ask"].next] == [Fraction(3, 4), Fraction(1, 4)]
    _, made, _ = typed_into("look=>lost", {"share": "20%"}, text)
    assert made.touchpoints["look"].ways == (
        ("answer", False, Fraction(4, 5)),
        ("lost", True, Fraction(1, 5)),
    )


def test_a_share_that_is_emptied_is_unknown_or_the_rest() -> None:
    text, made, found = typed_into("ask->answer", {"share": ""})
    assert not found.wrong
    assert [share for *_, share in made.touchpoints["ask"].ways] == [None, None]
    assert ["share" in r for _, r in connection_rows(made, "en")][:2] == [False, False]
    assert "# measured" in text
    assert [c.share for c in choices(made, "ask")] == [None, None]

    _, made, found = typed_into("ask->look", {"share": "30%"}, text)
    assert [share for *_, share in made.touchpoints["ask"].ways] == [Fraction(7, 10), Fraction(3, 10)]

    three = TEXT.replace("{answer: 60%, look: 40%}", "{answer: 50%, look: 30%, ask: 20%}")
    _, made, _ = typed_into("ask->look", {"share": ""}, three)
    assert [c.share for c in made.touchpoints["ask"].next] == [Fraction(1, 2), None, Fraction(1, 5)]


def test_facts_of_unknown_shares_draw_and_give_no_figures() -> None:
    facts = Facts("desk.blueprint.yaml", TEXT.replace("{answer: 60%, look: 40%}", "[answer, look]"))
    assert facts.analysis is None
    assert facts.no_figures is not None
    assert "customers going on from Ask" in facts.no_figures.en
    assert "--assume" not in facts.no_figures.en
    layout = facts.layout("all", "en", facts.overlay("all"))
    assert layout is not None
    assert svg(layout, "screen").count(">?</text>") == 3, "two arrows and the header"
    assert b"?" in made_of(facts, "dot", "all", "en")()


def test_connections_are_added_and_removed_in_the_table() -> None:
    _, made, found = typed_into("+1", {"from": "answer", "to": "LOOK"})
    assert found.new == {"+1": "answer->look"}
    assert {c.to for c in made.touchpoints["answer"].next} == {"look"}
    _, made, found = typed_into("+2", {"from": "Answer", "to": "abandoned"})
    assert found.new == {"+2": "answer=>abandoned"}
    assert made.touchpoints["answer"].ways == (
        ("served", True, Fraction(1, 2)),
        ("abandoned", True, Fraction(1, 2)),
    )
    _, made = edited(without_connections(service_map(), ["ask->look", "look=>lost"]))
    assert [w[:2] for t in made.touchpoints.values() for w in t.ways] == [
        ("answer", False), ("served", True), ("answer", False),
    ]  # fmt: skip


def test_a_new_connection_waits_until_both_ends_are_known() -> None:
    for cells, wrong in (
        ({"from": "ask"}, None),
        ({"from": "ask", "to": "Nowhere"}, "to"),
        ({"from": "Nobody", "to": "look"}, "from"),
        ({"from": "ask", "to": "look"}, "to"),
    ):
        _, made, found = typed_into("+1", cells)
        assert made == service_map()
        assert found.half == {"+1": cells}
        assert [column for _, column in found.wrong] == ([wrong] if wrong else [])


THREE = TEXT.replace("{answer: 60%, look: 40%}", "{answer: 55%, look: 30%, ask: 15%}")


def test_three_shares_are_set_one_after_another() -> None:
    """What was typed stays, the rest goes to the others in tenths of a percent, and no fraction gets into the file."""
    typed: dict[str, list[str]] = {}
    text, said = THREE, []
    for row, share in (("ask->answer", "50%"), ("ask->look", "33.3%"), ("ask->ask", "25%")):
        text, made, found = typed_into(row, {"share": share}, text, typed)
        assert not found.wrong
        assert "/" not in text.partition("next:")[2].partition("\n")[0]
        said.append([written_share(s) for _, _, s in made.touchpoints["ask"].ways if s is not None])
    assert said == [
        ["50%", "33.3%", "16.7%"],  # 30 and 15 share 50 as 33.33 and 16.67
        ["50%", "33.3%", "16.7%"],
        ["41.7%", "33.3%", "25%"],  # all three are typed: the oldest gives way
    ]


@given(
    st.lists(st.integers(0, 1000), min_size=2, max_size=6).filter(any),
    st.integers(0, 1000),
    st.permutations(range(6)),
)
def test_shares_sum_to_the_whole_whatever_is_typed(
    weights: list[int], thousandths: int, order: list[int]
) -> None:
    shares = {str(i): Fraction(w, sum(weights)) for i, w in enumerate(weights)}
    typed = [str(i) for i in order if i < len(weights)]
    name, share = typed.pop(), Fraction(thousandths, 1000)
    new = with_typed(shares, name, share, typed)
    assert sum(new.values()) == 1
    assert new[name] == share
    assert all(s >= 0 for s in new.values())


def test_a_segment_s_share_takes_the_rest_from_those_not_typed() -> None:
    text = (
        TEXT
        + "segments:\n  old: {title: Old, share: 50%}\n  new: {title: New, share: 30%}\n  b2b: {title: B, share: 20%}\n"
    )
    typed: list[str] = []
    for name, share in (("new", Fraction(2, 5)), ("b2b", Fraction(1, 10))):
        text, made = edited(segment_verbs(service_map(text), name, share, typed), text)
    assert {n: written_share(s.share) for n, s in made.segments.items() if s.share is not None} == {
        "old": "50%",
        "new": "40%",
        "b2b": "10%",
    }


def test_adopting_a_slider_is_what_it_showed() -> None:
    """Every knob, turned to its middle: the verb and `--set` give the same map."""
    from blueprint.figures.whatif.changes import apply_changes
    from blueprint.studio.panels.what_if import verb_of

    facts = Facts("desk.blueprint.yaml", TEXT)
    assert facts.map is not None
    whole = facts.whole("all")
    assert whole is not None
    found = knobs(facts.map, whole)
    assert {"answer.staffed.servers", "arrivals", "answer.fails.chance", "ask.time.standard"} <= {
        k.path for k in found
    }
    for knob in found:
        value = knob.low + knob.step
        _, made = edited([verb_of(knob, value)])
        changed = apply_changes(facts.map, [f"{knob.path}={knob.written(value)}"]).map
        assert made.touchpoints == changed.touchpoints
        assert made.arrivals == changed.arrivals


def test_an_id_typed_in_the_table_is_renamed_everywhere() -> None:
    found = read_touchpoints(service_map(), [("answer", {"id": "reply", "role": "Guide"})], "en")
    _, made = edited(verbs_of(found))

    assert list(made.touchpoints) == ["ask", "reply", "look"]
    assert [c.to for c in made.touchpoints["ask"].next] == ["reply", "look"]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("connections", [("+1", {"from": "Ask", "to": "Nowhere"}), ("+2", {"from": "Answer", "to": "Look"})]),
        ("connections", [("ask->answer", {"share": "75"}), ("look=>lost", {"share": "20%"})]),
        ("touchpoints", [("ask", {"title": "A"}), ("look", {"title": "B"}), ("+1", {"title": "C", "id": "look"})]),
        ("touchpoints", [("ask", {"title": "A"}), ("answer", {"id": "other"}), ("look", {"id": "other"})]),
    ],
)  # fmt: skip
def test_undo_takes_a_pasted_block_back_and_nothing_before_it(
    table: str, rows: list[tuple[str, dict[str, str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLUEPRINT_STUDIO_DIR", str(tmp_path))
    one = OpenMap("m", Document.opened(TEXT), None)
    one.commit({"verb": "set", "path": ["title"], "value": "Before"})
    before = one.text
    take(
        one,
        "en",
        {"verb": "cells", "table": table, "rows": [{"row": row, "cells": cells} for row, cells in rows]},
    )
    assert one.text != before
    one.undo()
    assert one.text == before
