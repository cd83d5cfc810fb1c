"""Random halls whose customers give up, wait as the queue has it and feel that, beside the integral over all waits.

Two segments, one line of one to four clerks (exponential services and patience), who gives up leaves or goes elsewhere,
scores that vary. The integral is its own: the density of the wait offered at M/M/c+M (Baccelli and Hebuterne 1981),
laws of scores by halving, every route with what may be felt on it.
`python -m tests.figures.many_halls 500` compares as many as wanted.
"""

from __future__ import annotations

import math
import random
import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc, gammaln

from blueprint.figures import Analysis
from blueprint.model.loader import loads
from tests.experience.felt import law

SERVICE, SCALE, STEP = 60.0, 5.0, 1 / 3
TIMES = (0.0, 60.0, 180.0)
NODES = 24
NEAR, LEFT = 3e-4, 1e-9
"""Of what is remembered, as the law of a wait is read between points, and of the share that leaves."""

Array = NDArray[np.float64]
MAP = """\
blueprint: 1
title: Hall
arrivals: {arrivals!r}/h
emotion_spread: 1
segments:
  one: {{title: One, share: {one:g}%}}
  two: {{title: Two, share: {two:g}%, changes: {{d: {{next: {{x: {there[1]:g}%, y: {past[1]:g}%}}}}, x: {{emotion: {x[1]}}}, l: {{emotion: {l[1]}}}}}}}
touchpoints:
  g: {{lane: frontstage, title: G, time: 10s, emotion: {g}, next: w}}
  w: {{lane: customer, title: W, waits_for: d, emotion: {{at: {{0m: {at[0]}, 1m: {at[1]}, 3m: {at[2]}}}}}, next: d}}
  d: {{lane: frontstage, title: D, staffed: {{servers: {servers}, patience: {patience:g}s}}, {away}time: {{estimate: {{mean: 60s, cv: 1}}}}, emotion: {d}, next: {{x: {there[0]:g}%, y: {past[0]:g}%}}}}
  x: {{lane: customer, title: X, time: 1m, emotion: {x[0]}, next: l}}
  y: {{lane: customer, title: Y, time: 1m, emotion: {y}, end: served}}
  l: {{lane: customer, title: L, time: 1m, emotion: {l[0]}, end: served}}
"""


@dataclass(frozen=True)
class Hall:
    """A random one, as the map above takes it."""

    arrivals: float
    servers: int
    patience: float
    one: int
    there: tuple[int, int]
    at: tuple[float, float, float]
    away: str
    x: tuple[float, float]
    l: tuple[float, float]  # noqa: E741  # as the map has it
    g: float
    d: float
    y: float

    @property
    def text(self) -> str:
        """As a map."""
        return MAP.format(**vars(self), two=100 - self.one, past=[100 - p for p in self.there])


@dataclass(frozen=True)
class Known:
    """What is remembered on the mean, and the share who leave the service from the line."""

    remembered: float
    left: float


def hall(seed: int) -> Hall:
    """A random hall."""
    r = random.Random(seed)
    servers, load = r.randint(1, 4), r.uniform(0.6, 1.5)
    scores = (-2, -1, -0.5, 0.5, 1, 1.5, 2)
    return Hall(
        arrivals=3600 * load * servers / SERVICE,
        servers=servers,
        patience=r.choice((60.0, 120.0, 300.0)),
        one=r.choice((30, 50, 70)),
        there=(r.choice((20, 50, 80)), r.choice((10, 50, 90))),
        at=(r.choice((1, 0.5, 0)), r.choice((-0.5, -1, -2)), r.choice((-2, -2.5))),
        away=r.choice(("", "gives_up: l, ")),
        x=(r.choice(scores), r.choice(scores)),
        l=(r.choice(scores), r.choice(scores)),
        g=r.choice(scores),
        d=r.choice(scores),
        y=r.choice(scores),
    )


def known(made: Hall) -> Known:
    """By the integral."""
    arriving, done, leaving = made.arrivals / 3600, made.servers / SERVICE, 1 / made.patience
    alone = [(arriving * SERVICE) ** k / math.factorial(k) for k in range(made.servers)]
    dense = alone[-1] * arriving  # of the wait offered, at 0; of no customer at all 1

    def beyond(wait: Array | float, clocks: int) -> Array:
        """Who would wait longer, and whose patience would last as long (1) or is not asked for (0)."""
        a, x = done / leaving + clocks, arriving / leaving
        below = gammainc(a, x * np.exp(-leaving * np.asarray(wait)))
        return dense / leaving * np.exp(x + gammaln(a) - a * np.log(x)) * below

    whole = sum(alone) + float(beyond(0.0, 0))
    wait, width = _nodes(TIMES)
    offered = dense * np.exp(-done * wait - arriving / leaving * np.expm1(-leaving * wait))
    patient = np.exp(-leaving * wait)
    last = float(np.exp(-leaving * TIMES[-1]) * beyond(TIMES[-1], 0) - beyond(TIMES[-1], 1))
    laws = np.array([_law(score) for score in np.interp(wait, TIMES, made.at)])
    served = (offered * patient * width) @ laws + float(beyond(TIMES[-1], 1)) * _law(made.at[-1])
    gone = (leaving * patient * beyond(wait, 0) * width) @ laws + last * _law(made.at[-1])

    remembered = 0.0
    for k, share in enumerate((made.one / 100, 1 - made.one / 100)):
        on = made.there[k] / 100
        ends = ((on, [_law(made.x[k]), _law(made.l[k])]), (1 - on, [_law(made.y)]))
        routes = [
            (weight * p, [*waited, _law(made.d), *rest])
            for weight, waited in ((sum(alone), []), (served.sum(), [served / served.sum()]))
            for p, rest in ends
        ]
        routes.append((gone.sum(), [gone / gone.sum(), *([_law(made.l[k])] if made.away else [])]))
        remembered += share * sum(p * _mean([_law(made.g), *route]) for p, route in routes) / whole
    return Known(remembered, 0.0 if made.away else float(gone.sum()) / whole)


def _law(score: float) -> Array:
    """What is felt around a score, on the whole grid."""
    return np.array(list(law(score, 1.0, SCALE, STEP).values()))


def _nodes(times: tuple[float, ...]) -> tuple[Array, Array]:
    """Of Gauss and Legendre between the times, with their weights."""
    at, weight = np.polynomial.legendre.leggauss(NODES)
    half = np.diff(times)[:, None] / 2
    return (np.array(times)[:-1, None] + half * (at + 1)).ravel(), (half * weight).ravel()


def _mean(route: list[Array]) -> float:
    """Half the strongest, a tie of both signs counted as neither, and half the last."""
    n = len(route[0]) // 2
    below = np.array([np.concatenate(([0.0], own.cumsum())) for own in route])
    peak = 0.0
    for k in range(1, n + 1):  # within k steps of 0: grid places n - k to n + k
        up, down, less = (
            np.prod(below[:, n + to + 1] - below[:, n - low])
            for low, to in ((k - 1, k), (k, k - 1), (k - 1, k - 1))
        )
        peak += k * (float(up - less) - float(down - less)) * SCALE / n
    return (peak + float(route[-1] @ np.linspace(-SCALE, SCALE, 2 * n + 1))) / 2


def differs(seed: int) -> str | None:
    """What figures and the integral differ in."""
    made = hall(seed)
    loaded = loads(made.text)
    assert loaded.map is not None, loaded.problems
    found, right = Analysis(loaded.map).all, known(made)
    assert found.experience.remembered is not None
    off = found.experience.remembered - right.remembered
    if abs(off) > NEAR:
        return f"{seed}: remembered {right.remembered:.6f}, {off:+.1e} off"
    left = found.exits.get("abandoned", 0.0)
    return None if abs(left - right.left) <= LEFT else f"{seed}: {left} leave, by the integral {right.left}"


def main(count: int) -> int:
    """Compare; the number of halls that differ."""
    told = [said for seed in range(count) if (said := differs(seed)) is not None]
    for said in told:
        print(said)
    print(f"{count} halls compared, {len(told)} differ")
    return len(told)


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)))
