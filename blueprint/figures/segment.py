"""The figures of one segment; each is computed when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.experience import Experience
from blueprint.experience.moments_of_truth.moments import Moments, moments_of
from blueprint.experience.peak.peak_end import experience_of
from blueprint.experience.walk.feeling import Feeling
from blueprint.figures.inputs import UNFELT, feelings_of, laws_of
from blueprint.figures.queues import Kind, Serving
from blueprint.figures.settings import SUCCESS, Settings
from blueprint.figures.times import VisitTime, visit_time
from blueprint.flow.chain.chain import Chain
from blueprint.flow.chain.from_map import chain_of
from blueprint.flow.chain.gates import is_gate, is_gone, touchpoint_of
from blueprint.flow.time.chain import TimedChain, touchpoints
from blueprint.flow.time.laws import Law
from blueprint.flow.visits.visits import Visits, visits
from blueprint.model.service_map import ServiceMap

if TYPE_CHECKING:
    from blueprint.experience.peak.study import Study


Felt = Callable[[str, Feeling], Feeling]
"""Another feeling in place of a touchpoint's."""


class SegmentFigures:
    """One segment's chain and what follows from it.

    Args:
        name: the segment's id; `all` where a map has no segments.
        share: of all customers, 0..1.
        service_map: with the segment's changes applied.
        settings: how figures are made.

    Raises:
        NotWalkable: the map has errors.
    """

    def __init__(self, name: str, share: float, service_map: ServiceMap, settings: Settings) -> None:
        self.name = name
        self.share = share
        self.map = service_map
        self.settings = settings
        self.service = Kind(share, chain_of(service_map), laws_of(service_map))
        self._timed: TimedChain | None = None
        self._felt: Felt | None = None

    def with_queues(self, serving: Serving) -> None:
        """Open the queues: the waits in front of the service, and the ways of those who give up."""
        self._timed = TimedChain(serving.chain(self.service), serving.laws(self.service))

    @property
    def service_laws(self) -> Mapping[str, Law]:
        """Touchpoint to the law of the service, without any wait."""
        return self.service.laws

    @property
    def chain(self) -> Chain:
        """The chain that customers walk, queues opened."""
        return self.timed.chain

    def redrawn(self, service: Kind, felt: Felt) -> SegmentFigures:
        """The segment with other inputs, what is felt changed by `felt`; queues come anew."""
        drawn = copy(self)
        for name in [name for name, made in vars(type(self)).items() if isinstance(made, cached_property)]:
            drawn.__dict__.pop(name, None)
        drawn.share, drawn.service, drawn._felt = service.share, service, felt
        return drawn

    @property
    def timed(self) -> TimedChain:
        """The chain with its times, waits included."""
        assert self._timed is not None, "queues come first"
        return self._timed

    @property
    def laws(self) -> Mapping[str, Law]:
        """Touchpoint to the law of the time at a visit, wait included."""
        return self.timed.laws

    @cached_property
    def success(self) -> frozenset[str]:
        """The exits that count as success."""
        return frozenset({SUCCESS} if SUCCESS in self.chain.exits else self.chain.exits)

    @cached_property
    def visits(self) -> Visits:
        """Visits, reach, exits, unavoidability."""
        return visits(self.chain, self.success)

    @cached_property
    def staying(self) -> float:
        """Share of its customers who do not leave because they gave up waiting, 0..1."""
        chain = self.chain
        gone = [i for i, id_ in enumerate(chain.ids) if is_gone(id_)]
        if not gone:
            return 1.0
        visited = chain.solver.forward(chain.entry)
        return max(0.0, 1 - fsum(visited[i] * chain.leaving[i] for i in gone))

    @cached_property
    def feelings(self) -> dict[str, Feeling]:
        """Touchpoint to its feelings."""
        felt = feelings_of(self.map, dict(self.laws))
        if self._felt is not None:
            felt = {id_: self._felt(id_, feeling) for id_, feeling in felt.items()}
        return felt | {id_: UNFELT for id_ in touchpoints(self.chain) if is_gate(id_)}

    @cached_property
    def study(self) -> Study:
        """What customers feel on their way."""
        from blueprint.experience.peak.study import Study  # imports numpy

        return Study.of(self.chain, self.feelings, self.settings.rule, self.map.emotion_scale)

    @cached_property
    def experience(self) -> Experience:
        """Peak and end."""
        return experience_of(self.study)

    @cached_property
    def moments(self) -> Moments:
        """Rewards and penalties."""
        return moments_of(self.study)

    @cached_property
    def time(self) -> VisitTime:
        """The time of a visit."""
        states = {*self.map.touchpoints, *touchpoints(self.chain)}
        seen = {id_ for id_ in states if self.map.touchpoints[touchpoint_of(id_)].lane.experienced}
        return visit_time(self.timed, seen)
