"""What all parts of a map share: immutable, no unknown keys, and shorthands that say the same in fewer words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from blueprint.source.tree import Node

ID_ALIAS = "<id>"
"""Stands for a part's own key, which the file writes before the colon; no file can write it as a key."""
TOGETHER_ALIAS = "<together>"
"""Marks a connection written under `all`, in the same way."""
CARRIED_ALIAS = "<carried>"
"""Holds the keys of one's own."""
CARRIED = "x-"
"""What a key of one's own begins with: it may hold anything, and nothing looks at it."""
NOW_ALIAS = "<now>"
"""Holds how far a way that follows the pressure of service is open, once that has been computed."""
EVEN_ALIAS = "<even>"
"""Marks a touchpoint whose ways of unknown share are taken as equal, where somebody asked for that."""


def name_is_hidden(key: str) -> bool:
    """Whether a key is set by the reader and cannot be written in a file."""
    return key in (ID_ALIAS, TOGETHER_ALIAS, NOW_ALIAS, EVEN_ALIAS, CARRIED_ALIAS)


def key(english: str, chinese: str, default: Any = None) -> Any:
    """An optional key of a part, described in both languages."""
    return Field(default, description=f"{english} {chinese}")


@dataclass(frozen=True)
class Shorthand:
    """A short form of a value.

    `expand` turns the short form's node into the long form's, places kept, and leaves anything else alone.
    `schemas` are the JSON Schemas of the short forms.
    """

    expand: Callable[[Node], Node]
    schemas: tuple[dict[str, Any], ...]


class Part(BaseModel):
    """A piece of a map."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    shorthands: ClassVar[dict[str, Shorthand]] = {}

    carried_json: tuple[tuple[str, str], ...] = Field((), alias=CARRIED_ALIAS)
    """Keys that begin with `x-`, each with the JSON of whatever stands there: a part never changes."""

    @model_validator(mode="before")
    @classmethod
    def _as_given(cls, data: Any) -> Any:
        """What is blank is not given, and keys of one's own are carried."""
        if not isinstance(data, dict):
            return data
        known = cls.keys()
        given = {k: v for k, v in data.items() if v is not None or k not in known}
        if carried := {k: given.pop(k) for k in list(given) if k.startswith(CARRIED)}:
            given[CARRIED_ALIAS] = [(k, json.dumps(v)) for k, v in carried.items()]
        return given

    @property
    def carried(self) -> dict[str, Any]:
        """Keys that begin with `x-`, with whatever stands there: texts, None, lists and mappings."""
        return {key: json.loads(value) for key, value in self.carried_json}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values; what was worked out from the old ones (`cached_property`) stays behind."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied

    @classmethod
    def keys(cls) -> dict[str, Any]:
        """Key in a file to field."""
        return {
            f.alias or name: f for name, f in cls.model_fields.items() if not name_is_hidden(f.alias or name)
        }
