"""What must hold whatever the service is (theory 8)."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.experience import Feeling, PeakRule, peak_end
from blueprint.experience.walk.feeling import Peak
from blueprint.flow.chain.chain import Chain
from tests.experience.cases import services, tried

everyway = tried
Service = tuple[Chain, dict[str, Feeling]]


@everyway
@given(services(max_size=9))
def test_shares_sum_to_1(made: Service) -> None:
    found = peak_end(*made)
    if found.nothing == 1:
        return
    for shares in (found.peak_share, found.end_share):
        assert sum((shares or {}).values()) == pytest.approx(1, abs=1e-13)
        assert all(p >= 0 for p in (shares or {}).values())
    for pairs in (found.distribution, found.peak, found.end, found.maximum, found.minimum):
        assert sum(p for _, p in pairs or ()) == pytest.approx(1, abs=1e-13)
        assert all(p > 0 for _, p in pairs or ())
        assert list(pairs or ()) == sorted(pairs or ())


@everyway
@given(services(), st.data(), st.sampled_from(("extreme", "max", "min")))
def test_a_better_score_never_hurts(made: Service, data: st.DataObject, peak: Peak) -> None:
    service, feelings = made
    name = data.draw(st.sampled_from(service.ids))
    better = feelings | {
        name: replace(feelings[name], score=(feelings[name].score or 0) + data.draw(st.floats(0, 6)))
    }
    before = peak_end(service, feelings, PeakRule(peak)).remembered
    after = peak_end(service, better, PeakRule(peak)).remembered

    assert (before is None) == (after is None)
    assert before is None or after is None or after >= before - 1e-12


@everyway
@given(services(), st.floats(0.001, 1000))
def test_duration_is_neglected(made: Service, factor: float) -> None:
    service, feelings = made
    short = {name: replace(f, time_mean=float(i + 1)) for i, (name, f) in enumerate(feelings.items())}
    long = {name: replace(f, time_mean=(f.time_mean or 0) * factor) for name, f in short.items()}
    a, b = peak_end(service, short), peak_end(service, long)

    assert replace(a, emotion_time=None) == replace(b, emotion_time=None)
    assert a.mean_over_time == pytest.approx(b.mean_over_time)


@everyway
@given(services(hidden=0.0), st.integers(0, 2**32))
def test_a_backstage_step_on_the_way_changes_nothing(made: Service, seed: int) -> None:
    service, feelings = made
    rng = random.Random(seed)
    i = rng.randrange(len(service))
    moves = [dict(row) for row in service.moves]
    leaves = [dict(row) for row in service.leaves]
    if moves[i] and (rng.random() < 0.5 or not leaves[i]):
        j = rng.choice(list(moves[i]))
        moves.append({j: 1.0})
        leaves.append({})
        moves[i][len(service)] = moves[i].pop(j)
    else:
        name = rng.choice(list(leaves[i]))
        moves.append({})
        leaves.append({name: 1.0})
        moves[i][len(service)] = leaves[i].pop(name)
    longer = Chain((*service.ids, "new"), (*service.entry, 0.0), tuple(moves), tuple(leaves))
    a = peak_end(service, feelings)
    b = peak_end(longer, feelings | {"new": Feeling(experienced=False)})

    assert b.remembered == pytest.approx(a.remembered, abs=1e-13)
    assert b.peak_share == pytest.approx({**(a.peak_share or {}), "new": 0}, abs=1e-13)
    assert b.end_share == pytest.approx({**(a.end_share or {}), "new": 0}, abs=1e-13)
    assert (b.mean, b.trend) == (pytest.approx(a.mean, abs=1e-13), pytest.approx(a.trend, abs=1e-13))


@everyway
@given(services(), st.data())
def test_two_equal_touchpoints_in_place_of_one(made: Service, data: st.DataObject) -> None:
    """The remembered experience stays; the shares split."""
    service, feelings = made
    i = data.draw(st.integers(0, len(service) - 1))
    twin = len(service)
    moves = []
    for row in [*service.moves, service.moves[i]]:
        split = dict(row)
        if i in row:
            split[i] = split[twin] = row[i] / 2
        moves.append(split)
    entry = list(service.entry)
    entry[i] /= 2
    doubled = Chain(
        (*service.ids, "twin"), (*entry, entry[i]), tuple(moves), (*service.leaves, service.leaves[i])
    )
    a = peak_end(service, feelings)
    b = peak_end(doubled, feelings | {"twin": feelings[service.ids[i]]})

    assert b.remembered == pytest.approx(a.remembered, abs=1e-13)
    for before, after in ((a.end_share, b.end_share),) if a.end_share else ():
        assert (after or {})["twin"] + (after or {})[service.ids[i]] == pytest.approx(
            (before or {})[service.ids[i]]
        )
        assert (after or {})["twin"] == pytest.approx((after or {})[service.ids[i]])
    assert sorted(b.peak or ()) == [(e, pytest.approx(p, abs=1e-13)) for e, p in sorted(a.peak or ())]


@everyway
@given(services(span=4))
def test_opposite_scores_mirror_highest_and_lowest(made: Service) -> None:
    service, feelings = made
    mirror = {
        name: replace(f, score=-f.score if f.score is not None else None) for name, f in feelings.items()
    }
    a, b = peak_end(service, feelings, PeakRule("max")), peak_end(service, mirror, PeakRule("min"))

    assert b.remembered == pytest.approx(-a.remembered if a.remembered is not None else None, abs=1e-13)
    assert [(e, pytest.approx(p, abs=1e-13)) for e, p in a.maximum or ()] == [
        (-e, p) for e, p in reversed(b.minimum or ())
    ]
    assert b.peak_share == pytest.approx(a.peak_share, abs=1e-13)


@everyway
@given(services())
def test_only_the_end_or_only_the_peak(made: Service) -> None:
    service, feelings = made
    for weight, pairs in ((0.0, peak_end(*made).end), (1.0, peak_end(*made).peak)):
        found = peak_end(service, feelings, PeakRule(weight=weight))
        assert list(found.distribution or ()) == [(e, pytest.approx(p, abs=1e-13)) for e, p in pairs or ()]
