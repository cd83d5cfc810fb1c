"""One value, anywhere in a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from blueprint.edit.data import Data, data_of
from blueprint.edit.setting import set_at
from blueprint.edit.verb import Kinds, Verb, anything, path


@dataclass(frozen=True)
class Set(Verb):
    """The path speaks of the map with its shorthands written out; null takes the key away."""

    name: ClassVar[str] = "set"
    kinds: ClassVar[Kinds] = {"path": path, "value": anything}

    path: tuple[str | int, ...]
    value: Any

    def changed(self, data: Data) -> Data:
        """The data with the value in its place."""
        last = self.path[-1]
        return set_at(data, self.path, data_of(self.value, last if isinstance(last, str) else ""))
