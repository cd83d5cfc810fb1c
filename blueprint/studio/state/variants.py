"""A variant and its base: what the variant says differently, and how it gets into the base or is given up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from blueprint.diff.changes import changes
from blueprint.diff.words import change_words
from blueprint.edit import EditRefused
from blueprint.edit.data import Data
from blueprint.edit.reading import read
from blueprint.edit.variants.layer import Layer, layer_of
from blueprint.edit.variants.pieces import Piece, pieces, with_piece
from blueprint.edit.variants.promoting import given_up, own_pieces, promoted, taken_from
from blueprint.edit.variants.spelled import map_of
from blueprint.lint.run.blocking import blocking
from blueprint.model.variant import BASE
from blueprint.source.reader import SUFFIXES, Source
from blueprint.studio.state import facts as facts_module
from blueprint.studio.state import session
from blueprint.studio.state.folder import MapsFolder, OnDisk, Refused, bytes_of
from blueprint.studio.state.history import remember
from blueprint.studio.state.open_map import OpenMap
from blueprint.wording import LANGUAGES, Wording

_OUTSIDE = Wording(
    "the base {base} does not lie in this folder; the studio cannot write it",
    "基础地图 {base} 不在此文件夹中，工作室不能写入",
)
_UNSAVED = Wording(
    "{base} has unsaved changes of yours; save or discard them first",
    "{base} 有您未保存的改动；请先保存或放弃",
)
_BREAKS = Wording(
    "{base} would have an error then, so nothing was written: {why}",
    "{base} 会因此出错，未写入：{why}",
)
_NOT_SAVED = Wording(
    "{base} was changed by somebody else at this moment; nothing was written, try again",
    "{base} 恰好被他人改动；未写入，请重试",
)
_DONE = Wording(
    "{base} says it now and is saved; this variant says it no longer. The base's earlier text is in its history",
    "已写入并保存 {base}；本变体不再单独说明。基础地图此前的文本在其历史中",
)


@dataclass(frozen=True)
class Own:
    """One thing that is said differently: where, and in words, a sentence a change."""

    piece: Piece
    lines: tuple[Wording, ...]


def bases(path: Path, text: str) -> Iterator[Path]:
    """The files that a text stands on: its base, the base of that, and so on."""
    seen = {path.resolve()}
    while (found := _base_of(str(path), text)) is not None and found.resolve() not in seen:
        seen.add(found.resolve())
        yield found
        try:
            path, text = found, found.read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            return


def base_stamp(one: OpenMap) -> tuple[int, ...]:
    """What changes when a file changes that an open map stands on."""
    return tuple(_changed_at(path) for path in bases(Path(one.path), one.text)) if one.path else ()


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(128)
def _base_of(path: str, text: str) -> Path | None:
    """The file that a text extends, whatever is there."""
    try:
        named = read(text).data.get(BASE)
    except EditRefused:
        return None
    return Path(path).parent / named if isinstance(named, str) and "\0" not in named else None


def base_name(one: OpenMap) -> str | None:
    """The base of an open map, as the folder calls it; None where it has none, or one that lies elsewhere."""
    path = _base_of(one.path, one.text) if one.path else None
    return None if path is None else name_in(session.folder(), path)


def name_in(folder: MapsFolder, path: Path) -> str | None:
    """What the folder calls a file; None where that lies outside."""
    try:
        below = path.resolve().relative_to(folder.root).as_posix()
    except ValueError:
        return None
    return next((below.removesuffix(s) for s in SUFFIXES if below.endswith(s)), None)


def other_variants(folder: MapsFolder, base: str, but: str) -> list[str]:
    """The maps of the folder that stand on a base, over others too, but for one."""
    path = folder.path(base).resolve()
    found = []
    for name in folder.names():
        if name in (base, but):
            continue
        try:
            text = folder.read(name).text
        except Refused:
            continue
        if "extends" in text and any(each.resolve() == path for each in bases(folder.path(name), text)):
            found.append(name)
    return found


def own_of(one: OpenMap) -> tuple[Own, ...]:
    """What a variant says differently from its base."""
    return _own(one.path, one.text, base_stamp(one))


@lru_cache(8)
def _own(path: str, text: str, _: tuple[int, ...]) -> tuple[Own, ...]:
    layer = _layer_of(path, text)
    return (
        () if layer is None or layer.base is None else _in_words(layer.base, layer.whole, own_pieces(layer))
    )


def parts_of(one: OpenMap, text: str) -> tuple[Own, ...]:
    """What another text of the same map says differently, as changes that would bring it back."""
    return _parts(one.path, one.text, text, base_stamp(one))


@lru_cache(8)
def _parts(path: str, text: str, other: str, _: tuple[int, ...]) -> tuple[Own, ...]:
    now, then = _layer_of(path, text), _layer_of(path, other)
    if now is None or then is None:
        return ()
    return _in_words(now.whole, then.whole, pieces(now.whole, then.whole))


def take_back(one: OpenMap, text: str, piece: Piece) -> Wording | None:
    """One part of another text of the same map comes into it; the reason where it cannot."""
    now, then = _layer(one), _layer_of(one.path, text)
    if now is None or then is None:
        return None
    return _commit(one, lambda: taken_from(now, then.whole, [piece]))


def give_up(one: OpenMap, piece: Piece) -> Wording | None:
    """The variant is again as its base is there; the reason where it cannot be."""
    layer = _layer(one)
    return None if layer is None or layer.base is None else _commit(one, lambda: given_up(layer, [piece]))


def promote(one: OpenMap, taken: Iterable[Piece]) -> bool:
    """Write pieces into the base, saved as every map is; the variant loses them as by an edit."""
    variant = _layer(one)
    base = base_name(one)
    if variant is None or variant.base_path is None:
        return False
    if base is None:
        return _refused(one, _OUTSIDE, base=variant.base_path.name)
    folder = session.folder()
    try:
        if session.is_dirty(base):
            return _refused(one, _UNSAVED, base=base)
        disk = folder.read(base)
        under = session.opened(base)
        if under.sha != disk.sha:
            under.reload(disk)
        path = str(folder.path(base))
        made = promoted(variant, layer_of(Source(path, disk.text)), taken)
        if why := _broken(path, disk, made.base):
            return _refused(one, _BREAKS, base=base, why=why)
    except EditRefused as refusal:
        return _refused(one, refusal.wording)
    except Refused as refusal:
        return _refused(one, refusal.wording)
    remember(folder, base, bytes_of(disk.text, disk.bom))
    under.commit({"verb": "text", "text": made.base})
    if not session.save_now(under):
        under.undo()
        session.end_conflict(under)
        return _refused(one, _NOT_SAVED, base=base)
    under.told.clear()
    facts_module.forget()
    session.commit(one, {"verb": "text", "text": made.variant})
    one.tell("good", _DONE.filled(base=base))
    return True


def _broken(path: str, before: OnDisk, after: str) -> Wording | None:
    """The first error that a base would have and has not."""
    known = {(f.code, f.where) for f in blocking(facts_module.facts_of(path, before.text).linted)}
    found = blocking(facts_module.Facts(path, after).linted)
    return next((f.message for f in found if (f.code, f.where) not in known), None)


def _commit(one: OpenMap, text: Any) -> Wording | None:
    try:
        return session.commit(one, {"verb": "text", "text": text()})
    except EditRefused as refusal:
        one.tell("bad", refusal.wording)
        return refusal.wording


def _refused(one: OpenMap, wording: Wording, **values: object) -> bool:
    one.tell("bad", wording.filled(**values) if values else wording)
    return False


def _layer(one: OpenMap) -> Layer | None:
    return _layer_of(one.path, one.text)


def _layer_of(path: str, text: str) -> Layer | None:
    try:
        return layer_of(Source(path, text))
    except EditRefused:
        return None


def _in_words(data: Data, other: Data, found: tuple[Piece, ...]) -> tuple[Own, ...]:
    """Each piece with what it changes, a sentence a change; where it cannot be told, its place."""
    old, said = map_of(data), []
    for piece in found:
        new = map_of(with_piece(data, piece, other))
        place = " › ".join(map(str, piece[0]))
        lines: list[Wording] = []
        if old is not None and new is not None:
            lines += [
                Wording(*(change_words(each, (old, new), at) for at in LANGUAGES))
                for each in changes(old, new)
            ]
        said.append(Own(piece, tuple(lines) or (Wording(place, place),)))
    return tuple(said)
