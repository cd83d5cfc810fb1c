"""New pieces of text for data: in one line where that stays readable, else in block style."""

from __future__ import annotations

from typing import Any, Literal

from blueprint.edit.numbers import is_bare
from blueprint.edit.quoting import scalar_text

_FLOW_ITEMS = 6
_FLOW_WIDTH = 88
_FLOW_WIDTH_AMONG_FLOW = 140
STEP = 2
"""By how many columns a level is indented where the file does not show."""

Keys = tuple[str, ...]
Like = Literal["flow", "block"] | None


def inline(value: Any, keys: Keys = (), flow: bool = False) -> str:
    """A value in one line; `flow` when it stands inside brackets already."""
    if isinstance(value, dict):
        return "{" + ", ".join(pair(k, v, keys) for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(v, keys, flow=True) or "null" for v in value) + "]"
    return "" if value is None else scalar_text(value, flow, is_bare(keys))


def pair(key: str, value: Any, keys: Keys) -> str:
    """`key: value` between brackets."""
    said = inline(value, (*keys, key), flow=True)
    return f"{scalar_text(key, flow=True)}: {said}" if said else f"{scalar_text(key, flow=True)}: "


def is_short(value: Any, like: Like = None) -> bool:
    """Whether a value is written in one line; `like` says how its neighbours are."""
    if not isinstance(value, dict | list) or not value:
        return True
    values = list(value.values()) if isinstance(value, dict) else value
    if like and isinstance(value, dict):
        return like == "flow" and len(inline(value)) <= _FLOW_WIDTH_AMONG_FLOW
    scalars = all(v is not None and not isinstance(v, dict | list) for v in values)
    return scalars and len(values) <= _FLOW_ITEMS and len(inline(value)) <= _FLOW_WIDTH


def entry_lines(key: str, value: Any, column: int, keys: Keys = (), like: Like = None) -> list[str]:
    """`key: value` at a column; the lines have no ends."""
    head, tail = value_lines(value, column, (*keys, key), like)
    return [" " * column + f"{scalar_text(key)}:{head and ' ' + head}", *tail]


def value_lines(value: Any, column: int, keys: Keys, like: Like = None) -> tuple[str, list[str]]:
    """What stands behind the colon of a key at `column`, and the lines below it."""
    if is_short(value, like or _usual(keys)):
        return inline(value, keys), []
    if isinstance(value, dict):
        return "", [line for k, v in value.items() for line in entry_lines(k, v, column + STEP, keys)]
    return "", [line for item in value for line in item_lines(item, column + STEP, keys)]


def _usual(keys: Keys) -> Like:
    """Touchpoints grow: each gets lines of its own."""
    return "block" if len(keys) == 2 and keys[0] == "touchpoints" else None


def item_lines(value: Any, column: int, keys: Keys, like: Like = None) -> list[str]:
    """`- value` with the dash at a column."""
    head, tail = item_parts(value, column, keys, like)
    return [" " * column + f"-{head and ' ' + head}", *tail]


def item_parts(value: Any, column: int, keys: Keys, like: Like = None) -> tuple[str, list[str]]:
    """What stands behind the dash of an item at `column`, and the lines below it."""
    if not isinstance(value, dict) or is_short(value, like):
        return inline(value, keys), []
    lines = [line for k, v in value.items() for line in entry_lines(k, v, column + STEP, keys)]
    return lines[0][column + STEP :], lines[1:]
