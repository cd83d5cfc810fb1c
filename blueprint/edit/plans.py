"""The changes of plans, `counter.staffed.servers=4`, after a touchpoint has another id."""

from __future__ import annotations

from collections.abc import Collection

from blueprint.edit.data import Data, mappings
from blueprint.model.change_path import change_path, longest
from blueprint.model.nesting import SEPARATOR
from blueprint.model.service_map import ServiceMap

_NAMING = frozenset({"then", "gives_up", "waits_for", "from", "to", "of", "load"})
"""Keys whose value is a touchpoint."""
_WAY = ".next."
_KEYS = frozenset(ServiceMap.keys())


def rename_in_plans(data: Data, old: str, new: str) -> None:
    """Make every change of the plans name the touchpoint by its new id.

    Args:
        data: of the map, before its touchpoints have their new ids.
        old, new: the ids.
    """
    known = data.get("touchpoints")
    ids = [str(id_) for id_ in known] if isinstance(known, dict) else []
    for _, plan in mappings(data.get("plans")):
        said = plan.get("change")
        if isinstance(said, str):
            plan["change"] = _changed(said, old, new, ids)
        elif isinstance(said, list):
            plan["change"] = [_changed(s, old, new, ids) if isinstance(s, str) else s for s in said]


def _changed(said: str, old: str, new: str, ids: Collection[str]) -> str:
    path, sign, value = said.partition("=")
    if path.rstrip().rpartition(".")[2] in _NAMING and value.strip() == old:
        value = value.replace(old, new)
    head, at, below = change_path(path, ids)
    if at is None:
        return f"{path}{sign}{value}"
    if below.startswith(SEPARATOR):  # what is inside another map has ids of its own
        return f"{head}{new if at == old else at}{below}{sign}{value}"
    if below.startswith(_WAY) and longest(below.removeprefix(_WAY), ids) == old:
        below = f"{_WAY}{new}{below[len(_WAY) + len(old) :]}"
    if at == old:
        at = f"touchpoints.{new}" if not head and new in _KEYS else new
    return f"{head}{at}{below}{sign}{value}"
