"""How customers come to a queue behind other queues (Whitt 1983), and counters in a row.

Whoever comes straight from another queue comes as its servers let go: more evenly than at random where services are
alike. The squared coefficients of variation of the times between arrivals follow from one another by Whitt's QNA. It
does not give 0 for two fixed services one behind the other; there the rule of the bottleneck does (the second wait is
what the queue alone would have above that in front of it), and between the two a blend by the services' spread,
fitted to simulation.

Steps whose time varies scatter customers. A short walk between two counters does not: what is left of the evenness
is w / (w + s), s the spread of the time between, w the mean wait of customers who would come at random; where the
counter in front has the longer wait, the geometric mean of both (fitted to simulation).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, sqrt
from math import pow as power

from blueprint.flow.queues.queue import RANDOM, Overload, QueueFigures, Stream, queue
from blueprint.flow.time.laws import Law
from blueprint.model.arrivals import HOUR
from blueprint.ranking import NEAR, same

_SWEEPS = 200
_ROW_ERROR = 1.0
_NETWORK_ERROR, _VARIED_ERROR = 0.35, 0.6
_EVEN_ERROR, _EVEN_POWER, _UNEVEN_ERROR = 2.35, 1.7, 1.6
"""What simulated networks are held by (docs/queues.md): a mean wait is told at most 1 + error times too long or too short."""
_EVEN = 0.01
"""Squared coefficients of variation nearer to 1 are those of customers who come at random."""


@dataclass(frozen=True, slots=True)
class Onward:
    """Those served at a queue who come to a certain other one next.

    Attributes:
        share: of those served, 0..1.
        scatter: by how many seconds they are scattered between, >= 0.
    """

    share: float
    scatter: float = 0.0


@dataclass(frozen=True)
class Served:
    """A queue before it is known how customers come to it.

    Attributes:
        arrivals_per_hour: >= 0.
        servers: >= 1.
        service: the law of the service.
        patience: mean seconds after which customers give up; None: never.
        onward: those served who come to each other queue next.
    """

    arrivals_per_hour: float
    servers: int
    service: Law
    patience: float | None
    onward: Mapping[str, Onward]

    @property
    def cv2(self) -> float:
        """Squared coefficient of variation of the service."""
        return self.service.variance / self.service.mean**2 if self.service.mean else 1.0


def streams_of(
    queues: Mapping[str, Served], at_random: Mapping[str, QueueFigures | Overload]
) -> dict[str, Stream]:
    """How customers come to each queue that is not reached at random.

    Args:
        queues: all of a map.
        at_random: the same, if customers came at random.
    """
    alone = {id_: found for id_, found in at_random.items() if isinstance(found, QueueFigures)}
    steady = {id_: q for id_, q in queues.items() if id_ in alone and q.arrivals_per_hour > 0}
    feeding: dict[str, dict[str, _Feed]] = {}
    for id_, q in steady.items():
        for to, onward in q.onward.items():
            if to in steady and onward.share > 0:
                served = q.arrivals_per_hour * (1 - alone[id_].abandoned) * onward.share
                part = min(1.0, served / steady[to].arrivals_per_hour)
                feeding.setdefault(to, {})[id_] = _Feed(
                    part, onward.share, _kept(alone[id_], alone[to], onward.scatter)
                )
    if all(same(steady[i].cv2, 1, NEAR) and not alone[i].abandoned for row in feeding.values() for i in row):
        return {}
    cv2 = _variabilities(steady, feeding, alone)
    found = {
        id_: Stream(cv2[id_], error=_error(id_, steady, row))
        for id_, row in feeding.items()
        if abs(cv2[id_] - 1) > _EVEN
    }
    for id_ in list(found):
        row = _row(id_, steady, feeding)
        if row and steady[id_].patience is None:
            found[id_] = _in_a_row(id_, row, steady, cv2[id_])
    return found


@dataclass(frozen=True, slots=True)
class _Feed:
    """A queue that customers come from: their part of all who come, of all served there, and the evenness left."""

    part: float
    share: float
    kept: float


def _kept(before: QueueFigures, here: QueueFigures, scatter: float) -> float:
    """How much of the evenness of those served at one queue is left where they come to another, 0..1."""
    wait = sqrt(here.wait_mean * max(here.wait_mean, before.wait_mean))
    return wait / (wait + scatter) if scatter else 1.0


def _error(id_: str, queues: Mapping[str, Served], feeds: Mapping[str, _Feed]) -> float:
    """How far off the mean wait may be by the network's formula, relative.

    Even services behind even ones are told far too long a wait, services behind very uneven ones too short a one.
    """
    own = sqrt(queues[id_].cv2)
    before = 1 + fsum(f.part * f.kept * (sqrt(queues[i].cv2) - 1) for i, f in feeds.items())
    even = max(0.0, 1 - (own + before) / 2)
    found = _NETWORK_ERROR + _EVEN_ERROR * power(even, _EVEN_POWER)
    if max(own, before) > 1:
        found = max(found, _VARIED_ERROR)
    return max(found, _UNEVEN_ERROR * (before - 1))


def _busy(q: Served) -> float:
    return q.arrivals_per_hour / HOUR * q.service.mean / q.servers


def _variabilities(
    queues: Mapping[str, Served],
    feeding: Mapping[str, Mapping[str, _Feed]],
    alone: Mapping[str, QueueFigures],
) -> dict[str, float]:
    """Squared coefficients of variation of arrivals (Whitt 1983, without his floor under that of the service)."""
    found = dict.fromkeys(queues, 1.0)
    for _ in range(_SWEEPS):
        before = dict(found)
        for id_, feeds in feeding.items():
            rest = max(0.0, 1 - fsum(f.part for f in feeds.values()))
            together = fsum(f.part * f.part for f in feeds.values()) + rest * rest
            weight = 1 / (1 + 4 * (1 - _busy(queues[id_])) ** 2 * (1 / together - 1))
            mixed = rest + fsum(
                f.part * (1 + f.share * f.kept * (_departing(queues[i], found[i], alone[i]) - 1))
                for i, f in feeds.items()
            )
            found[id_] = max(0.0, weight * mixed + 1 - weight)
        if all(abs(found[id_] - before[id_]) < NEAR for id_ in found):
            break
    return found


def _departing(q: Served, cv2: float, alone: QueueFigures) -> float:
    """Squared coefficient of variation of the times between customers served.

    Where customers give up, one server's next customer follows after a service, and an arrival if nobody waits.
    """
    if alone.abandoned:
        rate, service = q.arrivals_per_hour / HOUR, q.service.mean / q.servers
        idle = (1 - alone.wait_probability) / (1 - alone.abandoned)
        variance = q.cv2 * service**2 + idle * (2 - idle) / rate**2
        return 1 + (variance / (service + idle / rate) ** 2 - 1) / sqrt(q.servers)
    busy2 = _busy(q) ** 2
    return 1 + (1 - busy2) * (cv2 - 1) + busy2 / sqrt(q.servers) * (q.cv2 - 1)


def _row(
    id_: str, queues: Mapping[str, Served], feeding: Mapping[str, Mapping[str, _Feed]]
) -> dict[str, float]:
    """The queues in a row in front of one, where all who come were served by the one before, and all go on.

    Each with what is left, here, of the evenness of those served there.
    """
    found: dict[str, float] = {}
    here, kept = id_, 1.0
    while here in feeding:
        (before, feed), *more = feeding[here].items()
        whole = same(feed.part, 1, NEAR) and same(feed.share, 1, NEAR)
        loses = queues[before].patience is not None
        if more or not whole or loses or before in found or before == id_ or queues[before].cv2 > 1:
            break
        kept *= feed.kept
        found[before] = kept
        here = before
    return found


def _in_a_row(id_: str, row: Mapping[str, float], queues: Mapping[str, Served], cv2: float) -> Stream:
    own, last = queues[id_], next(iter(row.values()))

    def wait(q: Served, stream: Stream = RANDOM) -> float:
        found = queue(q.arrivals_per_hour, q.servers, q.service, stream=stream)
        return 0.0 if isinstance(found, Overload) else found.wait_mean

    alone = wait(own)
    bottleneck = max(0.0, alone - max(wait(queues[i]) * kept / last for i, kept in row.items()))
    spread = fsum(sqrt(queues[i].cv2) for i in (*row, id_)) / (len(row) + 1)
    part = 1.0 if spread >= 1 else 1 - (1 - spread) ** (6 / sqrt(own.servers))
    mean = last * (1 - part) * bottleneck + last * part * wait(own, Stream(cv2)) + (1 - last) * alone
    fixed = same(spread, 0, NEAR)
    return Stream(cv2, mean, 0.0 if fixed and not mean else _ROW_ERROR * min(1.0, 2 * last))
