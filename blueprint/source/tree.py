"""The tree of a file: every key and every value has its place, and scalars are still text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from blueprint.source.place import Span

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]
"""Where in the tree: keys and list indices from the top, e.g. `("touchpoints", "wait", "next", 0, "to")`."""

_BLANK = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Scalar:
    """A value without parts, as written; `plain` when it stands without quotes or a block mark."""

    text: str
    span: Span
    plain: bool = True

    @property
    def is_blank(self) -> bool:
        """Nothing was written: the value is unknown, never zero."""
        return self.plain and self.text in _BLANK


@dataclass(slots=True)
class Entry:
    """One `key: value`."""

    key: Scalar
    value: Node


@dataclass(slots=True)
class Mapping:
    """Keys in the order written; of a key written twice the first stands."""

    span: Span
    entries: dict[str, Entry] = field(default_factory=dict)


@dataclass(slots=True)
class Sequence:
    """A list."""

    span: Span
    items: list[Node] = field(default_factory=list)


Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a path: the value, and the key in front of it where there is one."""

    value: Node
    key: Scalar | None


def find(root: Node, path: Path) -> Found | None:
    """The node at `path`, or None."""
    here = Found(root, None)
    for step in path:
        node = here.value
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            entry = node.entries[step]
            here = Found(entry.value, entry.key)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            here = Found(node.items[step], None)
        else:
            return None
    return here


def nearest(root: Node, path: Path) -> Found:
    """The node at `path`, or at the longest part of it that exists."""
    while path:
        if found := find(root, path):
            return found
        path = path[:-1]
    return Found(root, None)


def span_of(root: Node, path: Path, at: Literal["value", "key"] = "value") -> Span:
    """A value's span, or its key's; a value with parts is named by its key, never marked as a whole."""
    found = nearest(root, path)
    if found.key is not None and (at == "key" or isinstance(found.value, Mapping | Sequence)):
        return found.key.span
    span = found.value.span
    return Span(span.start, span.start + 1) if isinstance(found.value, Mapping | Sequence) else span


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Found]]:
    """Every value below `node` with its path, in the order of the file."""
    if isinstance(node, Mapping):
        for name, entry in node.entries.items():
            yield (*path, name), Found(entry.value, entry.key)
            yield from walk(entry.value, (*path, name))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield (*path, index), Found(item, None)
            yield from walk(item, (*path, index))
