"""Chains for the tests of times, and independent ways to work their times out."""

from __future__ import annotations

import math
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st

from blueprint.flow.chain.chain import Block, Chain
from blueprint.flow.time.chain import TimedChain
from blueprint.flow.time.laws import Fixed, Gamma, Law, Pert, Triangular, Waiting, together
from blueprint.flow.time.walk import Clock

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

    from blueprint.flow.time.distribution import TimeDistribution
    from blueprint.flow.time.walk import Walk


def chain(
    ways: Mapping[str, Mapping[str, float]],
    blocks: Mapping[str, Block] | None = None,
    start: Mapping[str, float] | None = None,
) -> Chain:
    """A chain from `{touchpoint: {where to: share}}`; where to is an exit unless it is a touchpoint."""
    ids = tuple(ways)
    start = start or dict.fromkeys(ids[:1], 1.0)
    return Chain(
        ids,
        tuple(start.get(name, 0.0) for name in ids),
        tuple({ids.index(to): p for to, p in row.items() if to in ways} for row in ways.values()),
        tuple({to: p for to, p in row.items() if to not in ways} for row in ways.values()),
        {ids.index(name): block for name, block in (blocks or {}).items()},
    )


def line(*names: str, end: str = "join") -> Chain:
    """Touchpoints one after the other."""
    return chain({name: {to: 1.0} for name, to in zip(names, (*names[1:], end), strict=True)})


def parallel(*branches: Chain) -> Chain:
    """A chain that is nothing but a parallel block."""
    return chain({"fork&join": {"out": 1.0}}, {"fork&join": Block("fork", "join", branches)})


def fixed(chain: Chain, *seconds: float) -> TimedChain:
    return TimedChain(chain, dict(zip(chain.ids, map(Fixed, seconds), strict=True)))


def to_exit(timed: TimedChain, name: str) -> tuple[float, Walk | None]:
    """The share of customers who leave by an exit, and the walk of those who do."""
    ways = timed.chain
    stops = [row.get(name, 0.0) for row in ways.leaves]
    lost = [math.fsum(p for other, p in row.items() if other != name) for row in ways.leaves]
    entry = {i: p for i, p in enumerate(ways.entry) if p > 0}
    return timed.walk(ways, Clock(entry, ways.moves, stops, lost))


def mean_excess(time: TimeDistribution, t: float) -> float:
    """E max(T - t, 0): the mean, less t, and the area under the cdf up to there."""
    k = int(time.cdf.points.searchsorted(t, side="right"))
    points, last = time.cdf.points[:k], time.cdf.at(t)
    area = np.diff(points) @ (time.cdf.upto[: k - 1] + time.cdf.below[1:k]) / 2
    return float(time.mean - t + area + (t - points[-1]) * (time.cdf.upto[k - 1] + last) / 2)


BRANCH = chain(  # theory 3.6, example 1
    {
        "g": {"w": 0.6, "s": 0.4},
        "w": {"c": 1},
        "c": {"b": 1},
        "s": {"b": 0.5, "out": 0.5},
        "b": {"out": 1},
    }
)
BRANCH_TIMES = fixed(BRANCH, 20, 300, 240, 90, 15)
REPAIR = chain(  # theory 3.6, example 2
    {"a": {"r": 1}, "r": {"t": 1}, "t": {"k": 0.3, "h": 0.7}, "k": {"r": 1}, "h": {"out": 1}}
)
REPAIR_TIMES = fixed(REPAIR, 10, 60, 15, 20, 10)


def shoeshine(wrong_wax: float) -> TimedChain:
    """Theory 1.3a: brush, polish, buff, payment; the wrong wax is cleaned off and polish put on again."""
    ways = {
        "brush": {"polish": 1},
        "polish": {"buff": 1 - wrong_wax, "clean": wrong_wax},
        "buff": {"pay": 1},
        "pay": {"out": 1},
        "clean": {"polish": 1},
    }
    return fixed(chain(ways), 30, 30, 45, 15, 45)


def walked_out(timed: TimedChain, until: float, negligible: float = 1e-15) -> dict[float, float]:
    """The law of the total time of fixed times, by walking all clocks: time to probability."""
    found: dict[float, float] = defaultdict(float)
    clocks: dict[tuple[float, int], float] = {(0.0, i): p for i, p in enumerate(timed.chain.entry) if p}
    while clocks:
        onward: dict[tuple[float, int], float] = defaultdict(float)
        for (t, i), p in clocks.items():
            after = t + timed.laws[timed.chain.ids[i]].mean
            found[after] += p * sum(timed.chain.leaves[i].values())
            for j, q in timed.chain.moves[i].items():
                onward[after, j] += p * q
        clocks = {key: p for key, p in onward.items() if p > negligible and key[0] <= until}
    return found


def exact_moments(
    moves: Sequence[Mapping[int, Fraction]],
    ends: Sequence[Fraction],
    means: Sequence[Fraction],
    variances: Sequence[Fraction],
) -> tuple[Fraction, Fraction]:
    """Mean and variance of the time from state 0 on, by theory 4.4 in fractions.

    `ends` are the exits whose customers are meant; the rest leaves unseen.
    """
    size = range(len(moves))

    def solve(right: Sequence[Fraction]) -> list[Fraction]:
        rows = [[Fraction(i == j) - moves[i].get(j, Fraction(0)) for j in size] + [right[i]] for i in size]
        for k in size:
            rows[k] = [x / rows[k][k] for x in rows[k]]
            for i in size:
                if i != k:
                    rows[i] = [x - rows[i][k] * y for x, y in zip(rows[i], rows[k], strict=True)]
        return [row[-1] for row in rows]

    h = solve(ends)
    u = solve([means[i] * h[i] for i in size])
    next_u = [sum((q * u[j] for j, q in moves[i].items()), Fraction(0)) for i in size]
    w = solve([(variances[i] + means[i] ** 2) * h[i] + 2 * means[i] * next_u[i] for i in size])
    return u[0] / h[0], w[0] / h[0] - (u[0] / h[0]) ** 2


seconds = st.integers(0, 600)
laws: st.SearchStrategy[Law] = st.one_of(
    seconds.map(Fixed),
    st.builds(Gamma, seconds, st.sampled_from([0.0, 0.3, 0.7, 1.0, 1.5])),
    st.builds(lambda a, m, b: Pert(a, a + m, a + m + b), seconds, seconds, seconds),
    st.builds(lambda a, m, b: Triangular(a, a + m, a + m + b), seconds, seconds, seconds),
    st.builds(lambda p, m, s: together(Waiting(p, m), Fixed(s)), st.floats(0, 1), seconds, seconds),
)


@st.composite
def shares(draw: st.DrawFn, size: int) -> list[dict[int, Fraction]]:
    """Rows of exact shares of a chain of `size` touchpoints; index `size` and `size + 1` are exits.

    Each touchpoint leads on to the next one or to an exit, so customers surely leave; any other move,
    loops and stays too, may come on top.
    """
    rows: list[dict[int, Fraction]] = []
    for i in range(size):
        weights = {draw(st.sampled_from([i + 1, size, size + 1])): draw(st.integers(1, 9))}
        for to in draw(st.lists(st.integers(0, size + 1), max_size=3)):
            weights[to] = weights.get(to, 0) + draw(st.integers(1, 9))
        total = sum(weights.values())
        rows.append({to: Fraction(w, total) for to, w in weights.items()})
    return rows


def from_shares(rows: Sequence[Mapping[int, Fraction]]) -> Chain:
    names = [*(f"t{i}" for i in range(len(rows))), "served", "lost"]
    return chain({names[i]: {names[to]: float(p) for to, p in row.items()} for i, row in enumerate(rows)})


@st.composite
def timed_chains(draw: st.DrawFn, size: int = 6, law: st.SearchStrategy[Law] = laws) -> TimedChain:
    found = from_shares(draw(shares(draw(st.integers(1, size)))))
    return TimedChain(found, {name: draw(law) for name in found.ids})


def nested(r: random.Random, depth: int = 2, prefix: str = "t", end: str = "out") -> Chain:
    """A random chain with loops, and with blocks in blocks."""
    names: list[str] = []
    blocks: dict[str, Block] = {}
    for i in range(r.randint(1, 4)):
        own = f"{prefix}{i}"
        if depth and r.random() < 0.35:
            branches = tuple(nested(r, depth - 1, own + b, own + "j") for b in "abc"[: r.randint(2, 3)])
            blocks[f"{own}&j"] = Block(own, "j", branches)
            own = f"{own}&j"
        names.append(own)
    ways: dict[str, dict[str, float]] = {}
    for i, name in enumerate(names):
        row = {names[i + 1] if i + 1 < len(names) else end: r.random() + 0.2}
        for to, chance in ((end, 0.4), (r.choice(names), 0.35)):
            if r.random() < chance:
                row[to] = row.get(to, 0.0) + r.random()
        total = sum(row.values())
        ways[name] = {to: p / total for to, p in row.items()}
    return chain(ways, blocks)


def random_law(r: random.Random) -> Law:
    m = r.choice([0, 1, 5, 20, 30, 60, 300])
    return r.choice(
        [
            Fixed(m),
            Gamma(m, r.choice([0, 0.3, 1, 2])),
            Pert(m, m * 1.5, m * 4),
            Triangular(0, m, m * 2),
            together(Waiting(r.random(), m), Fixed(10)),
        ]
    )
