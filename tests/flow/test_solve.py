"""The solver against exact fractions, and on loops that are hardly ever left."""

from __future__ import annotations

import random
import subprocess
import sys
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.flow.chain.chain import Chain
from blueprint.flow.linear import sparse as elimination
from blueprint.flow.linear.solver import ClosedLoop, Solver, components
from tests.experience.cases import chains, random_chain, rework_example, tried
from tests.experience.oracle import fundamental

EXACT = 1e-13


def solver_of(chain: Chain) -> Solver:
    return Solver(chain.moves, [sum(row.values()) for row in chain.leaves])


def assert_close(found: list[float], exact: list[Fraction], rel: float = EXACT) -> None:
    assert len(found) == len(exact)
    for f, e in zip(found, exact, strict=True):
        assert abs(Fraction(f) - e) <= rel * abs(e)


def test_visits_of_the_rework_example() -> None:
    chain, _ = rework_example()
    visits = solver_of(chain).forward(chain.entry)

    assert visits == pytest.approx([1, 1 / 0.7, 1 / 0.7, 0.3 / 0.7, 1], rel=1e-15)


@tried
@given(chains(), st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_all_solves_are_exact(chain: Chain, vector: list[int]) -> None:
    n = len(chain)
    exact, solver, v = fundamental(chain), solver_of(chain), [float(x) for x in vector[:n]]

    assert_close(solver.forward(v), [sum(vector[i] * exact[i][j] for i in range(n)) for j in range(n)])
    assert_close(solver.backward(v), [sum(exact[i][j] * vector[j] for j in range(n)) for i in range(n)])
    assert_close(solver.diagonal(), [exact[i][i] for i in range(n)])


@tried
@given(chains(), st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_visits_from_a_few_places_are_the_same_to_the_last_digit(chain: Chain, entering: list[int]) -> None:
    start = {i: n / 3 for i, n in zip(range(len(chain)), entering, strict=False) if n}
    solver = solver_of(chain)
    visits = solver.forward([start.get(i, 0.0) for i in range(len(chain))])

    assert list(solver.visited(start).items()) == [(i, n) for i, n in enumerate(visits) if n]


@tried
@given(chains(), st.sets(st.integers(0, 5)))
def test_within_some_states(chain: Chain, kept: set[int]) -> None:
    states = sorted(k for k in kept if k < len(chain))
    exact, solver = fundamental(chain, states), solver_of(chain).within(states)
    n = len(chain)
    full = [[Fraction(0)] * n for _ in range(n)]
    for x, i in enumerate(states):
        for y, j in enumerate(states):
            full[i][j] = exact[x][y]

    assert_close(solver.forward([1.0] * n), [sum(full[i][j] for i in range(n)) for j in range(n)])
    assert_close(solver.backward([1.0] * n), [sum(row) for row in full])
    assert_close(solver.diagonal(), [full[i][i] for i in range(n)])


@tried
@given(chains(), st.lists(st.integers(-9, 9), min_size=6, max_size=6))
def test_mixed_signs(chain: Chain, vector: list[int]) -> None:
    n = len(chain)
    exact, solver, v = fundamental(chain), solver_of(chain), [float(x) for x in vector[:n]]
    size = max(max(row) for row in exact) * 9 * n

    for found, expected in (
        (solver.forward(v), [sum(vector[i] * exact[i][j] for i in range(n)) for j in range(n)]),
        (solver.backward(v), [sum(exact[i][j] * vector[j] for j in range(n)) for i in range(n)]),
    ):
        assert all(abs(Fraction(f) - e) <= EXACT * size for f, e in zip(found, expected, strict=True))


@pytest.mark.parametrize("leave", [1e-3, 1e-9, 1e-12, 1e-15, 1e-100])
def test_a_loop_that_is_hardly_ever_left_keeps_its_digits(leave: float) -> None:
    """Two touchpoints that send customers to and fro: 1 / leave rounds, each left with `leave`."""
    solver = Solver([{1: 1 - leave}, {0: 1.0}], [leave, 0.0])

    assert_close(solver.forward([1.0, 0.0]), [1 / Fraction(leave), (1 - Fraction(leave)) / Fraction(leave)])
    assert_close(solver.diagonal(), [1 / Fraction(leave)] * 2)


@pytest.mark.parametrize("size", [40, 700])
def test_a_large_tangle_that_is_hardly_ever_left(size: int) -> None:
    """Everybody leaves in the end; with one state to leave from, it is visited 1 / leave times."""
    rng = random.Random(size)
    moves, leave = [], []
    for i in range(size):
        targets = {(i + 1) % size: 1.0} | {rng.randrange(size): rng.random() for _ in range(3)}
        targets.pop(i, None)
        out = 1e-12 if i == 0 else 0.0
        total = sum(targets.values()) / (1 - out)
        moves.append({j: w / total for j, w in targets.items()})
        leave.append(out)
    solver = Solver(moves, leave)
    entry = [0.0] * (size - 1) + [1.0]

    assert solver.forward(entry)[0] == pytest.approx(1e12, rel=1e-11)
    assert solver.backward(leave) == pytest.approx([1.0] * size, rel=1e-11)
    assert solver.diagonal()[0] == pytest.approx(1e12, rel=1e-11)


@pytest.mark.parametrize("dense_from", [4, 12])
def test_the_dense_remainder_is_as_exact(dense_from: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "_DENSE_FROM", dense_from)
    for seed in range(6):
        chain = random_chain(random.Random(seed), 20, loops=0.6)
        exact, solver = fundamental(chain), solver_of(chain)

        assert_close(solver.forward([1.0] * 20), [sum(row[j] for row in exact) for j in range(20)])
        assert_close(solver.backward([1.0] * 20), [sum(row) for row in exact])
        assert_close(solver.diagonal(), [exact[i][i] for i in range(20)])


@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_numpy_on_a_few_hundred_touchpoints(seed: int) -> None:
    chain = random_chain(random.Random(seed), 400, loops=0.4)
    q = np.zeros((400, 400))
    for i, row in enumerate(chain.moves):
        q[i, list(row)] = list(row.values())
    solver = solver_of(chain)
    n = np.linalg.inv(np.eye(400) - q)

    assert solver.forward(chain.entry) == pytest.approx(
        (np.array(chain.entry) @ n).tolist(), rel=1e-9, abs=1e-12
    )
    assert solver.diagonal() == pytest.approx(np.diag(n).tolist(), rel=1e-9)


def test_a_stay_makes_visits_more() -> None:
    assert Solver([{0: 0.75}], [0.25]).forward([1.0]) == [4.0]


def test_customers_who_never_leave_are_named() -> None:
    with pytest.raises(ClosedLoop) as caught:
        Solver([{1: 1.0}, {2: 0.5, 3: 0.5}, {1: 1.0}, {4: 1.0}, {3: 1.0}, {}], [0, 0, 0, 0, 0, 0])

    assert caught.value.loops == ((3, 4), (5,))
    assert caught.value.states == (3, 4, 5)
    assert str(ClosedLoop([(1, 0)], ["mend", "check"])) == "closed loop: customers never leave mend, check"


def test_a_loop_left_with_probability_0_is_closed() -> None:
    with pytest.raises(ClosedLoop):
        Solver([{1: 1.0}, {0: 1.0, 2: 0.0}, {}], [0.0, 0.0, 1.0])


def test_a_connection_nobody_takes_hides_no_closed_loop() -> None:
    with pytest.raises(ClosedLoop) as caught:
        Solver([{1: 0.5}, {0: 0.0, 2: 1.0}, {1: 1.0}], [0.5, 0.0, 0.0])

    assert caught.value.states == (1, 2)


def test_components_come_before_those_that_lead_to_them() -> None:
    found = components([{1: 1.0}, {2: 0.5, 0: 0.5}, {3: 1.0}, {}])

    assert [sorted(part) for part in found] == [[3], [2], [0, 1]]


def test_no_touchpoints() -> None:
    assert Solver([], []).forward([]) == []


def test_deep_chains_do_not_recurse() -> None:
    n = 30_000
    solver = Solver([{i + 1: 1.0} for i in range(n - 1)] + [{}], [0.0] * (n - 1) + [1.0])

    assert solver.backward([1.0] * n)[0] == n


def test_importing_stays_light() -> None:
    code = "import sys, blueprint.flow.linear.solver, blueprint.flow.visits.visits, blueprint.experience; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not {"numpy", "scipy", "networkx", "pydantic"}.intersection(loaded)


def test_within_within() -> None:
    chain = random_chain(random.Random(3), 6, loops=0.6)
    twice = solver_of(chain).within([0, 1, 2, 4]).within([1, 2, 4, 5])
    once = solver_of(chain).within([1, 2, 4])

    assert twice.forward([1.0] * 6) == once.forward([1.0] * 6)
    assert twice.diagonal() == once.diagonal()
