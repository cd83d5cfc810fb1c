"""The distribution of the total time, against walking all clocks, simulation and closed forms."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.flow.time.chain import TimedChain, UnknownTime, touchpoints
from blueprint.flow.time.distribution import (
    TimeDistribution,
    distribution,
    law_distribution,
    mix,
    walk_distribution,
)
from blueprint.flow.time.draw import draw_walk
from blueprint.flow.time.lattice.grid import common_step
from blueprint.flow.time.laws import Fixed, Gamma, Law, Pert, Triangular, Waiting, together
from blueprint.flow.time.totals import total_time
from tests.flow.time_cases import (
    BRANCH_TIMES,
    REPAIR_TIMES,
    chain,
    fixed,
    laws,
    line,
    mean_excess,
    nested,
    parallel,
    random_law,
    shoeshine,
    timed_chains,
    to_exit,
    walked_out,
)


def law_of(timed: TimedChain) -> TimeDistribution:
    return distribution(timed)


def test_a_branch_without_a_loop() -> None:
    """Theory 3.6: 575, 125, 110 s with .6, .2, .2."""
    time = law_of(BRANCH_TIMES)

    assert time.method == "exact"
    assert time.error == 0
    assert time.share_within(109.999) == 0
    assert time.share_within(110) == pytest.approx(0.2, abs=1e-12)
    assert time.share_within(125) == pytest.approx(0.4, abs=1e-12)
    assert time.share_within(574.999) == pytest.approx(0.4, abs=1e-12)
    assert time.share_within(575) == 1
    assert [time.quantile(p) for p in (0.1, 0.2, 0.3, 0.4, 0.5, 0.9, 0.95, 1)] == [
        110,
        110,
        125,
        125,
        575,
        575,
        575,
        575,
    ]
    assert mean_excess(time, 125) == pytest.approx(0.6 * 450)
    assert (time.smallest, time.largest) == (110, 575)


@pytest.mark.parametrize("wrong_wax", [0.05, 0.1, 0.2])
def test_the_corner_shoeshine(wrong_wax: float) -> None:
    """Theory 1.3a: P(T <= 300) = 1 - p^3, P(loss) = P(T > 228) = p^2."""
    time = law_of(shoeshine(wrong_wax))

    assert time.method == "exact"
    assert time.share_within(300) == pytest.approx(1 - wrong_wax**3, abs=1e-10)
    assert 1 - time.share_within(228) == pytest.approx(wrong_wax**2, abs=1e-10)
    assert time.largest == math.inf


def test_a_repair_with_a_loop() -> None:
    time = law_of(REPAIR_TIMES)

    for turns in range(8):
        assert time.share_within(95 * (turns + 1)) == pytest.approx(1 - 0.3 ** (turns + 1), abs=1e-9)
    assert time.quantile(0.9) == 190
    assert time.quantile(0.91) == 190


@given(timed_chains(law=st.integers(0, 40).map(lambda k: Fixed(15 * k))))
def test_fixed_times_against_walking_all_clocks(timed: TimedChain) -> None:
    time = law_of(timed)
    oracle = walked_out(timed, until=20_000)

    assert time.method == "exact"
    assert time.error <= 1e-9
    for t in sorted(oracle)[:30]:
        share = math.fsum(p for at, p in oracle.items() if at <= t)
        assert time.share_within(t) == pytest.approx(share, abs=1e-9)


@given(timed_chains())
@settings(max_examples=60)
def test_the_lattice_keeps_the_mean(timed: TimedChain) -> None:
    time = law_of(timed)
    figures = total_time(timed)
    end = float(time.cdf.points[-1])

    assert time.mean == pytest.approx(figures.mean)
    assert time.sd == pytest.approx(figures.sd)
    assert time.cdf.masses.sum() == pytest.approx(1, abs=2e-5)
    kept = time.mean - mean_excess(time, end)  # E min(T, end)
    assert kept == pytest.approx(figures.mean, rel=2e-3, abs=3 * time.step)


@given(timed_chains(), st.floats(0.001, 0.999), st.floats(0.001, 0.999))
@settings(max_examples=60)
def test_quantiles_and_shares_are_each_others_inverse(timed: TimedChain, p: float, other: float) -> None:
    time = law_of(timed)
    t = time.quantile(p)

    assert time.share_within(t) >= p - 1e-8
    assert time.smallest <= t <= time.largest
    if t > time.smallest:
        assert time.share_within(t * (1 - 1e-6) - 1e-9) <= p + 1e-4
    assert (time.quantile(other) >= t) == (other >= p) or time.quantile(other) == pytest.approx(t)


CASES: list[tuple[str, TimedChain]] = [
    (
        "loop",
        TimedChain(
            chain(
                {
                    "enter": {"wait": 0.7, "kiosk": 0.3},
                    "wait": {"counter": 0.9, "lost": 0.1},
                    "counter": {"wait": 0.15, "served": 0.85},
                    "kiosk": {"wait": 0.1, "served": 0.9},
                }
            ),
            {
                "enter": Pert(20, 50, 180),
                "wait": together(Waiting(0.6, 240), Fixed(15)),
                "counter": Gamma(200, 0.8),
                "kiosk": Triangular(60, 90, 300),
            },
        ),
    ),
    (
        "atoms",
        TimedChain(
            chain({"a": {"b": 0.5, "out": 0.5}, "b": {"c": 1}, "c": {"a": 0.2, "out": 0.8}}),
            {"a": Fixed(30), "b": Waiting(0.4, 60), "c": Fixed(45)},
        ),
    ),
    (
        "block",
        TimedChain(
            chain(
                {"a": {"f&j": 1}, "f&j": {"b": 1}, "b": {"a": 0.3, "out": 0.7}},
                {"f&j": parallel(line("c", "d"), chain({"e": {"e": 0.4, "join": 0.6}}), line("g")).blocks[0]},
            ),
            {
                "a": Fixed(10),
                "b": Gamma(20, 1),
                "c": Pert(5, 10, 60),
                "d": Gamma(30, 0.5),
                "e": Fixed(40),
                "g": Fixed(55),
            },
        ),
    ),
    (
        "long and short",
        TimedChain(
            chain({"a": {"b": 1}, "b": {"c": 0.01, "out": 0.99}, "c": {"out": 1}}),
            {"a": Gamma(300, 0.5), "b": Pert(60, 120, 600), "c": Gamma(14 * 86400, 0.5)},
        ),
    ),
    (
        "coarse",
        TimedChain(
            line(*"abcd"), {"a": Fixed(86400.37), "b": Gamma(3600, 1), "c": Fixed(1.7), "d": Gamma(7200, 0.5)}
        ),
    ),
]


@pytest.mark.parametrize("timed", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_mixed_laws_against_simulation(timed: TimedChain) -> None:
    time = law_of(timed)
    size = 400_000
    drawn = draw_walk(timed.whole(timed.chain), np.random.default_rng(20261), size)

    assert time.error < 5e-4
    aside = 2 * time.step if time.method == "coarse" else 0.0
    for p in (0.01, 0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999):
        t = float(np.quantile(drawn, p))
        noise = 4 * math.sqrt(p * (1 - p) / size) + time.error
        assert time.share_within(t + aside) >= float((drawn <= t).mean()) - noise
        assert time.share_within(t - aside) <= float((drawn <= t).mean()) + noise
        excess = np.maximum(drawn - t, 0)
        assert mean_excess(time, t) == pytest.approx(
            excess.mean(), abs=5 * excess.std() / math.sqrt(size) + 1e-3 * time.mean
        )


@pytest.mark.parametrize("seed", [*range(8), 780, 1212])
def test_blocks_in_blocks_against_simulation(seed: int) -> None:
    r = random.Random(seed)
    ways = nested(r)
    timed = TimedChain(ways, {name: random_law(r) for name in touchpoints(ways)})
    time, figures = law_of(timed), total_time(timed)
    size = 40_000
    drawn = draw_walk(timed.whole(ways), np.random.default_rng(seed), size)

    assert figures.mean == pytest.approx(drawn.mean(), abs=5 * drawn.std() / math.sqrt(size) + figures.error)
    assert figures.sd == pytest.approx(drawn.std(), rel=0.1, abs=1e-9)
    noise = 5 * math.sqrt(0.25 / size) + time.error
    for p in (0.05, 0.5, 0.9, 0.99):
        t = float(np.quantile(drawn, p))
        just, aside = t * 1e-9 + 1e-9, 2 * time.step if time.method == "coarse" else 0.0
        share = float((drawn <= t + just).mean())
        assert time.share_within(t + just + aside) >= share - noise
        assert time.share_within(t - just - aside) <= share + noise


def test_the_wait_and_its_atom() -> None:
    """P(T <= t) = 1 - C exp(-(t - 60) / m) from 60 s on: an atom and a smooth part."""
    time = law_of(TimedChain(line("a"), {"a": together(Waiting(0.3, 90), Fixed(60))}))

    assert time.method == "lattice"
    assert time.share_within(59.9) == pytest.approx(0, abs=1e-12)
    for t in (60, 61, 100, 240, 600):
        assert time.share_within(t) == pytest.approx(1 - 0.3 * math.exp(-(t - 60) / 90), abs=3e-4)
    assert time.quantile(0.5) == 60
    assert time.quantile(0.9) == pytest.approx(60 + 90 * math.log(0.3 / 0.1), abs=0.1)


def test_both_of_two_exponential_times() -> None:
    time = law_of(TimedChain(parallel(line("a"), line("b")), {"a": Gamma(60, 1), "b": Gamma(40, 1)}))

    for t in (1, 10, 60, 200):
        both = (1 - math.exp(-t / 60)) * (1 - math.exp(-t / 40))
        assert time.share_within(t) == pytest.approx(both, abs=5e-5)


@pytest.mark.parametrize("parts", [2, 10, 50])
def test_a_sum_of_exponential_times(parts: int) -> None:
    """Erlang's law: within the error that is reported."""
    names = [f"t{i}" for i in range(parts)]
    time = law_of(TimedChain(line(*names), dict.fromkeys(names, Gamma(30, 1))))
    total = Gamma(30 * parts, 1 / math.sqrt(parts))

    assert 0 < time.error < 2e-4
    for p in (0.01, 0.3, 0.5, 0.9, 0.99):
        t = time.quantile(p)
        assert total.cdf(t) == pytest.approx(p, abs=time.error + 1e-9)


@pytest.mark.parametrize(
    "law", [Pert(20, 50, 180), Triangular(20, 50, 180), Gamma(60, 1.8), Gamma(60, 0.3)], ids=str
)
def test_one_visit(law: Law) -> None:
    time = law_distribution(law)

    for t in np.linspace(1, 200, 23):
        assert time.share_within(t) == pytest.approx(law.cdf(t), abs=3e-4 if law == Gamma(60, 1.8) else 2e-5)


def test_a_long_way_is_nearly_normal() -> None:
    names = [f"t{i}" for i in range(200)]
    time = law_of(TimedChain(line(*names), dict.fromkeys(names, Triangular(10, 20, 60))))

    assert time.quantile(0.5) == pytest.approx(time.mean, abs=0.1 * time.sd)
    assert time.share_within(time.mean + 1.6449 * time.sd) == pytest.approx(0.95, abs=0.005)


def test_fixed_times_that_do_not_fit() -> None:
    """Too fine a common step for a lattice: the routes are few, and written out they are exact."""
    names = [f"t{i}" for i in range(60)]
    odd = {name: Fixed(1000 + math.sqrt(i + 2)) for i, name in enumerate(names)}
    ways = {
        n: {names[i + 1] if i < 59 else "out": 0.9, "out": 0.1} if i < 59 else {"out": 1.0}
        for i, n in enumerate(names)
    }
    time = law_of(TimedChain(chain(ways), odd))
    oracle = walked_out(TimedChain(chain(ways), odd), until=1e6)

    assert (time.method, time.error) == ("exact", 0)
    for t in (1002, 5000, 20_500, 41_000.5):
        assert time.share_within(t) == pytest.approx(sum(p for at, p in oracle.items() if at <= t))


def test_hardly_ever_left() -> None:
    rare = 1e-6
    timed = fixed(chain({"a": {"b": 1}, "b": {"a": 1 - rare, "out": rare}}), 30, 20)
    time = law_of(timed)

    assert time.mean == pytest.approx(50 / rare, rel=1e-9)
    assert time.quantile(0.5) == pytest.approx(50 / rare * math.log(2), rel=2e-3)
    assert time.quantile(0.99) == pytest.approx(50 / rare * math.log(100), rel=2e-3)


def test_no_time_at_all() -> None:
    time = law_of(fixed(chain({"a": {"a": 0.5, "out": 0.5}}), 0))

    assert (time.mean, time.largest, time.quantile(0.5), time.share_within(0)) == (0, 0, 0, 1)


def test_the_customers_of_one_exit() -> None:
    _, out = to_exit(BRANCH_TIMES, "out")
    timed = TimedChain(
        chain({"wait": {"desk": 0.7, "lost": 0.3}, "desk": {"served": 1}}),
        {"wait": Fixed(60), "desk": Fixed(30)},
    )
    _, lost = to_exit(timed, "lost")

    assert out is not None
    assert walk_distribution(out).mean == pytest.approx(392)
    assert lost is not None
    assert (walk_distribution(lost).mean, walk_distribution(lost).share_within(60)) == (60, 1)
    assert to_exit(timed, "other") == (0, None)


def test_unknown_times() -> None:
    with pytest.raises(UnknownTime):
        distribution(TimedChain(line("a"), {}))


@pytest.mark.parametrize("p", [0, -0.1, 1.1])
def test_impossible_quantiles(p: float) -> None:
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        law_of(BRANCH_TIMES).quantile(p)


def test_a_mix_of_segments() -> None:
    one, other = law_of(BRANCH_TIMES), law_of(REPAIR_TIMES)
    both = mix([(0.5, one), (1.5, other)])

    assert both is not None
    assert both.mean == pytest.approx(0.25 * one.mean + 0.75 * other.mean)
    second = 0.25 * (one.sd**2 + one.mean**2) + 0.75 * (other.sd**2 + other.mean**2)
    assert both.sd == pytest.approx(math.sqrt(second - both.mean**2))
    for t in (90, 95, 110, 117, 125, 190, 575, 700):
        assert both.share_within(t) == pytest.approx(
            0.25 * one.share_within(t) + 0.75 * other.share_within(t)
        )
    assert both.quantile(0.5) == 95
    assert both.smallest == 95
    assert mix([(0.0, one)]) is None
    assert mix([(0.0, one), (0.3, other)]) is other


def test_a_mix_of_smooth_laws() -> None:
    one, other = law_distribution(Gamma(60, 1)), law_distribution(together(Fixed(20), Gamma(300, 0.5)))
    both = mix([(0.3, one), (0.7, other)])

    assert both is not None
    for t in (5, 20, 60, 333.3, 800):
        assert both.share_within(t) == pytest.approx(
            0.3 * one.share_within(t) + 0.7 * other.share_within(t), abs=1e-6
        )
        assert mean_excess(both, t) == pytest.approx(
            0.3 * mean_excess(one, t) + 0.7 * mean_excess(other, t), abs=0.01
        )


@given(laws, st.floats(0.1, 30))
@settings(max_examples=40)
def test_scaling_scales_the_quantiles(law: Law, k: float) -> None:
    """Theory 8.3, for laws that scale exactly."""
    plain = Gamma(law.mean, min(math.sqrt(law.variance) / law.mean, 10) if law.mean else 0)
    one, other = law_distribution(plain), law_distribution(Gamma(k * plain.mean, plain.cv))

    for p in (0.1, 0.5, 0.9):
        assert other.quantile(p) == pytest.approx(k * one.quantile(p), rel=2e-3, abs=1e-9 + other.step)


def test_the_common_step_reads_decimals() -> None:
    assert common_step([0.1, 0.3, 7.5]) == pytest.approx(0.1)
    assert common_step([90, 60.0, 0]) == 30
    assert common_step([0.0]) is None
