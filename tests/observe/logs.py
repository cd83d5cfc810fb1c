"""A small service and logs of it, written as different programs write them."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.run import Done, run

HALL = """\
blueprint: 1
id: hall
title: {zh: 大厅, en: Hall}
segments:
  old: {title: {zh: 老客户, en: Old customers}, share: 50%}
  new: {title: {zh: 新客户, en: New customers}, share: 50%}
promises:
  - {id: quick, from: triage, to: counter, within: 10m, share: 50%}
touchpoints:
  triage: {lane: frontstage, title: {zh: 导服分流, en: Triage}, time: 60s, next: {wait: 60%, counter: 40%}}
  wait: {lane: customer, title: {zh: 等候叫号, en: Wait}, time: {standard: 5m, tolerance: 10m}, next: counter}
  counter:
    lane: frontstage
    title: {zh: 柜面办理, en: Counter service}
    time: 6m
    end: served
"""
FIRST = [
    ("1", "Triage", "2026-11-02 09:00:00", "2026-11-02 09:01:00"),
    ("1", "Wait", "2026-11-02 09:01:00", "2026-11-02 09:05:00"),
    ("1", "Counter service", "2026-11-02 09:05:30", "2026-11-02 09:10:30"),
    ("2", "Triage", "2026-11-02 09:02:00", "2026-11-02 09:04:00"),
    ("2", "Counter service", "2026-11-02 09:04:00", "2026-11-02 09:12:00"),
]
"""Case 1 waits 4 min and is served for 5; case 2 goes straight to the counter and is served for 8."""


def csv(rows: Iterable[Iterable[str]], heading: str = "case,activity,start,end") -> str:
    return "\n".join([heading, *(",".join(row) for row in rows)]) + "\n"


def xes(rows: Iterable[tuple[str, str, str, str]], *, top: str = "") -> str:
    """Each interval as a start and a complete event, in its case's trace."""
    traces: dict[str, list[str]] = {}
    for case, activity, start, end in rows:
        for state, time in (("start", start), ("complete", end)):
            traces.setdefault(case, []).append(
                f'<event><string key="concept:name" value="{activity}"/>'
                f'<date key="time:timestamp" value="{time.replace(" ", "T")}.000+08:00"/>'
                f'<string key="lifecycle:transition" value="{state}"/></event>'
            )
    body = "".join(
        f'<trace><string key="concept:name" value="{case}"/>{"".join(events)}</trace>'
        for case, events in traces.items()
    )
    return f'<?xml version="1.0"?>{top}<log xes.version="1.0">{body}</log>'


def ocel(rows: Iterable[tuple[str, str, str, str]]) -> str:
    """Ends only; every event is of a visit and of a counter."""
    rows = list(rows)
    cases = dict.fromkeys(row[0] for row in rows)
    return json.dumps(
        {
            "objectTypes": [{"name": "visit"}, {"name": "desk"}],
            "eventTypes": [],
            "objects": [*({"id": c, "type": "visit"} for c in cases), {"id": "d1", "type": "desk"}],
            "events": [
                {
                    "id": str(n),
                    "type": activity,
                    "time": f"{end.replace(' ', 'T')}Z",
                    "relationships": [{"objectId": case}, {"objectId": "d1"}],
                }
                for n, (case, activity, _, end) in enumerate(rows)
            ],
        }
    )


class Folder:
    """A folder with the map and a log."""

    def __init__(self, path: Path, map_: str = HALL) -> None:
        self.path = path
        self.map = path / "hall.blueprint.yaml"
        self.map.write_text(map_, encoding="utf-8")

    def log(self, text: str | bytes, name: str = "log.csv") -> Path:
        path = self.path / name
        data = text.encode() if isinstance(text, str) else text
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    def conform(self, *words: str | Path) -> Done:
        return run("conform", self.map, *words)

    def report(self, *words: str | Path) -> dict[str, Any]:
        done = self.conform(*words, "--json")
        assert done.stdout, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found
