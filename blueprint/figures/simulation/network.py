"""A service map as a Ciw network: one kind of customer a segment, each on its own chain, all in the same queues.

A node a touchpoint (a parallel block is one node, its time the longest of its branches), or all touchpoints that share
people: they have one line, first come, first served. Arrivals are Poisson. Where staff serve there are so many servers and
one queue; everywhere else everybody is served at once. Who gives up waiting leaves the service. Times in seconds.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
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
        servers: touchpoint id to number of servers; of people who are shared all of them.
        patience: touchpoint id to the mean seconds customers wait before they give up.
        away: touchpoint id to where those go who give up; by what is not here they leave the service.
        waits: touchpoints that are the wait in front of another one, to that one.
        pace: how arrivals go through a day: from and to in seconds since its first customers may come, and how many times
            the mean rate come then; nothing: at all times alike.
        shared: touchpoint id to the role whose people serve at several.
    """

    kinds: tuple[Kind, ...]
    servers: Mapping[str, int]
    patience: Mapping[str, float]
    away: Mapping[str, str]
    waits: Mapping[str, str]
    pace: tuple[tuple[float, float, float], ...] = ()
    shared: Mapping[str, str] = field(default_factory=dict)

    @property
    def places(self) -> tuple[str, ...]:
        """Touchpoints and blocks that any kind of customer comes to."""
        return tuple(dict.fromkeys(id_ for kind in self.kinds for id_ in kind.timed.chain.ids))

    @property
    def nodes(self) -> tuple[tuple[str, ...], ...]:
        """The places of each node of the network, which Ciw numbers from 1: one, or all that share people."""
        found: dict[tuple[bool, str], list[str]] = {}
        for place in self.places:
            role = self.shared.get(place)
            found.setdefault((role is not None, role or place), []).append(place)
        return tuple(map(tuple, found.values()))


def stays(person: Any) -> list[tuple[str, Any]]:
    """What Ciw recorded of a customer, each record with its place."""
    return list(zip(person.places, person.data_records, strict=False))


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

    class Onward(ciw.routing.NetworkRouting):  # type: ignore[misc]
        """Where customers of a kind go who were served, and those who gave up; each keeps the places they came to."""

        def __init__(self, kind: Kind) -> None:
            super().__init__([])
            self.entries = [_entry(kind, places) for places in nodes]
            self.moves = dict(zip(stage.places, _moves(kind, stage.places), strict=True))

        def initialise_individual(self, ind: Any) -> None:
            """Where a customer comes in: of people who are shared, the touchpoint too."""
            at = ind.starting_node - 1
            places, shares = nodes[at], self.entries[at]
            whole = math.fsum(shares)
            first = places[0] if len(places) == 1 else random.choices(places, [p / whole for p in shares])[0]
            ind.places = [first]

        def next_node(self, ind: Any, _node: int) -> Any:
            """Where those go who were served."""
            return self.to(ind, ciw.random_choice([*stage.places, None], self.moves[ind.places[-1]]))

        def next_node_for_jockeying(self, ind: Any, _node: int) -> Any:
            """Where those go who gave up."""
            away = stage.away.get(ind.places[-1])
            return self.to(ind, away if away in number else None)

        def to(self, ind: Any, place: str | None) -> Any:
            """A place, or out of the service."""
            if place is None:
                return self.simulation.nodes[-1]
            ind.places.append(place)
            return self.simulation.nodes[number[place]]

    class AtPlace(ciw.dists.Distribution):  # type: ignore[misc]
        """Times of people who are shared: each customer's are those of the touchpoint they are at."""

        def __init__(self, of: Mapping[str, Any]) -> None:
            super().__init__()
            self.of = of

        def sample(self, t: float | None = None, ind: Any = None) -> float:
            """The next time; without end where there is none."""
            own = self.of[ind.places[-1]]
            return math.inf if own is None else float(own.sample(t, ind))

    def of_node(of: Mapping[str, Any]) -> Any:
        """What holds at a node: of one place itself, nothing where no place has any."""
        own = list(of.values())
        return own[0] if len(own) == 1 else AtPlace(of) if any(own) else None

    most = max((pace for _, _, pace in stage.pace), default=1.0)

    def coming(t: float) -> float:
        """Which share of those come at a time who would if it were always as busy as ever."""
        return next((p / most for start, end, p in stage.pace if start <= t < end), 0.0)

    nodes = stage.nodes
    number = {place: n for n, places in enumerate(nodes, 1) for place in places}
    generators = iter(np.random.default_rng(seed).spawn(len(stage.places) * len(stage.kinds)))
    times = {k.name: {p: _service(k, p, Drawn, next(generators)) for p in stage.places} for k in stage.kinds}
    options: dict[str, Any] = {}
    if stage.patience:
        gives_up = {p: ciw.dists.Exponential(1 / mean) for p, mean in stage.patience.items()}
        lines = [of_node({p: gives_up.get(p) for p in places}) for places in nodes]
        options["reneging_time_distributions"] = {kind.name: lines for kind in stage.kinds}
    return ciw.create_network(
        arrival_distributions={
            k.name: [
                Coming(most * k.rate * math.fsum(shares)) if any(shares) else None
                for shares in (_entry(k, places) for places in nodes)
            ]
            for k in stage.kinds
        },
        service_distributions={
            k.name: [of_node({p: times[k.name][p] for p in places}) for places in nodes] for k in stage.kinds
        },
        routing={k.name: Onward(k) for k in stage.kinds},
        number_of_servers=[
            next((stage.servers[p] for p in places if p in stage.servers), math.inf) for places in nodes
        ],
        **options,
    )


def _entry(kind: Kind, places: Sequence[str]) -> list[float]:
    chain = kind.timed.chain
    entry = dict(zip(chain.ids, chain.entry, strict=True))
    return [entry.get(place, 0.0) for place in places]


def _service(kind: Kind, place: str, drawn: Any, generator: np.random.Generator) -> Any:
    from blueprint.flow.time.laws import Fixed

    chain = kind.timed.chain
    if place not in chain.ids:
        return drawn(Fixed(0.0), generator)  # this kind never comes here
    return drawn(kind.timed.part(chain, chain.ids.index(place)), generator)


def _moves(kind: Kind, places: Sequence[str]) -> Iterator[list[float]]:
    """Of each place the shares that go to each, and at last of those who leave."""
    chain = kind.timed.chain
    for place in places:
        moves = chain.moves[chain.ids.index(place)] if place in chain.ids else {}
        shares = {chain.ids[j]: p for j, p in moves.items()}
        total = max(1.0, math.fsum(shares.values()))  # never more than all by rounding
        row = [shares.get(other, 0.0) / total for other in places]
        yield [*row, max(0.0, 1 - math.fsum(row))]
