"""Which keys of the format hold numbers, times, shares and words of a list: `5` is meant as a number there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from blueprint.model.part import Part
from blueprint.model.service_map import ServiceMap  # noqa: F401 - its parts are looked at below
from blueprint.model.text import parse_text
from blueprint.model.values import IDENTIFIER, Grammar

_BELOW = frozenset({"next", "end", "meets"})
"""The keys whose own keys are chosen by the file, with shares or numbers as values."""


def is_bare(keys: tuple[str, ...]) -> bool:
    """Whether a value under these keys of a map is no free text and no id."""
    return keys[-1:] != () and (keys[-1] in _bare_keys() or (keys[-2:-1] != () and keys[-2] in _BELOW))


@cache
def _bare_keys() -> frozenset[str]:
    known: dict[str, bool] = {"time": True, "emotion": True}
    for part in _parts(Part):
        for key, field in part.keys().items():
            for grammar in _grammars((field.annotation, *field.metadata)):
                known[key] = known.get(key, True) and grammar.parse not in (parse_text, IDENTIFIER.parse)
    return frozenset(key for key, bare in known.items() if bare)


def _parts(part: type[Part]) -> Iterator[type[Part]]:
    for child in part.__subclasses__():
        yield child
        yield from _parts(child)


def _grammars(found: tuple[Any, ...]) -> Iterator[Grammar]:
    for item in found:
        if isinstance(item, Grammar):
            yield item
        else:
            yield from _grammars(get_args(item))
