"""Laws of the time at one visit."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.flow.time.distribution import law_within
from blueprint.flow.time.lattice.grid import reach
from blueprint.flow.time.laws import Fixed, Gamma, Law, Pert, Sum, Triangular, Waiting, together
from tests.flow.time_cases import laws

SMOOTH = [
    Gamma(60, 1),
    Gamma(60, 0.4),
    Gamma(60, 1.8),
    Pert(20, 50, 180),
    Pert(20, 20, 180),
    Triangular(20, 50, 180),
    Triangular(20, 20, 180),
    Triangular(20, 180, 180),
    Waiting(0.3, 60),
]


def test_pert_has_the_moments_of_malcolm_and_others() -> None:
    law = Pert(1, 10, 17)

    assert law.mean == pytest.approx(58 / 6)
    assert law.variance == pytest.approx((16 / 6) ** 2)


def test_the_shape_of_pert_has_exactly_these_moments() -> None:
    law = Pert(1, 2, 5)
    p, q = law.shape

    assert 1 + 4 * p / (p + q) == pytest.approx(law.mean)
    assert 16 * p * q / ((p + q) ** 2 * (p + q + 1)) == pytest.approx(law.variance)


def test_triangular() -> None:
    law = Triangular(2, 3, 10)

    assert law.mean == 5
    assert law.variance == pytest.approx((4 + 9 + 100 - 6 - 20 - 30) / 18)
    assert law.cdf(3) == pytest.approx(1 / 8)


@pytest.mark.parametrize("law", [Gamma(60, 0), Pert(60, 60, 60), Triangular(60, 60, 60), Fixed(60)])
def test_a_law_without_spread_is_fixed(law: Law) -> None:
    assert (law.mean, law.variance, law.smallest, law.largest) == (60, 0, 60, 60)
    assert law.atoms == ((60, 1),)
    assert law.is_atomic
    assert (law.cdf(59.9), law.cdf(60)) == (0, 1)
    assert law.head(np.array([50.0, 70.0])).tolist() == [0, 10]


def test_an_exponential_time() -> None:
    law = Gamma(60, 1)

    assert law.variance == 3600
    assert law.cdf(60) == pytest.approx(1 - math.exp(-1))
    assert law.largest == math.inf


def test_the_wait_of_erlang() -> None:
    """Theory 4.6: variance h^2 C (2 - C) / (c - a)^2."""
    law = Waiting(0.238701, 240 / 7)

    assert law.mean == pytest.approx(8.184, abs=1e-3)
    assert law.variance == pytest.approx((240 / 7) ** 2 * 0.238701 * (2 - 0.238701))
    assert law.atoms == ((0, pytest.approx(1 - 0.238701)),)
    assert law.cdf(15) == pytest.approx(0.845883, abs=1e-6)


@pytest.mark.parametrize("law", [Waiting(0, 60), Waiting(0.5, 0)])
def test_no_wait(law: Waiting) -> None:
    assert law.atoms == ((0, 1),)
    assert (law.mean, law.largest, law.cdf(0)) == (0, 0, 1)


def test_a_sum() -> None:
    law = together(Waiting(0.4, 30), together(Fixed(10), Gamma(20, 1)))

    assert isinstance(law, Sum)
    assert law.addends == (Waiting(0.4, 30), Fixed(10), Gamma(20, 1))
    assert law.mean == 12 + 10 + 20
    assert law.variance == Waiting(0.4, 30).variance + 400
    assert law.smallest == 10
    assert law.atoms == ()
    assert together(Fixed(1)) == Fixed(1)


def test_the_atoms_of_a_sum() -> None:
    assert together(Waiting(0.4, 30), Fixed(10)).atoms == ((10, pytest.approx(0.6)),)


def test_the_cdf_of_a_sum() -> None:
    erlang = together(Gamma(30, 1), Gamma(30, 1))

    for t in (5, 30, 60, 200):
        assert law_within(erlang, t) == pytest.approx(1 - math.exp(-t / 30) * (1 + t / 30), abs=1e-5)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Fixed(-1), "a fixed time must be 0 seconds or more, not -1"),
        (lambda: Fixed(math.nan), "not nan"),
        (lambda: Gamma(math.inf, 1), "a mean must be 0 seconds or more, not inf"),
        (lambda: Gamma(1, -0.1), r"a coefficient of variation must lie in 0\.\.1e\+06, not -0\.1"),
        (lambda: Waiting(1.1, 1), r"a probability of waiting must lie in 0\.\.1, not 1\.1"),
        (lambda: Waiting(0.5, -1), "a mean wait"),
        (lambda: Pert(3, 2, 4), "min <= likely <= max, not 3, 2, 4"),
        (lambda: Triangular(1, 5, 4), "min <= likely <= max"),
        (lambda: Triangular(-1, 5, 8), "the smallest time of an estimate"),
    ],
)
def test_impossible_parameters(make: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        make()  # type: ignore[operator]


@pytest.mark.parametrize("law", SMOOTH, ids=str)
def test_the_head_is_the_area_under_the_cdf(law: Law) -> None:
    t = np.linspace(0, 400, 40001)
    cdf = np.array([law.cdf(x) for x in t])
    area = np.concatenate(([0], np.cumsum((cdf[1:] + cdf[:-1]) / 2))) * (t[1] - t[0])

    assert np.abs(area - law.head(t)).max() < 2e-2 * law.mean / 60


@pytest.mark.parametrize("law", SMOOTH, ids=str)
def test_mean_and_variance_are_those_of_the_cdf(law: Law) -> None:
    t = np.linspace(0, 20 * (law.mean + math.sqrt(law.variance)), 200001)
    tail = t - law.head(t)  # E min(T, t)

    assert tail[-1] == pytest.approx(law.mean, rel=1e-6)
    second = 2 * np.trapezoid(law.mean - tail, t)
    assert second - law.mean**2 == pytest.approx(law.variance, rel=1e-4)


@given(laws, st.floats(1e-5, 1e-1))
def test_growth_is_a_bound(law: Law, theta: float) -> None:
    bound = float(law.growth(np.array([theta]))[0])

    assert bound >= math.exp(theta * law.mean) * (1 - 1e-9)  # Jensen
    if law.largest < math.inf:
        assert bound <= math.exp(theta * law.largest) * (1 + 1e-9)


@given(laws, st.sampled_from([1e-2, 1e-5]))
def test_the_reach_of_a_law_is_seldom_exceeded(law: Law, share: float) -> None:
    top = reach(law.growth, law.mean, share)

    if not isinstance(law, Sum):
        assert 1 - law.cdf(top * (1 + 1e-9)) <= share * (1 + 1e-9)


@given(laws)
def test_laws_are_equal_by_their_parameters(law: Law) -> None:
    assert hash(law) == hash(law)
    assert law != Fixed(-0.0 + 601)


def test_means_need_no_numpy() -> None:
    code = (
        "import sys; from blueprint.flow.time.laws import *; from blueprint.flow.queues import queue; from blueprint.flow.time import totals, stretch;"
        "together(Waiting(.5, 3), Pert(1, 2, 3)).mean; sys.exit('numpy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
