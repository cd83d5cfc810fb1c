"""The law of a felt score: its mean is the score, its spread the given one where the scale leaves room."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.experience import Feeling
from blueprint.experience.walk.score_law import ScoreLaws, score_law
from tests.experience import felt
from tests.experience.cases import tried


def test_by_hand() -> None:
    law = dict(score_law(0, 1, 5, 10))

    assert law[0] == pytest.approx(0.19741265, abs=1e-8)  # Phi(0.25) - Phi(-0.25)
    assert law[0.5] == law[-0.5] == pytest.approx(0.17466632, abs=1e-8)  # Phi(0.75) - Phi(0.25)
    assert law[5] == pytest.approx(1.017e-6, rel=1e-3)  # 1 - Phi(4.75)
    assert sqrt(sum(v**2 * p for v, p in law.items())) == pytest.approx(1.01, abs=0.001)  # 1 + step^2 / 12


@pytest.mark.parametrize(("score", "spread"), [(5, 1), (-5, 1), (3.3, 0), (7, 1), (0, 0)])
def test_no_spread_and_the_ends_are_one_point(score: float, spread: float) -> None:
    assert score_law(score, spread, 5, 10) == ((score, 1.0),)


@tried
@given(st.floats(-1, 1), st.floats(0.02, 1), st.sampled_from((1.0, 5.0, 7.0)))
def test_the_mean_is_the_score_and_the_mirror_of_minus_the_score(
    part: float, spread: float, scale: float
) -> None:
    laws = ScoreLaws([Feeling(0, spread=spread * scale)], scale)
    law = score_law(part * scale, spread * scale, scale, laws.steps)

    assert sum(v * p for v, p in law) == pytest.approx(part * scale, abs=1e-12 * scale)
    assert sum(p for _, p in law) == pytest.approx(1, abs=1e-13)
    assert score_law(-part * scale, spread * scale, scale, laws.steps) == tuple(
        (-v, p) for v, p in reversed(law)
    )
    assert all(-scale <= v <= scale and p > 0 for v, p in law)
    expected = felt.law(part * scale, spread * scale, scale, scale / laws.steps)
    assert dict(law) == pytest.approx({v: p for v, p in expected.items() if v in dict(law)}, abs=1e-9)


@pytest.mark.parametrize(("spread", "steps"), [(1, 15), (2, 15), (0.5, 20), (0.6, 17), (0.001, 100), (0, 15)])
def test_the_grid_is_half_the_least_spread_or_a_fifteenth_of_the_scale(spread: float, steps: int) -> None:
    assert ScoreLaws([Feeling(0, spread=3), Feeling(1, spread=spread)], 5).steps == steps
    assert ScoreLaws([Feeling(1, spread=spread)], 5).spreads == (spread > 0)
    assert not ScoreLaws([Feeling(spread=1, experienced=False)], 5).spreads


def test_a_failure_that_is_noticed_draws_around_bad() -> None:
    feeling = Feeling(2, bad=-3, spread=1, fail_chance=0.5, caught=0.6)
    laws = ScoreLaws([feeling], 5)
    well, badly = (dict(laws.of(replace(feeling, score=s))) for s in (2, -3))

    assert laws.of(feeling) == laws.of(replace(feeling, fail_chance=0))
    assert dict(laws.of(feeling, failing=True)) == pytest.approx(
        {v: 0.8 * well.get(v, 0) + 0.2 * badly.get(v, 0) for v in well | badly}
    )
    assert laws.of(replace(feeling, fail_chance=1, caught=0), failing=True) == laws.of(
        replace(feeling, score=-3)
    )
