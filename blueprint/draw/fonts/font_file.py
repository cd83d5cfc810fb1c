"""What a font file can draw, and its name: the two tables that are asked for, read where they lie.

OpenType 1.9: table directory, collections (ttcf), cmap formats 4, 6 and 12, name.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Character maps by platform and encoding, the one that reaches furthest first."""
_MOST_FACES = 64
_FAMILY = 1
_WINDOWS = 3


class UnreadableFont(Exception):
    """Not a font, or one that breaks off."""


def characters_in(path: Path, wanted: Iterable[str]) -> frozenset[str]:
    """Which of the characters some face of the file has a glyph for; none when it cannot be read."""
    found: set[str] = set()
    try:
        with path.open("rb") as file:
            for offset in set(_offsets(file, b"cmap")):
                table = _CharacterMap(file, offset)
                found |= {char for char in wanted if char not in found and table.has(ord(char))}
    except (OSError, struct.error, IndexError, UnreadableFont):
        pass
    return frozenset(found)


def family_of(path: Path) -> str:
    """The family name of the file's first face.

    Raises:
        OSError: it cannot be opened.
        UnreadableFont: it is no font, or has no such name.
    """
    try:
        with path.open("rb") as file:
            offset = next(_offsets(file, b"name"))
            _, count, strings = struct.unpack(">3H", _read(file, offset, 6))
            records = struct.iter_unpack(">6H", _read(file, offset + 6, 12 * count))
            for platform, _, _, kind, length, start in records:
                if platform == _WINDOWS and kind == _FAMILY:
                    return _read(file, offset + strings + start, length).decode("utf-16-be")
    except (StopIteration, struct.error, UnicodeDecodeError) as error:
        raise UnreadableFont(path.name) from error
    raise UnreadableFont(path.name)


def _offsets(file: BinaryIO, tag: bytes) -> Iterator[int]:
    """Where the table of each face lies."""
    starts: tuple[int, ...] = (0,)
    if _read(file, 0, 4) == b"ttcf":
        (count,) = struct.unpack(">I", _read(file, 8, 4))
        count = min(count, _MOST_FACES)
        starts = struct.unpack(f">{count}I", _read(file, 12, 4 * count))
    for start in starts:
        (tables,) = struct.unpack(">H", _read(file, start + 4, 2))
        for name, _, offset, _ in struct.iter_unpack(">4s3I", _read(file, start + 12, 16 * tables)):
            if name == tag:
                yield offset


def _read(file: BinaryIO, offset: int, length: int) -> bytes:
    file.seek(offset)
    data = file.read(length)
    if len(data) < length:
        raise UnreadableFont
    return data


class _CharacterMap:
    """The best Unicode subtable of a cmap table; each question is a binary search in its bytes."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        (count,) = struct.unpack(">H", _read(file, offset + 2, 2))
        records = struct.iter_unpack(">HHI", _read(file, offset + 4, 8 * count))
        places = {(platform, encoding): place for platform, encoding, place in records}
        best = next((kind for kind in _UNICODE if kind in places), None)
        self._format = 0
        if best is None:
            return
        start = offset + places[best]
        self._format, length = struct.unpack(">HH", _read(file, start, 4))
        if self._format == 12:
            (length,) = struct.unpack(">I", _read(file, start + 4, 4))
        self._data = _read(file, start, length)

    def has(self, code: int) -> bool:
        if self._format == 12:
            return self._has_group(code)
        if self._format == 4 and code < 0xFFFF:
            return self._has_segment(code)
        if self._format == 6:
            first, count = struct.unpack_from(">HH", self._data, 6)
            return first <= code < first + count and self._number(10 + 2 * (code - first)) != 0
        return False

    def _number(self, place: int) -> int:
        value: int = struct.unpack_from(">H", self._data, place)[0]
        return value

    def _has_group(self, code: int) -> bool:
        (count,) = struct.unpack_from(">I", self._data, 12)
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            first, last, glyph = struct.unpack_from(">3I", self._data, 16 + 12 * middle)
            if code < first:
                high = middle
            elif code > last:
                low = middle + 1
            else:
                return bool(glyph + code - first)
        return False

    def _has_segment(self, code: int) -> bool:
        doubled = self._number(6)
        low, high = 0, doubled // 2
        while low < high:
            middle = (low + high) // 2
            if self._number(14 + 2 * middle) < code:
                low = middle + 1
            else:
                high = middle
        first = 16 + doubled + 2 * low
        if low == doubled // 2 or self._number(first) > code:
            return False
        shift, place = self._number(first + doubled), first + 2 * doubled
        if not self._number(place):
            return (code + shift) % 0x10000 != 0
        return self._number(place + self._number(place) + 2 * (code - self._number(first))) != 0
