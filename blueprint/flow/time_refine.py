"""The cdf of a walk's time from one lattice, or from several where one would be too coarse.

Few long times among many short ones make a lattice long, and its points too far apart for the short
ones. These get a shorter lattice of their own; what lies beyond it is damped before it wraps round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from blueprint.flow.time_cdf import Cdf, joined
from blueprint.flow.time_grid import TAIL, choose_grid, leaves
from blueprint.flow.time_moments import walk_reach
from blueprint.flow.time_transform import walk_masses

if TYPE_CHECKING:
    from blueprint.flow.time_grid import Grid
    from blueprint.flow.time_law import Array
    from blueprint.flow.time_masses import Masses
    from blueprint.flow.time_walk import Walk

Method = Literal["exact", "lattice", "coarse"]

WRAPPED = 1e-9  # what the end of a lattice may cost, generously
_GOOD = 2e-4  # shares this right need no finer lattice
_TURNS = 4


class Found(NamedTuple):
    """A cdf, the largest step behind it in seconds, how far off its shares may be, and how it was found."""

    cdf: Cdf
    step: float
    error: float
    method: Method


def find_cdf(walk: Walk, size: int) -> Found:
    """The cdf of a walk's time; `size` as in `choose_grid`."""
    length = walk_reach(walk, TAIL)
    grid = choose_grid((walk,), length, size, whole=length >= walk.largest)
    masses = walk_masses(walk, grid)
    cdf = Cdf(grid.points, *masses.cdf())
    step = float(grid.step)
    if grid.fits and all(law.is_atomic for law in leaves(walk)):
        return Found(cdf, step, 0.0 if grid.damping == 1 else WRAPPED, "exact")
    method: Method = "lattice" if grid.fits else "coarse"
    error = 0.0
    for turn in range(_TURNS):
        off = _difference(walk, grid, masses)
        poor = (off > _GOOD).nonzero()[0]
        last = 2 * int(poor[-1]) + 2 if len(poor) else 0
        if not last or 4 * last > grid.count or turn + 1 == _TURNS:
            error = max(error, float(off.max()))
            break
        error = max(error, float(off[last // 2 :].max()), TAIL)
        grid = choose_grid((walk,), float(last * grid.step), size, whole=False)
        masses = walk_masses(walk, grid)
        cdf = joined(Cdf(grid.points, *masses.cdf()), cdf)
    return Found(cdf, step, error, method)


def _difference(walk: Walk, grid: Grid, masses: Masses) -> Array:
    """How far the cdf is from that of a lattice of twice the step, at the points of that one.

    Where the fixed times fit, only the smooth parts are compared: the atoms are where they belong.
    Elsewhere either cdf may be one rough step aside (the distance of Levy).
    """
    import numpy as np

    rough = walk_masses(walk, grid.halved())
    if grid.fits:
        between = np.cumsum(masses.smooth) - masses.smooth / 2
        return np.abs(between[::2] - (np.cumsum(rough.smooth) - rough.smooth / 2))
    upto, rough_upto = masses.cdf()[1][::2], rough.cdf()[1]
    off = np.zeros(len(upto))
    off[1:] = np.maximum(upto[:-1] - rough_upto[1:], rough_upto[:-1] - upto[1:])
    return np.maximum(off, 0.0)
