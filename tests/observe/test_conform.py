"""Logs against a map: every number worked out by hand."""

import json
import random
import re
import sys
from html import unescape

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.observe.conform.verdict import quantile_interval, wilson
from tests.observe.logs import FIRST, HALL, Folder, csv, ocel, xes
from tests.run import run


@pytest.fixture
def hall(tmp_path):
    return Folder(tmp_path)


def test_the_report_is_that_of_the_contract(hall):
    found = hall.report(hall.log(csv(FIRST)))
    assert found["version"] == 1 and found["map"] == "hall"
    assert (found["log"]["cases"], found["log"]["events"]) == (2, 5)
    counter = found["touchpoints"]["counter"]
    # 5 and 8 minutes; numpy's linear quantiles.
    assert counter["count"] == 2 and counter["mean"] == 390
    for name, p in (("p50", 50), ("p90", 90), ("p95", 95)):
        assert counter[name] == pytest.approx(float(np.percentile([300, 480], p)), abs=1e-9)
    assert (counter["standard"], counter["share_within_standard"]) == (360, 0.5)
    ways = {(c["from"], c["to"]): c for c in found["connections"]}
    assert ways["triage", "wait"]["share"] == 0.5 and ways["triage", "wait"]["declared_share"] == 0.6
    assert ways["wait", "counter"]["p50"] == 30 and ways["triage", "counter"]["p50"] == 0
    assert {c["declared"] for c in found["connections"]} == {True}
    assert found["cases"]["mean"] == (630 + 600) / 2
    assert (found["cases"]["off_map"], found["cases"]["variants"]) == (0, 2)
    # Case 1 takes 10 min 30 s, case 2 10 min: one of two within 10 min.
    (quick,) = found["promises"]
    assert (quick["id"], quick["achieved"], quick["required"], quick["kept"]) == ("quick", 0.5, 0.5, True)
    assert found["unmatched_activities"] == []


def test_every_format_says_the_same(hall):
    log = hall.log(csv(FIRST))
    plain = hall.report(log)
    parted = hall.path / "parted"
    parted.mkdir()
    for case in (1, 2):
        duckdb.sql(
            f"COPY (SELECT * FROM read_csv('{log}') WHERE \"case\" = {case}) TO '{parted}/{case}.parquet'"
        )
    others = [
        hall.log(csv(FIRST), "packed.csv.gz"),
        hall.log(csv(FIRST).replace(",", "\t"), "tabs.tsv"),
        hall.log(csv(FIRST, "工单号,环节,开始时间,结束时间").encode("gb18030"), "zh.csv"),
        hall.log(
            csv(
                ((c, a, *(f"{t[5:7]}/{t[8:10]}/{t[:4]} {t[11:]}" for t in times)) for c, a, *times in FIRST)
            ).replace("11/02", "11/22"),
            "american.csv",
        ),
        hall.log(xes(FIRST), "log.xes"),
        hall.log(xes(FIRST), "log.xes.gz"),
        parted,
        f"{parted}/*.parquet",
    ]
    same = ("touchpoints", "connections", "promises", "ends")
    for other in others:
        found = hall.report(other)
        for part in same:
            assert found[part] == plain[part], f"{other}: {part}"
        assert found["cases"]["mean"] == plain["cases"]["mean"]
    assert hall.report(*(parted / f"{case}.parquet" for case in (1, 2)))["cases"] == plain["cases"]


def test_a_log_of_objects_is_asked_for_the_type(hall):
    log = hall.log(ocel(FIRST), "log.json")
    done = hall.conform(log)
    assert done.code == 2 and "--object-type with one of desk, visit" in done.stderr
    found = hall.report(log, "--object-type", "visit")
    assert (found["log"]["cases"], found["log"]["starts"]) == (2, False)
    # Ends only: the counter takes from the end of what was before.
    assert found["touchpoints"]["counter"]["mean"] == (330 + 480) / 2
    assert found["touchpoints"]["triage"]["mean"] is None
    assert {c["p50"] for c in found["connections"]} == {None}
    assert "did you mean 'visit'" in hall.conform(log, "--object-type", "visits").stderr


def test_one_time_an_event_is_an_end_or_what_people_say(hall):
    rows = [(c, a, start) for c, a, start, _ in FIRST]
    log = hall.log(csv(rows, "case,activity,timestamp"))
    assert hall.report(log)["touchpoints"]["wait"]["mean"] == 60
    as_start = hall.report(log, "--start", "timestamp")
    assert as_start["log"]["starts"] and as_start["touchpoints"]["wait"]["mean"] is None
    assert "taken as its end" in hall.conform(log).stdout


def test_starts_and_ends_that_are_events_of_their_own_are_paired_in_order(hall):
    rows = [
        ("1", "Triage", "complete", "2026-11-02 09:00"),
        ("1", "Wait", "start", "2026-11-02 09:01"),
        ("1", "Wait", "start", "2026-11-02 09:02"),
        ("1", "Wait", "complete", "2026-11-02 09:04"),
        ("1", "Wait", "complete", "2026-11-02 09:09"),
        ("1", "Counter service", "complete", "2026-11-02 09:10"),
        ("1", "Counter service", "start", "2026-11-02 09:10"),
        ("1", "Counter service", "assign", "2026-11-02 09:10"),
        ("2", "Wait", "complete", "2026-11-02 09:30"),
        ("2", "Wait", "start", "2026-11-02 09:31"),
        ("2", "Wait", "complete", "2026-11-02 09:33"),
    ]
    found = hall.report(hall.log(csv(rows, "case,activity,lifecycle:transition,time")))
    wait = found["touchpoints"]["wait"]
    # 3 and 7 minutes, and 2; the end at 09:30 has no start.
    assert (wait["count"], wait["n"], wait["min"], wait["max"]) == (4, 3, 120, 420)
    left = {x["reason"]: x for x in found["log"]["left_out"]}
    assert left["other-lifecycle"]["rows"] == [f"{hall.path}/log.csv:9"]
    assert left["unfinished"]["count"] == 1 and found["touchpoints"]["counter"]["count"] == 2


def test_what_is_not_on_the_map_is_named(hall):
    rows = [*FIRST, ("3", "Wait", "2026-11-02 10:00:00", "2026-11-02 10:01:00")]
    rows += [("3", "Triage", "2026-11-02 10:01:00", "2026-11-02 10:02:00")]
    rows += [("3", "tea", "2026-11-02 10:02:00", "2026-11-02 10:03:00")]
    done = hall.conform(log := hall.log(csv(rows)), "--json")
    found = json.loads(done.stdout)
    strange = [(c["from"], c["to"], c["examples"]) for c in found["connections"] if not c["declared"]]
    assert strange == [("wait", "triage", ["3"])]
    assert found["cases"]["off_map"] == 1 and found["cases"]["strange_starts"] == ["wait"]
    assert found["unmatched_activities"] == ["tea"]
    said = hall.conform(log).stdout
    assert "on ways that the map does not have: 1 case (33.3 %)" in said
    assert "Wait > Triage: once, as in 3" in said
    assert "start at Wait, where the map lets nobody in: 1 case" in said
    assert "end at Triage, where the map has no exit: 1 case" in said
    assert "没有名为 'tea'（1 次）的触点" in hall.conform(log, "--lang", "zh").stdout


def test_what_nobody_did_is_there_with_none(hall):
    found = hall.report(hall.log(csv(row for row in FIRST if row[0] == "2")))
    assert (found["touchpoints"]["wait"]["count"], found["touchpoints"]["wait"]["kept"]) == (0, None)
    ways = {(c["from"], c["to"]): c for c in found["connections"]}
    assert (ways["triage", "wait"]["count"], ways["triage", "wait"]["share"]) == (0, 0)
    assert (ways["wait", "counter"]["count"], ways["wait", "counter"]["share"]) == (0, None)
    assert found["never_seen"] == ["wait"] and found["cases"]["off_map"] == 0


def test_what_nobody_walks_to_is_no_touchpoint_of_a_log(tmp_path):
    hall = Folder(
        tmp_path,
        HALL.replace("    time: 6m", "    uses: [core]\n    time: 6m")
        + "  core: {lane: support, title: Core}\n",
    )
    rows = [*FIRST, ("2", "Core", "2026-11-02 09:12:00", "2026-11-02 09:13:00")]
    log = hall.log(csv(rows))
    assert hall.report(log)["unmatched_activities"] == ["Core"] and hall.report(log)["cases"]["off_map"] == 0
    mapping = tmp_path / "m.yaml"
    mapping.write_text("Core: core\n", encoding="utf-8")
    assert "'Core' is mapped to 'core', where nobody walks" in hall.conform(log, "--mapping", mapping).stderr


def test_an_arrow_past_a_touchpoint_says_which(tmp_path):
    line = Folder(tmp_path, HALL.replace("{wait: 60%, counter: 40%}", "wait"))
    found = line.report(line.log(csv(FIRST)))
    (past,) = (c for c in found["connections"] if not c["declared"])
    assert (past["from"], past["to"], past["skips"]) == ("triage", "counter", ["wait"])
    assert found["touchpoints"]["wait"]["skipped"] == 1


def many(n, late):
    """Cases that go straight to the counter, `late` of them for 20 minutes."""
    rows = []
    for case in range(n):
        rows.append((str(case), "Triage", "2026-11-02 09:00:00", "2026-11-02 09:01:00"))
        end = "09:21:00" if case < late else "09:04:00"
        rows.append((str(case), "Counter service", "2026-11-02 09:01:00", f"2026-11-02 {end}"))
    return csv(rows)


@pytest.mark.parametrize(
    ("n", "late", "kept", "sure", "code"),
    [
        (10, 0, True, False, 0),  # Wilson: from 72 %
        (40, 0, True, True, 0),  # from 91.2 %
        (10, 2, None, False, 0),  # to 94.3 %
        (60, 20, False, True, 1),  # to 77.3 %
    ],
)
def test_only_what_the_sample_shows_is_called_not_kept(hall, n, late, kept, sure, code):
    done = hall.conform(hall.log(many(n, late)), "--json")
    counter = json.loads(done.stdout)["touchpoints"]["counter"]
    (verdict,) = counter["verdicts"]
    assert (counter["kept"], verdict["sure"], done.code) == (kept, sure, code)
    assert verdict["interval"] == list(wilson(n - late, n))


def test_people_are_told_what_the_sample_shows(hall):
    said = hall.conform(hall.log(many(10, 2))).stdout
    assert "Too few cases to say whether it is kept: Counter service." in said
    assert "Not kept: Counter service." in hall.conform(hall.log(many(60, 20))).stdout
    assert "What was measured is kept." in hall.conform(hall.log(many(60, 0))).stdout
    assert "too few to say" in said and "yes, so far" in hall.conform(hall.log(many(10, 0))).stdout
    strict = hall.conform(hall.log(many(60, 20)), "--required", "60%")
    assert strict.code == 0


def test_what_was_never_measured_is_not_called_kept(tmp_path, monkeypatch):
    (tmp_path / "desk.blueprint.yaml").write_text(DESK, encoding="utf-8")
    rows = ["case,touchpoint,start,end"]
    for n in range(60):
        rows += [f"k{n},a,2026-03-02T09:{n:02d}:00,2026-03-02T09:{n:02d}:30"]
    (tmp_path / "log.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for language, never, kept in (
        ("en", "for the log has nobody there: B, A > B, whole.", "What was measured is kept."),
        ("zh", "日志中无人经过，无法判断是否符合：B、A > B、whole。", "已测到的各项均符合。"),
    ):
        done = run("conform", "desk.blueprint.yaml", "log.csv", "--lang", language)
        assert done.code == 0
        assert never in done.stdout
        assert kept in done.stdout
    alone = DESK.replace("time: {standard: 1m}", "time: {estimate: {mean: 1m, cv: 1}}", 1)
    (tmp_path / "desk.blueprint.yaml").write_text(alone, encoding="utf-8")
    said = run("conform", "desk.blueprint.yaml", "log.csv", "--lang", "en").stdout
    assert "the log has nobody there" in said
    assert "is kept." not in said
    assert "declares no time" not in said


DESK = """\
blueprint: 1
title: Desk
promises: [{id: whole, from: a, to: b, within: 10m, share: 80%}]
touchpoints:
  a: {lane: frontstage, title: A, time: {standard: 1m}, next: [{to: b, share: 50%, handoff: {within: 5m}}], end: {served: 50%}}
  b: {lane: frontstage, title: B, time: {tolerance: 5m}, end: served}
"""


def test_the_report_is_a_page_too(hall):
    """The same sentences and tables, nothing fetched, what logs say never markup."""
    rows = [*FIRST, ("<b>9</b>", "tea & <i>", "2026-11-02 09:00:00", "2026-11-02 09:01:00")]
    log, path = hall.log(csv(rows)), hall.path / "report.html"
    said = hall.conform(log, "--html", path)
    text = path.read_text(encoding="utf-8")
    plain = " ".join(unescape(re.sub("<[^>]*>", " ", text.partition("<body>")[2])).split())
    for word in said.stdout.replace("─", " ").split():
        assert word in plain
    assert (
        "<b>" not in text and "tea &amp; &lt;i&gt;" in text and "http" not in text.replace("http-equiv", "")
    )
    assert (
        '<html lang="zh">' in (hall.conform(log, "--html", path, "--lang", "zh"), path.read_text("utf-8"))[1]
    )


def test_segments_are_measured_apart(hall):
    rows = [(*row, "老客户" if row[0] == "1" else "new") for row in FIRST]
    log = hall.log(csv(rows, "case,activity,start,end,客群"))
    found = hall.report(log)
    assert found["segments"]["old"]["touchpoints"]["counter"]["mean"] == 300
    assert found["segments"]["new"]["touchpoints"]["counter"]["mean"] == 480
    assert found["segments"]["old"]["cases"]["count"] == 1
    other = hall.log(csv(((*r, "rich") for r in FIRST), "case,activity,start,end,kind"))
    assert hall.report(other, "--segment-column", "kind")["unknown_segments"] == ["rich"]
    assert "the map has no segment 'rich'" in hall.conform(other, "--segment-column", "kind").stdout


def test_a_mapping_is_drafted_and_read(hall):
    rows = [(c, {"Triage": "triag e", "Wait": "Wait (hall)"}.get(a, a), *t) for c, a, *t in FIRST]
    log = hall.log(csv([*rows, ("2", "tea", "2026-11-02 09:12:00", "2026-11-02 09:13:00")]))
    drafted = hall.conform(log, "--suggest-mapping")
    assert drafted.code == 0
    assert drafted.stdout.splitlines()[:4] == [
        "Counter service: counter",
        "triag e: triage  # a guess · 猜测",
        "Wait (hall): wait  # a guess · 猜测",
        drafted.stdout.splitlines()[3],
    ]
    assert drafted.stdout.splitlines()[3].startswith("tea:  # no touchpoint")
    path = hall.path / "mapping.yaml"
    assert hall.conform(log, "--suggest-mapping", "-o", path).code == 0
    found = hall.report(log, "--mapping", path)
    assert found["ignored_activities"] == ["tea"] and found["unmatched_activities"] == []
    assert found["touchpoints"].keys() == {"triage", "wait", "counter"}
    path.write_text("Wait (hall): gone\n", encoding="utf-8")
    gone = hall.conform(log, "--mapping", path)
    assert gone.code == 2
    assert (
        f"{path}:1:14: 'Wait (hall)' is mapped to 'gone', and the map has no such touchpoint" in gone.stderr
    )
    kept = hall.conform(log, "--suggest-mapping", "-o", path)
    assert kept.code == 2 and "--force" in kept.stderr
    assert path.read_text(encoding="utf-8") == "Wait (hall): gone\n"


PARALLEL = """\
blueprint: 1
id: par
title: Par
touchpoints:
  a: {lane: customer, title: A, next: {all: [b, d]}}
  b: {lane: backstage, title: B, next: c}
  c: {lane: backstage, title: C, next: {b: 20%, e: 80%}}
  d: {lane: frontstage, title: D, next: e}
  e: {lane: customer, title: E, join: all, end: served}
"""


def test_branches_that_run_together_may_come_in_any_order(tmp_path):
    par = Folder(tmp_path, PARALLEL)
    ways = ["abcde", "adbce", "abdcbce", "abcd", "acbde"]
    rows = [
        (str(case), activity, f"2026-11-02 09:{n:02}:00", f"2026-11-02 09:{n:02}:30")
        for case, way in enumerate(ways)
        for n, activity in enumerate(way)
    ]
    found = par.report(par.log(csv(rows)))
    counts = {(c["from"], c["to"]): c["count"] for c in found["connections"]}
    assert counts["a", "d"] == 5 and counts["a", "b"] == 4 and counts["b", "c"] == 5
    assert counts["d", "e"] == 4 and counts["c", "b"] == 2 and counts["c", "e"] == 3
    # Only the last case goes wrong: it begins with c, and b leads to the end.
    assert [(c["from"], c["to"]) for c in found["connections"] if not c["declared"]] == [
        ("a", "c"),
        ("b", "e"),
    ]
    assert found["cases"]["off_map"] == 1


def test_events_of_the_same_time_keep_the_order_of_the_file(hall):
    at = "2026-11-02 09:00:00"
    rows = [(str(case), a, at, at) for case in range(9) for a in ("Triage", "Wait", "Counter service")]
    found = hall.report(hall.log(csv(rows)))
    assert (found["cases"]["off_map"], found["cases"]["ways"]) == (0, 1)
    assert found["cases"]["frequent"][0]["touchpoints"] == ["triage", "wait", "counter"]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60), st.sampled_from([0.5, 0.9]))
def test_the_interval_of_a_quantile_holds_it(values, p):
    low, high = quantile_interval(sorted(values), p)
    middle = float(np.quantile(values, p, method="inverted_cdf"))
    assert (low is None or low <= middle) and (high is None or high >= middle)


def test_intervals_cover_what_they_promise():
    """Of 400 samples of 30 exponential times the 95 % interval of the median misses it in at most 8 %."""
    draw = random.Random(7)
    missed = 0
    for _ in range(400):
        low, high = quantile_interval(sorted(draw.expovariate(1) for _ in range(30)), 0.5)
        assert low is not None and high is not None
        missed += not low <= np.log(2) <= high
    assert missed <= 32


def test_without_duckdb_the_remedy_is_named(hall, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    done = hall.conform(hall.log(csv(FIRST)))
    assert done.code == 2
    assert (
        "this needs DuckDB, which is not installed: pip install 'service-blueprint[observe]'" in done.stderr
    )


def test_it_says_which_columns_it_took(hall):
    """A column guessed wrong makes every number wrong, and shows in no other line."""
    log = hall.log(csv(FIRST, "Ticket ID,activity,start,end"))
    said = " ".join(hall.conform(log).stdout.split())
    assert "by their headings: case = Ticket ID, activity = activity, " in said
