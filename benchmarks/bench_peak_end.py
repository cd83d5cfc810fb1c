"""Peak and end, exactly, beside 100,000 simulated customers; and what all figures of a map cost.

Random services: sqrt(n) layers of sqrt(n) touchpoints, three connections onward, loops back by up to three steps,
scores -3..+3.
Errors are those of the remembered score against a sparse LU solve per score (scipy), which shares nothing with
the code but the formula. Aims: at 2,000 touchpoints ten times faster than the simulation, at 20,000 under 1 s.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg as spl

from benchmarks.timing import table
from blueprint.experience import (
    Feeling,
    criticality,
    hazards,
    moments,
    peak_end,
    screening,
    with_assumed_range,
)
from blueprint.experience.moments_of_truth.moments import moments_of
from blueprint.experience.peak.peak_end import experience_of
from blueprint.experience.peak.study import Study
from blueprint.flow.chain.chain import Chain
from blueprint.flow.visits.visits import visits

SIZES = (200, 2_000, 20_000)
WALKERS = 100_000


def service(size: int, seed: int = 7) -> tuple[Chain, dict[str, Feeling]]:
    rng = random.Random(seed)
    width = round(size**0.5)
    moves, leaves = [], []
    before: list[list[int]] = [[] for _ in range(size)]
    for i in range(size):
        after = range((i // width + 1) * width, min(size, (i // width + 2) * width))
        row = {rng.choice(after): rng.random() + 0.1 for _ in range(3)} if after else {}
        leave = 1.0 if not row else 0.02 * rng.random()
        if row and before[i] and rng.random() < 0.015:
            back = i
            for _ in range(rng.randint(1, 3)):
                back = rng.choice(before[back] or [back])
            row[back] = row.get(back, 0.0) + 0.3
        for j in row:
            before[j].append(i)
        total = sum(row.values()) + leave
        moves.append({j: w / total for j, w in row.items()})
        leaves.append({"served": leave / total} if leave else {})
    ids = tuple(f"t{i}" for i in range(size))
    entry = (1.0, *[0.0] * (size - 1))
    feelings = {
        name: Feeling(rng.randint(-3, 3), good=3, bad=-3, fail_chance=0.05, caught=0.5, contact_weight=1.0)
        for name in ids
    }
    return Chain(ids, entry, tuple(moves), tuple(leaves)), feelings


def reference(chain: Chain, feelings: dict[str, Feeling]) -> float:
    """E[U] by differences of G (theory 3.3), each by sparse LU."""
    n = len(chain)
    rows = [i for i, row in enumerate(chain.moves) for _ in row]
    columns = [j for row in chain.moves for j in row]
    weights = [p for row in chain.moves for p in row.values()]
    matrix = (sp.eye(n) - sp.csr_matrix((weights, (rows, columns)), shape=(n, n))).tocsr()
    leave = np.array([sum(row.values()) for row in chain.leaves])
    score = np.array([f.score for f in feelings.values()])
    expected, before = 0.0, np.zeros(n)
    for level in sorted(set(score), key=lambda e: (abs(e), e < 0)):
        inside = np.flatnonzero([(abs(e), e < 0) <= (abs(level), level < 0) for e in score])
        now = np.zeros(n)
        part = matrix[inside][:, inside].T.tocsc()
        now[inside] = spl.spsolve(part, np.array(chain.entry)[inside]) * leave[inside]
        expected += float(((now - before) * (level + score) / 2).sum())
        before = now
    return expected


def simulated(chain: Chain, feelings: dict[str, Feeling]) -> tuple[float, float]:
    """E[U] of 100,000 customers, all walked at once, and its standard error."""
    n = len(chain)
    rng = np.random.default_rng(7)
    most = max(len(row) for row in chain.moves)
    target = np.full((n, most + 1), n)
    cumulated = np.ones((n, most))
    for i, row in enumerate(chain.moves):
        target[i, : len(row)] = list(row)
        cumulated[i, : len(row)] = np.cumsum(list(row.values()))
        if row:
            cumulated[i, len(row) :] = cumulated[i, len(row) - 1]
        else:
            cumulated[i] = 0
        target[i, len(row) :] = n
    score = np.array([f.score for f in feelings.values()], dtype=float)
    rank = 2 * abs(score) + (score < 0)
    at = np.zeros(WALKERS, dtype=int)
    top, peak, end = np.full(WALKERS, -1.0), np.zeros(WALKERS), np.zeros(WALKERS)
    alive = np.arange(WALKERS)
    while alive.size:
        here = at[alive]
        more = rank[here] > top[alive]
        top[alive[more]] = rank[here[more]]
        peak[alive[more]] = score[here[more]]
        after = target[here, (rng.random(alive.size)[:, None] > cumulated[here]).sum(axis=1)]
        out = after == n
        end[alive[out]] = score[here[out]]
        at[alive] = after
        alive = alive[~out]
    u = (peak + end) / 2
    return float(u.mean()), float(u.std() / WALKERS**0.5)


def all_figures(chain: Chain, feelings: dict[str, Feeling]) -> None:
    """Everything `analyse` says of experience."""
    seen, experience, leverage = visits(chain), peak_end(chain, feelings), moments(chain, feelings)
    criticality(feelings, leverage.penalty or {})
    screening(
        {name: f.contact_weight for name, f in feelings.items()},
        seen.unavoidability or {},
        experience.peak_share or {},
        experience.end_share or {},
        hazards(with_assumed_range(feelings, 5)[0], seen.reach),
    )


def best(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """Best time of several runs, and what the last one gave."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return min(times), result


BEFORE = {60: (0.8, 2.6), 200: (3.3, 20.1)}
"""Of version 0.1.0 (99cd370), without spread: ms for peak and end, and for all swings; as below, on the same machine."""


def varied(size: int) -> tuple[str, ...]:
    """Peak, end and all swings where customers differ, warm, beside the version before; in time of the processor."""
    chain, feelings = service(size)
    feelings = {name: replace(f, spread=1.0, fail_chance=0.0) for name, f in feelings.items()}
    taken = []
    for _ in range(6_000 // size):
        start = time.process_time()
        study = Study.of(chain, feelings)
        experience_of(study)
        moments_of(study)
        taken.append((time.process_time() - start) * 1000)
    now, before = min(taken), sum(BEFORE[size])
    return (f"{size} touchpoints", f"{now:.1f} ms", f"{before:.1f} ms", f"{now / before:.2f}x")


def main() -> None:
    rows = []
    for size in SIZES:
        chain, feelings = service(size)
        plain = {name: Feeling(f.score) for name, f in feelings.items()}
        exact = reference(chain, plain)
        joint, _ = best(lambda: Study.of(chain, plain).remembered, 5)  # noqa: B023
        ours, found = best(lambda: peak_end(chain, plain), 5)  # noqa: B023
        theirs, (mean, noise) = best(lambda: simulated(chain, plain), 3)  # noqa: B023
        everything, _ = best(lambda: all_figures(chain, feelings), 3)  # noqa: B023
        rows.append(
            (
                f"{size:,} touchpoints",
                f"{joint * 1000:.1f} ms",
                f"{ours * 1000:.1f} ms",
                f"{theirs * 1000:.0f} ms",
                f"{theirs / joint:.0f}x",
                f"{theirs / ours:.1f}x",
                f"{abs(found.remembered - exact):.0e}",
                f"{abs(mean - exact):.0e} (se {noise:.0e})",
                f"{everything * 1000:.0f} ms",
            )
        )
    head = (
        "",
        "peak x end",
        "peak_end, all of it",
        f"{WALKERS:,} walks",
        "peak x end",
        "all of it",
        "error exact",
        "error walks",
        "every figure",
    )
    print(table(head, rows))
    print()
    varied_head = ("spread 1: peak, end, all swings", "now", "0.1.0, no spread", "now / then")
    print(table(varied_head, [varied(size) for size in BEFORE]))


if __name__ == "__main__":
    main()
