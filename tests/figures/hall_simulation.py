"""A simulation of one's own, customer by customer: maps whose people are shared, or whose day has hours.

First come, first served; who loses patience leaves the line. It knows nothing of formulas: it walks the chain, draws
times, and keeps one line for each group of servers.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from blueprint.figures.inputs import laws_of
from blueprint.flow.chain.chain import Chain
from blueprint.flow.chain.from_map import chain_of
from blueprint.flow.time.laws import Fixed, Gamma, Law
from blueprint.model.service_map import ServiceMap

_BATCH = 4096


@dataclass
class Seen:
    """What happened in the time that counts.

    Attributes:
        waits: touchpoint to the waits of those who were served there, seconds.
        came: touchpoint to how many joined its line, or were met by its role.
        gave_up: touchpoint to how many lost patience.
        busy: group to the seconds its people worked.
        joined: touchpoint to the times at which those came whose waits are told.
    """

    waits: dict[str, list[float]] = field(default_factory=dict)
    came: dict[str, int] = field(default_factory=dict)
    gave_up: dict[str, int] = field(default_factory=dict)
    busy: dict[str, float] = field(default_factory=dict)
    joined: dict[str, list[float]] = field(default_factory=dict)


class _Draws:
    def __init__(self, law: Law, rng: np.random.Generator) -> None:
        self.law, self.rng, self.left = law, rng, []

    def __call__(self) -> float:
        if not self.left:
            self.left = self._more().tolist()
        return self.left.pop()

    def _more(self) -> Any:
        law = self.law
        if isinstance(law, Fixed) or law.variance == 0:
            return np.full(_BATCH, law.mean)
        assert isinstance(law, Gamma), law
        shape = law.mean**2 / law.variance
        return self.rng.gamma(shape, law.mean / shape, _BATCH)


def simulated(
    service_map: ServiceMap,
    arrivals: Sequence[tuple[float, float, float]],
    servers: Mapping[str, Sequence[tuple[float, int]]],
    group_of: Mapping[str, str],
    seed: int,
    counts: tuple[float, float],
) -> Seen:
    """Run a map without parallel blocks.

    Args:
        service_map: with pools written out.
        arrivals: (from, to, customers a second), seconds.
        servers: group to (from when, how many), by time; who is serving finishes first.
        group_of: touchpoint to the group that serves there; nobody waits elsewhere.
        seed: of everything.
        counts: the time in which those come whose figures count.
    """
    rng = np.random.default_rng(seed)
    chain: Chain = chain_of(service_map)
    laws = laws_of(service_map)
    draws = {id_: _Draws(laws.get(id_, Fixed(0.0)), rng) for id_ in chain.ids}
    moves = [
        (np.cumsum([*row.values(), chain.leaving[i]]).tolist(), [*row, -1])
        for i, row in enumerate(chain.moves)
    ]
    patience = {
        id_: t.staffed.patience.seconds
        for id_, t in service_map.touchpoints.items()
        if t.staffed and t.staffed.patience
    }
    waits_at = {id_ for id_, t in service_map.touchpoints.items() if t.staffed}
    entries = np.cumsum(chain.entry).tolist()
    events: list[tuple[float, int, str, int, str]] = []
    serial = iter(range(10**12))
    for start, end, rate in arrivals:
        n = rng.poisson(rate * (end - start))
        times = rng.uniform(start, end, n).tolist()
        events += [(t, next(serial), "enter", _pick(entries, rng.random()), "") for t in times]
    for group, changes in servers.items():
        events += [(t, next(serial), "staff", n, group) for t, n in changes]
    heapq.heapify(events)
    free = dict.fromkeys(servers, 0)
    there = dict.fromkeys(servers, 0)
    lines: dict[str, deque[tuple[float, float, int]]] = {group: deque() for group in servers}
    seen, (begin, finish) = Seen(), counts

    def serve(group: str, state: int, now: float, since: float) -> None:
        id_ = chain.ids[state]
        free[group] -= 1
        length = draws[id_]()
        if begin <= since < finish:
            seen.waits.setdefault(id_, []).append(now - since)
            seen.joined.setdefault(id_, []).append(since)
        seen.busy[group] = seen.busy.get(group, 0.0) + max(0.0, min(now + length, finish) - max(now, begin))
        heapq.heappush(events, (now + length, next(serial), "served", state, group))

    def next_in_line(group: str, now: float) -> None:
        line = lines[group]
        while free[group] > 0 and line:
            since, until, state = line.popleft()
            if until < now:
                if begin <= since < finish:
                    id_ = chain.ids[state]
                    seen.gave_up[id_] = seen.gave_up.get(id_, 0) + 1
                continue
            serve(group, state, now, since)

    def go(state: int, now: float) -> None:
        sums, to = moves[state]
        onward = to[_pick(sums, rng.random())]
        if onward >= 0:
            heapq.heappush(events, (now, next(serial), "enter", onward, ""))

    while events:
        now, _, what, state, group = heapq.heappop(events)
        if what == "staff":
            free[group] += state - there[group]
            there[group] = state
            next_in_line(group, now)
        elif what == "enter":
            id_ = chain.ids[state]
            own = group_of.get(id_)
            if own is None:
                heapq.heappush(events, (now + draws[id_](), next(serial), "done", state, ""))
                continue
            if begin <= now < finish:
                seen.came[id_] = seen.came.get(id_, 0) + 1
            mean = patience.get(id_)
            until = now + rng.exponential(mean) if mean and id_ in waits_at else np.inf
            lines[own].append((now, until, state))
            next_in_line(own, now)
        elif what == "done":
            go(state, now)
        else:
            free[group] += 1
            go(state, now)
            next_in_line(group, now)
    return seen


def _pick(sums: Sequence[float], at: float) -> int:
    at *= sums[-1]
    return next((k for k, s in enumerate(sums) if at < s), len(sums) - 1)
