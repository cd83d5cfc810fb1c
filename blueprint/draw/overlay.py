"""What other packages computed and the picture shows: plain values, all optional."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from blueprint.wording import Wording

State = Literal["plain", "ok", "near", "broken"]
"""How a promise or standard stands: not judged, kept, just kept, not kept."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A header figure: `remembered  +1.3  peak +2 · end +2`. `value` is text as it stands."""

    label: Wording
    value: str | Wording
    note: Wording | None = None
    state: State = "plain"


@dataclass(frozen=True, slots=True)
class ChipNote:
    """How a touchpoint's standard time stands, and what to write beside it, such as `P90 14 min`."""

    state: State
    extra: Wording | None = None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of the emotion curve, on the map's scale.

    It stands under `touchpoint`, or at `place` (0 the first column, 1 the last) when that is given.
    `share` of customers reach it (0..1); `low` and `high` bound the expected course; without an answer that it
    rests on it is not `measured`.
    """

    value: float
    touchpoint: str | None = None
    place: float | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    measured: bool = False


@dataclass(frozen=True, slots=True)
class CurveNote:
    """A remark at a point of the curve (`at` counts from 0): its name, and what follows, such as `−2 · 55 %`."""

    at: int
    name: Wording
    detail: str | Wording = ""
    kind: Literal["low", "high", "end"] = "high"


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything that is drawn over a map, and was computed elsewhere.

    `ranks` are moments of truth by touchpoint id, 1 the first; `chips` go on boxes by touchpoint id,
    `shares` that were measured on arrows, behind those declared.
    An empty `curve` lets the picture follow the most likely route; `notes` belong to a given curve,
    and without them (None) its peak and end are found and named. A `remark` stands in the heading.
    `staff` are the points of the staff's curve; without them the scores of the map stand.
    """

    figures: tuple[Figure, ...] = ()
    ranks: Mapping[str, int] = field(default_factory=dict)
    chips: Mapping[str, ChipNote] = field(default_factory=dict)
    shares: Mapping[tuple[str, str], Wording] = field(default_factory=dict)
    curve: tuple[CurvePoint, ...] = ()
    notes: tuple[CurveNote, ...] | None = None
    notices: tuple[Wording, ...] = ()
    remark: Wording | None = None
    staff: tuple[CurvePoint, ...] = ()
