"""The cdf of a walk's time from one lattice, or from several where one would be too coarse.

Few long times among many short ones make a lattice long, and its points too far apart for the short
ones. These get a shorter lattice of their own; what lies beyond it is damped before it wraps round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from blueprint.flow.time.lattice.cdf import Cdf, joined
from blueprint.flow.time.lattice.grid import TAIL, TAIL_FIXED, choose_grid, leaves
from blueprint.flow.time.lattice.transform import Transformer, walk_masses
from blueprint.flow.time.moments import walk_reach
from blueprint.flow.time.routes import enumerated

if TYPE_CHECKING:
    from blueprint.flow.time.lattice.grid import Grid
    from blueprint.flow.time.law import Array
    from blueprint.flow.time.walk import Walk

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
    atomic = all(law.is_atomic for law in leaves(walk))
    length = walk_reach(walk, TAIL_FIXED if atomic else TAIL)
    grid = choose_grid((walk,), length, size, whole=length >= walk.largest)
    step = float(grid.step)
    if grid.fits and atomic:
        cdf = _straight(grid, *walk_masses(walk, grid).cdf())
        return Found(cdf, step, 0.0 if grid.damping == 1 else WRAPPED, "exact")
    if not grid.fits and atomic and (routes := enumerated(walk)) is not None:
        return Found(routes, 0.0, 0.0, "exact")
    cdf, off = _compared(walk, grid)
    method: Method = "lattice" if grid.fits else "coarse"
    error = 0.0
    far: Cdf | None = None
    for _ in range(_TURNS):
        poor = (off > _GOOD).nonzero()[0]
        last = int(poor[-1]) + 2 if len(poor) else 0
        if not last:
            break
        if 4 * last <= grid.count:  # a shorter lattice for the short times
            error = max(error, float(off[last:].max()), TAIL)
            far = cdf if far is None else joined(cdf, far)
            length = float(last * grid.step)
        else:
            size = min(4 * size, 65536)
        finer = choose_grid((walk,), length, size, whole=far is None and length >= walk.largest)
        if finer.step >= grid.step or finer.fits < grid.fits:
            break
        before = float(off.max())
        grid = finer
        cdf, off = _compared(walk, grid)
        if float(off.max()) > before / 2:
            off *= 2  # a jump or a pole of the density: finer is hardly better, and what is left is more
            break
    cdf = cdf if far is None else joined(cdf, far)
    return Found(cdf, step, max(error, 1 - float(cdf.upto[-1]), float(off.max())), method)


def _compared(walk: Walk, grid: Grid) -> tuple[Cdf, Array]:
    """The cdf, and how far it may be off at each point, by a lattice of twice the step.

    A lattice raises the variance by a known amount; the error of what is smooth goes with it, so the
    difference of the two lattices tells what error is left (Richardson 1911). It is taken off and reported.
    Where fixed times do not fit, the difference is reported that remains when either cdf may be one rough
    step aside (the distance of Levy).
    """
    import numpy as np

    fine, rough = Transformer(grid), Transformer(grid.halved())
    masses, rough_masses = fine.masses(fine.of_walk(walk)), rough.masses(rough.of_walk(walk))
    below, upto = masses.cdf()
    every = np.arange(grid.count)
    growth = rough.inflation(walk) / max(fine.inflation(walk), 1e-300)
    smooth = below - np.cumsum(masses.atoms) + masses.atoms
    left = smooth[::2] - np.cumsum(rough_masses.smooth) + rough_masses.smooth / 2
    left[0] = 0.0
    shift = np.interp(every, every[::2], left / (min(max(growth, 2.0), 4.0) - 1))
    off = np.where(np.abs(shift) > _GOOD, np.interp(every, every[::2], np.abs(left)), np.abs(shift))
    if not grid.fits:
        rough_upto = rough_masses.cdf()[1]
        aside = np.maximum(upto[:-2:2] - rough_upto[1:], rough_upto[:-1] - upto[2::2])
        off = np.interp(every, every[2::2], np.maximum(aside, 0.0))
    shift[np.abs(shift) > _GOOD] = 0.0  # too far off for a rule about small errors
    return _straight(grid, below + shift, upto + shift), off


def _straight(grid: Grid, below: Array, upto: Array) -> Cdf:
    """The cdf, made to rise from 0 to 1 where rounding has it fall."""
    import numpy as np

    rising = np.maximum.accumulate(np.clip(np.stack((below, upto), 1).ravel(), 0.0, 1.0))
    return Cdf(grid.points, rising[::2], rising[1::2])
