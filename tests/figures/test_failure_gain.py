"""Visits that fail less often, against the experience computed anew."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.experience import Feeling, PeakRule, peak_end
from blueprint.experience.peak.study import Study
from blueprint.experience.walk.feeling import Peak, with_scale_ends
from blueprint.experience.walk.touchpoints import every_touchpoint
from blueprint.figures.invest.failure_gain import failure_gains
from blueprint.flow.chain.chain import Chain
from tests.experience.cases import parallel, random_scores, services, tried


def failing(rng: random.Random, feelings: dict[str, Feeling]) -> dict[str, Feeling]:
    """Some fail, some surely, some with a `bad` of their own."""
    return {
        name: replace(f, fail_chance=rng.choice([0.0, 0.25, 1.0]), bad=rng.choice([None, -2.0, -3.0]))
        if f.experienced
        else f
        for name, f in feelings.items()
    }


def assert_gains(chain: Chain, feelings: dict[str, Feeling], rule: PeakRule) -> None:
    before = peak_end(chain, feelings, rule)
    if before.remembered_with_failures is None:
        return
    study = Study.of(chain, with_scale_ends(feelings, 5.0)[0], rule.peak, failing=True)
    last = dict.fromkeys(feelings, 0.0)
    for impression, share in zip(study.walk.felt, study.ends.last, strict=True):
        if impression >= 0:
            last[study.names[impression]] += share
    new = {name: replace(f, fail_chance=f.fail_chance / 2) for name, f in feelings.items() if f.fail_chance}
    gains = failure_gains(chain, feelings, new, rule, 5.0, last)
    for name, feeling in new.items():
        after = peak_end(chain, {**feelings, name: feeling}, rule).remembered_with_failures
        assert after is not None
        gained = after - before.remembered_with_failures
        assert gains[name] / study.felt == pytest.approx(gained, abs=1e-12)


@given(services(max_size=7, loops=0.5), st.integers(0, 2**32), st.sampled_from(["extreme", "max", "min"]))
@tried
def test_each_gain_is_the_difference_of_two_experiences(
    service: tuple[Chain, dict[str, Feeling]], seed: int, peak: Peak
) -> None:
    chain, feelings = service
    assert_gains(chain, failing(random.Random(seed), feelings), PeakRule(peak, 0.4))


@pytest.mark.parametrize("seed", range(12))
def test_in_parallel_blocks_too(seed: int) -> None:
    rng = random.Random(seed)
    chain = parallel(rng, depth=2, loops=0.3, back=0.25)
    feelings = random_scores(rng, list(every_touchpoint(chain)))
    assert_gains(chain, failing(rng, feelings), PeakRule("extreme", 0.5))
