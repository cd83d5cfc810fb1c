"""How far off the waits by formula are: a grid of queues simulated customer by customer.

    python benchmarks/bench_queues.py [CUSTOMERS]

Prints the largest error of each formula; docs/queues.md holds them. A million customers a cell by default, some
minutes. Cells where next to nobody waits (mean wait under a thousandth of a service) are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np

from blueprint.figures import Analysis
from blueprint.flow.queues.queue import QueueFigures, queue
from blueprint.flow.time.laws import Gamma
from blueprint.model.loader import loads
from tests.flow.queue_simulation import Seen, poisson, serve, services

MINUTE = 60.0
SERVERS = (1, 2, 4, 8, 20)
Errors = tuple[float, float, float, float]


def main(customers: int) -> None:
    """Print every table."""
    print(
        "any service, no patience: servers, then errors of the mean wait (%), P(wait), P(wait > t) (points)"
    )
    for low, cvs in ((True, (0.0, 0.3, 0.5)), (False, (1.5, 2.0))):
        for servers in SERVERS:
            endless = [
                _endless(servers, load, cv, customers) for load in (0.5, 0.7, 0.85, 0.95) for cv in cvs
            ]
            _print(f"cv {'< 1' if low else '> 1'}, {servers:2} servers", [c for c in endless if c])
    print("patience: errors of the mean wait of those served (%), P(wait), share giving up (points)")
    for cv in (0.0, 0.5, 1.0, 2.0):
        patient = [
            _patient(servers, load, cv, patience, customers)
            for servers in SERVERS
            for load in (0.7, 0.9, 1.1, 1.5)
            for patience in (30.0, 120.0)
        ]
        _print(f"cv {cv}", patient)
    print("in a row: error of the second wait (%)")
    for cvs in ((0.0, 0.0), (0.3, 0.3), (0.5, 0.5), (0.5, 1.0), (1.5, 1.0), (2.0, 0.5)):
        for load in (0.7, 0.9):
            found, seen = _row(cvs, load, customers)
            print(f"  cv {cvs}, {load:.0%} busy: formula {found:6.1f} s, simulated {seen:6.1f} s")
    print("in a row with a walk between: error of the second wait (%) by the spread of the walk, in services")
    for spread in (0.1, 0.3, 1.0, 3.0):
        cells = [
            100 * (found / seen - 1)
            for cvs in ((0.0, 0.3), (0.3, 0.3), (0.5, 0.5), (0.5, 1.0), (1.5, 0.5))
            for load in (0.5, 0.7, 0.85)
            for found, seen in [_row(cvs, load, customers, spread * MINUTE)]
            if seen > MINUTE / 10
        ]
        print(f"  {spread}: {min(cells):+.0f} .. {max(cells):+.0f}", flush=True)
    print(
        "behind several counters, or behind one that sends only some on: cv before, cv here, error of the wait (%)"
    )
    for name, network, sizes in (
        ("of 2, 4 counters", merged, (2, 4)),
        ("30, 70 % of one", split, (0.3, 0.7)),
    ):
        for before in (0.0, 0.3, 0.5, 1.5, 2.0):
            for here in (0.0, 0.5, 1.0, 2.0):
                cells = [
                    100 * (found.wait_mean / seen - 1)
                    for size in sizes
                    for busy in ((b, h) for b in (0.5, 0.9) for h in (0.5, 0.7, 0.9))
                    for found, seen in [network(size, (before, here), busy, customers)]
                    if seen > MINUTE / 10
                ]
                if cells:
                    print(f"  {name}, {before}, {here}: {min(cells):+.0f} .. {max(cells):+.0f}", flush=True)


def _endless(servers: int, load: float, cv: float, customers: int) -> Errors | None:
    found = queue(load * servers * 60, servers, Gamma(MINUTE, cv))
    assert isinstance(found, QueueFigures)
    if found.wait_mean < MINUTE / 1000:
        return None
    return _errors(found, _simulated(servers, load, cv, None, customers))


def _patient(servers: int, load: float, cv: float, patience: float, customers: int) -> Errors:
    found = queue(load * servers * 60, servers, Gamma(MINUTE, cv), patience=patience)
    assert isinstance(found, QueueFigures)
    return _errors(found, _simulated(servers, load, cv, patience, customers))


def _simulated(servers: int, load: float, cv: float, patience: float | None, customers: int) -> Seen:
    generator = np.random.default_rng(round(1000 * load) + servers)
    arrivals = poisson(generator, load * servers / MINUTE, customers)
    most = None if patience is None else generator.exponential(patience, customers)
    return serve(arrivals, services(generator, MINUTE, cv, customers), servers, most)


def _errors(found: QueueFigures, seen: Seen) -> Errors:
    """Of the mean wait in percent, and in points of P(wait), of P(wait > p90), of the share that gives up."""
    return (
        100 * (found.wait_mean / seen.wait - 1) if seen.wait else 0.0,
        100 * (found.wait_probability - seen.waited),
        100 * (0.9 - found.wait.cdf(seen.p90)) if seen.p90 > 0 else 0.0,
        100 * (found.abandoned - seen.gave_up),
    )


def _print(what: str, cells: list[Errors]) -> None:
    columns: Iterator[tuple[float, ...]] = zip(*cells, strict=True)
    print(f"  {what}: " + ", ".join(f"{min(c):+.1f} .. {max(c):+.1f}" for c in columns), flush=True)


def _row(cvs: tuple[float, float], load: float, customers: int, spread: float = 0.0) -> tuple[float, float]:
    """The second wait of two counters by formula and simulated; between them a walk of so many seconds' spread."""
    desk = "lane: frontstage, title: T, staffed: {servers: 1}, time: {estimate: {mean: 60s, cv: "
    loaded = loads(
        f"blueprint: 1\ntitle: Row\narrivals: {60 * load}/h\ntouchpoints:\n  a: {{{desk}{cvs[0]}}}}}, next: w}}\n"
        f"  w: {{lane: customer, title: T, time: {{estimate: {{mean: {2 * spread}s, cv: 0.5}}}}, next: b}}\n"
        f"  b: {{{desk}{cvs[1]}}}}}, end: served}}\n"
    )
    assert loaded.map is not None
    found = Analysis(loaded.map).queues["b"]
    assert isinstance(found, QueueFigures)
    generator = np.random.default_rng(1)
    coming = poisson(generator, load / MINUTE, customers)
    there = serve(coming, services(generator, MINUTE, cvs[0], customers), 1).departures
    if spread:
        there = np.sort(there + services(generator, 2 * spread, 0.5, len(there)))
    return found.wait_mean, serve(there, services(generator, MINUTE, cvs[1], len(there)), 1).wait


def merged(
    counters: float, cvs: tuple[float, float], busy: tuple[float, float], customers: int
) -> tuple[QueueFigures, float]:
    """One counter behind several alike: by formula, and its mean wait simulated."""
    many, generator = round(counters), np.random.default_rng(1)
    rate, each = busy[0] / MINUTE, customers // round(counters)
    left = [
        serve(poisson(generator, rate, each), services(generator, MINUTE, cvs[0], each), 1).departures
        for _ in range(many)
    ]
    end = min(times[-1] for times in left)
    there = np.sort(np.concatenate([times[times < end] for times in left]))
    service = round(busy[1] / (many * rate), 4)
    before = "".join(f"  a{k}: {{{_desk(MINUTE, cvs[0])}, next: b}}\n" for k in range(many))
    ways = ", ".join(f"a{k}: {100 / many:g}%" for k in range(many))
    text = (
        f"  come: {{lane: customer, title: C, time: 1s, next: {{{ways}}}}}\n{before}"
        f"  b: {{{_desk(service, cvs[1])}, end: served}}\n"
    )
    seen = serve(there, services(generator, service, cvs[1], len(there)), 1).wait
    return _queue_b(f"arrivals: {3600 * many * rate}/h\ntouchpoints:\n{text}"), seen


def split(
    part: float, cvs: tuple[float, float], busy: tuple[float, float], customers: int
) -> tuple[QueueFigures, float]:
    """One counter that only a part of those served at another come to."""
    generator, rate = np.random.default_rng(2), busy[0] / MINUTE
    left = serve(poisson(generator, rate, customers), services(generator, MINUTE, cvs[0], customers), 1)
    there = left.departures[generator.random(len(left.departures)) < part]
    service = round(busy[1] / (part * rate), 4)
    text = (
        f"  a: {{{_desk(MINUTE, cvs[0])}, next: {{b: {100 * part:g}%, c: {100 - 100 * part:g}%}}}}\n"
        f"  b: {{{_desk(service, cvs[1])}, end: served}}\n  c: {{lane: customer, title: C, end: served}}\n"
    )
    seen = serve(there, services(generator, service, cvs[1], len(there)), 1).wait
    return _queue_b(f"arrivals: {3600 * rate}/h\ntouchpoints:\n{text}"), seen


def _desk(mean: float, cv: float) -> str:
    return f"lane: frontstage, title: T, staffed: {{servers: 1}}, time: {{estimate: {{mean: {mean}s, cv: {cv}}}}}"


def _queue_b(text: str) -> QueueFigures:
    loaded = loads(f"blueprint: 1\ntitle: Network\n{text}")
    assert loaded.map is not None, loaded.problems
    found = Analysis(loaded.map).queues["b"]
    assert isinstance(found, QueueFigures)
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
