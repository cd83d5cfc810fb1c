"""Logs whose figures are published or have been counted by other programs; they lie beside the project, not in it."""

import csv
import gzip
from collections import Counter

import pytest

from blueprint.model.loader import load
from tests.needs import found
from tests.observe.logs import Folder
from tests.run import run

pytestmark = pytest.mark.needs("logs")

REPAIR = """\
blueprint: 1
id: telephone-repair
title: {zh: 电话维修, en: Telephone repair}
touchpoints:
  register: {lane: customer, title: {zh: 登记, en: Register}, next: analyse}
  analyse: {lane: frontstage, title: {zh: 检测, en: Analyze Defect}, time: 10m, next: {all: [repair, inform]}}
  repair: {lane: backstage, title: {zh: 维修, en: Repair}, time: 50m, next: test}
  test: {lane: backstage, title: {zh: 测试, en: Test Repair}, time: 10m, next: {archive: 71%, restart: 29%}}
  restart: {lane: backstage, title: {zh: 返修, en: Restart Repair}, next: repair}
  inform: {lane: frontstage, title: {zh: 通知, en: Inform User}, next: archive}
  archive: {lane: support, title: {zh: 归档, en: Archive Repair}, join: all, end: served}
"""
MAPPING = "Repair (Simple): repair\nRepair (Complex): repair\n"
BANK = """\
blueprint: 1
id: bank
title: Bank call centre
segments:
  answered: {title: agent, share: 82%}
  gone: {title: hung up, share: 18%}
touchpoints:
  voice: {lane: frontstage, title: Voice response, next: {queue: 55%, agent: 38%}, end: {left: 7%}}
  queue: {lane: customer, title: Wait in queue, time: 20s, next: {agent: 78%}, end: {left: 22%}}
  agent: {lane: frontstage, title: Agent service, end: served}
"""


@pytest.fixture
def repair(tmp_path):
    folder = Folder(tmp_path, REPAIR)
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return folder


def test_the_repair_log_conforms_to_a_map_of_it(repair):
    log = found("logs") / "repair_example.xes.gz"
    report = repair.report(log, "--mapping", repair.path / "mapping.yaml")
    assert (report["log"]["cases"], report["log"]["events"]) == (1104, 11855)
    assert (report["cases"]["variants"], report["cases"]["off_map"]) == (77, 0)
    counts = {id_: t["count"] for id_, t in report["touchpoints"].items()}
    assert counts == {
        "register": 1104,
        "analyse": 1104,
        "repair": 785 + 725,
        "test": 1508,
        "restart": 406,
        "inform": 1102,
        "archive": 1000,
    }
    ways = {(c["from"], c["to"]): c for c in report["connections"]}
    assert ways["test", "restart"]["count"] == 406 and ways["restart", "repair"]["share"] == 1
    assert all(c["declared"] for c in report["connections"])
    assert report["kept"] and report["unmatched_activities"] == []


def test_a_planted_order_is_reported(repair):
    text = gzip.decompress((found("logs") / "repair_example.xes.gz").read_bytes()).decode()
    first = text[text.index("<trace>") : text.index("</trace>")]
    events = first.split("<event>")
    planted = "<event>".join((*events[:-2], events[-1], events[-2]))
    log = repair.log(text.replace(first, planted, 1), "planted.xes")
    report = repair.report(log, "--mapping", repair.path / "mapping.yaml")
    strange = {(c["from"], c["to"]): c["examples"] for c in report["connections"] if not c["declared"]}
    assert strange == {("archive", "inform"): ["1"]} and report["cases"]["off_map"] == 1


@pytest.mark.parametrize(
    ("name", "cases", "events"),
    [
        ("repair_example.xes.gz", 1104, 11855),
        ("teleclaims.xes.gz", 3512, 46138),
        ("bank_call_centre_1999_02.csv.gz", 33066, 77765),
        ("bank_client_onboarding.csv.gz", 6838, 54224),
    ],
)
def test_a_map_found_in_a_log_has_its_shares(tmp_path, name, cases, events):
    log, out = found("logs") / name, tmp_path / "found.blueprint.yaml"
    assert run("discover", log, "-o", out).code == 0
    assert run("lint", out).code == 0
    folder = Folder(tmp_path, out.read_text(encoding="utf-8"))
    report = folder.report(log)
    assert (report["log"]["cases"], report["log"]["events"]) == (cases, events)
    assert report["cases"]["off_map"] == 0
    arrows = [c for c in report["connections"] if c["share"] is not None]
    assert max(abs(c["share"] - c["declared_share"]) for c in arrows) < 1e-12
    assert load(out).map.arrivals_n == cases


def test_the_bank_answers_as_fast_as_published(tmp_path):
    """Of the calls of February 1999 59.7 % of those answered waited 20 s or less, and 17.9 % were abandoned."""
    log = found("logs") / "bank_call_centre_1999_02.csv.gz"
    report = Folder(tmp_path, BANK).report(log, "--segment-column", "outcome")
    answered, gone = report["segments"]["answered"], report["segments"]["gone"]
    assert answered["cases"]["count"] == 27162
    abandoned = gone["cases"]["count"] / report["log"]["cases"]
    queue = answered["touchpoints"]["queue"]
    late = queue["count"] * (1 - queue["share_within_standard"])
    level = 1 - late / answered["cases"]["count"]
    assert (round(level, 3), round(abandoned, 3)) == (0.597, 0.179)


def test_the_bank_counted_by_hand(tmp_path):
    log = found("logs") / "bank_call_centre_1999_02.csv.gz"
    with gzip.open(log, "rt", encoding="utf-8", newline="") as file:
        counted = Counter(
            row["activity"].replace("wait in queue", "queue").split()[0] for row in csv.DictReader(file)
        )
    report = Folder(tmp_path, BANK).report(log)
    assert {id_: t["count"] for id_, t in report["touchpoints"].items()} == counted
