"""The state of one browser tab: which maps are open, and how they are opened, kept and saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import streamlit as st

from blueprint.edit import Document
from blueprint.studio.state.drafts import Draft, Drafts, LeftWork, drop
from blueprint.studio.state.facts import Facts, facts_of
from blueprint.studio.state.folder import MapsFolder, OnDisk, Refused, bytes_of
from blueprint.studio.state.history import remember
from blueprint.studio.state.merging import clashes
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.options import Options, options
from blueprint.studio.state.owner import browser, is_at_work, owner
from blueprint.studio.state.saving import ChangedOnDisk, Saved, now_on_disk, save
from blueprint.wording import Wording

MAP = "map"
LOOKING = ("open",)
"""Verbs of a view that change nothing."""
_OPEN, _CONFLICT, _UNSAFE = "open maps", "conflict", "draft not on disk"
_RESTORED = Wording("your unsaved changes of last time are back", "上次未保存的改动已恢复")
_DAMAGED = Wording("that unsaved work cannot be read any more", "这份未保存的改动已无法读取")
_SAVED = Wording("saved", "已保存")
_NOT_KEPT = Wording(
    "the disk is full or cannot be written: unsaved changes are kept in memory only, do not close the page",
    "磁盘已满或不可写：未保存的改动只留在内存中，请勿关闭页面",
)


def folder() -> MapsFolder:
    """The maps that the studio serves."""
    return _folder(options())


@lru_cache(8)
def _folder(chosen: Options) -> MapsFolder:
    return MapsFolder(chosen.folder, chosen.read_only)


def drafts() -> Drafts:
    """This tab's drafts."""
    return Drafts(folder(), owner(), browser())


def asked() -> str | None:
    """The map that the address names."""
    return st.query_params.get(MAP) or None


def go(name: str | None) -> None:
    """Open a map, or the library."""
    keep = {k: v for k, v in st.query_params.to_dict().items() if k not in (MAP, "view")}
    st.query_params.from_dict(keep | ({MAP: name} if name else {}))


def opened(name: str) -> OpenMap:
    """A map as this tab has it: as edited, as its draft says, or as it is on disk.

    Raises:
        Refused: there is no such map in the folder.
    """
    known: dict[str, OpenMap] = st.session_state.setdefault(_OPEN, {})
    if name not in known:
        place = folder()
        place.path(name)
        draft = None if place.read_only else drafts().find(name)
        known[name] = (draft and _restored(draft)) or OpenMap.from_disk(
            name, place.read(name), str(place.path(name))
        )
    return known[name]


def _restored(draft: Draft) -> OpenMap | None:
    try:
        document = Document.from_json(draft.document)
    except Exception:  # a draft of another version, or damaged: the file itself is whole
        return None
    if not document.is_dirty:
        return None
    restored = OpenMap(draft.name, document, draft.sha, draft.bom, path=str(folder().path(draft.name)))
    restored.tell("plain", _RESTORED)
    return restored


def left_work(name: str) -> list[LeftWork]:
    """Unsaved work on a map that closed tabs left, the newest first; none while this tab has some of its own."""
    return [] if is_dirty(name) else drafts().left(name, is_at_work)


def take_over(work: LeftWork) -> None:
    """Go on with work that another tab left."""
    name = work.draft.name
    restored = _restored(work.draft)
    if restored is None:
        opened(name).tell("bad", _DAMAGED)
        return
    st.session_state.setdefault(_OPEN, {})[name] = restored
    keep(restored)
    drop(work.file)


def drop_work(work: LeftWork) -> None:
    """Give up work that another tab left."""
    drop(work.file)


def close(name: str) -> None:
    """Forget a map and its unsaved changes."""
    st.session_state.get(_OPEN, {}).pop(name, None)
    drafts().forget(name)


def facts(one: OpenMap) -> Facts:
    """What follows from a map's text as it is now."""
    return facts_of(str(folder().path(one.name)), one.text)


def facts_at(name: str, text: str) -> Facts:
    """What follows from a text as the text of a map of the folder."""
    return facts_of(str(folder().path(name)), text)


def is_dirty(name: str) -> bool:
    """Whether this tab has unsaved changes of a map."""
    one = st.session_state.get(_OPEN, {}).get(name)
    return one.document.is_dirty if one else drafts().find(name) is not None


def let_go(name: str) -> None:
    """Forget an open map, but not its draft."""
    st.session_state.get(_OPEN, {}).pop(name, None)


def renamed(old: str, new: str) -> None:
    """A map's file has another name."""
    drafts().move(old, new)
    known = st.session_state.get(_OPEN, {})
    if old in known:
        known[new] = known.pop(old)
        known[new].name, known[new].path = new, str(folder().path(new))
        keep(known[new])


def commit(one: OpenMap, *verbs: Mapping[str, Any]) -> Wording | None:
    """Make edits, all or none, and keep the draft; the reason when they are refused."""
    if folder().read_only:
        return None
    refused = one.commit(*verbs)
    keep(one)
    return refused


def receive(
    one: OpenMap,
    view: str,
    ops: Sequence[Mapping[str, Any]],
    words: Mapping[str, Callable[[Mapping[str, Any]], object]] | None = None,
) -> int:
    """Make the new edits of a view's queue, each once, and keep the draft; gives how many there were.

    `words` says what is done for verbs that are none of a map's text.
    """
    made = [op for op in ops if op["verb"].get("verb") in LOOKING] if folder().read_only else ops
    done = one.receive(view, made, {"save": lambda _: save_now(one), **(words or {})})
    if len(made) < len(ops):  # refused is an answer too: without one the browser would ask for ever
        one.seq[view] = max(int(op["n"]) for op in ops)
    if done:
        keep(one)
    return done


def keep(one: OpenMap) -> None:
    """Write the draft of a map with unsaved changes; drop that of one without."""
    if folder().read_only:
        return
    if one.document.is_dirty:
        draft = Draft(one.name, one.sha, one.bom, one.document.to_json())
        st.session_state[_UNSAFE] = not drafts().keep(draft)
    else:
        drafts().forget(one.name)
        st.session_state[_UNSAFE] = False


def not_kept() -> Wording | None:
    """What to say when drafts do not reach the disk."""
    return _NOT_KEPT if st.session_state.get(_UNSAFE) else None


def save_now(one: OpenMap, overwrite: bool = False) -> bool:
    """Save a map; when somebody else wrote it in between, the user chooses what to do."""
    if not one.document.is_dirty and not overwrite and one.sha is not None and conflict(one) is None:
        return True
    try:
        done = save(folder(), one.name, one.text, one.sha, bom=one.bom, overwrite=overwrite)
    except Refused as refused:
        one.tell("bad", refused.wording)
        return False
    if isinstance(done, ChangedOnDisk):
        if done.now is not None and one.sha is not None and take_in(one, done.now):
            return save_now(one)
        st.session_state[_CONFLICT] = one.name
        return False
    assert isinstance(done, Saved)
    remember(folder(), one.name, bytes_of(one.text, one.bom))
    one.saved(done.sha)
    one.tell("good", _SAVED)
    end_conflict(one)
    return True


def take_in(one: OpenMap, disk: OnDisk) -> bool:
    """What somebody else saved, merged by field; False where both changed one field, or something does not fit."""
    if not one.document.is_dirty:
        one.reload(disk)
    elif clashes(one.document.saved, one.text, disk.text) or one.document.replay_on(disk.text)[1]:
        return False
    else:
        one.merge(disk)
    end_conflict(one)
    return True


def save_as(one: OpenMap, name: str) -> str | None:
    """Save a map under another name and go on with that; None when it is refused."""
    try:
        path = folder().new_path(name)
        done = save(folder(), name, one.text, None, bom=one.bom)
    except Refused as refused:
        one.tell("bad", refused.wording)
        return None
    if isinstance(done, ChangedOnDisk):
        return None
    assert path
    other = OpenMap.from_disk(name, folder().read(name), str(path))
    other.tell("good", _SAVED)
    st.session_state[_OPEN][name] = other
    close(one.name)
    st.session_state.pop(_CONFLICT, None)
    return name


def end_conflict(one: OpenMap) -> None:
    """The conflict is over."""
    if st.session_state.get(_CONFLICT) == one.name:
        st.session_state.pop(_CONFLICT)
    keep(one)


def drop_conflict(one: OpenMap) -> None:
    """The file is the one that was read after all."""
    if st.session_state.get(_CONFLICT) == one.name:
        st.session_state.pop(_CONFLICT)


def conflict(one: OpenMap) -> OnDisk | None:
    """The file as it is now, where somebody else has changed it since it was read."""
    now = now_on_disk(folder(), one.name)
    return now if now is not None and now.sha != one.sha else None


def refused_to_save(one: OpenMap) -> bool:
    """Whether a save waits for the user's choice."""
    return bool(st.session_state.get(_CONFLICT) == one.name)
