"""A document: history, what is unsaved, drafts, and edits made again on what somebody else wrote."""

from __future__ import annotations

import json

import pytest

from blueprint.edit import Document, EditRefused, verb_from
from blueprint.edit.document import HISTORY
from tests.edit.texts import MINI

LINES = MINI + "\n"


def done(document: Document, *verbs: dict) -> Document:
    for verb in verbs:
        document = document.apply(verb_from(verb))
    return document


def title(id_: str, value: str) -> dict:
    return {"verb": "set", "path": ["touchpoints", id_, "title"], "value": value}


def add(name: str, **more: str) -> dict:
    return {"verb": "add-touchpoint", "lane": "customer", "title": name, **more}


def test_history():
    start = Document.opened(LINES)
    document = done(start, title("report", "a"), title("repair", "b"))
    assert (document.done, document.changes, document.is_dirty, document.can_redo) == (2, 2, True, False)
    back = document.undo()
    assert (back.done, back.changes, back.can_undo, back.can_redo) == (1, 1, True, True)
    assert back.redo() == document
    assert back.undo().text == LINES and not back.undo().can_undo
    assert back.undo().undo() == back.undo() and document.redo() == document
    branch = done(back, title("collect", "c"))
    assert not branch.can_redo and "title: b" not in branch.text


def test_an_edit_that_changes_nothing_is_no_edit():
    start = Document.opened(LINES)
    assert done(start, title("report", "报修"), {"verb": "text", "text": LINES}) is start


def test_saving():
    document = done(Document.opened(LINES), title("report", "a"))
    saved = document.saved_as(document.text)
    assert not saved.is_dirty and saved.changes == 0 and saved.can_undo
    assert saved.undo().is_dirty and saved.undo().changes == 1
    assert done(saved.undo(), title("report", "b")).changes == 1


def test_history_has_an_end():
    document = Document.opened(LINES)
    for number in range(HISTORY + 3):
        document = document.apply(verb_from({"verb": "text", "text": f"{LINES}# {number}\n"}))
    assert len(document.past) == HISTORY and document.done == HISTORY + 3
    for _ in range(HISTORY):
        document = document.undo()
    assert not document.can_undo and document.text == f"{LINES}# 2\n" and document.done == 3


def test_drafts():
    document = done(
        Document.opened(LINES),
        add("取机", id="x"),
        {"verb": "text", "text": LINES + "# by hand\n"},
        title("repair", "修"),
    )
    document = document.undo()
    again = Document.from_json(document.to_json())
    assert again == document and again.redo() == document.redo()
    assert again.undo().undo().text == LINES


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "[]",
        "{}",
        '{"text": 1}',
        json.dumps({"text": "", "saved": "", "past": [{}], "future": [], "done": 1}),
        '{"text": "a", "saved": "", "past": [{"verb": null, "at": 5, "old": "", "new": "b"}], "future": [], "done": 1}',
        "\0",
    ],
)
def test_a_draft_that_is_none(draft: str):
    with pytest.raises(EditRefused, match="draft"):
        Document.from_json(draft)


def test_merge_makes_edits_again_on_the_other_text():
    mine = done(
        Document.opened(LINES),
        title("report", "打电话"),
        {"verb": "rename", "id": "repair", "to": "mend"},
        add("回访"),
    )
    theirs = LINES.replace("title: 取机", "title: 领取").replace("time: 2h", "time: 3h") + "# theirs\n"
    merged, failed = mine.replay_on(theirs)
    assert not failed and merged.saved == theirs and merged.changes == 3
    assert "title: 打电话" in merged.text and "title: 领取, emotion" in merged.text
    assert "mend: {lane: backstage, title: 维修, time: 3h" in merged.text and "# theirs" in merged.text
    assert merged.undo().undo().undo().text == theirs


def test_what_the_other_deleted_is_refused_with_the_reason():
    mine = done(Document.opened(LINES), title("repair", "修"), title("collect", "领"))
    theirs = done(Document.opened(LINES), {"verb": "delete", "ids": ["repair"]}).text
    merged, failed = mine.replay_on(theirs)
    assert "领" in merged.text and "修" not in merged.text.replace("维修", "").replace("报修", "")
    assert [(verb.name, "repair" in wording.en) for verb, wording in failed] == [("set", True)]


def test_what_builds_on_a_refused_edit_is_refused_too():
    """Both added `step-1`: the connection means mine, never theirs."""
    mine = done(Document.opened(LINES), add("我的"), {"verb": "connect", "from": "step-1", "to": "repair"})
    theirs = done(Document.opened(LINES), add("他们的")).text
    merged, failed = mine.replay_on(theirs)
    assert merged.text == theirs
    assert [verb.name for verb, _ in failed] == ["add-touchpoint", "connect"]


def test_typed_text_merges_line_by_line():
    typed = LINES.replace("title: 售后维修", "title: 维修  # mine")
    mine = done(Document.opened(LINES), {"verb": "text", "text": typed})
    theirs = LINES.replace("title: 取机", "title: 领取")
    merged, failed = mine.replay_on(theirs)
    assert not failed and "title: 维修  # mine" in merged.text and "title: 领取" in merged.text

    clash = LINES.replace("title: 售后维修", "title: 售后  # theirs")
    merged, failed = mine.replay_on(clash)
    assert merged.text == clash and "line" in failed[0][1].en and failed[0][0].to_data()["text"] == typed


def test_merging_where_history_does_not_reach_back():
    saved = done(Document.opened(LINES), title("repair", "修"))
    saved = saved.saved_as(saved.text)
    undone = done(saved.undo(), title("collect", "领"))
    merged, failed = undone.replay_on(saved.text.replace("售后维修", "维修"))
    assert not failed and "title: 维修, time" in merged.text and "领" in merged.text


def test_a_broken_text_is_written_anew_and_undone():
    broken = Document.opened("a: [\n")
    with pytest.raises(EditRefused, match="line 2"):
        done(broken, add("x"))
    mended = done(broken, {"verb": "text", "text": LINES}, add("x"))
    assert mended.undo().undo().text == "a: [\n"
    assert Document.from_json(mended.to_json()) == mended


def test_ids_are_chosen_once():
    document = done(
        Document.opened(LINES), add("Take it!"), add("取"), add("取"), {"verb": "copy", "ids": ["repair"]}
    )
    for id_ in ("take-it:", "step-1:", "step-2:", "repair-2:"):
        assert f"\n  {id_}" in document.text
    assert [step.verb.makes() for step in document.past if step.verb] == [
        ("take-it",), ("step-1",), ("step-2",), ("repair-2",)
    ]  # fmt: skip


def test_an_editor_that_knows_one_line_end_changes_no_other_line():
    start = Document.opened("\ufeff" + LINES.replace("\n", "\r\n"))
    typed = done(start, {"verb": "text", "text": LINES.replace("维修, time", "修理, time")})
    assert typed.text == start.text.replace("维修, time", "修理, time")
