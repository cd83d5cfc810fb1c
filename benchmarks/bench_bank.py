"""The call centre of a bank in February 1999 against Erlang A: what docs/call-centre.md says of it. Asserts nothing.

    BLUEPRINT_LOGS=FOLDER python -m benchmarks.bench_bank

Service level, abandonment and patience are those of `blueprint conform`. Erlang A is asked hour by hour: calls that come to
the agents, their mean talk, and patience from the whole log. How many agents were at work no log says, so it is counted in
three ways, none fitted to a wait: from their calls, through pauses of up to 5 and of up to 10 minutes, and as the number at
which the share of callers who wait is the measured one.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from math import fsum
from pathlib import Path
from typing import Any

import duckdb

from blueprint.flow.queues.patience import patient

LOG = "bank_call_centre_1999_02.csv.gz"
MAP = """\
blueprint: 1
title: Bank call centre
arrivals: 50/h
segments: {answered: {title: agent, share: 82%}, gone: {title: hung up, share: 18%}}
touchpoints:
  voice: {lane: frontstage, title: Voice response, time: 10s, next: {queue: 93%}, end: {left: 7%}}
  queue: {lane: customer, title: Wait in queue, waits_for: agent, time: {tolerance: 20s}, next: agent}
  agent: {lane: frontstage, title: Agent service, staffed: {servers: 6, patience: 5m}, time: 3m, end: served}
"""
_HOUR = 3600
_CALLS = """
WITH rows AS (
    SELECT case_id, activity, epoch(CAST(start AS TIMESTAMP)) AS s, epoch(CAST("end" AS TIMESTAMP)) AS e, outcome
    FROM read_csv('{log}', all_varchar = true)
), waits AS (
    SELECT case_id, min(s) AS s, max(e) - min(s) AS wait, max(outcome) AS outcome FROM rows
    WHERE activity = 'wait in queue' GROUP BY case_id
), served AS (
    SELECT case_id, min(s) AS s, sum(e - s) AS talk FROM rows WHERE activity = 'agent service' GROUP BY case_id
)
SELECT CAST(coalesce(w.s, a.s) AS BIGINT) // 3600, count(*), sum(coalesce(wait, 0)), count(*) FILTER (w.outcome = 'hung up'),
       avg(talk), count(wait)
FROM waits w FULL JOIN served a ON a.case_id = w.case_id GROUP BY 1 ORDER BY 1
"""
_AGENTS = """
SELECT resource, CAST(epoch(CAST(start AS TIMESTAMP)) AS BIGINT), CAST(epoch(CAST("end" AS TIMESTAMP)) AS BIGINT)
FROM read_csv('{log}', all_varchar = true) WHERE activity = 'agent service' AND resource IS NOT NULL ORDER BY 1, 2
"""


def said(log: Path) -> dict[str, float]:
    """What `blueprint conform` says: service level, abandonment, patience in seconds."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "bank.blueprint.yaml"
        path.write_text(MAP, encoding="utf-8")
        words = ("conform", str(path), str(log), "--segment-column", "outcome", "--json")
        done = subprocess.run([sys.executable, "-m", "blueprint", *words], capture_output=True, check=False)
    found = json.loads(done.stdout)
    answered, gone = found["segments"]["answered"], found["segments"]["gone"]
    queue, (patience,) = answered["touchpoints"]["queue"], found["patience"]
    late = queue["count"] * (1 - queue["share_within_tolerance"])
    return {
        "level": 1 - late / answered["cases"]["count"],
        "abandoned": gone["cases"]["count"] / found["log"]["cases"],
        "patience": patience["mean"],
        "low": patience["interval"][0],
        "high": patience["interval"][1],
        "quarter": patience["quarter"],
        "half": patience["half"],
        "waits": patience["waited"],
        "gave up": patience["given_up"],
    }


def _rows(question: str, log: Path) -> list[tuple[Any, ...]]:
    asked = duckdb.sql(question.format(log=log))
    return asked.fetchall() if asked else []


def at_work(log: Path, pause: int) -> dict[int, float]:
    """Agents at work in each hour: from call to call, where no more than `pause` seconds lie between, on one day."""
    spans: list[tuple[str, int, int]] = []
    for who, start, end in _rows(_AGENTS, log):
        name, begun, ended = spans[-1] if spans else ("", 0, 0)
        if name == who and start - ended <= pause and start // 86400 == begun // 86400:
            spans[-1] = (who, begun, max(end, ended))
        else:
            spans.append((who, start, end))
    found: defaultdict[int, float] = defaultdict(float)
    for _, start, end in spans:
        for hour in range(start // _HOUR, -(-end // _HOUR)):
            found[hour] += (min(end, (hour + 1) * _HOUR) - max(start, hour * _HOUR)) / _HOUR
    return found


def erlang_a(rate: float, agents: float, talk: float, patience: float) -> tuple[float, float]:
    """Shares who wait and who give up; between two whole numbers of agents in proportion."""
    few, part = max(1, math.floor(agents)), max(0.0, agents - max(1, math.floor(agents)))
    one, more = (patient(rate, n, talk, 1.0, patience) for n in (few, few + 1))
    waits = one.wait_probability * (1 - part) + more.wait_probability * part
    return waits, one.given_up * (1 - part) + more.given_up * part


def fitting(rate: float, talk: float, patience: float, waits: float) -> float:
    """The number of agents at which this share waits."""
    few = 1
    while erlang_a(rate, few + 1, talk, patience)[0] > waits and few < 60:
        few += 1
    one, more = (erlang_a(rate, n, talk, patience)[0] for n in (few, few + 1))
    return float(few) if one <= waits else few + min(1.0, (one - waits) / (one - more))


def main() -> None:
    folder = os.environ.get("BLUEPRINT_LOGS")
    if folder is None:
        print("left out: BLUEPRINT_LOGS names no folder")
        return
    log = Path(folder) / LOG
    found = said(log)
    print({name: round(value, 4) for name, value in found.items()})
    patience = found["patience"]
    hours = [row for row in _rows(_CALLS, log) if row[1] >= 5 and row[4]]
    calls = sum(row[1] for row in hours)
    print(f"{len(hours)} hours with {calls:,} calls to agents")
    counts = {f"pauses up to {m} min": at_work(log, 60 * m) for m in (5, 10)}
    counts["as many wait"] = {h: fitting(n / _HOUR, talk, patience, w / n) for h, n, _, _, talk, w in hours}
    measured = [(n, wait / n, gone / n) for _, n, wait, gone, _, _ in hours]
    print(
        f"measured: {_mean((n, w) for n, w, _ in measured):.1f} s, {_mean((n, g) for n, _, g in measured):.3f} gave up"
    )
    for name, agents in counts.items():
        told = [
            (n, *erlang_a(n / _HOUR, max(agents.get(h, 1.0), 1.0), talk, patience))
            for h, n, _, _, talk, _ in hours
        ]
        wait = _mean((n, g * patience) for n, _, g in told)
        off = _mean((n, abs(g * patience - m)) for (n, _, g), (_, m, _) in zip(told, measured, strict=True))
        print(
            f"{name}: {wait:.1f} s, {_mean((n, g) for n, _, g in told):.3f} give up, single hours {off:.1f} s off"
        )


def _mean(parts: Iterable[tuple[float, float]]) -> float:
    pairs = list(parts)
    return fsum(n * x for n, x in pairs) / fsum(n for n, _ in pairs)


if __name__ == "__main__":
    main()
