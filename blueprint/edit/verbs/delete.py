"""Touchpoints go, and every mention of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from blueprint.edit.bridging import bridge
from blueprint.edit.data import Data, touchpoints
from blueprint.edit.mentions import forget_touchpoints
from blueprint.edit.refused import no_touchpoint
from blueprint.edit.verb import Kinds, Verb, flag, texts


@dataclass(frozen=True)
class Delete(Verb):
    """Shares of what is left stay as they are, but a way that is left alone needs none.

    With `bridge`, who came to one that leads to one other touchpoint goes on to that.
    """

    name: ClassVar[str] = "delete"
    kinds: ClassVar[Kinds] = {"ids": texts, "bridge": flag}

    ids: tuple[str, ...]
    bridge: bool = False

    def changed(self, data: Data) -> Data:
        """The data without the touchpoints."""
        known = touchpoints(data)
        for id_ in dict.fromkeys(self.ids):
            if id_ not in known:
                raise no_touchpoint(id_)
            if self.bridge:
                bridge(data, id_)
            del known[id_]
        forget_touchpoints(data, set(self.ids))
        return data
