"""Cases under way when the log ends: late ones are counted, young ones are not, and who may have left is neither."""

from __future__ import annotations

import pytest

from tests.observe.logs import Folder, csv

SHOP = """\
blueprint: 1
id: shop
title: {zh: 门店, en: Shop}
opens: {mon-fri: 09:00-17:00}
holidays: cn
promises:
  - {id: quick, from: ask, to: mend, within: 2d, share: 50%, per: month}
  - {id: hours, from: ask, to: mend, within: 2 working days, share: 50%}
  - {id: longest, from: ask, to: mend, max: 30d}
touchpoints:
  ask: {lane: frontstage, title: {zh: 登记, en: Ask}, time: 10m, next: {look: 80%}, end: {left: 20%}}
  look: {lane: backstage, title: {zh: 检查, en: Look}, time: 10m, next: mend}
  mend: {lane: backstage, title: {zh: 维修, en: Mend}, time: 1h, end: served}
"""


def case(name, asked, looked=None, mended=None):
    moments = (("Ask", asked), ("Look", looked), ("Mend", mended))
    return [(name, what, f"2026-11-{at}", f"2026-11-{at}") for what, at in moments if at]


ROWS = [
    *case("1", "02 09:00", "02 10:00", "02 11:00"),
    *case("2", "26 09:00", "26 10:00"),  # the Thursday before the log ends, on Monday at noon: 4 d 3 h
    *case("3", "27 13:00", "27 14:00"),  # Friday: 2 d 23 h, one working day
    *case("4", "30 09:00", "30 10:00"),  # 3 h
    *case("5", "03 09:00"),  # may have left there
    *case("6", "30 11:00", "30 11:30", "30 12:00"),
]


@pytest.fixture
def shop(tmp_path):
    return Folder(tmp_path, SHOP)


def test_who_is_late_already_counts_and_who_is_younger_does_not(shop):
    log = shop.log(csv(ROWS))
    found = shop.report(log)
    quick, hours, longest = found["promises"]
    (onward,) = (c for c in found["connections"] if c["from"] == "look")
    assert (onward["share"], onward["differs"]) == (0.4, False), "the other three may go there yet"
    assert {p["under_way"] for p in (quick, hours, longest)} == {3}
    # Two days by the clock: 2 and 3 are late. In working days nobody is: 2 is due when Monday closes.
    (said,) = quick["verdicts"]
    assert (said["late"], said["n"], said["achieved"], quick["n"]) == (2, 4, 0.5, 2)
    (november,) = quick["periods"]
    assert november["started"] == 6 and november["verdict"]["late"] == 2
    assert november["verdict"]["achieved"] == 0.5
    assert (hours["verdicts"][0]["n"], "late" in hours["verdicts"][0]) == (2, False)
    assert longest["kept"] and longest["max"] == 7200
    told = " ".join(shop.conform(log).stdout.split())
    assert (
        "quick: under way when the log ends: 3; of them older than promised already, counted as not in time: 2;"
        in told
    )
    assert (
        "日志结束时仍在办：3；其中已超过承诺时限、计为未按时：2" in shop.conform(log, "--lang", "zh").stdout
    )


def test_an_event_that_is_no_touchpoint_may_have_been_the_end(shop):
    gone = [("2", "Cancelled", "2026-11-26 11:00", "2026-11-26 11:00")]
    quick, *_ = shop.report(shop.log(csv([*ROWS, *gone])))["promises"]
    assert (quick["under_way"], quick["verdicts"][0]["late"]) == (2, 1)


def test_a_longest_time_is_broken_by_one_who_waits_for_it(shop):
    """Nobody has got there, and all the same it is known: 62 days are more than 30."""
    rows = [*case("1", "02 09:00", "02 10:00"), ("2", "Ask", "2027-01-03 09:00", "2027-01-03 09:00")]
    *_, longest = shop.report(shop.log(csv(rows)))["promises"]
    assert (longest["n"], longest["kept"], longest["verdicts"][0]["achieved"]) == (0, False, 62 * 86_400)


def test_who_has_begun_the_last_touchpoint_has_not_got_to_its_end(shop):
    """A visit without an end is not over: its begin is no time for the promise."""
    begun = [("7", "Ask", "2026-11-02 09:00", "2026-11-02 09:00"), ("7", "Mend", "2026-11-02 09:30", "")]
    quick, *_ = shop.report(shop.log(csv([*ROWS, *begun])))["promises"]
    assert (quick["started"], quick["n"]) == (7, 2)
