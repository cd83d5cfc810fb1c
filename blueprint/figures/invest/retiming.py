"""One stretch, timed again and again with other times at some visits: what `improve` does some thousand times.

The stretch is solved once on one lattice: what arrives at each visit, what follows it and what comes back to it,
at every frequency (`Weighted`). Another time at one visit is then a product, however long the stretch is. Both
shares, before and after, are found on that lattice, and their difference is added to the share before, so that
what is wrong with the lattice goes out (full runs differ by less than `ERROR`: tests/figures/test_improve.py).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.flow.linear.weighted import Weighted
from blueprint.flow.time.lattice.cdf import Cdf
from blueprint.flow.time.lattice.grid import TAIL, TAIL_FIXED, choose_grid, leaves
from blueprint.flow.time.lattice.transform import Pair, Transformer
from blueprint.flow.time.law import Law
from blueprint.flow.time.moments import part_moments, walk_reach
from blueprint.flow.time.refine import WRAPPED
from blueprint.flow.time.walk import Fork, Part, Walk, largest_of_part, laws_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from blueprint.flow.time.lattice.grid import Grid
    from blueprint.flow.time.lattice.transform import Transform

ERROR = 5e-5
"""What a share may be off, besides the error of the law before."""
_SIZE = 4096
_DAMPED = 1e-7
"""What is left of a time beyond the lattice when it comes back at its start."""


@dataclass(frozen=True)
class NewLaws:
    """Other times.

    Attributes:
        laws: the identity of a law as it stands in walks, to the law that takes its place.
        forks: the same of parallel blocks, filled on the way: several walks share them, and they are dear.
    """

    laws: dict[int, Law] = field(default_factory=dict)
    forks: dict[int, Fork] = field(default_factory=dict)


@dataclass(frozen=True)
class Retimed:
    """What other times make of a walk.

    Attributes:
        mean: by how many seconds the mean gets longer.
        shares: each asked time, in seconds, to by how much the share of customers within it grows.
        largest: the largest possible time, in seconds, or `inf`.
    """

    mean: float
    shares: Mapping[float, float]
    largest: float


class Retiming:
    """A walk, and what becomes of it when some visits take other times.

    Args:
        walk: as it is.
        asked: the times whose shares are wanted, in seconds.
        laws: the identity of a law to those that may take its place: the lattice meets their fixed times too,
            where it can.
    """

    def __init__(self, walk: Walk, asked: Iterable[float], laws: Mapping[int, Iterable[Law]]) -> None:
        self.walk = walk
        self._asked = tuple(asked)
        self._laws = laws
        self._state = {id(law): i for i, part in enumerate(walk.parts) for law in laws_of(part)}

    def changed(self, new: NewLaws) -> Retimed | None:
        """The walk with other times; None where it has none of them."""
        parts = {
            i: _replaced(self.walk.parts[i], new)
            for i in dict.fromkeys(self._state[law] for law in new.laws if law in self._state)
        }
        if not parts:
            return None
        mean = math.fsum(
            self.walk.visits[i] * (part_moments(part).mean - part_moments(self.walk.parts[i]).mean)
            for i, part in parts.items()
        )
        after = self._within(self._with(parts)) if self._asked else ()
        shares = {
            t: new - old if abs(new - old) > WRAPPED else 0.0
            for t, old, new in zip(self._asked, self._before, after, strict=True)
        }
        return Retimed(mean, shares, self._largest(parts))

    def _largest(self, parts: Mapping[int, Part]) -> float:
        if math.isinf(self.walk.largest):
            # As before, unless a visit was all that made it so.
            if not self._endless <= parts.keys():
                return math.inf
        elif len(parts) == 1 and self.walk.longest is not None:
            ((state, part),) = parts.items()
            through, beside = self.walk.longest[state]
            return max(beside, through - largest_of_part(self.walk.parts[state]) + largest_of_part(part))
        return self._replaced(parts).largest

    @cached_property
    def _endless(self) -> set[int]:
        """The states each of which alone leaves the walk without a largest time."""
        least = 0.0 if self.walk.longest is None else math.nextafter(math.inf, 0.0)
        return {i for i, part in enumerate(self.walk.parts) if largest_of_part(part) > least}

    def _with(self, parts: Mapping[int, Part]) -> Pair:
        """The transform with other parts."""
        transformer = self._transformer
        if len(parts) > 1:
            return transformer.of_walk(self._replaced(parts))
        ((state, part),) = parts.items()
        old, new = transformer.of_part(self.walk.parts[state]), transformer.of_part(part)
        whole, atoms = self._weighted
        changed = whole.changed(state, new.whole - old.whole)
        if atoms is whole and new.atoms is new.whole:
            return Pair(changed, changed)
        return _pair(changed, atoms.changed(state, _atoms(new) - _atoms(old)))

    def _replaced(self, parts: Mapping[int, Part]) -> Walk:
        return self.walk.with_parts([parts.get(i, part) for i, part in enumerate(self.walk.parts)])

    @cached_property
    def _transformer(self) -> Transformer:
        """On the first lattice that meets the fixed times; on the last where none does."""
        for grid in self._grids():
            if grid.fits:
                break
        return Transformer(grid)

    def _grids(self) -> Iterator[Grid]:
        """Where all times are fixed one as long as the time, and so exact; then those no longer than asked."""
        laws = [law for place in self._state.keys() & self._laws.keys() for law in self._laws[place]]
        if all(law.is_atomic for law in (*leaves(self.walk), *laws)):
            length = walk_reach(self.walk, TAIL_FIXED)
            yield choose_grid((self.walk,), length, _SIZE, whole=length >= self.walk.largest, also=laws)
        length = min(walk_reach(self.walk, TAIL), max(self._asked))
        yield choose_grid((self.walk,), length, _SIZE, also=laws, damped=_DAMPED)
        yield choose_grid((self.walk,), length, _SIZE, damped=_DAMPED)

    @cached_property
    def _weighted(self) -> tuple[Weighted, Weighted]:
        """The walk by all times, and by fixed ones alone: the same object where there are no others."""
        pairs = [self._transformer.of_part(part) for part in self.walk.parts]
        whole = self._weigh([pair.whole for pair in pairs])
        if all(pair.atoms is pair.whole for pair in pairs):
            return whole, whole
        return whole, self._weigh([_atoms(pair) for pair in pairs])

    def _weigh(self, weights: Sequence[Transform | float]) -> Weighted:
        walk = self.walk
        missing = [1 - weight for weight in weights]
        solver = walk.solver
        return Weighted(
            walk.moves, walk.start, walk.ends, weights, missing, solver.components, walk.plan.order
        )

    @cached_property
    def _before(self) -> tuple[float, ...]:
        if not self._asked:
            return ()
        whole, atoms = self._weighted
        return self._within(_pair(whole.value, atoms.value))

    def _within(self, pair: Pair) -> tuple[float, ...]:
        cdf = Cdf(self._transformer.grid.points, *self._transformer.masses(pair).cdf())
        return tuple(cdf.at(t) for t in self._asked)


def _pair(whole: Transform, atoms: Transform | float) -> Pair:
    return Pair(whole, None if isinstance(atoms, float) else atoms)


def _atoms(pair: Pair) -> Transform | float:
    return 0.0 if pair.atoms is None else pair.atoms


def _replaced(part: Part, new: NewLaws) -> Part:
    if isinstance(part, Law):
        return new.laws.get(id(part), part)
    if id(part) not in new.forks:
        branches = [b.with_parts([_replaced(inner, new) for inner in b.parts]) for b in part.branches]
        new.forks[id(part)] = Fork(tuple(branches))
    return new.forks[id(part)]
