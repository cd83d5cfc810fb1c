"""What a verb is: one change of a map, sent as a JSON object and made on plain data."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from blueprint.edit.data import Data, data_of
from blueprint.edit.refused import refused
from blueprint.source.limits import DEPTH

Kind = Callable[[Any], Any]
"""Checks a key of the JSON object and hands it over; raises `ValueError` when it is of the wrong kind."""
Kinds = Mapping[str, Kind]
"""The keys of a verb, with the field's name for each (`from_` stands for `from`)."""


@dataclass(frozen=True)
class Verb:
    """One change. `name` is what the JSON object calls it; a field without a default is required."""

    name: ClassVar[str]
    kinds: ClassVar[Kinds]
    reorders: ClassVar[bool] = False

    def changed(self, data: Data) -> Data:
        """The data after the change; `data` is a copy and may be changed itself.

        Raises:
            EditRefused: the map has no such thing, or not in a shape that this can be done to.
        """
        raise NotImplementedError

    def pinned(self, data: Data) -> Verb:  # noqa: ARG002 - verbs that choose ids look at it
        """The same verb with every choice of an id made, so that doing it again does the same."""
        return self

    def makes(self) -> tuple[str, ...]:
        """Ids that there are only because of this verb; known once it is pinned."""
        return ()

    def to_data(self) -> dict[str, Any]:
        """The JSON object."""
        said = {
            f.name.rstrip("_"): getattr(self, f.name)
            for f in dataclasses.fields(self)
            if f.default is dataclasses.MISSING or getattr(self, f.name) != f.default
        }
        return {"verb": self.name, **said}


def read(verb: type[Verb], data: Mapping[str, Any]) -> Verb:
    """The verb that a JSON object says.

    Raises:
        EditRefused: a key is missing or of the wrong kind.
    """
    found = {}
    for field in dataclasses.fields(verb):
        name = field.name.rstrip("_")
        if name not in data:
            if field.default is dataclasses.MISSING:
                raise refused("`{verb}` needs {key!r}", "`{verb}` 缺少 {key!r}", verb=verb.name, key=name)
            continue
        try:
            found[field.name] = verb.kinds[field.name](data[name])
        except ValueError as error:
            raise refused(
                "{key!r} of `{verb}` is of the wrong kind",
                "`{verb}` 的 {key!r} 类型不对",
                verb=verb.name,
                key=name,
            ) from error
    return verb(**found)


def text(value: Any) -> str:
    """A text that says something."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return str(data_of(value))


def maybe_text(value: Any) -> str | None:
    """A text, or nothing."""
    return None if value is None or value == "" else text(value)


def id_to_be(value: Any) -> str:
    """An id to be; blanks around it are a slip of the keyboard."""
    if not isinstance(value, str):
        raise ValueError
    return str(data_of(value)).strip()


def maybe_id_to_be(value: Any) -> str | None:
    """An id to be, or nothing."""
    return None if value is None or value == "" else id_to_be(value)


def any_text(value: Any) -> str:
    """A text, maybe empty."""
    if not isinstance(value, str):
        raise ValueError
    return str(data_of(value))


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts, not empty."""
    if not isinstance(value, list | tuple) or not value:
        raise ValueError
    return tuple(text(item) for item in value)


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError
    return value


def title(value: Any) -> Any:
    """A text, or texts by language."""
    if isinstance(value, str):
        return text(value)
    if not isinstance(value, Mapping) or not value:
        raise ValueError
    kept = {str(k): text(v) for k, v in value.items() if v not in (None, "")}
    if not kept:
        raise ValueError
    return kept


def maybe_mapping(value: Any) -> Data | None:
    """A JSON object, or nothing."""
    return None if value is None else mapping(value)


def anything(value: Any) -> Any:
    """Whatever JSON can say."""
    return value


def mapping(value: Any) -> Data:
    """A JSON object."""
    if not isinstance(value, Mapping):
        raise ValueError
    return dict(value)


def path(value: Any) -> tuple[str | int, ...]:
    """Keys and list indices from the top of the map."""
    steps = tuple(value) if isinstance(value, list | tuple) else ()
    if not 0 < len(steps) <= DEPTH or any(isinstance(s, bool) or not isinstance(s, str | int) for s in steps):
        raise ValueError
    if any(isinstance(s, int) and s < 0 for s in steps):
        raise ValueError
    return tuple(data_of(s) if isinstance(s, str) else s for s in steps)
