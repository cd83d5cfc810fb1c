"""The formulas against Ciw."""

from __future__ import annotations

import random
import sys

import pytest

from blueprint.flow.queues.queue import QueueFigures, queue, queues_at, with_waits
from blueprint.flow.simulate import CiwMissing, simulate
from blueprint.flow.time.chain import TimedChain
from blueprint.flow.time.laws import Fixed, Gamma, Pert
from blueprint.flow.time.totals import expected_visits, total_time
from tests.flow.time_cases import chain, line, parallel

HALL = chain(
    {
        "triage": {"counter": 0.6, "kiosk": 0.3, "lost": 0.1},
        "counter": {"triage": 0.08, "served": 0.92},
        "kiosk": {"triage": 0.05, "served": 0.95},
    }
)
HALL_LAWS = {"triage": Gamma(60, 1), "counter": Gamma(192, 1), "kiosk": Gamma(180, 1)}
SERVERS = {"triage": 2, "counter": 3, "kiosk": 2}


def test_a_hall_against_jackson_and_erlang() -> None:
    visits = expected_visits(HALL)
    queues = queues_at(60, visits, SERVERS, HALL_LAWS)
    found = simulate(TimedChain(HALL, HALL_LAWS), 60, SERVERS, hours=30, warm_up=3, replications=8, seed=11)

    assert total_time(TimedChain(HALL, with_waits(HALL_LAWS, queues))).mean in found.time_mean
    for name, figures in queues.items():
        assert isinstance(figures, QueueFigures)
        assert figures.wait_mean in found.queues[name].wait_mean
        assert figures.wait_quantile(0.9) in found.queues[name].wait_p90
    assert found.unfinished == 0
    assert found.customers == pytest.approx(60 * 30 * 8, rel=0.05)


def test_impatient_callers_against_erlang_a() -> None:
    calls = TimedChain(line("call", end="served"), {"call": Gamma(240, 1)})
    found = simulate(
        calls, 60, {"call": 4}, patience={"call": 120}, hours=40, warm_up=3, replications=6, seed=3
    )
    figures = queue(60, 4, Gamma(240, 1), patience=120)

    assert isinstance(figures, QueueFigures)
    assert figures.abandoned in found.queues["call"].abandoned
    assert figures.wait_mean in found.queues["call"].wait_mean
    assert figures.wait_quantile(0.9) in found.queues["call"].wait_p90


def test_a_block_is_a_delay() -> None:
    ways = chain(
        {"a": {"f&j": 1.0}, "f&j": {"a": 0.2, "out": 0.8}},
        {"f&j": parallel(line("b"), line("c", "d")).blocks[0]},
    )
    laws = {"a": Fixed(5), "b": Gamma(60, 1), "c": Pert(5, 10, 30), "d": Gamma(40, 0.5)}
    seen: list[tuple[int, int]] = []
    found = simulate(
        TimedChain(ways, laws),
        100,
        {},
        hours=10,
        warm_up=1,
        replications=5,
        seed=2,
        progress=lambda *done: seen.append(done),
    )

    assert total_time(TimedChain(ways, laws)).mean in found.time_mean
    assert seen == [(k, 5) for k in range(1, 6)]
    assert found.queues == {}


def test_the_same_seed_gives_the_same_figures_and_leaves_random_alone() -> None:
    random.seed(5)
    before = random.getstate()
    timed = TimedChain(HALL, HALL_LAWS)
    one, other = (
        simulate(timed, 60, SERVERS, hours=2, warm_up=0.5, replications=2, seed=9) for _ in range(2)
    )

    assert one == other
    assert random.getstate() == before


def test_a_staffed_touchpoint_in_a_block_is_refused() -> None:
    timed = TimedChain(parallel(line("b"), line("c")), {"b": Gamma(60, 1), "c": Fixed(5)})

    with pytest.raises(ValueError, match="'b' lies in a parallel block"):
        simulate(timed, 60, {"b": 1})


@pytest.mark.parametrize("wrong", [{"replications": 1}, {"hours": 0}])
def test_impossible_arguments(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 2 replications"):
        simulate(TimedChain(HALL, HALL_LAWS), 60, SERVERS, **wrong)  # type: ignore[arg-type]


def test_without_ciw_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ciw", None)

    with pytest.raises(CiwMissing, match=r"pip install 'service-blueprint\[simulate\]'"):
        simulate(TimedChain(HALL, HALL_LAWS), 60, SERVERS)
