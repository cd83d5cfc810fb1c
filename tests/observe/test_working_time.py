"""Logs beside promises, limits and hand-offs in working time: every answer from the calendar, by hand."""

from __future__ import annotations

import pytest

from tests.observe.logs import Folder, csv, xes

REPAIR = """\
blueprint: 1
id: repair
title: {zh: 维修, en: Repair}
opens: {mon-fri: 09:00-17:00}
holidays: cn
promises:
  - {id: quick, from: ask, to: mend, within: 1 working day, share: 50%}
  - {id: hours, from: ask, to: mend, max: 4 working hours}
touchpoints:
  ask:
    lane: frontstage
    title: {zh: 登记, en: Ask}
    time: 10m
    next: [{to: mend, handoff: {within: 2 working hours}}]
  mend: {lane: backstage, title: {zh: 维修, en: Mend}, time: 1h, end: served}
"""
ROWS = [
    # Friday 16:00; mended on Monday at 10:30: 2 h 30 min of work, the hand-off 50 min + 1 h.
    ("1", "Ask", "2026-11-27 16:00:00", "2026-11-27 16:10:00"),
    ("1", "Mend", "2026-11-30 10:00:00", "2026-11-30 10:30:00"),
    # Wednesday before the golden week; mended on Thursday 8 October at 16:00: 8 h of work, the hand-off 50 min + 6 h 30.
    ("2", "Ask", "2026-09-30 16:00:00", "2026-09-30 16:10:00"),
    ("2", "Mend", "2026-10-08 15:30:00", "2026-10-08 16:00:00"),
    # Friday 16:00; mended on Tuesday: a working day late, 9 h of work, the hand-off 50 min + 8 h.
    ("3", "Ask", "2026-11-20 16:00:00", "2026-11-20 16:10:00"),
    ("3", "Mend", "2026-11-24 09:00:00", "2026-11-24 09:00:00"),
]


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path, REPAIR)


def answers(found):
    quick, hours = found["promises"]
    (arrow,) = (c for c in found["connections"] if (c["from"], c["to"]) == ("ask", "mend"))
    return quick, hours, arrow


def test_promises_and_handoffs_are_counted_in_working_time(folder):
    quick, hours, arrow = answers(folder.report(folder.log(csv(ROWS))))
    assert quick["achieved"] == pytest.approx(2 / 3) and quick["kept"]
    assert quick["verdicts"][0]["written"] == "1 working day"
    # 1 + 1.5, 1 + 7 and 1 + 8 + 0 hours.
    assert [quick["working"][k] / 3600 for k in ("min", "p50", "max")] == pytest.approx([2.5, 8, 9])
    assert quick["working"]["mean"] == pytest.approx((2.5 + 8 + 9) * 1200)
    assert quick["p50"] == 89 * 3600, "the clock on the wall stands beside it"
    assert (hours["achieved"], hours["kept"]) == (pytest.approx(1 / 3), False)
    assert arrow["share_within"] == pytest.approx(1 / 3), (
        "1 h 50 min, 7 h 20 min and 8 h 50 min for two hours"
    )


def test_hours_of_a_log_in_universal_time_are_those_of_its_zone(folder):
    log = folder.log(xes(ROWS), "log.xes")
    refused = folder.conform(log)
    assert refused.code == 2 and "--time-zone" in refused.stderr
    quick, hours, _ = answers(folder.report(log, "--time-zone", "Asia/Shanghai"))
    assert (quick["achieved"], hours["achieved"]) == (pytest.approx(2 / 3), pytest.approx(1 / 3))


def test_years_whose_holidays_are_not_known_are_named(folder):
    """Their holidays count as working days; a time that stands for no end is none to count to."""
    rows = [[cell.replace("2026-09-30", "2023-09-30") for cell in row] for row in ROWS]
    log = folder.log(csv(rows))
    assert folder.report(log)["holidays_unknown"] == [2023]
    assert "Public holidays of 2023 are not known" in folder.conform(log).stdout
    endless = [[cell.replace("2026-11-24", "9999-12-31") for cell in row] for row in ROWS]
    refused = folder.conform(folder.log(csv(endless), "endless.csv"))
    assert refused.code == 2 and "leave it blank" in refused.stderr


def test_the_table_says_the_words(folder):
    said = folder.conform(folder.log(csv(ROWS)), "--lang", "zh").stdout
    assert "1 个工作日" in said and "4 个工作小时" in said


COUNTED = REPAIR.replace("within: 1 working day, share: 50%", "within: 3d, share: 50%, per: month").replace(
    "max: 4 working hours", "mean: 60h, per: quarter"
)


def test_a_promise_is_counted_in_each_period(tmp_path):
    """Three days by the clock: case 2 (October) is 8 days late; August and December stand at the edges of the log."""
    folder = Folder(tmp_path, COUNTED)
    more = [
        ("4", "Ask", "2026-10-12 09:00:00", "2026-10-12 09:10:00"),
        ("4", "Mend", "2026-10-12 10:00:00", "2026-10-12 11:00:00"),
        ("5", "Ask", "2026-08-20 09:00:00", "2026-08-20 09:10:00"),
        ("5", "Mend", "2026-08-27 10:00:00", "2026-08-27 11:00:00"),
        ("6", "Ask", "2026-11-30 23:30:00", "2026-11-30 23:40:00"),
        ("7", "Ask", "2026-12-01 00:10:00", "2026-12-01 00:20:00"),
        ("7", "Mend", "2026-12-01 00:20:00", "2026-12-01 00:30:00"),
    ]
    log = folder.log(csv([*ROWS, *more]))
    quick, mean, _ = answers(folder.report(log))
    told = {
        p["period"]: (p["started"], p["verdict"] and p["verdict"]["achieved"], p["kept"], p["covered"])
        for p in quick["periods"]
    }
    assert told == {
        "2026-08": (1, 0.0, None, False),  # one of a month that the log has not as a whole: too few to say
        "2026-09": (1, 0.0, False, True),  # counted: one is enough
        "2026-10": (1, 1.0, True, True),
        "2026-11": (3, 0.5, True, True),  # 66.5 h and 89 h; one has not got there
        "2026-12": (1, 1.0, True, False),
    }
    assert (quick["kept"], quick["achieved"]) == (False, pytest.approx(3 / 6)), (
        "half in all, but not each month"
    )
    quarters = {p["period"]: p["verdict"] for p in mean["periods"]}
    # (7 d 2 h + 8 d) / 2; (2 + 66.5 + 89 + 1/3) / 4 hours, each within 60.
    assert quarters["2026-Q3"]["achieved"] / 3600 == pytest.approx((170 + 192) / 2)
    assert quarters["2026-Q4"]["achieved"] / 3600 == pytest.approx((2 + 66.5 + 89 + 1 / 3) / 4)
    assert quarters["2026-Q4"]["interval"][0] < quarters["2026-Q4"]["achieved"] < 60 * 3600
    said = folder.conform(log).stdout
    assert "2026-12 (only part of it in the log)" in said and "each month for itself" in said
    assert "按月分别统计" in folder.conform(log, "--lang", "zh").stdout


def test_periods_are_those_where_the_service_is(tmp_path):
    """Half past eleven at night in London's summer is the next month in Shanghai."""
    folder = Folder(tmp_path, COUNTED.replace("2 working hours", "2h"))
    rows = [
        ("1", "Ask", "2026-10-31 16:30:00Z", "2026-10-31 16:40:00Z"),
        ("1", "Mend", "2026-10-31 17:00:00Z", "2026-10-31 17:10:00Z"),
    ]
    log = folder.log(csv(rows))
    there = folder.report(log, "--time-zone", "Asia/Shanghai")["promises"][0]["periods"]
    assert [p["period"] for p in folder.report(log)["promises"][0]["periods"]] == ["2026-10"]
    assert [p["period"] for p in there] == ["2026-11"]
    assert "Periods are those of UTC" in folder.conform(log).stdout


def test_what_the_words_leave_open_is_told_by_each_reading(tmp_path):
    """`3d`: by the clock cases 1 (66.5 h) and 4; in working days those that end by the third one's close, 1, 3 and 4."""
    folder = Folder(
        tmp_path,
        REPAIR.replace("1 working day, share: 50%", "3d, share: 90%").replace("4 working hours", "6h"),
    )
    log = folder.log(csv(ROWS))
    quick, hours, arrow = answers(folder.report(log))
    (read,) = quick["verdicts"][0]["readings"]
    assert (quick["achieved"], read["reading"], read["achieved"]) == (
        pytest.approx(1 / 3),
        "working-days",
        1.0,
    )
    # Six hours by the clock for none, of opening for the first.
    (read,) = hours["verdicts"][0]["readings"]
    assert (hours["achieved"] > 6 * 3600, read["reading"], read["achieved"]) == (
        True,
        "working-hours",
        pytest.approx(1 / 3),
    )
    assert "readings" not in arrow["verdicts"][0], "working hours leave nothing open"
    said = " ".join(folder.conform(log).stdout.split())
    assert "quick: the words 3 d can also be read in working days; then 100 % are in time" in said
    away = folder.log(xes(ROWS), "log.xes")
    plain = (
        REPAIR.replace("1 working day, share: 50%", "3d, share: 90%")
        .replace("4 working hours", "6h")
        .replace("2 working hours", "2h")
    )
    away_folder = Folder(tmp_path, plain)
    assert "is not told: the map counts in working time" in " ".join(away_folder.conform(away).stdout.split())
    assert away_folder.report(away, "--time-zone", "Asia/Shanghai")["promises"][0]["verdicts"][0]["readings"]


def test_hours_that_nobody_said_are_told(tmp_path):
    folder = Folder(tmp_path, REPAIR.replace("opens: {mon-fri: 09:00-17:00}\n", ""))
    log = folder.log(csv(ROWS))
    assert folder.report(log)["opening_assumed"]
    assert "opening hours are assumed, Monday to Friday, 9 to 17" in " ".join(
        folder.conform(log).stdout.split()
    )
