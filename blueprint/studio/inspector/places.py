"""Places in a map, as findings write them."""

from __future__ import annotations

_KEYED = frozenset({"touchpoints", "segments", "needs", "zones", "promises", "changes"})


def where(base: tuple[str | int, ...], path: tuple[str, ...] = ()) -> str:
    """A path as findings write it: `touchpoints[wait].time.standard`."""
    said, last = "", ""
    for step in (*base, *path):
        listed = isinstance(step, int) or last in _KEYED
        said += f"[{step}]" if listed else f".{step}" if said else str(step)
        last = "" if listed else str(step)
    return said


def within(place: str, outer: str) -> bool:
    """Whether a place is another one, or inside of it."""
    return place == outer or place.startswith((f"{outer}.", f"{outer}["))
