"""Lines to px: how wide columns, rows and channels must be for boxes, tracks, arrow heads and labels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blueprint.draw.parts.contents import BOX_WIDTH
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from blueprint.draw.routing.wires import Wire, Wiring

TRACK = 11.0
"""Distance between tracks, px."""
_GAP = 44.0
_LANE_EDGE = 23.0
_BORDER = 14.0
"""Between a line between lanes and the track nearest to it: less reads as one double line, px."""
_ROW_GAP, _STACK_GAP = 24.0, 8.0
_MOST_ASIDE = 47.0
"""How far from its middle a box may be left or entered at the top, px."""


@dataclass
class Zones:
    """Room wanted beside boxes, px: before and after each channel's tracks."""

    before: dict[int, float] = field(default_factory=dict)
    after: dict[int, float] = field(default_factory=dict)

    def want(self, side: str, channel: int, room: float) -> None:
        """Ask for room in a channel, `before` or `after` its tracks."""
        zone = self.before if side == "before" else self.after
        zone[channel] = max(zone.get(channel, 0.0), room)


class Placement:
    """Where every column, row, channel track and lane border is, px."""

    def __init__(
        self,
        wiring: Wiring,
        counts: Mapping[tuple[bool, int], int],
        columns: int,
        lanes: Sequence[Lane],
        sublanes: Sequence[str],
        upright: Zones,
        level: Zones,
        left: float,
    ) -> None:
        """Place the columns, from `left`.

        `lanes` are the lanes of the rows, `sublanes` the parts of them; `upright` are the zones of the channels between columns,
        `level` of those between rows.
        """
        self._wiring, self._counts = wiring, counts
        self._lanes, self._sublanes = lanes, sublanes
        self._upright, self._level = upright, level
        self._channel_x: list[float] = []
        self._track_y: dict[tuple[int, int], float] = {}
        self.column_x: list[float] = []
        """Left edges of the columns."""
        self.row_y: list[float] = []
        """Middles of the rows."""
        self.borders: list[tuple[Lane, float, float]] = []
        """Each lane with its upper and lower edge."""
        self.sublanes: list[tuple[Lane, str, float, float]] = []
        """Each part of a lane that is split, with its name and its upper and lower edge."""
        self.right = self._place_columns(columns, left)
        self.top = self.bottom = 0.0

    def widen(self, right: float) -> None:
        """Move the columns apart until the last channel ends at `right`, px; a picture that is as wide stays."""
        spare = right - self.right
        if spare <= 0:
            return
        step = spare / (len(self.column_x) + 1)
        self.column_x = [x + step * (i + 1) for i, x in enumerate(self.column_x)]
        self._channel_x = [x + step * (i + 0.5) for i, x in enumerate(self._channel_x)]
        self.right = right

    def x(self, wire: Wire) -> float:
        """Where an upright wire runs."""
        if wire.line % 2:
            return self.column_x[wire.line // 2] + BOX_WIDTH / 2 + wire.offset
        return self._channel_x[wire.line // 2] + wire.track * TRACK

    def y(self, wire: Wire) -> float:
        """Where a level wire runs."""
        if wire.line % 2:
            return self.row_y[wire.line // 2] + wire.offset
        return self._track_y[wire.line // 2, wire.track]

    def _place_columns(self, columns: int, left: float) -> float:
        for column in range(columns):
            self._squeeze(column)
        at = left
        for channel in range(columns + 1):
            tracks = self._counts.get((False, 2 * channel), 0)
            before, after = self._upright.before.get(channel, 8.0), self._upright.after.get(channel, 8.0)
            outer = channel in (0, columns)
            run = (tracks - 1) * TRACK if tracks else 0.0
            width = max(before + run + after, 14.0 if outer else _GAP)
            spare = width - before - run - after
            self._channel_x.append(at + before + spare / 2)
            at += width
            if channel < columns:
                self.column_x.append(at)
                at += BOX_WIDTH
        return at

    def _squeeze(self, column: int) -> None:
        """Wires of a column stay clear of the boxes' corners."""
        wires = self._wiring.lines.get((False, 2 * column + 1), [])
        widest = max((abs(w.offset) for w in wires), default=0.0)
        if widest > _MOST_ASIDE:
            for wire in wires:
                wire.offset *= _MOST_ASIDE / widest

    def place_rows(self, heights: Sequence[float], top: float) -> None:
        """Place the rows, of at least these heights, from `top`."""
        self.row_y, self.borders, self.sublanes = [], [], []
        self.top = at = lane_top = part_top = top
        for channel in range(len(heights) + 1):
            first, last = channel == 0, channel == len(heights)
            if first or last:
                at = self._edge_channel(channel, at)
            elif self._lanes[channel - 1] is self._lanes[channel]:
                before, at = at, self._inner_channel(channel, at)
                if self._sublanes[channel - 1] != self._sublanes[channel]:
                    self._end_part(channel, part_top, (before + at) / 2)
                    part_top = (before + at) / 2
            else:
                at, border = self._border_channel(channel, at)
                self.borders.append((self._lanes[channel - 1], lane_top, border))
                self._end_part(channel, part_top, border)
                lane_top = part_top = border
            if not last:
                self.row_y.append(at + heights[channel] / 2)
                at += heights[channel]
        self.borders.append((self._lanes[-1], lane_top, at))
        self._end_part(len(heights), part_top, at)
        self.bottom = at

    def _end_part(self, channel: int, top: float, bottom: float) -> None:
        """The part of a lane that ends above a channel."""
        lane, name = self._lanes[channel - 1], self._sublanes[channel - 1]
        if any(p for each, p in zip(self._lanes, self._sublanes, strict=True) if each is lane):
            self.sublanes.append((lane, name, top, bottom))

    def _zones(self, channel: int) -> tuple[float, float]:
        return self._level.before.get(channel, 8.0), self._level.after.get(channel, 8.0)

    def _edge_channel(self, channel: int, at: float) -> float:
        """Above the first row or below the last: tracks, and the lane's edge."""
        tracks = self._counts.get((True, 2 * channel), 0)
        before, after = self._zones(channel)
        lead = 12.0 if channel == 0 else before
        trail = after if channel == 0 else 12.0
        for track in range(tracks):
            self._track_y[channel, track] = at + lead + track * TRACK
        return at + max(_LANE_EDGE, lead + (tracks - 1) * TRACK + trail if tracks else max(before, after))

    def _inner_channel(self, channel: int, at: float) -> float:
        """Between two rows of one lane."""
        tracks = self._counts.get((True, 2 * channel), 0)
        before, after = self._zones(channel)
        least = _STACK_GAP if self._lanes[channel] is Lane.EVIDENCE else _ROW_GAP
        run = (tracks - 1) * TRACK if tracks else 0.0
        height = max(least, before + run + after if tracks else max(before, after))
        start = at + before + max(0.0, height - before - run - after) / 2
        for track in range(tracks):
            self._track_y[channel, track] = start + track * TRACK
        return at + height

    def _border_channel(self, channel: int, at: float) -> tuple[float, float]:
        """Between two lanes: no track lies on the border."""
        tracks = self._counts.get((True, 2 * channel), 0)
        before, after = self._zones(channel)
        above = self._tracks_above(channel, tracks)
        below = tracks - above
        upper = max(_LANE_EDGE, before + (_BORDER + (above - 1) * TRACK if above else 0.0))
        lower = max(_LANE_EDGE, after + (_BORDER + (below - 1) * TRACK if below else 0.0))
        border = at + upper
        for track in range(tracks):
            away = (above - 1 - track) * TRACK if track < above else (track - above) * TRACK
            self._track_y[channel, track] = (
                border - _BORDER - away if track < above else border + _BORDER + away
            )
        return border + lower, border

    def _tracks_above(self, channel: int, tracks: int) -> int:
        """How many tracks belong to the upper lane: those whose wires turn up rather than down."""
        pull = [0] * tracks
        for wire in self._wiring.lines.get((True, 2 * channel), []):
            pull[wire.track] += sum(end.turn for end in wire.ends)
        return min(range(tracks + 1), key=lambda m: (sum(pull[:m]) - sum(pull[m:]), abs(2 * m - tracks)))
