"""Activity networks: the fixture of theory 4.3 with all its numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.flow.network import Activity, schedule
from blueprint.flow.time.laws import Fixed, Pert

ESTIMATES = {
    "A": (5, 5, 7, ""),
    "B": (1, 2, 5, ""),
    "C": (5, 5, 5, "A"),
    "D": (4, 8, 13, "A"),
    "E": (1, 10, 17, "BC"),
    "F": (1, 5, 7, "D"),
    "G": (2, 6, 9, "D"),
    "H": (4, 4, 6, "EF"),
    "I": (2, 7, 10, "GH"),
    "J": (2, 4, 7, "I"),
    "K": (6, 10, 13, "I"),
    "L": (2, 6, 6, "J"),
    "M": (2, 2, 3, "K"),
    "N": (7, 7, 12, "LM"),
}
FIXTURE = [Activity(name, Pert(a, m, b), tuple(after)) for name, (a, m, b, after) in ESTIMATES.items()]
SLACK = {
    "A": 0, "B": 8.00, "C": 0, "D": 1.83, "E": 0, "F": 1.83, "G": 5.00,
    "H": 0, "I": 0, "J": 2.50, "K": 0, "L": 2.50, "M": 0, "N": 0,
}  # fmt: skip


@pytest.mark.parametrize("name", SLACK)
def test_slack(name: str) -> None:
    found = schedule(FIXTURE).activities[name]

    assert found.slack == pytest.approx(SLACK[name], abs=0.005)
    assert found.latest_start - found.earliest_start == pytest.approx(found.slack, abs=1e-9)
    assert found.latest_finish - found.earliest_finish == pytest.approx(found.slack, abs=1e-9)
    assert found.earliest_finish - found.earliest_start == pytest.approx(
        FIXTURE["ABCDEFGHIJKLMN".index(name)].time.mean
    )


def test_the_critical_chain() -> None:
    found = schedule(FIXTURE)

    assert found.critical == tuple("ACEHIKMN")
    assert found.duration == pytest.approx(50.8333, abs=5e-5)
    assert found.variance == pytest.approx(11.194444, abs=5e-7)
    assert found.sd == pytest.approx(3.345810, abs=5e-7)
    assert found.share_within(53) == pytest.approx(0.741370, abs=5e-7)


def test_of_several_critical_chains_the_least_certain_one() -> None:
    found = schedule(
        [
            Activity("a", Fixed(10)),
            Activity("b", Pert(5, 10, 15)),
            Activity("c", Pert(9, 10, 11)),
            Activity("d", Fixed(1), ("a", "b", "c")),
        ]
    )

    assert found.critical == ("b", "d")
    assert found.variance == pytest.approx(25 / 9)


def test_without_spread_the_share_is_all_or_nothing() -> None:
    found = schedule([Activity("a", Fixed(10)), Activity("b", Fixed(5), ("a",))])

    assert (found.share_within(14.9), found.share_within(15)) == (0, 1)


def test_an_empty_network() -> None:
    found = schedule([])

    assert (found.duration, found.critical, found.variance) == (0, (), 0)


def test_faults_name_the_activity() -> None:
    with pytest.raises(ValueError, match="activity 'a' waits for 'b', which does not exist"):
        schedule([Activity("a", Fixed(1), ("b",))])
    with pytest.raises(ValueError, match="waits for itself"):
        schedule([Activity("a", Fixed(1), ("b",)), Activity("b", Fixed(1), ("a",))])


@st.composite
def networks(draw: st.DrawFn) -> list[Activity]:
    size = draw(st.integers(1, 12))
    made = []
    for i in range(size):
        after = draw(st.sets(st.integers(0, i - 1), max_size=3)) if i else set()
        made.append(Activity(f"n{i}", Fixed(draw(st.integers(0, 50))), tuple(f"n{j}" for j in sorted(after))))
    return draw(st.permutations(made))


@given(networks())
def test_any_network(activities: list[Activity]) -> None:
    found = schedule(activities)
    known = {activity.id: activity for activity in activities}

    assert sum(known[name].time.mean for name in found.critical) == pytest.approx(found.duration)
    for before, name in zip(found.critical, found.critical[1:], strict=False):
        assert before in known[name].after
    for name, activity in known.items():
        times = found.activities[name]
        assert times.slack >= 0
        longer = [
            Activity(a.id, Fixed(a.time.mean + times.slack * (a.id == name)), a.after) for a in activities
        ]
        assert schedule(longer).duration == pytest.approx(found.duration)
        longer = [
            Activity(a.id, Fixed(a.time.mean + (times.slack + 1) * (a.id == name)), a.after)
            for a in activities
        ]
        assert schedule(longer).duration == pytest.approx(found.duration + 1)
        assert activity.id in found.activities
