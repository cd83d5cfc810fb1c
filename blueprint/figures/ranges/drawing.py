"""Draws of a map's inputs: the same on every machine, and each input's spread evenly over its law.

Each input takes each of its strata once, in an order that follows from its name (Latin hypercube: McKay, Beckman &
Conover 1979); the first half of the draws is such a sample too. Draws of other inputs never change one's own.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from statistics import NormalDist

from blueprint.experience.walk.feeling import Feeling
from blueprint.figures.analysis import Analysis
from blueprint.figures.queues import Kind, Serving
from blueprint.figures.ranges.inputs import Input, Inputs
from blueprint.figures.segment import SegmentFigures
from blueprint.figures.settling import servings_of
from blueprint.flow.chain.chain import Block, Chain
from blueprint.flow.time.laws import Law, Scaled
from blueprint.model.service_map import ServiceMap

DRAWS = 128
"""Of times, promises and waits; of what is remembered, which costs more and needs fewer, half of them."""
HALF = DRAWS // 2


@cache
def _normals() -> tuple[float, ...]:
    """The middles of the strata of a standard normal law."""
    return tuple(NormalDist().inv_cdf((k + 0.5) / DRAWS) for k in range(DRAWS))


@cache
def draws_of(name: str) -> tuple[float, ...]:
    """The standard normal draws of an input."""
    rng = random.Random(name)
    fine = [int(rng.random() < 0.5) for _ in range(HALF)]
    orders = []
    for _ in range(2):
        keys = [rng.random() for _ in range(HALF)]
        orders.append(sorted(range(HALF), key=keys.__getitem__))
    strata = [2 * s + fine[s] for s in orders[0]] + [2 * s + 1 - fine[s] for s in orders[1]]
    return tuple(map(_normals().__getitem__, strata))


Deviation = Callable[[Input | None], float]
"""How far an input is off, in its own unit (`Input.sd`)."""


def deviation(draw: int) -> Deviation:
    """How far the inputs are off in a draw."""
    return lambda i: 0.0 if i is None else i.sd * draws_of(i.name)[draw]


def redrawn(analysis: Analysis, inputs: Inputs, off: Deviation, serving: Serving | None = None) -> Analysis:
    """The map's figures with other inputs; ways that follow the pressure of service stay as far open as they are.

    Args:
        analysis: as the map says.
        inputs: its numbers.
        off: how far each is off.
        serving: its queues, where what is asked for does not rest on them.
    """
    (found,) = redrawn_together(analysis, inputs, [off], serving)
    return found


def redrawn_together(
    analysis: Analysis, inputs: Inputs, draws: Iterable[Deviation], serving: Serving | None = None
) -> list[Analysis]:
    """The same of many draws, which take less time together."""
    parts = [_parts(analysis, inputs, off) for off in draws]
    if serving is None:
        servings = servings_of([(flat, [s.service for s in drawn.values()]) for flat, drawn in parts])
    else:
        servings = [serving] * len(parts)
    return [analysis.redrawn(*part, own) for part, own in zip(parts, servings, strict=True)]


def _parts(
    analysis: Analysis, inputs: Inputs, off: Deviation
) -> tuple[ServiceMap, dict[str, SegmentFigures]]:
    """The map with another rate of arrival, and its segments with other inputs; no queues yet."""
    weights = {
        name: s.share * math.exp(off(inputs.segments.get(name))) for name, s in analysis.segments.items()
    }
    total = math.fsum(weights.values())
    numbers = _Numbers(inputs, off, float(analysis.flat.emotion_scale))
    segments = {name: _segment(s, weights[name] / total, numbers) for name, s in analysis.segments.items()}
    flat = analysis.flat
    if flat.arrivals is not None:
        flat = flat.model_copy(update={"arrivals": flat.arrivals * math.exp(off(inputs.arrivals))})
    return flat, segments


def _segment(s: SegmentFigures, share: float, numbers: _Numbers) -> SegmentFigures:
    def onward(id_: str, targets: Sequence[str], shares: Sequence[float]) -> Sequence[float]:
        return numbers.shares(s.name, id_, targets, shares)

    laws = {id_: numbers.law(s.name, id_, known) for id_, known in s.service_laws.items()}
    return s.redrawn(
        Kind(share, reweighted(s.service.chain, onward, lambda id_: numbers.entering(s.name, id_)), laws),
        lambda id_, feeling: numbers.feeling(s.name, id_, feeling),
    )


class _Numbers:
    """The numbers of one draw; what segments share is made once."""

    def __init__(self, inputs: Inputs, off: Deviation, scale: float) -> None:
        self._inputs = inputs
        self._off = off
        self._scale = scale
        self._laws: dict[str, tuple[Law, Law]] = {}
        self._feelings: dict[tuple[str, ...], tuple[Feeling, Feeling]] = {}

    def entering(self, segment: str, id_: str) -> float:
        """What the odds of coming in at a touchpoint are multiplied with."""
        found = self._inputs.of(segment, id_, "start")
        return math.exp(self._off(found)) if found else 1.0

    def shares(
        self, segment: str, id_: str, targets: Sequence[str], shares: Sequence[float]
    ) -> Sequence[float]:
        """The shares of the ways from a touchpoint; that of failures to their recovery is moved as these are."""
        inputs = self._inputs.ways(segment, id_)
        behind = [inputs.get(target) for target in targets]
        odds = [math.exp(off) if i and (off := self._off(i)) else 1.0 for i in behind]
        if all(x == 1 for x in odds):
            return shares
        failing = next((at for at, i in enumerate(behind) if i and i.kind == "chance"), None)
        weights = [p * x for p, x in zip(shares, odds, strict=True)]
        if failing is None or not 0 < shares[failing] < 1:
            total = math.fsum(weights)
            return [w / total for w in weights]
        likely = shares[failing] / (1 - shares[failing]) * odds[failing]
        failed = likely / (1 + likely)
        total = math.fsum(w for at, w in enumerate(weights) if at != failing) / (1 - failed)
        return [failed if at == failing else w / total for at, w in enumerate(weights)]

    def law(self, segment: str, id_: str, law: Law) -> Law:
        """The law of a time."""
        found = self._inputs.of(segment, id_, "time")
        off = self._off(found) if found else 0.0
        if not found or not off:
            return law
        base, scaled = self._laws.get(found.name, (None, law))
        if base != law:
            self._laws[found.name] = law, (scaled := Scaled(law, math.exp(off)))
        return scaled

    def feeling(self, segment: str, id_: str, feeling: Feeling) -> Feeling:
        """A feeling within the scale, its score no worse than `bad` nor better than `good`."""
        if feeling.score is None or not feeling.experienced:
            return feeling
        felt = self._inputs.felt(segment, id_)
        off = [self._off(i) if i else 0.0 for i in felt.behind] if felt else []
        if felt is None or not any(off):
            return feeling
        base, moved = self._feelings.get(felt.name, (None, feeling))
        if base != feeling:
            self._feelings[felt.name] = feeling, (moved := self._moved(feeling, feeling.score, *off))
        return moved

    def _moved(self, f: Feeling, score: float, up: float, good: float, bad: float, odds: float) -> Feeling:
        def within(value: float) -> float:
            return min(max(value, -self._scale), self._scale)

        score, chance = within(score + up), f.fail_chance
        if 0 < chance < 1:
            likely = chance / (1 - chance) * math.exp(odds)
            chance = likely / (1 + likely)
        return replace(
            f,
            score=score,
            good=None if f.good is None else max(score, within(f.good + good)),
            bad=None if f.bad is None else min(score, within(f.bad + bad)),
            fail_chance=chance,
        )


Onward = Callable[[str, Sequence[str], Sequence[float]], Sequence[float]]
"""The shares of the ways from a touchpoint, in the order of their targets, in place of those there are."""


def reweighted(chain: Chain, onward: Onward, entering: Callable[[str], float] | None = None) -> Chain:
    """The chain with other shares of ways; `entering`: what the odds of coming in at a touchpoint are multiplied with."""
    moves: list[Mapping[int, float]] = []
    leaves: list[Mapping[str, float]] = []
    for i, id_ in enumerate(chain.ids):
        on, out = chain.moves[i], chain.leaves[i]
        was = [*on.values(), *out.values()]
        now = onward(id_, [*(chain.ids[j] for j in on), *out], was) if len(was) > 1 else was
        if now is was:
            moves.append(on)
            leaves.append(out)
            continue
        moves.append(dict(zip(on, now, strict=False)))
        leaves.append(dict(zip(out, now[len(on) :], strict=True)))
    entry = chain.entry
    if entering is not None:
        entry = tuple(p * entering(id_) if p else 0.0 for id_, p in zip(chain.ids, chain.entry, strict=True))
    blocks = {i: _block(b, onward, entering) for i, b in chain.blocks.items()}
    same = all(new is old for new, old in zip(moves, chain.moves, strict=True)) and entry == chain.entry
    if same and all(blocks[i] is b for i, b in chain.blocks.items()):
        return chain
    total = math.fsum(entry)
    return Chain(chain.ids, tuple(p / total for p in entry), tuple(moves), tuple(leaves), blocks)


def _block(block: Block, onward: Onward, entering: Callable[[str], float] | None) -> Block:
    branches = tuple(reweighted(branch, onward, entering) for branch in block.branches)
    if all(new is old for new, old in zip(branches, block.branches, strict=True)):
        return block
    return Block(block.fork, block.join, branches)
