"""Maps drafted from logs say what the log says: they lint, and the log conforms to them."""

import json
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blueprint.importing.discovery.parallel import find_blocks
from blueprint.model.loader import load, loads
from tests.observe.logs import FIRST, Folder, csv, xes
from tests.run import run


def log_of(ways):
    """Each letter an activity of a minute, right behind the one before."""
    return csv(
        (str(case), letter, f"2026-11-02 09:{n:02}:00", f"2026-11-02 09:{n + 1:02}:00")
        for case, way in enumerate(ways)
        for n, letter in enumerate(way)
    )


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def discovered(folder, log, *words):
    out = folder.path / "found.blueprint.yaml"
    done = run("discover", log, "-o", out, "--force", *words)
    assert done.code == 0, done.stderr
    return out


def test_a_log_becomes_a_map_that_lints_draws_and_analyses(folder):
    rows = [(*row, "Receptionist" if row[1] == "Triage" else "Customer") for row in FIRST]
    log = folder.log(csv(rows, "case,activity,start,end,role"), "hall.csv")
    out = discovered(folder, log)
    found = load(out).map
    assert str(found.title) == "hall" and list(found.touchpoints) == ["triage", "wait", "counter-service"]
    triage = found.touchpoints["triage"]
    assert {c.to: c.share for c in triage.next} == {"wait": Fraction(1, 2), "counter-service": Fraction(1, 2)}
    assert (str(triage.in_lane), str(triage.role), triage.n) == ("frontstage", "Receptionist", 2)
    assert str(found.touchpoints["wait"].in_lane) == "customer"
    assert found.touchpoints["counter-service"].time.estimate.mean.seconds == 405, "30 s between"
    assert list(found.touchpoints["counter-service"].end) == ["done"]
    assert found.arrivals == 30  # two cases two minutes apart
    assert "source: hall.csv" in out.read_text(encoding="utf-8")
    assert run("lint", out).code == 0 and run("analyse", out, "--json").code == 0
    assert run("render", out, "-o", folder.path / "found.svg").code == 0
    assert run("conform", out, log).code == 0


def test_what_is_there_stays_unless_people_say_so(folder):
    log, out = folder.log(csv(FIRST)), folder.path / "mine.blueprint.yaml"
    out.write_text("mine", encoding="utf-8")
    done = run("discover", log, "-o", out)
    assert done.code == 2 and "--force" in done.stderr and out.read_text(encoding="utf-8") == "mine"
    printed = run("discover", log, "--title", "大厅")
    assert printed.code == 0 and "title: 大厅" in printed.stdout
    assert "every touchpoint stands in backstage" in printed.stderr


def test_lanes_may_be_said(folder):
    lanes = folder.path / "lanes.yaml"
    lanes.write_text("Triage: frontstage\nnobody: customer\n", encoding="utf-8")
    out = folder.path / "found.blueprint.yaml"
    done = run("discover", folder.log(xes(FIRST), "log.xes"), "-o", out, "--lanes", lanes)
    assert str(load(out).map.touchpoints["triage"].in_lane) == "frontstage"
    assert "'nobody', which the file has not" in done.stderr


def test_loops_and_rare_ways(folder):
    log = folder.log(log_of([*["abc"] * 12, *["abbc"] * 4, *["ababc"] * 3, "ac"]))
    out = discovered(folder, log)
    ways = {id_: {c.to: c.share for c in t.next} for id_, t in load(out).map.touchpoints.items()}
    # a: 12 + 4 + 6 to b, 1 to c, of 23; b: 4 to itself, 3 back to a, 19 on, of 26.
    assert ways["a"] == {"b": Fraction(22, 23), "c": Fraction(1, 23)}
    assert ways["b"] == {"a": Fraction(3, 26), "b": Fraction(4, 26), "c": Fraction(19, 26)}
    assert load(out).map.touchpoints["a"].start == 1
    assert "a: 22/23" not in out.read_text(encoding="utf-8")
    out = folder.path / "few.blueprint.yaml"
    done = run("discover", log, "-o", out, "--least", "5%")
    assert "ways that less than 5 % of the visits go are not drawn: 1, with 1 of all moves" in done.stderr
    assert [c.to for c in load(out).map.touchpoints["a"].next] == ["b"]


def test_what_runs_side_by_side_is_drawn_so(folder):
    log = folder.log(log_of([*["abcde"] * 8, *["adbce"] * 7, *["abdce"] * 6]))
    out = discovered(folder, log)
    found = load(out).map
    assert found.touchpoints["a"].together and {c.to for c in found.touchpoints["a"].next} == {"b", "d"}
    assert found.touchpoints["e"].join and [c.to for c in found.touchpoints["b"].next] == ["c"]
    report = json.loads(run("conform", out, log, "--json").stdout)
    assert report["cases"]["off_map"] == 0 and report["cases"]["ways"] == 3


def test_a_loop_of_two_is_no_block():
    follows = {("a", "b"): 20, ("b", "a"): 9, ("s", "a"): 11, ("b", "e"): 11}
    assert find_blocks(follows, frozenset({("a", "b")}), frozenset("se"), frozenset("e")) == ()


def test_what_runs_side_by_side_behind_a_choice_starts_and_meets_at_gates(folder):
    """`b` beside `c`, `d`, for 21 of 30; the others go from `a` to `e`, 4 of them past a check."""
    log = folder.log(log_of([*["abcde"] * 8, *["acdbe"] * 7, *["acbde"] * 6, *["ae"] * 5, *["afe"] * 4]))
    out = discovered(folder, log)
    found = load(out).map
    shares = {c.to: c.share for c in found.touchpoints["a"].next}
    assert shares == {"start-together": Fraction(21, 30), "e": Fraction(5, 30), "f": Fraction(4, 30)}
    gate, met = found.touchpoints["start-together"], found.touchpoints["all-done"]
    assert (gate.together, {c.to for c in gate.next}) == (True, {"b", "c"})
    assert met.join and [c.to for c in met.next] == ["e"]
    assert run("lint", out).code == 0
    report = json.loads(run("conform", out, log, "--json").stdout)
    assert report["cases"]["off_map"] == 0 and report["never_seen"] == []
    arrows = {(c["from"], c["to"]): c for c in report["connections"]}
    through = arrows["a", "start-together"]
    assert (through["count"], through["share"], through["declared_share"]) == (21, 0.7, pytest.approx(0.7))
    assert (arrows["a", "b"]["count"], arrows["a", "b"]["share"]) == (8, None), (
        "which comes first is no share"
    )
    other = out.read_text(encoding="utf-8").replace(
        "start-together: 70%, e: 5/30", "start-together: 60%, e: 4/15"
    )
    out.write_text(other, encoding="utf-8")
    learnt = run("conform", out, log, "--learn").stdout
    assert "start-together: 70%" in learnt


def test_a_branch_takes_as_long_as_it_runs_whatever_the_others_do(folder):
    """`b` is done 2 minutes after `a` in half of the cases and 3 in the others, behind `c`; `c` the other way round."""
    minutes = {"abce": (0, 2, 3, 4), "acbe": (0, 2, 3, 4)}
    rows = [
        (f"{way}{n}", step, f"2026-11-02 {9 + n}:{at:02}:00")
        for way, ends in minutes.items()
        for n in range(8)
        for step, at in zip(way, ends, strict=True)
    ]
    found = load(discovered(folder, folder.log(csv(rows, "case,activity,time")))).map
    for id_ in "bc":
        assert found.touchpoints[id_].time.estimate.mean.seconds == 150


def test_who_goes_one_branch_alone_does_not_run_side_by_side(folder):
    log = folder.log(log_of([*["abce"] * 8, *["acbe"] * 8, *["abe"] * 8]))
    assert not any(t.together for t in load(discovered(folder, log)).map.touchpoints.values())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("abcdef", min_size=1, max_size=9), min_size=1, max_size=20))
def test_every_log_conforms_to_its_own_map_and_to_its_shares(folder, ways):
    log = folder.log(log_of(ways))
    out = discovered(folder, log)
    assert loads(out.read_text(encoding="utf-8")).map is not None
    done = run("conform", out, log, "--json")
    report = json.loads(done.stdout)
    assert report["cases"]["off_map"] == 0 and report["cases"]["strange_starts"] == []
    for arrow in report["connections"]:
        assert arrow["declared"]
        assert arrow["share"] is None or arrow["share"] == pytest.approx(arrow["declared_share"], abs=1e-12)
    for end in report["ends"]:
        assert end["share"] == pytest.approx(end["declared_share"], abs=1e-12)


def arriving(days, rates, lone=0):
    """Cases of a minute, evenly through the hours of a day that `rates` names; weekends have `lone` an hour at noon."""
    rows = []
    for day in range(days):
        date = datetime(2026, 11, 2) + timedelta(days=day)
        for hour, rate in (rates if date.weekday() < 5 else {12: lone}).items():
            for n in range(rate):
                at = date + timedelta(hours=hour, seconds=n * 3600 / rate)
                rows.append(
                    (
                        f"{day}-{hour}-{n}",
                        "a",
                        f"{at:%Y-%m-%d %H:%M:%S}",
                        f"{at + timedelta(minutes=1):%Y-%m-%d %H:%M:%S}",
                    )
                )
    return csv(rows)


@pytest.mark.parametrize(
    ("days", "rates", "lone", "said"),
    [
        (21, {9: 10, 10: 10, 11: 30}, 0, {"mon-fri": {"09:00": "10/h", "11:00": "30/h", "12:00": "0/h"}}),
        (
            21,
            {9: 10},
            4,
            {"mon-fri": {"09:00": "10/h", "10:00": "0/h"}, "sat-sun": {"12:00": "4/h", "13:00": "0/h"}},
        ),
        (4, {9: 20, 10: 20}, 0, {"09:00": "20/h", "11:00": "0/h"}),
        (21, dict.fromkeys(range(24), 3), 0, None),
        (1, {9: 10, 15: 40}, 0, None),
    ],
    ids=["by weekday", "weekends differ", "by time alone", "always the same", "too short"],
)
def test_arrivals_are_told_by_time_where_they_differ(folder, days, rates, lone, said):
    if said is None and days > 1:
        days = 5  # no weekend
    found = load(discovered(folder, folder.log(arriving(days, rates, lone)))).map.arrivals
    assert getattr(found, "written", None) == said


def test_a_log_of_more_activities_than_a_map_takes_asks_for_another_column(folder):
    log = folder.log(csv((str(n), f"call {n}", FIRST[0][2], FIRST[0][3]) for n in range(5001)), "calls.csv")
    done = run("discover", log)
    assert done.code == 2 and done.stdout == ""
    assert (
        "the log names 5001 activities, a map takes 5000 touchpoints; is it the right column?" in done.stderr
    )
