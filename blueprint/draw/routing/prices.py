"""What it costs a route to leave or enter a box by each side: the reading direction, in px of detour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blueprint.draw.routing.search import SIDES, Side

if TYPE_CHECKING:
    from blueprint.draw.routing.grid import Cell

Prices = dict[Side, float]
_BARRED = 900.0


def _prices(right: float, left: float, top: float, bottom: float) -> Prices:
    return dict(zip(SIDES, (right, left, top, bottom), strict=True))


class Bars(NamedTuple):
    """Whether the ends of a connection have bars on their sides, which other arrows keep off."""

    source_starts: bool = False
    """The source's connections start together, from a bar on its right."""
    source_joins: bool = False
    target_starts: bool = False
    target_joins: bool = False
    """The target waits for all, behind a bar on its left."""


def flow_prices(source: Cell, target: Cell, bars: Bars) -> tuple[Prices, Prices]:
    """Leaving and entering along the flow: on to the right, back over the top or underneath."""
    if source == target:
        leave, enter = _prices(_BARRED, _BARRED, 60, 0), _prices(0, _BARRED, _BARRED, _BARRED)
    elif target.column > source.column:
        leave, enter = _prices(0, 300, 14, 14), _prices(300, 0, 14, 14)
    elif target.column < source.column:
        leave, enter = _prices(40, 30, 0, 0), _prices(30, 70, 0, 0)
    else:
        down = target.row > source.row
        leave = _prices(20, 30, 200, 0) if down else _prices(20, 30, 0, 200)
        enter = _prices(30, 20, 0, 200) if down else _prices(30, 20, 200, 0)
    if bars.source_starts:
        leave = _prices(0, _BARRED, _BARRED, _BARRED)
    elif bars.source_joins:
        leave["left"] = _BARRED
    if bars.target_joins:
        enter = _prices(_BARRED, 0, _BARRED, _BARRED)
    elif bars.target_starts:
        enter["right"] = _BARRED
    return leave, enter


def dashed_prices(source: Cell, target: Cell) -> tuple[Prices, Prices]:
    """Evidence hangs over its touchpoint, support stands below its user; neither has a direction."""
    if source.row < target.row:
        return _prices(34, 30, 160, 0), _prices(34, 30, 0, 160)
    if source.row > target.row:
        return _prices(34, 30, 0, 160), _prices(34, 30, 160, 0)
    return _prices(0, 0, 40, 40), _prices(0, 0, 40, 40)
