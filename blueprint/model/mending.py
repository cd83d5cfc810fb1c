"""Edits of a map's text that say what is certainly meant: another word for a key or value, ids in front of the colon."""

from __future__ import annotations

import json
from collections.abc import Iterator

from blueprint.model.naming import is_id, new_id
from blueprint.model.part import name_is_hidden
from blueprint.model.references import title_entry, titles_of
from blueprint.source.place import Edit, Span
from blueprint.source.tree import Entry, Mapping, Node, Path, Scalar, Sequence, find

_STEP = "  "


def rewritten(tree: Node, path: Path, meant: str | None, text: str, at_key: bool = False) -> tuple[Edit, ...]:
    """The value at a path, or its key, as `meant`, which needs no quotes; nothing where it is no text of one line."""
    found = find(tree, path)
    said = found and (found.key if at_key else found.value)
    if meant is None or not isinstance(said, Scalar):
        return ()
    return (Edit(said.span, meant),) if text[slice(*said.span)].strip("'\"") == said.text else ()


def with_title(tree: Node, path: Path, title: str, text: str) -> tuple[Edit, ...]:
    """A part that has none says its title; nothing where it has one, or nothing at all."""
    found = find(tree, path)
    if found is None or not isinstance(found.value, Mapping) or title_entry(found.value):
        return ()
    entries = _entries(found.value)
    if not entries:
        return ()
    at = entries[0].key.span.start
    behind = ", " if text[found.value.span.start] == "{" else "\n" + " " * _column(at, text)
    return (Edit(Span(at, at), f"title: {json.dumps(title, ensure_ascii=False)}{behind}"),)


def without(mapping: Mapping, key: str, text: str) -> Edit | None:
    """The mapping without one entry; None where the text is too odd to cut."""
    entries = _entries(mapping)
    at = next(i for i, entry in enumerate(entries) if entry is mapping.entries[key])
    entry = entries[at]
    if text[mapping.span.start] == "{":
        if at + 1 < len(entries):
            return Edit(Span(entry.key.span.start, entries[at + 1].key.span.start), "")
        start = _end(entries[at - 1]) if at else entry.key.span.start
        return Edit(Span(start, _end(entry)), "")
    end = max(entry.key.span.end + 1, last_of(entry.value, text))
    if not isinstance(entry.value, Scalar) and "#" in text[entry.key.span.end : end]:
        return None
    line = text.rfind("\n", 0, entry.key.span.start) + 1
    after = text.find("\n", end)
    after = len(text) if after < 0 else after + 1
    if text[line : entry.key.span.start].strip() or text[end:after].strip():
        return None
    return Edit(Span(line, after), "")


def last_of(node: Node, text: str) -> int:
    """Where a value ends; of one without brackets, where the last thing in it does."""
    if isinstance(node, Scalar) or text[node.span.start] in "[{":
        return node.span.end
    inner = [e.value for e in node.entries.values()] if isinstance(node, Mapping) else node.items
    return max((last_of(part, text) for part in inner), default=node.span.end)


def by_id(tree: Node, path: Path, text: str) -> tuple[Edit, ...]:
    """A list of parts as entries under their ids: what each says of its `id`, else made of its title."""
    found = find(tree, path)
    if found is None or found.key is None or not isinstance(found.value, Sequence):
        return ()
    items = [item for item in found.value.items if isinstance(item, Mapping)]
    ids = _ids(items, text)
    if not ids or len(items) < len(found.value.items):
        return ()
    edits: list[Edit] = []
    flow = text[found.value.span.start] == "["
    step = "" if flow or _is_further_in(found.value, found.key, text) else _STEP
    for item, id_ in zip(items, ids, strict=True):
        made = _under_id(item, id_, text, flow, step)
        if made is None:
            return ()
        edits += made
    start, end = found.value.span
    if flow:
        return (Edit(Span(start, start + 1), "{"), *edits, Edit(Span(end - 1, end), "}"))
    cut = {edit.span.start for edit in edits if not edit.text}
    further = (edit for edit in _indented(found.value, text) if edit.span.start not in cut)
    return (*edits, *(further if step else ()))


def _ids(items: list[Mapping], text: str) -> list[str]:
    """The ids of parts, as written; nothing where one has none, or none of its own, and no title."""
    named = [item.entries["id"].value if "id" in item.entries else None for item in items]
    said = {
        node.text: text[slice(*node.span)] for node in named if isinstance(node, Scalar) and is_id(node.text)
    }
    if len(said) < sum(node is not None for node in named):
        return []
    ids: list[str] = []
    for item, node in zip(items, named, strict=True):
        title = next(titles_of(item), "")
        if isinstance(node, Scalar):
            ids.append(said[node.text])
        elif title:
            ids.append(new_id(title, {*said, *ids}, "step"))
    return ids if len(ids) == len(items) else []


def _under_id(item: Mapping, id_: str, text: str, flow: bool, step: str) -> list[Edit] | None:
    start = item.span.start
    inside = text[start] == "{"
    named = item.entries.get("id")
    cut = without(item, "id", text) if named else None
    rest = [cut] if cut else []
    if flow:
        return [Edit(Span(start, start), f"{id_}: "), *rest] if inside and (cut or not named) else None
    dash = text.rfind("-", 0, start)
    if dash < 0 or text[dash + 1 : start].strip():
        return None
    if named and not inside and _entries(item)[0] is named:
        return [Edit(Span(dash, named.value.span.end), f"{id_}:")]
    if named and not cut:
        return None
    below = " " if inside else f"\n{step}{' ' * _column(start, text)}"
    return [Edit(Span(dash, start), f"{id_}:{below}"), *rest]


def _is_further_in(listed: Sequence, key: Scalar, text: str) -> bool:
    """Entries stand further in than the key above; the dashes of a list need not."""
    return _column(listed.span.start, text) > _column(key.span.start, text)


def _column(offset: int, text: str) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1)


def _indented(listed: Sequence, text: str) -> Iterator[Edit]:
    """Every line of a list one step further in."""
    line, last = listed.span.start - _column(listed.span.start, text), max(_ends(listed))
    while line <= last:
        if text[line] not in "\r\n":
            yield Edit(Span(line, line), _STEP)
        line = text.find("\n", line) + 1 or last + 1


def _ends(node: Node) -> Iterator[int]:
    if isinstance(node, Scalar):
        yield node.span.end - 1
    for inner in node.items if isinstance(node, Sequence) else ():
        yield from _ends(inner)
    for entry in _entries(node) if isinstance(node, Mapping) else ():
        yield entry.key.span.end - 1
        yield from _ends(entry.value)


def _entries(mapping: Mapping) -> list[Entry]:
    return [entry for name, entry in mapping.entries.items() if not name_is_hidden(name)]


def _end(entry: Entry) -> int:
    return max(entry.key.span.end + 1, entry.value.span.end)
