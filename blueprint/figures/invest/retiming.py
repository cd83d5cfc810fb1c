"""One stretch, timed again and again with other times at some visits: what `improve` does some hundred times.

Only what changes is put on a lattice again. Both laws, before and after, are found on the same lattice, and their
difference is added to the law before, so that what is wrong with the lattice goes out (full runs differ by less
than `ERROR`: tests/figures/test_improve.py). Where one lattice does not suit both, the law is found anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from blueprint.flow.time.distribution import TimeDistribution, walk_distribution
from blueprint.flow.time.lattice.cdf import Cdf
from blueprint.flow.time.lattice.grid import TAIL, Grid, choose_grid
from blueprint.flow.time.lattice.transform import Pair, Transformer
from blueprint.flow.time.laws import Law
from blueprint.flow.time.moments import walk_moments, walk_reach
from blueprint.flow.time.walk import Fork, Part, Walk

ERROR = 5e-5
"""What a share may be off, besides the error of the law before."""
_SIZE = 4096


@dataclass(frozen=True)
class NewLaws:
    """Other times.

    Attributes:
        laws: the identity of a law as it stands in walks, to the law that takes its place.
        forks: the same of parallel blocks, filled on the way: several walks share them, and they are dear.
    """

    laws: dict[int, Law] = field(default_factory=dict)
    forks: dict[int, Fork] = field(default_factory=dict)


class Retiming:
    """The law of a walk's time, and what it becomes when some visits take other times."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk

    @cached_property
    def law(self) -> TimeDistribution:
        """As it is."""
        return walk_distribution(self.walk, _SIZE)

    @cached_property
    def _transformer(self) -> Transformer | None:
        """On one lattice as long as the law; None where that takes several, or where fixed times are all.

        It may be coarser than the law's own: what is wrong with it is wrong before and after, and goes out.
        """
        import numpy as np

        steps = np.diff(self.law.cdf.points)
        if self.law.method == "exact" or steps.max() > 1.001 * steps.min():
            return None
        length = walk_reach(self.walk, TAIL)
        grid = choose_grid((self.walk,), length, _SIZE, whole=length >= self.walk.largest)
        return _Known(grid, self.walk)

    @cached_property
    def _before(self) -> Cdf:
        return self._on_lattice(self.walk)

    def changed(self, new: NewLaws) -> TimeDistribution:
        """The law with other times; the same object where none of them is on the walk."""
        walk = replaced(self.walk, new)
        if walk is self.walk:
            return self.law
        moved = any(t > 0 for law in new.laws.values() for t, _ in law.atoms)
        if self._transformer is None or moved:
            return walk_distribution(walk, _SIZE)
        moments = walk_moments(walk)
        return replace(
            self.law,
            cdf=self._shifted(self._on_lattice(walk)),
            mean=moments.mean,
            sd=moments.sd,
            smallest=walk.smallest,
            largest=walk.largest,
        )

    def _shifted(self, after: Cdf) -> Cdf:
        """The law's own cdf, moved by what changes on the lattice."""
        import numpy as np

        before, old = self._before, self.law.cdf
        below = np.interp(old.points, before.points, after.below - before.below)
        upto = np.interp(old.points, before.points, after.upto - before.upto)
        both = np.stack((old.below + below, old.upto + upto), 1).ravel()
        straight = np.maximum.accumulate(np.clip(both, 0.0, 1.0))
        return Cdf(old.points, straight[::2], straight[1::2])

    def _on_lattice(self, walk: Walk) -> Cdf:
        assert self._transformer is not None
        masses = self._transformer.masses(self._transformer.of_walk(walk))
        return Cdf(self._transformer.grid.points, *masses.cdf())


class _Known(Transformer):
    """Transforms of the visits of one walk are kept; what takes their place is transformed each time."""

    def __init__(self, grid: Grid, walk: Walk) -> None:
        super().__init__(grid)
        self._known: dict[int, Pair] = {}
        self._known = {id(part): self.of_part(part) for part in walk.parts}

    def of_part(self, part: Part) -> Pair:
        """The transform of the time at one visit."""
        return self._known.get(id(part)) or super().of_part(part)


def replaced(walk: Walk, new: NewLaws) -> Walk:
    """The walk with other laws, blocks included; the same object where it has none of them."""
    parts = tuple(
        new.laws.get(id(part), part) if isinstance(part, Law) else _replaced_fork(part, new)
        for part in walk.parts
    )
    if all(a is b for a, b in zip(parts, walk.parts, strict=True)):
        return walk
    changed = replace(walk, parts=parts)
    # Where customers go has not changed, nor what was worked out from it alone.
    for name in ("plan", "solver", "visits"):
        changed.__dict__[name] = getattr(walk, name)
    return changed


def _replaced_fork(fork: Fork, new: NewLaws) -> Fork:
    if id(fork) not in new.forks:
        branches = tuple(replaced(branch, new) for branch in fork.branches)
        same = all(a is b for a, b in zip(branches, fork.branches, strict=True))
        new.forks[id(fork)] = fork if same else Fork(branches)
    return new.forks[id(fork)]
