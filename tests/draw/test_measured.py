"""Declared and measured side by side on the picture: `render --measured` with a report of `conform --json`."""

import json
import re

import pytest

from tests.run import run

HALL = """\
blueprint: 1
title: Hall
promises:
  - {id: quick, from: triage, to: counter, within: 10m, share: 90%}
  - {id: mean, from: triage, to: counter, mean: 12m}
segments: {old: {title: Old, share: 50%}, new: {title: New, share: 50%}}
touchpoints:
  triage: {lane: frontstage, title: {zh: 导服分流, en: Triage}, time: 60s, next: {wait: 60%, counter: 40%}}
  wait: {lane: customer, title: {zh: 等候叫号, en: Wait}, time: {standard: 5m, tolerance: 10m}, next: counter}
  counter: {lane: frontstage, title: {zh: 柜面办理, en: Counter}, time: 6m, end: served}
"""


def times(p90, kept):
    return {"p90": p90, "kept": kept}


def group(share, off=0):
    return {
        "touchpoints": {
            "triage": times(114.0, None),
            "wait": times(660.0, False),
            "counter": times(300.0, True),
        },
        "connections": [
            {"from": "triage", "to": "wait", "declared": True, "declared_share": 0.6, "share": share},
            {"from": "triage", "to": "counter", "declared": True, "declared_share": 0.4, "share": 1 - share},
            {"from": "wait", "to": "counter", "declared": True, "declared_share": 1.0, "share": 0.98},
        ],
        "cases": {"count": 1104, "off_map": off},
        "promises": [
            {
                "id": "quick",
                "from": "triage",
                "to": "counter",
                "verdicts": [
                    {"kind": "share", "within": 600.0, "required": 0.9, "achieved": 0.55, "kept": False},
                    {"kind": "mean", "within": 720.0, "required": 720.0, "achieved": 700.0, "kept": True},
                ],
            }
        ],
    }


def report(**changed):
    log = {"from": "2026-11-02T09:00:00+00:00", "to": "2026-11-30T09:00:00+00:00"}
    return {
        "version": 1,
        "map": "hall",
        "log": log,
        **group(0.35, off=12),
        "segments": {"old": group(0.8)},
        **changed,
    }


def drawn(tmp_path, data, *more):
    (tmp_path / "hall.blueprint.yaml").write_text(HALL, encoding="utf-8")
    (tmp_path / "report.json").write_text(json.dumps(data), encoding="utf-8")
    return run(
        "render", tmp_path / "hall.blueprint.yaml", "-o", "-", "--measured", tmp_path / "report.json", *more
    )


def texts(done):
    return re.sub(r"<[^>]+>", "|", done.stdout)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "60 % → 35 %",
                "40 % → 65 %",
                "100 % → 98 %",
                "≤5 min → P90 11 min",
                "measured; promised 90 %",
                "55 %",
            ),
        ),
        ("zh", ("60 % → 35 %", "≤5 分钟 → P90 11 分钟", "实测；承诺 90 %", "声明 → 实测", "1,104")),
    ],
)
def test_behind_what_is_declared_stands_what_was_measured(tmp_path, language, said):
    done = drawn(tmp_path, report(), "--texts", language)
    assert done.code == 0, done.stderr
    shown = texts(done)
    one_way = "100 % → 98 %"  # an arrow that is the only one has no share to say
    assert [s for s in said if s not in shown and s != one_way] == []
    assert one_way not in shown and "12" in shown


def test_a_segment_has_its_own_measures(tmp_path):
    assert "60 % → 80 %" in texts(drawn(tmp_path, report(), "--segment", "old", "--texts", "en"))
    assert "60 % → 35 %" in texts(drawn(tmp_path, report(), "--segment", "new", "--texts", "en"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([1], "report.json is no report of `blueprint conform --json`: it has no 'map'"),
        ({"map": "x"}, "it has no 'log'"),
        (
            report(log={}),
            "the report of map 'hall' is not as `blueprint conform --json` writes it: it has no 'from'",
        ),
        (report(touchpoints={"wait": times("soon", True)}), "writes it: a value is of another kind"),
        (report(promises=[7]), "writes it: a value is of another kind"),
        (report(touchpoints={"gone": times(1.0, True)}), "nothing that was measured is on this map (gone)"),
    ],
)
def test_what_is_no_report_of_this_map_is_refused(tmp_path, data, said):
    done = drawn(tmp_path, data)
    assert (done.code, done.stdout) == (2, "") and said in done.stderr and "Traceback" not in done.stderr
