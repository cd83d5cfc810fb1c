"""How long customers are ready to wait, from a log in which most are served before they give up."""

import json

import pytest

from blueprint.model.loader import load
from tests.observe.logs import Folder, csv
from tests.run import run

CALLS = """\
blueprint: 1
title: Calls
arrivals: 10/h
touchpoints:
  menu: {lane: frontstage, title: Menu, time: 10s, next: {queue: 90%}, end: {left: 10%}}
  queue: {lane: customer, title: Queue, waits_for: agent, time: {tolerance: 20s}, next: agent}
  agent: {lane: frontstage, title: Agent, staffed: {servers: 2, patience: 1m}, time: 3m, end: served}
"""
WAITS = {10: True, 15: False, 20: True, 25: False, 30: True}
"""Seconds waited, and whether an agent answered."""


def calls(waits, direct=1, silent=1):
    """A call an hour: those who wait, those answered at once, those who hang up in the menu."""
    rows = []
    for hour, (wait, answered) in enumerate(waits):
        at = f"2026-11-{2 + hour // 8:02} {9 + hour % 8:02}"
        rows.append((f"w{hour}", "Menu", f"{at}:00:00", f"{at}:00:10"))
        rows.append(
            (f"w{hour}", "Queue", f"{at}:00:10", f"{at}:{(10 + wait) // 60:02}:{(10 + wait) % 60:02}")
        )
        if answered:
            start = 9 + wait  # the agent's clock is a second ahead
            rows.append((f"w{hour}", "Agent", f"{at}:{start // 60:02}:{start % 60:02}", f"{at}:05:00"))
    for n in range(direct):
        rows.append((f"d{n}", "Menu", "2026-11-30 09:00:00", "2026-11-30 09:00:10"))
        rows.append((f"d{n}", "Agent", "2026-11-30 09:00:10", "2026-11-30 09:03:10"))
    rows += [(f"s{n}", "Menu", "2026-11-30 10:00:00", "2026-11-30 10:00:10") for n in range(silent)]
    return csv(rows)


@pytest.fixture
def centre(tmp_path):
    return Folder(tmp_path, CALLS)


def test_who_was_served_shows_only_that_patience_was_longer(centre):
    """By hand: 100 s waited over 2 who left; 3/4 stay at 15 s (1 of 4 leaves), 3/8 at 25 s (1 of 2)."""
    (found,) = centre.report(centre.log(calls(WAITS.items())))["patience"]
    assert (found["queue"], found["touchpoint"]) == ("queue", "agent")
    assert (found["waited"], found["given_up"], found["declared"]) == (5, 2, 60)
    assert (found["mean"], found["quarter"], found["half"]) == (50, 15, 25)
    # Chi-square with 4 degrees of freedom: 0.4844 and 11.1433 at 2.5 and 97.5 %.
    assert found["interval"] == pytest.approx([200 / 11.14329, 200 / 0.484419], rel=1e-4)


def test_ways_past_and_out_of_a_line_are_on_the_map(centre):
    report = centre.report(centre.log(calls(WAITS.items())))
    assert report["cases"]["off_map"] == 0 and all(e["declared"] for e in report["ends"])
    assert {(c["from"], c["to"]) for c in report["connections"]} == {
        ("menu", "queue"),
        ("menu", "agent"),
        ("queue", "agent"),
    }
    said = centre.conform(centre.log(calls(WAITS.items()))).stdout
    assert "where the map has no exit" not in said and "Kaplan and Meier" in said


def test_patience_goes_into_the_map_with_how_many_gave_up(centre):
    waits = [(wait, answered) for wait, answered in WAITS.items() for _ in range(4)]
    log = centre.log(calls(waits, direct=3, silent=2))
    assert centre.conform(log, "--learn", "--write").code == 0
    learnt = load(centre.map).map.touchpoints
    staffed = learnt["agent"].staffed
    assert (staffed.servers, staffed.patience.seconds, staffed.n) == (2, 50, 8)
    assert {c.to: str(c.share) for c in learnt["menu"].next} == {"queue": "23/25"}
    assert learnt["queue"].time.estimate is None, "a line takes as long as the wait in front of the agent"
    assert run("lint", centre.map).code == 0
    assert json.loads(run("analyse", centre.map, "--json").stdout)["version"] == 1


def test_nobody_who_gives_up_says_nothing_of_patience(centre):
    (found,) = centre.report(centre.log(calls([(10, True), (20, True)])))["patience"]
    assert (found["given_up"], found["mean"], found["interval"], found["half"]) == (0, None, None, None)


def test_who_gives_up_and_goes_elsewhere_is_counted(tmp_path):
    text = CALLS.replace("time: 3m, end", "gives_up: back, time: 3m, end")
    centre = Folder(tmp_path, text + "  back: {lane: customer, title: Call back, next: queue}\n")
    rows = [
        ("1", "Menu", "2026-11-02 09:00:00", "2026-11-02 09:00:10"),
        ("1", "Queue", "2026-11-02 09:00:10", "2026-11-02 09:00:40"),
        ("1", "Call back", "2026-11-02 09:00:40", "2026-11-02 09:00:50"),
        ("1", "Queue", "2026-11-02 09:00:50", "2026-11-02 09:01:00"),
        ("1", "Agent", "2026-11-02 09:01:00", "2026-11-02 09:02:00"),
    ]
    (found,) = centre.report(centre.log(csv(rows)))["patience"]
    assert (found["waited"], found["given_up"], found["mean"]) == (2, 1, 40)
