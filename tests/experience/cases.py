"""Chains written by name, the worked examples of the theory, and random chains that floats hold exactly."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from hypothesis import settings
from hypothesis import strategies as st

from blueprint.experience import Feeling
from blueprint.flow.chain.chain import Block, Chain

Moves = Mapping[str, Mapping[str, float]]

# The oracle takes its time; the first example imports numpy.
tried = settings(max_examples=60)


def chain(moves: Moves, entry: Mapping[str, float] | None = None, blocks: Sequence[Block] = ()) -> Chain:
    """A chain; names that are no touchpoint are exits, the first touchpoint is the entry unless said otherwise."""
    ids = tuple(moves)
    index = {name: i for i, name in enumerate(ids)}
    entry = entry or {ids[0]: 1.0}
    return Chain(
        ids=ids,
        entry=tuple(entry.get(name, 0.0) for name in ids),
        moves=tuple({index[t]: p for t, p in row.items() if t in index and p} for row in moves.values()),
        leaves=tuple({t: p for t, p in row.items() if t not in index and p} for row in moves.values()),
        blocks={index[f"{block.fork}&{block.join}"]: block for block in blocks},
    )


def scored(**scores: float | None) -> dict[str, Feeling]:
    return {name: Feeling(score=score) for name, score in scores.items()}


def line(scores: Sequence[float | None]) -> tuple[Chain, dict[str, Feeling]]:
    """One route through touchpoints t0, t1, ...; None: backstage."""
    names = [f"t{i}" for i in range(len(scores))]
    moves = {name: {after: 1.0} for name, after in zip(names, [*names[1:], "out"], strict=True)}
    feelings = {
        name: Feeling(score=score, experienced=score is not None)
        for name, score in zip(names, scores, strict=True)
    }
    return chain(moves), feelings


def branch_example() -> tuple[Chain, dict[str, Feeling]]:
    """Theory 3.6, example 1."""
    moves = {
        "g": {"w": 0.6, "s": 0.4},
        "w": {"c": 1.0},
        "c": {"b": 1.0},
        "s": {"b": 0.5, "exit": 0.5},
        "b": {"exit": 1.0},
    }
    return chain(moves), scored(g=1, w=-3, c=2, s=1, b=3)


def rework_example() -> tuple[Chain, dict[str, Feeling]]:
    """Theory 3.6, example 2."""
    moves = {"a": {"r": 1.0}, "r": {"t": 1.0}, "t": {"k": 0.3, "h": 0.7}, "k": {"r": 1.0}, "h": {"exit": 1.0}}
    return chain(moves), scored(a=0, r=-1, t=1, k=-4, h=3)


def random_chain(
    rng: random.Random,
    size: int,
    *,
    loops: float = 0.3,
    exits: Sequence[str] = ("served", "lost"),
    prefix: str = "t",
    grain: int = 16,
) -> Chain:
    """Probabilities are multiples of 1/grain, so that floats and fractions agree; every state can leave."""
    names = [f"{prefix}{i}" for i in range(size)]
    moves: dict[str, dict[str, float]] = {}
    for i, name in enumerate(names):
        row: dict[str, int] = {}
        onward = names[i + 1] if i + 1 < size else rng.choice(exits)
        row[onward] = 1  # keeps every exit within reach
        left = grain - 1
        while left:
            weight = rng.randint(1, left)
            back = rng.random() < loops
            target = rng.choice(names[: i + 1] if back else [*names[i + 1 :], *exits])
            row[target] = row.get(target, 0) + weight
            left -= weight
        moves[name] = {t: w / grain for t, w in row.items()}
    first = rng.choice([1.0, 0.75])
    entry = {names[0]: first, names[size // 2]: 1 - first} if size > 1 else {names[0]: 1.0}
    return chain(moves, entry)


def random_scores(
    rng: random.Random, names: Sequence[str], span: int = 3, hidden: float = 0.2
) -> dict[str, Feeling]:
    return {
        name: Feeling(score=None, experienced=False)
        if rng.random() < hidden
        else Feeling(score=rng.randint(-span, span))
        for name in names
    }


@st.composite
def chains(draw: st.DrawFn, max_size: int = 6, loops: float = 0.3) -> Chain:
    return random_chain(
        random.Random(draw(st.integers(0, 2**32))), draw(st.integers(1, max_size)), loops=loops
    )


@st.composite
def services(
    draw: st.DrawFn, max_size: int = 6, loops: float = 0.3, hidden: float = 0.2, span: int = 3
) -> tuple[Chain, dict[str, Feeling]]:
    """A chain with feelings; ties of score and of size are common."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    made = random_chain(rng, draw(st.integers(1, max_size)), loops=loops)
    return made, random_scores(rng, made.ids, span, hidden)


def parallel(rng: random.Random, depth: int = 1, loops: float = 0.0, back: float = 0.0) -> Chain:
    """A service with a block of two or three branches, which may hold blocks of their own."""
    return _parallel(rng, depth, loops, back, "x", "served")


def _parallel(rng: random.Random, depth: int, loops: float, back: float, name: str, out: str) -> Chain:
    fork, join = f"{name}fork", f"{name}join"
    branches = []
    for b in range(2 if depth > 1 or len(name) > 1 else 3):
        inner = f"{name}{b}"
        if depth > 1 and (b == 0 or rng.random() < 0.4):
            branches.append(_parallel(rng, depth - 1, loops, 0.0, inner, join))
        else:
            size = rng.randint(1, 3 if len(name) == 1 else 2)
            branches.append(random_chain(rng, size, loops=loops, exits=(join,), prefix=inner, grain=4))
    moves = {
        fork: {f"{fork}&{join}": 0.75, join: 0.25},
        join: {fork: back, out: 1 - back},
        f"{fork}&{join}": {join: 1.0},
    }
    return chain(moves, blocks=[Block(fork, join, tuple(branches))])
