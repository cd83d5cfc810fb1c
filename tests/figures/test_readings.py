"""Promises over nights and weekends, by each way to read them: small maps whose answers are seen without a computer."""

from __future__ import annotations

import json

import pytest

from tests.run import run

# Everybody comes on a Friday between 16:00 and 17:00.
FRIDAY = """blueprint: 1
title: {{zh: 维修, en: Repair}}
arrivals: {{fri: {{16:00: 4/h, 17:00: 0/h}}}}
opens: {{mon-fri: 09:00-17:00}}
promises: [{{id: p, from: in, to: out, {promise}}}]
touchpoints:
  in: {{lane: customer, title: {{zh: 交, en: In}}, time: 0s, next: work}}
  work: {{lane: {lane}, title: {{zh: 修, en: Work}}, time: {time}, next: out}}
  out: {{lane: customer, title: {{zh: 取, en: Out}}, time: {then}, end: served}}
"""


def judged(tmp_path, text, *options):
    file = tmp_path / "r.blueprint.yaml"
    file.write_text(text, "utf-8")
    said = run("analyse", str(file), "--json", *options)
    assert said.code == 0, said.stderr
    (promise,) = json.loads(said.stdout)["segments"]["all"]["promises"]
    return promise, {r["reading"]: r["achieved"] for r in promise["calendar"]["readings"]}


@pytest.mark.parametrize(
    ("promise", "lane", "time", "then", "wanted"),
    [
        # 70 h by the clock from Friday 16:xx is Monday 14:xx: before it closes on the first working day.
        ("within: 1 working day", "customer", "70h", "0s", {"working-days": 1, "hour-to-hour": 1}),
        # 72.5 h is Monday 16:30 to 17:30: those of the first half hour are in time, hour to hour nobody is.
        ("within: 1 working day", "customer", "72.5h", "0s", {"working-days": 0.5, "hour-to-hour": 0}),
        ("within: 2d", "customer", "70h", "0s", {"clock": 0, "working-days": 1}),
        # Two hours of work that wait for Monday morning: over between 10:00 and 11:00.
        ("within: 4h", "backstage", "2h", "0s", {"clock": 0, "working-hours": 1}),
        ("within: 2 working hours", "backstage", "2h", "0s", {"working-hours": 1}),
        ("within: 119m", "backstage", "2h", "0s", {"clock": 0, "working-hours": 0}),
        # Half of them are done with half an hour of work before it closes: drawn, for they go on by the clock.
        ("within: 3h", "backstage", "30m", "1h", {"clock": 0.5, "working-hours": 1}),
        ("max: 1 working day", "backstage", "7h", "0s", {"working-days": 1, "hour-to-hour": 1}),
        ("max: 1 working day", "backstage", "8h", "0s", {"working-days": 1, "hour-to-hour": 1}),
    ],
)
def test_a_friday_afternoon(tmp_path, promise, lane, time, then, wanted):
    text = FRIDAY.format(promise=promise, lane=lane, time=time, then=then)
    found, achieved = judged(tmp_path, text)
    assert achieved == pytest.approx(wanted, abs=0.02)
    said = found["calendar"]["readings"][0]
    assert said["by_weekday"] == {"fri": pytest.approx(said["achieved"], abs=0.02)}
    assert (said["worst_start"]["weekday"], said["worst_start"]["hour"]) == ("fri", 16)
    assert found["written"] == {"2d": "2 d", "4h": "4 h", "119m": "1 h 59 min", "3h": "3 h"}.get(
        promise.split(": ")[1], promise.split(": ")[1]
    )


def test_a_week_in_golden_week_and_out_of_it(tmp_path):
    """Of 24 hours by the clock and a working day, evenly over the hours in which it is open."""
    text = FRIDAY.format(promise="within: 1 working day, share: 90%", lane="customer", time="24h", then="0s")
    plain = text.replace("arrivals: {fri: {16:00: 4/h, 17:00: 0/h}}", "arrivals: 4/h")
    found, achieved = judged(tmp_path, plain)
    assert achieved["working-days"] == 1 and found["calendar"]["holidays_known"] == []
    found, achieved = judged(tmp_path, plain.replace("opens:", "holidays: cn\nopens:"))
    assert achieved["working-days"] == 1 and found["calendar"]["holidays_known"] == [2024, 2025, 2026]
    assert 0 < found["calendar"]["left_out"] < 0.01, (
        "the last working day of 2026 is due in a year nobody knows"
    )


def test_working_days_without_hours_are_said_to_be_assumed(tmp_path):
    text = FRIDAY.format(promise="within: 2 working days, share: 90%", lane="customer", time="1h", then="0s")
    without = "\n".join(line for line in text.splitlines() if not line.startswith(("opens", "arrivals")))
    found, achieved = judged(tmp_path, without)
    assert achieved["working-days"] == 1 and found["calendar"]["opening_assumed"]


def test_both_readings_are_said_in_both_languages(tmp_path):
    text = FRIDAY.format(promise="within: 2d, share: 90%", lane="customer", time="70h", then="0s")
    file = tmp_path / "r.blueprint.yaml"
    file.write_text(text, "utf-8")
    english = " ".join(run("analyse", str(file), "--full").stdout.split())
    assert "by the clock, nights and weekends too: 0 %; of what starts on a Friday between 16:00" in english
    assert "can also be read in working days" in english and "100 %" in english
    chinese = "".join(run("analyse", str(file), "--full", "--lang", "zh").stdout.split())
    assert "也可理解为按工作日计" in chinese and "周五16:00至17:00开始的为0%" in chinese


def test_a_short_visit_is_as_it_was(tmp_path):
    """Nothing waits for the morning and it is over within the day: hours change nothing."""
    text = FRIDAY.format(promise="within: 25m", lane="frontstage", time="10m", then="1m")
    file = tmp_path / "r.blueprint.yaml"
    file.write_text(text, "utf-8")
    (promise,) = json.loads(run("analyse", str(file), "--json").stdout)["segments"]["all"]["promises"]
    assert promise["kept"] and "calendar" not in promise


@pytest.mark.parametrize(
    ("name", "content", "known"),
    [
        ("h.yaml", "years: [2027]\nholidays: {2027-01-01: New Year}\nworking: [2027-01-09]\n", [2027]),
        (
            "h.ics",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270103\r\nEND:VEVENT\r\n",
            [2027],
        ),
    ],
)
def test_holidays_of_ones_own(tmp_path, name, content, known):
    (tmp_path / name).write_text(content, "utf-8")
    text = FRIDAY.format(promise="within: 1 working day", lane="customer", time="70h", then="0s")
    found, _ = judged(tmp_path, text.replace("opens:", f"holidays: {name}\nopens:"))
    assert found["calendar"]["holidays_known"] == known


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("h.yaml", None, "there is no file 'h.yaml' beside the map"),
        ("h.yaml", "days: [2027-01-01]\n", "write `years: [2027]`"),
        (
            "h.yaml",
            "years: [2027]\nholidays: {next week: x}\n",
            "'next week' is no day and no stretch of days",
        ),
        ("h.yaml", "years: []\nholidays: {2027-01-01: x}\n", "write `years: [2027]`"),
        ("h.yaml", "years: ['0000']\n", "write `years: [2027]`"),
        ("h.yaml", "years: [2027]\nholidays: {9999-12-31: x}\n", "'9999-12-31' is no day"),
        ("h.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no event of whole days"),
        ("h.ics", "BEGIN:VEVENT\nDTSTART:20270104T090000\nEND:VEVENT\n", "no event of whole days"),
        (
            "h.ics",
            "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nRRULE:FREQ=YEARLY\nEND:VEVENT\n",
            "an event repeats",
        ),
    ],
)
def test_holidays_that_cannot_be_read_are_said_where_they_are_named(tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_text(content, "utf-8")
    text = FRIDAY.format(promise="within: 1 working day", lane="customer", time="70h", then="0s")
    file = tmp_path / "r.blueprint.yaml"
    file.write_text(text.replace("opens:", f"holidays: {name}\nopens:"), "utf-8")
    found = run("lint", str(file), "--output-format", "json")
    (finding,) = (f for f in json.loads(found.stdout)["findings"] if f["severity"] == "error")
    assert said in finding["message"] and finding["span"]["start"] == {"line": 4, "column": 11, "offset": 93}


def test_a_visit_that_waits_for_the_morning_is_told_by_the_clock(tmp_path):
    """Two hours of work that come on a Friday between 16:00 and 17:00 are done on Monday."""
    text = FRIDAY.format(promise="within: 4h", lane="backstage", time="2h", then="0s")
    file = tmp_path / "r.blueprint.yaml"
    file.write_text(text, "utf-8")
    time = json.loads(run("analyse", str(file), "--json").stdout)["segments"]["all"]["time"]
    # From Friday 17:00 to Monday 9:00 nobody is there: 64 h.
    assert time["mean"] == 2 * 3600 and time["by_the_clock"]["closed"] == 64 * 3600
    assert time["by_the_clock"]["mean"] == time["by_the_clock"]["p90"] == 66 * 3600
    assert "64 小时" in run("analyse", str(file), "--lang", "zh").stdout.replace("2 天 16 小时", "64 小时")


def test_the_page_says_the_other_reading_and_the_time_by_the_clock(tmp_path):
    text = FRIDAY.format(promise="within: 4h, share: 90%", lane="backstage", time="2h", then="0s")
    file = tmp_path / "r.blueprint.yaml"
    file.write_text(text, "utf-8")
    assert run("export", str(file), "--to", "html", "--out", str(tmp_path)).code == 0
    (page,) = tmp_path.rglob("*.html")
    said = page.read_text("utf-8")
    for words in (
        "p, read in opening hours",
        "p，若只计开放时间",
        "2 d 18 h",
        "wait for somebody to be there",
    ):
        assert words in said, words
