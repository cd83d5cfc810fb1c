"""Felt scores that vary, another way: laws by bisection, plain matrices and enumeration of routes.

Nothing here calls the code under test. A law is a dictionary from score to probability.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import ndtr

from blueprint.experience import Feeling
from blueprint.flow.chain.chain import Chain
from tests.experience import oracle

Law = dict[float, float]
Key = Callable[[float], tuple[float, bool]]
KEYS: dict[str, tuple[Key, Key]] = {
    "extreme": (lambda e: (abs(e), e < 0), lambda e: (abs(e), e > 0)),
    "max": (lambda e: (e, False),) * 2,
    "min": (lambda e: (-e, False),) * 2,
}


@cache
def law(score: float, spread: float, scale: float, step: float) -> Law:
    """Normal, on a grid, beyond the ends on the ends, the latent mean found by halving."""
    if spread == 0 or abs(score) >= scale:
        return {score: 1.0}
    n = round(scale / step)
    grid = np.arange(-n, n + 1) * scale / n
    borders = (grid[1:] + grid[:-1]) / 2

    def at(mean: float) -> np.ndarray:
        return np.diff(ndtr((borders - mean) / spread), prepend=0.0, append=1.0)

    low, high = -scale - 9 * spread, scale + 9 * spread
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if at(middle) @ grid < score else (low, middle)
    return dict(zip(grid.tolist(), at(low).tolist(), strict=True))


def mean_of(distribution: Mapping[float, float]) -> float:
    return sum(v * p for v, p in distribution.items())


def laws_of(feelings: Mapping[str, Feeling], scale: float, *, failing: bool = False) -> dict[str, Law]:
    felt = {name: f for name, f in feelings.items() if f.experienced}
    least = min((f.spread for f in felt.values() if f.spread), default=scale)
    step = scale / np.ceil(scale / min(scale / 15, least / 2))
    found = {}
    for name, f in felt.items():
        made: Law = defaultdict(float)
        chance = f.fail_chance * (1 - f.caught) if failing else 0.0
        for weight, score in ((1 - chance, f.score), (chance, f.bad)):
            for value, p in law(score or 0.0, f.spread, scale, step).items() if weight else ():
                made[value] += weight * p
        found[name] = dict(made)
    return found


@dataclass
class Found:
    """Over those who feel something: the levels in the order of the peak, and P(peak, end) of each order."""

    weight: float
    joint: list[tuple[list[float], np.ndarray]]
    first: Law

    @property
    def remembered(self) -> float:
        return mean_of(self.u)

    @property
    def peak(self) -> Law:
        return self._law(lambda peak, _: peak)

    @property
    def end(self) -> Law:
        return self._law(lambda _, end: end)

    @property
    def u(self) -> Law:
        return self._law(lambda peak, end: self.weight * peak + (1 - self.weight) * end)

    def _law(self, value: Callable[[float, float], float]) -> Law:
        found: Law = defaultdict(float)
        for levels, joint in self.joint:
            for k, e in zip(*np.nonzero(joint), strict=True):
                found[value(levels[k], levels[e])] += float(joint[k, e])
        return found


def by_matrices(chain: Chain, laws: Mapping[str, Law], peak: str, weight: float, *, shared: bool) -> Found:
    """Theory 3.3 (6) on the censored chain: differences of alpha Phi (I - Q Phi)^-1 r, level by level."""
    states, entry, moves, leaves, nothing = oracle.censored(chain, [name in laws for name in chain.ids])
    names = [chain.ids[i] for i in states]
    alpha, q, r = (np.array(x, dtype=float) for x in (entry, moves, leaves))
    felt = 1 - float(nothing)
    keys = KEYS[peak] if shared else KEYS[peak][:1]
    found = Found(weight, [], {})
    for key in keys:
        levels, p = _levels([laws[name] for name in names], key)
        found.first = dict(zip(levels, alpha @ p / felt, strict=True))
        inside = np.tril(np.ones((len(levels), len(levels))))[:, None] * p
        phi = inside.sum(axis=2)
        arriving = np.linalg.solve(np.eye(len(names)) - q.T * phi[:, None], alpha[:, None])[..., 0]
        until = np.einsum("ki,kie->ke", arriving * r, inside)
        found.joint.append((levels, np.diff(until, axis=0, prepend=0.0) / felt / len(keys)))
    return found


def _levels(laws: Sequence[Law], key: Key) -> tuple[list[float], np.ndarray]:
    levels = sorted({v for law in laws for v in law}, key=key)
    return levels, np.array([[law.get(v, 0.0) for v in levels] for law in laws])


def by_routes(
    chain: Chain, laws: Mapping[str, Law], peak: str, weight: float, *, shared: bool
) -> tuple[Found, dict[str, float], float]:
    """Every route of a chain without loops, with the laws of its visits; also the peak shares, and how many peak last.

    What is felt on a route is independent. Of equals the last is the peak, and where they are shared half the first.
    """
    routes = [(float(p), [n for n in oracle.flat(events) if n in laws]) for p, events in oracle.routes(chain)]
    felt = sum(p for p, route in routes if route)
    keys = KEYS[peak] if shared else KEYS[peak][:1]
    found, psi, same = Found(weight, [], defaultdict(float)), dict.fromkeys(laws, 0.0), 0.0
    for key in keys:
        levels, p = _levels(list(laws.values()), key)
        row = {name: k for k, name in enumerate(laws)}
        joint = np.zeros((len(levels), len(levels)))
        for share, route in routes:
            if not route:
                continue
            w = share / felt / len(keys)
            chance = p[[row[name] for name in route]]
            until = chance.cumsum(axis=1)
            below = until - chance
            for earlier, later in ((until, below), (below, until)) if shared else ((until, below),):
                for i, name in enumerate(route):
                    top = (chance[i] * earlier[:i].prod(axis=0) * later[i + 1 :].prod(axis=0)).sum()
                    psi[name] += w * top / (2 if shared else 1)
                    same += w * top / (2 if shared else 1) * (i == len(route) - 1)
            rest, less = until[:-1].prod(axis=0), below[:-1].prod(axis=0)
            joint += w * (np.diag(rest * chance[-1]) + np.tril(np.outer(rest - less, chance[-1]), -1))
            for value, q in laws[route[0]].items():
                found.first[value] += w * q
        found.joint.append((levels, joint))
    return found, psi, same


def simulated(
    chain: Chain, laws: Mapping[str, Law], rng: np.random.Generator, walkers: int
) -> tuple[float, float]:
    """E[U] of customers walked one by one through blocks and loops, extreme peak shared, and its standard error."""
    drawn = {name: (np.array(list(a)), np.cumsum(list(a.values()))) for name, a in laws.items()}
    remembered = []
    for _ in range(walkers):
        scores = [e for name in _route(chain, rng) if name in laws for e in [_draw(drawn[name], rng)]]
        if scores:
            size = max(map(abs, scores))
            signs = {e for e in scores if abs(e) == size}
            remembered.append((sum(signs) / len(signs) + scores[-1]) / 2)
    return float(np.mean(remembered)), float(np.std(remembered) / len(remembered) ** 0.5)


def _draw(drawn: tuple[np.ndarray, np.ndarray], rng: np.random.Generator) -> float:
    values, until = drawn
    return float(values[min(np.searchsorted(until, rng.random()), len(values) - 1)])


def _route(chain: Chain, rng: np.random.Generator) -> Sequence[str]:
    """Branches one after the other: in which order does not matter where something is felt after the block."""
    i = rng.choice(len(chain), p=chain.entry)
    found: list[str] = []
    while True:
        if i in chain.blocks:
            for branch in chain.blocks[i].branches:
                found += _route(branch, rng)
        else:
            found.append(chain.ids[i])
        row = chain.moves[i]
        at = np.searchsorted(np.cumsum(list(row.values())), rng.random(), side="right")
        if at >= len(row):
            return found
        i = list(row)[at]
