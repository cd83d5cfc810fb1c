"""The wait for servers that several touchpoints share, by conservation of work.

Customers come back to a pool, so they do not come at random, and a mix of the services alone is wrong by -34 to
+62 % (docs/queues.md). What is exact with one server and no time between visits is the work of all who are there:
V = rate E[B^2] / (2 (1 - rho)), B the whole work of a customer, as if all of it were one service (Pollaczek and
Khinchine). It is also the work of those who wait and of those who are served,

    V = sum over touchpoints k of rate_k (W R_k + E[S_k^2] / 2 + E[S_k] N_k),

R_k the work still to come of a customer who gets to k, N_k of one who leaves it, so W follows. Its ratio to the wait
with the mix of services is used for several servers too, and fades with the time d between visits: it counts
1 / (1 + d / (10 S)), S the mean service. Off by 7 % on the mean of random maps, one in 200 by 57 % (docs/queues.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.time.laws import Law

ERROR = 0.6
"""How far off the mean wait may be, relative."""
FADING = 10.0
"""Time between visits, in services, of which half of what coming back does is left."""


@dataclass(frozen=True, slots=True)
class Return:
    """What customers of one kind bring to a pool.

    Attributes:
        square: E[B^2], of all the work one brings.
        visits: per visit to a touchpoint of the pool: how often it is made, the mean and the second moment of its
            service, and the mean work of the pool that still comes after it.
        gaps: how often one comes back.
        between: mean seconds elsewhere, times `gaps`.
    """

    square: float
    visits: tuple[tuple[float, float, float, float], ...]
    gaps: float
    between: float


def returns(chain: Chain, pool: Mapping[str, Law], laws: Mapping[str, Law]) -> Return:
    """What a customer who walks a chain brings to a pool.

    Args:
        chain: of one kind of customer.
        pool: touchpoints of the pool to the laws of their services.
        laws: all touchpoints to their times; what is missing counts as no time between visits.
    """
    found = _Level(chain, pool, laws)
    visits = found.visits(chain.entry, 0.0)
    square = fsum(p * found.squares[i] for i, p in enumerate(chain.entry) if p > 0)
    gaps, between = found.between(chain.entry)
    return Return(square, tuple(visits), gaps, between)


class _Level:
    """A chain, or a branch of a block; the work of parallel branches adds up."""

    def __init__(self, chain: Chain, pool: Mapping[str, Law], laws: Mapping[str, Law]) -> None:
        self._chain, self._pool, self._laws = chain, pool, laws
        self._inside = {
            i: [_Level(branch, pool, laws) for branch in block.branches] for i, block in chain.blocks.items()
        }
        work = [self._work(i) for i in range(len(chain))]
        self._means = chain.solver.backward([mean for mean, _ in work])
        self._after = [fsum(q * self._means[j] for j, q in row.items()) for row in chain.moves]
        self.squares = chain.solver.backward(
            [square + 2 * mean * after for (mean, square), after in zip(work, self._after, strict=True)]
        )

    def _work(self, state: int) -> tuple[float, float]:
        """Mean and second moment of the pool's work at one visit to a state."""
        if state not in self._inside:
            law = self._pool.get(self._chain.ids[state])
            return (law.mean, law.variance + law.mean**2) if law else (0.0, 0.0)
        mean = square = 0.0
        for branch in self._inside[state]:
            start = [(p, i) for i, p in enumerate(branch._chain.entry) if p > 0]
            m = fsum(p * branch._means[i] for p, i in start)
            s = fsum(p * branch.squares[i] for p, i in start)
            mean, square = mean + m, square + s + 2 * mean * m
        return mean, square

    def visits(self, entry: Sequence[float], after: float) -> list[tuple[float, float, float, float]]:
        """Every touchpoint of the pool; `after` is the work that comes when this level is left."""
        times = self._chain.solver.forward(entry)
        found = []
        for i, n in enumerate(times):
            if not n:
                continue
            left = self._after[i] + after
            if i in self._inside:
                for at, branch in enumerate(self._inside[i]):  # what follows the block is brought once
                    rows = branch.visits(branch._chain.entry, 0.0 if at else left)
                    found += [(n * m, *row) for m, *row in rows]
            elif law := self._pool.get(self._chain.ids[i]):
                found.append((n, law.mean, law.variance + law.mean**2, left))
        return [(n, mean, square, left) for n, mean, square, left in found]

    @property
    def _meets(self) -> list[bool]:
        """Which states have to do with the pool."""
        return [
            any(any(branch._meets) for branch in self._inside[i]) if i in self._inside else id_ in self._pool
            for i, id_ in enumerate(self._chain.ids)
        ]

    def between(self, entry: Sequence[float]) -> tuple[float, float]:
        """How often one comes back to the pool, and the seconds elsewhere in all of that."""
        meets = self._meets
        out = [i for i, m in enumerate(meets) if not m]
        moves = self._chain.moves
        back, time = [float(m) for m in meets], [0.0] * len(meets)
        if out:
            solver = self._chain.solver.within(out)
            first = [
                0.0 if meets[i] else fsum(q for j, q in row.items() if meets[j])
                for i, row in enumerate(moves)
            ]
            reached = solver.backward(first)
            spent = solver.backward([self._elsewhere(i) * p for i, p in enumerate(reached)])
            for i in out:
                back[i], time[i] = reached[i], spent[i]
        times = self._chain.solver.forward(entry)
        here = [(n, moves[i]) for i, n in enumerate(times) if n and meets[i]]
        gaps = fsum(n * q * back[j] for n, row in here for j, q in row.items())
        between = fsum(n * q * time[j] for n, row in here for j, q in row.items())
        return gaps, between

    def _elsewhere(self, state: int) -> float:
        if state in self._inside:
            return max((branch._length() for branch in self._inside[state]), default=0.0)
        law = self._laws.get(self._chain.ids[state])
        return law.mean if law else 0.0

    def _length(self) -> float:
        """The mean time of a branch, waits left out."""
        means = self._chain.solver.backward([self._elsewhere(i) for i in range(len(self._chain))])
        return fsum(p * means[i] for i, p in enumerate(self._chain.entry) if p > 0)


def ratio(kinds: Sequence[tuple[float, Return]], servers: int) -> float:
    """The mean wait of a pool over that with a mix of its services.

    Args:
        kinds: (customers a second, what each brings) of every kind.
        servers: >= 1; where they do not keep up, what the ratio tends to.
    """
    rows = [
        (rate * n / servers, mean, square, left) for rate, r in kinds for n, mean, square, left in r.visits
    ]
    busy = fsum(rate * mean for rate, mean, _, _ in rows)
    served = fsum(rate * square for rate, _, square, _ in rows)
    if not served:
        return 1.0
    spare = max(1 - busy, 0.0)
    whole = fsum(rate / servers * r.square for rate, r in kinds) / 2
    ahead = fsum(rate * (square / 2 + mean * left) for rate, mean, square, left in rows)
    work = fsum(rate * (mean + left) for rate, mean, _, left in rows)
    conserved = max(whole - spare * ahead, 0.0) / work  # as the mixed one, times what is spare
    back = fsum(rate * r.gaps for rate, r in kinds)
    between = fsum(rate * r.between for rate, r in kinds) / back if back else inf
    service = busy / fsum(rate for rate, *_ in rows)
    weight = 1 / (1 + between / (FADING * service)) if back else 0.0
    return 1 + weight * (conserved / (served / 2) - 1)
