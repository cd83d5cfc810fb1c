"""One open map: its edits from every view, each once, and what becomes of them."""

from __future__ import annotations

from typing import Any

import pytest

from blueprint.studio.state.folder import OnDisk
from blueprint.studio.state.merging import clashes
from blueprint.studio.state.open_map import OpenMap

TEXT = """blueprint: 1
title: Desk  # the front desk
touchpoints:
  a: {lane: customer, title: A, next: b}
  b:
    lane: frontstage  # seen
    title: B
    end: served
"""


@pytest.fixture
def one() -> OpenMap:
    return OpenMap.from_disk("desk", OnDisk(TEXT, "sha"))


def title(text: str, id_: str = "a") -> dict[str, Any]:
    return {"verb": "set", "path": ["touchpoints", id_, "title"], "value": text}


NOTHING: dict[str, Any] = {}


def test_edits_are_made_and_taken_back_to_the_same_bytes(one: OpenMap) -> None:
    assert one.commit(title("Ask"), title("Answer", "b")) is None
    assert "title: Ask" in one.text
    assert "lane: frontstage  # seen" in one.text
    assert one.document.changes == 2
    one.undo()
    one.undo()
    one.undo()
    assert one.text == TEXT
    one.redo()
    assert "Ask" in one.text


def test_of_several_edits_all_are_made_or_none(one: OpenMap) -> None:
    assert one.commit(title("Ask"), {"verb": "delete", "ids": ["nobody"]}) is not None
    assert one.text == TEXT
    assert one.told[0][0] == "bad"


def test_every_edit_of_a_queue_is_made_once_and_in_order(one: OpenMap) -> None:
    queue = [{"n": n, "verb": title(f"T{n}")} for n in range(1, 6)]

    assert one.receive("canvas", [queue[1], queue[0]], NOTHING) == 2
    assert one.receive("canvas", queue, NOTHING) == 3
    assert one.receive("canvas", queue, NOTHING) == 0
    assert "title: T5" in one.text
    assert one.seq == {"canvas": 5}
    assert one.document.changes == 5


def test_a_refused_edit_does_not_hold_the_queue_up(one: OpenMap) -> None:
    one.receive("canvas", [{"n": 1, "verb": {"verb": "jump"}}, {"n": 2, "verb": title("Ask")}], NOTHING)

    assert "title: Ask" in one.text
    assert one.seq["canvas"] == 2
    assert len(one.told) == 1


def test_keyboard_shortcuts_come_through_the_queue(one: OpenMap) -> None:
    saved: list[str] = []
    verbs = [title("Ask"), {"verb": "undo"}, {"verb": "redo"}, {"verb": "save"}]
    one.receive(
        "canvas",
        [{"n": n, "verb": v} for n, v in enumerate(verbs, 1)],
        {"save": lambda _: saved.append(one.text)},
    )

    assert saved == [one.text]
    assert "title: Ask" in one.text


def test_only_typing_keeps_the_buffer_of_the_text_view(one: OpenMap) -> None:
    typed = {"verb": "text", "text": TEXT.replace("Desk", "Counter")}
    one.receive("text", [{"n": 1, "verb": typed}], NOTHING)
    assert one.revision == 0
    one.undo()
    assert one.revision == 1
    one.commit(title("Ask"))
    assert one.revision == 2


def test_a_text_that_is_no_map_is_kept_and_undone(one: OpenMap) -> None:
    one.receive("text", [{"n": 1, "verb": {"verb": "text", "text": "touchpoints: ["}}], NOTHING)
    assert one.text == "touchpoints: ["
    assert one.commit(title("Ask")) is not None
    one.undo()
    assert one.text == TEXT


def test_a_merge_puts_my_edits_on_top_of_theirs(one: OpenMap) -> None:
    one.commit(title("Ask"))
    theirs = TEXT.replace("title: B", "title: Reply")

    assert one.merge(OnDisk(theirs, "new")) == []
    assert one.text == theirs.replace("title: A", "title: Ask")
    assert one.document.saved == theirs
    assert one.sha == "new"
    assert one.document.is_dirty


def test_a_merge_names_what_does_not_fit_any_more(one: OpenMap) -> None:
    one.commit(title("Answer", "b"))
    theirs = "blueprint: 1\ntitle: Desk\ntouchpoints:\n  a: {lane: customer, title: A, end: served}\n"

    assert len(one.merge(OnDisk(theirs, "new"))) == 1
    assert one.text == theirs


def test_reloading_takes_the_file_as_it_is(one: OpenMap) -> None:
    one.commit(title("Ask"))
    one.reload(OnDisk("title: x\n", "new"))

    assert one.text == "title: x\n"
    assert not one.document.is_dirty


def test_a_save_leaves_the_undo_history(one: OpenMap) -> None:
    one.commit(title("Ask"))
    one.saved("new")

    assert not one.document.is_dirty
    one.undo()
    assert one.document.is_dirty
    assert one.text == TEXT


def test_what_both_changed_is_asked_and_the_rest_comes_in(one: OpenMap) -> None:
    one.commit(title("Ask"), title("Answer", "b"))
    theirs = TEXT.replace("title: B", "title: Reply").replace("title: Desk", "title: Counter")
    found = clashes(one.document.saved, one.text, theirs)

    assert [(each.path, each.mine, each.theirs) for each in found] == [
        (("touchpoints", "b", "title"), "Answer", "Reply")
    ]
    assert one.merge(OnDisk(theirs, "new"), found, [found[0].path]) == []
    assert one.text == theirs.replace("title: A", "title: Ask")
    assert any("Counter" in line.en for line in one.came)
    one.undo()
    assert "title: Answer" in one.text, "the choice can be taken back"
