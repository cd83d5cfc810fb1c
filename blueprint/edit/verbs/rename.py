"""Another id for a touchpoint, here and wherever it is mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blueprint.edit.data import Data, touchpoints
from blueprint.edit.ids import new_id
from blueprint.edit.mentions import rename_touchpoint
from blueprint.edit.refused import no_touchpoint
from blueprint.edit.verb import Kinds, Verb, id_to_be, text


@dataclass(frozen=True)
class Rename(Verb):
    """Refused when the new id cannot be one, or is taken."""

    name: ClassVar[str] = "rename"
    kinds: ClassVar[Kinds] = {"id": text, "to": id_to_be}

    id: str
    to: str

    def makes(self) -> tuple[str, ...]:
        """The new id."""
        return (self.to,)

    def changed(self, data: Data) -> Data:
        """The data with the new id everywhere."""
        known = touchpoints(data)
        if self.id not in known:
            raise no_touchpoint(self.id)
        if self.to != self.id:
            rename_touchpoint(data, self.id, new_id(self.to, known))
        return data
