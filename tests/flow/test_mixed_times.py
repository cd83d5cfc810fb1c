"""Times that mix seconds to months, fixed and random: verdicts called sure agree with a simulation of their own."""

from __future__ import annotations

import pytest

from blueprint.figures import Analysis
from blueprint.flow.time.promise import Judgement
from blueprint.model.loader import loads
from tests.flow.mixed_times import differs

NARROW = (5, 10, 19, 34, 54)
"""A time asked for beside a fixed one of months, a few random seconds from it."""


@pytest.mark.parametrize("seed", [*NARROW, *range(1000, 1005)])
def test_a_sure_verdict_is_that_of_a_simulation_and_shares_are_right(seed: int) -> None:
    assert differs(seed, 200_000) is None


REPAIR = """blueprint: 1
title: Repair with parts on order
promises: [{{id: while-you-wait, from: desk, to: collect, within: 1h, share: 65%}}]
touchpoints:
  desk: {{lane: frontstage, title: Desk, time: 7m, start: 100%, next: {{fix: 70%, parts: 30%}}}}
  parts: {{lane: customer, title: Wait for parts, time: {parts}, next: fix}}
  fix: {{lane: frontstage, title: Fix it, time: {fix}, next: {{collect: 95%, desk: 5%}}}}
  collect: {{lane: customer, title: Collect, time: 4m, end: served}}
"""


def repair(parts: str, fix: str = "23m") -> Judgement:
    service_map = loads(REPAIR.format(parts=parts, fix=fix)).map
    assert service_map is not None
    (judged,) = Analysis(service_map).all.promises[0].judgements
    return judged


@pytest.mark.parametrize("parts", ["14d", "60d", "90d"])
def test_a_repair_within_the_hour_beside_weeks_for_parts(parts: str) -> None:
    # At once 0.7 * 0.95; any other way takes more than an hour: 7 + 23 + 7 + 23 + 4 min.
    found = repair(parts)
    assert found.achieved == pytest.approx(0.665, abs=1e-9)
    assert (found.kept, found.sure) == (True, True)


@pytest.mark.parametrize("parts", ["14d", "60d"])
def test_the_same_where_mending_takes_a_random_time(parts: str) -> None:
    # An exponential time of 10 min: one visit within 49 min, or two within 42 min and so on.
    found = repair(parts, "{estimate: {mean: 10m, cv: 1}}")
    one = 1 - 2.718281828459045**-4.9
    two = 1 - 2.718281828459045**-4.2 * (1 + 4.2)
    three = 1 - 2.718281828459045**-3.5 * (1 + 3.5 + 3.5**2 / 2)
    exact = 0.7 * 0.95 * (one + 0.035 * two + 0.035**2 * three)
    assert found.achieved == pytest.approx(exact, abs=5e-5)
    assert found.sure and found.kept is (exact >= 0.65)


def test_a_share_as_near_as_the_error_is_not_sure() -> None:
    found = repair("14d", "{estimate: {mean: 10m, cv: 1}}")
    text = REPAIR.format(parts="14d", fix="{estimate: {mean: 10m, cv: 1}}")
    service_map = loads(text.replace("65%", f"{found.achieved:.9f}")).map
    assert service_map is not None
    (judged,) = Analysis(service_map).all.promises[0].judgements
    assert not judged.sure
