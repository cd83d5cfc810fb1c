"""A map as one segment lives it: the changes laid over the touchpoints."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from blueprint.model.part import Part
from blueprint.model.service_map import ServiceMap
from blueprint.model.share import rest_of
from blueprint.model.touchpoint import Touchpoint

ALL = "all"
"""The name of the mix of all segments."""


def segment_shares(service_map: ServiceMap) -> dict[str, Fraction | None]:
    """Segment to its share of all customers; the one without a share is the rest, of several nobody knows it: None.

    A map without segments has one kind of customer, `all`.
    """
    if not service_map.segments:
        return {ALL: Fraction(1)}
    given = {s.id: s.share for s in service_map.segments.values()}
    rest = rest_of(given.values())
    return {name: rest if share is None else share for name, share in given.items()}


def for_segment(service_map: ServiceMap, segment: str) -> ServiceMap:
    """The map with a segment's changes applied; `all` is the map as it stands.

    Raises:
        KeyError: there is no such segment.
    """
    if segment == ALL and segment not in service_map.segments:
        return service_map
    changes = service_map.segments[segment].changes
    touchpoints: dict[str, Touchpoint] = {
        id_: changed(t, changes[id_]) if id_ in changes else t for id_, t in service_map.touchpoints.items()
    }
    return service_map.model_copy(update={"touchpoints": touchpoints})


def changed(part: Any, changes: Part) -> Any:
    """Lay what was written in `changes` over a part: parts merge, everything else is replaced."""
    update = {}
    for name in changes.model_fields_set:
        new, old = getattr(changes, name), getattr(part, name)
        update[name] = changed(old, new) if isinstance(new, Part) and isinstance(old, Part) else new
    return part.model_copy(update=update)
