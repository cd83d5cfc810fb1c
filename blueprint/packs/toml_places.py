"""Where each key and value of a TOML text stands; `tomllib` reads values and forgets their places.

The text must be valid TOML: what `tomllib` accepts is walked here once more, by its grammar and without
checking it.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys, and numbers of list items from 0."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\''
    r"|[^\s,\]}#]+(?: \d\d:\d\d[^\s,\]}#]*)?",
    re.DOTALL,
)


class Place(NamedTuple):
    """A line and a column, from 1."""

    line: int
    column: int


class TomlPlaces:
    """The places of a text's keys and values.

    Args:
        text: valid TOML.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines = [0, *(m.end() for m in re.finditer("\n", text))]
        self._keys: dict[Path, int] = {}
        self._values: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._walk()

    def __contains__(self, path: Path) -> bool:
        return path in self._values or path in self._keys

    def __iter__(self) -> Iterator[Path]:
        """Every path, in the order of the text."""
        return iter(dict.fromkeys((*self._keys, *self._values)))

    def key(self, path: Path) -> Place:
        """Where the key at a path stands; of what is not there, or has no key, the closest above it."""
        return self._place(path, self._keys)

    def value(self, path: Path) -> Place:
        """Where the value at a path starts; of what is not there the closest above it."""
        return self._place(path, self._values)

    def _place(self, path: Path, places: dict[Path, int]) -> Place:
        for length in range(len(path), 0, -1):
            offset = places.get(path[:length], self._keys.get(path[:length], self._values.get(path[:length])))
            if offset is not None:
                line = bisect_right(self._lines, offset)
                return Place(line, offset - self._lines[line - 1] + 1)
        return Place(1, 1)

    # --- the walk ---------------------------------------------------------------------------------

    def _walk(self) -> None:
        table: Path = ()
        while self._skip():
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _skip(self) -> bool:
        """Over blanks and comments; whether something is left."""
        found = _BLANK.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at < len(self._text)

    def _header(self) -> Path:
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        path: Path = ()
        names = self._names()
        for number, (name, offset) in enumerate(names):
            path = (*path, name)
            last = number == len(names) - 1
            if last and many:
                self._counts[path] = self._counts.get(path, 0) + 1
            self._keys.setdefault(path, offset)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
            if last:
                self._keys[path] = offset
        self._at = self._text.index("]", self._at) + (2 if many else 1)
        return path

    def _names(self) -> list[tuple[str, int]]:
        """A dotted key: its names, each with where it stands."""
        names = []
        while True:
            self._skip()
            found = _KEY.match(self._text, self._at)
            assert found is not None
            names.append((_name(found[0]), self._at))
            self._at = found.end()
            self._skip()
            if self._text[self._at] != ".":
                return names
            self._at += 1

    def _pair(self, table: Path) -> None:
        path = table
        for name, offset in self._names():
            path = (*path, name)
            self._keys.setdefault(path, offset)
        self._at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip()
        self._values[path] = self._at
        start = self._text[self._at]
        if start not in "[{":
            found = _SCALAR.match(self._text, self._at)
            assert found is not None
            self._at = found.end()
            return
        self._at += 1
        index = 0
        while self._skip() and self._text[self._at] not in "]}":
            if self._text[self._at] == ",":
                self._at += 1
            elif start == "[":
                self._value((*path, index))
                index += 1
            else:
                self._pair(path)
        self._at += 1


def _name(text: str) -> str:
    if text.startswith('"'):
        (name,) = tomllib.loads(f"{text} = 1")
        return name
    return text.strip("'")
