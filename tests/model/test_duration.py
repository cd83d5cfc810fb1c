"""Lengths of time are exact: what is the same length in two spellings is one number, and is told one way."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from blueprint.lint.run.engine import lint
from blueprint.model.duration import LONGEST, Duration, parse_duration
from blueprint.model.loader import loads

_SIZE = {"s": 1, "m": 60, "h": 3600}
# 0.1 to 59.9 in seconds, minutes and hours: 1,797 spellings.
_ONE_DECIMAL = [(f"{n // 10}.{n % 10}", unit) for unit in _SIZE for n in range(1, 600)]


def test_every_spelling_with_one_decimal_is_exact() -> None:
    assert len(_ONE_DECIMAL) == 1797
    for number, unit in _ONE_DECIMAL:
        seconds = Decimal(number) * _SIZE[unit]
        length = parse_duration(f"{number}{unit}")

        assert Fraction(length.seconds) == Fraction(float(seconds)), (number, unit)
        assert length == parse_duration(f"{seconds}s"), (number, unit)
        assert parse_duration(length.text) == length, (number, unit)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("4.1m", "4m6s"),
        ("1.1h", "1h6m"),
        ("0.7d", "16h48m"),
        ("PT0.1H", "6m"),
        ("0.000001s", "0.000001s"),
        ("36525d", "36525d"),
        ("90s", "1m30s"),
        ("1w", "7d"),
        ("P1W", "7d"),
        ("P0.5W", "3d12h"),
        ("P1W2DT3H", "9d3h"),
        ("PT1,5H", "1h30m"),
        ("PT1,500S", "1.5s"),
        ("1,5h", "1h30m"),
        ("0,500s", "0.5s"),
        ("1w2,5d", "9d12h"),
    ],
)
def test_it_is_told_as_people_write_it(written: str, told: str) -> None:
    assert parse_duration(written).text == told
    assert parse_duration(told) == parse_duration(written)


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("1,500s", "write `1500s` or `1.500s`"),
        ("2h12,345m", "write `2h12345m` or `2h12.345m`"),
        ("1:30", "write `1h30m` or `1m30s`"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_both(written: str, remedy: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_duration(written)

    assert refused.value.type == "ambiguous-duration"
    assert refused.value.context is not None
    assert refused.value.context["help"].en == remedy


@pytest.mark.parametrize(
    "written", ["P1M", "P1Y", "P", "PT", "PW", "1,", "1,5", "1,2,3s", "1d1w", "1W", "p1w"]
)
def test_months_have_no_length_and_other_spellings_are_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_duration(written)
    assert refused.value.type == "wrong-duration"


@given(st.integers(0, round(LONGEST.seconds) * 10**6))
def test_two_lengths_a_microsecond_apart_differ(micro: int) -> None:
    one, more = Duration(float(Fraction(micro, 10**6))), Duration(float(Fraction(micro + 1, 10**6)))

    assert one < more
    assert parse_duration(one.text) == one


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("0.0000001s", "write `0s`"),
        ("0.33333333m", "write `20s`"),
        ("40000d", "write at most `36525d`"),
        ("1" * 5000 + "s", "write it as `90s`, `5m`, `1h30m` or `2d`"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_remedy(written: str, remedy: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_duration(written)

    assert refused.value.type == "wrong-duration"
    assert refused.value.context is not None
    assert refused.value.context["help"].en == remedy


@pytest.mark.parametrize(
    ("standard", "other"), [("246s", "4.1m"), ("66m", "1.1h"), ("1008m", "0.7d"), ("0.3s", "0.005m")]
)
def test_equal_lengths_break_no_rule(standard: str, other: str) -> None:
    """Standard against tolerance, limit and estimate; sums of them against promises."""
    source = f"""
blueprint: 1
title: Equal lengths
promises:
  - {{id: one, from: a, to: a, within: {other}}}
  - {{id: both, from: a, to: b, max: {double(other)}}}
touchpoints:
  a: {{lane: frontstage, title: A, next: b,
       time: {{standard: {standard}, tolerance: {other}, limit: {{within: {other}, source: law}}}}}}
  b: {{lane: frontstage, title: B, end: served,
       time: {{standard: {standard}, tolerance: {other}, estimate: {{min: {other}, likely: {standard}, max: {other}}}}}}}
"""
    codes = {finding.name for finding in lint(loads(source)).findings}

    assert not codes & {
        "standard-over-tolerance",
        "standard-over-limit",
        "promise-over-limit",
        "promise-over-tolerance",
        "promise-not-kept",
        "standards-exceed-promise",
        "estimate-over-standard",
        "estimate-order",
    }


def double(length: str) -> str:
    return f"{2 * Decimal(length[:-1])}{length[-1]}"
