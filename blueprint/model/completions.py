"""What may be written where, made of the JSON Schema: small enough to be sent to the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Grammar = dict[str, Any]
_REFERENCE = "#/definitions/"


def completions_of(schema: Mapping[str, Any]) -> Grammar:
    """The schema as `{"root": node, "definitions": {name: node}}`.

    A node says what may stand at a place: `keys` of a mapping, `other` for keys of the writer's choice,
    `items` of a list, `values` to choose from, `info` for people, and `refs`, definitions that hold as well.
    All alternatives of a place are taken together.
    """
    definitions = schema.get("definitions", {})
    return {"root": _node(schema), "definitions": {name: _node(each) for name, each in definitions.items()}}


def _node(schema: Any) -> Grammar:
    node: Grammar = {}
    if not isinstance(schema, Mapping):
        return node
    if isinstance(schema.get("description"), str):
        node["info"] = schema["description"]
    for part in _alternatives(schema):
        if isinstance(part.get("$ref"), str):
            refs = node.setdefault("refs", [])
            refs.append(part["$ref"].removeprefix(_REFERENCE))
        for key, value in part.get("properties", {}).items():
            node.setdefault("keys", {}).setdefault(key, _node(value))
        if isinstance(part.get("additionalProperties"), Mapping):
            node.setdefault("other", _node(part["additionalProperties"]))
        if isinstance(part.get("items"), Mapping):
            node.setdefault("items", _node(part["items"]))
        chosen = part.get("enum", [part["const"]] if "const" in part else [])
        values = [str(value) for value in chosen if value is not None]
        if values:
            node.setdefault("values", []).extend(v for v in values if v not in node.get("values", []))
    return node


def _alternatives(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The schema and all that may hold in its place."""
    yield schema
    for word in ("anyOf", "oneOf", "allOf"):
        for part in schema.get(word, ()):
            if isinstance(part, Mapping):
                yield from _alternatives(part)
