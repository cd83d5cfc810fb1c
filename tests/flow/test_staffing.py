"""The fewest servers with which the promises hold."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.flow.queues.queue import Overload, queue
from blueprint.flow.queues.staffing import staff
from blueprint.flow.time.laws import Gamma


def waits(arrivals: dict[str, float], promised: float) -> object:
    """What is missing to a promised sum of mean waits."""

    def gap(servers: dict[str, int]) -> float:
        found = [queue(arrivals[name], count, Gamma(240, 1)) for name, count in servers.items()]
        return (
            math.inf
            if any(isinstance(f, Overload) for f in found)
            else sum(f.wait_mean for f in found) - promised
        )  # type: ignore[union-attr]

    return gap


def test_servers_go_where_they_help_most() -> None:
    found = staff({"desk": 5, "till": 5}, waits({"desk": 70, "till": 60}, 230))  # type: ignore[arg-type]

    assert found.kept
    assert found.servers == {"desk": 6, "till": 5}
    assert [(step.touchpoint, step.servers) for step in found.steps] == [("desk", 6)]
    assert "one at 'desk' brings the promises nearest" in found.steps[0].reason.en
    assert "加在 'desk'" in found.steps[0].reason.zh


def test_overload_everywhere_is_left_step_by_step() -> None:
    found = staff({"desk": 1, "till": 1}, waits({"desk": 70, "till": 60}, 30))  # type: ignore[arg-type]

    assert found.kept
    assert found.gap <= 0
    assert "no single server narrows the gap" in found.steps[0].reason.en


def test_one_touchpoint_agrees_with_the_direct_search() -> None:
    def kept(servers: dict[str, int]) -> bool:
        found = queue(720, servers["call"], Gamma(240, 1))
        return not isinstance(found, Overload) and found.service_level(20) >= 0.8

    found = staff({"call": 1}, kept)

    assert found.servers == {"call": 54}


def test_what_can_be_spared_is_taken_away() -> None:
    found = staff({"a": 9, "b": 9}, lambda servers: servers["a"] >= 4 and servers["b"] >= 2)

    assert found.servers == {"a": 4, "b": 2}
    assert all("without this server" in step.reason.en for step in found.steps)


def test_promises_that_servers_cannot_keep() -> None:
    found = staff({"a": 1, "b": 1}, lambda _: 5.0, at_most={"a": 3, "b": 2})

    assert not found.kept
    assert found.gap == 5
    assert found.servers == {"a": 3, "b": 2}


def test_nothing_is_staffed() -> None:
    assert staff({}, lambda _: True).kept
    assert not staff({}, lambda _: False).kept


@given(st.dictionaries(st.sampled_from("abc"), st.floats(1, 200), min_size=1), st.floats(1, 300))
@settings(max_examples=30)
def test_none_of_the_servers_can_be_spared(arrivals: dict[str, float], promised: float) -> None:
    gap = waits(arrivals, promised)
    found = staff(dict.fromkeys(arrivals, 1), gap)  # type: ignore[arg-type]

    assert found.kept
    for name, count in found.servers.items():
        if count > 1:
            assert gap({**found.servers, name: count - 1}) > 0  # type: ignore[operator]


def test_nan_counts_as_not_kept() -> None:
    assert not staff({"a": 1}, lambda _: math.nan, at_most=2).kept


@pytest.mark.parametrize("start", [1, 3, 8])
def test_the_start_does_not_matter_with_one_touchpoint(start: int) -> None:
    assert staff({"a": start}, lambda servers: 3.0 - servers["a"]).servers == {"a": 3}
