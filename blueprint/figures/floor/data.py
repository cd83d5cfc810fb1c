"""The touchpoint map for programs: metres, seconds, expected numbers per customer, nothing rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from blueprint.figures.floor.floor import Floor


def as_data(floor: Floor) -> dict[str, Any]:
    """Zones, ways from the busiest down (null is outside), walking distance, crossings."""
    return {
        "distance": floor.distance,
        "zones": {
            id_: {
                "touchpoints": list(z.touchpoints),
                "visits": z.visits,
                "time_mean": z.seconds,
                "present": z.present,
            }
            | ({"unknown": list(z.unknown)} if z.unknown else {})
            for id_, z in floor.zones.items()
        },
        "ways": [
            {"from": w.source or None, "to": w.target or None, "trips": w.trips, "distance": w.metres}
            for w in floor.ways
        ],
        "crossings": [
            {"ways": [list(c.first), list(c.second)], "at": list(c.at), "trips": list(c.trips)}
            for c in floor.crossings
        ],
        "touchpoints_without_zone": list(floor.unplaced),
    }
