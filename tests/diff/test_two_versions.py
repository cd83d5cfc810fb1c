"""One picture of two versions: what came, went, moved and changed, by colour and by form; the rest pale."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.run import run

OLD = """\
blueprint: 1
title: Repair
emotion_spread: 1
touchpoints:
  report: {lane: customer, title: Report, time: 5m, emotion: -1, evidence: [Form], next: repair}
  repair: {lane: backstage, title: Repair, time: 2h, next: {collect: 90%, again: 10%}}
  again: {lane: backstage, title: Repair again, time: 3h, next: repair}
  collect: {lane: customer, title: Collect, time: 5m, emotion: 2, end: served}
"""
NEW = """\
blueprint: 1
title: Repair
emotion_spread: 1
touchpoints:
  report: {lane: customer, title: Report, time: 5m, emotion: -1, evidence: [Form], next: greet}
  greet: {lane: frontstage, title: Greet <you>, time: 1m, emotion: 3, next: repair}
  repair: {lane: support, title: Repair, time: 2h, next: collect}
  collect: {lane: customer, title: Collect, time: 2m, emotion: 2, end: served}
"""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.blueprint.yaml").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"{name}.blueprint.yaml") for name in ("old", "new")]


def texts(picture: ET.Element) -> list[str]:
    return ["".join(t.itertext()) for t in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("en", ["new", "gone", "moved or renamed", "changed", "emotion before", "pale: as before"]),
        ("zh", ["新增", "删除", "移动或改编号", "修改", "之前的情感", "淡色：未变"]),
    ],
)
def test_the_picture(files: list[str], language: str, named: list[str]) -> None:
    done = run("diff", *files, "--svg", "--lang", language)
    assert (done.code, done.stderr) == (1, "")
    picture = ET.fromstring(done.stdout)
    assert set(named) <= set(texts(picture))
    (drawn,) = (g for g in picture.iter(f"{SVG}g") if g.get("id") == "difference")
    frames = {f.get("stroke"): f.get("stroke-dasharray") for f in drawn.iter(f"{SVG}rect")}
    assert len(frames) == len(set(frames.values())) == 4, "colour and form, each its own"
    pale = {g.get("id") or g.get("data-connection") for g in picture.iter(f"{SVG}g") if g.get("opacity")}
    assert pale == {"touchpoint:report", "evidence:report:1"}
    # 10 min, 10/9 repairs of 2 h and 1/9 of 3 h; then 8 min and 2 h.
    times = {"en": "2 h 43 min 20 s → 2 h 8 min", "zh": "2 小时 43 分 20 秒 → 2 小时 8 分钟"}
    assert times[language] in texts(picture)
    width, height = (float(x) for x in str(picture.get("viewBox")).split()[2:])
    assert (picture.get("width"), picture.get("height")) == (f"{width:g}", f"{height:g}")


def test_the_page(files: list[str]) -> None:
    page = run("diff", *files, "--html").stdout
    assert page.startswith("<!doctype html>")
    assert "<td>new touchpoint: Greet &lt;you&gt; (greet)</td>" in page
    assert "Greet <you>" not in page


def test_the_same_twice_is_all_pale(files: list[str]) -> None:
    done = run("diff", files[0], files[0], "--svg")
    assert done.code == 0
    assert all(t not in texts(ET.fromstring(done.stdout)) for t in ("new", "gone", "changed"))


def test_a_folder_is_no_picture(files: list[str], tmp_path: Path) -> None:
    done = run("diff", str(tmp_path), str(tmp_path), "--svg")
    assert (done.code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
