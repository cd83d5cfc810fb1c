"""The maps that belong together: all of one folder of maps, whichever of them the command line named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from blueprint.model.loader import Loaded, load
from blueprint.model.service_map import ServiceMap
from blueprint.source.reader import SUFFIXES, Unreadable

T = TypeVar("T")


class Project:
    """The folder of maps that a linted file belongs to; read when a rule asks for it, and once."""

    def __init__(self, root: Path | None, known: Iterable[Loaded] = ()) -> None:
        self._root = root
        self._known = {_key(m.source.path): m for m in known}
        self._facts: dict[tuple[str, str, str], Any] = {}

    @classmethod
    def alone(cls, loaded: Loaded) -> Project:
        """A project of one map: a text without a folder."""
        return cls(None, (loaded,))

    @classmethod
    def around(cls, loaded: Loaded) -> Project:
        """The maps beside a file, and of the folder `maps` that it lies in."""
        path = Path(loaded.source.path)
        return cls(maps_folder(path.resolve().parent), (loaded,)) if path.is_file() else cls.alone(loaded)

    def load(self, path: str) -> Loaded:
        """A map file, read at most once.

        Raises:
            Unreadable: it cannot be opened.
        """
        key = _key(path)
        if key not in self._known:
            self._known[key] = load(path)
        known = self._known[key]
        return known if known.source.path == path else renamed(known, path)

    def add(self, loaded: Loaded) -> None:
        """A map as it is now: mended, or in an editor and not saved yet."""
        key = _key(loaded.source.path)
        known = self._known.get(key)
        if known is None or known.source.text != loaded.source.text:
            self._known[key] = loaded
            self._facts.clear()
            for fact in ("files", "maps"):
                self.__dict__.pop(fact, None)

    def once(self, loaded: Loaded, name: str, fact: Callable[[], T]) -> T:
        """A fact of one of the maps, found once until a map of the project changes."""
        key = (_key(loaded.source.path), loaded.source.text, name)
        if key not in self._facts:
            self._facts[key] = fact()
        found: T = self._facts[key]
        return found

    @cached_property
    def files(self) -> tuple[Loaded, ...]:
        """Every map file of the folder, by path, also those that cannot be understood."""
        for path in map_files(self._root) if self._root else ():
            with suppress(Unreadable):
                self.load(path)
        return tuple(self._known[key] for key in sorted(self._known))

    @cached_property
    def maps(self) -> dict[str, ServiceMap]:
        """Every map of the folder by id; of two with one id the first by path."""
        return {f.map.name: f.map for f in reversed(self.files) if f.map is not None}


def maps_folder(folder: Path) -> Path:
    """The folder called `maps` that a folder is or lies in, else the folder itself."""
    return next((f for f in (folder, *folder.parents) if f.name == "maps"), folder)


def map_files(root: Path) -> list[str]:
    """The map files below a folder; hidden folders are not looked into."""
    found = (p for s in SUFFIXES for p in root.rglob(f"*{s}"))
    return sorted(
        str(p)
        for p in found
        if p.is_file() and not any(part.startswith(".") for part in p.relative_to(root).parts[:-1])
    )


def belongs(path: str, root: Path) -> bool:
    """Whether a file is one that `map_files` finds."""
    file = Path(path).resolve()
    if not file.is_relative_to(root.resolve()) or not file.name.endswith(SUFFIXES):
        return False
    return not any(part.startswith(".") for part in file.relative_to(root.resolve()).parts[:-1])


def renamed(loaded: Loaded, path: str) -> Loaded:
    """The same file by another name for it."""
    return replace(loaded, source=replace(loaded.source, path=path))


def _key(path: str) -> str:
    return path if path.startswith("<") else str(Path(path).resolve())
