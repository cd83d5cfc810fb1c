"""The cdf of a walk's time from one lattice, or from several where one would be too coarse.

Few long times among many short ones make a lattice long, and its points too far apart for the short
ones. These get a shorter lattice of their own; what lies beyond it is damped before it wraps round.
So does what is asked for: a share within a time needs the lattice only up to that time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from blueprint.flow.time.lattice.cdf import Cdf, joined
from blueprint.flow.time.lattice.grid import TAIL, TAIL_FIXED, choose_grid, leaves
from blueprint.flow.time.lattice.transform import Transformer, walk_masses
from blueprint.flow.time.layers import by_layers
from blueprint.flow.time.moments import walk_reach
from blueprint.flow.time.routes import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.flow.time.lattice.grid import Grid
    from blueprint.flow.time.law import Array
    from blueprint.flow.time.walk import Walk

Method = Literal["exact", "lattice", "coarse"]

WRAPPED = 1e-9  # what the end of a lattice may cost, generously
_LEFT = 2 * TAIL  # beyond a lattice, and wrapped round
_GOOD = 2e-4  # shares this right need no finer lattice
_TURNS = 4
_QUANTILES = (0.5, 0.9, 0.95)  # those that are shown
_NEARER = (8192, 65536)
_BEYOND = 1 + 1 / 64


class Found(NamedTuple):
    """A cdf, the largest step behind it in seconds, how far off its shares may be, and how it was found."""

    cdf: Cdf
    step: float
    error: float
    method: Method


def find_cdf(walk: Walk, size: int, asked: Iterable[float] = (), scales: int = 2) -> Found:
    """The cdf of a walk's time.

    Args:
        walk: it.
        size: as in `choose_grid`.
        asked: the times within which shares are wanted, in seconds.
        scales: how many more scales of fixed times may be told apart.
    """
    found = _find_cdf(walk, size)
    if found.method == "exact":
        return found
    cdf = found.cdf
    times = {*asked, *(q for p in _QUANTILES if (q := cdf.quantile(p)))}
    for t in sorted((t for t in times if 0 < t < cdf.points[-1]), reverse=True):
        for points in _NEARER:
            if cdf.error_at(t) <= _GOOD:
                break
            near = _upto(walk, t, points)
            if near.error_at(t) < cdf.error_at(t):
                cdf = joined(near, cdf)
    if scales and any(cdf.error_at(t) > _GOOD for t in times):
        layers = by_layers(
            walk, lambda rest, spent: find_cdf(rest, size, [t - spent for t in times], scales - 1).cdf
        )
        if layers is not None and _worst(layers, times) < _worst(cdf, times):
            cdf = layers
    if cdf is found.cdf:
        return found
    error = _worst(cdf, times)
    return Found(cdf, found.step, error, "lattice" if error <= _GOOD else found.method)


def _worst(cdf: Cdf, times: Iterable[float]) -> float:
    return max(cdf.error_at(t) for t in times)


def _upto(walk: Walk, t: float, size: int) -> Cdf:
    """The cdf up to a time and a little beyond, by a lattice that ends there."""
    grid = choose_grid((walk,), t * _BEYOND, size, whole=False)
    cdf, _ = _compared(walk, grid)
    return cdf


def _find_cdf(walk: Walk, size: int) -> Found:
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
    local = np.maximum(off, _bent(smooth)) + _LEFT
    if not grid.fits:  # either side of a point may be another one's
        local[:-2] += upto[2:] - upto[:-2]
        local[2:] += below[2:] - below[:-2]
    return _straight(grid, below + shift, upto + shift, local), off


def _bent(smooth: Array) -> Array:
    """How far what rises between points is from straight there: a law much shorter than a step shows nowhere else."""
    import numpy as np

    bent = np.zeros(len(smooth))
    bent[1:-1] = np.abs(np.diff(smooth, 2))
    return np.maximum(bent, np.maximum(np.roll(bent, 1), np.roll(bent, -1)))


def _straight(grid: Grid, below: Array, upto: Array, off: Array | None = None) -> Cdf:
    """The cdf, made to rise from 0 to 1 where rounding has it fall."""
    import numpy as np

    rising = np.maximum.accumulate(np.clip(np.stack((below, upto), 1).ravel(), 0.0, 1.0))
    return Cdf(grid.points, rising[::2], rising[1::2], off)
