"""Maps drafted from the first half of a log, played, and held against the second half; beside pm4py's inductive miner.

    BLUEPRINT_LOGS=FOLDER python -m benchmarks.bench_discover [LOG ...]

Distances are those of log-distance-measures (Chapela-Campa et al. 2023): trigrams of activities, times of cases, events by
hour of the weekday, times from the begin of the case, arrivals. pm4py (AGPL) and the distances run as programs of their
own, in a Python that is made under build/peers: a net of the inductive miner (infrequent variant where named), played by
pm4py's own Monte Carlo with the times it fits, as many people as are wanted. Prints rows of the table of docs/logs.md;
asserts nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers import pm4py
from benchmarks.playing import Played
from blueprint.importing.bpmn.gates import DONE, TOGETHER
from blueprint.model.loader import load
from blueprint.observe.engine.duck import Duck
from blueprint.observe.log.columns import Asked
from blueprint.observe.log.events import read_log

_GATES = (TOGETHER.en, DONE.en)
"""Of these no log has an event."""
LOGS = (
    "repair_example.xes.gz",
    "teleclaims.xes.gz",
    "bank_client_onboarding.csv.gz",
    "bank_call_centre_1999_02.csv.gz",
)
_MINE = """
import sys, pandas, pm4py
from pm4py.algo.simulation.montecarlo import algorithm as montecarlo
from pm4py.algo.simulation.montecarlo.variants.petri_semaph_fifo import Parameters
learn, held, noise, out = sys.argv[1:]
log = pandas.read_csv(learn, parse_dates=["end"], dtype={"case": str})
log = pm4py.format_dataframe(log, case_id="case", activity_key="activity", timestamp_key="end")
held = pandas.read_csv(held, parse_dates=["end"], dtype={"case": str})
net, im, fm = pm4py.discover_petri_net_inductive(log, noise_threshold=float(noise))
cases = held["case"].nunique()
played, _ = montecarlo.apply(pm4py.convert_to_event_log(log), net, im, fm, parameters={
    Parameters.PARAM_NUM_SIMULATIONS: cases, Parameters.PARAM_DEFAULT_NUM_RESOURCES_PER_PLACE: 10 ** 9})
rows = [(i, e["concept:name"], e["time:timestamp"].timestamp()) for i, t in enumerate(played) for e in t]
found = pandas.DataFrame(rows, columns=["case", "activity", "at"])
begin = held["end"].min().timestamp()
found["end"] = pandas.to_datetime(found["at"] - found["at"].min() + begin, unit="s").dt.strftime("%Y-%m-%d %H:%M:%S.%f")
found[["case", "activity", "end"]].to_csv(out, index=False)
"""
_COMPARE = """
import datetime, json, sys, pandas
from log_distance_measures import config, n_gram_distribution as n, cycle_time_distribution as c
from log_distance_measures import circadian_event_distribution as d, relative_event_distribution as r, case_arrival_distribution as a
ids = config.EventLogIDs(case="case", activity="activity", start_time="end", end_time="end")
def read(path):
    return pandas.read_csv(path, parse_dates=["end"], dtype={"case": str}, date_format="ISO8601")
held = read(sys.argv[1])
minutes = datetime.timedelta(minutes=1)
for path in sys.argv[2:]:
    log = read(path)
    print(json.dumps([
        n.n_gram_distribution_distance(held, ids, log, ids, n=3),
        c.cycle_time_distribution_distance(held, ids, log, ids, bin_size=minutes),
        d.circadian_event_distribution_distance(held, ids, log, ids),
        r.relative_event_distribution_distance(held, ids, log, ids, discretize_event=config.discretize_to_minute),
        a.case_arrival_distribution_distance(held, ids, log, ids),
    ]))
"""


def split(log: Path, folder: Path) -> float:
    """`learn.csv` and `held.csv`, halves of the cases by when they begin; gives when the second one does."""
    with Duck() as duck:
        read_log([str(log)], duck, Asked())
        duck.keep(
            "halves",
            "SELECT case_id, min(moment) AS began, row_number() OVER (ORDER BY min(moment), case_id) * 2 > "
            "count(*) OVER () AS late FROM visits GROUP BY case_id",
        )
        for name, late in (("learn", "NOT late"), ("held", "late")):
            moment = "strftime(make_timestamp({}), '%Y-%m-%d %H:%M:%S.%f')"
            began = (
                f"{moment.format('began')} AS start, "
                if duck.rows("SELECT count(began) FROM visits")[0][0]
                else ""
            )
            duck.run(
                f'COPY (SELECT case_id AS "case", activity, {began.replace("began", "v.began")}'
                f'{moment.format("coalesce(v.ended, v.moment)")} AS "end" '
                f"FROM visits v JOIN halves USING (case_id) WHERE {late} ORDER BY v.moment, v.place) "
                f"TO '{folder / name}.csv' (HEADER)"
            )
        return float(duck.rows("SELECT min(began) FROM halves WHERE late")[0][0]) / 1e6


def play(folder: Path, begin: float) -> None:
    """`ours.csv`: the map of the first half, as many cases as the second has."""
    command = (
        sys.executable,
        "-m",
        "blueprint",
        "discover",
        folder / "learn.csv",
        "-o",
        folder / "m.blueprint.yaml",
    )
    subprocess.run([str(word) for word in command], check=True, stderr=subprocess.DEVNULL)
    found = load(folder / "m.blueprint.yaml").map
    assert found is not None
    with (folder / "held.csv").open(encoding="utf-8") as file:
        cases = len({line.partition(",")[0] for line in file}) - 1
    titles = {
        t.id: t.title["en"].replace('"', '""')
        for t in found.touchpoints.values()
        if t.title["en"] not in _GATES
    }
    with (folder / "ours.csv").open("w", encoding="utf-8") as file:
        file.write("case,activity,end\n")
        for case, id_, _, end in sorted(Played(found).log(cases, begin), key=lambda v: v[3]):
            moment = datetime.fromtimestamp(end, UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
            if id_ in titles:
                file.write(f'{case},"{titles[id_]}",{moment}\n')


def main(names: list[str]) -> None:
    python, folder_of_logs = pm4py(), os.environ.get("BLUEPRINT_LOGS")
    if python is None or folder_of_logs is None:
        print("left out: no pm4py, or BLUEPRINT_LOGS names no folder")
        return
    for name in names or LOGS:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            begin = split(Path(folder_of_logs) / name, folder)
            play(folder, begin)
            there = ["learn", "ours"]
            for peer, noise in (("mined", "0.0"), ("infrequent", "0.2")):
                words = [
                    str(python),
                    "-c",
                    _MINE,
                    f"{folder}/learn.csv",
                    f"{folder}/held.csv",
                    noise,
                    f"{folder}/{peer}.csv",
                ]
                done = subprocess.run(words, capture_output=True, text=True, check=False)
                if done.returncode:
                    print(f"{name}: {peer}: {done.stderr.strip().splitlines()[-1][:200]}")
                else:
                    there.append(peer)
            compare = [
                str(python),
                "-c",
                _COMPARE,
                f"{folder}/held.csv",
                *(f"{folder}/{p}.csv" for p in there),
            ]
            said = subprocess.run(compare, capture_output=True, text=True, check=True).stdout.splitlines()
            for peer, line in zip(there, said, strict=True):
                print(
                    f"| {name.partition('.')[0]} | {peer} | "
                    + " | ".join(f"{x:.3g}" for x in json.loads(line))
                    + " |",
                    flush=True,
                )


if __name__ == "__main__":
    main(sys.argv[1:])
