"""The law of a walk's time on a lattice, by transform.

Each law is put on the lattice and transformed; the walk is solved for all frequencies at once; the
result is transformed back (performance.md, section 5). A parallel block is transformed from the product of
its branches' cdfs. Atoms go through the same machine once more, alone.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from blueprint.flow.time.elimination import value_at_start
from blueprint.flow.time.lattice.masses import Masses, largest_of, on_grid
from blueprint.flow.time.law import Law

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from blueprint.flow.time.lattice.grid import Grid
    from blueprint.flow.time.law import Array
    from blueprint.flow.time.walk import Fork, Part, Walk

    Transform = NDArray[np.complex128]


class Pair(NamedTuple):
    """The transform of a law, and of its atoms alone: the same object if there is nothing else."""

    whole: Transform
    atoms: Transform | None


class Transformer:
    """Transforms, on one grid, of everything that a walk is made of."""

    def __init__(self, grid: Grid) -> None:
        import numpy as np

        self.grid = grid
        self._damping = grid.damping ** np.arange(grid.count)
        self._laws: dict[Law, Pair] = {}
        self._forks: dict[Fork, Pair] = {}
        self._inflation: dict[Law, float] = {}

    def forward(self, masses: Array) -> Transform:
        """The transform of what stands on the first points of the grid."""
        import numpy as np

        return np.fft.rfft(masses * self._damping[: len(masses)], self.grid.count)

    def back(self, transform: Transform) -> Array:
        """What stands on the grid's points."""
        import numpy as np

        return np.fft.irfft(transform, self.grid.count) / self._damping

    def masses(self, pair: Pair) -> Masses:
        """The law a transform stands for."""
        import numpy as np

        # Rounding leaves a little above and below nothing. Cut off below, it would add up.
        whole = self.back(pair.whole)
        if pair.atoms is None:
            return Masses(np.zeros_like(whole), whole)
        if pair.atoms is pair.whole:
            return Masses(whole, np.zeros_like(whole))
        atoms = self.back(pair.atoms)
        return Masses(atoms, whole - atoms)

    def of_law(self, law: Law) -> Pair:
        """The transform of a law that is no sum."""
        if law not in self._laws:
            whole, atoms = on_grid(law, self.grid)
            transform = self.forward(whole)
            self._inflation[law] = _variance(whole, law, self.grid) - law.variance
            if atoms is whole:
                self._laws[law] = Pair(transform, transform)
            else:
                self._laws[law] = Pair(transform, None if atoms is None else self.forward(atoms))
        return self._laws[law]

    def of_part(self, part: Part) -> Pair:
        """The transform of the time at one visit."""
        if isinstance(part, Law):
            first, *others = (self.of_law(law) for law in part.addends)
            for other in others:
                first = _product(first, other)
            return first
        if part not in self._forks:
            law = largest_of([self.masses(self.of_walk(branch)) for branch in part.branches])
            whole = self.forward(law.whole)
            atoms = whole if not law.smooth.any() else self.forward(law.atoms) if law.atoms.any() else None
            self._forks[part] = Pair(whole, atoms)
        return self._forks[part]

    def of_walk(self, walk: Walk) -> Pair:
        """The transform of a walk's time."""
        pairs = [self.of_part(part) for part in walk.parts]
        whole: Transform = value_at_start(
            walk.plan, walk.moves, walk.start, [pair.whole for pair in pairs], walk.ends
        )
        if all(pair.atoms is pair.whole for pair in pairs):
            return Pair(whole, whole)
        atoms = value_at_start(walk.plan, walk.moves, walk.start, [pair.atoms for pair in pairs], walk.ends)
        return Pair(whole, None if isinstance(atoms, float) else atoms)

    def inflation(self, walk: Walk) -> float:
        """By how much putting its laws on the grid has raised the variance of a walk; blocks count roughly."""
        total = 0.0
        for visits, part in zip(walk.visits, walk.parts, strict=True):
            if isinstance(part, Law):
                total += visits * math.fsum(self._inflation[law] for law in part.addends)
            else:
                total += visits * math.fsum(self.inflation(branch) for branch in part.branches)
        return total

    def collected(self, walk: Walk, rewards: Mapping[int, Transform]) -> Transform:
        """The transform of what is collected along a walk; a reward counts from when its visit begins."""
        weights = [self.of_part(part).whole for part in walk.parts]
        nothing = [0.0] * len(walk.ends)
        value: Transform = value_at_start(walk.plan, walk.moves, walk.start, weights, nothing, rewards)
        return value


def _variance(masses: Array, law: Law, grid: Grid) -> float:
    """The variance of masses; of a law that is longer than the grid, what a smooth law would get."""
    import numpy as np

    step = float(grid.step)
    if len(masses) == grid.count:
        return law.variance + step**2 / 6
    return float(masses @ (step * np.arange(len(masses)) - law.mean) ** 2)


def _product(a: Pair, b: Pair) -> Pair:
    whole = a.whole * b.whole
    if a.atoms is None or b.atoms is None:
        return Pair(whole, None)
    pure = a.atoms is a.whole and b.atoms is b.whole
    return Pair(whole, whole if pure else a.atoms * b.atoms)


def walk_masses(walk: Walk, grid: Grid) -> Masses:
    """The law of a walk's time on a grid."""
    transformer = Transformer(grid)
    return transformer.masses(transformer.of_walk(walk))
