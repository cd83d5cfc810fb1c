"""A touchpoint to another lane, or to another place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from blueprint.edit.data import Data, put, put_after, touchpoint, touchpoints
from blueprint.edit.refused import no_touchpoint
from blueprint.edit.verb import Kinds, Verb, maybe_text, text
from blueprint.edit.ways import STEP_KEYS

STAY = "<stay>"
"""Stands for a place that is kept; no id can be this."""


@dataclass(frozen=True)
class Move(Verb):
    """`before` is the touchpoint it shall stand before, None for last."""

    name: ClassVar[str] = "move"
    reorders: ClassVar[bool] = True
    kinds: ClassVar[Kinds] = {"id": text, "lane": maybe_text, "before": maybe_text}

    id: str
    lane: str | None = None
    before: Any = STAY

    def changed(self, data: Data) -> Data:
        """The data with the touchpoint in its new place."""
        if self.lane:
            put(touchpoint(data, self.id), "lane", self.lane, STEP_KEYS)
        known = touchpoints(data)
        for id_ in (self.id, None if self.before == STAY else self.before):
            if id_ is not None and id_ not in known:
                raise no_touchpoint(id_)
        if self.before in (STAY, self.id):
            return data
        step = known.pop(self.id)
        ids = list(known)
        at = ids.index(self.before) if self.before is not None else len(ids)
        put_after(known, self.id, step, ids[at - 1] if at else None)
        return data
