"""Ways that open with the pressure of service: how many customers take them, at a steady state.

How far a way is open follows from the utilisation of a queue; that follows from how many customers come to the
queue, which follows from how far ways are open. The figures are those at which both agree. A way that takes
customers away from the queue makes it calmer the wider it is open, so there is one such point, and it is found
to the last digits (regula falsi, Illinois: Dowell & Jarratt 1971). Where ways follow several queues each is
solved in turn until none moves any more. What is left of a difference is said (`residual`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ulp
from typing import TYPE_CHECKING

from blueprint.figures.inputs import law_of, laws_of
from blueprint.figures.queues import Kind
from blueprint.figures.settling import serving_of
from blueprint.flow.chain.from_map import NotWalkable, chain_of, walked_segments
from blueprint.flow.visits.loads import loaded_ways, loads_of, with_pressure
from blueprint.model.nesting import SEPARATOR
from blueprint.model.segments import for_segment

if TYPE_CHECKING:
    from blueprint.model.connection import Load
    from blueprint.model.service_map import ServiceMap

_SWEEPS = 200
_STEPS = 100
_SAME = 1e-13
_ROUNDING = 1e-15


@dataclass(frozen=True)
class LoadFigures:
    """A way that follows the pressure of service.

    Attributes:
        touchpoint: where it starts.
        to: where it leads.
        of: the touchpoint whose utilisation counts.
        calm: utilisation up to which nobody takes it.
        busy: utilisation from which as many take it as ever do.
        most: share of the customers at its start who take it then.
        share: of them, who take it now.
        utilisation: of the queue now.
        residual: by how much the utilisation that follows from this share differs from it.
        segment: whose way it is, where a segment has its own.
    """

    touchpoint: str
    to: str
    of: str
    calm: float
    busy: float
    most: float
    share: float
    utilisation: float
    residual: float
    segment: str | None = None


class SteadyState:
    """A map whose ways are open as far as the pressure has it.

    Args:
        service_map: inlined; with arrivals, and every queue that a way follows staffed and with a time.

    Raises:
        NotWalkable: it has errors.
    """

    def __init__(self, service_map: ServiceMap) -> None:
        self._map = service_map
        self._loads: dict[str, list[Load]] = {}
        for load in loads_of(service_map):
            self._loads.setdefault(load.of, []).append(load)
        if service_map.arrivals is None or any(lacks(service_map, id_) for id_ in self._loads):
            raise NotWalkable
        self.pressure = dict.fromkeys(self._loads, 0.0)
        for _ in range(_SWEEPS):
            before = dict(self.pressure)
            for id_ in self._loads:
                self.pressure[id_] = self._settled(id_)
            if len(before) == 1 or all(abs(self.pressure[q] - p) < _SAME for q, p in before.items()):
                break
        self.map = with_pressure(service_map, self.pressure)

    def figures(self) -> tuple[LoadFigures, ...]:
        """Every way that follows a pressure."""
        found = self._utilisation(self.pressure)
        return tuple(
            LoadFigures(
                touchpoint=t.id.removesuffix(SEPARATOR),
                to=c.to,
                of=c.load.of,
                calm=float(c.load.calm),
                busy=float(c.load.busy),
                most=float(t.most(c)),
                share=float(t.most(c) * c.load.opening(self.pressure[c.load.of])),
                utilisation=self.pressure[c.load.of],
                residual=abs(found[c.load.of] - self.pressure[c.load.of]),
                segment=segment,
            )
            for segment, t, c in loaded_ways(self._map)
            if c.load
        )

    def feedback(self, id_: str) -> float:
        """By how much a queue gets busier when the ways that follow it open; one that relieves it is negative."""
        loads = self._loads[id_]
        shut, open_ = min(float(x.calm) for x in loads), max(float(x.busy) for x in loads)
        at = [self._utilisation({**self.pressure, id_: u})[id_] for u in (shut, open_)]
        return at[1] - at[0]

    def _settled(self, id_: str) -> float:
        """The utilisation of one queue at which it agrees with the ways that follow it, the others as they are."""
        loads = self._loads[id_]
        shut, open_ = min(float(x.calm) for x in loads), max(float(x.busy) for x in loads)

        def difference(utilisation: float) -> float:
            return self._utilisation({**self.pressure, id_: utilisation})[id_] - utilisation

        low, high = difference(shut), difference(open_)
        if low <= 0:
            return shut + low  # nobody has to go: calm enough
        if high >= 0:
            return open_ + high
        return _root(difference, shut, open_, low, high)

    def _utilisation(self, pressure: Mapping[str, float]) -> dict[str, float]:
        """The utilisation of the queues when ways are open as far as a pressure has it."""
        opened = with_pressure(self._map, pressure)
        parts = []
        for name, share in walked_segments(opened).items():
            if share > 0:
                lived = for_segment(opened, name)
                parts.append(Kind(float(share), chain_of(lived), laws_of(lived)))
        queues = serving_of(opened, parts, streams=False).queues
        return {id_: queues[id_].utilisation if id_ in queues else 0.0 for id_ in self._loads}


def lacks(service_map: ServiceMap, id_: str) -> bool:
    """Whether the utilisation of a touchpoint cannot be known: it is not there, not staffed, or has no time."""
    touchpoint = service_map.touchpoints.get(id_)
    return touchpoint is None or touchpoint.staffed is None or law_of(touchpoint) is None


def _root(of: Callable[[float], float], low: float, high: float, f_low: float, f_high: float) -> float:
    """Where a falling function is 0: f(low) > 0 > f(high)."""
    side = 0
    for _ in range(_STEPS):
        middle = (low * f_high - high * f_low) / (f_high - f_low)
        if not low < middle < high:
            middle = (low + high) / 2
        value = of(middle)
        # A way that opens within one percent is steep: the last digit of the utilisation counts.
        if abs(value) < _ROUNDING or high - low <= 2 * ulp(middle):
            return middle
        if value > 0:
            low, f_low = middle, value
            f_high *= 0.5 if side > 0 else 1.0
            side = 1
        else:
            high, f_high = middle, value
            f_low *= 0.5 if side < 0 else 1.0
            side = -1
    return (low + high) / 2
