"""Many draws of a chain's probabilities solved together are each what they are alone."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from blueprint.figures.ranges.drawing import reweighted
from blueprint.figures.ranges.times import SegmentTimes
from blueprint.flow.chain.stack import stacked, ways
from blueprint.flow.linear import sparse as elimination
from blueprint.flow.linear.values import by_draw, root, stack, total
from blueprint.flow.time.chain import TimedChain, touchpoints
from blueprint.flow.time.laws import Gamma, Scaled
from blueprint.flow.time.moments import walk_moments
from blueprint.flow.time.redrawn import DrawnTimes, drawn_times
from blueprint.flow.time.stretch import Stretch, stretch
from blueprint.flow.time.totals import total_time
from blueprint.flow.visits.visits import visits
from tests.experience.cases import parallel, random_chain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.flow.chain.chain import Chain

DRAWS = 5
SAME = 1e-12


def redrawn(chain: Chain, seed: int) -> Chain:
    """The chain with other shares of the same ways."""
    rng = random.Random(seed)

    def onward(_id: str, _to: Sequence[str], shares: Sequence[float]) -> list[float]:
        weights = [share * rng.uniform(0.5, 2) for share in shares]
        return [weight / sum(weights) for weight in weights]

    return reweighted(chain, onward, lambda _id: rng.uniform(0.5, 2))


@pytest.mark.parametrize("dense_from", [elimination._DENSE_FROM, 4])
@pytest.mark.parametrize("seed", range(3))
def test_loops_are_solved_for_all_draws_at_once(
    seed: int, dense_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elimination, "_DENSE_FROM", dense_from)
    base = random_chain(random.Random(seed), 16, loops=0.6)
    drawn = [redrawn(base, draw) for draw in range(DRAWS)]
    known = [*base.entry]
    solver = stacked(drawn).solver
    forward = by_draw(DRAWS, *solver.forward(stacked(drawn).entry))
    backward = by_draw(DRAWS, *solver.backward([stack([x, *[2.0] * (DRAWS - 1)]) for x in known]))

    for k, one in enumerate(drawn):
        column = known if k == 0 else [2.0] * len(one)
        assert forward[k] == pytest.approx(one.solver.forward(one.entry), rel=SAME)
        assert backward[k] == pytest.approx(one.solver.backward(column), rel=SAME)


@pytest.mark.parametrize("seed", range(4))
def test_times_and_stretches_are_those_of_each_draw(seed: int) -> None:
    """Of the whole visit, and from each touchpoint to each other, in and out of parallel blocks."""
    rng = random.Random(seed)
    base = parallel(rng, depth=1, back=0.25 * (seed % 2))
    ids = list(touchpoints(base))
    laws = {id_: Gamma(rng.uniform(10, 100), rng.uniform(0, 1)) for id_ in ids}
    drawn = [
        (redrawn(base, draw), {i: Scaled(law, 1 + draw / 4) for i, law in laws.items()})
        for draw in range(DRAWS)
    ]
    as_it_is = TimedChain(base, laws)
    together = drawn_times([chain for chain, _ in drawn], [own for _, own in drawn], as_it_is)
    alone = [DrawnTimes(chain, own, as_it_is) for chain, own in drawn]

    moments = walk_moments(together.whole(together.chain))
    assert list(by_draw(DRAWS, moments.mean, moments.sd)) == [
        pytest.approx((m.mean, m.sd), rel=SAME) for m in (walk_moments(one.whole(one.chain)) for one in alone)
    ]
    answered = 0
    for first in ids:
        for last in ids:
            found, others = stretch(together, first, last), [stretch(one, first, last) for one in alone]
            assert {type(found)} == {type(other) for other in others}
            if not isinstance(found, Stretch) or found.walk is None:
                continue
            answered += 1
            moments = walk_moments(found.walk)
            rows = by_draw(DRAWS, found.entered, found.reached, moments.mean, moments.variance)
            for row, other in zip(rows, others, strict=True):
                assert isinstance(other, Stretch) and other.walk is not None
                own = walk_moments(other.walk)
                assert row == pytest.approx((other.entered, other.reached, own.mean, own.variance), rel=SAME)
    assert answered > len(ids)


def less(chain: Chain) -> Chain:
    """The chain with one way alone from its first touchpoint."""
    return replace(chain, moves=({1: 1.0}, *chain.moves[1:]), leaves=({}, *chain.leaves[1:]))


def test_a_way_that_a_draw_lacks_is_0_in_it() -> None:
    base = random_chain(random.Random(1), 8, loops=0.4)

    assert ways(redrawn(base, 1)) == ways(base) != ways(less(base))
    assert stacked([base, base]) is base
    together = stacked([base, less(base)]).moves[0]
    assert {j: by_draw(2, q) for j, q in together.items()} == {
        j: [(q,), (float(j == 1),)] for j, q in base.moves[0].items()
    }


def test_draws_that_go_other_ways_keep_their_places() -> None:
    base = random_chain(random.Random(1), 8, loops=0.4)
    laws = {id_: Gamma(60.0, 0.5) for id_ in base.ids}
    drawn = [redrawn(base, 1), less(base), redrawn(base, 2), less(redrawn(base, 3))]
    found = SegmentTimes(TimedChain(base, laws), [(chain, laws) for chain in drawn])

    assert [time.mean for time in found.total] == pytest.approx(
        [total_time(TimedChain(chain, laws)).mean for chain in drawn], rel=SAME
    )
    assert [row["t3"] for row in found.visits] == pytest.approx(
        [visits(chain).visits["t3"] for chain in drawn], rel=SAME
    )


def test_what_all_draws_agree_in_is_a_float() -> None:
    apart = stack([1.0, 4.0])

    assert stack([2.0, 2.0]) == 2.0 and isinstance(stack([2.0, 2.0]), float)
    assert total([0.1] * 10) == 1.0, "floats are added up exactly"
    assert by_draw(2, root(apart), total([apart, 3.0])) == [(1.0, 4.0), (2.0, 7.0)]
