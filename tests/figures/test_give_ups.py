"""Who gives up waiting leaves: exits, times and the queues behind, against independent sums and simulation."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest

from blueprint.figures import Analysis
from blueprint.figures.data import as_data
from blueprint.figures.simulation.simulation import simulate
from blueprint.flow.queues.queue import Overload, QueueFigures
from blueprint.model.loader import loads
from tests.figures.invest_examples import analysed
from tests.run import run

HALF = """\
blueprint: 1
title: Half give up
arrivals: 120/h
promises: [{id: in-3m, from: counter, to: cash, within: 3m, share: 90%}]
touchpoints:
  counter:
    {lane: frontstage, title: Counter, emotion: 1, staffed: {servers: 1, patience: 60s}, time: {estimate: {mean: 60s, cv: 1}}, next: cash}
  cash: {lane: frontstage, title: Cash, emotion: 2, staffed: {servers: 2}, time: {estimate: {mean: 55s, cv: 1}}, end: served}
"""


def analysis(text: str) -> Analysis:
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return Analysis(loaded.map)


def queue_at(found: Analysis, id_: str) -> QueueFigures:
    q = found.queues[id_]
    assert isinstance(q, QueueFigures)
    return q


def erlang_a(rate: float, servers: int, service: float, patience: float) -> float:
    """The share that gives up, from the birth-death chain written out."""
    logs, k, top = [0.0], 0, 0.0
    while k < servers or logs[-1] > top - 45:
        k += 1
        out = min(k, servers) / service + max(k - servers, 0) / patience
        logs.append(logs[-1] + math.log(rate / out))
        top = max(top, logs[-1])
    states = [math.exp(x - top) for x in logs]
    queued = math.fsum((n - servers) * p for n, p in enumerate(states) if n > servers)
    return queued / math.fsum(states) / patience / rate


def test_half_of_them_leave() -> None:
    found = analysis(HALF)
    gone = erlang_a(1 / 30, 1, 60, 60)

    assert gone == pytest.approx(0.568, abs=5e-4)
    assert found.all.exits == {"served": pytest.approx(1 - gone), "abandoned": pytest.approx(gone)}
    assert queue_at(found, "cash").arrivals_per_hour == pytest.approx(120 * (1 - gone))
    assert found.all.touchpoints["cash"].visits == pytest.approx(1 - gone)
    assert found.all.time.mean == pytest.approx(2.6 * 60, rel=0.02)
    (promise,) = found.all.promises
    assert promise.judgements[0].achieved == pytest.approx(0.675, abs=0.015)
    assert promise.never == pytest.approx(gone)
    data = as_data(found)["segments"]["all"]["queues"]["counter"]
    assert (data["given_up"], data["method"], data["error"]) == (pytest.approx(gone), "erlang-a", 0)


def test_the_wait_is_that_of_those_served() -> None:
    """Little's law: those who wait are rate times the mean wait of all, and each gives up after the patience."""
    q = queue_at(analysis(HALF), "counter")
    assert q.gone is not None
    all_waits = (1 - q.abandoned) * q.wait_mean + q.abandoned * q.gone.mean

    assert all_waits == pytest.approx(60 * q.abandoned)
    assert q.utilisation == pytest.approx(2 * (1 - q.abandoned))


def test_those_who_give_up_go_where_the_map_says() -> None:
    text = HALF.replace("next: cash}", "next: cash, gives_up: kiosk}") + (
        "  kiosk: {lane: customer, title: Kiosk, time: 2m, end: {served: 50%, lost: 50%}}\n"
    )
    found = analysis(text)
    gone = queue_at(found, "counter").abandoned

    assert found.all.touchpoints["kiosk"].visits == pytest.approx(gone)
    assert found.all.exits["lost"] == pytest.approx(gone / 2)
    assert "abandoned" not in found.all.exits
    times = simulate(found, customers=3000, replications=5, seed=3)
    assert next(c for c in times.checked if c.quantity == "time_mean").agrees


def test_a_loop_near_capacity_settles() -> None:
    """Plain iteration swings between 15 and 48 here for ever: four of five who are served come back."""
    rate, patience, service = 12 / 240, 600.0, 240.0
    text = f"""\
blueprint: 1
title: They come back
arrivals: {rate * 3600 / 2.5:.9g}/h
touchpoints:
  call:
    lane: frontstage
    title: Call
    staffed: {{servers: 20, patience: {patience:g}s}}
    time: {{estimate: {{mean: {service:g}s, cv: 1}}}}
    next: {{call: 80%}}
    end: {{served: 20%}}
"""
    found = analysis(text)
    coming, low, high = rate / 2.5, 0.0, 10.0
    for _ in range(200):  # arrivals x with x = coming + 0.8 x (1 - gone(x)): the difference rises with x
        middle = (low + high) / 2
        more = middle - coming - 0.8 * middle * (1 - erlang_a(middle, 20, service, patience))
        low, high = (middle, high) if more < 0 else (low, middle)

    assert queue_at(found, "call").arrivals_per_hour == pytest.approx(3600 * high, rel=1e-9)
    assert math.fsum(found.all.exits.values()) == pytest.approx(1)


def network(
    seed: int,
) -> tuple[str, list[list[float]], list[float], list[tuple[int, float, float]], list[int | None], float]:
    """A random network of queues with patience: text, ways, entries, (servers, service, patience), where to, rate."""
    r = random.Random(seed)
    n = r.randint(1, 4)
    ways = []
    for _ in range(n):
        cuts = sorted(r.randint(0, 20) for _ in range(n))
        ways.append([(b - a) / 20 * 0.8 for a, b in zip([0, *cuts], cuts, strict=False)])
    starts = [r.randint(0, 4) for _ in range(n)]
    starts[0] += 1
    entry = [s / sum(starts) for s in starts]
    queues = [
        (r.randint(1, 5), r.choice([60.0, 120.0, 300.0]), r.choice([30.0, 120.0, 900.0])) for _ in range(n)
    ]
    to = [r.choice([None, *range(i + 1, n)]) for i in range(n)]
    rate = r.uniform(0.2, 2) * sum(c / s for c, s, _ in queues) / n
    lines = []
    for i, ((servers, service, patience), row) in enumerate(zip(queues, ways, strict=True)):
        onward = ", ".join(
            f"{{to: q{j}, share: {round(p * 100)}%}}" for j, p in enumerate(row) if round(p * 100)
        )
        away = f"gives_up: q{to[i]}, " if to[i] is not None else ""
        start = f"start: {starts[i]}/{sum(starts)}, " if starts[i] else ""
        leave = 100 - sum(round(p * 100) for p in row)
        lines.append(
            f"  q{i}: {{lane: frontstage, title: Q, {start}{away}staffed: {{servers: {servers}, patience: {patience:g}s}}, "
            f"time: {{estimate: {{mean: {service:g}s, cv: 1}}}}, next: [{onward}], end: {{served: {leave}%}}}}"
        )
    text = (
        f"blueprint: 1\ntitle: Net\narrivals: {rate * 3600:.12g}/h\ntouchpoints:\n" + "\n".join(lines) + "\n"
    )
    return text, [[round(p * 100) / 100 for p in row] for row in ways], entry, queues, to, rate


@pytest.mark.parametrize("seed", range(40))
def test_random_networks_against_the_rising_iteration(seed: int) -> None:
    text, ways, entry, queues, to, rate = network(seed)
    x = [rate * p for p in entry]
    for _ in range(4000):
        gone = [v * erlang_a(v, c, s, p) if v else 0.0 for v, (c, s, p) in zip(x, queues, strict=True)]
        image = [rate * p for p in entry]
        for i, v in enumerate(x):
            for j, p in enumerate(ways[i]):
                image[j] += (v - gone[i]) * p
            if (away := to[i]) is not None:
                image[away] += gone[i]
        moved, x = max(abs(a - b) for a, b in zip(x, image, strict=True)), image
        if moved < 1e-11 * rate:
            break
    found = analysis(text)

    for i, v in enumerate(x):
        if v:
            assert queue_at(found, f"q{i}").arrivals_per_hour == pytest.approx(3600 * v, rel=1e-7)
    assert math.fsum(found.all.exits.values()) == pytest.approx(1)
    left = math.fsum(g for g, away in zip(gone, to, strict=True) if away is None) / rate
    assert found.all.exits.get("abandoned", 0.0) == pytest.approx(left, abs=1e-7)


def test_who_comes_back_for_ever_is_no_way_out() -> None:
    """More come than both can serve, and who gives up at one joins the other: the queues grow for ever."""
    text = """\
blueprint: 1
title: To and fro
arrivals: 300/h
touchpoints:
  a: {lane: frontstage, title: A, start: 100%, gives_up: b, staffed: {servers: 2, patience: 30s}, time: {estimate: {mean: 60s, cv: 1}}, end: served}
  b: {lane: frontstage, title: B, gives_up: a, staffed: {servers: 2, patience: 30s}, time: {estimate: {mean: 60s, cv: 1}}, end: served}
"""
    found = analysis(text)

    assert all(isinstance(q, Overload) for q in found.queues.values())
    assert found.all.time.mean is None
    assert isinstance(analysis(text.replace("300/h", "200/h")).queues["a"], QueueFigures)


def test_several_segments_share_a_queue() -> None:
    """Each gives up as often as the other, and comes back as often as its own ways say."""
    text = """\
blueprint: 1
title: Two kinds
arrivals: 60/h
segments:
  calm: {title: Calm, share: 50%}
  again: {title: Again, share: 50%, changes: {desk: {next: {desk: 50%}, end: {served: 50%}}}}
touchpoints:
  desk:
    {lane: frontstage, title: Desk, staffed: {servers: 1, patience: 3m}, time: {estimate: {mean: 60s, cv: 1}}, next: {desk: 10%}, end: {served: 90%}}
"""
    found = analysis(text)
    gone = queue_at(found, "desk").abandoned
    per = [1 / (1 - back * (1 - gone)) for back in (0.1, 0.5)]

    assert queue_at(found, "desk").arrivals_per_hour == pytest.approx(30 * sum(per))
    for name, n in zip(("calm", "again"), per, strict=True):
        assert found.of(name).exits["abandoned"] == pytest.approx(gone * n)


@pytest.mark.parametrize(
    ("to", "said"), [("", "give up and leave."), ("gives_up: cash, ", "give up and go to Cash.")]
)
def test_the_first_page_says_where_they_go(to: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "half.blueprint.yaml"
    file.write_text(HALF.replace("next: cash}", f"{to}next: cash}}"), encoding="utf-8")
    assert f"of those who join its queue {said}" in run("analyse", file).stdout


def test_the_shipped_call_centre_agrees_with_its_simulation() -> None:
    found = simulate(analysed("call-centre-tiers"), customers=1500, replications=3, seed=7)
    outside = [(c.quantity, c.of) for c in found.checked if not c.agrees and not c.error]

    assert len(outside) <= 2, outside
