"""Hundreds of touchpoints: declared in any order, rare peaks, and against simulation."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from blueprint.experience import Feeling, moments, peak_end
from blueprint.flow.chain.chain import Chain
from tests.experience.cases import chain, random_chain, random_scores


def layered(size: int, seed: int) -> dict[str, dict[str, float]]:
    """Moves in layers of ten with short ways back."""
    rng = random.Random(seed)
    moves: dict[str, dict[str, float]] = {}
    for i in range(size):
        after = range((i // 10 + 1) * 10, min(size, (i // 10 + 2) * 10))
        weights = {f"t{rng.choice(after)}": rng.random() + 0.1 for _ in range(3) if after} or {"served": 1.0}
        if after and rng.random() < 0.15:
            weights[f"t{max(0, i - rng.randint(0, 15))}"] = 0.5
        if rng.random() < 0.1:
            weights["lost"] = 0.1
        total = sum(weights.values())
        moves[f"t{i}"] = {name: w / total for name, w in weights.items()}
    return moves


@pytest.mark.parametrize("spread", [0.0, 1.0])
def test_the_order_of_declaration_changes_nothing(spread: float) -> None:
    moves = layered(250, 3)
    entry = {"t0": 0.8, "t7": 0.2}
    made = chain(moves, entry)
    feelings = random_scores(random.Random(3), made.ids, span=4, hidden=0.1)
    feelings = {name: replace(f, spread=spread) for name, f in feelings.items()}
    names = list(moves)
    random.Random(4).shuffle(names)
    shuffled: Chain = chain({name: moves[name] for name in names}, entry)
    one, other = peak_end(made, feelings), peak_end(shuffled, {name: feelings[name] for name in names})

    assert other.remembered == pytest.approx(one.remembered, abs=1e-12)
    assert other.peak_share == pytest.approx(one.peak_share, abs=1e-12)
    assert other.peak_is_end == pytest.approx(one.peak_is_end, abs=1e-12)
    for pairs in ("peak", "end", "first", "maximum", "minimum", "distribution"):
        for (a, p), (b, q) in zip(getattr(one, pairs), getattr(other, pairs), strict=True):
            assert (a, p) == (pytest.approx(b), pytest.approx(q, abs=1e-12))
    assert moments(shuffled, feelings).reward == pytest.approx(moments(made, feelings).reward, abs=1e-12)


def test_thousands_of_touchpoints() -> None:
    moves = layered(4_000, 1)
    made = chain(moves)
    feelings = {
        name: replace(f, spread=1.0, good=4, bad=-4)
        for name, f in random_scores(random.Random(1), made.ids).items()
    }
    found, swing = peak_end(made, feelings), moments(made, feelings).swing or {}

    assert sum((found.peak_share or {}).values()) == pytest.approx(1, abs=1e-9)
    assert found.remembered == pytest.approx(sum(u * p for u, p in found.distribution or ()), abs=1e-9)
    assert 0 < max(swing.values()) < 8


def test_rare_peaks_keep_their_digits() -> None:
    """Differences of probabilities near 1 would leave nothing of a peak of one customer in 10^20."""
    made = chain(
        {
            "a": {"b": 1 - 1e-10, "x": 1e-10},
            "x": {"b": 1 - 1e-10, "y": 1e-10},
            "y": {"b": 1.0},
            "b": {"out": 1.0},
        }
    )
    found = peak_end(made, {"a": Feeling(1), "x": Feeling(0), "y": Feeling(-4), "b": Feeling(2)})

    assert found.peak_share is not None
    assert found.peak_share["y"] == pytest.approx(1e-20, rel=1e-14)
    assert (found.peak or ())[0] == (-4, pytest.approx(1e-20, rel=1e-14))


@pytest.mark.parametrize("seed", range(2))
def test_simulated(seed: int) -> None:
    walkers = 200_000
    made = random_chain(random.Random(seed), 60, loops=0.3)
    rng = np.random.default_rng(seed)
    feelings = {
        name: replace(f, bad=-3, fail_chance=0.2, caught=0.5)
        for name, f in random_scores(random.Random(seed), made.ids, hidden=0.2).items()
    }
    found = peak_end(made, feelings)
    n = len(made)
    steps = np.zeros((n, n + 1))
    for i, row in enumerate(made.moves):
        steps[i, list(row)] = list(row.values())
    steps[:, n] = 1 - steps.sum(axis=1)
    reach = steps.cumsum(axis=1)
    felt = np.array([feelings[name].experienced for name in made.ids])
    score = np.array([feelings[name].score or 0.0 for name in made.ids])

    def walk(failure: float) -> np.ndarray:
        at = rng.choice(n, size=walkers, p=made.entry)
        peak, end = np.zeros(walkers), np.full(walkers, np.nan)
        alive = np.arange(walkers)
        while alive.size:
            here = at[alive]
            e = np.where(rng.random(alive.size) < failure, -3.0, score[here])
            more = felt[here] & ((abs(e) > abs(peak[alive])) | ((abs(e) == abs(peak[alive])) & (e < 0)))
            peak[alive[more]] = e[more]
            end[alive[felt[here]]] = e[felt[here]]
            at[alive] = (rng.random(alive.size)[:, None] > reach[here]).sum(axis=1).clip(max=n)
            alive = alive[at[alive] < n]
        assert np.isnan(end).mean() == pytest.approx(found.nothing, abs=0.005)
        return ((peak + end) / 2)[~np.isnan(end)]

    for exact, failure in ((found.remembered, 0.0), (found.remembered_with_failures, 0.1)):
        simulated = walk(failure)
        assert abs(simulated.mean() - (exact or 0)) < 4 * simulated.std() / walkers**0.5
