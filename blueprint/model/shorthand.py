"""The short forms of the map format, as rewritings of the tree: places stay where the text stands."""

from __future__ import annotations

from typing import Any

from blueprint.model.part import TOGETHER_ALIAS, Shorthand
from blueprint.model.text import is_language, text_schema
from blueprint.model.values import id_schema
from blueprint.source.place import Span
from blueprint.source.tree import Entry, Mapping, Node, Scalar, Sequence


def scalar_as(key: str, schema: dict[str, Any]) -> Shorthand:
    """`time: 60s` says `time: {standard: 60s}`."""

    def expand(node: Node) -> Node:
        return node if not isinstance(node, Scalar) or node.is_blank else _mapping(key, node)

    return Shorthand(expand, (schema,))


def single_exit() -> Shorthand:
    """`end: served` says `end: {served: }`: everyone else leaves there."""

    def expand(node: Node) -> Node:
        if not isinstance(node, Scalar) or node.is_blank:
            return node
        blank = Scalar("", Span(node.span.end, node.span.end))
        return Mapping(node.span, {node.text: Entry(node, blank)})

    return Shorthand(expand, (id_schema(),))


def titled(part: str) -> Shorthand:
    """`[search, buy]` and `{search: 搜索}` say `{search: {title: 搜索}}`; without a title the id is the title."""

    def expand(node: Node) -> Node:
        if isinstance(node, Sequence) and node.items and all(isinstance(i, Scalar) for i in node.items):
            ids = [item for item in node.items if isinstance(item, Scalar)]
            if len({id_.text for id_ in ids}) == len(ids):
                return Mapping(node.span, {id_.text: Entry(id_, _mapping("title", id_)) for id_ in ids})
        if isinstance(node, Mapping):
            return Mapping(node.span, {key: _titled(entry) for key, entry in node.entries.items()})
        return node

    ids = {"type": "array", "items": id_schema(), "minItems": 1, "uniqueItems": True}
    value = {"anyOf": [text_schema(), {"$ref": f"#/definitions/{part}"}, {"type": "null"}]}
    titles = {"type": "object", "additionalProperties": value, "propertyNames": id_schema()}
    return Shorthand(expand, (ids, titles))


def _titled(entry: Entry) -> Entry:
    value = entry.value
    if isinstance(value, Mapping) and value.entries and all(map(is_language, value.entries)):
        return Entry(entry.key, Mapping(value.span, {"title": entry}))
    if not isinstance(value, Scalar):
        return entry
    return Entry(entry.key, _mapping("title", entry.key if value.is_blank else value))


def connections(share: dict[str, Any], connection: str) -> Shorthand:
    """`next: b` and `next: {b: 70%, c: 30%}` say `next: [{to: b, share: 70%}, {to: c, share: 30%}]`."""
    item = {"anyOf": [id_schema(), {"$ref": f"#/definitions/{connection}"}]}
    schemas = (
        id_schema(),
        {
            "type": "object",
            "additionalProperties": {"anyOf": [share, {"type": "null"}]},
            "propertyNames": {**id_schema(), "not": {"enum": [*id_schema()["not"]["enum"], "all"]}},
        },
        {
            "type": "object",
            "properties": {"all": {"type": "array", "items": item}},
            "required": ["all"],
            "additionalProperties": False,
        },
        {"type": "array", "items": item},
    )
    return Shorthand(_connections, schemas)


def _connections(node: Node) -> Node:
    if isinstance(node, Scalar):
        return node if node.is_blank else _together(Sequence(node.span, [_mapping("to", node)]), None)
    if isinstance(node, Sequence):
        return _together(Sequence(node.span, [_connection(i) for i in node.items]), None)
    if "all" in node.entries and isinstance(node.entries["all"].value, Sequence):
        entry = node.entries["all"]
        branches = entry.value
        assert isinstance(branches, Sequence)
        return _together(Sequence(branches.span, [_connection(i) for i in branches.items]), entry.key)
    return _together(Sequence(node.span, [_shared(e) for e in node.entries.values()]), None)


def _together(listed: Sequence, all_key: Scalar | None) -> Node:
    """Mark the connections of `all`: they start together instead of one instead of the other."""
    if all_key is None:
        return listed
    mark = {TOGETHER_ALIAS: Entry(all_key, Scalar("true", all_key.span))}
    items = [Mapping(i.span, i.entries | mark) if isinstance(i, Mapping) else i for i in listed.items]
    return Sequence(listed.span, items)


def _connection(node: Node) -> Node:
    return _mapping("to", node) if isinstance(node, Scalar) else node


def _shared(entry: Entry) -> Node:
    target, share = entry.key, entry.value
    made = _mapping("to", target)
    made.entries["share"] = Entry(target, share)
    if isinstance(share, Scalar) and share.is_blank:
        del made.entries["share"]
    made.span = Span(target.span.start, max(target.span.end, share.span.end))
    return made


def _mapping(key: str, value: Scalar) -> Mapping:
    return Mapping(value.span, {key: Entry(value, value)})
