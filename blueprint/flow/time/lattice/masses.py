"""Probabilities on a lattice: laws put on it, cdfs read from it, the largest of several times.

A law is split between neighbouring points so that its mean stays exactly what it is. What is a real
atom and what is smooth are kept apart: an atom sits at its point, smooth probability is spread evenly
between points.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from blueprint.ranking import NEAR, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.time.lattice.grid import Grid
    from blueprint.flow.time.law import Array, Law

_NEGLIGIBLE = 1e-16
_NEAR = 1e-6  # of a step: on the point
_REMEMBERED = 512  # laws on grids; segments and promises ask for the same ones
_SMALL = 8192  # points of a grid whose laws are remembered: at most 64 MiB in all


@dataclass(frozen=True, slots=True, eq=False)
class Masses:
    """A law on the points of a grid.

    Attributes:
        atoms: probability of exactly each point.
        smooth: probability around each point.
    """

    atoms: Array
    smooth: Array

    @property
    def whole(self) -> Array:
        """Probability at and around each point."""
        return self.atoms + self.smooth

    def cdf(self) -> tuple[Array, Array]:
        """P(T < point) and P(T <= point) at every point."""
        import numpy as np

        below = np.cumsum(self.smooth) - self.smooth / 2
        below[0] = 0.0  # nothing is below zero: what is around it lies above
        upto = below + np.cumsum(self.atoms)
        return upto - self.atoms, upto


def on_grid(law: Law, grid: Grid) -> tuple[Array, Array | None]:
    """A law that is no sum on the first points of a grid: the whole of it, and its atoms if it has any.

    Both arrays end where nothing more comes; what lies beyond the grid is left out. Atoms that do not fit
    the grid are spread like everything else, and are no atoms any more. The arrays may be shared: read them only.
    """
    return _remembered(law, grid) if grid.count <= _SMALL else _put(law, grid)


def _put(law: Law, grid: Grid) -> tuple[Array, Array | None]:
    import numpy as np

    atoms = _atoms(law, grid) if law.atoms and grid.fits else None
    if atoms is not None and law.is_atomic:
        return atoms, atoms
    from blueprint.flow.time.lattice.grid import reach

    step = float(grid.step)
    top = min(law.largest, reach(law.growth, law.mean, _NEGLIGIBLE))
    last = min(grid.count - 1, int(min(top / step, grid.count)) + 2)
    head = law.head(step * np.arange(-1.0, last + 2))
    return np.diff(head, 2) / step, atoms


_remembered = lru_cache(_REMEMBERED)(_put)


def _atoms(law: Law, grid: Grid) -> Array:
    import numpy as np

    step = float(grid.step)
    atoms = np.zeros(min(grid.count, int(law.atoms[-1][0] / step + _NEAR) + 2))
    for t, p in law.atoms:
        k = int(t / step + _NEAR)
        above = max(t / step - k, 0.0)
        above = 0.0 if above < _NEAR else above
        if k < len(atoms):
            atoms[k] += p * (1 - above)
        if k + 1 < len(atoms):
            atoms[k + 1] += p * above
    return atoms


def largest_of(laws: Sequence[Masses]) -> Masses:
    """The law of the largest of independent times: the product of their cdfs."""
    import numpy as np

    below, upto = np.ones_like(laws[0].atoms), np.ones_like(laws[0].atoms)
    for law in laws:
        before, at = law.cdf()
        below *= before
        upto *= at
    between = (below[1:] - upto[:-1]) / 2
    smooth = np.zeros_like(below)
    if not same(float(np.abs(between).sum()), 0.0, NEAR):
        smooth[:-1] += between
        smooth[1:] += between
    return Masses(upto - below, smooth)
