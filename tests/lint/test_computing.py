"""What rules compute: the same as the figures, nothing where a map has errors, and nothing heavy without need."""

import math
from collections import Counter
from pathlib import Path

import pytest

from blueprint.figures import Analysis
from blueprint.figures.promises import promise_figures
from blueprint.lint.config.resolve import Resolver
from blueprint.lint.content.feelings import end_score, felt, mean_score
from blueprint.lint.context.context import Context
from blueprint.lint.context.project import Project
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Check, Hits, Rule
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.rules.promise_not_kept import _surely_kept
from blueprint.lint.run.checks import ERRORS
from blueprint.lint.run.engine import context_of, lint
from blueprint.lint.run.run import Run
from blueprint.model.duration import Duration
from blueprint.model.loader import Loaded, load, loads
from blueprint.model.service_map import Promise
from tests.house.project import MAPS, python

BLOCKS = """
blueprint: 1
title: Nested blocks, hidden steps, a loop and segments
segments:
  a: {title: A, share: 30%, changes: {call: {emotion: -4}, back: {next: {door: 50%, desk: 50%}}}}
  b: {title: B}
touchpoints:
  door: {lane: customer, title: Door, start: 100%, emotion: 1, next: {fork: 80%, hall: 20%}}
  hall: {lane: backstage, title: Hall, next: desk}
  fork: {lane: frontstage, title: Fork, emotion: 2, next: {all: [call, mend, join]}}
  call: {lane: frontstage, title: Call, emotion: -2, next: {call: 20%, tell: 80%}}
  tell: {lane: frontstage, title: Tell, emotion: 3, next: join}
  mend: {lane: backstage, title: Mend, next: {all: [test, file]}}
  test: {lane: customer, title: Test, emotion: -1, next: both}
  file: {lane: backstage, title: File, next: both}
  both: {lane: backstage, title: Both, join: all, next: join}
  join: {lane: frontstage, title: Join, emotion: 0, join: all, next: {back: 40%}, end: {served: 60%}}
  back: {lane: backstage, title: Back, next: {door: 10%, desk: 90%}}
  desk: {lane: frontstage, title: Desk, emotion: 4, next: leave}
  leave: {lane: backstage, title: Leave, end: served}
"""


def context_around(loaded: Loaded) -> Context:
    return context_of(loaded, Project.around(loaded))


EACH = [None, *sorted(MAPS.glob("*.blueprint.yaml"))]


@pytest.mark.parametrize("path", EACH, ids=lambda p: p.name.split(".")[0] if p else "blocks")
def test_ends_and_means_are_those_of_the_figures(path: Path | None) -> None:
    context = context_around(load(path) if path else loads(BLOCKS))
    assert context.figures is not None
    experience = context.figures.all.experience
    visited = felt(context)
    assert experience.end is not None and experience.mean is not None
    assert math.isclose(mean_score(visited), experience.mean, abs_tol=1e-12)
    assert math.isclose(end_score(visited), sum(score * p for score, p in experience.end), abs_tol=1e-12)


def test_what_comes_before_and_after_is_counted_in_what_is_experienced() -> None:
    # door, fork or nothing, and so on: a loop-free walk by hand.
    text = """
blueprint: 1
title: x
touchpoints:
  a: {lane: customer, title: a, emotion: 0, next: {b: 50%, c: 50%}}
  b: {lane: frontstage, title: b, emotion: 0, next: hidden}
  c: {lane: backstage, title: c, next: hidden}
  hidden: {lane: backstage, title: hidden, next: {all: [d, e]}}
  d: {lane: customer, title: d, emotion: 0, next: f}
  e: {lane: customer, title: e, emotion: 0, next: g}
  g: {lane: customer, title: g, emotion: 0, next: f}
  f: {lane: customer, title: f, emotion: 0, join: all, end: served}
"""
    places = {f.id: (f.before, f.after) for f in felt(context_around(loads(text)), places=True)}
    assert places["a"] == (0, 4.5)  # b half of the time, d, e, g, f
    assert places["b"] == (1, 4)
    assert places["d"] == (1.5, 1)
    assert places["g"] == (2.5, 1)
    assert places["f"] == (4.5, 0)


LAWS = ["5m", "{estimate: {min: 1m, likely: 4m, max: 12m}}", "{estimate: {mean: 5m, cv: 1}}"]


@pytest.mark.parametrize("law", LAWS)
def test_what_is_surely_kept_is_kept(law: str) -> None:
    text = f"""
blueprint: 1
title: x
segments:
  a: {{title: a, share: 30%, changes: {{two: {{time: 20m}}}}}}
  b: {{title: b}}
touchpoints:
  one: {{lane: customer, title: one, time: {law}, next: {{two: 90%}}, end: {{left: 10%}}}}
  two: {{lane: customer, title: two, time: {law}, next: {{two: 30%, three: 70%}}}}
  three: {{lane: customer, title: three, time: 1m, end: served}}
"""
    service_map = loads(text).map
    assert service_map is not None
    parts = [(s.share, s.timed) for s in Analysis(service_map).segments.values()]
    sure = 0
    for minutes in (1, 5, 15, 20, 30, 45, 60, 90, 120, 240):
        for share in ("50%", "90%", "99%", "100%"):
            for key in ("within", "mean", "max"):
                asked = {"share": share} if key == "within" else {}
                promise = Promise.model_validate(
                    {"id": "p", "from": "one", "to": "three", key: f"{minutes}m", **asked}
                )
                assert getattr(promise, key) == Duration(minutes * 60)
                if _surely_kept(promise, parts):
                    sure += 1
                    assert promise_figures(promise, parts, None).kept, promise
    assert sure > 10


def test_a_map_with_errors_has_no_figures() -> None:
    wrong = BLOCKS.replace("{back: 40%}", "{back: 30%}")
    twice = BLOCKS.replace("title: Desk,", "title: Desk, title: Desk,")
    for text in (wrong, twice):
        context = context_around(loads(text))
        assert context.walks == ()
        assert context.figures is None
        assert felt(context) == ()


def test_a_segment_can_put_an_estimate_out_of_order() -> None:
    text = """
blueprint: 1
title: x
segments: {a: {title: a, changes: {one: {time: {estimate: {min: 9m, likely: 9m, max: 9m, mean: 5m}}}}}}
touchpoints:
  one: {lane: customer, title: one, time: {estimate: {min: 1m, likely: 2m, max: 3m}}, end: served}
"""
    assert context_around(loads(text)).figures is None


def test_what_leaves_no_figures_is_an_error_without_options() -> None:
    assert {rule_named(name).severity for name in ERRORS} == {Severity.ERROR}
    assert {rule_named(name).options for name in ERRORS} == {None}


def test_rules_about_errors_run_once_a_map(monkeypatch: pytest.MonkeyPatch) -> None:
    starts: Counter[str] = Counter()
    for name in ERRORS:
        rule = rule_named(name)
        monkeypatch.setattr(rule, "check", counted(rule, starts))
    run = Run(Resolver(isolated=True))
    files = run.files([str(MAPS)])
    for path in files:
        run.lint(run.load(path))
    assert starts == dict.fromkeys(ERRORS, len(files))


def test_a_map_is_looked_at_again_when_one_that_it_holds_has_changed(tmp_path: Path) -> None:
    head = "blueprint: 1\ntitle: x\ntouchpoints:\n  a: {lane: customer, title: a, emotion: 1, "
    outer, inner = tmp_path / "outer.blueprint.yaml", tmp_path / "inner.blueprint.yaml"
    outer.write_text(head + "map: inner, end: served}\n", encoding="utf-8")
    found = []
    run = Run(Resolver(isolated=True))
    for way_out in ("", "end: served", "end: {served: 50%}"):
        inner.write_text(head + way_out + "}\n", encoding="utf-8")
        run.lint(load(str(inner)))
        found.append([f.code for f in run.lint(run.load(str(outer))).findings if f.code == "BP223"])
    assert found == [["BP223"], [], ["BP223"]]


def counted(rule: Rule, starts: Counter[str]) -> Check:
    check = rule.check
    assert check is not None

    def counting(context: Context) -> Hits:
        starts[rule.name] += 1
        yield from check(context)

    return counting


def test_a_promise_with_room_to_spare_needs_no_numpy(tmp_path: Path) -> None:
    path = tmp_path / "x.blueprint.yaml"
    path.write_text(
        "blueprint: 1\ntitle: x\npromises: [{id: p, from: a, to: a, within: 1h, share: 95%}]\ntouchpoints:\n"
        "  a: {lane: customer, title: a, time: {estimate: {mean: 5m, cv: 1}}, emotion: 2, end: served}\n",
        encoding="utf-8",
    )
    script = (
        "import sys; from blueprint.lint.run.engine import lint; from blueprint.model.loader import load;"
        f"print(len(lint(load({str(path)!r})).findings), 'numpy' in sys.modules)"
    )
    assert python("-c", script).stdout.split() == ["0", "False"]


def test_the_maps_are_quiet_or_say_why_not() -> None:
    for path in sorted(MAPS.glob("*.blueprint.yaml")):
        assert lint(load(path)).findings == ()
        for line in path.read_text(encoding="utf-8").splitlines():
            assert "# blueprint: ignore" not in line or " -- " in line
