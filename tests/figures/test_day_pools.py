"""A day of people who are shared, with customers who give up: what is known exactly, a simulation, a roster."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from blueprint.figures import Analysis
from blueprint.figures.day.day import DayFigures, DayWalk, days_of
from blueprint.flow.day.forward import Coming, Stretch, path
from blueprint.flow.queues.queue import QueueFigures, queue
from blueprint.flow.time.laws import Gamma
from blueprint.model.arrivals import Arrivals
from blueprint.model.loader import loads
from tests.figures.hall_simulation import simulated
from tests.figures.test_pool_patience import markov
from tests.run import run

RUSH = """\
blueprint: 1
title: Hall
arrivals: {09:00: 40/h, 10:00: 110/h, 11:00: 50/h, 12:00: 0/h}
roles: {guide: {servers: 4, cost: 50/h}}
promises:
  - {id: at-once, from: do, to: do, within: 10s, share: 80%}
touchpoints:
  ask: {lane: frontstage, role: guide, title: Ask, time: {estimate: {mean: 1m, cv: 0.5}}, staffed: {patience: 3m}, next: do}
  do: {lane: frontstage, role: guide, title: Do, time: 3m, staffed: {}, next: {pay: 50%}, end: {served: }}
  pay: {lane: frontstage, title: Pay, time: 1m, staffed: {servers: 1}, end: served}
"""


def day_of(text: str) -> tuple[Analysis, DayFigures]:
    found = loads(text)
    assert found.map is not None, found.problems
    analysis = Analysis(found.map)
    (day,) = days_of(analysis)
    return analysis, day


@pytest.mark.parametrize(("rate", "service", "again", "patience"), [(30, 60, 50, 60), (12, 300, 50, 120)])
def test_who_comes_back_at_once_in_a_day_that_never_changes(
    rate: int, service: int, again: int, patience: int
) -> None:
    """One server, exponential: shares that give up as in the chain that is solved in `markov`."""
    staffed = f"staffed: {{patience: {patience}s}}"
    time = f"time: {{estimate: {{mean: {service}s, cv: 1}}}}"
    _, day = day_of(
        f"blueprint: 1\ntitle: x\narrivals: {{00:00: {rate}/h, 03:00: 0/h}}\nroles: {{guide: {{servers: 1}}}}\ntouchpoints:\n"
        f"  ask: {{lane: frontstage, role: guide, title: A, {time}, {staffed}, next: {{do: {again}%}}, end: {{served: }}}}\n"
        f"  do: {{lane: frontstage, role: guide, title: D, {time}, {staffed}, next: {{do: {again}%}}, end: {{served: }}}}\n"
    )
    first, back = markov(rate, service, again / 100, patience)
    late = day.hours[-1]
    assert late.at("ask").abandoned == pytest.approx(first, abs=1e-3)
    assert late.at("do").abandoned == pytest.approx(back, abs=1e-3)


@pytest.mark.parametrize(
    ("servers", "cv", "patience"), [(1, 0.0, None), (4, 0.5, None), (4, 0.5, 120.0), (2, 1.5, 60.0)]
)
def test_services_that_are_not_exponential_have_the_waits_of_a_day_that_never_changes(
    servers: int, cv: float, patience: float | None
) -> None:
    """With the lump of `flow.queues.service` the line has the mean wait, and the give-ups, of a queue without hours."""
    from blueprint.flow.queues.service import cosmetatos

    rate = 0.8 * servers / 60
    found = queue(rate * 3600, servers, Gamma(60.0, cv), patience=patience)
    assert isinstance(found, QueueFigures)
    stretch = Stretch(
        start=0,
        end=9000,
        coming=(Coming(rate, patience or math.inf),),
        servers=servers,
        service=60,
        lump=cosmetatos(servers, found.utilisation, cv**2),
    )
    (seen,) = path((stretch,), path((stretch,)).after).stretches
    assert seen.wait_mean == pytest.approx(found.wait_mean, rel=0.02)
    assert seen.given_up == pytest.approx(found.abandoned, abs=2e-3)
    assert seen.busy == pytest.approx(found.utilisation, abs=2e-3)


def test_the_hurried_and_the_patient_stand_in_one_line_all_day() -> None:
    """As in `test_pool_patience`: one server, 72 an hour of 60 s, of whom 60 % leave after 100 s on the mean."""
    v = np.linspace(0, 6000, 60_001)
    few, all_ = 0.6 * 72 / 3600, 72 / 3600
    density = np.exp(few * 100 * (1 - np.exp(-v / 100)) + (all_ - few) * v - v / 60)
    mass = float(np.trapezoid(density, v))
    waits = all_ * mass / (1 + all_ * mass)
    gone = waits * float(np.trapezoid(density * (1 - np.exp(-v / 100)), v)) / mass
    stretch = Stretch(start=0, end=9000, coming=(Coming(few, 100), Coming(all_ - few)), servers=1, service=60)
    hurried, calm = path((stretch,), path((stretch,)).after).stretches[0].each
    assert hurried.given_up == pytest.approx(gone, abs=0.03)
    assert calm.given_up == 0
    assert calm.wait.mean == pytest.approx(waits * float(np.trapezoid(density * v, v)) / mass, rel=0.1)


def test_a_rush_of_shared_people_against_simulation() -> None:
    analysis, day = day_of(RUSH)
    spans = [(h.start, h.end, h.rate / 3600) for h in day.hours]
    group = {"ask": "guide", "do": "guide", "pay": "pay"}
    came = gone = 0
    waits: list[float] = []
    for seed in range(150):
        seen = simulated(
            analysis.flat, spans, {"guide": [(0, 4)], "pay": [(0, 1)]}, group, seed, (36_000, 39_600)
        )
        came, gone = came + seen.came["ask"], gone + seen.gave_up.get("ask", 0)
        waits += seen.waits["do"]
    rush = day.hours[1]
    assert rush.at("ask").abandoned == pytest.approx(gone / came, abs=0.04)
    assert rush.at("do").wait_mean == pytest.approx(float(np.mean(waits)), rel=0.25)
    assert rush.at("do").abandoned == 0


def test_who_gives_up_comes_to_no_line_behind() -> None:
    _, day = day_of(RUSH)
    for hour in day.hours:
        ask, do, pay = (hour.at(id_) for id_ in ("ask", "do", "pay"))
        assert do.arrivals_per_hour == pytest.approx(ask.arrivals_per_hour * (1 - ask.abandoned), rel=1e-3)
        assert pay.arrivals_per_hour == pytest.approx(do.arrivals_per_hour / 2, rel=1e-3)
    calm, rush, _ = day.hours
    assert rush.at("ask").abandoned > 3 * calm.at("ask").abandoned


def test_a_roster_holds_every_touchpoint_to_its_ceiling_and_plans_nobody_in_vain(tmp_path: Path) -> None:
    """Nobody is served in 10 s by 80 %, however many serve: 1 - exp(-10 / 180) = 5.4 %."""
    path_ = tmp_path / "hall.blueprint.yaml"
    path_.write_text(RUSH, encoding="utf-8")
    data = json.loads(run("staff", path_, "--by", "1h", "--json").stdout)
    guides = [row for row in data["intervals"] if row["role"] == "guide"]
    assert all(row["breaks"] == ["at-once"] for row in guides)
    assert [row["servers"] for row in guides] == [5, 10, 6]
    for row in guides:
        assert row["touchpoints"]["ask"]["given_up"] <= 0.05
        assert row["touchpoints"]["do"]["given_up"] == 0
        assert row["error"] > 0 and row["give_up_error"] > 0
    analysis, _ = day_of(RUSH)
    assert isinstance(analysis.flat.arrivals, Arrivals)
    walk = DayWalk(analysis, analysis.flat.arrivals.days[0])
    for part, n in zip(walk.parts, (4, 9, 5), strict=True):  # were it to last, one less loses too many
        servers = {"guide": n, "pay": 2}
        lasting, _ = walk.through(part, servers, walk.settled(part, servers))
        assert lasting.at("ask").abandoned > 0.05
    told = run("staff", path_, "--by", "1h").stdout
    assert "no number of people keeps it" in told and "shares that give up by" in told
