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
    step = float(grid.step)
    if grid.fits and all(law.is_atomic for law in leaves(walk)):
        return Found(Cdf(grid.points, *masses.cdf()), step, 0.0 if grid.damping == 1 else WRAPPED, "exact")
    method: Method = "lattice" if grid.fits else "coarse"
    cdf, off = _compared(walk, grid, masses)
    error = 0.0
    for _ in range(_TURNS):
        poor = (off > _GOOD).nonzero()[0]
        last = int(poor[-1]) + 2 if len(poor) else 0
        if not last or 4 * last > grid.count:
            break
        error = max(error, float(off[last:].max()), TAIL)
        grid = choose_grid((walk,), float(last * grid.step), size, whole=False)
        near, off = _compared(walk, grid, walk_masses(walk, grid))
        cdf = joined(near, cdf)
    return Found(cdf, step, max(error, float(off.max())), method)


def _compared(walk: Walk, grid: Grid, masses: Masses) -> tuple[Cdf, Array]:
    """The cdf, and how far it may be off at each point, by a lattice of twice the step.

    Where the fixed times fit, the atoms are where they belong, and the error of the smooth part falls with
    the square of the step: a third of the difference is taken off (Richardson 1911) and reported. Elsewhere
    the difference is reported that remains when either cdf may be one rough step aside (Levy's distance).
    """
    import numpy as np

    rough = walk_masses(walk, grid.halved())
    below, upto = masses.cdf()
    every = np.arange(grid.count)
    if not grid.fits:
        rough_upto = rough.cdf()[1]
        aside = np.maximum(upto[:-2:2] - rough_upto[1:], rough_upto[:-1] - upto[2::2])
        off = np.interp(every, every[2::2], np.maximum(aside, 0.0))
        return Cdf(grid.points, below, upto), off
    third = (below - np.cumsum(masses.atoms) + masses.atoms)[::2]
    third = (third - np.cumsum(rough.smooth) + rough.smooth / 2) / 3
    third[0] = 0.0
    shift = np.interp(every, every[::2], third)
    off = np.abs(shift)
    shift[off > _GOOD] = 0.0  # too far off for the square to rule
    straight = np.maximum.accumulate(np.clip(np.stack((below + shift, upto + shift), 1).ravel(), 0.0, 1.0))
    return Cdf(grid.points, straight[::2], straight[1::2]), off
