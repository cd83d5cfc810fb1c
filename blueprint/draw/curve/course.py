"""What the emotion curve shows: an overlay's points, or the most likely route; its peak and end."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.curve.likely_route import most_likely_route
from blueprint.draw.overlay import CurveNote, CurvePoint
from blueprint.draw.text.words import END, LOW, PEAK, PEAK_AND_END, REACHED
from blueprint.figures.evidence import is_assumed
from blueprint.ranking import most
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.overlay import Overlay
    from blueprint.draw.shapes import Box
    from blueprint.model.service_map import ServiceMap


def expected_points(service_map: ServiceMap) -> tuple[CurvePoint, ...]:
    """The course of emotion along the most likely route; touchpoints without a score are passed over."""
    points = []
    for id_ in most_likely_route(service_map):
        touchpoint = service_map.touchpoints[id_]
        if touchpoint.lane.experienced and touchpoint.emotion and touchpoint.emotion.score is not None:
            points.append(
                CurvePoint(touchpoint.emotion.score, id_, measured=not is_assumed(touchpoint.emotion))
            )
    return tuple(points)


def leaving(service_map: ServiceMap) -> dict[str, float]:
    """Touchpoint to the share of those who are there that leave the service there, where some do."""
    return {
        t.id: float(share)
        for t in service_map.touchpoints.values()
        if (share := sum((s or Fraction(0) for _, leaves, s in t.ways if leaves), Fraction(0))) > 0
    }


def peak_and_end(
    points: Sequence[CurvePoint], exits: Mapping[str, float] | None = None
) -> tuple[CurveNote, ...]:
    """Name the strongest point (of two, the negative one) and the end.

    The end is the last point; where shares are known, the touchpoint at which most customers leave the
    service: `exits` says which share of those who reach it do.
    """
    end = len(points) - 1
    shares = [(p.share or 0.0) * (exits or {}).get(p.touchpoint or "", 0.0) for p in points]
    if any(shares):
        end = most(range(len(points) - 1, -1, -1), shares.__getitem__)
    peak = most(
        range(len(points)), lambda i: abs(points[i].value), lambda i: points[i].value < 0, lambda i: i == end
    )
    low = points[peak].value < 0
    if peak == end:
        return (CurveNote(end, PEAK_AND_END, _detail(points[end]), "low" if low else "end"),)
    return (
        CurveNote(peak, LOW if low else PEAK, _detail(points[peak]), "low" if low else "high"),
        CurveNote(end, END, _detail(points[end]), "end"),
    )


def signed(value: float) -> str:
    """A score with its sign: `+2`, `−0.5`, `0`."""
    return f"{value:+.3g}".replace("-", "−") if value else "0"


def _detail(point: CurvePoint) -> str | Wording:
    value = signed(point.value)
    if point.share is None:
        return value
    reached = REACHED.filled(share=quantity.both(quantity.share, point.share))
    return Wording(f"{value} · {reached.en}", f"{value} · {reached.zh}")


def ordered(
    overlay: Overlay, boxes: Mapping[str, Box]
) -> tuple[tuple[CurvePoint, ...], tuple[CurveNote, ...] | None]:
    """The overlay's points from left to right, and its notes at their new numbers."""
    last = max((box.column for box in boxes.values()), default=0) or 1

    def place(number: int) -> float:
        point = overlay.curve[number]
        if point.place is not None or point.touchpoint is None:
            return point.place if point.place is not None else number / len(overlay.curve)
        return boxes[point.touchpoint].column / last

    drawn = [i for i, p in enumerate(overlay.curve) if p.touchpoint is None or p.touchpoint in boxes]
    drawn.sort(key=place)
    moved = {old: new for new, old in enumerate(drawn)}
    return (
        tuple(overlay.curve[i] for i in drawn),
        overlay.notes
        and tuple(replace(note, at=moved[note.at]) for note in overlay.notes if note.at in moved),
    )
