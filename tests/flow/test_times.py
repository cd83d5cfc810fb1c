"""Mean and spread of the total time: published numbers, theory 3.6, 4.2, 4.4, and independent oracles."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.flow.time.chain import TimedChain, UnknownTime, touchpoints
from blueprint.flow.time.draw import draw_walk
from blueprint.flow.time.laws import Fixed, Gamma, Law, Pert, Triangular, Waiting
from blueprint.flow.time.totals import TimeFigures, figures_of, total_time
from blueprint.flow.time.visible import visible_time
from blueprint.flow.visits.visits import visits
from tests.flow.time_cases import (
    BRANCH,
    BRANCH_TIMES,
    REPAIR_TIMES,
    chain,
    exact_moments,
    fixed,
    from_shares,
    laws,
    line,
    parallel,
    shares,
    shoeshine,
    timed_chains,
    to_exit,
)


@pytest.mark.parametrize(
    ("wrong_wax", "mean"), [(0.0, 120.0), (0.05, 123.947368), (0.1, 128.333333), (0.2, 138.75)]
)
def test_the_corner_shoeshine(wrong_wax: float, mean: float) -> None:
    """Shostack 1984, theory 1.3a: E T = 120 + 75 p / (1 - p)."""
    ways = total_time(shoeshine(wrong_wax or 1e-300))

    assert ways.mean == pytest.approx(mean)
    assert ways.mean == pytest.approx(120 + 75 * wrong_wax / (1 - wrong_wax))
    assert ways.sd == pytest.approx(75 * math.sqrt(wrong_wax) / (1 - wrong_wax), abs=1e-6)


def test_the_spread_of_the_corner_shoeshine() -> None:
    assert total_time(shoeshine(0.1)).sd == pytest.approx(26.352, abs=5e-4)


def test_a_branch_without_a_loop() -> None:
    time = total_time(BRANCH_TIMES)

    assert time.mean == pytest.approx(392)
    assert time.sd == pytest.approx(224.1785, abs=5e-5)
    assert (time.smallest, time.largest, time.error) == (110, 575, 0)


def test_a_repair_with_a_loop() -> None:
    time = total_time(REPAIR_TIMES)

    assert time.mean == pytest.approx(135.7143, abs=5e-5)
    assert time.sd == pytest.approx(74.3338, abs=5e-5)
    assert (time.smallest, time.largest) == (95, math.inf)


def test_a_body_repeated() -> None:
    """Theory 4.2: m = 60, s^2 = 100, p = .3."""
    time = total_time(TimedChain(chain({"a": {"a": 0.3, "out": 0.7}}), {"a": Gamma(60, 1 / 6)}))

    assert time.mean == pytest.approx(85.714286)
    assert time.variance == pytest.approx(2346.938776)


def test_a_loop_with_rework_unlike_the_first_pass() -> None:
    p, b, r = 0.3, Gamma(60, 0.5), Gamma(20, 1)
    time = total_time(
        TimedChain(chain({"b": {"r": p, "out": 1 - p}, "r": {"r": p, "out": 1 - p}}), {"b": b, "r": r})
    )

    assert time.mean == pytest.approx(60 + 20 * p / (1 - p))
    assert time.variance == pytest.approx(900 + 400 * p / (1 - p) + 400 * p / (1 - p) ** 2)


def test_a_sequence_adds_means_and_variances() -> None:
    parts: list[Law] = [Pert(10, 20, 60), Triangular(5, 6, 9), Gamma(30, 0.7), Waiting(0.4, 50), Fixed(7)]
    time = total_time(TimedChain(line(*"abcde"), dict(zip("abcde", parts, strict=True))))

    assert time.mean == pytest.approx(sum(part.mean for part in parts))
    assert time.variance == pytest.approx(sum(part.variance for part in parts))
    assert time.smallest == 10 + 5 + 7


def test_alternatives_mix() -> None:
    time = total_time(
        TimedChain(
            chain({"a": {"out": 1}, "b": {"out": 1}}, start={"a": 0.3, "b": 0.7}),
            {"a": Gamma(10, 1), "b": Pert(20, 30, 70)},
        )
    )
    mean = 0.3 * 10 + 0.7 * 35

    assert time.mean == pytest.approx(mean)
    assert time.variance == pytest.approx(0.3 * (100 + 100) + 0.7 * ((50 / 6) ** 2 + 35**2) - mean**2)


def test_an_optional_touchpoint() -> None:
    time = total_time(
        TimedChain(
            chain({"a": {"b": 0.2, "out": 0.8}, "b": {"out": 1}}), {"a": Fixed(0), "b": Gamma(50, 0.2)}
        )
    )

    assert time.mean == pytest.approx(10)
    assert time.variance == pytest.approx(0.2 * (100 + 2500) - 100)
    assert (time.smallest, time.largest) == (0, math.inf)


def test_both_of_two_exponential_times() -> None:
    """Theory 4.2: means 60 and 40 give 76, not 60 (merge bias)."""
    time = total_time(TimedChain(parallel(line("a"), line("b")), {"a": Gamma(60, 1), "b": Gamma(40, 1)}))

    assert time.mean == pytest.approx(76, abs=1e-6)
    assert time.variance == pytest.approx(2 * (3600 + 1600 - 24**2) - 76**2, rel=1e-6)
    assert abs(time.mean - 76) <= time.error < 1e-3


def test_three_of_three_exponential_times() -> None:
    """max of three with the same mean m: m (1 + 1/2 + 1/3)."""
    names = ("a", "b", "c")
    time = total_time(TimedChain(parallel(*map(line, names)), dict.fromkeys(names, Gamma(60, 1))))

    assert time.mean == pytest.approx(110, abs=1e-5)
    assert time.variance == pytest.approx(3600 * (1 + 1 / 4 + 1 / 9), rel=1e-6)


def test_the_longest_of_fixed_branches_is_exact() -> None:
    block = parallel(line("a", "b"), chain({"c": {"d": 0.25, "join": 0.75}, "d": {"join": 1}}), chain({}))
    time = total_time(TimedChain(block, {"a": Fixed(30), "b": Fixed(40), "c": Fixed(20), "d": Fixed(90)}))

    assert time.mean == pytest.approx(0.75 * 70 + 0.25 * 110, rel=1e-12)
    assert time.variance == pytest.approx(0.75 * 0.25 * 40**2, rel=1e-9)
    assert (time.smallest, time.largest, time.error) == (70, 110, 0)


def test_a_branch_that_always_takes_longest_is_exact() -> None:
    block = parallel(line("a"), line("b"))
    time = total_time(TimedChain(block, {"a": Pert(10, 20, 30), "b": Pert(30, 60, 120)}))

    assert (time.mean, time.error) == (65, 0)
    assert time.variance == pytest.approx(15**2)


def test_blocks_in_blocks() -> None:
    inner = chain({"x&y": {"z": 1}, "z": {"join": 1}}, {"x&y": parallel(line("c"), line("d")).blocks[0]})
    timed = TimedChain(
        parallel(line("a"), inner),
        {"a": Gamma(60, 1), "c": Gamma(30, 1), "d": Gamma(30, 1), "z": Gamma(10, 0.5)},
    )
    time = total_time(timed)
    drawn = draw_walk(timed.whole(timed.chain), np.random.default_rng(1), 400_000)

    assert time.mean == pytest.approx(drawn.mean(), abs=4 * drawn.std() / math.sqrt(len(drawn)))
    assert time.sd == pytest.approx(drawn.std(), rel=0.01)
    assert tuple(touchpoints(timed.chain)) == ("a", "c", "d", "z")


def test_a_loop_around_a_block() -> None:
    ways = chain(
        {"a": {"f&j": 1}, "f&j": {"b": 1}, "b": {"a": 0.4, "out": 0.6}},
        {"f&j": parallel(line("c"), line("d")).blocks[0]},
    )
    times = {"a": Fixed(5), "b": Fixed(7), "c": Gamma(60, 1), "d": Gamma(40, 1)}
    time = total_time(TimedChain(ways, times))

    assert time.mean == pytest.approx((5 + 76 + 7) / 0.6, abs=1e-5)
    assert time.variance == pytest.approx(3472 / 0.6 + 88**2 * 0.4 / 0.36, rel=1e-6)


@given(st.data())
@settings(max_examples=40)
def test_a_block_takes_at_least_its_longest_branch(data: st.DataObject) -> None:
    """Theory 8.8: AND mean >= max of means, and no more than their sum."""
    parts = [data.draw(laws) for _ in range(data.draw(st.integers(1, 3)))]
    names = [f"b{i}" for i in range(len(parts))]
    time = total_time(TimedChain(parallel(*map(line, names)), dict(zip(names, parts, strict=True))))
    means = [part.mean for part in parts]

    assert max(means) - time.error - 1e-6 * sum(means) <= time.mean
    assert time.mean <= sum(means) + time.error + 1e-6 * sum(means)


@pytest.mark.parametrize("law", [Fixed(30), Gamma(30, 0.5)])
def test_a_loop_that_is_hardly_ever_left(law: Law) -> None:
    """A loop left with probability 1e-12 costs no digits."""
    rare = 1e-12
    ways = chain({"a": {"b": 1}, "b": {"a": 1 - rare, "out": rare}})
    time = total_time(TimedChain(ways, {"a": law, "b": Fixed(20)}))
    exact = Fraction(rare)
    variance = Fraction(law.variance) / exact + 2500 * (1 - exact) / exact**2

    assert time.mean == pytest.approx(float(50 / exact), rel=1e-9)
    assert time.sd == pytest.approx(math.sqrt(variance), rel=1e-9)


def test_no_spread_stays_no_spread() -> None:
    assert total_time(fixed(line(*"abc"), 1e9, 0.1, 1e-3)).variance == 0


def test_the_time_of_each_exit() -> None:
    ways = chain({"wait": {"desk": 0.7, "lost": 0.3}, "desk": {"wait": 0.2, "served": 0.8}})
    timed = TimedChain(ways, {"wait": Gamma(100, 1), "desk": Fixed(60)})
    (share, served), (other_share, lost) = to_exit(timed, "served"), to_exit(timed, "lost")
    again = 0.14

    assert served is not None and lost is not None
    mean, other_mean = figures_of(served).mean, figures_of(lost).mean
    assert share == pytest.approx(0.56 / (1 - again))
    assert other_share == pytest.approx(0.3 / (1 - again))
    assert mean == pytest.approx(160 / (1 - again))
    assert other_mean == pytest.approx(100 + 160 * again / (1 - again))
    assert share * mean + other_share * other_mean == pytest.approx(total_time(timed).mean)


def test_an_exit_nobody_takes_has_no_time() -> None:
    ways = chain({"a": {"out": 1.0}, "b": {"never": 1.0}})

    assert to_exit(TimedChain(ways, {"a": Fixed(1)}), "never") == (0, None)


@given(st.integers(1, 5).flatmap(shares), st.data())
@settings(max_examples=60)
def test_moments_against_fractions(rows: list[dict[int, Fraction]], data: st.DataObject) -> None:
    """Theory 4.4 in fractions: second moments, no conditioning, no differences."""
    size = len(rows)
    means = [data.draw(st.integers(0, 500)) for _ in rows]
    cvs = [data.draw(st.sampled_from([0.0, 0.5, 1.0])) for _ in rows]
    timed = TimedChain(
        from_shares(rows), {f"t{i}": Gamma(m, cv) for i, (m, cv) in enumerate(zip(means, cvs, strict=True))}
    )
    moves = [{j: q for j, q in row.items() if j < size} for row in rows]
    squares = [Fraction(cv) ** 2 * m * m for m, cv in zip(means, cvs, strict=True)]

    def check(found: TimeFigures, ends: list[Fraction]) -> None:
        mean, variance = exact_moments(moves, ends, [Fraction(m) for m in means], squares)
        assert found.mean == pytest.approx(float(mean), rel=1e-11)
        assert found.variance == pytest.approx(float(variance), rel=1e-9, abs=1e-15 * float(mean) ** 2)

    check(total_time(timed), [row.get(size, Fraction(0)) + row.get(size + 1, Fraction(0)) for row in rows])
    for at, name in ((size, "served"), (size + 1, "lost")):
        _, walk = to_exit(timed, name)
        if walk is not None:
            check(figures_of(walk), [row.get(at, Fraction(0)) for row in rows])


@given(timed_chains(), st.sampled_from([0.1, 3.0, 60.0]))
def test_scaling_all_times_scales_mean_and_sd(timed: TimedChain, k: float) -> None:
    """Theory 8.3; with two moments, any law is a gamma law."""
    plain = {
        n: Gamma(law.mean, min(math.sqrt(law.variance) / law.mean, 10) if law.mean else 0)
        for n, law in timed.laws.items()
    }
    scaled = {n: Gamma(k * law.mean, law.cv) for n, law in plain.items()}
    one, other = (total_time(TimedChain(timed.chain, laws)) for laws in (plain, scaled))

    assert other.mean == pytest.approx(k * one.mean)
    assert other.sd == pytest.approx(k * one.sd, abs=1e-6 * one.mean)


@given(timed_chains())
def test_the_mean_lies_between_smallest_and_largest(timed: TimedChain) -> None:
    time = total_time(timed)

    assert time.smallest <= time.mean * (1 + 1e-9) + 1e-9
    assert time.mean <= time.largest * (1 + 1e-9) + 1e-9


@given(timed_chains())
def test_without_blocks_the_touchpoints_add_up(timed: TimedChain) -> None:
    found = visits(timed.chain).visits

    assert math.fsum(n * timed.laws[name].mean for name, n in found.items()) == pytest.approx(
        total_time(timed).mean
    )


def test_visits_in_a_block() -> None:
    ways = chain(
        {"a": {"f&j": 0.5, "out": 0.5}, "f&j": {"a": 0.2, "out": 0.8}},
        {"f&j": parallel(line("c", "d"), chain({"e": {"e": 0.5, "join": 0.5}})).blocks[0]},
    )
    found = visits(ways).visits

    assert found["a"] == pytest.approx(1 / 0.9)
    assert found["c"] == found["d"] == pytest.approx(0.5 / 0.9)
    assert found["e"] == pytest.approx(2 * 0.5 / 0.9)


def test_a_touchpoint_without_a_law_is_unknown_not_zero() -> None:
    timed = TimedChain(BRANCH, {"g": Fixed(20), "s": Fixed(90)})

    assert timed.lacking() == ("w", "c", "b")
    with pytest.raises(UnknownTime, match="no time is known for w, c, b") as caught:
        total_time(timed)
    assert caught.value.touchpoints == ("w", "c", "b")


def test_a_block_without_a_law_is_unknown() -> None:
    with pytest.raises(UnknownTime, match=r"no time is known for b$"):
        total_time(TimedChain(parallel(line("a"), line("b")), {"a": Fixed(1)}))


def test_visible_and_hidden_one_after_the_other() -> None:
    split = visible_time(BRANCH_TIMES, {"g", "c", "s", "b"})

    assert split.hidden == pytest.approx(0.6 * 300)
    assert split.visible == pytest.approx(392 - 180)
    assert split.error == 0


def test_hidden_work_behind_a_visible_branch_is_not_hidden_time() -> None:
    """c is seen for 60 s while b works for 100 s: 40 s in which nothing visible happens."""
    timed = TimedChain(parallel(line("b"), line("c")), {"b": Fixed(100), "c": Fixed(60)})
    split = visible_time(timed, {"c"})

    assert (split.visible, split.hidden, split.error) == (60, 40, 0)


def test_time_seen_twice_counts_once() -> None:
    """a is seen in 0-30, c in 20-50 after 20 s of hidden b: together 50 s."""
    timed = TimedChain(parallel(line("a"), line("b", "c")), {"a": Fixed(30), "b": Fixed(20), "c": Fixed(30)})
    split = visible_time(timed, {"a", "c"})

    assert split.visible == pytest.approx(50, rel=1e-9)
    assert split.hidden == pytest.approx(0, abs=1e-9)


def test_random_visible_branches() -> None:
    """Both visible from the fork on: visible until the longest ends."""
    timed = TimedChain(parallel(line("a"), line("b")), {"a": Gamma(60, 1), "b": Gamma(40, 1)})
    split = visible_time(timed, {"a", "b"})

    assert split.visible == pytest.approx(76, abs=1e-4)
    assert split.hidden == pytest.approx(0, abs=1e-4)


def test_visible_in_nested_blocks_against_simulation() -> None:
    inner = chain({"x&y": {"z": 1}, "z": {"join": 1}}, {"x&y": parallel(line("c"), line("d")).blocks[0]})
    times = {
        "a": Gamma(60, 1),
        "b": Fixed(20),
        "c": Gamma(30, 0.5),
        "d": Fixed(25),
        "z": Triangular(5, 10, 30),
    }
    timed = TimedChain(parallel(line("b", "a"), inner), times)
    split = visible_time(timed, {"a", "c", "z"})
    rng = np.random.default_rng(5)
    n = 400_000
    a = rng.exponential(60, n)
    c = rng.gamma(4, 7.5, n)
    z = rng.triangular(5, 10, 30, n)
    met = np.maximum(c, 25)
    ends = [np.zeros(n), c, met, met + z]  # c is seen 0..c, z met..met+z; a 20..20+a
    union = c + z
    for low, high in ((ends[0], ends[1]), (ends[2], ends[3])):
        union = union - np.maximum(np.minimum(high, 20 + a) - np.maximum(low, 20), 0)
    union = union + a

    assert split.visible == pytest.approx(union.mean(), abs=4 * union.std() / math.sqrt(n))
    assert split.visible + split.hidden == pytest.approx(total_time(timed).mean)


@given(timed_chains(), st.sets(st.integers(0, 5)))
def test_visible_and_hidden_add_up(timed: TimedChain, seen: set[int]) -> None:
    split = visible_time(timed, {f"t{i}" for i in seen})

    assert split.visible + split.hidden == pytest.approx(total_time(timed).mean)
    assert split.visible >= 0
    assert split.hidden >= 0
