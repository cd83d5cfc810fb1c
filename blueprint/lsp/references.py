"""What stands at a place of a map: the id of something, and where that is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from blueprint.model.loader import Loaded
from blueprint.source.place import Span
from blueprint.source.tree import Found, Path, Scalar, find, walk

Kind = Literal["touchpoints", "zones", "needs", "segments", "map"]


@dataclass(frozen=True)
class Reference:
    """An id at a place; `kind` is the part of the map that declares it, or `map` for another map."""

    kind: Kind
    id: str
    span: Span


def reference_at(loaded: Loaded, offset: int) -> Reference | None:
    """The id at an offset, or None."""
    for path, found in walk(loaded.tree):
        for scalar, kind in ((_value(found), _kind_of_value(path)), (found.key, _kind_of_key(path))):
            if kind and scalar and scalar.span.start <= offset <= scalar.span.end and scalar.text:
                return Reference(kind, scalar.text, scalar.span)
    return None


def declaration(loaded: Loaded, reference: Reference) -> Span | None:
    """Where a map declares what a reference names."""
    found = find(loaded.tree, (reference.kind, reference.id))
    return found.key.span if found and found.key else None


def _value(found: Found) -> Scalar | None:
    return found.value if isinstance(found.value, Scalar) else None


def _kind_of_value(path: Path) -> Kind | None:
    """What a text at a path names."""
    if path[0] == "promises" and path[-1] in ("from", "to"):
        return "touchpoints"
    below = _below_touchpoint(path)
    match below:
        case (
            ("next", _, "to")
            | ("uses", _)
            | ("fails", "then")
            | ("gives_up",)
            | ("waits_for",)
            | ("time", "limit", "from" | "to")
        ):
            return "touchpoints"
        case ("zone",):
            return "zones"
        case ("map",):
            return "map"
    return None


def _kind_of_key(path: Path) -> Kind | None:
    """What a key at a path names."""
    match path:
        case ("touchpoints" | "zones" | "needs" | "segments" as kind, str()):
            return kind
        case ("segments", _, "changes", str()):
            return "touchpoints"
    match _below_touchpoint(path):
        case ("meets", str()):
            return "needs"
    return None


def _below_touchpoint(path: Path) -> Path:
    """The rest of a path below a touchpoint, or below what a segment changes of one."""
    match path:
        case ("touchpoints", _, *rest) | ("segments", _, "changes", _, *rest):
            return tuple(rest)
    return ()
