"""The formulas of the theory in exact fractions, and plain enumeration of routes: nothing shared with the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

import numpy as np

from blueprint.experience import Feeling
from blueprint.flow.chain.chain import Chain

Row = list[Fraction]
Key = Callable[[float], tuple[float, bool]]

KEYS: dict[str, Key] = {
    "extreme": lambda e: (abs(e), e < 0),
    "max": lambda e: (e, False),
    "min": lambda e: (-e, False),
}


def inverse(a: Sequence[Sequence[Fraction]]) -> list[Row]:
    n = len(a)
    m = [[*row, *(Fraction(i == j) for j in range(n))] for i, row in enumerate(a)]
    for c in range(n):
        pivot = next(r for r in range(c, n) if m[r][c])
        m[c], m[pivot] = m[pivot], m[c]
        m[c] = [v / m[c][c] for v in m[c]]
        for r in range(n):
            if r != c and m[r][c]:
                m[r] = [v - m[r][c] * w for v, w in zip(m[r], m[c], strict=True)]
    return [row[n:] for row in m]


def fractions(chain: Chain) -> tuple[Row, list[Row], Row]:
    """Entry, Q, and total leave probability."""
    n = len(chain)
    q = [[Fraction(chain.moves[i].get(j, 0)) for j in range(n)] for i in range(n)]
    leave = [sum((Fraction(p) for p in row.values()), Fraction(0)) for row in chain.leaves]
    return [Fraction(a) for a in chain.entry], q, leave


def fundamental(chain: Chain, states: Sequence[int] | None = None) -> list[Row]:
    """(I - Q)^-1 on some states."""
    _, q, _ = fractions(chain)
    kept = range(len(chain)) if states is None else states
    return inverse([[(i == j) - q[i][j] for j in kept] for i in kept])


def censored(chain: Chain, felt: Sequence[bool]) -> tuple[list[int], Row, list[Row], Row, Fraction]:
    """Theory 3.3 (8): felt states, their entry, moves and leaves, and the mass that experiences nothing."""
    alpha, q, leave = fractions(chain)
    f = [i for i in range(len(chain)) if felt[i]]
    b = [i for i in range(len(chain)) if not felt[i]]
    n = inverse([[(i == j) - q[i][j] for j in b] for i in b])
    via = [
        [sum((q[i][b[k]] * n[k][m] for k in range(len(b))), Fraction(0)) for m in range(len(b))] for i in f
    ]
    moves = [
        [q[i][j] + sum((via[x][m] * q[b[m]][j] for m in range(len(b))), Fraction(0)) for j in f]
        for x, i in enumerate(f)
    ]
    leaves = [
        leave[i] + sum((via[x][m] * leave[b[m]] for m in range(len(b))), Fraction(0)) for x, i in enumerate(f)
    ]
    start = [sum((alpha[b[k]] * n[k][m] for k in range(len(b))), Fraction(0)) for m in range(len(b))]
    entry = [alpha[j] + sum((start[m] * q[b[m]][j] for m in range(len(b))), Fraction(0)) for j in f]
    nothing = sum((start[m] * leave[b[m]] for m in range(len(b))), Fraction(0))
    return f, entry, moves, leaves, nothing


def table(
    chain: Chain, feelings: Mapping[str, Feeling], peak: str = "extreme"
) -> dict[tuple[str, str], Fraction]:
    """J of theory 3.3 (5) by differences of G, a solve per touchpoint, on the censored chain."""
    states, entry, q, leave, _ = censored(chain, [feelings[name].experienced for name in chain.ids])
    names = [chain.ids[i] for i in states]
    declared = list(feelings)
    score = [feelings[name].score or 0 for name in names]
    order = sorted(range(len(names)), key=lambda i: (KEYS[peak](score[i]), declared.index(names[i])))
    before = [Fraction(0)] * len(names)
    found = {}
    for k in range(len(order)):
        s = order[: k + 1]
        n = inverse([[(i == j) - q[i][j] for j in s] for i in s])
        now = [Fraction(0)] * len(names)
        for y, j in enumerate(s):
            now[j] = sum((entry[i] * n[x][y] for x, i in enumerate(s)), Fraction(0)) * leave[j]
        for j in range(len(names)):
            found[names[order[k]], names[j]] = now[j] - before[j]
        before = now
    return found


def remembered(
    chain: Chain, feelings: Mapping[str, Feeling], peak: str = "extreme", weight: Fraction = Fraction(1, 2)
) -> Fraction:
    """E[U] of customers who experience something."""
    joint = table(chain, feelings, peak)
    score = {name: Fraction(f.score or 0) for name, f in feelings.items()}
    total = sum(joint.values())
    return (
        sum((p * (weight * score[i] + (1 - weight) * score[j]) for (i, j), p in joint.items()), Fraction(0))
        / total
    )


def peak_shares(
    chain: Chain, feelings: Mapping[str, Feeling], peak: str = "extreme"
) -> dict[str | None, float]:
    """Touchpoint, or None for nothing felt, to the probability of being the peak; of equals the last on the route.

    States that also know the strongest touchpoint so far: an ordinary chain, left where it is known.
    """
    n, key = len(chain), KEYS[peak]

    def after(before: int, i: int) -> int:
        """The strongest so far, n for nothing, after a visit to i."""
        f, best = feelings[chain.ids[i]], feelings[chain.ids[before]] if before < n else None
        beats = best is None or key(f.score or 0) >= key(best.score or 0)
        return i if f.experienced and beats else before

    alpha, q, leave = fractions(chain)
    at = {pair: k for k, pair in enumerate(product(range(n), range(n + 1)))}
    matrix, entry = np.eye(len(at)), np.zeros(len(at))
    for (i, b), k in at.items():
        for j in range(n):
            matrix[k, at[j, after(b, j)]] -= float(q[i][j])
    for i in range(n):
        entry[at[i, after(n, i)]] += float(alpha[i])
    left = np.linalg.solve(matrix.T, entry)
    return {
        name: sum(float(left[at[i, b]] * leave[i]) for i in range(n))
        for b, name in enumerate((*chain.ids, None))
    }


Event = tuple[tuple[str, ...], ...]  # of one branch each; an ordinary touchpoint is one branch of one


def routes(chain: Chain) -> Iterator[tuple[Fraction, tuple[Event, ...]]]:
    """All routes of a chain without loops, with what the branches of every block did."""

    def onward(i: int) -> Iterator[tuple[Fraction, tuple[Event, ...]]]:
        for here, event in visits(chain, i):
            for p in chain.leaves[i].values():
                yield here * Fraction(p), (event,)
            for j, p in chain.moves[i].items():
                for rest, events in onward(j):
                    yield here * Fraction(p) * rest, (event, *events)

    for i, share in enumerate(chain.entry):
        if share:
            for p, events in onward(i):
                yield Fraction(share) * p, events


def visits(chain: Chain, i: int) -> Iterator[tuple[Fraction, Event]]:
    """What one visit to a state can be: itself, or a combination of routes through the branches of a block."""
    if i not in chain.blocks:
        yield Fraction(1), ((chain.ids[i],),)
        return
    branches = [
        [
            (p, tuple(name for event in events for part in event for name in part))
            for p, events in routes(branch)
        ]
        for branch in chain.blocks[i].branches
    ]
    for combination in product(*branches):
        p = Fraction(1)
        for q, _ in combination:
            p *= q
        yield p, tuple(walked for _, walked in combination)


def peak_of(names: Sequence[str], feelings: Mapping[str, Feeling], peak: str = "extreme") -> str | None:
    """The peak touchpoint of what was visited, of equals the last, straight from theory 3.2."""
    felt = [name for name in names if feelings[name].experienced]
    return max(reversed(felt), key=lambda name: KEYS[peak](feelings[name].score or 0), default=None)


def flat(events: Sequence[Event]) -> list[str]:
    return [name for event in events for branch in event for name in branch]
