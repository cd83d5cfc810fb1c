"""The lists of a map beside its touchpoints: segments, needs, promises, roles, zones, phases, channels, plans."""

from __future__ import annotations

from typing import Any

from blueprint.edit.data import Data
from blueprint.edit.refused import refused
from blueprint.model.plans import Plan
from blueprint.model.roles import Role
from blueprint.model.service_map import Need, Promise, Segment, ServiceMap, Zone
from blueprint.model.vocabulary import OwnChannel, OwnPhase

ITEM_KEYS: dict[str, tuple[str, ...]] = {
    "segments": tuple(Segment.keys()),
    "needs": tuple(Need.keys()),
    "promises": tuple(Promise.keys()),
    "zones": tuple(Zone.keys()),
    "roles": tuple(Role.keys()),
    "phases": tuple(OwnPhase.keys()),
    "channels": tuple(OwnChannel.keys()),
    "plans": tuple(Plan.keys()),
}
MAP_KEYS = tuple(ServiceMap.keys())


TITLED = ("phases", "channels")
"""Lists that may be written as ids alone: `phases: [come, stay]`."""


def entries(found: Any) -> Any:
    """A list of ids as a mapping; anything else as it is."""
    if isinstance(found, list) and all(isinstance(id_, str) for id_ in found):
        return dict.fromkeys(found)
    return found


def kind(value: Any) -> str:
    """The name of one of the lists."""
    if value not in ITEM_KEYS:
        raise ValueError
    return str(value)


def items(data: Data, kind: str) -> set[str]:
    """The ids in a list; one of ids alone is written as a mapping from now on.

    Raises:
        EditRefused: the list is not written as one.
    """
    if kind in TITLED and isinstance(data.get(kind), list):
        data[kind] = entries(data[kind])
    found = data.get(kind)
    if found is None:
        return set()
    if kind == "promises" and isinstance(found, list):
        return {p["id"] for p in found if isinstance(p, dict) and isinstance(p.get("id"), str)}
    if kind != "promises" and isinstance(found, dict):
        return set(found)
    raise refused(
        "`{kind}` cannot be read; mend it in the text view first",
        "`{kind}` 无法读取；请先在文本视图中改正",
        kind=kind,
    )
