"""The gamma law of waits, held against scipy."""

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gammainc

from blueprint.flow.time.gamma import SHAPES, gamma_cdf, gamma_head
from blueprint.flow.time.laws import Gamma


@given(st.floats(*map(math.log10, SHAPES)))
def test_every_shape_has_the_cdf_and_the_head_of_scipy(power: float) -> None:
    shape = min(max(10**power, SHAPES[0]), SHAPES[1])
    around = shape + np.linspace(-6, 14, 101) * math.sqrt(shape)
    x = np.concatenate([[0.0], np.geomspace(1e-300, 1e6, 200), around[around >= 0]])

    cdf, above = gammainc(shape, x), gammainc(shape + 1, x)

    assert np.abs(np.array([gamma_cdf(shape, float(t)) for t in x]) - cdf).max() < 4e-14
    assert (np.abs(gamma_head(shape, x) - (x * cdf - shape * above)) / (1 + x)).max() < 2e-14


@pytest.mark.parametrize("stages", [2, 3, 7])
def test_by_hand(stages: int) -> None:
    """A whole shape is a sum of exponential times: a Poisson count."""
    law, t = Gamma(60, stages**-0.5), 45.0
    rate = stages / 60
    below = sum(math.exp(-rate * t) * (rate * t) ** k / math.factorial(k) for k in range(stages))

    assert law.cdf(t) == pytest.approx(1 - below, abs=1e-15)


def test_no_wait_starts_scipy() -> None:
    asks = "import sys; from blueprint.flow.time.laws import Waiting; Waiting(0.4, 50, 1.3).cdf(7); "
    ran = subprocess.run([sys.executable, "-c", asks + "sys.exit('scipy' in sys.modules)"], check=False)

    assert ran.returncode == 0
