"""A new segment, need, promise, role, zone, phase or channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from blueprint.edit.data import Data, data_of, put
from blueprint.edit.ids import new_id
from blueprint.edit.items import ITEM_KEYS, MAP_KEYS, items, kind
from blueprint.edit.verb import Kinds, Verb, id_to_be, mapping


@dataclass(frozen=True)
class AddItem(Verb):
    """Stands last among its kind."""

    name: ClassVar[str] = "add-item"
    kinds: ClassVar[Kinds] = {"kind": kind, "id": id_to_be, "value": mapping}

    kind: str
    id: str
    value: Any

    def makes(self) -> tuple[str, ...]:
        """The new id."""
        return (self.id,)

    def changed(self, data: Data) -> Data:
        """The data with the item."""
        known = items(data, self.kind)
        id_ = new_id(self.id, known)
        value: Data = {}
        for name, given in data_of(self.value).items():
            put(value, name, given, ITEM_KEYS[self.kind])
        if self.kind == "promises":
            value = {"id": id_, **{k: v for k, v in value.items() if k != "id"}}
            put(data, self.kind, [*(data.get(self.kind) or []), value], MAP_KEYS)
        else:
            put(data, self.kind, {**(data.get(self.kind) or {}), id_: value}, MAP_KEYS)
        return data
