"""The maps that belong together: all of one folder of maps, whichever of them the command line named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from blueprint.model.loader import Loaded, load
from blueprint.model.service_map import ServiceMap
from blueprint.source.reader import SUFFIXES, Unreadable
from blueprint.source.search import folders_below, is_searched, maps_below

MAPS = "maps"
"""What a folder of maps is called where nothing else is said."""
FOLDERS = 500
"""Folders that are looked into where nobody said which maps belong together: the nearest of them."""

T = TypeVar("T")


class Project:
    """The folder of maps that a linted file belongs to; read when a rule asks for it, and once."""

    def __init__(self, root: Path | None, known: Iterable[Loaded] = (), *, whole: bool = False) -> None:
        """The maps below `root`; with `whole` in however many folders they lie."""
        self._root = root
        self._most = None if whole else FOLDERS
        self._known = {_key(m.source.path): m for m in known}
        self._facts: dict[tuple[str, str, str], Any] = {}
        self._found: dict[str, Loaded | None] = {}

    @classmethod
    def alone(cls, loaded: Loaded) -> Project:
        """A project of one map: a text without a folder."""
        return cls(None, (loaded,))

    @classmethod
    def around(cls, loaded: Loaded) -> Project:
        """The maps beside a file, and of the folder `maps` that it lies in."""
        path = Path(loaded.source.path)
        if not path.is_file():
            return cls.alone(loaded)
        root = maps_folder(path.resolve().parent)
        return cls(root, (loaded,), whole=root.name == MAPS)

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
            self._found.clear()
            self.__dict__.pop("files", None)

    def of(self, id_: str) -> Loaded | None:
        """The map with an id; of several the one whose file is called so, else the first by path."""
        if id_ not in self._found:
            having = (f for f in self._in_turn(id_) if f.map is not None and f.map.name == id_)
            self._found[id_] = next(having, None)
        return self._found[id_]

    def _in_turn(self, id_: str) -> Iterator[Loaded]:
        """Maps that may have the id, no more read than it takes: the file called so, others called so below, all."""
        called = tuple(f"{id_}{suffix}" for suffix in SUFFIXES)
        if self._root is not None and Path(id_).name == id_:
            beside = [self._root / name for name in called]
            yield from self._read(str(p) for p in beside if _key(str(p)) in self._known or p.is_file())
        yield from self._read(p for p in (*self.paths, *self._known) if Path(p).name in called)
        yield from self.files

    def _read(self, paths: Iterable[str]) -> Iterator[Loaded]:
        for path in paths:
            with suppress(Unreadable):
                yield self.load(path)

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
        for _ in self._read(self.paths):
            pass
        return tuple(self._known[key] for key in sorted(self._known))

    @cached_property
    def maps(self) -> Mapping[str, ServiceMap]:
        """The maps of the folder by id, each read when it is asked for; going through them reads all."""
        return _Maps(self)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every map file of the folder, whether it was read or not."""
        return tuple(map(str, maps_below(self._root, self._most))) if self._root else ()

    def folders(self) -> list[Path]:
        """The folders in which a map of the project is, or may come."""
        return folders_below(self._root, self._most) if self._root else []


class _Maps(Mapping[str, ServiceMap]):
    """A project's maps by id."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def __getitem__(self, id_: str) -> ServiceMap:
        found = self._project.of(id_)
        if found is None or found.map is None:
            raise KeyError(id_)
        return found.map

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(f.map.name for f in self._project.files if f.map is not None))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def maps_folder(folder: Path) -> Path:
    """The folder called `maps` that a folder is or lies in, else the folder itself."""
    return next((f for f in (folder, *folder.parents) if f.name == MAPS), folder)


def belongs(path: str, root: Path) -> bool:
    """Whether a file is one that the search below a folder may find."""
    file, root = Path(path).resolve(), root.resolve()
    if not file.is_relative_to(root) or not file.name.endswith(SUFFIXES):
        return False
    return all(map(is_searched, file.relative_to(root).parts[:-1]))


def renamed(loaded: Loaded, path: str) -> Loaded:
    """The same file by another name for it."""
    return replace(loaded, source=replace(loaded.source, path=path))


def _key(path: str) -> str:
    return path if path.startswith("<") else str(Path(path).resolve())
