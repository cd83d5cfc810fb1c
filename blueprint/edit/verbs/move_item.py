"""A phase to another place in the order of phases; a segment, need or zone likewise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blueprint.edit.data import Data
from blueprint.edit.items import items, kind
from blueprint.edit.refused import refused
from blueprint.edit.verb import Kinds, Verb, maybe_text, text


@dataclass(frozen=True)
class MoveItem(Verb):
    """`before` is the item that it shall stand before, None for last."""

    name: ClassVar[str] = "move-item"
    reorders: ClassVar[bool] = True
    kinds: ClassVar[Kinds] = {"kind": kind, "id": text, "before": maybe_text}

    kind: str
    id: str
    before: str | None = None

    def changed(self, data: Data) -> Data:
        """The data with the item in its new place."""
        known = items(data, self.kind)
        for id_ in (self.id, self.before):
            if id_ is not None and id_ not in known:
                raise refused("there is no {id!r} in {kind}", "{kind} 中没有 {id!r}", id=id_, kind=self.kind)
        if self.kind == "promises":
            raise refused("promises have no order to change", "承诺没有需要调整的顺序")
        if self.before != self.id:
            listed = data[self.kind]
            item = listed.pop(self.id)
            later = list(listed.items())
            listed.clear()
            for name, value in later:
                if name == self.before:
                    listed[self.id] = item
                listed[name] = value
            listed.setdefault(self.id, item)
        return data
