"""A service map as a Ciw network: one kind of customer a segment, each on its own chain, all in the same queues.

A node a touchpoint (a parallel block is one node, its time the longest of its branches). Arrivals are Poisson.
Where staff serve there are so many servers and one queue; everywhere else everybody is served at once. Who
gives up waiting leaves the service. Times in seconds.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blueprint.flow.time.chain import TimedChain
from blueprint.flow.time.draw import draw

if TYPE_CHECKING:
    import numpy as np

    from blueprint.flow.time.walk import Part

_DRAWS = 512


@dataclass(frozen=True)
class Kind:
    """One kind of customer: a segment's name, its arrivals a second, and its chain without waits."""

    name: str
    rate: float
    timed: TimedChain


@dataclass(frozen=True)
class Stage:
    """What customers walk over.

    Attributes:
        kinds: of customers.
        servers: touchpoint id to number of servers.
        patience: touchpoint id to the mean seconds customers wait before they give up.
        away: touchpoint id to where those go who give up; by what is not here they leave the service.
        waits: touchpoints that are the wait in front of another one, to that one.
        pace: how arrivals go through a day: from and to in seconds since its first customers may come, and how many times
            the mean rate come then; nothing: at all times alike.
    """

    kinds: tuple[Kind, ...]
    servers: Mapping[str, int]
    patience: Mapping[str, float]
    away: Mapping[str, str]
    waits: Mapping[str, str]
    pace: tuple[tuple[float, float, float], ...] = ()

    @property
    def nodes(self) -> tuple[str, ...]:
        """Touchpoints and blocks that any kind of customer comes to; Ciw numbers them from 1."""
        return tuple(dict.fromkeys(id_ for kind in self.kinds for id_ in kind.timed.chain.ids))


@contextmanager
def seeded(seed: int) -> Iterator[Any]:
    """Ciw with all its randomness from a seed; the caller's own is put back.

    Raises:
        ModuleNotFoundError: Ciw is not installed.
    """
    import ciw

    kept = random.getstate(), ciw.rng
    try:
        ciw.seed(seed)
        yield ciw
    finally:
        random.setstate(kept[0])
        ciw.rng = kept[1]


def network(ciw: Any, stage: Stage, seed: int, closing: float) -> Any:
    """The network; `closing` is the time in seconds after which nobody comes in any more."""
    import numpy as np

    class Drawn(ciw.dists.Distribution):  # type: ignore[misc]
        """Times at one node, drawn some hundred at a time."""

        def __init__(self, part: Part, generator: np.random.Generator) -> None:
            super().__init__()
            self.part, self.generator = part, generator
            self.left: list[float] = []

        def sample(self, t: float | None = None, ind: object = None) -> float:  # noqa: ARG002
            """The next time."""
            if not self.left:
                self.left = draw(self.part, self.generator, _DRAWS).tolist()
            return self.left.pop()

    class Coming(ciw.dists.Exponential):  # type: ignore[misc]
        """Poisson arrivals until the doors close; by the hour they are thinned (Lewis & Shedler 1979)."""

        def sample(self, t: float | None = None, ind: object = None) -> float:
            """The time to the next arrival."""
            now = t or 0.0
            then: float = now + super().sample(t, ind)
            while stage.pace and then < closing and random.random() >= coming(then):
                then += super().sample(t, ind)
            return then - now if then < closing else math.inf

    class Onward(ciw.routing.Probabilistic):  # type: ignore[misc]
        """Where customers go who were served, and those who gave up waiting."""

        def __init__(self, destinations: list[int], probs: list[float], away: int) -> None:
            super().__init__(destinations=destinations, probs=probs)
            self.away = away

        def next_node_for_jockeying(self, _ind: object) -> Any:
            """Where those go who gave up."""
            return self.simulation.nodes[self.away]

    most = max((pace for _, _, pace in stage.pace), default=1.0)

    def coming(t: float) -> float:
        """Which share of those come at a time who would if it were always as busy as ever."""
        return next((p / most for start, end, p in stage.pace if start <= t < end), 0.0)

    nodes = stage.nodes
    away = [stage.away.get(node, "") for node in nodes]
    generators = iter(np.random.default_rng(seed).spawn(len(nodes) * len(stage.kinds)))
    options: dict[str, Any] = {}
    if stage.patience:
        gives_up = [ciw.dists.Exponential(1 / p) if (p := stage.patience.get(n)) else None for n in nodes]
        options["reneging_time_distributions"] = {kind.name: gives_up for kind in stage.kinds}
    return ciw.create_network(
        arrival_distributions={
            k.name: [Coming(most * k.rate * p) if p > 0 else None for p in _entry(k, nodes)]
            for k in stage.kinds
        },
        service_distributions={
            k.name: [_service(k, node, Drawn, next(generators)) for node in nodes] for k in stage.kinds
        },
        routing={
            k.name: ciw.routing.NetworkRouting(
                [
                    Onward(list(range(1, len(nodes) + 1)), row, nodes.index(to) + 1 if to in nodes else -1)
                    for row, to in zip(_routing(k, nodes), away, strict=True)
                ]
            )
            for k in stage.kinds
        },
        number_of_servers=[stage.servers.get(node, math.inf) for node in nodes],
        **options,
    )


def _entry(kind: Kind, nodes: Sequence[str]) -> list[float]:
    chain = kind.timed.chain
    entry = dict(zip(chain.ids, chain.entry, strict=True))
    return [entry.get(node, 0.0) for node in nodes]


def _service(kind: Kind, node: str, drawn: Any, generator: np.random.Generator) -> Any:
    from blueprint.flow.time.laws import Fixed

    chain = kind.timed.chain
    if node not in chain.ids:
        return drawn(Fixed(0.0), generator)  # this kind never comes here
    return drawn(kind.timed.part(chain, chain.ids.index(node)), generator)


def _routing(kind: Kind, nodes: Sequence[str]) -> Iterator[list[float]]:
    chain = kind.timed.chain
    for node in nodes:
        moves = chain.moves[chain.ids.index(node)] if node in chain.ids else {}
        shares = {chain.ids[j]: p for j, p in moves.items()}
        total = max(1.0, math.fsum(shares.values()))  # never more than all by rounding
        yield [shares.get(other, 0.0) / total for other in nodes]
