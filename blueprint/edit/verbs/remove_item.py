"""A segment, need, promise, zone, phase or channel goes, and every mention of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blueprint.edit.data import Data
from blueprint.edit.items import items, kind
from blueprint.edit.mentions import forget, forget_need
from blueprint.edit.refused import refused
from blueprint.edit.verb import Kinds, Verb, text
from blueprint.model.names import Channel


@dataclass(frozen=True)
class RemoveItem(Verb):
    """Shares of the segments that are left stay as they are."""

    name: ClassVar[str] = "remove-item"
    kinds: ClassVar[Kinds] = {"kind": kind, "id": text}

    kind: str
    id: str

    def changed(self, data: Data) -> Data:
        """The data without the item."""
        if self.id not in items(data, self.kind):
            raise refused("there is no {id!r} in {kind}", "{kind} 中没有 {id!r}", id=self.id, kind=self.kind)
        if self.kind == "promises":
            data["promises"] = [
                p for p in data["promises"] if not (isinstance(p, dict) and p.get("id") == self.id)
            ]
        else:
            del data[self.kind][self.id]
        if not data[self.kind]:
            del data[self.kind]
        if self.kind == "needs":
            forget_need(data, self.id)
        elif self.kind == "zones":
            forget(data, "zone", self.id)
        elif self.kind == "phases" or (self.kind == "channels" and self.id not in list(Channel)):
            forget(data, self.kind.removesuffix("s"), self.id)
        return data
