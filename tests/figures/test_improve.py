"""Where to invest: every worth is the difference of two computed services."""

import math
from dataclasses import replace

import pytest

from blueprint.experience.peak.study import Study
from blueprint.figures import Analysis
from blueprint.figures.group import GroupFigures
from blueprint.figures.invest.improve import Improvement, improve
from blueprint.figures.invest.measures import Kind, with_measures
from blueprint.figures.invest.remembered_gain import improved_feeling
from blueprint.figures.invest.retiming import ERROR
from blueprint.figures.invest.worth import Worth
from blueprint.figures.ranges.drawing import deviation, redrawn
from blueprint.figures.ranges.inputs import Inputs
from blueprint.figures.ranges.range import range_of
from tests.figures.examples import BRANCH, REPAIR
from tests.figures.invest_examples import DESK, PROMISED, TWO_KINDS, analysed, desk, read


def worth(found: Improvement, id_: str, kind: Kind) -> Worth:
    """The worth of one measure."""
    return next(w for w in found.worths if (w.measure.touchpoint, w.measure.kind) == (id_, kind))


# Theory 3.6, example 1: greet wait counter bye (.6), greet self bye (.2), greet self (.2).
# A point more at wait: -2 is no longer the peak beside bye's +3, U rises from 0 to 3 on the first route.
# At bye: 4 outdoes -3 and is the end of .8: .6 (4 - 0) + .2 (4 - 3). On the last route a point more at self
# is peak and end, at greet the peak alone.
BY_HAND = {"greet": 0.2 / 2, "wait": 0.6 * 3, "counter": 0.0, "self": 0.2, "bye": 0.6 * 4 + 0.2}


def test_a_point_of_emotion_by_hand() -> None:
    found = improve(Analysis(read(BRANCH)))

    gains = {id_: worth(found, id_, "emotion").remembered for id_ in BY_HAND}
    assert gains == pytest.approx(BY_HAND, abs=1e-12)
    assert [w.measure.touchpoint for w in found.worths[:3]] == ["bye", "wait", "self"]


def test_a_minute_by_hand() -> None:
    """3 of 4 who get to bye take 575 s, the others 125 s; without a minute at wait all are within 540 s."""
    found = improve(Analysis(read(PROMISED)))

    wait = worth(found, "wait", "time")
    assert wait.measure.amount == 60
    assert wait.mean == pytest.approx(0.6 * 60)
    assert found.before.promises[0].judgements[0].achieved == pytest.approx(0.25)
    assert wait.promises[0].judgements[0].achieved == 1
    assert wait.promises[0].kept is True
    assert wait.shortfall == pytest.approx(0.65)
    assert wait.within == pytest.approx(0.75)


def test_of_what_takes_less_than_two_minutes_half_can_be_saved() -> None:
    found = improve(Analysis(read(PROMISED)))

    assert worth(found, "self", "time").measure.amount == 45
    assert worth(found, "self", "time").mean == pytest.approx(0.4 * 45)


def test_a_server_by_hand() -> None:
    """M/M/1 and M/M/2 at half a load (theory 4.6): waits of 60 s and, with C = 0.1, of 4 s."""
    found = improve(Analysis(desk(1, "90s")))

    server = worth(found, "desk", "server")
    assert server.mean == pytest.approx(60 - 4)
    assert found.before.promises[0].kept is False
    assert server.promises[0].kept is True
    assert server.promises[0].judgements[0].achieved == pytest.approx(64)
    assert "mean wait 1 min -> 4 s" in server.reason.en


def test_a_failure_less_by_hand() -> None:
    """The desk fails noticeably for p of its visitors, who remember -1 instead of 1: 2 points worse is assumed."""
    text = "blueprint: 1\nemotion_spread: 0\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A, emotion: 1, fails: {chance: 10%}, end: x}\n"
    found = improve(Analysis(read(text)))

    assert found.before.experience.remembered_with_failures == pytest.approx(1 - 0.1 * 2)
    assert worth(found, "a", "failure").with_failures == pytest.approx(0.01 * 2)
    assert worth(found, "a", "failure").remembered == 0
    assert worth(found, "a", "emotion").with_failures == pytest.approx(1.0)


def assert_same(w: Worth, before: GroupFigures, after: GroupFigures) -> None:
    """A worth against all figures computed anew."""
    one, other = before.experience, after.experience
    assert one.remembered is not None
    assert other.remembered is not None
    assert one.remembered_with_failures is not None
    assert other.remembered_with_failures is not None
    assert w.remembered == pytest.approx(other.remembered - one.remembered, abs=1e-9)
    gained = other.remembered_with_failures - one.remembered_with_failures
    assert w.with_failures == pytest.approx(gained, abs=1e-9)
    assert before.time.mean is not None
    assert after.time.mean is not None
    assert w.mean == pytest.approx(before.time.mean - after.time.mean, rel=1e-9, abs=1e-7)
    for mine, anew in zip(w.promises, after.promises, strict=False):
        assert anew.law is not None
        for a, b in zip(mine.judgements, anew.judgements, strict=True):
            assert a.kept == b.kept
            assert a.beyond == pytest.approx(b.beyond, abs=anew.law.error + ERROR)
            if a.kind == "mean":
                assert a.achieved == pytest.approx(b.achieved, rel=1e-9)


@pytest.mark.parametrize(
    ("text", "segment"),
    [(PROMISED, "all"), (REPAIR, "all"), (TWO_KINDS, "all"), (TWO_KINDS, "hard")],
    ids=["branch", "repair", "two kinds", "one kind"],
)
def test_every_worth_is_the_difference_of_two_services(text: str, segment: str) -> None:
    service_map = read(text)
    analysis = Analysis(service_map)
    found = improve(analysis, segment, few=0)

    assert len(found.worths) >= 8
    for w in found.worths:
        assert_same(w, analysis.of(segment), Analysis(with_measures(service_map, [w.measure])).of(segment))


@pytest.mark.parametrize("name", ["branch-visitor-routing", "after-sales-repair"])
def test_worths_of_a_shipped_map_are_differences_too(name: str) -> None:
    analysis = analysed(name)
    found = improve(analysis, few=0)
    timed = [w for w in found.worths if w.promises]

    for w in [found.worths[0], found.worths[1], *timed[:1], *timed[-1:]]:
        assert_same(w, analysis.all, Analysis(with_measures(analysis.map, [w.measure])).all)


@pytest.mark.parametrize("name", ["branch-visitor-routing", "corner-shoeshine"])
def test_no_measure_makes_anything_worse(name: str) -> None:
    """E[U] never falls when a score rises (theory 8, property 2); less time never breaks a promise.

    A counter with time to spare lets customers go less evenly, and they wait a little longer at the next one.
    """
    found = improve(analysed(name), few=0)

    for w in found.worths:
        kept = min(w.mean or 0.0, w.shortfall, w.within)
        if w.measure.kind in ("time", "server"):
            assert kept >= -1e-4, w.measure
            assert min(w.remembered, w.with_failures) > -0.05, w.measure
        else:
            assert min(kept, w.remembered, w.with_failures) >= -1e-9, w.measure


def test_the_best_few_are_computed_together() -> None:
    analysis = Analysis(read(PROMISED))
    found = improve(analysis, few=2)

    assert [(m.touchpoint, m.kind) for m in found.chosen] == [
        ("bye", "emotion"),
        ("self", "emotion"),
        ("wait", "time"),
    ]
    assert found.after is not None
    assert found.after.experience.remembered == pytest.approx(0.8 + 2.6 + 0.2)
    assert found.after.promises[0].kept is True


def test_the_best_few_are_at_least_as_good_as_the_best_one() -> None:
    found = improve(analysed("branch-visitor-routing"), few=2)

    assert found.after is not None
    gained = (found.after.experience.remembered_with_failures or 0.0) - (
        found.before.experience.remembered_with_failures or 0.0
    )
    assert gained >= found.worths[0].with_failures


def test_what_cannot_be_had_says_why() -> None:
    text = BRANCH.replace("emotion: 3", "emotion: 5").replace("time: 90s, ", "")
    text = text.replace("title: Greet", "title: Greet, staffed: {servers: 1}")
    found = improve(Analysis(read(text)))

    said = {(i.touchpoint, i.kind): i.reason.en for i in found.impossible}
    assert said == {
        ("bye", "emotion"): "already at the top of the scale",
        ("self", "time"): "no time is known",
        ("greet", "server"): "the map gives no arrivals",
    }


def test_a_score_rises_to_the_top_of_the_scale_and_no_further() -> None:
    found = improve(Analysis(read(BRANCH.replace("emotion: 3", "emotion: 4.5"))))

    assert worth(found, "bye", "emotion").measure.amount == 0.5


def test_without_a_score_nothing_is_remembered_and_it_says_whose() -> None:
    found = improve(Analysis(read(BRANCH.replace(", emotion: -3", ""))))

    assert {w.measure.kind for w in found.worths} == {"time"}
    assert "for want of wait" in next(i.reason.en for i in found.impossible if i.touchpoint == "bye")


def test_under_overload_the_server_that_ends_it_comes_first() -> None:
    found = improve(Analysis(read(TWO_KINDS.replace("60/h", "110/h"))))

    timed = [w for w in found.worths if w.measure.kind in ("time", "server")]
    assert [(w.measure.kind, w.settles) for w in timed] == [("time", True), ("server", True)]
    assert found.before.time.mean is None
    assert found.after is not None
    assert found.after.time.mean is not None


def test_what_does_not_end_an_overload_names_the_servers_needed() -> None:
    found = improve(Analysis(read(TWO_KINDS.replace("60/h", "500/h"))))

    said = {(i.touchpoint, i.kind): i.reason.en for i in found.impossible}
    assert said["desk", "server"] == "the queue still grows for ever; 11 servers are needed"
    assert "while the queue at desk grows for ever" in said["enter", "time"]


def test_progress_ends_with_every_measure_valued() -> None:
    seen: list[tuple[int, int]] = []
    found = improve(Analysis(read(BRANCH)), progress=lambda done, all_: seen.append((done, all_)))

    assert seen[-1] == (len(found.worths), len(found.worths))


def valued(text: str, touchpoint: str, kind: str):
    found = [w for w in improve(Analysis(read(text)), few=0).worths if w.measure.kind == kind]
    return next((w for w in found if w.measure.touchpoint == touchpoint), None)


BEST = "blueprint: 1\ntitle: Best\ntouchpoints:\n"


def test_nothing_is_gained_beyond_good() -> None:
    text = (
        BEST
        + "  leave: {lane: frontstage, title: L, emotion: {score: 2, good: 2, bad: 1}, time: 60s, end: served}\n"
    )
    found = improve(Analysis(read(text)))

    assert [w for w in found.worths if w.measure.kind == "emotion"] == []
    assert any(i.kind == "emotion" and "`good`" in i.reason.en for i in found.impossible)


QUEUED = """\
blueprint: 1
title: Queued
arrivals: 30/h
touchpoints:
  wait: {lane: customer, title: Wait, waits_for: desk, emotion: {at: AT}, next: desk}
  desk: {lane: frontstage, title: Desk, time: 60s, emotion: 0, staffed: {servers: 1}, end: served}
"""


def test_a_wait_gets_no_better_than_its_best() -> None:
    """Everybody's wait feels like -1 at best: with one score for all waits there is nothing to gain, with two there is."""
    assert valued(QUEUED.replace("AT", "{0m: -1}"), "wait", "emotion") is None
    assert valued(QUEUED.replace("AT", "{0m: -1}, good: 3"), "wait", "emotion").measure.amount == 1
    assert valued(QUEUED.replace("AT", "{0m: -1, 5m: -4}"), "wait", "emotion").remembered > 0


def test_gains_in_time_have_the_range_of_what_they_rest_on() -> None:
    """A minute less of 10 is a minute; of 60 s it is half, and times are x/: 1.25; shares are x/: 1.2 in odds."""
    text = (
        BEST
        + """\
  a: {lane: frontstage, title: A, emotion: 0, time: 10m, next: {b: 50%, c: 50%}}
  b: {lane: frontstage, title: B, emotion: 0, time: 10m, next: c}
  c: {lane: frontstage, title: C, emotion: 0, time: 60s, end: served}
"""
    )
    assert valued(text, "a", "time").range == pytest.approx((60, 60))
    assert valued(text, "b", "time").range == pytest.approx((60 / 2.2, 60 / 2.2 * 1.2), rel=0.02)
    assert valued(text, "c", "time").range == pytest.approx((30 / 1.25, 30 * 1.25), rel=0.02)


def drawn(analysis: Analysis, count: int) -> list[Analysis]:
    inputs = Inputs(analysis.flat)
    return [redrawn(analysis, inputs, deviation(draw)) for draw in range(count)]


def test_the_range_of_a_server_is_that_of_computing_each_draw_anew() -> None:
    """M/M/1 and M/M/2: h rho / (1 - rho), and half of that with rho^2."""
    analysis = Analysis(read(DESK.replace("SERVERS", "1").replace("MEAN", "10m")))
    gains = []
    for a in drawn(analysis, 128):
        rate, mean = a.flat.arrivals / 3600, a.segments["all"].service_laws["desk"].mean
        load = rate * mean
        if load < 1:
            gains.append(mean * load / (1 - load) - mean * (load / 2) ** 2 / (1 - (load / 2) ** 2))
    found = valued(DESK.replace("SERVERS", "1").replace("MEAN", "10m"), "desk", "server")
    assert found.range == pytest.approx(range_of(gains))


@pytest.mark.parametrize("kind", ["emotion", "failure"])
def test_the_range_of_what_is_remembered_is_that_of_computing_each_draw_anew(kind: str) -> None:
    text = TWO_KINDS.replace("arrivals: 60/h\n", "").replace("emotion_spread: 0\n", "emotion_spread: 1\n")
    analysis = Analysis(read(text))
    gains = []
    for a in drawn(analysis, 64):
        before, after = [], []
        for s in a.segments.values():
            scale = float(s.map.emotion_scale)
            other = {**s.feelings, "desk": improved_feeling(s.feelings["desk"], kind, scale)}
            for feelings, values in ((s.feelings, before), (other, after)):
                study = Study.of(s.chain, feelings, s.settings.rule, scale, failing=True)
                values.append(s.share * study.remembered)
        gains.append(math.fsum(after) - math.fsum(before))
    assert valued(text, "desk", kind).range == pytest.approx(range_of(gains), abs=2e-3)


def test_a_measure_at_a_queue_that_customers_leave_has_a_range_that_holds_its_gain() -> None:
    text = QUEUED.replace("AT", "{0m: 1, 5m: -4}").replace("servers: 1", "servers: 1, patience: 2m")
    for kind in ("server", "time"):
        found = valued(text, "desk", kind)
        assert found.range[0] <= found.mean <= found.range[1]
        assert found.range[0] < found.range[1]


REDONE = """\
blueprint: 1
title: Redone
promises: [{id: quick, from: work, to: leave, within: 15m, share: 90%}]
segments:
  most: {title: Most, share: 80%}
  rest: {title: Rest, share: 20%, changes: {work: {next: {redo: 10%, leave: 90%}, fails: {chance: 10%}}}}
touchpoints:
  work: {lane: LANE, title: Work, start: 100%, time: 10m, EMOTION fails: {chance: 20%, caught: CAUGHT, then: redo}, next: {redo: ARROW, leave: 70%}, end: lost}
  redo: {lane: frontstage, title: Redo, emotion: -1, time: 30m, next: leave}
  leave: {lane: customer, title: Leave, emotion: 1, time: 1m, end: served}
"""


def redone(lane: str = "frontstage", caught: str = "0%", arrow: str = "20%") -> str:
    """Work that fails, and its recovery."""
    emotion = "emotion: {score: 2, good: 3, bad: -3}," if lane == "frontstage" else ""
    said = {"LANE": lane, "EMOTION": emotion, "CAUGHT": caught, "ARROW": arrow}
    text = REDONE
    for name, value in said.items():
        text = text.replace(name, value)
    return text


@pytest.mark.parametrize(
    ("text", "less"),
    [
        (redone(), 0.01),
        (redone(caught="50%", arrow="10%"), 0.005),  # the arrow of those that customers notice
        (redone("backstage"), 0.01),  # nobody sees it happen, but its recovery
    ],
)
@pytest.mark.parametrize("segment", ["all", "most"])
def test_a_failure_less_sends_fewer_to_the_recovery(text: str, less: float, segment: str) -> None:
    """By hand: of the most, who go to `redo` for 31 min, others leave for 1 min or are lost, in the shares they had."""
    analysis = Analysis(read(text))
    found = improve(analysis, segment, few=2)
    w = worth(found, "work", "failure")
    arrow = 0.2 if less == 0.01 else 0.1
    onward = 0.7 / (1 - arrow)  # of those who do not go to the recovery
    of_most = less * (31 * 60 - onward * 60)
    if segment == "most":
        assert w.mean == pytest.approx(of_most)
        assert w.within == pytest.approx(w.shortfall)
        assert w.within > 0.9 * less
    assert w.range is not None
    assert w.range[0] <= w.with_failures <= w.range[1]
    assert "Redo" in w.reason.en
    assert_same(w, analysis.of(segment), Analysis(with_measures(analysis.map, [w.measure])).of(segment))
    assert found.after is not None
    assert w.measure in found.chosen
    assert len(set(found.chosen)) == len(found.chosen)


def test_the_range_of_a_failure_less_is_that_of_computing_each_draw_anew() -> None:
    """One chance in every draw: the arrow to the recovery is as far off as the failures are."""
    text = redone()
    analysis = Analysis(read(text))
    gains = []
    for a in drawn(analysis, 16):
        values = []
        for s in a.segments.values():
            feeling, scale = s.feelings["work"], float(s.map.emotion_scale)
            (redo,) = [p for j, p in s.chain.moves[0].items() if s.chain.ids[j] == "redo"]
            assert feeling.fail_chance == pytest.approx(redo)
            moves = [dict(row) for row in s.chain.moves]
            leaves = [dict(row) for row in s.chain.leaves]
            for row in (moves[0], leaves[0]):
                for to in row:
                    share = row[to]
                    row[to] = (
                        share - 0.01
                        if to == s.chain.ids.index("redo")
                        else share * (1.01 - redo) / (1 - redo)
                    )
            after = {**s.feelings, "work": improved_feeling(feeling, "failure", scale)}
            chains = (
                (s.chain, s.feelings),
                (replace(s.chain, moves=tuple(moves), leaves=tuple(leaves)), after),
            )
            studies = [Study.of(c, f, s.settings.rule, scale, failing=True) for c, f in chains]
            values.append(s.share * (studies[1].remembered - studies[0].remembered))
        gains.append(math.fsum(values))
    found = valued(text, "work", "failure")
    low, high = range_of(gains)
    assert found.range == pytest.approx(
        (min(low, found.with_failures), max(high, found.with_failures)),
        abs=1e-4,  # draws are on a raster
    )


LOSING = """\
blueprint: 1
title: Losing
arrivals: 120/h
touchpoints:
  desk: {lane: frontstage, title: Desk, emotion: 1, staffed: {servers: 1, patience: 60s}, time: {estimate: {mean: 60s, cv: 1}}, next: pay}
  pay: {lane: customer, title: Pay, emotion: 1, time: 30s, end: served}
"""


def test_a_server_who_keeps_customers_is_worth_them() -> None:
    """Nobody promises anything and the visit gets no shorter: by Erlang A 56.8 % give up in front of one, 27.1 % of two."""
    found = improve(Analysis(read(LOSING)), few=1)
    server = worth(found, "desk", "server")

    assert server.staying == pytest.approx(0.568 - 0.271, abs=1e-3)
    assert server.is_something
    assert worth(found, "pay", "time").staying == 0
    assert [m.touchpoint for m in found.chosen if m.kind in ("server", "time")] == ["desk"]
    assert found.after is not None
    assert found.after.staying > found.before.staying + 0.2


def test_nobody_is_told_to_do_what_gains_nothing_that_can_be_felt() -> None:
    """Who leaves on the best score there is remembers it, whatever went before: the gains are below 0.001 points."""
    found = improve(
        Analysis(
            read(
                BEST
                + "  ask: {lane: frontstage, title: A, emotion: {score: -1, good: 1, bad: -3}, time: 1m, next: go}\n"
                "  go: {lane: customer, title: G, emotion: 5, time: 1m, end: served}\n"
            )
        )
    )
    assert 0 < worth(found, "ask", "emotion").with_failures < 0.001
    assert found.chosen == ()
