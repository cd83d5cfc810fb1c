"""The tree with every shorthand written out, and with each part knowing its own key."""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from blueprint.model.part import ID_ALIAS, Part, name_is_hidden
from blueprint.source.tree import Entry, Mapping, Node, Path, Scalar, Sequence


@cache
def shape(annotation: Any) -> tuple[str, Any]:
    """What a field holds: `("part", class)`, `("list", annotation)`, `("dict", annotation)` or `("leaf", None)`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return shape(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return shape(next(a for a in get_args(annotation) if a is not type(None)))
    arguments = get_args(annotation)
    if origin is tuple and arguments[-1] is Ellipsis:
        return "list", arguments[0]
    if origin is dict:
        return "dict", arguments[1]
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return "part", annotation
    return "leaf", None


@cache
def _fields(part: type[Part]) -> dict[str, Any]:
    return {key: shape(field.annotation) for key, field in part.keys().items()}


def expand(node: Node, part: type[Part]) -> Node:
    """Write out the shorthands below `node`, which stands for a `part`."""
    return _part(node, part)


def _part(node: Node, part: type[Part]) -> Node:
    if not isinstance(node, Mapping):
        return node
    fields = _fields(part)
    entries = {}
    for key, entry in node.entries.items():
        value = entry.value
        if shorthand := part.shorthands.get(key):
            value = shorthand.expand(value)
        if key in fields:
            value = _value(value, fields[key])
        # A file that writes a hidden key gets it reported as unknown.
        name = f"{key} " if name_is_hidden(key) and entry.key.text == key else key
        entries[name] = entry if value is entry.value else Entry(entry.key, value)
    return Mapping(node.span, entries)


def _value(node: Node, what: tuple[str, Any]) -> Node:
    kind, inner = what
    if kind == "part":
        return _part(node, inner)
    if kind == "list" and isinstance(node, Sequence):
        item = shape(inner)
        return node if item[0] == "leaf" else Sequence(node.span, [_value(i, item) for i in node.items])
    if kind == "dict" and isinstance(node, Mapping):
        item = shape(inner)
        if item[0] != "part":
            return node
        return Mapping(node.span, {k: Entry(e.key, _keyed(e, item)) for k, e in node.entries.items()})
    return node


def _keyed(entry: Entry, what: tuple[str, Any]) -> Node:
    value = _value(entry.value, what)
    if isinstance(value, Scalar) and value.is_blank:
        value = Mapping(value.span)
    if isinstance(value, Mapping) and any(f.alias == ID_ALIAS for f in what[1].model_fields.values()):
        return Mapping(value.span, {**value.entries, ID_ALIAS: Entry(entry.key, entry.key)})
    return value


def plain(node: Node) -> Any:
    """The tree as dicts, lists and texts; blank is None."""
    if isinstance(node, Scalar):
        return None if node.is_blank else node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items()}


def part_at(part: type[Part], path: Path) -> type[Part] | None:
    """The kind of part that stands at a path below a `part`."""
    what: tuple[str, Any] = ("part", part)
    for step in path:
        kind, inner = what
        if kind == "part":
            fields = _fields(inner)
            if step not in fields:
                return None
            what = fields[str(step)]
        elif kind in ("list", "dict"):
            what = shape(inner)
        else:
            return None
    return what[1] if what[0] == "part" else None
