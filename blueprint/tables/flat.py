"""Nested data in dotted columns and back: `time.standard`, `script.1.zh`."""

from __future__ import annotations

from typing import Any

from blueprint.wording import Wording

Row = dict[str, Any]
"""Column to cell."""

ROWS = 20_000
"""A sheet with more is no part of a map."""
_DEPTH = 20
_DIGITS = 6
_SHOWN = 60
_TOO_DEEP = Wording(
    "no part of a map is called {column!r}: too many dots", "地图中没有 {column!r} 这一项：点号过多"
)


class TooDeep(Exception):
    """A column that cannot be part of a map."""

    def __init__(self, column: str) -> None:
        self.wording = _TOO_DEEP.filled(column=column[:_SHOWN])
        super().__init__(self.wording.en)


def flatten(data: Any, prefix: str = "") -> Row:
    """Every scalar of nested data under its path; list places count from 1. Blank stays blank."""
    if isinstance(data, dict):
        pairs = data.items()
    elif isinstance(data, list):
        pairs = {str(i): item for i, item in enumerate(data, 1)}.items()
    else:
        return {prefix: data}
    row: Row = {}
    for key, value in pairs:
        row |= flatten(value, f"{prefix}.{_escaped(key)}" if prefix else _escaped(key))
    return row


def nest(row: Row) -> dict[str, Any]:
    """The nested data of a flat row; blank cells are left out.

    Raises:
        TooDeep: a column with more dots than any part of a map has.
    """
    root: dict[str, Any] = {}
    for column, value in row.items():
        if value is None or value == "":
            continue
        here = root
        *parents, last = split(column)
        if len(parents) > _DEPTH:
            raise TooDeep(column)
        for step in parents:
            child = here.setdefault(step, {})
            if not isinstance(child, dict):
                child = here[step] = {"": child}
            here = child
        here[last] = value
    return {key: _listed(value) for key, value in root.items()}


def _listed(data: Any) -> Any:
    """Mappings whose keys are 1, 2, 3 ... are lists."""
    if not isinstance(data, dict):
        return data
    if data and all(key.isascii() and key.isdigit() and len(key) < _DIGITS for key in data):
        return [_listed(data[key]) for key in sorted(data, key=int)]
    return {key: _listed(value) for key, value in data.items()}


def joined(steps: list[str]) -> str:
    """The column of a path."""
    return ".".join(map(_escaped, steps))


def _escaped(key: str) -> str:
    """A dot inside a key (`bow.welcome`) is no step of the path."""
    return key.replace("\\", "\\\\").replace(".", "\\.")


def split(column: str) -> list[str]:
    """The steps of a column's path."""
    steps, here, escaped = [], "", False
    for character in column:
        if escaped:
            here, escaped = here + character, False
        elif character == "\\":
            escaped = True
        elif character == ".":
            steps.append(here)
            here = ""
        else:
            here += character
    return [*steps, here]
