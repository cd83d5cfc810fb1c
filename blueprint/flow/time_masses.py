"""Probabilities on a lattice: laws put on it, cdfs read from it, the largest of several times.

A law is split between neighbouring points so that its mean stays exactly what it is. What is a real
atom and what is smooth are kept apart: an atom sits at its point, smooth probability is spread evenly
between points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.time_grid import Grid
    from blueprint.flow.time_law import Array, Law

_NEGLIGIBLE = 1e-16


@dataclass(frozen=True, slots=True, eq=False)
class Masses:
    """A law on the points of a grid.

    Attributes:
        atoms: probability of exactly each point.
        smooth: probability around each point.
    """

    atoms: Array
    smooth: Array

    def cdf(self) -> tuple[Array, Array]:
        """P(T < point) and P(T <= point) at every point."""
        import numpy as np

        below = np.cumsum(self.smooth) - self.smooth / 2
        below[0] = 0.0  # nothing is below zero: what is around it lies above
        upto = below + np.cumsum(self.atoms)
        return upto - self.atoms, upto


def on_grid(law: Law, grid: Grid) -> tuple[Array, Array]:
    """Masses of a law that is no sum, all of it and its atoms alone; points beyond the grid are left out."""
    import numpy as np

    step = float(grid.step)
    atoms = np.zeros(grid.count)
    for t, p in law.atoms:
        place = t / step
        k = round(place) if grid.fits else int(place)
        above = 0.0 if grid.fits else place - k
        if k < grid.count:
            atoms[k] += p * (1 - above)
        if above and k + 1 < grid.count:
            atoms[k + 1] += p * above
    if law.is_atomic:
        return atoms, atoms
    from blueprint.flow.time_grid import reach

    top = min(law.largest, reach(law.growth, law.mean, _NEGLIGIBLE))
    last = min(grid.count - 1, int(top / step) + 2)
    head = law.head(step * np.arange(-1, last + 2))
    whole = np.zeros(grid.count)
    whole[: last + 1] = np.maximum(np.diff(head, 2) / step, 0.0)
    return whole, atoms


def largest_of(laws: Sequence[Masses]) -> Masses:
    """The law of the largest of independent times: the product of their cdfs."""
    import numpy as np

    below, upto = np.ones_like(laws[0].atoms), np.ones_like(laws[0].atoms)
    for law in laws:
        before, at = law.cdf()
        below *= before
        upto *= at
    between = np.maximum(below[1:] - upto[:-1], 0.0) / 2
    smooth = np.zeros_like(below)
    smooth[:-1] += between
    smooth[1:] += between
    return Masses(np.maximum(upto - below, 0.0), smooth)
