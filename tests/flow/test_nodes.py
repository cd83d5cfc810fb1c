"""A law as a few times: what is computed over them is what is computed over the law."""

import math
from itertools import pairwise

import pytest

from blueprint.flow.time.estimate import Pert
from blueprint.flow.time.laws import Fixed, Gamma, Law
from blueprint.flow.time.nodes import nodes

CUTS = [60.0 * k for k in range(11)]


@pytest.mark.parametrize("power", [0, 1, 2, 3])
def test_moments_of_an_exponential_time_up_to_the_third(power: int) -> None:
    def below(k: int, t: float) -> float:  # the integral of x^k exp(-x) up to t: k! less a sum (by parts)
        return math.factorial(k) * (
            1 - math.exp(-t) * math.fsum(t**n / math.factorial(n) for n in range(k + 1))
        )

    found = math.fsum(p * (t / 300) ** power for t, p in nodes(Gamma(300.0, 1.0), CUTS))

    assert found == pytest.approx(below(power, 2.0), abs=1e-10)


@pytest.mark.parametrize("law", [Gamma(200.0, 0.4), Gamma(500.0, 1.7), Pert(20.0, 100.0, 600.0)])
def test_every_stretch_has_its_probability_in_at_most_two_times(law: Law) -> None:
    found = list(nodes(law, CUTS))

    for low, high in pairwise(CUTS):
        here = [p for t, p in found if low < t <= high]
        assert len(here) <= 2
        assert min(here, default=0.0) >= 0
        assert math.fsum(here) == pytest.approx(law.cdf(high) - law.cdf(low), abs=1e-12)


def test_a_fixed_time_stays_what_it_is() -> None:
    assert list(nodes(Fixed(150.0), CUTS)) == [(pytest.approx(150.0), pytest.approx(1.0))]
    assert list(nodes(Fixed(180.0), CUTS)) == [(pytest.approx(180.0), pytest.approx(1.0))]
