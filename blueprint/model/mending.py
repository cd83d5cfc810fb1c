"""Edits of a map's text that say what is certainly meant: another word for a key or value, ids in front of the colon."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.model.part import name_is_hidden
from blueprint.model.values import IDENTIFIER
from blueprint.source.place import Edit, Span
from blueprint.source.tree import Entry, Mapping, Node, Path, Scalar, Sequence, find

_STEP = "  "


def rewritten(tree: Node, path: Path, meant: str | None, text: str) -> tuple[Edit, ...]:
    """The value at a path as `meant`, which needs no quotes; nothing where the value is no text of one line."""
    found = find(tree, path)
    if meant is None or found is None or not isinstance(found.value, Scalar):
        return ()
    span = found.value.span
    return (Edit(span, meant),) if text[span.start : span.end].strip("'\"") == found.value.text else ()


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
    """A list of parts that each say their `id`, as entries under their ids."""
    found = find(tree, path)
    if found is None or found.key is None or not isinstance(found.value, Sequence):
        return ()
    edits: list[Edit] = []
    seen = set()
    flow = text[found.value.span.start] == "["
    step = "" if flow or _is_further_in(found.value, found.key, text) else _STEP
    for item in found.value.items:
        named = item.entries.get("id") if isinstance(item, Mapping) else None
        if named is None or not isinstance(named.value, Scalar) or named.value.text in seen:
            return ()
        assert isinstance(item, Mapping)
        seen.add(named.value.text)
        made = _under_id(item, named, text, flow, step) if _is_id(named.value.text) else None
        if made is None:
            return ()
        edits += made
    start, end = found.value.span
    if flow:
        return (Edit(Span(start, start + 1), "{"), *edits, Edit(Span(end - 1, end), "}"))
    cut = {edit.span.start for edit in edits if not edit.text}
    further = (edit for edit in _indented(found.value, text) if edit.span.start not in cut)
    return (*edits, *(further if step else ()))


def _under_id(item: Mapping, named: Entry, text: str, flow: bool, step: str) -> list[Edit] | None:
    id_ = text[slice(*named.value.span)]
    inside = text[item.span.start] == "{"
    cut = without(item, "id", text)
    if flow:
        return [Edit(Span(item.span.start, item.span.start), f"{id_}: "), cut] if inside and cut else None
    dash = text.rfind("-", 0, item.span.start)
    if dash < 0 or text[dash + 1 : item.span.start].strip():
        return None
    if inside:
        return [Edit(Span(dash, item.span.start), f"{id_}: "), cut] if cut else None
    if _entries(item)[0] is named:
        return [Edit(Span(dash, named.value.span.end), f"{id_}:")]
    return (
        [Edit(Span(dash, item.span.start), f"{id_}:\n{step}{' ' * _column(item.span.start, text)}"), cut]
        if cut
        else None
    )


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


def _is_id(text: str) -> bool:
    try:
        IDENTIFIER.parse(text)
    except ValueError:
        return False
    return True


def _entries(mapping: Mapping) -> list[Entry]:
    return [entry for name, entry in mapping.entries.items() if not name_is_hidden(name)]


def _end(entry: Entry) -> int:
    return max(entry.key.span.end + 1, entry.value.span.end)
