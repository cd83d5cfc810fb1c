"""Parallel blocks, nested ones too, against all combinations of what their branches can do."""

from __future__ import annotations

import random
from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.experience import Feeling, PeakRule, peak_end
from blueprint.experience.walk.feeling import Peak
from blueprint.experience.walk.touchpoints import every_touchpoint
from blueprint.flow.chain.chain import Block, Chain
from tests.experience import oracle
from tests.experience.cases import chain, parallel, random_scores, scored, tried

everyway = settings(tried, max_examples=40)
PEAKS: tuple[Peak, ...] = ("extreme", "max", "min")


def two_branches() -> Chain:
    """fork, then beside each other: a (half of the customers go on to b), and c; then join."""
    left = chain({"a": {"b": 0.5, "join": 0.5}, "b": {"join": 1.0}})
    right = chain({"c": {"join": 1.0}})
    return chain(
        {"fork": {"fork&join": 1.0}, "join": {"out": 1.0}, "fork&join": {"join": 1.0}},
        blocks=[Block("fork", "join", (left, right))],
    )


def test_the_peak_of_a_block_by_hand() -> None:
    found = peak_end(two_branches(), scored(fork=0, a=1, b=-3, c=2, join=1))

    assert found.peak == ((-3, 0.5), (2, 0.5))
    assert found.peak_share == {"fork": 0, "join": 0, "a": 0, "b": 0.5, "c": 0.5}
    assert (found.end, found.remembered) == (((1, 1.0),), 0.5 * -1 + 0.5 * 1.5)
    assert found.mean == pytest.approx((0 + 1 - 1.5 + 2 + 1) / 4.5)
    assert (found.maximum, found.minimum) == (((2, 1.0),), ((-3, 0.5), (0, 0.5)))


def test_ties_between_branches_go_to_the_later_branch() -> None:
    feelings = dict.fromkeys(("c", "a", "b"), Feeling(2)) | {"fork": Feeling(0), "join": Feeling(0)}
    share = peak_end(two_branches(), feelings).peak_share

    assert share == {"fork": 0, "join": 0, "a": 0, "b": 0, "c": 1}


def test_backstage_branches_leave_the_other_an_ordinary_chain() -> None:
    """Nothing is felt beside it, so the last touchpoint is known though the join is backstage."""
    hidden = Feeling(experienced=False)
    feelings = {"fork": Feeling(0), "a": Feeling(1), "b": Feeling(-3), "c": hidden, "join": hidden}
    found = peak_end(two_branches(), feelings)

    assert found.unknown == ()
    assert found.end == ((-3, 0.5), (1, 0.5))
    assert found.remembered == 0.5 * -3 + 0.5 * 1


def test_an_end_that_depends_on_times_is_not_known() -> None:
    feelings = scored(fork=0, a=1, b=-3, c=2) | {"join": Feeling(experienced=False)}
    found = peak_end(two_branches(), feelings)

    assert found.unknown == ("join",)
    assert (found.remembered, found.end, found.trend, found.peak_is_end) == (None, None, None, None)
    assert found.peak == ((-3, 0.5), (2, 0.5))
    assert found.mean == pytest.approx((0 + 1 - 1.5 + 2) / 3.5)


def test_a_start_that_depends_on_times_leaves_only_the_trend_unknown() -> None:
    feelings = scored(a=1, b=-3, c=2, join=1) | {"fork": Feeling(experienced=False)}
    found = peak_end(two_branches(), feelings)

    assert (found.unknown, found.trend, found.remembered) == (("fork",), None, 0.25)


@everyway
@given(st.integers(0, 2**32), st.sampled_from((1, 1, 2)))
def test_against_all_routes(seed: int, depth: int) -> None:
    rng = random.Random(seed)
    service = parallel(rng, depth=depth)
    names = list(every_touchpoint(service))
    rng.shuffle(names)
    feelings = random_scores(rng, names)
    walked = [
        (p, [n for n in oracle.flat(events) if feelings[n].experienced])
        for p, events in oracle.routes(service)
    ]
    felt = sum(p for p, route in walked if route)
    emotion = sum(p * sum(int(feelings[n].score or 0) for n in route) for p, route in walked)
    count = sum(p * len(route) for p, route in walked)
    for peak in PEAKS:
        found = peak_end(service, feelings, PeakRule(peak))
        assert found.nothing == pytest.approx(float(1 - felt), abs=1e-13)
        if not felt:
            continue
        psi: dict[str, Fraction] = defaultdict(Fraction)
        same = u = Fraction(0)
        for p, route in walked:
            top = oracle.peak_of(route, feelings, peak)
            if top is None:
                continue
            psi[top] += p / felt
            same += p / felt * (top == route[-1])
            u += (
                p / felt * (Fraction(feelings[top].score or 0) + Fraction(feelings[route[-1]].score or 0)) / 2
            )
        assert found.peak_share == pytest.approx({n: float(psi[n]) for n in names}, abs=1e-13)
        assert found.mean == pytest.approx(float(emotion / count), abs=1e-13)
        if found.remembered is not None:  # else the end depends on times
            assert found.remembered == pytest.approx(float(u), abs=1e-13)
            assert found.peak_is_end == pytest.approx(float(same), abs=1e-13)
        else:
            assert found.unknown
        spread: dict[float, Fraction] = defaultdict(Fraction)
        for name, share in psi.items():
            if share:
                spread[feelings[name].score or 0] += share
        assert list(found.peak or ()) == [
            (e, pytest.approx(float(p), abs=1e-13)) for e, p in sorted(spread.items())
        ]


@everyway
@given(st.integers(0, 2**32))
def test_a_block_in_a_loop(seed: int) -> None:
    """Combinations of branch routes as touchpoints, one per peak, then the formula of theory 3.3 (5)."""
    rng = random.Random(seed)
    service = parallel(rng, back=0.25)
    names = list(every_touchpoint(service))
    rng.shuffle(names)
    feelings = random_scores(rng, names, hidden=0.1)
    feelings["xjoin"] = Feeling(1)
    found = peak_end(service, feelings)

    tops: dict[str, Fraction] = defaultdict(Fraction)
    for p, event in oracle.visits(service, 2):
        top = oracle.peak_of([name for branch in event for name in branch], feelings)
        tops[f"block {top}"] += p
    moves = {
        "xfork": {name: float(p) * 0.75 for name, p in tops.items()} | {"xjoin": 0.25},
        "xjoin": {"xfork": 0.25, "served": 0.75},
        **{name: {"xjoin": 1.0} for name in tops},
    }
    unfolded = {"block None": Feeling(experienced=False)}
    for name in names:  # a combination is declared where its peak is
        unfolded |= {name if name in moves else f"block {name}": feelings[name]}
    psi: dict[str, float] = defaultdict(float)
    for name, share in oracle.peak_shares(chain(moves), unfolded).items():
        psi[(name or "").removeprefix("block ")] += share

    assert found.peak_share == pytest.approx({n: float(psi[n]) for n in names}, abs=1e-13)
    assert found.remembered == pytest.approx(float(oracle.remembered(chain(moves), unfolded)), abs=1e-13)


@everyway
@given(st.integers(0, 2**32))
def test_failures_inside_a_block(seed: int) -> None:
    """Two branches of one touchpoint each that can fail: four outcomes."""
    rng = random.Random(seed)
    e, f = rng.randint(-3, 3), rng.randint(-3, 3)
    service = chain(
        {"in": {"in&out": 1.0}, "out": {"away": 1.0}, "in&out": {"out": 1.0}},
        blocks=[Block("in", "out", (chain({"a": {"out": 1.0}}), chain({"b": {"out": 1.0}})))],
    )
    feelings = {
        "in": Feeling(0),
        "a": Feeling(e, bad=-2, fail_chance=0.25),
        "b": Feeling(f, bad=-3, fail_chance=0.5),
        "out": Feeling(1),
    }
    expected = sum(
        p * q * max((0, a, b, 1), key=lambda z: (abs(z), z < 0)) / 2
        for p, a in ((0.75, e), (0.25, -2))
        for q, b in ((0.5, f), (0.5, -3))
    )

    assert peak_end(service, feelings).remembered_with_failures == pytest.approx(expected + 0.5, abs=1e-13)
