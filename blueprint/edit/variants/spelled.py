"""Data of a map with its short forms written out, as which texts of different spelling are held against each other."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from blueprint.edit.data import Data
from blueprint.model.expand import expand, plain
from blueprint.model.part import TOGETHER_ALIAS, name_is_hidden
from blueprint.model.service_map import ServiceMap
from blueprint.source.place import Span
from blueprint.source.tree import Entry, Mapping, Node, Scalar, Sequence

_NOWHERE = Span(0, 0)


def spelled(tree: Node) -> Data:
    """The data of a tree whose short forms are written out; a key without a value says nothing and is left out."""
    found = _plain(tree)
    assert isinstance(found, dict)
    return found


def spelled_out(data: Data) -> Data:
    """The same of data in any spelling."""
    return spelled(expand(tree_of(data), ServiceMap))


def tree_of(data: Any) -> Node:
    """Data as a tree that stands nowhere."""
    if isinstance(data, dict):
        keys = {str(k): Entry(Scalar(str(k), _NOWHERE, plain=False), tree_of(v)) for k, v in data.items()}
        return Mapping(_NOWHERE, keys)
    if isinstance(data, list | tuple):
        return Sequence(_NOWHERE, [tree_of(item) for item in data])
    return Scalar("", _NOWHERE) if data is None else Scalar(str(data), _NOWHERE, plain=False)


def _plain(node: Node, key: str = "") -> Any:
    if isinstance(node, Scalar):
        return None if node.is_blank else node.text
    if isinstance(node, Sequence):
        together = any(isinstance(i, Mapping) and TOGETHER_ALIAS in i.entries for i in node.items)
        items = [_plain(item) for item in node.items]
        return {"all": items} if together else items
    said = {k: _plain(e.value, k) for k, e in node.entries.items() if not name_is_hidden(k)}
    return said if key == "end" else {k: v for k, v in said.items() if v is not None}


def map_of(data: Data) -> ServiceMap | None:
    """The map that such data amounts to; None where it is none."""
    try:
        return ServiceMap.model_validate(plain(expand(tree_of(data), ServiceMap)))
    except ValidationError:
        return None
