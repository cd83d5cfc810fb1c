"""Rewards and penalties against a fresh computation with the changed score, touchpoint by touchpoint."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.experience import Feeling, Moments, PeakRule, moments, peak_end
from blueprint.experience.peak.study import Study
from blueprint.experience.walk.feeling import Peak
from blueprint.experience.walk.touchpoints import every_touchpoint
from blueprint.flow.chain.chain import Chain
from tests.experience.cases import (
    branch_example,
    chain,
    line,
    parallel,
    random_scores,
    scored,
    services,
    tried,
)

everyway = settings(tried, max_examples=30)
rules = st.sampled_from([PeakRule(), PeakRule("max", 0.25), PeakRule("min", 1.0), PeakRule("extreme", 0.0)])


def with_good_and_bad(rng: random.Random, feelings: dict[str, Feeling]) -> dict[str, Feeling]:
    return {
        name: replace(
            f, good=(f.score or 0) + rng.choice((0, 1, 2.5)), bad=(f.score or 0) - rng.choice((0, 1, 2.5))
        )
        for name, f in feelings.items()
    }


def assert_as_if_computed_anew(service: Chain, feelings: dict[str, Feeling], rule: PeakRule) -> None:
    found = moments(service, feelings, rule)
    now = peak_end(service, feelings, rule).remembered
    if now is None:
        return
    assert found.reward is not None
    assert found.penalty is not None
    assert found.assumed == ()
    for name, f in feelings.items():
        if not f.experienced:
            assert (found.reward[name], found.penalty[name]) == (0, 0)
            continue
        good = peak_end(service, feelings | {name: replace(f, score=f.good)}, rule).remembered
        bad = peak_end(service, feelings | {name: replace(f, score=f.bad)}, rule).remembered
        assert good is not None
        assert bad is not None
        assert found.reward[name] == pytest.approx(good - now, abs=1e-12)
        assert found.penalty[name] == pytest.approx(now - bad, abs=1e-12)
        assert found.reward[name] >= 0  # theory 2.3 and 8 (2)
        assert found.penalty[name] >= 0


@everyway
@given(services(max_size=7), st.integers(0, 2**32), rules)
def test_every_touchpoint_of_a_chain(
    made: tuple[Chain, dict[str, Feeling]], seed: int, rule: PeakRule
) -> None:
    service, feelings = made
    assert_as_if_computed_anew(service, with_good_and_bad(random.Random(seed), feelings), rule)


@everyway
@given(st.integers(0, 2**32), st.sampled_from((1, 2)), st.sampled_from((0.0, 0.25)), rules)
def test_every_touchpoint_of_a_block(seed: int, depth: int, back: float, rule: PeakRule) -> None:
    rng = random.Random(seed)
    service = parallel(rng, depth, loops=0.3, back=back)
    feelings = random_scores(rng, list(every_touchpoint(service)), hidden=0.1) | {"xjoin": Feeling(1)}
    assert_as_if_computed_anew(service, with_good_and_bad(rng, feelings), rule)


def test_by_hand() -> None:
    """Example 1 of theory 3.6: at g nothing is the peak or the end; at w the peak of 0.6 of the routes."""
    service, feelings = branch_example()
    feelings = {name: replace(f, good=f.score, bad=f.score) for name, f in feelings.items()}
    feelings["w"] = Feeling(-3, good=0, bad=-5)
    feelings["g"] = Feeling(1, good=2, bad=0)
    found = moments(service, feelings)

    assert found.reward == pytest.approx({"g": 0.2 * 0.5, "w": 0.6 * 3, "c": 0, "s": 0, "b": 0})
    assert found.penalty == pytest.approx({"g": 0, "w": 0.6 * 1, "c": 0, "s": 0, "b": 0})
    assert found.swing == pytest.approx({"g": 0.1, "w": 2.4, "c": 0, "s": 0, "b": 0})
    assert found.asymmetry == {"g": 1, "w": pytest.approx(0.5), "c": None, "s": None, "b": None}
    assert found.moments_of_truth() == ("w",)


def test_a_swing_that_nobody_feels_has_no_larger_side() -> None:
    """What is left of differences of some points is their rounding, and another on another processor."""
    found = Moments({"rounding": 3e-14, "felt": 0.002}, {"rounding": 1e-15, "felt": 0.0})
    assert found.asymmetry == {"rounding": None, "felt": 1}


def test_what_is_not_given_is_two_points_of_five_around_the_score() -> None:
    service, _ = line([1, 1])
    found = moments(service, {"t0": Feeling(1, good=2, bad=0), "t1": Feeling(1, good=3)}, scale=4)

    assert found.assumed == ("t1",)
    assert found.penalty is not None
    assert found.penalty["t1"] == pytest.approx(1 - (1 - 0.6) / 2)


def test_an_assumed_range_ends_at_the_end_of_the_scale() -> None:
    service, _ = line([4.5])
    found = moments(service, {"t0": Feeling(4.5)})

    assert (found.reward, found.penalty) == ({"t0": 0.5}, {"t0": 2.0})


def test_a_score_that_is_not_known() -> None:
    service, _ = line([1, 2])

    assert moments(service, scored(t0=1, t1=None)) == Moments(None, None, ("t0", "t1"), ("t1",))


def test_nobody_experiences_anything() -> None:
    service, feelings = line([None, None])

    assert moments(service, feelings).reward == {"t0": 0, "t1": 0}
    assert moments(service, feelings).moments_of_truth() == ()


@pytest.mark.parametrize(
    ("swing", "chosen"),
    [
        ({"a": 1, "b": 7, "c": 2}, ("b", "c")),
        ({"a": 1, "b": 8, "c": 1}, ("b",)),
        ({"a": 2, "b": 4, "c": 4}, ("b", "c")),
        ({"a": 0.1, "b": 0.1, "c": 0.1, "d": 0.1, "e": 0.1}, ("a", "b", "c", "d")),
        ({"a": 0, "b": 0}, ()),
        ({}, ()),
    ],
)
def test_the_fewest_that_cover_four_fifths(swing: dict[str, float], chosen: tuple[str, ...]) -> None:
    assert Moments(swing, dict.fromkeys(swing, 0.0)).moments_of_truth() == chosen


@pytest.mark.parametrize("leave", [1e-9, 1e-12])
def test_a_loop_that_is_hardly_ever_left(leave: float) -> None:
    """Only every second customer comes to `mend`, each 1 / leave rounds late."""
    service = chain(
        {
            "work": {"check": 1.0},
            "check": {"work": 1 - 2 * leave, "mend": leave, "out": leave},
            "mend": {"out": 1.0},
        }
    )
    found = moments(service, {"work": Feeling(0), "check": Feeling(0), "mend": Feeling(1, good=2, bad=-1)})

    assert found.reward is not None
    assert found.penalty is not None
    assert found.reward["mend"] == pytest.approx(0.5 * 1, rel=1e-12)
    assert found.penalty["mend"] == pytest.approx(0.5 * 2, rel=1e-12)


def test_peak_rules_move_the_swing() -> None:
    service, _ = line([2, -1])
    feelings = {"t0": Feeling(2, good=3, bad=2), "t1": Feeling(-1, good=-1, bad=-4)}

    def reward_and_penalty(peak: Peak) -> tuple[float, float]:
        found = moments(service, feelings, PeakRule(peak, 1.0))
        return (found.reward or {})["t0"], (found.penalty or {})["t1"]

    assert reward_and_penalty("max") == (1, 0)
    assert reward_and_penalty("min") == (0, 3)
    assert reward_and_penalty("extreme") == (1, 6)


def test_a_list_cut_inside_a_tie_says_what_is_as_large() -> None:
    found = Moments(dict.fromkeys("abcde", 0.1), dict.fromkeys("abcde", 0.0))

    assert found.moments_of_truth() == ("a", "b", "c", "d")
    assert found.as_large(found.moments_of_truth()) == ("e",)
    assert found.as_large(()) == ()


def test_how_much_rests_on_assumed_ranges() -> None:
    found = Moments({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 0.0}, assumed=("b",))

    assert found.assumed_share == 0.5
    assert Moments({"a": 0.0}, {"a": 0.0}, assumed=("a",)).assumed_share == 0


@tried
@given(services(max_size=6, loops=0.5), st.integers(0, 2**32), rules, st.sampled_from((0.0, 1.0)))
def test_fewer_failures_and_better_scores_where_visits_fail(
    made: tuple[Chain, dict[str, Feeling]], seed: int, rule: PeakRule, spread: float
) -> None:
    assert_gains(made[0], made[1], random.Random(seed), rule, spread)


@pytest.mark.parametrize("seed", range(12))
def test_the_same_in_parallel_blocks(seed: int) -> None:
    rng = random.Random(seed)
    service = parallel(rng, depth=2, loops=0.3, back=0.25)
    feelings = random_scores(rng, list(every_touchpoint(service)))
    assert_gains(service, feelings, rng, PeakRule(), seed % 2)


def assert_gains(
    service: Chain, feelings: dict[str, Feeling], rng: random.Random, rule: PeakRule, spread: float
) -> None:
    """Every gain is the difference of two experiences."""
    feelings = {
        name: replace(
            f, spread=spread, fail_chance=rng.choice((0, 0.25, 1)), bad=(f.score or 0) - rng.choice((1, 3))
        )
        for name, f in feelings.items()
    }
    before = peak_end(service, feelings, rule).remembered_with_failures
    if before is None:
        return
    for change in ({"fail_chance": 0.125}, {"score": 2.5}):
        new = {name: replace(f, **change) for name, f in feelings.items() if f.experienced}
        study = Study.of(service, feelings, rule, failing=True, others=tuple(new.values()))
        gains = study.gains(study.laws_of(new))
        shares = study.new_peak_share(study.laws_of(new))
        for name, feeling in new.items():
            after = peak_end(service, {**feelings, name: feeling}, rule).remembered_with_failures
            assert gains[name] == pytest.approx((after or 0) - before, abs=1e-11)
            assert -1e-12 <= shares[name] <= 1 + 1e-12
