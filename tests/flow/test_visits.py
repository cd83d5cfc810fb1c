"""Visits, reach, exits and unavoidability, blocks included."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.flow.chain.chain import Block, Chain
from blueprint.flow.linear.solver import ClosedLoop
from blueprint.flow.visits.visits import visits
from tests.experience.cases import branch_example, chain, chains, parallel, rework_example, tried
from tests.experience.oracle import flat, fractions, fundamental, inverse, routes


def test_the_branch_example() -> None:
    """Theory 3.6, example 1."""
    found = visits(branch_example()[0])

    assert found.visits == pytest.approx({"g": 1, "w": 0.6, "c": 0.6, "s": 0.4, "b": 0.8})
    assert found.reach == pytest.approx(found.visits)
    assert found.last == pytest.approx({"g": 0, "w": 0, "c": 0, "s": 0.2, "b": 0.8})
    assert found.exits == pytest.approx({"exit": 1.0})


def test_the_rework_example() -> None:
    """Theory 3.6, example 2."""
    found = visits(rework_example()[0])

    assert found.visits == pytest.approx(
        {"a": 1, "r": 1.428571, "t": 1.428571, "k": 0.428571, "h": 1}, abs=1e-6
    )
    assert found.reach["k"] == pytest.approx(0.3, rel=1e-15)
    assert found.unavoidability == pytest.approx({"a": 1, "r": 1, "t": 1, "k": 0.3, "h": 1})


@tried
@given(chains())
def test_every_figure_of_a_chain_is_exact(made: Chain) -> None:
    n = len(made)
    alpha, q, leave = fractions(made)
    inv = fundamental(made)
    v = [sum(alpha[i] * inv[i][j] for i in range(n)) for j in range(n)]
    found = visits(made, {"served"})

    for j, name in enumerate(made.ids):
        assert found.visits[name] == pytest.approx(float(v[j]), rel=1e-13)
        assert found.reach[name] == pytest.approx(float(v[j] / inv[j][j]), rel=1e-13)
        assert found.last[name] == pytest.approx(float(v[j] * leave[j]), rel=1e-13)
        assert found.visits[name] >= made.entry[j] - 1e-15
    assert sum(found.last.values()) == pytest.approx(1, rel=1e-13)
    assert sum(found.exits.values()) == pytest.approx(1, rel=1e-13)

    # Theory 2.4: 1 - P(success avoiding i) / P(success), with i taken out of the chain.
    good = [Fraction(row.get("served", 0)) for row in made.leaves]
    success = sum(v[j] * good[j] for j in range(n))
    if not success:
        assert found.unavoidability is None
        return
    assert found.unavoidability is not None
    for i, name in enumerate(made.ids):
        rest = [j for j in range(n) if j != i]
        around = inverse([[(a == b) - q[a][b] for b in rest] for a in rest])
        avoiding = sum(
            alpha[a] * around[x][y] * good[b] for x, a in enumerate(rest) for y, b in enumerate(rest)
        )
        assert found.unavoidability[name] == pytest.approx(float(1 - avoiding / success), abs=1e-13)


@tried
@given(chains())
def test_unavoidable_means_dominator_of_the_success_exit(made: Chain) -> None:
    """Theory 8 (6)."""
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_nodes_from(["in", "served"])
    for i in range(len(made)):
        graph.add_edges_from((i, j) for j in made.moves[i])
        if made.entry[i]:
            graph.add_edge("in", i)
        if "served" in made.leaves[i]:
            graph.add_edge(i, "served")
    found = visits(made, {"served"}).unavoidability
    if found is None:
        assert not nx.has_path(graph, "in", "served")
        return
    above = nx.immediate_dominators(graph, "in")
    dominators, node = set(), above["served"]
    while node != "in":
        dominators.add(made.ids[node])  # type: ignore[call-overload]
        node = above[node]

    assert {name for name, u in found.items() if u > 1 - 1e-12} == dominators


def test_touchpoints_of_a_block() -> None:
    branch = chain({"a": {"j": 0.5, "b": 0.5}, "b": {"a": 0.5, "j": 0.5}})
    other = chain({"c": {"j": 1.0}})
    made = chain(
        {"f": {"f&j": 1.0}, "j": {"f": 0.2, "out": 0.6, "lost": 0.2}, "f&j": {"j": 1.0}},
        blocks=[Block("f", "j", (branch, other))],
    )
    found = visits(made, {"out"})

    assert "f&j" not in found.visits
    assert found.visits == pytest.approx(
        {"f": 1.25, "j": 1.25, "a": 1.25 * 4 / 3, "b": 1.25 * 2 / 3, "c": 1.25}
    )
    # b in a pass: 1/2; another pass with probability 1/5 each time: 1/2 / (1/2 + 1/2 * 4/5).
    assert found.reach == pytest.approx({"f": 1, "j": 1, "a": 1, "b": 5 / 9, "c": 1})
    assert found.last == pytest.approx({"f": 0, "j": 1, "a": 0, "b": 0, "c": 0})
    assert found.exits == pytest.approx({"out": 0.75, "lost": 0.25})
    assert found.unavoidability == pytest.approx({"f": 1, "j": 1, "a": 1, "b": 5 / 9, "c": 1})


@tried
@given(st.integers(0, 2**32))
def test_nested_blocks_against_all_routes(seed: int) -> None:
    made = parallel(random.Random(seed), depth=2)
    count: Counter[str] = Counter()
    ever: Counter[str] = Counter()
    for p, events in routes(made):
        for name in flat(events):
            count[name] += p  # type: ignore[assignment]
        for name in set(flat(events)):
            ever[name] += p  # type: ignore[assignment]
    found = visits(made)

    names = [name for name in found.visits if "&" not in name]
    assert names == list(found.visits)
    assert found.visits == pytest.approx({name: float(count[name]) for name in names}, rel=1e-13)
    assert found.reach == pytest.approx({name: float(ever[name]) for name in names}, rel=1e-13)


@tried
@given(st.integers(0, 2**32))
def test_a_branch_put_in_place_of_its_block_is_an_ordinary_chain(seed: int) -> None:
    made = parallel(random.Random(seed), loops=0.3, back=0.25)
    found = visits(made)
    block = made.blocks[2]
    for branch in block.branches:
        offset = len(made)
        moves = [dict(row) for row in made.moves]
        moves[2] = {offset + i: p for i, p in enumerate(branch.entry) if p}
        for row, leaves in zip(branch.moves, branch.leaves, strict=True):
            onward = {offset + j: p for j, p in row.items()}
            moves.append(onward | ({1: leaves[block.join]} if leaves else {}))
        flattened = Chain(
            (*made.ids, *branch.ids),
            (*made.entry, *[0.0] * len(branch)),
            tuple(moves),
            (*made.leaves, *[{} for _ in branch.ids]),
        )
        expected = visits(flattened)
        for name in branch.ids:
            assert found.visits[name] == pytest.approx(expected.visits[name], rel=1e-12)
            assert found.reach[name] == pytest.approx(expected.reach[name], rel=1e-12)
            assert (found.unavoidability or {})[name] == pytest.approx(
                (expected.unavoidability or {})[name], rel=1e-12
            )


def test_nobody_succeeds() -> None:
    assert visits(branch_example()[0], {"elsewhere"}).unavoidability is None


def test_a_touchpoint_nobody_comes_to() -> None:
    found = visits(chain({"a": {"out": 1.0}, "b": {"out": 1.0}}))

    assert (found.visits["b"], found.reach["b"]) == (0, 0)


@pytest.mark.parametrize("leave", [1e-9, 1e-12])
def test_reach_past_a_loop_that_is_hardly_ever_left(leave: float) -> None:
    found = visits(
        chain({"a": {"b": 1.0}, "b": {"a": 1 - leave, "out": leave / 2, "c": leave / 2}, "c": {"out": 1.0}})
    )

    assert found.visits["a"] == pytest.approx(1 / leave, rel=1e-12)
    assert found.reach == pytest.approx({"a": 1, "b": 1, "c": 0.5}, rel=1e-14)


def test_closed_loops_are_named_by_their_touchpoints() -> None:
    with pytest.raises(ClosedLoop) as caught:
        visits(chain({"in": {"mend": 0.5, "out": 0.5}, "mend": {"check": 1.0}, "check": {"mend": 1.0}}))

    assert caught.value.ids == ("mend", "check")
