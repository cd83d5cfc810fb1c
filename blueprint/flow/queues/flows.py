"""How many customers come to each queue when some of those who wait give up: a fixed point of flows.

Who gives up at one queue does not come to the next, and may come back to the first. Iterated as flows,

    joined <- entering + (those served, to where they go next) + (those who give up, to where they go),

the numbers rise to the one solution, for the number served rises with the number that comes, and less fast. It is
found by Newton; where a step does not bring it nearer, by the rising iteration. Plain iteration over visits may
oscillate for ever. With several segments who share queues the rising iteration is no longer sure to rise; what is
left of a difference is then looked at all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf

from blueprint.flow.queues.ways import Flow, Ways

_NEWTON, _RISING = 30, 120
_SAME = 1e-12
_ROUNDING = 1e-9  # nothing comes nearer than the integrals behind the give-ups
_STEP = 1e-6
_GROWING = 1e-6
_LOOK_BACK = 16  # growing queues may take turns
_TINY = 1e-300

_Onward = list[tuple[int, float]]  # which place, and what share of who goes on


@dataclass(frozen=True)
class Flows:
    """Where flows settle.

    Attributes:
        joined: customers who join each queue, per customer of each kind.
        residual: what is left of a difference, relative.
        growing: the queues that more and more come to: those who give up come back, and more come than can be served.
    """

    joined: tuple[Flow, ...]
    residual: float
    growing: frozenset[str] = frozenset()


def settle(
    kinds: Sequence[tuple[float, Ways]],
    queue_of: Mapping[str, str],
    gives_up: Callable[[str, float], float],
) -> Flows:
    """The flows that agree with what gives up at them.

    Args:
        kinds: (share of all customers, ways) of each kind.
        queue_of: touchpoint where a queue is joined to the touchpoint that serves it.
        gives_up: the share that gives up at a queue, of so many who come, per customer of all kinds.
    """
    at = list(queue_of)
    state = [(s, id_) for s in range(len(kinds)) for id_ in at]
    place = {pair: k for k, pair in enumerate(state)}
    entering = [kinds[s][0] * kinds[s][1].entering.get(id_, 0.0) for s, id_ in state]
    queue = [queue_of[id_] for _, id_ in state]

    def led(s: int, ways: Flow) -> _Onward:
        return [(place[s, to], p) for to, p in ways.items()]

    served = [led(s, kinds[s][1].served.get(id_, {})) for s, id_ in state]
    gone = [led(s, kinds[s][1].gone.get(id_, {})) for s, id_ in state]

    def shares(x: Sequence[float]) -> dict[str, float]:
        totals = dict.fromkeys(queue, 0.0)
        for q, value in zip(queue, x, strict=True):
            totals[q] += value
        return {q: gives_up(q, n) if n > 0 else 0.0 for q, n in totals.items()}

    def after(x: Sequence[float], lost: Mapping[str, float]) -> list[float]:
        found = list(entering)
        for k, value in enumerate(x):
            leave = lost[queue[k]]
            stays = value * (1 - leave)
            for i, p in served[k]:
                found[i] += stays * p
            for i, p in gone[k]:
                found[i] += value * leave * p
        return found

    before = x = list(entering)
    for turn in range(_NEWTON + _RISING):
        lost = shares(x)
        image = after(x, lost)
        miss = max(
            (abs(a - b) / max(1e-300, a, b) for a, b in zip(x, image, strict=True) if a or b), default=0.0
        )
        if miss <= _SAME:
            break
        tried = None
        if turn < _NEWTON and (step := _newton(x, image, lost, shares, queue, served, gone)) is not None:
            tried = _better(x, image, [a + b for a, b in zip(x, step, strict=True)], shares, after)
        if turn % _LOOK_BACK == 0:
            before = x
        if tried is None and miss <= _ROUNDING:
            break
        x = image if tried is None else tried
    growing = frozenset(
        queue_of[id_]
        for (_, id_), a, b in zip(state, before, image, strict=True)
        if b - a > _GROWING * b and miss > _GROWING
    )
    total = {s: kinds[s][0] for s in range(len(kinds))}
    flows = tuple({id_: x[place[s, id_]] / total[s] for id_ in at} for s in range(len(kinds)))
    return Flows(flows, miss, growing)


def _newton(
    x: Sequence[float],
    image: Sequence[float],
    lost: Mapping[str, float],
    shares: Callable[[Sequence[float]], dict[str, float]],
    queue: Sequence[str],
    served: Sequence[_Onward],
    gone: Sequence[_Onward],
) -> list[float] | None:
    """The step to the next guess by Newton; None where there is none.

    The slope of what is served by what comes, cut to 0..1, is all that is not linear.
    """
    n = len(x)
    rows = [[float(i == j) for j in range(n)] for i in range(n)]
    totals = dict.fromkeys(lost, 0.0)
    for q, value in zip(queue, x, strict=True):
        totals[q] += value
    more = shares([value * (1 + _STEP) for value in x])
    for k, q in enumerate(queue):
        for i, p in served[k]:
            rows[i][k] -= p * (1 - lost[q])
        for i, p in gone[k]:
            rows[i][k] -= p * lost[q]
        # One more here makes those of every kind give up a little more often.
        rise = (more[q] - lost[q]) / (_STEP * totals[q]) if totals[q] > 0 else 0.0
        rise = min(max(rise, 0.0), (1 - lost[q]) / totals[q] if totals[q] > 0 else 0.0)
        for m in (m for m in range(n) if rise and queue[m] == q):
            for i, p in gone[k]:
                rows[i][m] -= rise * x[k] * p
            for i, p in served[k]:
                rows[i][m] += rise * x[k] * p
    return _solved(rows, [b - a for a, b in zip(x, image, strict=True)])


def _better(
    x: Sequence[float],
    image: Sequence[float],
    tried: list[float],
    shares: Callable[[Sequence[float]], dict[str, float]],
    after: Callable[[Sequence[float], Mapping[str, float]], list[float]],
) -> list[float] | None:
    """A guess, if it is better than `x` and not negative."""
    if any(not 0 <= value < inf for value in tried):
        return None
    before = max(abs(a - b) for a, b in zip(x, image, strict=True))
    now = max(abs(a - b) for a, b in zip(tried, after(tried, shares(tried)), strict=True))
    return tried if now < before else None


def _solved(rows: list[list[float]], right: list[float]) -> list[float] | None:
    """A small linear system by elimination with pivots; None where it has no one solution."""
    n = len(right)
    a = [[*row, value] for row, value in zip(rows, right, strict=True)]
    for k in range(n):
        best = max(range(k, n), key=lambda i: abs(a[i][k]))
        if abs(a[best][k]) < _TINY:
            return None
        a[k], a[best] = a[best], a[k]
        for i in range(k + 1, n):
            factor = a[i][k] / a[k][k]
            for j in range(k, n + 1):
                a[i][j] -= factor * a[k][j]
    found = [0.0] * n
    for k in reversed(range(n)):
        found[k] = (a[k][n] - fsum(a[k][j] * found[j] for j in range(k + 1, n))) / a[k][k]
    return found
