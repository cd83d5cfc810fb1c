"""Walks whose visits have weights, against exact fractions."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.flow.chain.chain import Chain
from blueprint.flow.linear.weighted import Weighted
from blueprint.flow.time.elimination import plan
from tests.experience.cases import chains, tried
from tests.experience.oracle import fractions, inverse


def weighted(chain: Chain, weights: list[Fraction]) -> Weighted:
    """At two points, the second with weights of 1."""
    below = [np.array([float(w), 1.0]) for w in weights]
    above = [np.array([float(1 - w), 0.0]) for w in weights]
    start = {i: p for i, p in enumerate(chain.entry) if p}
    order = plan(chain.moves, start).order
    return Weighted(chain.moves, start, chain.leaving, below, above, chain.solver.components, order)


def value(chain: Chain, weights: list[Fraction]) -> Fraction:
    """The sum over all routes, by the fundamental matrix."""
    entry, q, leave = fractions(chain)
    size = range(len(chain))
    n = inverse([[(i == j) - weights[i] * q[i][j] for j in size] for i in size])
    return sum((entry[i] * n[i][j] * weights[j] * leave[j] for i in size for j in size), Fraction(0))


@given(chains(max_size=7, loops=0.5), st.integers(0, 2**32))
@tried
def test_one_weight_changed_is_the_walk_solved_anew(chain: Chain, seed: int) -> None:
    rng = random.Random(seed)
    weights = [Fraction(rng.randint(0, 8), 8) for _ in chain.ids]
    found = weighted(chain, weights)

    assert found.value == pytest.approx([float(value(chain, weights)), 1.0], rel=1e-13)
    for i in range(len(chain)):
        other = Fraction(rng.randint(0, 8), 8)
        exact = float(value(chain, [*weights[:i], other, *weights[i + 1 :]]))
        assert found.changed(i, float(other - weights[i]))[0] == pytest.approx(exact, rel=1e-12, abs=1e-15)


def test_a_loop_that_is_hardly_ever_left_costs_no_digits() -> None:
    """All go round, one in 10^12 leaves each time; with weight w a round is passed by w only."""
    leaves = 1e-12
    chain = Chain(("a", "b"), (1.0, 0.0), ({1: 1.0}, {0: 1 - leaves}), ({}, {"out": leaves}))
    found = weighted(chain, [Fraction(1), Fraction(1)])

    assert found.value[0] == pytest.approx(1.0, rel=1e-15)
    assert found.arriving[0][0] == pytest.approx(1e12, rel=1e-15)
    assert found.changed(0, -leaves)[0] == pytest.approx(0.5, rel=1e-12)
