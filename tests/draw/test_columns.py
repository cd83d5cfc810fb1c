"""Columns and rows: longest path, folding, back arrows, phases, what hangs."""

import pytest

from blueprint.draw import lay_out
from blueprint.draw.shapes import Box, Layout
from blueprint.model.loader import loads


def drawn(touchpoints: str) -> Layout:
    loaded = loads(f"blueprint: 1\ntitle: T\ntouchpoints:\n{touchpoints}")
    assert loaded.map is not None, loaded.problems
    return lay_out(loaded.map)


def boxes(layout: Layout) -> dict[str, Box]:
    return {box.id: box for box in layout.boxes}


def columns(layout: Layout) -> dict[str, int]:
    return {id_: box.column for id_, box in boxes(layout).items()}


def test_a_chain_in_one_lane_runs_to_the_right_on_one_level():
    layout = drawn("""
  a: {lane: frontstage, title: A, next: b}
  b: {lane: frontstage, title: B, next: c}
  c: {lane: frontstage, title: C, end: served}
""")
    assert columns(layout) == {"a": 0, "b": 1, "c": 2}
    assert all(len(r.points) == 2 and r.points[0].y == r.points[1].y for r in layout.routes)


def test_a_customer_step_stands_above_its_answer():
    layout = drawn("""
  enter: {lane: customer, title: Enter, next: greet}
  greet: {lane: frontstage, title: Greet, next: state}
  state: {lane: customer, title: State, next: triage}
  triage: {lane: frontstage, title: Triage, next: bye}
  bye: {lane: frontstage, title: Bye, next: leave}
  leave: {lane: customer, title: Leave, end: served}
""")
    assert columns(layout) == {"enter": 0, "greet": 0, "state": 1, "triage": 1, "bye": 2, "leave": 2}


def test_touchpoints_of_two_phases_do_not_share_a_column():
    layout = drawn("""
  enter: {lane: customer, title: Enter, phase: receive, next: greet}
  greet: {lane: frontstage, title: Greet, phase: understand, end: served}
""")
    assert columns(layout) == {"enter": 0, "greet": 1}
    assert [band.line.text for band in layout.phases] == ["接触 · Receive", "理解 · Understand"]


def test_phases_that_mix_are_drawn_as_they_come():
    layout = drawn("""
  a: {lane: customer, title: A, phase: receive, next: b}
  b: {lane: customer, title: B, phase: keep, next: c}
  c: {lane: customer, title: C, phase: receive, end: served}
""")
    assert [band.line.text for band in layout.phases] == ["接触 · Receive", "留住 · Keep", "接触 · Receive"]


def test_a_column_may_hold_several_phases():
    layout = drawn("""
  a: {lane: customer, title: A, phase: receive, next: {b: 50%, c: 50%}}
  b: {lane: customer, title: B, phase: understand, end: served}
  c: {lane: frontstage, title: C, phase: help, end: served}
""")
    assert [band.line.text for band in layout.phases] == ["接触 · Receive", "理解 / 帮助"]


def test_loops_go_back_and_do_not_stretch_the_picture():
    layout = drawn("""
  polish: {lane: frontstage, title: Polish, next: {buff: 90%, clean: 10%}}
  clean: {lane: frontstage, title: Clean, next: polish}
  buff: {lane: frontstage, title: Buff, next: {buff: 5%, pay: 95%}}
  pay: {lane: customer, title: Pay, end: served}
""")
    assert {(r.source, r.target) for r in layout.routes if r.back} == {("clean", "polish"), ("buff", "buff")}
    assert columns(layout)["clean"] == columns(layout)["buff"] == 1


def test_the_most_likely_route_takes_the_upper_row():
    rows = {
        id_: box.row
        for id_, box in boxes(
            drawn("""
  polish: {lane: frontstage, title: Polish, next: {clean: 10%, buff: 90%}}
  clean: {lane: frontstage, title: Clean, next: polish}
  buff: {lane: frontstage, title: Buff, end: served}
""")
        ).items()
    }
    assert rows["buff"] == rows["polish"] < rows["clean"]


def test_support_stands_under_its_first_user_and_evidence_over_its_touchpoint():
    layout = drawn("""
  a: {lane: frontstage, title: A, next: b}
  b: {lane: frontstage, title: B, uses: [crm], evidence: [Form, Pen], next: c}
  c: {lane: frontstage, title: C, uses: [crm], evidence: [Receipt], end: served}
  crm: {lane: support, title: CRM}
""")
    found = columns(layout)
    assert found["crm"] == found["b"] == 1
    evidence = {box.title: box.column for box in layout.boxes if box.kind == "evidence"}
    assert evidence == {"Form, Pen": 1, "Receipt": 2}
    assert {(r.source, r.target) for r in layout.routes if r.kind == "uses"} == {("b", "crm"), ("c", "crm")}


def test_evidence_that_is_a_touchpoint_too_is_one_box_with_a_line_to_who_shows_it():
    layout = drawn("""
  a: {lane: customer, title: A, evidence: [Form, {zh: 小票, en: Receipt}], next: b}
  b: {lane: customer, title: B, uses: [slip], evidence: [Receipt], end: served}
  slip: {lane: evidence, title: Receipt}
""")
    assert [(b.id, b.kind) for b in layout.boxes if b.lane == "evidence"] == [
        ("slip", "touchpoint"),
        ("a:1", "evidence"),
    ]
    assert [(r.source, r.target) for r in layout.routes if r.kind == "uses"] == [("a", "slip"), ("b", "slip")]


def test_the_same_evidence_side_by_side_is_one_box():
    layout = drawn("""
  a: {lane: frontstage, title: A, evidence: [Form], next: b}
  b: {lane: frontstage, title: B, evidence: [Form], next: c}
  c: {lane: frontstage, title: C, next: d}
  d: {lane: frontstage, title: D, evidence: [Form], end: served}
""")
    assert [box.column for box in layout.boxes if box.kind == "evidence"] == [0, 3]
    assert [r.target for r in layout.routes if r.kind == "evidence"] == ["a", "b", "d"]


def test_of_two_things_at_a_touchpoint_one_is_seen_at_the_next_too():
    layout = drawn("""
  a: {lane: customer, title: A, evidence: [Kiosk, Card], next: b}
  b: {lane: frontstage, title: B, evidence: [Card], end: served}
""")
    evidence = {box.title: box for box in layout.boxes if box.kind == "evidence"}
    assert set(evidence) == {"Kiosk", "Card"}
    links = {(r.source, r.target) for r in layout.routes if r.kind == "evidence"}
    assert (evidence["Card"].id, "b") in links and (evidence["Kiosk"].id, "a") in links


def test_what_starts_together_leaves_from_a_bar_and_meets_at_one():
    layout = drawn("""
  fork: {lane: frontstage, title: F, next: {all: [a, b]}}
  a: {lane: customer, title: A, next: meet}
  b: {lane: backstage, title: B, next: meet}
  meet: {lane: frontstage, title: M, join: all, end: served}
""")
    assert [(bar.kind, bar.touchpoint) for bar in layout.bars] == [("all", "fork"), ("join", "meet")]
    for bar in layout.bars:
        ends = [
            r.points[0 if bar.kind == "all" else -1]
            for r in layout.routes
            if bar.touchpoint in (r.source, r.target)
        ]
        assert all(bar.rect.y <= end.y <= bar.rect.bottom for end in ends)


def test_several_entries_are_shown_with_their_shares():
    layout = drawn("""
  a: {lane: customer, title: A, start: 60%, next: c}
  b: {lane: customer, title: B, start: 40%, next: c}
  c: {lane: frontstage, title: C, end: served}
""")
    assert {(r.target, r.label.line.text) for r in layout.routes if r.kind == "entry" and r.label} == {
        ("a", "60 %"),
        ("b", "40 %"),
    }


@pytest.mark.parametrize(
    "lanes", [("customer", "backstage"), ("frontstage", "support"), ("customer", "support")]
)
def test_where_lanes_are_missing_their_lines_fall_together(lanes):
    layout = drawn(f"""
  a: {{lane: {lanes[0]}, title: A, next: b}}
  b: {{lane: {lanes[1]}, title: B, end: served}}
""")
    (border,) = layout.borders
    assert " / " in "".join(line.text for line in border.lines)


def test_references_to_nothing_are_left_out():
    layout = drawn("""
  a: {lane: frontstage, title: A, next: {b: 50%, nowhere: 50%}, uses: [nothing]}
  b: {lane: frontstage, title: B, end: served}
""")
    assert [(r.source, r.target) for r in layout.routes] == [("a", "b")]
