"""Drawn things, moved as a whole."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.shapes import TextLine

T = TypeVar("T")


def moved(thing: T, dx: float, dy: float) -> T:
    """The same thing `dx` px to the right and `dy` px lower, with everything in it."""
    found: T = _moved(thing, dx, dy)
    return found


def _moved(thing: Any, dx: float, dy: float) -> Any:
    match thing:
        case Point():
            return Point(thing.x + dx, thing.y + dy)
        case Rect():
            return Rect(thing.x + dx, thing.y + dy, thing.w, thing.h)
        case TextLine():
            return replace(thing, x=thing.x + dx, y=thing.y + dy)
        case tuple() if not hasattr(thing, "_fields"):  # one with names is no list of things
            return tuple(_moved(each, dx, dy) for each in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        changes = {f.name: getattr(thing, f.name) for f in fields(thing)}
        placed = {name: value for name, value in changes.items() if _is_drawn(value)}
        return replace(thing, **{name: _moved(value, dx, dy) for name, value in placed.items()})
    return thing


def _is_drawn(value: Any) -> bool:
    return isinstance(value, tuple) or is_dataclass(value)
