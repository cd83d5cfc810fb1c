"""What those meet who come to a line in a stretch of a day: whether they wait, how long, and whether they give up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from blueprint.flow.time.laws import Waiting

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Met:
    """What is met.

    Attributes:
        wait_probability: of all who come, 0..1.
        given_up: share of them who give up, 0..1.
        wait: of those who are served, by its first two moments; of those who never give up, of all.
        gone: of those who give up; None where nobody does.
    """

    wait_probability: float
    given_up: float
    wait: Waiting
    gone: Waiting | None


def met_by(seen: NDArray[np.float64], servers: int, ahead: NDArray[np.float64], patience: float) -> Met:
    """What those meet who come.

    Args:
        seen: how likely they find each number there.
        servers: below so many nobody waits.
        ahead: how fast the line in front of them gets shorter with 0, 1, 2, ... steps ahead of their own, per second.
        patience: their own, mean seconds, exponential; may be infinite.
    """
    line, theta = seen[servers:], 1 / patience
    waits = min(float(line.sum()), 1.0)
    if not servers:
        return Met(waits, 1.0 if theta else 0.0, Waiting(0.0, 0.0), Waiting(1.0, patience) if theta else None)
    step = 1 / (ahead + theta)
    served = np.cumprod(ahead * step)
    times = np.cumsum(step)
    squares = np.cumsum(step**2) + times**2
    waited = float(line @ served)
    stays = 1 - waits + waited
    wait = _law(
        waited / stays, float(line @ (served * times)) / stays, float(line @ (served * squares)) / stays
    )
    given_up = max(0.0, 1 - stays) if theta else 0.0
    gone = None
    if given_up > 1e-12:
        first, second = _gone(line, ahead * step, step, theta)
        gone = _law(1.0, first / given_up, second / given_up)
    return Met(waits, given_up, wait, gone)


def _gone(
    line: NDArray[np.float64], through: NDArray[np.float64], step: NDArray[np.float64], theta: float
) -> tuple[float, float]:
    """The wait of those who give up, and its square, times their share: step by step from the front."""
    lose = first = second = 0.0
    firsts, seconds = [], []
    for on, u in zip(through.tolist(), step.tolist(), strict=True):
        lose = theta * u + on * lose
        second = 2 * u * u * lose + 2 * u * on * first + on * second
        first = u * lose + on * first
        firsts.append(first)
        seconds.append(second)
    return float(line @ np.array(firsts)), float(line @ np.array(seconds))


def _law(probability: float, mean: float, square: float) -> Waiting:
    """A wait by the share who have one, and its first two moments over all."""
    if not mean:
        return Waiting(0.0, 0.0)
    return Waiting(
        min(probability, 1.0), mean / probability, math.sqrt(max(0.0, square * probability / mean**2 - 1))
    )


def together(parts: Sequence[tuple[float, Met]]) -> Met:
    """What several meet who come to one line, each with the weight of who comes."""
    if len(parts) == 1:
        return parts[0][1]
    total = math.fsum(n for n, _ in parts)
    gone = [(n * m.given_up, m.gone) for n, m in parts if m.gone]
    return Met(
        math.fsum(n * m.wait_probability for n, m in parts) / total,
        math.fsum(n for n, _ in gone) / total,
        _mixed([(n * (1 - m.given_up), m.wait) for n, m in parts]),
        _mixed(gone) if gone else None,
    )


def _mixed(parts: Sequence[tuple[float, Waiting]]) -> Waiting:
    total = math.fsum(n for n, _ in parts)
    if not total:
        return Waiting(0.0, 0.0)
    waited = math.fsum(n * w.probability for n, w in parts) / total
    mean = math.fsum(n * w.mean for n, w in parts) / total
    return _law(waited, mean, math.fsum(n * (w.variance + w.mean**2) for n, w in parts) / total)
