"""Nested data in dotted columns and back: `time.standard`, `script.1.zh`."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from blueprint.model.part import CARRIED
from blueprint.wording import Wording

Row = dict[str, Any]
"""Column to cell."""

ROWS = 20_000
"""A sheet with more is no part of a map."""
_DEPTH = 20
_DIGITS = 6
_SHOWN = 60
_JSON = "json: "
"""Begins a cell that holds all of a key of one's own (`x-team`) which columns cannot say."""
SHORT = {"time": "standard", "emotion": "score"}
"""What a part's short form says: with `time.tolerance` beside it, `time` is its standard."""
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
        column = f"{prefix}.{_escaped(key)}" if prefix else _escaped(key)
        if key.startswith(CARRIED) and not _is_plain(value):
            row[column] = _JSON + json.dumps(value, ensure_ascii=False)
        else:
            row |= flatten(value, column)
    return row


def _is_plain(carried: Any) -> bool:
    """Whether columns and cells say all of a key of one's own: no blanks, nothing empty, no mapping that reads as a list."""
    if isinstance(carried, dict):
        numbered = all(key.isdigit() for key in carried)
        return bool(carried) and not numbered and all(map(_is_plain, carried.values()))
    if isinstance(carried, list):
        return bool(carried) and all(map(_is_plain, carried))
    return isinstance(carried, str) and bool(carried) and not carried.startswith(_JSON)


def nest(row: Row) -> dict[str, Any]:
    """The nested data of a flat row; blank cells are left out.

    Raises:
        TooDeep: a column with more dots than any part of a map has.
    """
    root: dict[str, Any] = {}
    said = {column: value for column, value in row.items() if value is not None and value != ""}
    long = {column.partition(".")[0] for column in said if "." in column}
    for column, value in said.items():
        here = root
        *parents, last = split(column)
        if column in SHORT and column in long:
            parents, last = [column], SHORT[column]
        if len(parents) > _DEPTH:
            raise TooDeep(column)
        for step in parents:
            child = here.setdefault(step, {})
            if not isinstance(child, dict):
                child = here[step] = {"": child}
            here = child
        here[last] = _carried(value) if last.startswith(CARRIED) else value
    return {key: _listed(value) for key, value in root.items()}


def _carried(value: Any) -> Any:
    """What stands in the cell of a key of one's own."""
    if isinstance(value, str) and value.startswith(_JSON):
        with suppress(ValueError, RecursionError):
            return _Whole(json.loads(value.removeprefix(_JSON)))
    return value


class _Whole:
    """Data in one cell, in which nothing is made a list."""

    def __init__(self, data: Any) -> None:
        self.data = data


def _listed(data: Any) -> Any:
    """Mappings whose keys are 1, 2, 3 ... are lists."""
    if isinstance(data, _Whole):
        return data.data
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
