"""Ends, means and places of feelings over all customers: exact, and without numpy.

The figures of `blueprint.experience` say the same, and more; tests hold both together. Rules of the default
preset ask here, because a map should not take longer to lint than its figures are worth.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from blueprint.flow.chain.chain import Chain
from blueprint.flow.chain.gates import is_gate, is_gone, touchpoint_of
from blueprint.lint.context.computing import Walk
from blueprint.lint.context.context import Context
from blueprint.model.service_map import ServiceMap
from blueprint.source.tree import Path


@dataclass(frozen=True)
class Felt:
    """A touchpoint that customers of one segment come to and experience.

    Attributes:
        id: of the touchpoint.
        score: its emotion.
        visits: expected visits, over all customers.
        last: share of all customers for whom it is the last one experienced.
        before: expected number of touchpoints experienced before a visit.
        after: and after it.
    """

    id: str
    score: float
    visits: float
    last: float
    before: float = 0.0
    after: float = 0.0


def felt(context: Context, places: bool = False) -> tuple[Felt, ...]:
    """Every touchpoint that customers experience, by segment; none when errors or a missing score leave no figures.

    None either when it depends on times what customers experience last: after parallel branches.

    Args:
        context: of the map.
        places: say what comes before and after, which takes as long again.
    """
    if not _any_score(context.flat.map):
        return ()
    found: list[Felt] = []
    for walk in context.walks:
        weights = [_weight(walk.map, walk.chain, i) for i in range(len(walk.chain))]
        visits = walk.chain.solver.forward(walk.chain.entry)
        lasts = _lasts(walk, weights, visits)
        around = dict(_places(walk.map, walk.chain)) if places else {}
        for id_, times in _visits(walk.map, walk.chain, visits):
            own = touchpoint_of(id_)
            emotion = walk.map.touchpoints[own].emotion
            score = walk.scores.get(id_, emotion.score if emotion else None)
            if score is None:
                return ()
            before, after = around.get(id_, (0.0, 0.0))
            share = walk.share
            found.append(Felt(own, score, share * times, share * lasts.pop(id_, 0.0), before, after))
        if any(lasts.values()):  # what is left stands for a parallel block
            return ()
    return tuple(found)


def score_path(context: Context, id_: str, score: float) -> Path:
    """Where a score is written: at the touchpoint, or in the changes of the segment that has it."""
    flat = context.flat.map
    emotion = flat.touchpoints[id_].emotion
    if emotion is None or emotion.score != score:
        for segment in flat.segments.values():
            changed = segment.changes.get(id_)
            if changed and changed.emotion and changed.emotion.score == score:
                return ("segments", segment.id, "changes", id_, "emotion", "score")
    return ("touchpoints", id_, "emotion", "score")


def _any_score(service_map: ServiceMap) -> bool:
    emotions = (t.emotion for t in service_map.touchpoints.values())
    return any(e and (e.score is not None or e.at is not None) for e in emotions)


def _visits(service_map: ServiceMap, chain: Chain, visits: list[float]) -> Iterator[tuple[str, float]]:
    """Experienced touchpoints that customers come to, those of parallel blocks too, with expected visits."""
    for i, times in enumerate(visits):
        if i in chain.blocks:
            for branch in chain.blocks[i].branches:
                inner = [times * v for v in branch.solver.forward(branch.entry)]
                yield from _visits(service_map, branch, inner)
        elif times > 0 and _is_felt(service_map, chain.ids[i]):
            yield chain.ids[i], times


def _lasts(walk: Walk, weights: list[float], visits: list[float]) -> dict[str, float]:
    """State to the share of customers who experience nothing more after it."""
    chain = walk.chain
    unfelt = frozenset(i for i, weight in enumerate(weights) if not weight)
    out = walk.chain.solver.within(unfelt).backward(chain.leaving) if unfelt else [0.0] * len(chain)
    return {
        chain.ids[i]: visits[i]
        * (chain.leaving[i] + math.fsum(q * out[j] for j, q in chain.moves[i].items() if j in unfelt))
        for i, weight in enumerate(weights)
        if weight
    }


def _places(service_map: ServiceMap, chain: Chain) -> Iterator[tuple[str, tuple[float, float]]]:
    """Touchpoint to what is expected to be experienced before and after a visit: v W Q N / v, and Q N w."""
    weights = [_weight(service_map, chain, i) for i in range(len(chain))]
    visits = chain.solver.forward(chain.entry)
    arriving = [0.0] * len(chain)
    for i, row in enumerate(chain.moves):
        for j, q in row.items():
            arriving[j] += visits[i] * weights[i] * q
    earlier, later = chain.solver.forward(arriving), chain.solver.backward(weights)
    for i, times in enumerate(visits):
        if not times > 0:
            continue
        before, after = earlier[i] / times, max(0.0, later[i] - weights[i])
        if i not in chain.blocks:
            yield chain.ids[i], (before, after)
            continue
        for branch in chain.blocks[i].branches:
            for id_, (within, left) in _places(service_map, branch):
                yield id_, (before + within, after + left)


def _is_felt(service_map: ServiceMap, id_: str) -> bool:
    """Whether customers experience a state: where a queue is joined they do not, nor giving up but in a wait."""
    own = service_map.touchpoints[touchpoint_of(id_)]
    return own.lane.experienced and (not is_gate(id_) or (is_gone(id_) and own.waits_for is not None))


def _weight(service_map: ServiceMap, chain: Chain, state: int) -> float:
    """How many touchpoints customers experience at one visit to a state."""
    block = chain.blocks.get(state)
    if block is None:
        return float(_is_felt(service_map, chain.ids[state]))
    total = 0.0
    for branch in block.branches:
        visits = branch.solver.forward(branch.entry)
        total += math.fsum(v * _weight(service_map, branch, i) for i, v in enumerate(visits))
    return total


def mean_score(of: tuple[Felt, ...]) -> float:
    """The mean over all visits (theory 3.3 (10))."""
    return math.fsum(f.visits * f.score for f in of) / math.fsum(f.visits for f in of)


def end_score(of: tuple[Felt, ...]) -> float:
    """The expected last score of those who experience anything."""
    return math.fsum(f.last * f.score for f in of) / math.fsum(f.last for f in of)
