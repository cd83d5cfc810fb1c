"""Logs against a map: generated events as CSV, Parquet and XES, whole commands. Prints figures; asserts nothing.

    python -m benchmarks.bench_conform [MILLIONS ...]          # default: 1

`BLUEPRINT_PM4PY=/path/to/python` names a Python that has pm4py: it is run beside, as a program of its own, on the
Parquet and the XES of a million events: durations, variants, a graph with times, cases off the map; then what `conform` is
for, every case's times held against those that are said (a temporal profile). It prints what each took.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np

NAMES = [f"step{i}" for i in range(12)]
"""A line with a short cut at every third touchpoint, returns at every fourth, and 0.5 % of moves that nobody planned."""
OUT = len(NAMES)
STRANGE = 0.005
_PM4PY = """
import resource, sys
import pm4py
path, kind = sys.argv[1:]
def told(what):
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{what}: {used.ru_utime + used.ru_stime:.1f} s CPU, {used.ru_maxrss / 1024:.0f} MiB", flush=True)
if kind == "xes":
    pm4py.read_xes(path, return_legacy_log_object=False)
    told("read")
else:
    import pandas
    log = pandas.read_parquet(path)
    log = pm4py.format_dataframe(log, case_id="case", activity_key="activity", timestamp_key="end")
    log["start_timestamp"] = log["start"]
    pm4py.get_all_case_durations(log); pm4py.get_variants(log); pm4py.discover_performance_dfg(log)
    dfg, first, last = pm4py.discover_dfg(log)
    pm4py.filter_directly_follows_relation(log, list(dfg)[:20])
    told("durations, variants, ways, cases off the map")
    profile = pm4py.discover_temporal_profile(log)
    told("and its times as a profile")
    pm4py.conformance_temporal_profile(log, profile, zeta=3)
    told("and every case held against it")
"""


def ways() -> np.ndarray:
    """Share of moves from each touchpoint (rows) to each and out."""
    share = np.zeros((OUT, OUT + 1))
    for i in range(OUT):
        ahead, back = (i % 3 == 0 and i + 2 <= OUT), i % 4 == 3
        share[i, i + 1] = 1 - 0.25 * ahead - 0.25 * back
        if ahead:
            share[i, i + 2] = 0.25
        if back:
            share[i, i - 2] = 0.25
    return share


def the_map() -> str:
    lines = ["blueprint: 1", "id: generated", "title: Generated", "promises:"]
    lines += [f"  - {{id: whole, from: step0, to: step{OUT - 1}, within: 2h, share: 90%}}", "touchpoints:"]
    for i, row in enumerate(ways()):
        steps = [f"{NAMES[j]}: {row[j]:.6f}" for j in range(OUT) if 0 < row[j] < 1]
        onward = "{" + ", ".join(steps) + "}" if steps else NAMES[int(row[:OUT].argmax())]
        leads = [f"next: {onward}"] * bool(row[:OUT].any())
        leads += [f"end: {{done: {row[OUT]:.6f}}}" if row[OUT] < 1 else "end: done"] * bool(row[OUT])
        lines.append(f"  {NAMES[i]}: {{lane: frontstage, title: {NAMES[i]}, time: 10m, {', '.join(leads)}}}")
    return "\n".join(lines) + "\n"


def write_log(events: int, folder: Path) -> int:
    """`log.parquet` and `log.csv`, in the order of time; gives the number of events."""
    draw = np.random.default_rng(1)
    cumulated = ways().cumsum(axis=1)
    cases = int(events / 11.5)
    state = np.zeros(cases, dtype=np.int64)
    clock = np.sort(draw.uniform(0, cases * 60_000, cases))
    alive = np.arange(cases)
    parts = []
    while len(alive):
        here = state[alive]
        start = clock[alive] + draw.exponential(60_000, len(alive))
        end = start + draw.gamma(4, 110_000, len(alive))
        parts.append((alive, here, start, end))
        clock[alive] = end
        to = (draw.random(len(alive))[:, None] > cumulated[here]).sum(axis=1)
        strange = draw.random(len(alive)) < STRANGE
        to[strange] = draw.integers(0, OUT, int(strange.sum()))
        state[alive] = to
        alive = alive[to < OUT]
    case, here, start, end = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(end, kind="stable")
    table = {
        "c": case[order],
        "a": here[order],
        "s": start[order].astype(np.int64),
        "e": end[order].astype(np.int64),
    }
    connection = duckdb.connect()
    connection.register("events", table)
    moment = "TIMESTAMP '2026-01-01' + to_milliseconds({})"
    rows = (
        f"SELECT 'c' || c AS \"case\", 'step' || a AS activity, {moment.format('s')} AS start, "
        f'{moment.format("e")} AS "end" FROM events'
    )
    for name in ("log.parquet", "log.csv"):
        connection.execute(f"COPY ({rows}) TO '{folder / name}'")
    return len(case)


def write_xes(folder: Path) -> None:
    """The same events, case by case, starts and ends as events of their own."""
    rows = duckdb.connect().execute(
        f'SELECT "case", activity, start, "end" FROM \'{folder / "log.parquet"}\' ORDER BY "case", start'
    )
    with (folder / "log.xes").open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?>\n<log xes.version="1.0">\n')
        before = None
        while batch := rows.fetchmany(100_000):
            for case, activity, _, end in batch:
                if case != before:
                    file.write(
                        ("</trace>\n" if before else "")
                        + f'<trace><string key="concept:name" value="{case}"/>\n'
                    )
                    before = case
                file.write(
                    f'<event><string key="concept:name" value="{activity}"/>'
                    f'<date key="time:timestamp" value="{end.isoformat()}+00:00"/></event>\n'
                )
        file.write("</trace></log>\n")


def timed(*command: str | Path, out: int | None = subprocess.DEVNULL) -> tuple[float, float, float]:
    """Seconds on the wall, seconds of processors, and peak MiB of a program; `out` is where it prints."""
    begin = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdout=out, stderr=subprocess.PIPE)
    said = process.stderr.read().decode() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1) or "error" in said.lower():
        print(said[-500:])
    return time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(millions: list[float]) -> None:
    peer = os.environ.get("BLUEPRINT_PM4PY")
    for million in millions or [1.0]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "map.blueprint.yaml").write_text(the_map(), encoding="utf-8")
            count = write_log(round(million * 1e6), folder)
            print(f"{count:,} events")
            conform = (sys.executable, "-m", "blueprint", "conform", folder / "map.blueprint.yaml")
            runs = [
                (f"{kind}{said}", (*conform, folder / f"log.{kind}", "--json", *more))
                for kind in ("parquet", "csv")
                for said, more in (("", ()), (", 500 MB", ("--memory-limit", "500MB")))
            ]
            if million <= 1:
                write_xes(folder)
                runs.append(("xes", (*conform, folder / "log.xes", "--json")))
            for said, command in runs:
                took, busy, peak = timed(*command)
                print(f"  conform {said:18} {took:7.1f} s {busy:7.1f} s CPU {peak:8.0f} MiB", flush=True)
            if peer and million <= 1:
                for kind in ("parquet", "xes"):
                    took, busy, peak = timed(peer, "-c", _PM4PY, folder / f"log.{kind}", kind, out=None)
                    print(f"  pm4py {kind:20} {took:7.1f} s {busy:7.1f} s CPU {peak:8.0f} MiB", flush=True)


if __name__ == "__main__":
    main([float(word) for word in sys.argv[1:]])
