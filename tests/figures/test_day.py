"""A day whose arrivals change: against closed forms, a published plan, and a simulation; rosters as sheets and pictures."""

from __future__ import annotations

import csv
import io
import json
import math
from itertools import pairwise
from pathlib import Path
from subprocess import check_output

import numpy as np
import pytest
from openpyxl import load_workbook

from blueprint.figures import Analysis
from blueprint.figures.day.day import DayWalk, days_of
from blueprint.figures.roster.roster import Terms, paid, roster
from blueprint.figures.roster.shifts import cover
from blueprint.flow.day.forward import Coming, Stretch, path
from blueprint.flow.queues.queue import QueueFigures, queue
from blueprint.flow.time.laws import Gamma
from blueprint.model.arrivals import Arrivals
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from tests.figures.hall_simulation import simulated
from tests.needs import found
from tests.run import run

HALL = """\
blueprint: 1
title: Hall
arrivals: {09:00: 40/h, 11:00: 95/h, 13:00: 50/h, 15:00: 0/h}
roles:
  clerk: {title: Clerks, servers: 5, cost: 50/h}
promises:
  - {id: quick, from: wait, to: wait, within: 5m, share: 80%}
touchpoints:
  wait: {lane: customer, title: Wait, waits_for: counter, start: 100%, next: counter}
  counter: {lane: frontstage, role: clerk, title: Counter, time: 4m, staffed: {}, end: served}
"""


def map_of(text: str) -> ServiceMap:
    found = loads(text)
    assert found.map is not None, found.problems
    return found.map


def calls(seconds: float, servers: int, patience: float | None = None) -> Stretch:
    """200 calls an hour of 3 minutes."""
    coming = (Coming(200 / 3600, patience or math.inf),)
    return Stretch(start=0, end=seconds, coming=coming, servers=servers, service=180)


@pytest.mark.parametrize(("servers", "patience"), [(14, None), (9, 120.0), (12, 600.0)])
def test_a_day_that_never_changes_is_erlang(servers: int, patience: float | None) -> None:
    long = path((calls(36_000, servers, patience),))
    (seen,) = path((calls(1800, servers, patience),), long.after).stretches
    exact = queue(200, servers, Gamma(180.0, 1.0), patience=patience)

    assert isinstance(exact, QueueFigures)
    assert seen.wait_probability == pytest.approx(exact.wait_probability, rel=1e-9)
    assert seen.wait_mean == pytest.approx(exact.wait_mean, rel=1e-9)
    assert seen.given_up == pytest.approx(exact.abandoned, abs=1e-9)
    assert seen.wait.cdf(120) == pytest.approx(exact.wait.cdf(120), abs=0.005)


# Call Centre Helper, "Erlang C Formula - Made Simple With an Easy Worked Example" (callcentrehelper.com): 100 calls in
# half an hour, 180 s each, 80 % in 20 s take 14 agents, of whom each is busy 71.4 %; 17.4 % wait, 88.8 % are answered
# in 20 s, the mean wait is 7.8 s; with 30 % shrinkage 20 are planned.
CENTRE = """\
blueprint: 1
title: Call centre
arrivals: {08:00: 200/h, 12:00: 0/h}
standards: [cc.80_20]
touchpoints:
  agent: {lane: frontstage, channel: voice, title: Agent, time: 3m, staffed: {servers: 10}, end: served}
"""


def test_a_published_plan_of_a_call_centre(tmp_path: Path) -> None:
    path_ = tmp_path / "centre.blueprint.yaml"
    path_.write_text(CENTRE, encoding="utf-8")
    data = json.loads(run("staff", path_, "--by", "30m", "--shrinkage", "30%", "--json").stdout)
    first, *later = data["intervals"]

    assert [part["servers"] for part in later] == [14] * 7
    assert [part["scheduled"] for part in later] == [20] * 7
    late = later[-1]
    assert late["busy"] == pytest.approx(0.714, abs=5e-4)
    assert late["wait_probability"] == pytest.approx(0.174, abs=5e-4)
    assert late["wait_mean"] == pytest.approx(7.8, abs=0.05)
    # Each half hour has to do were it to last, too: after a calm one 13 would keep 80 % once, and 79.6 % from then on.
    assert first["servers"] == 14
    assert first["wait_mean"] < late["wait_mean"]

    long = path((calls(36_000, 14),)).after
    (served,) = path((calls(1800, 14),), long).stretches
    assert served.wait.cdf(20) == pytest.approx(0.888, abs=2e-3)


PYWORKFORCE = """\
import json
from pyworkforce.queuing import ErlangC
centre = ErlangC(transactions=100, asa=20 / 60, aht=3, interval=30, shrinkage=0.3)
print(json.dumps(centre.required_positions(service_level=0.8, max_occupancy=0.85)))
"""


@pytest.mark.needs("pyworkforce")
def test_pyworkforce_plans_what_is_published_and_what_the_roster_says(tmp_path: Path) -> None:
    """Its ErlangC: 100 transactions, handled in 3 minutes, answered within 20 s, 30 minutes, 30 % shrinkage.

    One difference: it plans each half hour as if it had lasted for ever, and the roster also as the day goes. Here the
    longer of the two decides and is the same.
    """
    theirs = json.loads(check_output([found("pyworkforce"), "-c", PYWORKFORCE], text=True))
    path_ = tmp_path / "centre.blueprint.yaml"
    path_.write_text(CENTRE, encoding="utf-8")
    rows = json.loads(run("staff", path_, "--by", "30m", "--shrinkage", "30%", "--json").stdout)["intervals"]
    ours = rows[-1]
    assert (theirs["raw_positions"], theirs["positions"]) == (14, 20) == (ours["servers"], ours["scheduled"])
    assert theirs["service_level"] == pytest.approx(0.888, abs=5e-4)
    assert theirs["waiting_probability"] == pytest.approx(ours["wait_probability"], abs=1e-4)
    assert theirs["occupancy"] == pytest.approx(ours["busy"], abs=1e-4)
    fewer = queue(200, 13, Gamma(180.0, 1.0))
    assert isinstance(fewer, QueueFigures) and fewer.service_level(20) < 0.8


def test_around_the_clock_a_day_begins_with_the_line_of_the_day_before() -> None:
    """Against one walk through three days; the first hour of a single day would find nobody there."""
    night = "{00:00: 95/h, 02:00: 20/h, 22:00: 95/h}"
    analysis = Analysis(map_of(HALL.replace("{09:00: 40/h, 11:00: 95/h, 13:00: 50/h, 15:00: 0/h}", night)))
    (day,) = analysis.days
    walk = DayWalk(analysis, analysis.flat.arrivals.days[0])  # type: ignore[attr-defined]
    now, seen = walk.nobody, []
    for part in walk.parts * 3:
        hour, now = walk.through(part, {"clerk": 5}, now)
        seen.append(hour.queues["clerk"].wait_mean)
    assert day.hours[0].queues["clerk"].wait_mean == pytest.approx(seen[-24], rel=1e-9)
    assert day.hours[0].queues["clerk"].wait_mean > 1.5 * seen[0]


def test_a_promise_is_that_of_all_customers_of_the_day(tmp_path: Path) -> None:
    """Its share is that of the hours, weighed with who has to wait in each; at the mean of the day it would be higher."""
    path_ = tmp_path / "hall.blueprint.yaml"
    path_.write_text(HALL, encoding="utf-8")
    data = json.loads(run("analyse", path_, "--json").stdout)
    hours = data["day"][0]["intervals"]
    (promise,) = data["segments"]["all"]["promises"]
    came = [part["arrivals_per_hour"] * part["queues"]["clerk"]["wait_probability"] for part in hours]
    kept = [part["promises"][0]["achieved"] for part in hours]
    over_day = math.fsum(n * share for n, share in zip(came, kept, strict=True)) / math.fsum(came)
    assert promise["achieved"] == pytest.approx(over_day, abs=1e-9)
    low, high = data["segments"]["all"]["ranges"]["promises"]["quick"]
    assert low < over_day < high
    (at_mean,) = Analysis(map_of(HALL)).at_mean.promises
    assert at_mean.judgements[0].achieved > over_day + 0.05
    said = run("analyse", path_).stdout
    assert "Of those who come from 12:00 on it is" in " ".join(said.split())
    findings = run("lint", path_, "--select", "BP407,BP414").stdout
    assert (
        "from 12:00 on the servers of 'counter' are busy" in findings
        and "promise 'quick' is kept" in findings
    )
    assert "customers an hour all day, the mean" in " ".join(run("improve", path_).stdout.split())


def test_hours_over_capacity_against_simulation() -> None:
    """At 11 more come than can be served; the wait is what the line has grown to, and runs into the next hours."""
    analysis = Analysis(map_of(HALL))
    (day,) = days_of(analysis)
    rates = [(h.start, h.end, h.rate / 3600) for h in day.hours]
    waits: dict[int, list[float]] = {k: [] for k in range(len(rates))}
    for seed in range(120):
        seen = simulated(
            analysis.flat, rates, {"clerk": [(0, 5)]}, {"counter": "clerk"}, seed, (rates[0][0], rates[-1][1])
        )
        for came, wait in zip(seen.joined["counter"], seen.waits["counter"], strict=True):
            at = next(k for k, (start, end, _) in enumerate(rates) if start <= came < end)
            waits[at].append(wait)
    for k, hour in enumerate(day.hours):
        found, truth = hour.queues["clerk"].wait_mean, float(np.mean(waits[k]))
        assert found == pytest.approx(truth, rel=0.12, abs=5), (k, found, truth)
    assert day.hours[2].rate == 95 and day.hours[2].queues["clerk"].wait_mean > 120
    longest = [h.queues["clerk"].wait_mean for h in day.hours]
    assert longest.index(max(longest)) == 3, "the second hour of the rush waits longest"


def test_one_person_less_breaks_what_the_plan_keeps() -> None:
    analysis = Analysis(map_of(HALL))
    assert isinstance(analysis.flat.arrivals, Arrivals)
    (day,) = analysis.flat.arrivals.days
    found = roster(analysis, day, Terms(by=3600))
    kept = [all(j.kept for p in h.promises for j in p.judgements) for h in found.day.hours]
    assert all(kept) and not any(found.broken)
    assert all(h.queues["clerk"].busy <= 0.85 for h in found.day.hours)

    walk = DayWalk(analysis, day, 3600)
    noon = 2
    fewer = [dict(part) for part in found.serving]
    fewer[noon]["clerk"] -= 1
    less = walk.all_day(fewer)
    broken = [p.promise.id for p in less.hours[noon].promises if not p.kept]
    assert broken == ["quick"] or less.hours[noon].queues["clerk"].busy > 0.85


def hours(*clocks: float) -> list[tuple[float, float]]:
    return [(one * 3600, other * 3600) for one, other in pairwise(clocks)]


def test_shifts_cover_at_the_least_cost_by_hand() -> None:
    """Three of four hours in a row: 1 2 2 1 takes two shifts, from the first and from the second hour."""
    parts = hours(9, 10, 11, 12, 13)
    found = cover(parts, [1, 2, 2, 1], [3 * 3600])
    assert {(s.start / 3600, s.end / 3600, s.people) for s in found} == {(9, 12, 1), (10, 13, 1)}
    rested = cover(hours(*range(9, 18)), [1] * 8, [8 * 3600], 3600)
    assert sum(s.people for s in rested) == 2
    assert len({s.rest for s in rested}) == 2


def test_shifts_keep_their_length_where_parts_do_not_divide_it() -> None:
    """Parts of 25, 5, 30, 15 and 45 minutes; nobody is counted in a part in which they have their break."""
    parts, needed = hours(9, 9 + 25 / 60, 9.5, 10, 10.25, 11), [1, 2, 1, 2, 1]
    found = cover(parts, needed, [3600.0, 2 * 3600.0], 1200)
    assert {s.end - s.start for s in found} <= {3600, 7200}
    assert all(s.rest and s.rest[1] - s.rest[0] == 1200 for s in found)
    for part, n in zip(parts, needed, strict=True):
        for at in np.linspace(*part, 50)[:-1]:
            there = [
                s for s in found if s.start <= at < s.end and not (s.rest and s.rest[0] <= at < s.rest[1])
            ]
            assert sum(s.people for s in there) >= n


def test_an_hour_in_which_nobody_comes_needs_only_who_is_still_there(tmp_path: Path) -> None:
    path_ = tmp_path / "hall.blueprint.yaml"
    noon = "{09:00: 40/h, 12:00: 0/h, 14:00: 40/h, 16:00: 0/h}"
    path_.write_text(
        HALL.replace("{09:00: 40/h, 11:00: 95/h, 13:00: 50/h, 15:00: 0/h}", noon), encoding="utf-8"
    )
    rows = json.loads(run("staff", path_, "--by", "1h", "--json").stdout)["intervals"]
    people = {row["from"]: row["servers"] for row in rows}
    assert people["13:00"] == 0 and 0 < people["12:00"] < people["11:00"]


def test_staff_by_the_half_hour(tmp_path: Path) -> None:
    path_ = tmp_path / "hall.blueprint.yaml"
    path_.write_text(HALL, encoding="utf-8")

    data = json.loads(run("staff", path_, "--by", "1h", "--shrinkage", "25%", "--json").stdout)
    assert [(row["from"], row["to"], row["role"]) for row in data["intervals"]][:2] == [
        ("09:00", "10:00", "clerk"),
        ("10:00", "11:00", "clerk"),
    ]
    assert all(row["scheduled"] == paid(row["servers"], 0.25) for row in data["intervals"])
    sheet = tmp_path / "roster.csv"
    said = run("staff", path_, "--by", "1h", "--shift", "4h", "--shift", "6h", "--break", "30m", "-o", sheet)
    assert said.code == 0 and "paid hours" in said.stdout
    rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert rows[0][:5] == ["Days", "From", "To", "Role", "People serving"]
    assert len(rows) == 1 + len(data["intervals"])
    assert {(row[0], row[3]) for row in rows[1:]} == {("every day", "Clerks")}
    shifts = (tmp_path / "roster-shifts.csv").read_text(encoding="utf-8-sig").splitlines()
    assert shifts[0].startswith("Days,Role,From,To,Break,People") and len(shifts) > 1
    picture = tmp_path / "roster.svg"
    done = run("staff", path_, "--by", "1h", "--shift", "6h", "--break", "30m", "-o", picture, "--lang", "zh")
    assert done.code == 0
    drawn = picture.read_text(encoding="utf-8")
    assert all(said in drawn for said in ("全天人手与等待", "线：排班人数", "09:00-15:00，休息"))
    at_11 = sum(int(row[5]) for row in csv.reader(shifts[1:]) if row[2] <= "11:00" < row[3])
    assert {int(row[5]) for row in rows[1:] if row[1] == "11:00"} == {at_11}
    assert at_11 > max(row["servers"] for row in data["intervals"] if row["from"] == "11:00")
    book = tmp_path / "roster.xlsx"
    assert run("staff", path_, "--by", "1h", "--shift", "6h", "-o", book, "--lang", "zh").code == 0
    assert load_workbook(book).sheetnames == ["排班", "班次"]
    by_hour = json.loads(run("analyse", path_, "--json").stdout)["day"]
    assert [part["from"] for part in by_hour[0]["intervals"]] == [f"{h:02}:00" for h in range(9, 15)]


BAD = [
    ("{9: 40/h}", "BP015", "'9' is not a time of day"),
    ("{25:00: 40/h}", "BP015", "'25:00' is not a time of day"),
    ("{09:00: 40}", "BP023", "'40' is not a rate of arrival"),
    ("{09:00: 40/h, 9:00: 50/h}", "BP015", "09:00 has two rates"),
    ("{09:00: 0/h}", "BP023", "nobody comes on such a day"),
    ("{monday: {09:00: 40/h}}", "BP015", "'monday' names no weekdays"),
    ("{mon-fri: {09:00: 40/h}, fri: {09:00: 50/h}}", "BP015", "fri is in 'mon-fri' and in 'fri'"),
    ("{22:00: 30/h, 02:00: 0/h}", "BP015", "02:00 is written behind 22:00"),
    ("{}", "BP015", "expected rates by time of day, found a mapping"),
]


@pytest.mark.parametrize(("written", "code", "said"), BAD, ids=[b[0] for b in BAD])
def test_bad_arrivals_are_said_at_their_place(written: str, code: str, said: str, tmp_path: Path) -> None:
    path_ = tmp_path / "hall.blueprint.yaml"
    head, tail = HALL.split("arrivals: ")
    path_.write_text(f"{head}arrivals: {written}\n{tail.partition(chr(10))[2]}", encoding="utf-8")
    findings = json.loads(run("lint", path_, "--output-format", "json").stdout)["findings"]
    found = [f for f in findings if f["code"] == code]
    assert found and said in found[0]["message"], findings
    assert found[0]["span"]["start"]["line"] == 3 and found[0]["help"]


def test_a_map_with_one_rate_says_what_a_roster_needs(tmp_path: Path) -> None:
    path_ = tmp_path / "hall.blueprint.yaml"
    path_.write_text(
        HALL.replace("{09:00: 40/h, 11:00: 95/h, 13:00: 50/h, 15:00: 0/h}", "60/h"), encoding="utf-8"
    )
    done = run("staff", path_, "--by", "30m")
    assert done.code == 1 and "do not change by the hour" in done.stderr
    path_.write_text(HALL, encoding="utf-8")
    assert "knows no day 'feast'" in run("staff", path_, "--by", "30m", "--day", "feast").stderr
    alone = run("staff", path_, "--shift", "8h", "--day", "sun")
    assert alone.code == 2 and "`--shift`, `--day`: only with `--by`" in alone.stderr
    assert "needs shifts" in run("staff", path_, "--by", "1h", "--break", "30m").stderr
    assert "more than half" in run("staff", path_, "--by", "1h", "--break", "3h", "--shift", "4h").stderr
    two = "{mon-fri: {09:00: 40/h, 11:00: 0/h}, sat: {09:00: 20/h, 10:00: 0/h}}"
    path_.write_text(
        HALL.replace("{09:00: 40/h, 11:00: 95/h, 13:00: 50/h, 15:00: 0/h}", two), encoding="utf-8"
    )
    picture = tmp_path / "x.svg"
    assert "`--day mon-fri`, `--day sat`" in run("staff", path_, "--by", "1h", "-o", picture).stderr
    assert run("staff", path_, "--by", "1h", "-o", picture, "--day", "tue").code == 0 and picture.exists()
    path_.write_text(HALL, encoding="utf-8")
    assert "write to .csv" in run("staff", path_, "--by", "30m", "-o", tmp_path / "x.doc").stderr


def test_arrivals_by_time_of_day_are_written_and_read_alike() -> None:
    from blueprint.model.writing import as_written
    from blueprint.source.writer import yaml_text

    text = HALL.replace("arrivals: {", "arrivals: {mon-fri: {").replace(
        "15:00: 0/h}", "15:00: 0/h}, sat: {10:00: 20/h}}"
    )
    one = map_of(text)
    again = map_of(yaml_text(as_written(one)))
    assert again == one and again.arrivals == one.arrivals
    assert isinstance(one.arrivals, Arrivals)
    assert [day.days for day in one.arrivals.days] == ["mon-fri", "sat"]
    assert all(a < b for (a, _), (b, _) in pairwise(one.arrivals.days[0].rates))
