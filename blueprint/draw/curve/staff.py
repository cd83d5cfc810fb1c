"""What the staff's curve shows: how those feel who work at each touchpoint, from left to right; its high and its low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.curve.course import signed
from blueprint.draw.overlay import CurveNote, CurvePoint
from blueprint.draw.text.words import HIGH, LOW
from blueprint.figures.evidence import is_assumed
from blueprint.figures.staff_side import scored
from blueprint.ranking import most, same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.overlay import Overlay
    from blueprint.draw.shapes import Box
    from blueprint.model.service_map import ServiceMap


def staff_points(
    service_map: ServiceMap, overlay: Overlay, boxes: Mapping[str, Box]
) -> tuple[CurvePoint, ...]:
    """The overlay's points, else the scores of the map, as their boxes stand from left to right."""
    points = overlay.staff or tuple(
        CurvePoint(emotion.score, id_, measured=not is_assumed(emotion))
        for id_, emotion in scored(service_map)
        if emotion.score is not None
    )
    drawn = [p for p in points if p.touchpoint in boxes]
    return tuple(sorted(drawn, key=lambda p: boxes[p.touchpoint or ""].column))


def high_and_low(points: Sequence[CurvePoint]) -> tuple[CurveNote, ...]:
    """Name the highest point and the lowest; of points that are all alike none."""
    numbers = range(len(points))
    high = most(numbers, lambda i: points[i].value, lambda i: -i)
    low = most(numbers, lambda i: -points[i].value, lambda i: -i)
    if same(points[high].value, points[low].value):
        return ()
    return (
        CurveNote(high, HIGH, signed(points[high].value), "high"),
        CurveNote(low, LOW, signed(points[low].value), "low"),
    )
