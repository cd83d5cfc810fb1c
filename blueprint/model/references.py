"""Titles where the id of a touchpoint is wanted, and names before the colon that can be no ids: which id is meant."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.model.first_words import folded, key_meant
from blueprint.model.naming import is_id, new_id
from blueprint.source.tree import Entry, Mapping, Scalar, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.source.tree import Node, Path

_ONE = ("to", "from", "then", "gives_up", "waits_for")
_SEVERAL = ("uses", "changes")


class Names:
    """What the touchpoints of a tree are called."""

    def __init__(self, tree: Node) -> None:
        found = find(tree, ("touchpoints",))
        self._entries = found.value.entries if found and isinstance(found.value, Mapping) else {}

    @cached_property
    def ids(self) -> dict[str, str]:
        """What stands before each colon, with the id that it is, or gives."""
        ids = {name: name for name in self._entries if is_id(name)}
        for name in self._entries:
            ids.setdefault(name, new_id(name, ids.values(), "step"))
        return ids

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        called: dict[str, set[str]] = {}
        for name, entry in self._entries.items():
            for each in (name, *titles_of(entry.value)):
                called.setdefault(folded(each), set()).add(self.ids[name])
        return called

    def meant(self, word: str) -> str | None:
        """The id of the touchpoint that a word is the id or the title of, where it is that of one alone."""
        found = self._called.get(folded(word), set())
        return next(iter(found)) if len(found) == 1 else None


def titles_of(part: Node) -> Iterator[str]:
    """The title of a part in each of its languages, by whatever word for it."""
    entry = title_entry(part)
    if entry is None:
        return
    texts = (
        [e.value for e in entry.value.entries.values()] if isinstance(entry.value, Mapping) else [entry.value]
    )
    yield from (text.text for text in texts if isinstance(text, Scalar) and text.text.strip())


def title_entry(part: Node) -> Entry | None:
    """Where a part says its title, by whatever word for it."""
    entries = part.entries if isinstance(part, Mapping) else {}
    return next(
        (entry for key, entry in entries.items() if key_meant(key, ("title",)) == ("title", True)), None
    )


def is_reference(path: Path) -> bool:
    """Whether an id at a path is that of a touchpoint."""
    return path[-1] in _ONE or path[-2:-1] in [(key,) for key in _SEVERAL]
