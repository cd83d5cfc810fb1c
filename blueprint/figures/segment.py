"""The figures of one segment; each is computed when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property, partial
from math import fsum
from typing import TYPE_CHECKING

from blueprint.experience.experience import Experience
from blueprint.experience.moments_of_truth.moments import Moments, moments_of
from blueprint.experience.peak.peak_end import experience_of, remembered_of
from blueprint.experience.walk.feeling import Feeling
from blueprint.figures.inputs import UNFELT, feelings_of, felt_by_time, laws_of, shifted
from blueprint.figures.queues import Kind, Serving
from blueprint.figures.settings import Settings
from blueprint.figures.times import VisitTime, visit_time
from blueprint.flow.chain.chain import Chain
from blueprint.flow.chain.from_map import chain_of
from blueprint.flow.chain.gates import is_gate, is_gone, touchpoint_of
from blueprint.flow.time.chain import TimedChain, touchpoints
from blueprint.flow.time.laws import Law
from blueprint.flow.visits.visits import Visits, visits
from blueprint.model.exits import good_exits
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
        kind = self.service
        self._timed = TimedChain(serving.chain(kind), serving.laws(kind), partial(serving.doubts, kind))

    @property
    def service_laws(self) -> Mapping[str, Law]:
        """Touchpoint to the law of the service, without any wait."""
        return self.service.laws

    @property
    def chain(self) -> Chain:
        """The chain that customers walk, queues opened."""
        return self.timed.chain

    def redrawn(self, service: Kind, felt: Felt) -> SegmentFigures:
        """The segment with other inputs, what is felt changed by `felt` once more; queues come anew."""
        drawn = copy(self)
        for name in [name for name, made in vars(type(self)).items() if isinstance(made, cached_property)]:
            drawn.__dict__.pop(name, None)
        drawn.share, drawn.service = service.share, service
        before = self._felt
        drawn._felt = felt if before is None else lambda id_, f: felt(id_, before(id_, f))
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
        """The exits that count as success; empty where nobody can know."""
        return good_exits(self.map, self.chain.exits)

    @cached_property
    def visits(self) -> Visits:
        """Visits, reach, exits, unavoidability."""
        found = visits(self.chain, self.success)
        if not self._waits:
            return found
        return replace(
            found,
            visits=_folded(found.visits),
            reach={id_: min(1.0, p) for id_, p in _folded(found.reach).items()},
            unavoidability=found.unavoidability
            and {id_: min(1.0, p) for id_, p in _folded(found.unavoidability).items()},
            last=_folded(found.last),
        )

    @cached_property
    def staying(self) -> float:
        """Share of its customers who do not leave because they gave up waiting, 0..1."""
        chain = self.chain
        gone = [i for i, id_ in enumerate(chain.ids) if is_gone(id_)]
        if not gone:
            return 1.0
        return max(0.0, 1 - fsum(chain.visits[i] * chain.leaving[i] for i in gone))

    @cached_property
    def feelings(self) -> dict[str, Feeling]:
        """Touchpoint to its feelings."""
        felt = feelings_of(self.map, dict(self.laws))
        for id_ in touchpoints(self.chain):
            own = touchpoint_of(id_)
            if id_ != own and not (is_gone(id_) and own in self._waits):
                felt[id_] = UNFELT
                continue
            emotion = self.map.touchpoints[own].emotion
            law = self.laws.get(id_)
            if id_ != own:  # who gives up has waited too
                felt[id_] = replace(felt[own], time_mean=law.mean if law else None)
            if emotion is not None and emotion.at is not None and felt[id_].experienced:
                felt[id_] = felt_by_time(felt[id_], emotion.at, law, self.map.emotion_scale)
        if self._felt is None:
            return felt
        scale = self.map.emotion_scale
        return {id_: shifted(f, self._felt(touchpoint_of(id_), f), scale) for id_, f in felt.items()}

    @cached_property
    def _waits(self) -> frozenset[str]:
        """The touchpoints of the chain that are the wait in front of another one."""
        return frozenset(
            touchpoint_of(id_)
            for id_ in touchpoints(self.chain)
            if is_gate(id_) and self.map.touchpoints[touchpoint_of(id_)].waits_for
        )

    @property
    def scores_known(self) -> bool:
        """Whether every touchpoint that is experienced has a score; one that follows an endless wait has none."""
        return all(f.score is not None for f in self.feelings.values() if f.experienced)

    @cached_property
    def study(self) -> Study:
        """What customers feel on their way."""
        from blueprint.experience.peak.study import Study  # imports numpy

        return Study.of(self.chain, self.feelings, self.settings.rule, self.map.emotion_scale)

    @cached_property
    def experience(self) -> Experience:
        """Peak and end."""
        found = experience_of(self.study)
        if not self._waits:
            return found
        return replace(
            found,
            peak_share=found.peak_share and _folded(found.peak_share),
            end_share=found.end_share and _folded(found.end_share),
            unknown=tuple(dict.fromkeys(map(touchpoint_of, found.unknown))),
        )

    @cached_property
    def remembered(self) -> Experience:
        """Of peak and end only what is remembered where visits can fail: a third of the work."""
        return remembered_of(self.study)

    @cached_property
    def moments(self) -> Moments:
        """Rewards and penalties."""
        found = moments_of(self.study)
        if not self._waits:
            return found
        return replace(
            found,
            reward=found.reward and _folded(found.reward),
            penalty=found.penalty and _folded(found.penalty),
            assumed=tuple(dict.fromkeys(map(touchpoint_of, found.assumed))),
            unknown=tuple(dict.fromkeys(map(touchpoint_of, found.unknown))),
        )

    @cached_property
    def time(self) -> VisitTime:
        """The time of a visit."""
        states = {*self.map.touchpoints, *touchpoints(self.chain)}
        seen = {id_ for id_ in states if self.map.touchpoints[touchpoint_of(id_)].lane.experienced}
        return visit_time(self.timed, seen)


def _folded(figures: Mapping[str, float]) -> dict[str, float]:
    """A wait and those who give up in it are one touchpoint: one thing changed at a time, as in maps in maps.

    Shares of who ever comes are those of both: nobody gives up and is served at one coming.
    """
    found = {id_: value for id_, value in figures.items() if not is_gate(id_)}
    for id_, value in figures.items():
        if is_gone(id_):
            own = touchpoint_of(id_)
            found[own] = found.get(own, 0.0) + value
    return found
