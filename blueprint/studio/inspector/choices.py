"""The words a field lets one choose from, with those of the map's own."""

from __future__ import annotations

from blueprint.model.service_map import ServiceMap
from blueprint.model.titles import channel_titles, phase_titles
from blueprint.studio.inspector.fields import Field
from blueprint.wording import Wording


def named_choices(service_map: ServiceMap, field: Field) -> dict[str, Wording]:
    """Value to what it is called."""
    words = dict(field.choices or {})
    if field.path == ("phase",):
        return phase_titles(service_map)
    if field.path == ("channel",):
        return words | {id_: name for id_, name in channel_titles(service_map).items() if id_ not in words}
    if field.path == ("lane",):
        return words | {
            str(t.in_lane): Wording(str(t.in_lane), str(t.in_lane))
            for t in service_map.touchpoints.values()
            if t.sublane
        }
    return words
