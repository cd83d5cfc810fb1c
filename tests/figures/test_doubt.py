"""A verdict is sure only where the errors of the waits behind it cannot turn it."""

import numpy as np
import pytest

from blueprint.figures import Analysis
from tests.figures.invest_examples import read
from tests.flow.queue_simulation import poisson, services

MINUTE, N = 60.0, 40_000
DESK = """\
blueprint: 1
title: Desk
arrivals: RATE/h
promises: PROMISES
touchpoints:
  come: {lane: customer, title: Come, time: 10s, next: desk}
  desk: {lane: frontstage, title: Desk, time: {estimate: {mean: 1m, cv: CV}}, staffed: {servers: SERVERS}, end: served}
"""


def judged(servers: int, rate: float, cv: float, promises: list[str]):
    said = "[" + ", ".join(f"{{id: p{k}, from: come, to: desk, {p}}}" for k, p in enumerate(promises)) + "]"
    text = DESK.replace("RATE", f"{rate:g}").replace("PROMISES", said)
    found = Analysis(read(text.replace("CV", f"{cv:g}").replace("SERVERS", str(servers))))
    return [j for p in found.promises for j in p.judgements]


@pytest.mark.parametrize(
    ("servers", "load", "cv"), [(1, 0.8, 0.0), (1, 0.7, 2.0), (2, 0.85, 0.0), (4, 0.9, 0.5), (3, 0.7, 2.0)]
)
def test_no_sure_verdict_differs_from_that_of_simulated_customers(
    servers: int, load: float, cv: float
) -> None:
    """Promises near what is achieved, where the errors of the formula count."""
    generator, rate = np.random.default_rng(round(100 * load) + servers), load * servers / MINUTE
    arrivals, times = poisson(generator, rate, N), services(generator, MINUTE, cv, N)
    waits = np.array(serve_all(arrivals, times, servers))
    total = 10 + waits + times
    kept, asked = [], []
    for p in (0.5, 0.8, 0.9, 0.97):
        t = round(float(np.quantile(total, p)))
        share = float(np.mean(total <= t))
        for off in (-0.06, -0.03, -0.012, 0.012, 0.03, 0.06):
            if 0 < share + off < 1:
                asked.append(f"within: {t}s, share: {100 * (share + off):.4f}%")
                kept.append(off < 0)
    for off in (0.85, 0.95, 1.05, 1.15):
        asked.append(f"mean: {total.mean() * off:.3f}s")
        kept.append(off > 1)
    found = judged(servers, rate * 3600, cv, asked)
    wrong = [(a, j) for a, j, right in zip(asked, found, kept, strict=True) if j.sure and j.kept != right]
    assert wrong == []
    assert sum(j.sure for j in found) >= len(found) / 2


def serve_all(arrivals: np.ndarray, times: np.ndarray, servers: int) -> list[float]:
    """The wait of everybody, in order."""
    free = np.zeros(servers)
    waits = []
    for at, service in zip(arrivals.tolist(), times.tolist(), strict=True):
        first = int(free.argmin())
        wait = max(0.0, free[first] - at)
        free[first] = at + wait + service
        waits.append(wait)
    return waits


def test_exact_waits_leave_no_doubt_and_others_do() -> None:
    """M/M/2, and M/D/2 whose mean wait is right to 1.9 %: a promise of its very share, or of its mean, is not sure."""
    for cv, doubtful in ((1, False), (0, True)):
        share, mean = judged(2, 100, cv, ["within: 3m, share: 50%", "mean: 1h"])
        near = judged(
            2,
            100,
            cv,
            [f"within: 3m, share: {100 * share.achieved - 0.2:.6f}%", f"mean: {mean.achieved + 0.1:.6f}s"],
        )
        assert [j.kept for j in near] == [True, True]
        assert [j.sure for j in near] == [not doubtful, not doubtful]
        assert share.sure and mean.sure


def test_a_promise_apart_from_the_queue_has_no_doubt_of_it() -> None:
    text = DESK.replace("RATE", "100").replace("CV", "0").replace("SERVERS", "2")
    found = Analysis(
        read(text.replace("PROMISES", "[{id: p, from: come, to: come, within: 10s, share: 100%}]"))
    )
    assert found.promises[0].judgements[0].sure
