"""Ends, means and places of feelings over all customers: exact, and without numpy.

The figures of `blueprint.experience` say the same, and more; tests hold both together. Rules of the default
preset ask here, because a map should not take longer to lint than its figures are worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blueprint.flow.chain import Chain
from blueprint.flow.visits import solver
from blueprint.lint.computing import Walk
from blueprint.lint.context import Context
from blueprint.model.service_map import ServiceMap
from blueprint.source.tree import Path


@dataclass(frozen=True)
class Felt:
    """A touchpoint that customers come to and experience, in one segment.

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
    before: float
    after: float


def felt(context: Context) -> tuple[Felt, ...]:
    """Every touchpoint that customers experience, by segment; none when errors or a missing score leave no figures.

    None either when it depends on times what customers experience last: after parallel branches.
    """
    if not _any_score(context.map):
        return ()
    found: list[Felt] = []
    for walk in context.walks:
        for id_, (visits, last, before, after) in _passes(walk).items():
            emotion = walk.map.touchpoints[id_].emotion if id_ in walk.map.touchpoints else None
            if visits > 0 and (emotion is None or emotion.score is None):
                return ()
            if visits > 0 and emotion is not None and emotion.score is not None:
                share = walk.share
                found.append(Felt(id_, emotion.score, share * visits, share * last, before, after))
    return tuple(found)


def score_path(context: Context, id_: str, score: float) -> Path:
    """Where a score is written: at the touchpoint, or in the changes of the segment that has it."""
    emotion = context.map.touchpoints[id_].emotion
    if emotion is None or emotion.score != score:
        for segment in context.map.segments.values():
            changed = segment.changes.get(id_)
            if changed and changed.emotion and changed.emotion.score == score:
                return ("segments", segment.id, "changes", id_, "emotion", "score")
    return ("touchpoints", id_, "emotion", "score")


def _any_score(service_map: ServiceMap) -> bool:
    return any(t.emotion and t.emotion.score is not None for t in service_map.touchpoints.values())


def _passes(walk: Walk) -> dict[str, tuple[float, float, float, float]]:
    """Visits, last share, experienced before and after, per experienced touchpoint of one segment.

    Blurred ends (a block with several experienced branches that may come last) have an id that no map has.
    """
    chain = walk.chain
    weights = [_weight(walk.map, chain, i) for i in range(len(chain))]
    system = solver(chain)
    visits = system.forward(chain.entry)
    leave = [sum(row.values()) for row in chain.leaves]
    unfelt = frozenset(i for i, weight in enumerate(weights) if not weight)
    out = system.within(unfelt).backward(leave) if unfelt else [0.0] * len(chain)
    found = {}
    for i, before, after in _places(chain, weights, visits):
        if not weights[i]:
            continue
        finish = leave[i] + sum(q * out[j] for j, q in chain.moves[i].items() if j in unfelt)
        if i not in chain.blocks:
            found[chain.ids[i]] = (visits[i], visits[i] * finish, before, after)
            continue
        if finish > 0:
            found[chain.ids[i]] = (visits[i], visits[i] * finish, before, after)
        for branch in chain.blocks[i].branches:
            for id_, (inner, within, left) in _inside(walk.map, branch).items():
                found[id_] = (visits[i] * inner, 0.0, before + within, after + left)
    return found


def _inside(service_map: ServiceMap, branch: Chain) -> dict[str, tuple[float, float, float]]:
    """Visits, experienced before and after, of a branch walked once."""
    weights = [_weight(service_map, branch, i) for i in range(len(branch))]
    visits = solver(branch).forward(branch.entry)
    found = {}
    for i, before, after in _places(branch, weights, visits):
        if i not in branch.blocks:
            if weights[i]:
                found[branch.ids[i]] = (visits[i], before, after)
            continue
        for inner in branch.blocks[i].branches:
            for id_, (times, within, left) in _inside(service_map, inner).items():
                found[id_] = (visits[i] * times, before + within, after + left)
    return found


def _places(chain: Chain, weights: list[float], visits: list[float]) -> Iterator[tuple[int, float, float]]:
    """State, and what is expected to be experienced before and after a visit to it: v W Q N / v and Q N w."""
    system = solver(chain)
    arriving = [0.0] * len(chain)
    for i, row in enumerate(chain.moves):
        for j, q in row.items():
            arriving[j] += visits[i] * weights[i] * q
    earlier = system.forward(arriving)
    later = system.backward(weights)
    for i, visited in enumerate(visits):
        if visited > 0:
            yield i, earlier[i] / visited, max(0.0, later[i] - weights[i])


def _weight(service_map: ServiceMap, chain: Chain, state: int) -> float:
    """How many touchpoints customers experience at one visit to a state."""
    block = chain.blocks.get(state)
    if block is None:
        return float(service_map.touchpoints[chain.ids[state]].lane.experienced)
    total = 0.0
    for branch in block.branches:
        visits: list[float] = solver(branch).forward(branch.entry)
        total += sum(v * _weight(service_map, branch, i) for i, v in enumerate(visits))
    return total


def mean_score(of: tuple[Felt, ...]) -> float:
    """The mean over all visits (theory 3.3 (10))."""
    return sum(f.visits * f.score for f in of) / sum(f.visits for f in of)


def end_score(of: tuple[Felt, ...]) -> float:
    """The expected last score of those who experience anything."""
    return sum(f.last * f.score for f in of) / sum(f.last for f in of)


def shares_of_end(of: tuple[Felt, ...]) -> Mapping[str, float]:
    """Touchpoint to the share of customers for whom it is the last one."""
    found: dict[str, float] = {}
    for f in of:
        found[f.id] = found.get(f.id, 0.0) + f.last
    return found
