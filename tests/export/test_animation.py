"""A recorded run to be watched: it says what the simulation says, is the same for the same seed, and runs in a browser."""

from __future__ import annotations

from math import fsum
from pathlib import Path
from typing import Any

import pytest

from blueprint.export.animation.data import figures_of
from blueprint.export.animation.page import page
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.figures.simulation.recording import MOST, Recording, record
from blueprint.model.loader import loads
from tests.export.visiting import Visit, data_of
from tests.run import run

HALL = """blueprint: 1
title: Hall
arrivals: 40/h
segments: {calm: {title: Calm, share: 70%}, hurried: {title: Hurried, share: 30%}}
touchpoints:
  enter: {lane: customer, title: Enter, time: 20s, next: {wait: 80%, machine: 20%}}
  machine: {lane: customer, title: Machine, time: 2m, end: served}
  wait: {lane: customer, title: Wait, waits_for: counter, next: counter}
  counter:
    lane: frontstage
    title: Counter
    time: {estimate: {mean: 4m, cv: 1}}
    staffed: {servers: 2, patience: 5m}
    next: {leave: 90%, wait: 10%}
  leave: {lane: customer, title: "Leave </script><img src=x onerror=window.bad=1>", time: 10s, end: served}
"""


def token_totals(found: Recording) -> dict[str, float]:
    """The figures of the simulation, counted from the tokens."""
    came = [t for t in found.tokens if 0 <= t.stays[0].since < found.seconds]
    return {
        "customers": len(came),
        "gave_up": sum(s.gave_up for t in came for s in t.stays),
        "wait_total": fsum(s.start - s.since for t in came for s in t.stays if s.queue and not s.gave_up),
    }


def analysis(text: str = HALL) -> Analysis:
    made = loads(text).map
    assert made is not None
    return Analysis(made)


@pytest.mark.parametrize("seed", [1, 7])
@pytest.mark.parametrize("beside", ["", "waits_for: counter, "])
def test_the_tokens_say_what_the_simulation_counts(seed: int, beside: str) -> None:
    hall = analysis(HALL.replace("waits_for: counter, ", beside or "time: 5s, "))
    found = record(hall, hours=6, seed=seed)
    told, counted = figures_of(found, ["counter"]), token_totals(found)

    assert counted["customers"] == told["customers"] > 150
    assert counted["gave_up"] == told["gave_up"] > 10
    assert counted["wait_total"] == pytest.approx(told["wait_total"])
    for token in found.tokens:
        for stay in token.stays:
            assert stay.since <= stay.start <= stay.until
        assert all(a.until <= b.since + 1e-6 for a, b in zip(token.stays, token.stays[1:], strict=False))


def test_a_queue_is_as_long_as_littles_law_says() -> None:
    found = record(analysis(), hours=40, seed=2)
    waits = [(s.since, s.start) for t in found.tokens for s in t.stays if s.queue and s.start > s.since]
    inside = sum(min(b, found.seconds) - max(a, 0) for a, b in waits if b > 0 and a < found.seconds)
    queue = analysis().queues["counter"]
    # everybody who waits, those too who give up: of Erlang A the mean number waiting is rate x mean wait of all
    gave_up = sum(s.gave_up for t in found.tokens for s in t.stays)
    joined = sum(bool(s.queue) for t in found.tokens for s in t.stays if s.place == "counter" or s.gave_up)
    assert gave_up / joined == pytest.approx(queue.abandoned, abs=0.03)
    # those who leave a queue of exponential patience: patience x give-ups = time spent waiting
    assert inside / found.seconds == pytest.approx(gave_up * 300 / found.seconds, rel=0.15)


def test_one_seed_is_one_recording_and_another_is_another() -> None:
    one, same, other = (page(Subject(analysis(), "en"), record(analysis(), seed=s)) for s in (4, 4, 5))
    assert one == same
    assert one != other


def test_a_recording_has_an_end() -> None:
    found = record(analysis(HALL.replace("40/h", "30/h")), hours=2_000)
    assert found.seconds < found.asked
    assert sum(len(t.stays) for t in found.tokens) < 1.2 * MOST
    assert len(page(Subject(analysis(), "en"), found)) < 600_000


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    (tmp_path / "hall.blueprint.yaml").write_text(HALL, encoding="utf-8")
    page_, wrong = tmp_path / "hall.html", tmp_path / "hall.gif"
    done = run("simulate", tmp_path / "hall.blueprint.yaml", "--animation", page_, "--hours", "0.5")
    assert (done.code, done.stdout) == (0, "")
    assert data_of(page_.read_text(encoding="utf-8"))["length"] == 18_000
    done = run("--lang", "zh", "simulate", tmp_path / "hall.blueprint.yaml", "--animation", wrong)
    assert (done.code, wrong.exists()) == (2, False)
    assert "应以 .html 结尾" in done.stderr


def test_who_serves_at_several_counters_is_said_beside_them() -> None:
    """At each counter stands how many of the four are at work there: without the sentence they would be taken for eight."""
    text = HALL.replace("segments:", "roles: {clerk: {title: Clerk, servers: 4}}\nsegments:")
    text = text.replace("title: Machine, time", "title: Machine, role: clerk, staffed: {}, time")
    shared = analysis(text.replace("staffed: {servers: 2, patience: 5m}", "role: clerk\n    staffed: {}"))
    data = data_of(page(Subject(shared, "en"), record(shared, seed=3)))
    assert data["shared"] == ["Clerk: 4 people serve at all of these, in one line: Machine, Counter."]
    assert [counter["servers"] for counter in data["counters"]] == [4, 4]
    assert data_of(page(Subject(analysis(), "en"), record(analysis(), seed=3)))["shared"] == []


DAY = HALL.replace("40/h", "{09:30: 20/h, 11:00: 60/h, 12:00: 15/h, 14:00: 0/h}")


def test_a_day_is_recorded_from_opening_until_the_last_has_left() -> None:
    """The hour from 11 is too much for two people (60 x 0.8 / 0.9 x 4 min = 3.6): over a day that has an end."""
    hall, came, last = analysis(DAY), [0, 0, 0], 0.0
    for seed in range(1, 21):
        found = record(hall, seed=seed)
        starts = [t.stays[0].since for t in found.tokens]
        assert min(starts) >= 0 and max(starts) < 4.5 * 3600
        for k, (a, b) in enumerate([(0, 1.5), (1.5, 2.5), (2.5, 4.5)]):
            came[k] += sum(a * 3600 <= start < b * 3600 for start in starts)
        last = max(t.stays[-1].until for t in found.tokens)
        assert found.seconds >= last and found.seconds == max(4.5 * 3600, found.seconds)
        assert (found.opens, found.run.customers) == (9.5 * 3600, len(starts))
        assert token_totals(found)["wait_total"] == pytest.approx(
            figures_of(found, ["counter"])["wait_total"]
        )
    for n, mean in zip(came, [600, 1200, 600], strict=True):  # 20 days; Poisson
        assert abs(n - mean) < 4 * mean**0.5
    assert record(hall, hours=2, seed=1).seconds == 7200


def test_the_page_of_a_day_has_its_clock_and_its_hours(browser: Any, tmp_path: Path) -> None:
    found = record(analysis(DAY), seed=3)
    visit = Visit(browser, tmp_path, page(Subject(analysis(), "en"), found))
    shown = visit.page
    shown.locator('body[data-playing="true"]').wait_for()
    shown.keyboard.press(" ")
    shown.keyboard.press("Home")
    shown.locator('body[data-at="0"]').wait_for()
    assert shown.locator(".clock").inner_text() == "9:30:00"
    assert [row.inner_text() for row in shown.locator(".hours tbody th").all()][:3] == [
        "09:00",
        "10:00",
        "11:00",
    ]
    shown.keyboard.press("End")
    shown.locator(f'body[data-at="{round(found.seconds * 10)}"]').wait_for()
    rows = [
        [cell.inner_text() for cell in row.locator("td").all()]
        for row in shown.locator(".hours tbody tr").all()
    ]
    starts = [9.5 * 3600 + t.stays[0].since for t in found.tokens]
    assert [int(came) for came, _, _ in rows] == [
        sum(hour * 3600 <= start < (hour + 1) * 3600 for start in starts) for hour in range(9, 9 + len(rows))
    ]
    assert max(int(most) for _, most, _ in rows) == int(cells(visit)[1])
    visit.leave()


def cells(visit: Visit) -> list[str]:
    return [cell.inner_text() for cell in visit.page.locator("#side tbody td").all()]


@pytest.mark.parametrize("texts", ["en", "zh"])
def test_it_runs_in_a_browser_by_keys_and_ends_with_the_figures_of_the_run(
    browser: Any, tmp_path: Path, texts: Any
) -> None:
    found = record(analysis(), seed=3)
    visit = Visit(browser, tmp_path, page(Subject(analysis(), texts), found))
    shown = visit.page
    shown.locator('body[data-playing="true"]').wait_for()
    shown.locator('body[data-frames]:not([data-at="0"])').wait_for()
    shown.keyboard.press(" ")
    shown.locator('body[data-playing="false"]').wait_for()
    shown.keyboard.press("Home")
    shown.locator('body[data-at="0"]').wait_for()
    shown.keyboard.press("ArrowRight")
    shown.locator('body[data-at="600"]').wait_for()
    assert shown.locator(".clock").inner_text() == "0:01:00"
    shown.keyboard.press("ArrowUp")
    assert "60 ×" in shown.locator(".speed").inner_text() or "60 倍" in shown.locator(".speed").inner_text()
    shown.locator("#bar input").fill("18000")
    shown.locator('body[data-at="18000"]').wait_for()
    half = [
        s
        for t in found.tokens
        for s in t.stays
        if s.queue and s.since < 1800 <= s.start and s.start > s.since
    ]
    assert int(cells(visit)[0]) == pytest.approx(len(half), abs=1)  # a tenth of a second is rounded
    shown.keyboard.press("End")
    shown.locator('body[data-at="36000"]').wait_for()
    gave_up = sum(s.gave_up and 0 <= s.start <= 3600 for t in found.tokens for s in t.stays)
    served = sum(
        s.place == "counter" and not s.gave_up and 0 <= s.until <= 3600 for t in found.tokens for s in t.stays
    )
    assert cells(visit)[3:] == [str(served), str(gave_up)]
    assert shown.locator(".totals b").first.inner_text() == str(found.run.customers)
    assert shown.evaluate("window.bad") is None
    assert shown.evaluate("document.body.scrollHeight <= innerHeight")
    painted = "(() => { const c = document.getElementById('people'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0) })()"
    assert shown.evaluate(painted)
    visit.leave()


def test_who_wants_less_motion_gets_a_still_page_that_still_goes_on(browser: Any, tmp_path: Path) -> None:
    still = page(Subject(analysis(), "en"), record(analysis(), seed=3))
    visit = Visit(browser, tmp_path, still, reduced_motion="reduce", color_scheme="dark")
    shown = visit.page
    shown.locator('body[data-playing="false"][data-at="0"]').wait_for()
    shown.keyboard.press("ArrowRight")
    shown.locator('body[data-at="600"]').wait_for()
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 21, 28)"
    visit.leave()
