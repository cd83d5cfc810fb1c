"""A map used in a map: figures are those of the map with everything written out by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.figures import Analysis
from blueprint.figures.group import GroupFigures
from blueprint.figures.invest.improve import improve
from blueprint.figures.whatif.changes import apply_changes
from blueprint.lint.run.engine import lint
from blueprint.model.loader import load, loads
from blueprint.model.nesting import nested
from blueprint.model.service_map import ServiceMap
from blueprint.source.writer import yaml_text

Steps = dict[str, dict[str, Any]]
"""Touchpoints as a file says them; shares are fractions, `map` holds the steps of the other map."""

FELT = st.sampled_from(["customer", "frontstage", "backstage"])


@st.composite
def steps(draw: st.DrawFn, depth: int) -> Steps:
    """Touchpoints that lead on with some chance of going back; one may stand for another map."""
    size = draw(st.integers(1, 3))
    ids = [f"{'xyz'[depth]}{i}" for i in range(size)]
    made: Steps = {}
    for i, id_ in enumerate(ids):
        step: dict[str, Any] = {"title": id_.upper(), "lane": draw(FELT)}
        if depth and draw(st.booleans()):
            step["map"] = draw(steps(depth - 1))
            step["lane"] = "customer"
        else:
            step["time"] = f"{draw(st.integers(0, 5))}m"
            step["emotion"] = {"score": draw(st.integers(-5, 5)), "bad": -5, "good": 5}
            if draw(st.booleans()):
                step["fails"] = {"chance": Fraction(draw(st.integers(0, 4)), 8), "caught": Fraction(1, 2)}
        weights = [draw(st.integers(0, 3)) for _ in range(3)]
        ahead = ids[i + 1] if i + 1 < size else None
        ways = {draw(st.sampled_from(ids)): weights[0]}
        if ahead:
            ways[ahead] = ways.get(ahead, 0) + weights[1] + 1
        leave = weights[2] + (0 if ahead else 1)
        total = sum(ways.values()) + leave
        step["next"] = {to: Fraction(w, total) for to, w in ways.items() if w}
        if leave:
            step["end"] = {draw(st.sampled_from(["served", "lost"])): Fraction(leave, total)}
        made[id_] = step
    made[ids[0]]["start"] = Fraction(1)
    if size > 1 and draw(st.booleans()):
        made[ids[0]]["start"], made[ids[1]]["start"] = Fraction(1, 3), Fraction(2, 3)
    return made


def by_hand(steps_: Steps) -> Steps:
    """The same without maps in maps: every inner exit leads where the touchpoint leads, share by share."""
    flat = {id_: (by_hand(step["map"]) if "map" in step else None) for id_, step in steps_.items()}

    def into(targets: dict[str, Fraction]) -> dict[str, Fraction]:
        found: dict[str, Fraction] = {}
        for id_, share in targets.items():
            inner = flat[id_]
            if inner is None:
                found[id_] = found.get(id_, Fraction(0)) + share
                continue
            for start, step in inner.items():
                if step.get("start"):
                    name = f"{id_}-{start}"
                    found[name] = found.get(name, Fraction(0)) + share * step["start"]
        return found

    made: Steps = {}
    starts = into({id_: step["start"] for id_, step in steps_.items() if step.get("start")})
    for id_, step in steps_.items():
        inner = flat[id_]
        ways, leave = into(step["next"]), step.get("end", {})
        if inner is None:
            made[id_] = {**step, "next": ways, "start": starts.get(id_)}
            continue
        for name, own in inner.items():
            out = sum(own.get("end", {}).values(), Fraction(0))
            next_ = {f"{id_}-{to}": share for to, share in own["next"].items()}
            for to, share in ways.items():
                next_[to] = next_.get(to, Fraction(0)) + out * share
            made[f"{id_}-{name}"] = {
                **own,
                "next": {to: share for to, share in next_.items() if share},
                "end": {name: out * share for name, share in leave.items() if out},
                "start": starts.get(f"{id_}-{name}"),
            }
    return made


def written(value: Any) -> Any:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, dict):
        return {key: written(item) for key, item in value.items() if item not in (None, {})}
    return value


def read(name: str, steps_: Steps, maps: dict[str, ServiceMap]) -> ServiceMap:
    """A map of these steps; what is inside goes to `maps`."""
    said = {}
    for id_, step in steps_.items():
        said[id_] = written(step)
        if "map" in step:
            other = f"{name}-{id_}"
            maps[other] = read(other, step["map"], maps)
            said[id_]["map"] = other
    text = yaml_text({"blueprint": "1", "id": name, "title": "T", "touchpoints": said})
    found = loads(text)
    assert found.map is not None, [p.message.en for p in found.problems]
    return found.map


def same(one: GroupFigures, other: GroupFigures) -> None:
    def near(value: Any) -> Any:
        return None if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)

    assert one.exits == near(other.exits)
    for name in ("mean", "sd", "hidden"):
        assert getattr(one.time, name) == near(getattr(other.time, name)), name
    if one.time.law and other.time.law:
        for share in (0.1, 0.5, 0.9, 0.99):
            assert one.time.law.quantile(share) == near(other.time.law.quantile(share))
    for name in ("remembered", "remembered_with_failures", "mean", "trend", "nothing", "peak_is_end"):
        assert getattr(one.experience, name) == near(getattr(other.experience, name)), name
    for name in ("peak", "end", "maximum", "minimum", "distribution"):
        a, b = getattr(one.experience, name), getattr(other.experience, name)
        assert (a is None) == (b is None)
        if a is not None:
            assert {v: p for v, p in a if p > 1e-12} == near({v: p for v, p in b if p > 1e-12}), name
    for id_, figures in other.touchpoints.items():
        inside = one.touchpoints[id_.replace("-", "/")]
        for name in ("visits", "reach", "unavoidability", "peak_share", "end_share", "swing", "criticality"):
            assert getattr(inside, name) == near(getattr(figures, name)), (id_, name)


@given(steps(depth=2))
@settings(max_examples=60)
def test_as_written_out_by_hand(steps_: Steps) -> None:
    maps: dict[str, ServiceMap] = {}
    outer = read("outer", steps_, maps)
    hand = read("hand", by_hand(steps_), {})

    same(Analysis(nested(outer, maps)).all, Analysis(hand).all)


WAIT = """\
blueprint: 1
emotion_spread: 0
id: waiting
title: Waiting
segments:
  hurried: {title: Hurried, share: 30%, changes: {sit: {emotion: -4}, ticket: {next: {sit: 100%}}}}
  calm: {title: Calm}
touchpoints:
  ticket: {lane: frontstage, title: Ticket, time: 1m, emotion: 1, next: {sit: 80%, ask: 20%}}
  ask: {lane: frontstage, title: Ask, time: 2m, emotion: 2, next: sit, end: {away: 50%}}
  sit: {lane: customer, title: Sit, time: 5m, emotion: -2, next: {sit: 10%}, end: {called: }}
"""
VISIT = """\
blueprint: 1
emotion_spread: 0
id: visit
title: Visit
promises:
  - {id: quick, from: wait, to: wait, within: 6m, share: 50%}
touchpoints:
  enter: {lane: customer, title: Enter, time: 10s, emotion: 0, next: wait}
  wait: {lane: customer, title: Wait, map: waiting, next: {serve: 90%, wait: 5%}, end: {lost: 5%}}
  serve: {lane: frontstage, title: Serve, time: 3m, emotion: 3, end: served}
"""


def together(outer: str, *others: str) -> ServiceMap:
    maps = {m.name: m for text in others if (m := loads(text).map) is not None}
    found = loads(outer).map
    assert found is not None and len(maps) == len(others)
    return nested(found, maps)


def test_a_promise_over_what_is_inside() -> None:
    whole = Analysis(together(VISIT, WAIT)).all

    # Ticket, then sit once (.8 * .9) in 6 minutes, or ask and go away (.2 * .5) in 3; everything else takes longer.
    (promise,) = whole.promises
    assert promise.judgements[0].achieved == pytest.approx(0.82)
    assert promise.promise.to == "wait"
    # 1 min + .2 * 2 min + (.8 + .1) * 5 min / .9
    assert whole.touchpoints["wait"].time_mean == pytest.approx(60 + 24 + 300)
    assert whole.touchpoints["wait"].visits == pytest.approx(1 / 0.95)
    assert whole.exits == pytest.approx({"served": 0.9 / 0.95, "lost": 0.05 / 0.95})


def test_what_is_inside_adds_up() -> None:
    whole = Analysis(together(VISIT, WAIT)).all
    inner = [whole.touchpoints[f"wait/{id_}"] for id_ in ("ticket", "ask", "sit")]
    outer = whole.touchpoints["wait"]

    for name in ("peak_share", "end_share", "reward", "penalty", "swing", "criticality"):
        assert getattr(outer, name) == pytest.approx(sum(getattr(row, name) for row in inner)), name
    assert outer.screening is None
    assert not any(id_.endswith("/") for id_ in whole.touchpoints)
    assert whole.way is not None and whole.way.touchpoints == ("enter", "wait/ticket", "wait/sit", "serve")
    assert whole.hidden == ()
    assert set(whole.moments_on_map) <= {"enter", "wait", "serve"}


def test_a_segment_of_the_same_id_walks_its_own_way_inside() -> None:
    with_segments = VISIT.replace(
        "promises:", "segments:\n  hurried: {title: H, share: 50%}\n  plain: {title: P}\npromises:"
    )
    analysis = Analysis(together(with_segments, WAIT))

    hurried, plain = analysis.of("hurried"), analysis.of("plain")
    assert hurried.touchpoints["wait/ask"].visits == 0
    assert plain.touchpoints["wait/ask"].visits > 0
    assert min(v for v, p in hurried.experience.minimum or () if p) == -4
    assert min(v for v, p in plain.experience.minimum or () if p) == -2


def test_scores_of_another_scale_count_in_proportion() -> None:
    other = WAIT.replace("title: Waiting", "title: Waiting\nemotion_scale: 10")
    whole = Analysis(together(VISIT, other)).all

    assert {v for v, p in whole.experience.minimum or () if p > 1e-12} == {-1.0, 0.0}


def test_the_spread_of_another_scale_counts_in_proportion() -> None:
    other = WAIT.replace("emotion_spread: 0\n", "").replace(
        "title: Waiting", "title: Waiting\nemotion_scale: 10\nemotion_spread: 3"
    )
    inside = Analysis(together(VISIT, other)).flat.touchpoints

    felt = [t.emotion for id_, t in inside.items() if "/" in id_ and t.emotion]
    assert felt and all(emotion.spread == 1.5 for emotion in felt)


def test_parallel_branches_and_a_join_inside_and_around() -> None:
    inner = """\
blueprint: 1
emotion_spread: 0
id: prepare
title: Prepare
touchpoints:
  begin: {lane: frontstage, title: Begin, time: 1m, emotion: 1, next: {all: [papers, tea]}}
  papers: {lane: backstage, title: Papers, time: 6m, next: meet}
  tea: {lane: customer, title: Tea, time: 4m, emotion: 3, next: meet}
  meet: {lane: frontstage, title: Meet, join: all, time: 1m, emotion: 2, end: done}
"""
    outer = """\
blueprint: 1
emotion_spread: 0
title: Outer
promises: [{id: p, from: prepare, to: prepare, mean: 8m}]
touchpoints:
  come: {lane: customer, title: Come, time: 1m, emotion: 0, next: {all: [prepare, sit]}}
  sit: {lane: customer, title: Sit, time: 10m, emotion: -1, next: go}
  prepare: {lane: frontstage, title: Prepare, map: prepare, next: go}
  go: {lane: customer, title: Go, map: prepare, join: all, next: {all: [a, b]}}
  a: {lane: customer, title: A, time: 2m, emotion: 1, next: bye}
  b: {lane: customer, title: B, time: 3m, emotion: 1, next: bye}
  bye: {lane: frontstage, title: Bye, join: all, time: 1m, emotion: 2, end: served}
"""
    whole = Analysis(together(outer, inner)).all

    # 1 + max(10, 8) + (1 + 6 + 1) + max(2, 3) + 1 minutes
    assert whole.time.mean == pytest.approx(23 * 60)
    assert whole.touchpoints["prepare"].time_mean == pytest.approx(8 * 60)
    assert whole.touchpoints["go"].time_mean == pytest.approx(8 * 60)
    assert whole.promises[0].kept


STAFFED = """\
blueprint: 1
emotion_spread: 0
id: desk
title: Desk
arrivals: 999/h
touchpoints:
  counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 2}, emotion: 1, end: done}
"""


def test_queues_inside_get_the_arrivals_of_the_outer_map() -> None:
    outer = """\
blueprint: 1
emotion_spread: 0
title: Outer
arrivals: 20/h
promises: [{id: p, from: first, to: second, mean: 20m}]
touchpoints:
  first: {lane: customer, title: First, map: desk, next: {second: 50%}, end: {away: }}
  second: {lane: customer, title: Second, map: desk, end: served}
"""
    analysis = Analysis(together(outer, STAFFED))
    queues = analysis.queues

    assert {id_: q.arrivals_per_hour for id_, q in queues.items()} == pytest.approx(
        {"first/counter": 20.0, "second/counter": 10.0}
    )
    # M/M/2 at 20/h and 4 min: a = 4/3, C = a^2 / (a^2 + 2 (1 + a) (1 - a/2)) = 8/15, W = C h / (c - a) = 192 s
    row = analysis.all.touchpoints["first"]
    assert row.wait_mean == pytest.approx(192)
    assert row.time_mean == pytest.approx(240 + 192)
    found = improve(analysis)
    assert {m.touchpoint for m in (w.measure for w in found.worths)} == {"first/counter", "second/counter"}


def test_what_if_inside_one_use_alone() -> None:
    outer = VISIT.replace(
        "serve: {lane: frontstage, title: Serve, time: 3m, emotion: 3,",
        "serve: {lane: customer, title: S, map: waiting,",
    )
    service_map = together(outer, WAIT)
    changed = apply_changes(service_map, ["wait/sit.time=1m"]).map

    before, after = Analysis(service_map).all, Analysis(changed).all
    assert before.touchpoints["wait/sit"].time_mean == before.touchpoints["serve/sit"].time_mean == 300
    assert after.touchpoints["wait/sit"].time_mean == 60
    assert after.touchpoints["serve/sit"].time_mean == 300


def test_what_a_touchpoint_uses_all_inside_it_use() -> None:
    outer = (
        VISIT.replace("map: waiting,", "map: waiting, uses: [screen],")
        + "  screen: {lane: support, title: Screen}\n"
    )
    inner = WAIT.replace(
        "title: Sit, time: 5m,", "title: Sit, channel: seen, time: 5m, fails: {chance: 50%},"
    )
    whole = Analysis(together(outer, inner)).all

    assert whole.touchpoints["screen"].criticality == pytest.approx(whole.touchpoints["wait"].criticality)
    assert (whole.touchpoints["wait"].criticality or 0) > 0


def test_maps_find_each_other_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "waiting.blueprint.yaml").write_text(WAIT, encoding="utf-8")
    (tmp_path / "visit.blueprint.yaml").write_text(VISIT, encoding="utf-8")

    linted = lint(load(tmp_path / "visit.blueprint.yaml"))

    assert linted.loaded.map is not None
    assert [f.code for f in linted.findings if f.severity.word == "error"] == []
    assert Analysis(linted.loaded.map).all.touchpoints["wait/sit"].visits > 0


def test_a_map_in_itself_is_named_and_never_walked(tmp_path: Path) -> None:
    first = "blueprint: 1\nemotion_spread: 0\ntitle: A\ntouchpoints:\n  a: {lane: customer, title: A, map: b, end: e}\n"
    (tmp_path / "a.blueprint.yaml").write_text(first, encoding="utf-8")
    (tmp_path / "b.blueprint.yaml").write_text(first.replace("map: b", "map: c"), encoding="utf-8")
    (tmp_path / "c.blueprint.yaml").write_text(first.replace("map: b", "map: b"), encoding="utf-8")

    found = {name: lint(load(tmp_path / f"{name}.blueprint.yaml")) for name in "abc"}

    told = {
        name: [f.message.en for f in linted.findings if f.code == "BP223"] for name, linted in found.items()
    }
    assert told == {
        "a": ["the map 'b' would hold itself: a > b > c > b"],
        "b": ["the map 'b' would hold itself: b > c > b"],
        "c": ["the map 'c' would hold itself: c > b > c"],
    }


def test_maps_that_double_at_every_level_are_refused(tmp_path: Path) -> None:
    for level in range(40):
        inside = f"map: m{level + 1}, " if level < 39 else ""
        text = (
            f"blueprint: 1\nemotion_spread: 0\ntitle: M{level}\ntouchpoints:\n"
            f"  a: {{lane: customer, title: A, {inside}next: b}}\n  b: {{lane: customer, title: B, {inside}end: e}}\n"
        )
        (tmp_path / f"m{level}.blueprint.yaml").write_text(text, encoding="utf-8")

    linted = lint(load(tmp_path / "m0.blueprint.yaml"))

    assert [f.code for f in linted.findings if f.severity.word == "error"] == ["BP223"]
    assert "more than 5000" in next(f.message.en for f in linted.findings if f.code == "BP223")
