"""The beta law of three-point estimates, held against scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betainc

from blueprint.flow.time.beta import beta_cdf, beta_head
from blueprint.flow.time.laws import Pert

POINTS = np.concatenate([np.linspace(0, 1, 401), np.geomspace(1e-300, 1, 40), 1 - np.geomspace(1e-16, 1, 40)])


@given(st.floats(0, 1))
def test_every_estimate_has_the_cdf_and_the_head_of_scipy(likely: float) -> None:
    p, q = Pert(0, likely, 1).shape
    assert p + q <= 8 + 1e-12

    cdf, above = betainc(p, q, POINTS), betainc(p + 1, q, POINTS)

    assert np.abs(np.array([beta_cdf(p, q, float(x)) for x in POINTS]) - cdf).max() < 3e-15
    assert np.abs(beta_head(p, q, POINTS) - (POINTS * cdf - p / (p + q) * above)).max() < 2e-15


def test_by_hand() -> None:
    """min 0, likely 1/2, max 1: p = q = 4, and the cdf is a polynomial."""
    x = 0.3
    polynomial = sum(c * x**k for c, k in ((35, 4), (-84, 5), (70, 6), (-20, 7)))

    assert Pert(0, 0.5, 1).shape == pytest.approx((4, 4))
    assert Pert(0, 0.5, 1).cdf(x) == pytest.approx(polynomial, abs=1e-15)
    assert Pert(0, 0.5, 1).cdf(0.5) == pytest.approx(0.5, abs=1e-15)
