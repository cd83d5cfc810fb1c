"""Event logs and surveys: columns, times and characters that nobody meant, under what reads them."""

import tempfile
from functools import cache
from pathlib import Path
from random import Random

from tests.fuzz import odd, seeds
from tests.fuzz.case import Case, Kind
from tests.fuzz.kinds.tables import csv_bytes, rows
from tests.observe.logs import FIRST, HALL, csv, ocel, xes
from tests.run import run

HEADING = ["case", "activity", "start", "end", "resource", "segment"]
TIMES = ["2026-11-02", "2026-11-02T09:00:00Z", "2026-11-02 25:00", "02.11.2026 09:00", "1.7e9", "1762074000", "0000-00-00", "9999-12-31 23:59:59", "10000-01-01", "9:00", "2026-11-02 09:00:00+99:00", "NaN"]  # fmt: skip
SURVEY = [["touchpoint", "score", "segment"], *([["wait", "4", "old"], ["counter", "5", ""]] * 4)]


def of_events(rng: Random) -> Case:
    kind = rng.choice(("csv", "csv", "csv", "xes", "json"))
    if kind == "csv":
        table = rows(rng, [HEADING, *([*row, "r1", "old"] for row in FIRST)])
        for row in table[1:]:
            if row and rng.random() < 0.15:
                row[rng.randrange(len(row))] = rng.choice(TIMES)
        raw = csv_bytes(rng, table)
    else:
        text = xes(FIRST) if kind == "xes" else ocel(FIRST)
        for _ in range(rng.choice((1, 1, 2, 4))):
            text = odd.splice(rng, text, ["<event>", "</trace>", '"', "[", "{", "}", "null", *TIMES])
        raw = seeds.encoded(text)
    raw = odd.garble(rng, raw) if rng.random() < 0.08 else raw
    name = f"l.{kind}"
    json_too = rng.choice(((), ("--json",)))
    words = rng.choice(
        (
            ("discover", name),
            ("conform", "m.blueprint.yaml", name, *json_too),
            ("conform", "m.blueprint.yaml", name, "--learn"),
            ("conform", "m.blueprint.yaml", name, "--suggest-mapping"),
        )
    )
    return Case(
        words, {"m.blueprint.yaml": HALL.encode(), name: raw}, says="json" if "--json" in words else ""
    )


@cache
def report() -> str:
    """What `conform --json` says of the hall."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "m.blueprint.yaml").write_text(HALL, encoding="utf-8")
        Path(folder, "l.csv").write_text(csv(FIRST), encoding="utf-8")
        return run("conform", f"{folder}/m.blueprint.yaml", f"{folder}/l.csv", "--json").stdout


def of_report(rng: Random) -> Case:
    """A report of measures that is drawn upon a map."""
    text = odd.splice(rng, report(), ["[", "]", "{", "}", "null", '"', "1e999", "NaN", "-1", "true"])
    files = {"m.blueprint.yaml": HALL.encode(), "r.json": seeds.encoded(text)}
    return Case(("render", "m.blueprint.yaml", "-o", "-", "--measured", "r.json"), files, says="svg")


def of_survey(rng: Random) -> Case:
    answers = rng.choice(((), ("--answers", "1..5"), (f"--answers={rng.choice(odd.NUMBERS)}..5",)))
    raw = csv_bytes(rng, rows(rng, SURVEY))
    rest = rng.choice(((), ("--write",), ("--json",)))
    words = ("learn", "m.blueprint.yaml", "s.csv", *answers, *rest)
    return Case(
        words, {"m.blueprint.yaml": HALL.encode(), "s.csv": raw}, says="json" if "--json" in rest else ""
    )


KINDS = [Kind("events", 3, of_events), Kind("measured", 1, of_report), Kind("survey", 2, of_survey)]
