"""Numbers for people: rounded, but a broken promise never into a kept one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint import quantity

SHARES = [
    (0.8641, "86.4 %"),
    (0.9, "90 %"),
    (0.0, "0 %"),
    (1.0, "100 %"),
    (0.9999, "99.99 %"),
    (0.99996, "> 99.99 %"),
    (0.00001, "0.001 %"),
    (None, "unknown"),
]
DURATIONS = [
    (0.0, "0 s"),
    (4.56, "4.6 s"),
    (45.0, "45 s"),
    (59.97, "1 min"),
    (985.0, "16 min 25 s"),
    (985.4, "16 min 25 s"),
    (984.0, "16 min 24 s"),
    (8300.0, "2 h 18 min 20 s"),
    (8300.4, "2 h 18 min"),
    (121000.5, "1 d 9 h 37 min"),
    (3e6 + 0.5, "34 d 17 h"),
    (float("inf"), "without end"),
    (None, "unknown"),
]
SCORES = [(0.4, "+0.40"), (-1.25, "-1.25"), (0.0, "0.00"), (-1e-17, "0.00"), (0.001, "+0.001")]


@pytest.mark.parametrize(("value", "said"), SHARES)
def test_shares(value: float | None, said: str) -> None:
    assert quantity.share(value, "en") == said


@pytest.mark.parametrize(("value", "said"), DURATIONS)
def test_durations(value: float | None, said: str) -> None:
    assert quantity.time(value, "en") == said


@pytest.mark.parametrize(("value", "said"), SCORES)
def test_scores(value: float, said: str) -> None:
    assert quantity.score(value, "en") == said


def test_in_chinese() -> None:
    assert quantity.time(985, "zh") == "16 分 25 秒"
    assert quantity.time_gain(-150, "zh") == "-2 分 30 秒"
    assert quantity.share_gain(0.031, "zh") == "+3.1 个百分点"
    assert quantity.share(None, "zh") == "未知"


def test_differences_carry_their_sign() -> None:
    assert quantity.time_gain(-150, "en") == "-2 min 30 s"
    assert quantity.share_gain(0.031, "en") == "+3.1 pp"
    assert quantity.share_gain(0.0, "en") == "0 pp"


@given(st.floats(0, 1), st.floats(0, 1))
def test_shares_that_differ_look_different(one: float, other: float) -> None:
    if abs(one - other) > 1e-8:
        assert quantity.share(one, "en", beside=other) != quantity.share(other, "en", beside=one)


@given(st.floats(0, 1))
def test_only_all_is_called_all(value: float) -> None:
    if 1e-8 < value < 1 - 1e-8:
        assert quantity.share(value, "en") not in ("0 %", "100 %")


@given(st.floats(1, 1e6), st.floats(1, 1e6))
def test_a_broken_promise_is_not_rounded_into_a_kept_one(time: float, promised: float) -> None:
    if abs(time - promised) > 1e-6 * promised:
        assert quantity.time(time, "en", beside=promised) != quantity.time(promised, "en", beside=time)
