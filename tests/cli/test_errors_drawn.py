"""Maps with errors are drawn by build and export as by render: without figures, and the errors said."""

from pathlib import Path

import pytest

from blueprint.export.registry import all_formats
from blueprint.lint.run.blocking import lint_for_figures
from blueprint.lint.run.run import Run
from tests.run import run

FAULTY = """\
blueprint: 1
title: Faulty
needs: {fast: {title: Fast, importance: 4}}
roof: [{between: [a, nobody], effect: "+"}]
segments: {vip: {title: VIP, share: 40%, changes: {nobody: {title: X}, a: {next: gone}}}, mass: {title: Mass, share: 90%}}
promises: [{id: p, from: nobody, to: b, within: 5m}, {id: q, from: a, to: gone, mean: 3m}]
zones: {hall: {title: Hall, at: [0, 0], size: [4, 4]}}
touchpoints:
  a:
    lane: customer
    title: A
    zone: nowhere
    time: {standard: 3m, estimate: {min: 9m, likely: 2m, max: 1m}, limit: {within: 1m, from: nobody, to: gone}}
    emotion: 9
    evidence: [sign]
    meets: {nothing: 9, fast: 9}
    fails: {chance: 20%, then: nobody}
    next: {b: 50%, c: 60%}
  b: {lane: frontstage, title: B, waits_for: nobody, gives_up: gone, uses: [nobody, b], staffed: {servers: 2}, next: {all: [gone, c, a]}}
  c: {lane: backstage, title: C, map: other, join: all, end: {served: 30%}, next: {c: 100%}}
  d: {lane: evidence, title: D, next: a}
  e: {lane: support, title: E}
"""
FIGURED = {"figures", "curve", "ladder", "pack"}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.blueprint.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", sorted(set(all_formats()) - FIGURED - {"pdf", "png", "house"}))
def test_every_format_without_figures_is_written(name, faulty, tmp_path):
    done = run("export", faulty, "--to", name, "--out", tmp_path / "out")
    assert done.code == 1 and "error[" in done.stdout and "should not have happened" not in done.stderr
    assert bool(list((tmp_path / "out").rglob("*.*"))) == (name not in ("dimensions", "touchpoint-map"))


def test_rules_that_only_warn_are_asked_where_an_error_stops_a_map(faulty, tmp_path):
    """Some have figures of their own, that a picture need not wait for."""
    said = run("lint", faulty).stdout
    drawn = run("render", faulty, "-o", tmp_path / "x.svg")
    assert "warning[" in said and drawn.stderr.startswith(said.rstrip("\n"))
    sound = tmp_path / "sound.blueprint.yaml"
    late = "promises: [{id: p, from: a, to: a, within: 1m}]\n"
    walked = "touchpoints: {a: {lane: customer, title: A, time: 5m, end: served}}\n"
    sound.write_text(f"blueprint: 1\ntitle: T\n{late}{walked}", encoding="utf-8")
    asked = Run()
    loaded = asked.load(str(sound))
    assert asked.lint(loaded).findings and not lint_for_figures(asked, loaded).findings


def test_figures_are_not_written_and_that_is_said(faulty, tmp_path):
    done = run("build", faulty, "--out", tmp_path / "out")
    written = {path.name for path in (tmp_path / "out").rglob("*.*")}
    assert done.code == 1 and written == {"blueprint.svg", "blueprint.png", "blueprint.html"}
    assert "has errors, so the rest is without figures, and figures not written" in done.stderr
    assert {name for name, made in all_formats().items() if made.figured} == FIGURED


def test_a_check_compares_what_is_drawn(faulty, tmp_path):
    words = ["export", faulty, "--to", "svg", "--out", tmp_path / "out"]
    assert "was never written" in run(*words, "--check").stdout
    run(*words)
    done = run(*words, "--check")
    assert done.code == 1 and "not current" not in done.stdout and "never written" not in done.stdout
