"""Spark says what DuckDB says, value for value."""

import json
import math
import random
import subprocess
import sys
from typing import Any

import pytest

from tests.observe.logs import Folder, csv

PARALLEL = """\
blueprint: 1
id: par
title: Par
opens: {mon-fri: 09:00-17:00}
holidays: cn
arrivals: 10/h
segments: {old: {title: Old, share: 50%}, new: {title: New, share: 50%}}
promises:
  - {id: quick, from: a, to: e, within: 10m, share: 50%, per: month}
  - {id: mean, from: b, to: e, mean: 10m, max: 2h, per: week}
touchpoints:
  a: {lane: customer, title: A, time: {standard: 1m, tolerance: 2m}, next: {all: [b, d]}}
  b: {lane: backstage, title: B, time: 2m, next: [{to: c, handoff: {within: 20s}}]}
  c: {lane: backstage, title: C, next: {b: 20%, e: 80%}}
  d: {lane: frontstage, title: D, next: e}
  e: {lane: customer, title: E, join: all, next: {w: 30%}, end: {served: 70%}}
  w: {lane: customer, title: W, waits_for: g, time: {tolerance: 2m}, next: g}
  g: {lane: frontstage, title: G, time: 2m, staffed: {servers: 3}, end: served}
"""


def log(cases: int) -> str:
    draw = random.Random(3)
    rows = []
    for case in range(cases):
        at = 1_770_000_000 + draw.randrange(0, 5_000_000)
        for activity in draw.choice(
            ["abcde", "adbce", "abdcbce", "abcd", "acbde", "abxcde", "abcdewg", "abcdew"]
        ):
            spent, between = draw.expovariate(1 / 90), draw.choice([0, 0, draw.expovariate(1 / 30)])
            end = at + spent
            rows.append((f"c{case}", activity, f"{at:.6f}", f"{end:.6f}", ("old", "new")[case % 2]))
            at = end + between
    return csv(rows, "case,activity,start,end,segment")


def unlike(one: Any, other: Any, path: str = "") -> list[str]:
    """Where two reports differ by more than 1e-9."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [u for key in one for u in unlike(one[key], other[key], f"{path}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [
            u for i, (a, b) in enumerate(zip(one, other, strict=True)) for u in unlike(a, b, f"{path}.{i}")
        ]
    if isinstance(one, float) and isinstance(other, float | int):
        return [] if math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9) else [f"{path}: {one} {other}"]
    return [] if one == other else [f"{path}: {one} {other}"]


def test_a_difference_would_be_seen() -> None:
    assert unlike({"a": [1.0, None]}, {"a": [1.0 + 1e-12, None]}) == []
    assert unlike({"a": [1.0, None]}, {"a": [1.00001, None]}) == [".a.0: 1.0 1.00001"]
    assert unlike({"a": 1}, {"b": 1}) and unlike([1], [1, 2])


@pytest.mark.needs("spark")
def test_spark_says_what_duckdb_says(tmp_path) -> None:
    folder = Folder(tmp_path, PARALLEL)
    path = folder.log(log(18_000))
    plain = folder.report(path)
    assert plain["log"]["events"] > 90_000 and plain["segments"].keys() == {"old", "new"}
    words = ("conform", folder.map, path, "--json", "--engine", "spark", "--master", "local[2]")
    done = subprocess.run(
        [sys.executable, "-m", "blueprint", *map(str, words)], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    assert unlike(plain, json.loads(done.stdout)) == []
