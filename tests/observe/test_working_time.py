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
