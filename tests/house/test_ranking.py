"""Computed numbers are ranked and chosen as if nothing were rounded."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.ranking import Costs, above, ceiling, floor, most, places, ranked, same, steady

_TIES = st.lists(st.integers(-20, 20), min_size=1, max_size=30)


def noisy(value: Fraction, draw: random.Random) -> float:
    return float(value) * (1 + draw.randint(-2, 2) * 2**-52)


@given(_TIES, st.integers(1, 30), st.randoms(use_true_random=False))
def test_the_order_is_that_of_exact_numbers(numbers: list[int], whole: int, draw: random.Random) -> None:
    exact = [Fraction(n, whole) for n in numbers]
    rounded = [noisy(value, draw) for value in exact]
    order = range(len(exact))

    assert ranked(order, rounded.__getitem__) == sorted(order, key=lambda i: -exact[i])
    assert most(order, rounded.__getitem__) == exact.index(max(exact))
    assert places(dict(enumerate(rounded))) == {
        i: 1 + sum(other > value for other in exact) for i, value in enumerate(exact)
    }
    for a, x in zip(exact, rounded, strict=True):
        assert (floor(x), ceiling(x)) == (a.__floor__(), a.__ceil__())
        for b, y in zip(exact, rounded, strict=True):
            assert (same(x, y), above(x, y)) == (a == b, a > b)


@given(_TIES, st.randoms(use_true_random=False))
def test_of_equal_costs_the_first_met_counts(numbers: list[int], draw: random.Random) -> None:
    costs = Costs()
    met = [costs.of(noisy(Fraction(n, 7), draw)) for n in numbers]

    assert [met.index(cost) for cost in met] == [numbers.index(n) for n in numbers]


def test_ties_of_a_first_key_are_broken_by_the_second() -> None:
    things = [(0.3, 1), (0.1 + 0.2, 2), (0.4, 0)]

    assert ranked(things, lambda t: t[0], lambda t: t[1]) == [things[2], things[1], things[0]]
    assert most(things[:2], lambda t: t[0], lambda t: t[1]) == things[1]


def test_nothing_to_choose_from_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to choose"):
        most([], float)


def test_what_is_rounded_further_is_rounded_to_twelve_digits_first() -> None:
    assert steady(0.1 * 3) == 0.3
    assert steady(1234567.89012345) == 1234567.89012
