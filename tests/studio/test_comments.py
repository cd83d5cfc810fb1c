"""Comments in their file beside the map: written, resolved, read by lint when it is asked to."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import lint
from blueprint.model.comments import read_comments
from blueprint.model.loader import load
from blueprint.studio.state.commenting import Comments
from blueprint.studio.state.folder import MapsFolder, Refused
from blueprint.studio.state.history import remember, text_of, versions

TEXT = "blueprint: 1\ntitle: Desk\ntouchpoints:\n  a: {lane: customer, title: Ask, end: served}\n"
HOSTILE = 'a: "b"\n- c # {no} \u2028 ]'


@pytest.fixture
def folder(tmp_path: Path) -> MapsFolder:
    (tmp_path / "desk.blueprint.yaml").write_text(TEXT, encoding="utf-8")
    return MapsFolder(tmp_path)


def test_a_comment_is_written_answered_and_found_by_lint(folder: MapsFolder) -> None:
    comments = Comments(folder, "desk")
    before = comments.stamp
    comments.add("a", "小李", "够不够快？")
    comments.add("", "", HOSTILE)
    first, second = comments.all()
    assert (first.on, first.by, first.text) == ("a", "小李", "够不够快？")
    assert second.text.split() == HOSTILE.split()
    assert comments.stamp != before

    path = str(folder.path("desk"))
    found = lint(load(path), [rule_named("open-comment")]).findings
    assert [f.where for f in found] == ["title", "touchpoints[a]"] or {f.where for f in found} == {
        "title",
        "touchpoints[a]",
    }
    comments.resolve(first.id, "Ann")
    assert comments.all()[0].done.endswith("Ann")
    assert len(lint(load(path), [rule_named("open-comment")]).findings) == 1
    comments.resolve(first.id, "Ann")
    assert comments.all()[0].done == ""
    assert folder.read("desk").text == TEXT


def test_a_comment_on_a_touchpoint_that_has_another_id_now_stands_on_the_map(folder: MapsFolder) -> None:
    comments = Comments(folder, "desk")
    comments.add("a", "Li", "Fast enough?")
    comments.add("", "Ann", "Whose map?")
    assert [(each.on, each.by) for each in comments.on({"a"})] == [("a", "Li"), ("", "Ann")]
    assert [(each.on, each.by) for each in comments.on({"ask"})] == [("", "Li · a"), ("", "Ann")]
    assert comments.all()[0].on == "a"


def test_a_damaged_file_holds_no_comments_and_a_read_only_studio_writes_none(tmp_path: Path) -> None:
    assert read_comments("comments: [") == ()
    assert read_comments("[1, 2]") == ()
    assert read_comments("comments: [1, {by: x}, {text: y}]")[0].text == "y"
    with pytest.raises(Refused):
        Comments(MapsFolder(tmp_path, read_only=True), "desk").add("a", "x", "y")


def test_saves_are_remembered_and_looked_at(folder: MapsFolder) -> None:
    for text in (TEXT, TEXT, TEXT.replace("Desk", "Counter")):
        remember(folder, "desk", text.encode())
    found = versions(folder, "desk")
    assert [text_of(folder, "desk", each) for each in found] == [TEXT.replace("Desk", "Counter"), TEXT]
