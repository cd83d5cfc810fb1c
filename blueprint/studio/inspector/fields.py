"""What a field of the inspector is: where it stands in the map, how it is typed, and the model's words about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic.fields import FieldInfo

from blueprint.model.expand import shape
from blueprint.model.part import Part
from blueprint.wording import Wording

Kind = Literal[
    "text", "lines", "notes", "duration", "share", "score", "number", "rate", "hours", "names", "hourly-cost", "choice",
    "touchpoint", "zone", "truth", "supports", "choices", "id", "ids", "changes",
]  # fmt: skip
"""How it is typed."""

_TWO_LANGUAGES = re.compile(r"(.*?[.;!`])\s+(\S*[㐀-鿿].*)", re.DOTALL)


@dataclass(frozen=True)
class Field:
    """One value.

    Attributes:
        path: keys as in the file, below the part.
        label: what it is called.
        kind: how it is typed.
        choices: words of a closed list, with their names.
        wide: it takes the whole width.
    """

    path: tuple[str, ...]
    label: Wording
    kind: Kind
    choices: Mapping[str, Wording] | None = None
    wide: bool = True


@dataclass(frozen=True)
class Group:
    """Fields that belong together under one heading; `open` from the start."""

    id: str
    title: Wording
    fields: tuple[Field, ...]
    open: bool = False


def attribute(part: type[Part], key: str) -> str:
    """The name in Python of a key in the file."""
    return _attributes(part)[key]


@cache
def _attributes(part: Any) -> dict[str, str]:
    return {field.alias or name: name for name, field in part.model_fields.items()}


def value_at(part: Part | None, path: tuple[str, ...]) -> Any:
    """The value at a path; None where it, or what holds it, is not given."""
    here: Any = part
    for key in path:
        if here is None:
            return None
        here = here.get(key) if isinstance(here, dict) else getattr(here, attribute(type(here), key))
    return here


def help_of(part: type[Part], path: tuple[str, ...]) -> Wording:
    """The model's description of a field, which has both languages in one text."""
    here, field = part, None
    for key in path:
        field = here.model_fields[attribute(here, key)]
        inner = _below(field)
        here = inner or here
    return split(field.description or "" if field else "")


def type_at(part: type[Part], path: tuple[str, ...]) -> Any:
    """The type of a field with its grammar, for `blueprint.figures.whatif.assigning.read`."""
    from typing import Annotated

    here, annotation = part, None
    for key in path:
        field = here.model_fields[attribute(here, key)]
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        inner = _below(field)
        here = inner or here
    return annotation


def _below(field: FieldInfo) -> type[Part] | None:
    """The part that a field holds, or a list or mapping of."""
    annotation: Any = field.annotation
    _, inner = shape(annotation)
    return inner if isinstance(inner, type) and issubclass(inner, Part) else None


def split(description: str) -> Wording:
    """`English. 中文。` as a pair."""
    found = _TWO_LANGUAGES.fullmatch(description)
    return Wording(found[1].strip(), found[2].strip()) if found else Wording(description, description)
