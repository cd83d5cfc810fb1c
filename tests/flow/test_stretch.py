"""Stretches and promises: what happens between entering one touchpoint and leaving another one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.flow.chain.chain import Chain
from blueprint.flow.time.chain import TimedChain, UnknownTime
from blueprint.flow.time.distribution import TimeDistribution, distribution, mix, walk_distribution
from blueprint.flow.time.laws import Fixed, Gamma, Pert, Waiting, together
from blueprint.flow.time.promise import judge_max, judge_mean, judge_share
from blueprint.flow.time.slack import mean_given_visit, slack_by_touchpoint
from blueprint.flow.time.stretch import Stretch, Unanswerable, stretch
from blueprint.flow.time.totals import TimeFigures, figures_of, total_time
from blueprint.flow.time.way_through import way_through
from tests.flow.time_cases import BRANCH_TIMES, REPAIR_TIMES, chain, fixed, line, parallel, timed_chains


def between(timed: TimedChain, first: str, last: str) -> Stretch:
    found = stretch(timed, first, last)
    assert isinstance(found, Stretch)
    return found


def time_of(found: Stretch) -> TimeDistribution:
    assert found.walk is not None
    return walk_distribution(found.walk)


def figures(found: Stretch) -> TimeFigures:
    assert found.walk is not None
    return figures_of(found.walk)


def why_not(timed: TimedChain, first: str, last: str) -> str:
    found = stretch(timed, first, last)
    assert isinstance(found, Unanswerable)
    assert found.reason.zh
    return found.reason.en


def test_from_first_to_last_is_everything() -> None:
    found = between(REPAIR_TIMES, "a", "h")

    assert (found.entered, found.reached, found.never) == (1, 1, 0)
    assert figures(found).mean == pytest.approx(135.7143, abs=5e-5)
    assert figures(found).sd == pytest.approx(74.3338, abs=5e-5)


def test_only_those_who_do_both() -> None:
    """w is entered by .6; all of them get to b, after 300 + 240 + 15 s."""
    found = between(BRANCH_TIMES, "w", "b")

    assert found.entered == pytest.approx(0.6)
    assert found.reached == 1
    assert figures(found).mean == 555
    assert figures(found).variance == 0


def test_those_who_never_get_there() -> None:
    """s is entered by .4; half of them leave before b."""
    found = between(BRANCH_TIMES, "s", "b")

    assert found.entered == pytest.approx(0.4)
    assert found.reached == pytest.approx(0.5)
    assert found.never == pytest.approx(0.5)
    assert found.both == pytest.approx(0.2)
    assert figures(found).mean == 105


def test_from_a_touchpoint_to_itself_is_one_visit() -> None:
    found = between(REPAIR_TIMES, "r", "r")

    assert found.reached == 1
    assert (figures(found).mean, figures(found).variance) == (60, 0)


def test_the_clock_stops_when_the_last_touchpoint_is_left_for_the_first_time() -> None:
    """t is in the loop: the stretch a to t never walks it."""
    found = between(REPAIR_TIMES, "a", "t")

    assert figures(found).mean == 85
    assert figures(found).largest == 85


def test_back_around_the_loop() -> None:
    """From k (complaint) to k again: only .3 come back."""
    found = between(REPAIR_TIMES, "t", "r")

    assert found.entered == 1
    assert found.reached == pytest.approx(0.3)
    assert figures(found).mean == pytest.approx(15 + 20 + 60)


def test_the_other_way_round_nobody_does_both() -> None:
    found = between(BRANCH_TIMES, "b", "g")

    assert found.entered == pytest.approx(0.8)
    assert (found.reached, found.both, found.walk) == (0, 0, None)
    assert slack_by_touchpoint(BRANCH_TIMES, 60, found) == {}


@pytest.mark.parametrize(("first", "last"), [("g", "nowhere"), ("nowhere", "g"), ("nowhere", "nowhere")])
def test_a_touchpoint_nobody_walks_over(first: str, last: str) -> None:
    found = between(BRANCH_TIMES, first, last)

    assert found.entered == float(first == "g")
    assert (found.reached, found.walk) == (0, None)


def test_only_the_times_in_between_must_be_known() -> None:
    timed = TimedChain(BRANCH_TIMES.chain, {"w": Fixed(300), "c": Fixed(240)})

    assert figures(between(timed, "w", "c")).mean == 540
    with pytest.raises(UnknownTime, match="no time is known for b"):
        stretch(timed, "w", "b")


@given(timed_chains(), st.integers(0, 5), st.integers(0, 5))
@settings(max_examples=40, derandomize=True)  # a statistical comparison
def test_stretches_against_walking(timed: TimedChain, a: int, b: int) -> None:
    size = len(timed.chain)
    first, last = f"t{a % size}", f"t{b % size}"
    found = between(timed, first, last)
    entered, both, total = walked(
        timed.chain, [timed.laws[n].mean for n in timed.chain.ids], a % size, b % size
    )

    assert found.entered == pytest.approx(entered, abs=0.03)
    assert found.both == pytest.approx(both, abs=0.03)
    if found.walk is not None and both > 0.02:
        noise = 5 * figures_of_means(timed, found).sd / math.sqrt(4000 * both)
        assert figures(found).mean == pytest.approx(total, abs=noise + 1e-9)


def figures_of_means(timed: TimedChain, found: Stretch) -> TimeFigures:
    """The stretch with every visit at its mean, as the walkers below take it."""
    flat = TimedChain(timed.chain, {n: Fixed(law.mean) for n, law in timed.laws.items()})
    assert found.walk is not None
    ids = timed.chain.ids
    again = type(found.walk)(
        found.walk.states,
        found.walk.start,
        found.walk.moves,
        found.walk.ends,
        tuple(flat.laws[ids[i]] for i in found.walk.states),
    )
    return figures_of(again)


def walked(ways: Chain, means: list[float], a: int, b: int, size: int = 4000) -> tuple[float, float, float]:
    """Share entering a, share doing both, mean time between: 4000 walkers one by one."""
    rng = np.random.default_rng(7)
    entered = both = 0
    total = 0.0
    for _ in range(size):
        at: int | None = int(rng.choice(len(ways), p=ways.entry))
        clock: float | None = None
        while at is not None:
            if at == a and clock is None:
                clock = 0.0
                entered += 1
            if clock is not None:
                clock += means[at]
                if at == b:
                    both += 1
                    total += clock
                    break
            u, to = rng.random(), None
            for j, q in ways.moves[at].items():
                u -= q
                if u < 0:
                    to = j
                    break
            at = to
    return entered / size, both / size, total / max(both, 1)


def with_block(again: float = 0.0, branch: Chain | None = None) -> TimedChain:
    """report, then b beside c-d, then close; with probability `again` from close back to report."""
    ways = {"report": {"f&j": 1.0}, "f&j": {"close": 1.0}, "close": {"report": again, "out": 1 - again}}
    if not again:
        ways["close"] = {"out": 1.0}
    block = parallel(line("b"), branch or line("c", "d")).blocks[0]
    times = {"report": Fixed(10), "b": Gamma(60, 1), "c": Fixed(20), "d": Gamma(40, 1), "close": Fixed(5)}
    return TimedChain(chain(ways, {"f&j": block}), times)


def test_over_a_block() -> None:
    found = between(with_block(), "report", "close")

    assert found.reached == 1
    assert figures(found).mean == pytest.approx(total_time(with_block()).mean)


def test_inside_one_branch() -> None:
    found = between(with_block(), "c", "d")

    assert (found.entered, found.reached) == (1, 1)
    assert figures(found).mean == 60
    assert set(slack_by_touchpoint(with_block(), 90, found)) == {"c", "d"}


def test_from_outside_into_a_branch() -> None:
    found = between(with_block(again=0.3), "report", "d")

    assert found.reached == 1
    assert figures(found).mean == 10 + 20 + 40
    assert figures(found).variance == pytest.approx(1600)


def test_into_a_branch_that_not_all_walk_to_the_end() -> None:
    some = chain({"c": {"d": 0.25, "join": 0.75}, "d": {"join": 1.0}})
    found = between(with_block(branch=some), "report", "d")

    assert found.reached == pytest.approx(0.25)
    assert figures(found).mean == 70
    assert "some come again" in why_not(with_block(again=0.3, branch=some), "report", "d")
    assert "some come again" in why_not(with_block(again=0.3, branch=some), "c", "d")
    assert between(with_block(branch=some), "c", "d").reached == pytest.approx(0.25)


def test_entering_what_lies_in_a_block_that_is_visited_again() -> None:
    some = chain({"c": {"d": 0.25, "join": 0.75}, "d": {"join": 1.0}})
    found = between(with_block(again=0.3, branch=some), "d", "d")

    assert found.entered == pytest.approx(0.25 / (1 - 0.75 * 0.3))
    assert found.reached == 1


def test_out_of_a_branch_has_no_answer() -> None:
    assert "depends on the others" in why_not(with_block(), "c", "close")
    assert "计时从分支内" in stretch(with_block(), "c", "close").reason.zh  # type: ignore[union-attr]
    assert between(with_block(), "c", "report").reached == 0


def test_across_branches_has_no_answer() -> None:
    assert "neither comes first" in why_not(with_block(), "b", "d")


def test_nested_blocks() -> None:
    inner = chain(
        {"p": {"x&y": 1.0}, "x&y": {"q": 1.0}, "q": {"join": 1.0}},
        {"x&y": parallel(line("u"), line("v")).blocks[0]},
    )
    timed = with_block(branch=inner)
    timed = TimedChain(timed.chain, dict(timed.laws) | {n: Fixed(10) for n in "pquv"})

    assert figures(between(timed, "report", "u")).mean == 30
    assert figures(between(timed, "p", "q")).mean == 30
    assert figures(between(timed, "p", "v")).mean == 20
    assert "depends on the others" in why_not(timed, "u", "q")
    assert "neither comes first" in why_not(timed, "u", "v")
    assert "neither comes first" in why_not(timed, "u", "b")
    assert "depends on the others" in why_not(timed, "u", "close")


# Promises


def test_a_share_within() -> None:
    time = distribution(BRANCH_TIMES)
    assert time is not None
    kept, broken = judge_share(time, 575, 1.0), judge_share(time, 574, 0.9)

    assert (kept.kept, kept.achieved, kept.beyond, kept.sure) == (True, 1, 0, True)
    assert (broken.kept, broken.sure) == (False, True)
    assert broken.achieved == pytest.approx(0.4)
    assert judge_share(time, 125, 0.4).kept


def test_a_mean() -> None:
    time = distribution(BRANCH_TIMES)
    assert time is not None

    assert judge_mean(time, 392).kept
    assert not judge_mean(time, 391).kept
    assert judge_mean(time, 391).achieved == pytest.approx(392)


def test_a_maximum_of_bounded_times_is_strict() -> None:
    rare = distribution(fixed(chain({"a": {"b": 1e-4, "out": 1 - 1e-4}, "b": {"out": 1.0}}), 10, 50))
    assert rare is not None
    found = judge_max(rare, 59)

    assert not found.kept
    assert (found.achieved, found.tolerated) == (60, 0)
    assert found.beyond == pytest.approx(1e-4)
    assert judge_max(rare, 60).kept


def test_a_maximum_of_unbounded_times_is_kept_but_for_one_in_a_thousand() -> None:
    time = distribution(TimedChain(line("a"), {"a": Gamma(10, 1)}))
    assert time is not None
    found = judge_max(time, 10 * math.log(2000))

    assert (found.kept, found.achieved, found.tolerated) == (True, math.inf, 0.001)
    assert found.beyond == pytest.approx(1 / 2000, rel=0.02)
    assert not judge_max(time, 10 * math.log(500)).kept
    assert not judge_max(time, 10 * math.log(2000), tolerated=1e-4).kept


def test_a_promise_that_is_too_close_to_call() -> None:
    time = distribution(TimedChain(line("a", "b"), {"a": Gamma(10, 0.7), "b": Gamma(20, 0.5)}))
    assert time is not None
    achieved = time.share_within(40)

    assert not judge_share(time, 40, achieved + time.error / 2).sure
    assert judge_share(time, 40, achieved - 0.01).sure


def test_a_pair_of_mean_and_maximum() -> None:
    time = distribution(BRANCH_TIMES)
    assert time is not None

    pair = judge_mean(time, 400), judge_max(time, 500)
    assert [(j.kind, j.kept) for j in pair] == [("mean", True), ("max", False)]


def test_segments_weigh_by_those_who_do_both() -> None:
    """Two segments of equal share; only a tenth of the second one comes to the desk."""

    def segment(share: float, seconds: float) -> tuple[float, TimeDistribution]:
        ways = chain({"a": {"desk": share, "out": 1 - share}, "desk": {"out": 1.0}})
        found = between(fixed(ways, 5, seconds), "desk", "desk")
        return 0.5 * found.both, time_of(found)

    both = mix([segment(0.5, 60), segment(0.1, 600)])

    assert both is not None
    assert both.share_within(60) == pytest.approx(0.5 / 0.6)
    assert both.mean == pytest.approx((0.5 * 60 + 0.1 * 600) / 0.6)


# Slack


def test_slack_against_a_tolerance() -> None:
    """Theory 3.6, example 1: the customers of w take 575 s, those of s 125 or 110 s."""
    slack = slack_by_touchpoint(BRANCH_TIMES, 500)

    assert slack["g"].journey == pytest.approx(500 - 392)
    assert slack["w"].journey == pytest.approx(-75)
    assert slack["s"].journey == pytest.approx(500 - 117.5)
    assert slack["b"].journey == pytest.approx(500 - (0.6 * 575 + 0.2 * 125) / 0.8)
    assert slack["g"].branch is None


def test_the_mean_of_those_who_walk_the_loop() -> None:
    means = mean_given_visit(REPAIR_TIMES.whole(REPAIR_TIMES.chain))

    assert means[0] == pytest.approx(135.7143, abs=5e-5)
    assert means[3] == pytest.approx(135.7143 + 95, abs=5e-5)


@given(timed_chains())
@settings(max_examples=60)
def test_the_mean_given_a_visit_against_two_stretches(timed: TimedChain) -> None:
    """E[T | i] = E[first time to i, of those who come] + mean time from i on."""
    walk = timed.whole(timed.chain)
    means = mean_given_visit(walk)
    left = walk.solver.backward([part.mean for part in walk.parts])  # type: ignore[union-attr]
    for k, state in enumerate(walk.states):
        found = between(timed, "t0", timed.chain.ids[state])
        assert found.walk is not None
        before = figures(found).mean - timed.laws[timed.chain.ids[state]].mean
        assert means[k] == pytest.approx(before + left[k], rel=1e-7, abs=1e-7)


def test_slack_in_a_block() -> None:
    slack = slack_by_touchpoint(with_block(), 200)
    block = total_time(with_block()).mean

    assert slack["b"].branch == 0
    assert slack["c"].branch == slack["d"].branch == 0
    assert slack["b"].journey == slack["report"].journey == pytest.approx(200 - block)
    longer = TimedChain(with_block().chain, dict(with_block().laws) | {"b": Fixed(90)})
    assert slack_by_touchpoint(longer, 200)["c"].branch == pytest.approx(30)


def test_the_way_through_takes_the_longest_branch_of_a_block() -> None:
    timed = TimedChain(with_block(again=0.2).chain, dict(with_block().laws) | {"b": Pert(30, 60, 150)})
    found = way_through([(1.0, timed)], *timed.chain.exits)

    assert found is not None and found.touchpoints == ("report", "b", "close")
    assert found.critical == ("b",)
    assert found.share == pytest.approx(0.8)
    branch = way_through([(1.0, BRANCH_TIMES)], "out")
    assert branch is not None and (branch.touchpoints, branch.critical) == (("g", "w", "c", "b"), ())


def test_the_way_through_is_that_of_most_customers_to_the_exit_asked_for() -> None:
    def of(early: float, left: float) -> TimedChain:
        ways = {"a": {"lost": early, "l": (1 - early) * left, "r": (1 - early) * (1 - left)}}
        return fixed(chain({**ways, "l": {"served": 1}, "r": {"served": 1}}), 1, 1, 1)

    # Each segment alone goes left or right; of all, 0.5 * (0.6 + 0.35) go right.
    found = way_through([(0.5, of(0.0, 0.4)), (0.5, of(0.3, 0.5))], "served")
    assert found is not None and (found.touchpoints, found.exit) == (("a", "r"), "served")
    assert found.share == pytest.approx(0.5 * 0.6 + 0.5 * 0.35)
    assert way_through([(1.0, of(0.3, 0.5))], "abandoned") is None


def test_waits_count() -> None:
    timed = TimedChain(line("a", "b", end="out"), {"a": together(Waiting(0.5, 40), Fixed(10)), "b": Fixed(5)})
    time = time_of(between(timed, "a", "b"))

    assert time.share_within(15) == pytest.approx(0.5, abs=1e-3)
    assert time.mean == 35
