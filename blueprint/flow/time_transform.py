"""The law of a walk's time on a lattice, by transform.

Each law is put on the lattice and transformed; the walk is solved for all frequencies at once; the
result is transformed back (performance.md, section 5). A parallel block is transformed from the product of
its branches' cdfs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.flow.time_eliminate import value_at_start
from blueprint.flow.time_grid import Grid, leaves
from blueprint.flow.time_law import Law
from blueprint.flow.time_masses import Masses, largest_of, on_grid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from blueprint.flow.time_law import Array
    from blueprint.flow.time_walk import Part, Walk

    Transform = NDArray[np.complex128]


class Transformer:
    """Transforms on one grid of everything that a walk is made of.

    A transform has one row for the whole law and, where both kinds are about, one for its atoms alone.
    """

    def __init__(self, walk: Walk, grid: Grid) -> None:
        import numpy as np

        self.grid = grid
        laws = list(dict.fromkeys(leaves(walk)))
        self._all_atoms = all(law.is_atomic for law in laws)
        self._mixed = not self._all_atoms and any(law.atoms for law in laws)
        self._damping = grid.damping ** np.arange(grid.count)
        rows = [on_grid(law, grid) for law in laws]
        both = np.array([pair if self._mixed else pair[:1] for pair in rows])
        self._laws = dict(zip(laws, self._forward(both), strict=True))

    def _forward(self, masses: Array) -> Transform:
        import numpy as np

        return np.fft.rfft(masses * self._damping)

    def back(self, transform: Transform) -> Array:
        """What a transform stands for, one row or two."""
        import numpy as np

        return np.fft.irfft(transform, self.grid.count) / self._damping

    def masses(self, transform: Transform) -> Masses:
        """The law a transform stands for."""
        import numpy as np

        rows = self.back(transform)
        if self._all_atoms:
            return Masses(np.maximum(rows[0], 0.0), np.zeros_like(rows[0]))
        atoms = np.maximum(rows[1], 0.0) if self._mixed else np.zeros_like(rows[0])
        return Masses(atoms, np.maximum(rows[0] - atoms, 0.0))

    def of_masses(self, law: Masses) -> Transform:
        """The transform of a law on the grid."""
        import numpy as np

        rows = [law.atoms + law.smooth, law.atoms] if self._mixed else [law.atoms + law.smooth]
        return self._forward(np.array(rows))

    def of_part(self, part: Part) -> Transform:
        """The transform of the time at one visit."""
        if isinstance(part, Law):
            first, *others = part.addends
            product = self._laws[first]
            for law in others:
                product = product * self._laws[law]
            return product
        branches = [self.masses(self.of_walk(branch)) for branch in part.branches]
        return self.of_masses(largest_of(branches))

    def of_parts(self, walk: Walk) -> list[Transform]:
        """The transforms of all visits of a walk."""
        return [self.of_part(part) for part in walk.parts]

    def of_walk(
        self,
        walk: Walk,
        weights: Sequence[Transform] | None = None,
        rewards: Mapping[int, Transform] | None = None,
    ) -> Transform:
        """The transform of a walk's time; with `rewards`, of what is collected on the way instead."""
        weights = self.of_parts(walk) if weights is None else weights
        ends = walk.ends if rewards is None else [0.0] * len(walk.ends)
        value: Transform = value_at_start(walk.plan, walk.moves, walk.start, weights, ends, rewards)
        return value


def walk_masses(walk: Walk, grid: Grid) -> Masses:
    """The law of a walk's time on a grid."""
    transformer = Transformer(walk, grid)
    return transformer.masses(transformer.of_walk(walk))
