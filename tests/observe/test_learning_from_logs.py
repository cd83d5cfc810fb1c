"""What a log measured goes back into the map: exactly, with n, as a diff that leaves the rest alone."""

import json
from fractions import Fraction

import pytest

from blueprint.model.loader import load
from tests.observe.logs import HALL, Folder, csv
from tests.run import run


def visits(n, waiting):
    """Cases a minute apart, `waiting` of which wait 4 min; everybody is served for 5 or 7."""
    rows = []
    for case in range(n):
        t = [f"2026-11-02 {9 + (case + m) // 60:02}:{(case + m) % 60:02}:00" for m in (0, 1, 5, 10, 12)]
        who = "old" if case % 4 else "new"
        rows.append((str(case), "Triage", t[0], t[1], who))
        if case < waiting:
            rows.append((str(case), "Wait", t[1], t[2], who))
        rows.append((str(case), "Counter service", t[2], t[3 + case % 2], who))
    return csv(rows, "case,activity,start,end,segment")


@pytest.fixture
def hall(tmp_path):
    return Folder(tmp_path, HALL.replace("time: 6m", "time: 6m   # as trained"))


def test_shares_times_arrivals_and_segments_are_learnt_exactly(hall):
    log = hall.log(visits(60, 21))
    shown = hall.conform(log, "--learn")
    assert shown.code == 1 and "+++" in shown.stdout and "21 of 60 visits" in shown.stdout
    assert hall.map.read_text(encoding="utf-8").count("estimate") == 0
    assert hall.conform(log, "--learn", "--write").code == 0
    text = hall.map.read_text(encoding="utf-8")
    assert "# as trained" in text
    learnt = load(hall.map).map
    triage, counter = learnt.touchpoints["triage"], learnt.touchpoints["counter"]
    assert {c.to: c.share for c in triage.next} == {"wait": Fraction(21, 60), "counter": Fraction(39, 60)}
    assert triage.n == 60 and counter.time.standard.seconds == 360
    assert (counter.time.estimate.mean.seconds, counter.time.estimate.n) == (360, 60)
    # Half take 300 s and half 420: sd 60 * sqrt(60 / 59), over 360.
    assert counter.time.estimate.cv == round(60 * (60 / 59) ** 0.5 / 360, 3)
    assert learnt.arrivals == 60 and learnt.arrivals_n == 60  # 59 gaps in 59 minutes
    assert {s.id: s.share for s in learnt.segments.values()} == {"old": Fraction(3, 4), "new": Fraction(1, 4)}
    assert "source: log.csv" in text and "cases: 60" in text
    again = hall.conform(log, "--learn")
    assert (again.code, again.stdout) == (0, "nothing to learn: the map says it already\n")
    assert run("lint", hall.map).code == 0


def test_ranges_are_narrower_with_what_was_measured(hall):
    def ranges():
        found = json.loads(run("analyse", hall.map, "--json").stdout)
        low, high = found["segments"]["all"]["ranges"]["time_mean"]
        return high - low

    before = ranges()
    hall.conform(hall.log(visits(400, 240)), "--learn", "--write")
    assert ranges() < before / 2


def test_the_changed_map_may_go_elsewhere(hall):
    log, other = hall.log(visits(60, 21)), hall.path / "measured.blueprint.yaml"
    before = hall.map.read_text(encoding="utf-8")
    assert hall.conform(log, "--learn", "-o", other).code == 0
    assert hall.map.read_text(encoding="utf-8") == before and load(other).map.arrivals == 60
    other.write_text("mine", encoding="utf-8")
    assert hall.conform(log, "--learn", "-o", other).code == 2
    assert hall.conform(log, "--write").code == 2
    assert json.loads(hall.conform(log, "--learn", "--json").stdout)["proposals"][0]["path"] == ["x-measured"]


def test_few_visits_change_nothing(hall):
    assert hall.conform(hall.log(visits(4, 2)), "--learn").stdout.startswith("nothing to learn")


def test_ways_that_the_log_cannot_tell_apart_stay(tmp_path):
    two = HALL.replace("    end: served\n", "    end: {served: 90%, lost: 10%}\n")
    hall = Folder(tmp_path, two)
    found = json.loads(hall.conform(hall.log(visits(60, 21)), "--learn", "--json").stdout)
    assert not [p for p in found["proposals"] if p["path"][1:3] == ["counter", "end"]]


def test_a_way_that_nobody_went_stays(hall):
    """The map that is written has no errors: what no visit shows is not called impossible."""
    done = hall.conform(hall.log(visits(60, 0)), "--learn", "--write")
    assert done.code == 0
    assert "the shares at 'triage' stay: of 60 visits none went to wait" in done.stderr
    assert run("lint", hall.map).code == 0
    assert {c.to: c.share for c in load(hall.map).map.touchpoints["triage"].next}["wait"] == Fraction(3, 5)
