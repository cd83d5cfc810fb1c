"""Hundreds of touchpoints: the two ways against each other, declared in any order, and against simulation."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from blueprint.experience import Experience, Feeling, Moments, moments, peak_end
from blueprint.experience.peak import study, through_level
from blueprint.flow.chain.chain import Chain
from tests.experience.cases import chain, random_chain, random_scores
from tests.experience.peak_table import peak_shares_by_table, peaks_by_table


def layered(size: int, seed: int, declared: str) -> tuple[Chain, dict[str, Feeling]]:
    """Layers of ten with short ways back; `declared` along the routes, backwards or at random."""
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
    order = list(moves)
    if declared == "backwards":
        order.reverse()
    elif declared == "at random":
        rng.shuffle(order)
    made = chain({name: moves[name] for name in order}, entry={"t0": 0.8, "t7": 0.2})
    return made, random_scores(rng, made.ids, span=1 + seed, hidden=0.1)


def both_ways(
    monkeypatch: pytest.MonkeyPatch, made: Chain, feelings: dict[str, Feeling]
) -> list[tuple[Experience, Moments]]:
    """By full tables of all states, the peaks by an elimination of the tests' own; and by sparse solves."""
    with monkeypatch.context() as patch:
        patch.setattr(study, "find_peaks", peaks_by_table)
        patch.setattr(study, "peak_shares", peak_shares_by_table)
        patch.setattr(through_level, "_SMALL", 10**9)
        table = peak_end(made, feelings), moments(made, feelings)
    monkeypatch.setattr(through_level, "_SMALL", 0)
    return [table, (peak_end(made, feelings), moments(made, feelings))]


@pytest.mark.parametrize("declared", ["in order", "backwards", "at random"])
@pytest.mark.parametrize("seed", range(3))
def test_both_ways_agree(seed: int, declared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made, feelings = layered(250, seed, declared)
    (table, by_table), (levels, by_level) = both_ways(monkeypatch, made, feelings)

    assert levels.remembered == pytest.approx(table.remembered, abs=1e-13)
    assert levels.peak_share == pytest.approx(table.peak_share, abs=1e-14)
    assert levels.end_share == pytest.approx(table.end_share, abs=1e-14)
    assert levels.peak_is_end == pytest.approx(table.peak_is_end, abs=1e-13)
    for pairs in ("peak", "end", "maximum", "minimum", "distribution"):
        for (a, p), (b, q) in zip(getattr(levels, pairs), getattr(table, pairs), strict=True):
            assert (a, p) == (b, pytest.approx(q, abs=1e-13))
    assert by_level.reward == pytest.approx(by_table.reward, abs=1e-13)
    assert by_level.penalty == pytest.approx(by_table.penalty, abs=1e-13)


def test_rare_peaks_keep_their_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Differences of probabilities near 1 would leave nothing of a peak of one customer in 10^20."""
    made = chain(
        {
            "a": {"b": 1 - 1e-10, "x": 1e-10},
            "x": {"b": 1 - 1e-10, "y": 1e-10},
            "y": {"b": 1.0},
            "b": {"out": 1.0},
        }
    )
    feelings = {"a": Feeling(1), "x": Feeling(0), "y": Feeling(-4), "b": Feeling(2)}
    for found, _ in both_ways(monkeypatch, made, feelings):
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
