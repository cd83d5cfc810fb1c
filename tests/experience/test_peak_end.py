"""Peak and end: published and worked numbers, then the formulas of the theory in exact fractions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given

from blueprint.experience import Experience, Feeling, PeakRule, peak_end
from blueprint.experience.walk.feeling import Peak
from blueprint.flow.chain.chain import Chain
from blueprint.flow.linear.solver import ClosedLoop
from tests.experience import oracle
from tests.experience.cases import (
    branch_example,
    chain,
    line,
    rework_example,
    scored,
    services,
    tried,
)

everyway = tried

PEAKS: tuple[Peak, ...] = ("extreme", "max", "min")
NEAR = 1e-13


def near(pairs: Mapping[float, float]) -> list[tuple[float, object]]:
    return [(value, pytest.approx(p, abs=NEAR)) for value, p in sorted(pairs.items())]


@pytest.mark.parametrize(
    ("scores", "remembered"),
    [
        ([-2, -8, -7], -7.5),  # Redelmeier & Kahneman 1996, patient A
        ([-2, -8, -4, -1], -4.5),  # patient B: longer, more pain, better remembered
        ([-8], -8),  # cold water, short trial
        ([-8, -5], -6.5),  # long trial
        ([1, 1, 3, 0, 2, 1, 2, 4, 0, 1], 2.5),  # field.md, golden 1
        ([-2, -3, -4, -5, -6, -7], -7),  # theory 1.3 (h), customer A
        ([0, 0, 0], 0),
        ([3, -3, 1], -1),  # of -3 and +3 the negative is more extreme
    ],
)
def test_one_route(scores: list[float], remembered: float) -> None:
    made, feelings = line(scores)

    assert peak_end(made, feelings).remembered == remembered


def test_golden_1_beside_its_mean_peak_and_end() -> None:
    made, feelings = line([1, 1, 3, 0, 2, 1, 2, 4, 0, 1])
    found = peak_end(made, feelings)

    assert (found.peak, found.end, found.mean) == (((4, 1.0),), ((1, 1.0),), 1.5)
    assert found.peak_share is not None
    assert found.peak_share["t7"] == 1
    assert (found.minimum, found.trend) == (((0, 1.0),), 0)


def test_the_branch_example() -> None:
    """Theory 3.6, example 1."""
    made, feelings = branch_example()
    found = peak_end(made, feelings)

    assert found.remembered == pytest.approx(0.8, abs=1e-15)
    assert found.peak_share == pytest.approx({"g": 0, "w": 0.6, "c": 0, "s": 0.2, "b": 0.2}, abs=1e-15)
    assert found.end_share == pytest.approx({"g": 0, "w": 0, "c": 0, "s": 0.2, "b": 0.8}, abs=1e-15)
    assert list(found.distribution or ()) == near({0: 0.6, 3: 0.2, 1: 0.2})
    assert list(found.maximum or ()) == near({3: 0.8, 1: 0.2})
    assert list(found.minimum or ()) == near({-3: 0.6, 1: 0.4})
    assert found.trend == pytest.approx(2.6 - 1)
    assert found.peak_is_end == pytest.approx(0.4)
    assert peak_end(made, feelings, PeakRule("max")).remembered == pytest.approx(2.6, abs=1e-15)
    assert peak_end(made, feelings, PeakRule("max")).peak_is_end == pytest.approx(1)


def test_the_rework_example() -> None:
    """Theory 3.6, example 2."""
    made, feelings = rework_example()
    found = peak_end(made, feelings)

    assert found.remembered == pytest.approx(1.95, abs=1e-15)
    assert found.peak_share == pytest.approx({"a": 0, "r": 0, "t": 0, "k": 0.3, "h": 0.7}, abs=1e-15)
    assert found.end_share == pytest.approx({"a": 0, "r": 0, "t": 0, "k": 0, "h": 1}, abs=1e-15)
    assert list(found.distribution or ()) == near({-0.5: 0.3, 3: 0.7})
    assert list(found.minimum or ()) == near({-4: 0.3, -1: 0.7})
    assert list(found.maximum or ()) == near({3: 1})


@pytest.mark.parametrize("leave", [1e-6, 1e-9, 1e-12, 1e-15])
def test_a_loop_that_is_hardly_ever_left(leave: float) -> None:
    """Work is checked until it passes; the complaint (-4) in one round in 1 / leave is as seldom as leaving."""
    onward = 1 - 2 * leave
    made = chain(
        {
            "work": {"check": 1.0},
            "check": {"work": onward, "mend": leave, "out": leave},
            "mend": {"work": 1.0},
        }
    )
    found = peak_end(made, scored(work=1, check=-1, mend=-4))

    # The routes without `mend` are those that leave at the first of the two rare events: one half.
    assert found.peak_share == pytest.approx({"work": 0, "check": 0.5, "mend": 0.5}, rel=1e-12)
    assert found.remembered == pytest.approx((-1 - 2.5) / 2, rel=1e-12)


@everyway
@given(services())
def test_every_figure_is_exact(made: tuple[Chain, dict[str, Feeling]]) -> None:
    service, feelings = made
    _, entry, _, _, nothing = oracle.censored(service, [feelings[name].experienced for name in service.ids])
    felt = 1 - nothing
    score = {name: Fraction(f.score or 0) for name, f in feelings.items()}
    names = [name for name in service.ids if feelings[name].experienced]
    for peak in PEAKS:
        found = peak_end(service, feelings, PeakRule(peak, 0.25))
        assert found.nothing == pytest.approx(float(nothing), abs=NEAR)
        if not felt:
            assert found == Experience(nothing=1.0)
            continue
        joint = {pair: p / felt for pair, p in oracle.table(service, feelings, peak).items()}
        psi = {n: sum(p for (i, _), p in joint.items() if i == n) for n in names}
        eps = {n: sum(p for (_, j), p in joint.items() if j == n) for n in names}
        zero = dict.fromkeys(service.ids, 0.0)
        assert found.end_share == pytest.approx(zero | {n: float(p) for n, p in eps.items()}, abs=NEAR)
        assert found.remembered == pytest.approx(
            float(oracle.remembered(service, feelings, peak, Fraction(1, 4))), abs=NEAR
        )
        assert list(found.peak or ()) == near(by_score(psi, score))
        assert list(found.end or ()) == near(by_score(eps, score))
        u: dict[float, Fraction] = {}
        for (i, j), p in joint.items():
            value = float((score[i] + 3 * score[j]) / 4)
            u[value] = u.get(value, Fraction(0)) + p
        assert list(found.distribution or ()) == near({v: float(p) for v, p in u.items() if p})
        first = sum(a * score[n] for a, n in zip(entry, names, strict=True)) / felt
        last = sum(p * score[n] for n, p in eps.items())
        assert found.trend == pytest.approx(float(last - first), abs=NEAR)
    for rule, pairs in (("max", found.maximum), ("min", found.minimum)) if felt else ():
        shares = {
            n: sum(p for (i, _), p in oracle.table(service, feelings, rule).items() if i == n) / felt
            for n in names
        }
        assert list(pairs or ()) == near(by_score(shares, score))


def by_score(shares: Mapping[str, Fraction | int], score: Mapping[str, Fraction]) -> dict[float, float]:
    found: dict[float, Fraction] = {}
    for name, share in shares.items():
        if share:
            found[float(score[name])] = found.get(float(score[name]), Fraction(0)) + share
    return {value: float(p) for value, p in found.items()}


@everyway
@given(services(hidden=0.3))
def test_the_mean_is_a_ratio_of_expected_totals(made: tuple[Chain, dict[str, Feeling]]) -> None:
    service, feelings = made
    timed = {
        name: Feeling(f.score, experienced=f.experienced, time_mean=float(i + 1))
        for i, (name, f) in enumerate(feelings.items())
    }
    inverse, alpha = oracle.fundamental(service), oracle.fractions(service)[0]
    visits = [sum(a * row[j] for a, row in zip(alpha, inverse, strict=True)) for j in range(len(service))]
    felt = [j for j, name in enumerate(service.ids) if feelings[name].experienced]
    score = [Fraction(feelings[name].score or 0) for name in service.ids]
    found = peak_end(service, timed)

    if sum(visits[j] for j in felt):
        plain = sum(visits[j] * score[j] for j in felt) / sum(visits[j] for j in felt)
        long = sum(visits[j] * (j + 1) * score[j] for j in felt) / sum(visits[j] * (j + 1) for j in felt)
        assert found.mean == pytest.approx(float(plain), abs=NEAR)
        assert found.mean_over_time == pytest.approx(float(long), abs=NEAR)
    else:
        assert found.mean is None


@everyway
@given(services(loops=0.3, hidden=0.2))
def test_failures_against_the_formula_for_random_scores(made: tuple[Chain, dict[str, Feeling]]) -> None:
    """Theory 3.3 (6): alpha Phi (I - Q Phi)^-1 with Phi the probability that a visit stays at or below."""
    service, feelings = made
    failing = {
        name: Feeling(f.score, bad=-2, fail_chance=0.5, caught=(i % 3) / 2, experienced=f.experienced)
        for i, (name, f) in enumerate(feelings.items())
    }
    found = peak_end(service, failing)
    states, entry, q, leave, nothing = oracle.censored(
        service, [failing[name].experienced for name in service.ids]
    )
    if nothing == 1:
        return
    key, felt = oracle.KEYS["extreme"], [failing[service.ids[i]] for i in states]
    n = range(len(states))
    levels = sorted({e for f in felt for e in (f.score or 0, -2)}, key=key)
    expected = before = Fraction(0)
    for level in levels:
        phi = [
            (1 - Fraction(f.noticed_failure)) * (key(f.score or 0) <= key(level))
            + Fraction(f.noticed_failure) * (key(-2) <= key(level))
            for f in felt
        ]
        inverse = oracle.inverse([[(i == j) - q[i][j] * phi[j] for j in n] for i in n])
        stay = sum(entry[i] * phi[i] * inverse[i][j] * leave[j] for i in n for j in n)
        expected += Fraction(level) * (stay - before)
        before = stay
    inverse = oracle.inverse([[(i == j) - q[i][j] for j in n] for i in n])
    for j, f in zip(n, felt, strict=True):
        last = sum(entry[i] * inverse[i][j] for i in n) * leave[j]
        bad = Fraction(f.noticed_failure)
        expected += last * ((1 - bad) * Fraction(f.score or 0) + bad * -2)

    assert found.remembered_with_failures == pytest.approx(float(expected / 2 / (1 - nothing)), abs=NEAR)


def test_failures_without_a_bad_score_fall_by_two_fifths_of_the_scale() -> None:
    made, _ = line([2])
    found = peak_end(made, {"t0": Feeling(2, fail_chance=0.5, caught=0.5)}, scale=4)

    assert found.remembered == 2
    assert found.remembered_with_failures == pytest.approx(0.75 * 2 + 0.25 * 0.4)


def test_several_entries() -> None:
    made = chain(
        {"a": {"c": 1.0}, "b": {"c": 0.5, "out": 0.5}, "c": {"out": 1.0}}, entry={"a": 0.5, "b": 0.5}
    )
    found = peak_end(made, scored(a=-2, b=4, c=1))

    assert found.remembered == pytest.approx(0.5 * -0.5 + 0.25 * 2.5 + 0.25 * 4)
    assert found.trend == pytest.approx(0.75 * 1 + 0.25 * 4 - 1)


def test_customers_who_experience_nothing_are_set_apart() -> None:
    made = chain({"door": {"desk": 0.25, "out": 0.75}, "desk": {"out": 1.0}})
    found = peak_end(made, {"door": Feeling(experienced=False), "desk": Feeling(3)})

    assert (found.nothing, found.remembered, found.peak) == (0.75, 3, ((3, 1.0),))
    assert found.peak_share == {"door": 0, "desk": 1}
    assert peak_end(made, dict.fromkeys(("door", "desk"), Feeling(experienced=False))) == Experience(1.0)


def test_unknown_is_never_zero() -> None:
    made = chain({"a": {"b": 1.0, "out": 0.0}, "b": {"out": 1.0}, "aside": {"out": 1.0}})
    found = peak_end(made, scored(a=1, b=None, aside=None))

    assert found == Experience(nothing=0.0, unknown=("b",))
    assert peak_end(made, scored(a=1, b=2, aside=None)).remembered == 2


def test_a_time_that_is_not_known_leaves_the_plain_mean() -> None:
    made, _ = line([1, 3])
    found = peak_end(made, {"t0": Feeling(1, time_mean=60), "t1": Feeling(3)})

    assert (found.mean, found.mean_over_time) == (2, None)


@tried
@given(services(max_size=4, loops=0.4, span=2))
def test_of_equal_scores_the_last_on_the_route_is_the_peak(made: tuple[Chain, dict[str, Feeling]]) -> None:
    service, feelings = made
    shares = oracle.peak_shares(service, feelings)
    nothing = shares.pop(None)
    found = peak_end(service, feelings)

    assert found.nothing == pytest.approx(nothing, abs=1e-12)
    if found.nothing < 1 - 1e-12:
        expected = {name: share / (1 - nothing) for name, share in shares.items()}
        assert found.peak_share == pytest.approx(expected, abs=1e-12)


def test_equals_by_hand() -> None:
    made = chain({"a": {"b": 1.0}, "b": {"out": 1.0}})

    assert peak_end(made, scored(b=2, a=2)).peak_share == {"a": 0, "b": 1}
    assert peak_end(made, scored(b=2, a=-2)).peak_share == {"a": 1, "b": 0}


def test_closed_loops_are_refused() -> None:
    made = chain({"a": {"b": 0.5, "out": 0.5}, "b": {"b": 1.0}})
    with pytest.raises(ClosedLoop):
        peak_end(made, scored(a=1, b=1))
