"""Maps on disk: confined to their folder, saved only over what was read, drafts of one tab alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.studio.state import saving, shelf
from blueprint.studio.state.drafts import Draft, Drafts, room_of
from blueprint.studio.state.folder import HIDDEN, MapsFolder, Refused, sha_of
from tests.disk import FULL, full_disk
from tests.importing.bpmn_text import process

TEXT = "blueprint: 1\ntitle: Desk\ntouchpoints:\n  a: {lane: customer, title: A, end: served}\n"


@pytest.fixture
def folder(tmp_path: Path) -> MapsFolder:
    root = tmp_path / "maps"
    (root / "north").mkdir(parents=True)
    (root / "desk.blueprint.yaml").write_text(TEXT, encoding="utf-8")
    (root / "north" / "hall.blueprint.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.blueprint.yaml").write_text("secret", encoding="utf-8")
    return MapsFolder(root)


def test_maps_go_by_their_path_without_ending(folder: MapsFolder) -> None:
    assert folder.names() == ["desk", "north/hall"]
    assert folder.read("north/hall").text == TEXT


@pytest.mark.parametrize(
    "name",
    ["../secret", "../../etc/passwd", "/etc/passwd", "north/../../secret", "..", "", ".hidden", f"{HIDDEN}/x",
     "a\0b", "C:\\x", "north//hall", "x" * 300],
)  # fmt: skip
def test_a_name_from_the_address_bar_stays_in_the_folder(folder: MapsFolder, name: str) -> None:
    with pytest.raises(Refused):
        folder.read(name)


@given(st.text(max_size=30))
def test_no_name_at_all_leaves_the_folder(name: str) -> None:
    folder = MapsFolder(Path(__file__).parent)
    try:
        path = folder.path(name)
    except Refused:
        return
    assert path.resolve().is_relative_to(folder.root)


def test_a_link_out_of_the_folder_is_no_map(folder: MapsFolder, tmp_path: Path) -> None:
    link = folder.root / "link.blueprint.yaml"
    link.symlink_to(tmp_path / "secret.blueprint.yaml")

    assert "link" not in folder.names()
    with pytest.raises(Refused):
        folder.read("link")


def test_a_save_over_what_was_read_is_made(folder: MapsFolder) -> None:
    disk = folder.read("desk")
    done = saving.save(folder, "desk", "new: 你好\n", disk.sha)

    assert done == saving.Saved(sha_of("new: 你好\n".encode()))
    assert folder.read("desk").text == "new: 你好\n"
    assert (folder.root / HIDDEN / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_the_second_of_two_saves_is_refused_with_what_is_there(folder: MapsFolder) -> None:
    disk = folder.read("desk")
    saving.save(folder, "desk", "first\n", disk.sha)
    second = saving.save(folder, "desk", "second\n", disk.sha)

    assert isinstance(second, saving.ChangedOnDisk)
    assert second.now is not None
    assert second.now.text == "first\n"
    assert folder.read("desk").text == "first\n"
    assert isinstance(saving.save(folder, "desk", "second\n", disk.sha, overwrite=True), saving.Saved)
    assert folder.read("desk").text == "second\n"


def test_a_save_of_a_file_that_was_deleted_says_so(folder: MapsFolder) -> None:
    disk = folder.read("desk")
    (folder.root / "desk.blueprint.yaml").unlink()

    assert saving.save(folder, "desk", "x\n", disk.sha) == saving.ChangedOnDisk(None)


def test_line_ends_and_byte_order_mark_stay(folder: MapsFolder) -> None:
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    (folder.root / "desk.blueprint.yaml").write_bytes(raw)
    disk = folder.read("desk")
    saving.save(folder, "desk", disk.text + "# more\r\n", disk.sha, bom=disk.bom)

    assert (folder.root / "desk.blueprint.yaml").read_bytes() == raw + b"# more\r\n"


def test_a_full_disk_is_one_sentence_and_the_file_is_whole(folder: MapsFolder) -> None:
    disk = folder.read("desk")
    with full_disk(room=10):
        with pytest.raises(Refused, match=FULL):
            saving.save(folder, "desk", "new\n" * 10, disk.sha)
        assert Drafts(folder, "me").keep(Draft("desk", disk.sha, False, "{}")) is False
    assert folder.read("desk").text == TEXT
    assert not list(folder.root.rglob("*.part"))


def test_an_upload_on_a_full_disk_is_one_sentence_and_leaves_nothing(folder: MapsFolder) -> None:
    table = b"id,title,lane,end\na,A,customer,x\n"
    for room in (
        0,
        10,
        len(table),
    ):  # for nothing; for the hidden folder; for the upload, but not for its map
        with full_disk(room), pytest.raises(Refused, match=FULL):
            shelf.bring_in(folder, "t.csv", table)
        assert folder.names() == ["desk", "north/hall"]
        assert not [p for p in folder.root.rglob("*") if p.is_file() and p.name.endswith((".part", ".csv"))]
    assert shelf.bring_in(folder, "t.csv", table)[0] == "t"


def test_what_a_killed_studio_left_is_cleared_away(folder: MapsFolder) -> None:
    hidden = folder.root / HIDDEN
    for path in ("owner/.a.json.0a1b2c3d.part", "import-old/x.csv", "import-new/x.csv"):
        (hidden / path).parent.mkdir(parents=True)
        (hidden / path).write_text("x", encoding="utf-8")
    os.utime(hidden / "import-old", (0, 0))
    saving.save(folder, "desk", "new\n", folder.read("desk").sha)

    assert sorted(p.relative_to(hidden).as_posix() for p in hidden.rglob("*") if p.suffix != ".lock") == [
        ".gitignore",
        "import-new",
        "import-new/x.csv",
        "owner",
    ]


def test_a_save_by_a_link_is_a_save_of_its_map(folder: MapsFolder) -> None:
    (folder.root / "link.blueprint.yaml").symlink_to("desk.blueprint.yaml")
    disk = folder.read("desk")
    saving.save(folder, "link", "new\n", disk.sha)

    assert folder.read("desk").text == "new\n"
    assert isinstance(saving.save(folder, "desk", "other\n", disk.sha), saving.ChangedOnDisk)
    assert len(list((folder.root / HIDDEN).glob("*.lock"))) == 1


def test_a_link_that_is_renamed_deleted_and_restored_leads_to_its_map(folder: MapsFolder) -> None:
    (folder.root / "link.blueprint.yaml").symlink_to("north/hall.blueprint.yaml")
    shelf.rename(folder, "link", "north/deep/link")
    assert folder.path("north/deep/link").is_symlink()
    assert folder.read("north/deep/link").text == TEXT
    gone = shelf.delete(folder, "north/deep/link")
    assert gone.kept.is_symlink() and gone.kept.read_text(encoding="utf-8") == TEXT
    assert shelf.restore(folder, gone) == "north/deep/link"
    assert folder.read("north/deep/link").text == TEXT == folder.read("north/hall").text


def test_a_read_only_studio_writes_nothing_at_all(folder: MapsFolder) -> None:
    shown = MapsFolder(folder.root, read_only=True)
    before = sorted(p for p in shown.root.rglob("*"))
    for act in (
        lambda: saving.save(shown, "desk", "x", None, overwrite=True),
        lambda: shelf.create(shown, "new", "empty"),
        lambda: shelf.duplicate(shown, "desk"),
        lambda: shelf.rename(shown, "desk", "other"),
        lambda: shelf.delete(shown, "desk"),
        lambda: shelf.bring_in(shown, "x.csv", b"id\n"),
    ):
        with pytest.raises(Refused):
            act()
    Drafts(shown, "me").keep(Draft("desk", None, False, "{}"))
    assert sorted(p for p in shown.root.rglob("*")) == before


def test_a_draft_is_found_by_its_owner_alone(folder: MapsFolder) -> None:
    mine, other = Drafts(folder, "secret:tab-1"), Drafts(folder, "secret:tab-2")
    draft = Draft("north/hall", "abc", True, {"text": "你好"})

    assert mine.keep(draft)
    assert mine.find("north/hall") == draft
    assert mine.find("desk") is None
    assert other.find("north/hall") is None
    mine.forget("north/hall")
    assert mine.find("north/hall") is None


def test_what_a_closed_tab_left_belongs_to_the_map(folder: MapsFolder) -> None:
    left = Drafts(folder, "secret:tab-1", "secret")
    later = Drafts(folder, "other:tab-1", "other")
    left.keep(Draft("hall", "abc", False, {"text": "1"}))
    later.keep(Draft("hall", "abc", False, {"text": "2"}))
    later.keep(Draft("desk", "abc", False, {"text": "3"}))
    for drafts, age in ((left, 100), (later, 50)):
        os.utime(drafts._file("hall"), (time.time() - age, time.time() - age))
    mine = Drafts(folder, "secret:tab-2", "secret")

    found = mine.left("hall", lambda _: False)
    assert [(w.draft.document["text"], w.by_this_browser) for w in found] == [("2", False), ("1", True)]
    assert [w.draft for w in mine.left("hall", lambda room: room == room_of("other:tab-1"))] == [
        left.find("hall")
    ]
    assert mine.left("nobody", lambda _: False) == []

    os.utime(left._file("hall"), (time.time() - 61 * 86400,) * 2)
    assert len(mine.left("hall", lambda _: False)) == 1
    assert left.find("hall") is None, "nobody took it over for sixty days"


def test_a_damaged_draft_is_none(folder: MapsFolder) -> None:
    mine = Drafts(folder, "me")
    mine.keep(Draft("desk", None, False, {}))
    file = next(p for p in (folder.root / HIDDEN).rglob("*.json"))
    file.write_text("[1", encoding="utf-8")

    assert mine.find("desk") is None


@pytest.mark.parametrize("template", ["empty", "branch-visit", "repair", "call"])
def test_a_template_becomes_a_map_without_errors(folder: MapsFolder, template: str) -> None:
    from blueprint.studio.state.facts import Facts

    shelf.create(folder, "new", template)
    facts = Facts(str(folder.path("new")), folder.read("new").text)

    assert facts.is_blank if template == "empty" else not facts.findings


def test_a_map_that_comes_along_is_copied_under_its_own_id(folder: MapsFolder) -> None:
    shelf.create(folder, "mine", "corner-shoeshine")

    assert "id: mine\n" in folder.read("mine").text


def test_new_names_must_be_free_and_names(folder: MapsFolder) -> None:
    for name in ("desk", "a b", "../x", ""):
        with pytest.raises(Refused):
            shelf.create(folder, name, "call")


def test_a_new_map_is_one_that_the_library_shows(folder: MapsFolder) -> None:
    (folder.root / ".gitignore").write_text("draft-*\n/old/\n", encoding="utf-8")
    for name in ("draft-1", "old/x", "north/draft-x", "node_modules/x"):
        with pytest.raises(Refused, match="would not show"):
            shelf.create(folder, name, "call")
        with pytest.raises(Refused, match="would not show"):
            shelf.rename(folder, "desk", name)
    shelf.create(folder, "north/old", "call")
    assert folder.names() == ["desk", "north/hall", "north/old"]


def test_a_copy_has_its_own_name_and_id(folder: MapsFolder) -> None:
    (folder.root / "desk.blueprint.yaml").write_text(
        TEXT.replace("title: Desk", "id: desk # kept\ntitle: Desk")
    )

    assert shelf.duplicate(folder, "desk") == "desk-2"
    assert "id: desk-2 # kept\n" in folder.read("desk-2").text
    assert shelf.duplicate(folder, "desk") == "desk-2-2"


def test_what_was_deleted_comes_back(folder: MapsFolder) -> None:
    gone = shelf.delete(folder, "north/hall")

    assert folder.names() == ["desk"]
    assert shelf.restore(folder, gone) == "north/hall"
    assert folder.read("north/hall").text == TEXT


def test_what_was_deleted_comes_back_beside_its_successor(folder: MapsFolder) -> None:
    gone = shelf.delete(folder, "desk")
    shelf.create(folder, "desk", "call")

    assert shelf.restore(folder, gone) == "desk-2"
    assert folder.read("desk-2").text == TEXT


def test_renaming_never_covers_another_map(folder: MapsFolder) -> None:
    with pytest.raises(Refused):
        shelf.rename(folder, "desk", "north/hall")
    shelf.rename(folder, "desk", "柜台")
    assert folder.names() == ["north/hall", "柜台"]


def test_a_table_is_imported(folder: MapsFolder) -> None:
    data = "id,lane,title,end\nenter,customer,进门,served\n".encode()
    name, _ = shelf.bring_in(folder, "..\\..\\三步 流程.csv", data)

    assert name == "三步-流程"
    assert "进门" in folder.read(name).text
    assert [p.name for p in (folder.root / HIDDEN).iterdir() if p.name.startswith("import-")] == []


def test_an_upload_without_touchpoints_becomes_no_map(folder: MapsFolder) -> None:
    with pytest.raises(Refused) as refused:
        shelf.bring_in(folder, "t.bpmn", process().encode())
    assert "t.bpmn names no touchpoints" in refused.value.wording.en
    assert folder.names() == ["desk", "north/hall"]


def test_answers_to_a_self_audit_become_no_map(folder: MapsFolder) -> None:
    from blueprint.model.loader import loads
    from blueprint.tables.audit.form import audit_bytes

    found = loads(TEXT).map
    assert found
    with pytest.raises(Refused) as refused:
        shelf.bring_in(folder, "audit.xlsx", audit_bytes(found, "both"))
    assert "no map" in refused.value.wording.en
    assert folder.names() == ["desk", "north/hall"]


@pytest.mark.parametrize("name", ["x.xlsx", "x.bpmn", "x.drawio", "x.exe"])
def test_a_damaged_upload_is_one_sentence(folder: MapsFolder, name: str) -> None:
    with pytest.raises(Refused) as refused:
        shelf.bring_in(folder, name, b"\x00not this")
    assert refused.value.wording.zh
    assert folder.names() == ["desk", "north/hall"]
