"""Waits by formula against queues simulated customer by customer: as far off as the figures say, and no more.

`benchmarks/bench_queues.py` does the same on a larger grid and writes docs/queues.md.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from benchmarks.bench_queues import merged, split
from blueprint.figures import Analysis
from blueprint.flow.queues.queue import QueueFigures, Stream, queue
from blueprint.flow.time.laws import Gamma
from blueprint.model.loader import loads
from tests.flow.queue_simulation import poisson, serve, services

MINUTE, N = 60.0, 200_000


def formula(servers: int, load: float, cv: float, patience: float | None = None) -> QueueFigures:
    found = queue(load * servers * 60, servers, Gamma(MINUTE, cv), patience=patience)
    assert isinstance(found, QueueFigures)
    return found


@pytest.mark.parametrize(
    ("servers", "load", "cv"), [(1, 0.7, 0.0), (1, 0.6, 1.5), (4, 0.7, 0.0), (4, 0.85, 0.5), (8, 0.85, 0.0)]
)
def test_waits_of_any_service(servers: int, load: float, cv: float) -> None:
    generator = np.random.default_rng(servers + round(100 * load))
    found = formula(servers, load, cv)
    seen = serve(poisson(generator, load * servers / MINUTE, N), services(generator, MINUTE, cv, N), servers)

    noise = 0.08 if cv > 1 else 0.04
    assert found.wait_mean == pytest.approx(seen.wait, rel=found.error + noise)
    assert found.wait_probability == pytest.approx(seen.waited, abs=0.03)
    assert found.service_level(seen.p90) == pytest.approx(0.9, abs=0.03)


def test_with_widely_varying_service_two_moments_leave_a_range() -> None:
    """Gamma and lognormal service of the same mean and spread lie at either end of it."""
    generator, found = np.random.default_rng(5), formula(8, 0.7, 2.0)
    arrivals = poisson(generator, 0.7 * 8 / MINUTE, N)
    sigma = np.sqrt(np.log(5.0))
    lognormal = generator.lognormal(np.log(MINUTE) - sigma**2 / 2, sigma, N)
    gamma = serve(arrivals, services(generator, MINUTE, 2.0, N), 8).wait
    other = serve(arrivals, lognormal, 8).wait

    assert found.method == "kimura-cosmetatos"
    assert found.mean_range is not None
    low, high = found.mean_range
    assert found.wait_mean == high == pytest.approx(gamma, rel=0.08)
    assert 0.8 * low < other < high
    assert found.error == pytest.approx(max(1 - low / high, 0.02))


@pytest.mark.parametrize(
    ("servers", "load", "cv", "patience"),
    [
        (1, 2.0, 1.0, 60.0),
        (4, 0.9, 1.0, 120.0),
        (1, 0.9, 0.0, 120.0),
        (4, 1.2, 0.3, 30.0),
        (8, 1.0, 2.0, 60.0),
    ],
)
def test_patience_with_any_service(servers: int, load: float, cv: float, patience: float) -> None:
    generator = np.random.default_rng(servers)
    found = formula(servers, load, cv, patience)
    arrivals = poisson(generator, load * servers / MINUTE, N)
    seen = serve(arrivals, services(generator, MINUTE, cv, N), servers, generator.exponential(patience, N))

    noise = 0.003 if cv == 1 else 0.024
    assert found.abandoned == pytest.approx(seen.gave_up, abs=noise + 0.002)
    assert found.wait_mean == pytest.approx(seen.wait, rel=found.error + 0.02)
    assert found.gone is not None
    assert found.gone.mean == pytest.approx(seen.wait_gone, rel=found.error + 0.02)
    if cv == 1:
        assert found.method == "erlang-a"
        assert found.error == 0
        assert found.wait_quantile(0.9) == pytest.approx(seen.p90, rel=0.02)
        assert found.wait_probability == pytest.approx(seen.waited, abs=0.004)


def row(cvs: tuple[float, ...], arrivals: str = "48/h") -> Analysis:
    """Counters one after the other, a minute each."""
    steps = "\n".join(
        f"  t{k}: {{lane: frontstage, title: T, staffed: {{servers: 1}}, time: {{estimate: {{mean: 60s, cv: {cv}}}}}, "
        + (f"next: t{k + 1}}}" if k + 1 < len(cvs) else "end: served}")
        for k, cv in enumerate(cvs)
    )
    loaded = loads(f"blueprint: 1\ntitle: Row\narrivals: {arrivals}\ntouchpoints:\n{steps}\n")
    assert loaded.map is not None
    return Analysis(loaded.map)


def waits(analysis: Analysis) -> list[float]:
    found = []
    for q in analysis.queues.values():
        assert isinstance(q, QueueFigures)
        found.append(q.wait_mean)
    return found


@pytest.mark.parametrize("cvs", [(0.0, 0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (0.3, 1.0), (2.0, 1.0)])
def test_counters_in_a_row(cvs: tuple[float, ...]) -> None:
    generator = np.random.default_rng(3)
    coming = poisson(generator, 0.8 / MINUTE, N)
    analysis = row(cvs)
    for at, cv in enumerate(cvs):
        seen = serve(coming, services(generator, MINUTE, cv, len(coming)), 1)
        q = list(analysis.queues.values())[at]
        assert isinstance(q, QueueFigures)
        assert q.wait_mean == pytest.approx(seen.wait, rel=q.error + 0.05, abs=0.5)
        coming = seen.departures


def walk_between(spread: float) -> QueueFigures:
    """The second of two counters, a minute each, with a walk between that takes longer for some."""
    walk = f"{{lane: customer, title: W, time: {{estimate: {{mean: {2 * spread}s, cv: 0.5}}}}, next: b}}"
    desk = "lane: frontstage, title: T, staffed: {servers: 1}, time: {estimate: {mean: 60s, cv: 0.3}}"
    loaded = loads(
        "blueprint: 1\ntitle: Row\narrivals: 48/h\ntouchpoints:\n"
        f"  a: {{{desk}, next: w}}\n  w: {walk}\n  b: {{{desk}, end: served}}\n"
    )
    assert loaded.map is not None
    found = Analysis(loaded.map).queues["b"]
    assert isinstance(found, QueueFigures)
    return found


@pytest.mark.parametrize("spread", [6.0, 60.0, 400.0])
def test_a_walk_between_two_counters_scatters_as_far_as_it_spreads(spread: float) -> None:
    """A short one leaves customers as evenly as they were served; behind a long one they come at random."""
    generator = np.random.default_rng(4)
    first = serve(poisson(generator, 0.8 / MINUTE, N), services(generator, MINUTE, 0.3, N), 1)
    there = np.sort(first.departures + services(generator, 2 * spread, 0.5, N))
    seen = serve(there, services(generator, MINUTE, 0.3, N), 1)

    assert walk_between(spread).wait_mean == pytest.approx(seen.wait, rel=0.25)


def test_a_long_walk_leaves_nothing_of_the_evenness_of_a_counter() -> None:
    alone = 0.8 / 0.2 * (1 + 0.3**2) / 2 * MINUTE  # Pollaczek and Khinchine

    assert walk_between(8000.0).wait_mean == pytest.approx(alone)
    assert walk_between(8000.0).error == 0
    assert walk_between(600.0).wait_mean < alone
    assert walk_between(1.0).wait_mean < alone / 2


def test_behind_a_fixed_service_nobody_waits_for_another_one() -> None:
    first, second = row((0.0, 0.0)).queues.values()

    assert isinstance(first, QueueFigures)
    assert isinstance(second, QueueFigures)
    assert (first.wait_mean, first.error) == (pytest.approx(120), 0)
    assert (second.wait_mean, second.wait_probability, second.error) == (0, 0, 0)


def test_a_slower_counter_behind_a_fixed_one() -> None:
    """The rule of the bottleneck: what it would have alone, less what customers have waited already."""
    loaded = loads(
        "blueprint: 1\ntitle: Row\narrivals: 40/h\ntouchpoints:\n"
        "  a: {lane: frontstage, title: A, staffed: {servers: 1}, time: {estimate: {mean: 60s, cv: 0}}, next: b}\n"
        "  b: {lane: frontstage, title: B, staffed: {servers: 1}, time: {estimate: {mean: 80s, cv: 0}}, end: served}\n"
    )
    assert loaded.map is not None
    alone = [40 / 3600 * s**2 / (2 * (1 - 40 / 3600 * s)) for s in (60, 80)]

    assert waits(Analysis(loaded.map)) == [pytest.approx(alone[0]), pytest.approx(alone[1] - alone[0])]


@pytest.mark.parametrize(
    ("network", "size", "cvs", "busy"),
    [
        (merged, 2, (0.0, 0.0), (0.9, 0.9)),  # the formula says 3.6 times the wait
        (merged, 2, (0.3, 0.5), (0.9, 0.5)),
        (merged, 2, (2.0, 0.0), (0.5, 0.9)),  # and here 0.4 times
        (split, 0.7, (0.0, 0.0), (0.9, 0.7)),
    ],
)
def test_networks_are_as_far_off_as_they_say(
    network: Callable[..., tuple[QueueFigures, float]],
    size: float,
    cvs: tuple[float, float],
    busy: tuple[float, float],
) -> None:
    found, seen = network(size, cvs, busy, 40_000)

    assert found.method == "network"
    assert seen / (1.05 + found.error) < found.wait_mean < seen * (1.05 + found.error)


def test_less_regular_arrivals_wait_longer() -> None:
    """Kraemer and Langenbach-Belz: above 1 the mean of both squared coefficients of variation."""
    found = queue(720, 55, Gamma(240, 1), stream=Stream(4.0))

    assert isinstance(found, QueueFigures)
    assert found.wait_mean == pytest.approx(2.5 * 8.184, abs=2e-3)
    assert (found.method, found.error) == ("network", 0.35)
