"""What the library does with files: new, duplicate, import, rename, delete and back. Without Streamlit."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from blueprint.edit import EditRefused, apply, verb_from
from blueprint.importing.bringing import Brought, bring
from blueprint.model.loader import loads
from blueprint.model.starting import Texts, copied
from blueprint.source.shipped import shipped_maps
from blueprint.source.writer import MODELINE
from blueprint.studio.state.folder import UPLOAD, MapsFolder, Refused, bytes_of
from blueprint.studio.state.starting import copies
from blueprint.wording import Wording

Result = TypeVar("Result")
TEMPLATES = Path(__file__).parents[1] / "templates"
SCHEMA = "../blueprint.schema.json"
_UNREADABLE = Wording(
    "{name} could not be read: is it damaged, or of another kind?",
    "无法读取 {name}：文件可能已损坏，或不是该类型",
)
_GONE = Wording("{name} is no longer there", "{name} 已不存在")
_PART = Wording(
    "{name} holds answers to a self-audit and no map; `blueprint import FILE -o MAP` puts them into a map",
    "{name} 是自查表的答案，不是地图；请用 `blueprint import 文件 -o 地图` 写入地图",
)
_CANNOT = Wording("this could not be done: {reason}", "未能完成：{reason}")


@dataclass(frozen=True)
class Deleted:
    """A map that was deleted: where it lay, and where it lies now."""

    name: str
    kept: Path


def file_name(wished: str) -> str:
    """A text as the name of a map: letters of any script stay, everything else becomes `-`."""
    name = re.sub(r"[^\w.-]+", "-", wished.strip(), flags=re.UNICODE).strip("-._")
    return name[:80] or "map"


def create(folder: MapsFolder, name: str, template: str, title: str = "", texts: Texts = "both") -> str:
    """A new map of a template, or a copy of a map that comes along with those that it uses; gives its name.

    Args:
        folder: where it will be.
        name: of its file.
        template: what it begins with.
        title: what it is called; empty for what the template is called.
        texts: the language of its texts.
    """
    folder.must_write()
    if template in shipped_maps():
        files = copies(folder, name, template, SCHEMA, texts)
    else:
        text = MODELINE.format(schema=SCHEMA) + (TEMPLATES / f"{template}.yaml").read_text(encoding="utf-8")
        if texts != "both":
            text = copied(text, name.rpartition("/")[2], texts, SCHEMA)
        files = {folder.new_path(name): text}
    first = folder.new_path(name)
    if title.strip():
        files[first] = apply(
            files[first], verb_from({"verb": "set", "path": ["title"], "value": title.strip()})
        )
    for path, text in reversed(files.items()):  # the maps that others use first
        folder.write(path, text.encode())
    return name


def duplicate(folder: MapsFolder, name: str) -> str:
    """A copy beside the map; gives its name. A copy has an id of its own."""
    folder.must_write()
    disk = folder.read(name)
    copy = folder.free_name(f"{name}-2")
    text = disk.text
    loaded = loads(text, "<map>.blueprint.yaml").map
    if loaded is not None and loaded.id != "map":
        with contextlib.suppress(EditRefused):
            text = apply(text, verb_from({"verb": "set", "path": ["id"], "value": copy.rpartition("/")[2]}))
    folder.write(folder.new_path(copy), bytes_of(text, disk.bom))
    return copy


def rename(folder: MapsFolder, name: str, to: str) -> str:
    """Give a map another file name."""
    folder.must_write()
    old, new = folder.path(name), folder.new_path(to)
    if not old.is_file():
        raise Refused(_GONE.filled(name=name))
    _done(lambda: _move(old, new))
    return to


def delete(folder: MapsFolder, name: str) -> Deleted:
    """Move a map into the hidden folder, from where it comes back."""
    folder.must_write()
    old = folder.path(name)
    if not old.is_file():
        raise Refused(_GONE.filled(name=name))
    kept = folder.hidden("deleted", f"{time.time_ns()}-{old.name}")
    _done(folder.make_hidden)
    _done(lambda: _move(old, kept))
    return Deleted(name, kept)


def restore(folder: MapsFolder, deleted: Deleted) -> str:
    """Bring a deleted map back, beside what has taken its name since; gives its name."""
    folder.must_write()
    name = folder.free_name(deleted.name)
    _done(lambda: _move(deleted.kept, folder.path(name)))
    return name


def read_upload(
    folder: MapsFolder, upload: str, data: bytes, lanes: Mapping[str, str] | None = None
) -> Brought:
    """What another program's file gives, as `blueprint import` reads it; nothing is kept.

    Raises:
        Refused: the file cannot be read, holds no map, or nothing may be written.
    """
    folder.must_write()
    base = Path(upload.replace("\\", "/")).name
    stem, dot, ending = base.rpartition(".")  # what pathlib makes of `..csv` hangs on the Python
    kept = f"{file_name(stem)}.{ending.lower()}" if dot else file_name(base)
    _done(folder.make_hidden)
    with contextlib.ExitStack() as stack:
        path = _done(lambda: stack.enter_context(_upload(folder, kept, data)))
        try:
            brought = bring(path, lanes, base, folder=folder.root)
        except Exception as error:  # whatever is in a stranger's file, the user gets one sentence
            wording = getattr(error, "wording", None)
            said = wording if isinstance(wording, Wording) else _UNREADABLE.filled(name=base)
            raise Refused(said) from error
    if brought.made.part:
        raise Refused(_PART.filled(name=base))
    if brought.nothing:
        raise Refused(brought.nothing)
    return brought


def bring_in(
    folder: MapsFolder, upload: str, data: bytes, lanes: Mapping[str, str] | None = None
) -> tuple[str, list[Wording]]:
    """Make a map of another program's file; its name, and what was not understood. Raises `Refused` as `read_upload`."""
    brought = read_upload(folder, upload, data, lanes)
    base = Path(upload.replace("\\", "/")).name
    name = folder.free_name(file_name(base.split(".")[0]))
    folder.write(folder.new_path(name), brought.text.encode())
    return name, list(brought.made.notes)


@contextlib.contextmanager
def _upload(folder: MapsFolder, name: str, data: bytes) -> Iterator[Path]:
    """An upload as a file, for as long as it is read."""
    with tempfile.TemporaryDirectory(dir=folder.hidden(), prefix=UPLOAD) as room:
        path = Path(room, name)
        path.write_bytes(data)
        yield path


def _move(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    if old.is_symlink():  # what it says may lead elsewhere from another folder
        new.symlink_to(os.path.relpath(old.resolve(), new.parent.resolve()))
        old.unlink()
    else:
        shutil.move(old, new)


def _done(act: Callable[[], Result]) -> Result:
    try:
        return act()
    except OSError as error:
        raise Refused(_CANNOT.filled(reason=error.strerror or str(error))) from error
