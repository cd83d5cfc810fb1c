"""The times of touchpoints as the map says them, and as each segment changes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blueprint.lint.context.context import Context
from blueprint.model.segments import for_segment
from blueprint.model.touchpoint import Estimate, Times, Touchpoint
from blueprint.source.tree import Path


@dataclass(frozen=True)
class Timed:
    """The times of a touchpoint, for all customers or one segment.

    Attributes:
        touchpoint: it.
        times: its times, the segment's changes applied.
        says: the times that are written at this place.
        path: to the times of the touchpoint.
        changed: to the times that the segment changes, if it is about one.
    """

    touchpoint: Touchpoint
    times: Times
    says: frozenset[str]
    path: Path
    changed: Path = ()

    def path_to(self, key: str) -> Path:
        """Where one of the times is written."""
        return (*(self.changed if self.changed and key in self.says else self.path), key)


def timed(context: Context) -> Iterator[Timed]:
    """Every touchpoint with times; then those whose times a segment changes."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.time is not None:
            says = frozenset(touchpoint.time.model_fields_set)
            yield Timed(touchpoint, touchpoint.time, says, ("touchpoints", id_, "time"))
    for segment in context.map.segments.values():
        changes = {id_: c.time for id_, c in segment.changes.items() if c.time is not None}
        changed = for_segment(context.map, segment.id).touchpoints if changes else {}
        for id_, time in changes.items():
            if id_ in changed and (times := changed[id_].time) is not None:
                says = frozenset(time.model_fields_set)
                path: Path = ("segments", segment.id, "changes", id_, "time")
                yield Timed(changed[id_], times, says, ("touchpoints", id_, "time"), path)


def estimated_mean(estimate: Estimate) -> float | None:
    """The mean of an estimate, in seconds: (min + 4 likely + max) / 6 of three points (theory 4.3)."""
    if estimate.min and estimate.likely and estimate.max:
        return (estimate.min.seconds + 4 * estimate.likely.seconds + estimate.max.seconds) / 6
    return estimate.mean.seconds if estimate.mean else None


def is_known(touchpoint: Touchpoint) -> bool:
    """Whether figures have a time for it; a wait has that of its queue."""
    if touchpoint.waits_for is not None:
        return True
    times = touchpoint.time
    if times is None:
        return False
    return times.standard is not None or (
        times.estimate is not None and estimated_mean(times.estimate) is not None
    )
