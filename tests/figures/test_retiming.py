"""Other times at one visit or several, against the stretch timed anew."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.figures.invest.retiming import ERROR, NewLaws, Retiming
from blueprint.flow.time.chain import TimedChain
from blueprint.flow.time.distribution import walk_distribution
from blueprint.flow.time.laws import Fixed, Gamma, Law, Pert, Sum, Triangular, Waiting
from blueprint.flow.time.moments import walk_moments
from blueprint.flow.time.walk import Part, Walk, laws_of
from tests.flow.time_cases import nested, random_law, timed_chains


def shorter(law: Law, by: float) -> Law:
    """The law of a time that always takes this part of what it took."""
    match law:
        case Sum(parts):
            return Sum(tuple(shorter(part, by) for part in parts))
        case Waiting(probability, mean):
            return Waiting(probability * by, mean * by)
        case Gamma(mean, cv):
            return Gamma(mean * by, cv)
        case Fixed(seconds):
            return Fixed(seconds * by)
        case Pert(least, likely, most) | Triangular(least, likely, most):
            return type(law)(least * by, likely * by, most * by)
    raise TypeError(law)


def times(walk: Walk) -> list[float]:
    """Times worth asking for: where something changes, and between."""
    law = walk_distribution(walk)
    found = sorted({law.smallest, law.mean, law.quantile(0.3), law.quantile(0.9)})
    return [*found, *((a + b) / 2 for a, b in pairwise(found))]


def anew(walk: Walk, new: NewLaws) -> Walk:
    """The walk with other laws, blocks included."""

    def other(part: Part) -> Part:
        if isinstance(part, Law):
            return new.laws.get(id(part), part)
        return type(part)(tuple(anew(branch, new) for branch in part.branches))

    return walk.with_parts([other(part) for part in walk.parts])


@given(timed_chains(law=st.integers(0, 20).map(Fixed)), st.data())
@settings(max_examples=60)
def test_fixed_times_are_exact(timed: TimedChain, data: st.DataObject) -> None:
    walk = timed.whole(timed.chain)
    old = data.draw(st.sampled_from([law for part in walk.parts for law in laws_of(part)]))
    new = NewLaws({id(old): Fixed(old.mean / 2)})
    asked = times(walk)
    found = Retiming(walk, asked, {id(old): [Fixed(old.mean / 2)]}).changed(new)
    before, after = walk_distribution(walk), walk_distribution(anew(walk, new))

    assert found is not None
    assert found.largest == pytest.approx(after.largest)
    assert found.mean == pytest.approx(after.mean - before.mean, abs=1e-9 * before.mean)
    for t in asked:
        assert found.shares[t] == pytest.approx(after.cdf.at(t) - before.cdf.at(t), abs=1e-8)


@pytest.mark.parametrize("seed", range(16))
def test_blocks_loops_and_all_laws(seed: int) -> None:
    """One visit changed, then two; in blocks too."""
    r = random.Random(seed)
    chain = nested(r, depth=1)
    timed = TimedChain(chain, {name: random_law(r) for name in names(chain)})
    walk = timed.whole(chain)
    laws = [law for part in walk.parts for law in laws_of(part)]
    asked = times(walk)
    for chosen in (r.sample(laws, 1), r.sample(laws, min(2, len(laws)))):
        others = {id(law): shorter(law, r.choice([0.5, 0.75])) for law in chosen}
        found = Retiming(walk, asked, {place: [law] for place, law in others.items()}).changed(
            NewLaws(others)
        )
        other = anew(walk, NewLaws(others))
        before, after = walk_distribution(walk), walk_distribution(other)

        assert found is not None
        assert found.largest == pytest.approx(other.largest)
        error = walk_moments(walk).error + walk_moments(other).error
        gained = walk_moments(other).mean - walk_moments(walk).mean
        assert found.mean == pytest.approx(gained, abs=1e-9 * before.mean + error)
        for t in asked:
            gained = after.cdf.at(t) - before.cdf.at(t)
            assert found.shares[t] == pytest.approx(gained, abs=before.error + after.error + ERROR)


def names(chain: object) -> list[str]:
    found: list[str] = []
    for i, name in enumerate(chain.ids):  # type: ignore[attr-defined]
        if i in chain.blocks:  # type: ignore[attr-defined]
            found += [n for branch in chain.blocks[i].branches for n in names(branch)]  # type: ignore[attr-defined]
        else:
            found.append(name)
    return found


def test_a_law_that_is_not_there_changes_nothing() -> None:
    walk = Walk((0,), {0: 1.0}, ({},), (1.0,), (Fixed(5),))

    assert Retiming(walk, [3.0], {}).changed(NewLaws({id(Fixed(7)): Fixed(1)})) is None
