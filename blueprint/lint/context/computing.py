"""What rules may compute of a map without errors, and no more than a rule asks for.

Means over the chain need no numpy and little time; everything else comes from `blueprint.figures`, which takes as long
to import as a map takes to lint. A rule asks for it after looking whether the map has what it is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from blueprint.model.segments import for_segment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.figures import Analysis
    from blueprint.figures.load import SteadyState
    from blueprint.flow.chain.chain import Chain
    from blueprint.model.service_map import ServiceMap


@dataclass(frozen=True, slots=True)
class Walk:
    """How one segment walks the map.

    Attributes:
        share: of all customers.
        map: with the segment's changes applied.
        chain: its chain, without closed loops.
        scores: mean scores by state where they follow the time.
    """

    share: float
    map: ServiceMap
    chain: Chain
    scores: Mapping[str, float] = field(default_factory=dict)


def steady_of(flat: ServiceMap) -> SteadyState | None:
    """How far its ways are open that follow the pressure of service; None: it has none, or errors."""
    from blueprint.flow.chain.from_map import NotWalkable
    from blueprint.flow.visits.loads import loads_of

    if not loads_of(flat):
        return None
    from blueprint.figures.load import SteadyState

    try:
        return SteadyState(flat)
    except (NotWalkable, ValueError):
        return None


def walks_of(flat: ServiceMap, steady: SteadyState | None) -> tuple[Walk, ...]:
    """The walks of a map's segments; none where one of them leads nowhere, or nobody knows how many go where."""
    from blueprint.flow.chain.from_map import NotWalkable, chain_of, walked_segments
    from blueprint.flow.linear.solver import ClosedLoop
    from blueprint.flow.visits.loads import loads_of

    if loads_of(flat):
        if steady is None:
            return ()
        flat = steady.map
    walks = []
    try:
        for segment, share in walked_segments(flat).items():
            if share > 0:
                service_map = for_segment(flat, segment)
                walk = Walk(float(share), service_map, chain_of(service_map))
                walk.chain.solver  # noqa: B018 - a closed loop shows here
                walks.append(walk)
    except (NotWalkable, ClosedLoop):
        return ()
    return _with_queues(flat, walks) if _loses(flat) else tuple(walks)


def _loses(flat: ServiceMap) -> bool:
    """Whether customers may leave a queue, or go past one."""
    return flat.arrivals is not None and any(
        t.waits_for or (t.staffed and t.staffed.patience) for t in flat.touchpoints.values()
    )


def _with_queues(flat: ServiceMap, walks: list[Walk]) -> tuple[Walk, ...]:
    """The same walks, less those who give up waiting."""
    from blueprint.figures.inputs import UNFELT, felt_by_time, laws_of
    from blueprint.figures.queues import Kind
    from blueprint.figures.settling import serving_of
    from blueprint.flow.chain.gates import touchpoint_of

    try:
        kinds = [Kind(walk.share, walk.chain, laws_of(walk.map)) for walk in walks]
        serving = serving_of(flat, kinds)
    except ValueError:  # an estimate out of order: a rule names it
        return ()
    found = []
    for walk, kind in zip(walks, kinds, strict=True):
        chain, laws = serving.chain(kind), serving.laws(kind)
        scores = {}
        for id_ in laws:
            emotion = walk.map.touchpoints[touchpoint_of(id_)].emotion
            if emotion is not None and emotion.at is not None:
                felt = felt_by_time(UNFELT, emotion.at, laws[id_], walk.map.emotion_scale)
                if felt.score is not None:
                    scores[id_] = felt.score
        found.append(replace(walk, chain=chain, scores=scores))
    return tuple(found)


def figures_of(service_map: ServiceMap, steady: SteadyState | None = None) -> Analysis | None:
    """The figures of a map; None where a segment puts the points of an estimate out of order."""
    from blueprint.figures import Analysis

    try:
        return Analysis(service_map, steady=steady)
    except ValueError:
        return None
