"""Logs that people really have: one clear sentence each, and nothing is dropped without being counted."""

import gzip
import json

import pytest

from tests.observe.logs import FIRST, Folder, csv, xes
from tests.run import run


@pytest.fixture
def hall(tmp_path):
    return Folder(tmp_path)


def slashed(rows):
    return csv((c, a, *(f"{t[8:10]}/{t[5:7]}/{t[:4]} {t[11:]}" for t in times)) for c, a, *times in rows)


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("", "log.csv", "log.csv is empty"),
        (
            "case,start\n1,2\n",
            "log.csv",
            "which column is the activity? Say it with --activity COLUMN; the columns are case, start",
        ),
        ("who,activity,start\n1,2,3\n", "log.csv", "which column is the case?"),
        ("case,activity\n1,2\n", "log.csv", "which column has the times?"),
        ("case,activity,time,time\n", "log.csv", "two columns are called 'time'"),
        (
            "case,activity,time," + ",".join(map(str, range(100_000))) + "\n1,Wait,2026-11-02\n",
            "log.csv",
            "log.csv:1: the table has 100003 columns; remove all but 2000",
        ),
        ("ticket,order id,activity,time\n", "log.csv", "'ticket' and 'order id' can both be the case"),
        ("case,activity,time\n", "log.csv", "the column 'time' is empty"),
        (
            csv([("1", "Wait", "soon", "later")]),
            "log.csv",
            "are written in a way that is not known, such as 'soon'",
        ),
        (
            slashed(FIRST),
            "log.csv",
            "'02/11/2026 09:00:00' in 'start' can be day-month or month-day; say --time-format '%d/%m/%Y %H:%M:%S'",
        ),
        (
            slashed(
                ("3", "Wait", "2026-11-02 09:00:00", f"2026-{end} 10:00:00") for end in ("11-13", "13-11")
            ),
            "log.csv",
            "has '13/11/2026 10:00:00' (day-month) and '11/13/2026 10:00:00' (month-day)",
        ),
        ("<log><trace><event>", "log.xes", "log.xes:1: this is not well-formed XML"),
        (xes(FIRST, top=BOMB), "log.xes", "log.xes:1: a document type or entities are not read from a log"),
        ("<log></log>", "log.xes", "holds no events of XES"),
        ("<a>" * 100, "log.xes", "nested more than 64 levels deep"),
        ("PAR1 nonsense", "log.parquet", "log.parquet cannot be read, nothing of it was used: "),
        (
            csv([FIRST[0], ("1", "Wait", "2026-11-02 09:01:00+08:00", "2026-11-02 09:05:00")]),
            "log.csv",
            "'2026-11-02 09:01:00+08:00' in 'start' says its time zone, '2026-11-02 09:00:00' does not",
        ),
        ("[1", "log.json", "this is not JSON"),
        ("[]", "log.json", "is not an OCEL 2.0 log"),
        ("x", "log.doc", "logs are .csv, .tsv, .txt, .json, .jsonocel, .parquet, .pq, .xes"),
        ("x", "log.csv.gz.gz", "logs are"),
    ],
)
def test_a_log_that_cannot_be_read_says_why(hall, text, name, said):
    done = hall.conform(hall.log(text, name))
    assert done.code == 2, done.stdout
    last = done.stderr.splitlines()[-1]
    assert last.startswith("blueprint: ") and said in last, last
    assert "should not have happened" not in done.stderr


def test_a_time_that_no_calendar_tells_is_left_out_and_counted(hall):
    rows = [
        *FIRST,
        ("3", "Triage", "2026-11-02 09:00:00", "10000-01-01"),
        ("4", "Triage", "2026-11-02", "9999-12-31"),
    ]
    log = hall.log(csv(rows))
    done = run("discover", log)
    assert done.code == 0, done.stderr
    assert "such as '10000-01-01', left out (say it with --time-format): 1 (" in done.stderr
    assert hall.conform(log, "--json").code < 2


def test_the_other_mistakes_of_asking(hall):
    log = hall.log(csv(FIRST))
    assert (
        "has no column 'wann' (--start); it has case, activity" in hall.conform(log, "--start", "wann").stderr
    )
    assert "there is no time zone 'Mars'" in hall.conform(log, "--time-zone", "Mars").stderr
    assert "'much' is not a size of memory" in hall.conform(log, "--memory-limit", "much").stderr
    assert "there is no such file" in hall.conform(hall.path / "none.csv").stderr
    assert "the folder holds no log" in hall.conform(_empty(hall)).stderr
    nothing = hall.log(csv([("1", "x", "2026-11-02 09:00", "2026-11-02 09:00")]), "x.csv")
    assert "no activity of the log is a touchpoint of the map: 'x'" in hall.conform(nothing).stderr


def _empty(hall):
    folder = hall.path / "empty"
    folder.mkdir()
    return folder


def test_a_file_that_was_cut_off_is_refused(hall):
    whole = gzip.compress(csv(FIRST * 500).encode())
    path = hall.path / "cut.csv.gz"
    path.write_bytes(whole[: len(whole) // 2])
    done = hall.conform(path)
    assert done.code == 2 and "cut.csv.gz ends in the middle" in done.stderr
    path.write_bytes(b"no gzip at all")
    assert "is not a gzip file" in hall.conform(path).stderr


def test_day_and_month_are_told_apart_by_any_time_of_the_file_or_by_what_people_say(hall):
    late = ("3", "Wait", "2026-11-22 09:00:00", "2026-11-22 09:01:00")
    log = hall.log(slashed([*FIRST * 500, late]))
    assert hall.report(log)["log"]["to"] == "2026-11-22T09:01:00+00:00"
    other = slashed([*FIRST, ("3", "Wait", "2026-11-02 09:00:00", "2026-11-13 09:01:00")])
    assert hall.report(hall.log(other))["log"]["from"] == "2026-11-02T09:00:00+00:00"  # the ends say it
    said = hall.report(hall.log(slashed(FIRST)), "--time-format", "%m/%d/%Y %H:%M:%S")
    assert said["log"]["from"] == "2026-02-11T09:00:00+00:00"


@pytest.mark.parametrize(
    ("start", "moment", "words"),
    [
        ("2026-11-02T09:00:00+08:00", "2026-11-02T01:00:00+00:00", ()),
        ("2026-11-02 09:00:00 -0230", "2026-11-02T11:30:00+00:00", ()),
        ("2026-11-02 09:00:00Z", "2026-11-02T09:00:00+00:00", ("--time-zone", "Asia/Shanghai")),
        ("2026-11-02 09:00:00", "2026-11-02T01:00:00+00:00", ("--time-zone", "Asia/Shanghai")),
        ('"2026-11-02 09:00:00,250"', "2026-11-02T09:00:00.250000+00:00", ()),
        ("2026-11-02", "2026-11-02T00:00:00+00:00", ()),
        ("22.11.2026 9:05", "2026-11-22T09:05:00+00:00", ()),
        ("2026/11/2 9:05", "2026-11-02T09:05:00+00:00", ()),
        ("11/22/2026 9:05 PM", "2026-11-22T21:05:00+00:00", ()),
        ("2026年11月2日 9时5分", "2026-11-02T09:05:00+00:00", ()),
        ("2026/11/2 下午1:05", "2026-11-02T13:05:00+00:00", ()),
        ("20261102090507", "2026-11-02T09:05:07+00:00", ()),
        ("2-Nov-2026 09:05", "2026-11-02T09:05:00+00:00", ()),
        ('"Nov 2, 2026 9:05:00 AM"', "2026-11-02T09:05:00+00:00", ()),
        ("1793610000", "2026-11-02T09:00:00+00:00", ()),
        ("1793610000000000000", "2026-11-02T09:00:00+00:00", ()),
        ("46328.375", "2026-11-02T09:00:00+00:00", ("--time-format", "excel")),
        ("1793610000500", "2026-11-02T09:00:00.500000+00:00", ()),
        ("7", "1970-01-01T00:00:07+00:00", ("--time-format", "s")),
        ("9h05 2/11/26", "2026-11-02T09:05:00+00:00", ("--time-format", "%Hh%M %d/%m/%y")),
    ],
)
def test_times_are_read_as_they_are_written(hall, start, moment, words):
    log = hall.log(csv([("1", "Wait", start)], "case,activity,start"))
    assert hall.report(log, *words)["log"]["from"] == moment


@pytest.mark.parametrize(
    ("heading", "ends"),
    [
        ("case:concept:name,concept:name,start_timestamp,time:timestamp", True),  # pm4py
        ("Case ID,Activity,Start Timestamp,Complete Timestamp", True),  # Disco
        ("_CASE_KEY,ACTIVITY_EN,EVENTTIME", False),  # Celonis
        ("Ticket ID,Event type,Started at,Ended at", True),
        ("visitId,eventName,startTime,endTime", True),
        ("case_id,activity_id,timestamp,lifecycle_id", False),  # bupaR
        ("票号,业务环节,开始办理时间,结束办理时间", True),
        ("流程实例ID,流程节点,计划开始时间,办结时间", False),
    ],
)
def test_headings_of_other_programs_are_known(hall, heading, ends):
    rows = [list(row) for row in FIRST]
    if heading.endswith("lifecycle_id"):
        rows = [[case, activity, end, "complete"] for case, activity, _, end in rows]
    elif heading.count(",") == 2:
        rows = [[case, activity, end] for case, activity, _, end in rows]
    found = hall.report(hall.log(csv(rows, heading)))
    assert (found["log"]["starts"], found["log"]["left_out"]) == (ends, [])
    assert found["log"]["to"] == "2026-11-02T09:12:00+00:00"
    assert (found["touchpoints"]["wait"]["mean"] is not None) and found["log"]["cases"] == 2


def test_two_columns_that_can_be_the_time_are_asked_about(hall):
    rows = [(case, activity, end, end) for case, activity, _, end in FIRST]
    done = hall.conform(hall.log(csv(rows, "case,activity,Date,Time")))
    assert done.code == 2 and "'Date' and 'Time' can both be the time; say which with --time" in done.stderr


def test_times_written_in_several_known_ways_are_all_read(hall):
    rows = [*FIRST, ("3", "Wait", "22/11/2026 09:00", "2026年11月22日 9:03")]
    found = hall.report(hall.log(csv(rows)))
    assert found["log"]["left_out"] == [] and found["log"]["to"] == "2026-11-22T09:03:00+00:00"
    zoned = [(c, a, f"{s}Z", e) for c, a, s, e in FIRST] + [
        ("3", "Wait", "22/11/2026 09:00", "2026-11-22 09:03")
    ]
    assert "says its time zone, '22/11/2026 09:00' does not" in hall.conform(hall.log(csv(zoned))).stderr
    numbers = hall.conform(hall.log(csv([("1", "Wait", "46348.375")], "case,activity,start")))
    assert "are numbers such as '46348.375'" in numbers.stderr


def test_a_workbook_is_no_log(hall):
    for name in ("log.xlsx", "log.csv"):
        done = hall.conform(hall.log(b"PK\x03\x04" + bytes(60), name))
        assert done.code == 2 and "save the sheet with the events as `CSV UTF-8`" in done.stderr


@pytest.mark.parametrize("above", ["sep=;\n", "Log of the hall;;;\n", "\n", "\ufeff"])
def test_what_stands_above_the_headings_is_passed_over(hall, above):
    bad = ("", "Wait", "2026-11-02 09:01:00", "2026-11-02 09:05:00")
    text = above + csv([*FIRST, bad]).replace(",", ";")
    found = hall.report(hall.log(text))
    assert found["log"]["cases"] == 2
    (left,) = found["log"]["left_out"]
    assert left["rows"] == [f"{hall.path}/log.csv:{7 + (above != chr(0xFEFF))}"]


def test_a_name_that_looks_like_a_pattern_is_a_name(hall):
    assert hall.report(hall.log(csv(FIRST), "o'brien [1].csv"))["log"]["cases"] == 2


def test_times_of_another_zone_far_down_are_left_out_and_counted(hall):
    late = ("3", "Wait", "2026-11-22 09:00:00+08:00", "2026-11-22 09:01:00")
    log = hall.log(
        csv(
            [
                *FIRST * 1,
                *[
                    ("9", "Wait", f"2026-11-02 09:{n // 60:02}:{n % 60:02}", "2026-11-02 10:00:00")
                    for n in range(2100)
                ],
                late,
            ]
        )
    )
    (left,) = hall.report(log)["log"]["left_out"]
    assert (left["reason"], left["count"], left["example"]) == ("unreadable-time", 1, late[2])
    assert hall.report(log, "--time-zone", "Asia/Shanghai")["log"]["left_out"] == []


def test_a_time_zone_moves_times_that_say_none(hall):
    rows = [("1", "Triage", "2026-03-29 00:30:00", "2026-03-29 02:30:00")]
    assert hall.report(hall.log(csv(rows)))["touchpoints"]["triage"]["mean"] == 7200
    # In London the clock jumps from 01:00 to 02:00 that night.
    london = hall.report(hall.log(csv(rows)), "--time-zone", "Europe/London")
    assert london["touchpoints"]["triage"]["mean"] == 3600


def test_what_is_left_out_is_counted_and_named_by_row(hall):
    bad = [
        ("", "Wait", "2026-11-02 09:01:00", "2026-11-02 09:05:00"),
        ("4", "", "2026-11-02 09:01:00", "2026-11-02 09:05:00"),
        ("4", "Wait", "02.11.2026 9 o'clock", "2026-11-02 09:05:00"),
        ("4", "Wait", "", ""),
        ("5", "Wait", "2026-11-02 09:05:00", "2026-11-02 09:01:00"),
        FIRST[0],
    ]
    text = csv([*FIRST, *bad]) + "6,Wait,2026-11-02 09:00:00\n" + "6,Wait,x,y,z\n"
    log = hall.log(text)
    found = hall.report(log)
    left = {
        x["reason"]: (x["count"], [r.rpartition(":")[2] for r in x["rows"]]) for x in found["log"]["left_out"]
    }
    assert left == {
        "unreadable-row": (2, ["13", "14"]),
        "no-case": (1, ["7"]),
        "no-activity": (1, ["8"]),
        "unreadable-time": (1, ["9"]),
        "no-time": (1, ["10"]),
        "duplicate": (1, ["12"]),
        "end-before-start": (1, ["11"]),
    }
    assert found["log"]["events"] == 13 and found["touchpoints"]["wait"]["count"] == 2
    said = " ".join(hall.conform(log).stdout.split())
    assert f"events without a case, left out: 1 ({log}:7)" in said
    assert 'such as "02.11.2026 9 o\'clock", left out (say it with --time-format): 1' in said


def test_rows_are_counted_in_each_file(hall):
    one = hall.log(csv(FIRST), "one.csv")
    two = hall.log(csv([("", "Wait", "2026-11-02 09:01:00", "2026-11-02 09:05:00"), *FIRST]), "two.csv")
    (left, twice) = hall.report(one, two)["log"]["left_out"]
    assert left["rows"] == [f"{two}:2"] and twice["count"] == 5


def test_json_says_what_text_says(hall):
    done = hall.conform(hall.log(csv(FIRST)), "--json")
    assert json.loads(done.stdout)["kept"] is (done.code == 0)


def test_xes_of_any_order_is_read(hall):
    """Attributes before and after, nested and of other kinds; traces without a name; events of no trace."""
    event = '<event><date value="2026-11-02T09:0{0}:00Z" key="time:timestamp"/><string key="concept:name" value="{1}"/></event>'
    inner = '<list key="x"><values><string key="concept:name" value="wrong"/></values></list>'
    text = (
        f'<log><string key="concept:name" value="log"/>{event.format(0, "Wait")}'
        f"<trace>{inner}{event.format(1, 'Triage')}{event.format(2, 'Wait').replace('</event>', inner + '</event>')}"
        f'<string key="concept:name" value="late"/></trace>{event.format(3, "Wait")}{event.format(4, "Wait")}'
        f"<trace>{event.format(5, 'Triage')}</trace></log>"
    )
    found = hall.report(hall.log(text, "log.xes"))
    assert (found["log"]["events"], found["log"]["cases"]) == (6, 2)
    assert [(x["reason"], x["count"]) for x in found["log"]["left_out"]] == [("no-case", 3)]
    assert found["touchpoints"]["wait"]["mean"] == 60
    assert found["unmatched_activities"] == []


def test_times_that_the_clock_shows_twice_or_never_are_told(hall):
    """London 2026: clocks go from 1:00 to 2:00 on 29 March, and from 2:00 back to 1:00 on 25 October."""
    rows = [
        ("1", "Triage", "2026-03-29 01:30:00", "2026-03-29 02:40:00"),
        ("2", "Triage", "2026-10-25 00:59:00", "2026-10-25 01:10:00"),
        ("3", "Triage", "2026-10-25 02:00:00", "2026-10-25 02:10:00"),
        ("4", "Triage", "2026-10-25 01:20:00+01:00", "2026-10-25 01:30:00+01:00"),  # says which
    ]
    log = hall.log(csv(rows))
    found = {
        left["reason"]: left for left in hall.report(log, "--time-zone", "Europe/London")["log"]["left_out"]
    }
    told = {why: (left["count"], left["rows"][0].rpartition(":")[2]) for why, left in found.items()}
    assert told == {"clock-time-twice": (1, "3"), "clock-time-never": (1, "2")}
    assert "shows twice" in hall.conform(log, "--time-zone", "Europe/London").stdout
    plain = hall.log(csv(rows[:3]), "plain.csv")
    assert hall.report(plain, "--time-zone", "Asia/Shanghai")["log"]["left_out"] == []


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("case,activity,Date,Start time,End time", ()),
        ("案例,活动,日期,开始时间,结束时间", ()),
        ("case,activity,Day of call,from,to", ("--start", "Day of call + from", "--end", "day_of_call+TO")),
    ],
)
def test_a_day_and_a_clock_in_two_columns_are_one_time(hall, heading, words):
    rows = [(c, a, start[:10], start[11:], end[11:]) for c, a, start, end in FIRST]
    log = hall.log(
        csv(
            [*rows, ("3", "Wait", "", "09:00", "09:01"), ("4", "Wait", "2026-11-02", "25:00", "09:01")],
            heading,
        )
    )
    found = hall.report(log, *words)
    assert (
        found["log"]["to"] == "2026-11-02T09:12:00+00:00" and found["touchpoints"]["counter"]["mean"] == 390
    )
    assert {left["reason"]: left["count"] for left in found["log"]["left_out"]} == {
        "no-time": 1,
        "unreadable-time": 1,
    }


def test_a_day_beside_a_whole_time_is_not_joined_to_it(hall):
    """Its clock would stand there twice; people are asked."""
    rows = [(case, activity, end[:10], end) for case, activity, _, end in FIRST]
    done = hall.conform(hall.log(csv(rows, "case,activity,Date,Time")))
    assert done.code == 2 and "say which with --time" in done.stderr
    parted = [(case, activity, end[:10], end[11:]) for case, activity, _, end in FIRST]
    said = hall.report(hall.log(csv(parted, "case,activity,Date,Time"), "parted.csv"))
    assert (
        said["log"]["columns"]["time"] == "Date + Time" and said["log"]["to"] == "2026-11-02T09:12:00+00:00"
    )
