"""How sure figures are: inputs with their errors, draws of them, and the ranges that follow."""

from __future__ import annotations

import math
import weakref
from statistics import NormalDist
from typing import Any

import pytest

from blueprint.figures import Analysis
from blueprint.figures.ranges import measure
from blueprint.figures.ranges.drawing import DRAWS, HALF, draws_of
from blueprint.figures.ranges.inputs import DEVIATIONS, Inputs
from blueprint.figures.ranges.measure import passed_over, remembered_effects, time_effects
from blueprint.figures.ranges.range import range_of
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import about_duration
from blueprint.model.service_map import ServiceMap
from tests.figures.invest_examples import read

ONE = """\
blueprint: 1
title: One step
touchpoints:
  a: {lane: frontstage, title: A, emotion: {score: 2, good: 3, bad: -3SOURCE}, time: 60s, end: served}
"""


def one(source: str = "", more: str = "") -> ServiceMap:
    return read(ONE.replace("SOURCE", source).replace("title: One step", "title: One step\n" + more))


def test_80_of_100_normal_draws_lie_within_the_deviations() -> None:
    assert 2 * NormalDist().cdf(DEVIATIONS) - 1 == pytest.approx(0.8, abs=1e-12)


def test_the_errors_of_inputs_by_hand() -> None:
    """Assumed: 1 point, a factor of 1.25, odds of 1.2. Measured: spread / root n, cv / root n, and so on."""
    found = Inputs(
        read(
            """\
blueprint: 1
title: Inputs
arrivals: 30/h
arrivals_n: 400
touchpoints:
  a: {lane: customer, title: A, emotion: 1, time: 60s, n: 100, next: {b: 20%, c: 80%}}
  b: {lane: customer, title: B, emotion: {score: 1, n: 25, spread: 2, source: survey}, time: {estimate: {mean: 60s, cv: 0.5, n: 100}}, next: c}
  c: {lane: customer, title: C, emotion: {score: 1, n: 25, source: assumed}, fails: {chance: 10%}, next: {d: 40%, e: 60%}}
  d: {lane: customer, title: D, next: {e: 20%, f: 30%, g: 50%}}
  e: {lane: customer, title: E, next: g}
  f: {lane: customer, title: F, next: g}
  g: {lane: customer, title: G, end: out}
"""
        )
    )
    sd = {i.name: i.sd for i in found}
    ten = 1.2815515655446004

    assert sd["a.emotion.score"] == pytest.approx(1 / ten)
    assert sd["b.emotion.score"] == pytest.approx(2 / 5)
    assert sd["c.emotion.score"] == pytest.approx(1 / ten), "said to be assumed, whatever n"
    assert sd["a.time"] == pytest.approx(math.log(1.25) / ten)
    assert sd["b.time"] == pytest.approx(0.5 / 10)
    assert sd["a.next.b"] == pytest.approx(1 / math.sqrt(100 * 0.2 * 0.8)), (
        "of two ways the odds are one input"
    )
    assert "a.next.c" not in sd
    assert sd["c.next.d"] == pytest.approx(math.log(1.2) / ten)
    assert [sd[f"d.next.{x}"] for x in "efg"] == pytest.approx([math.log(1.2) / ten / math.sqrt(2)] * 3)
    assert sd["c.fails.chance"] == pytest.approx(math.log(1.5) / ten)
    assert sd["arrivals"] == pytest.approx(1 / 20)


def test_the_map_says_what_its_assumptions_are_worth() -> None:
    assumed = "assumed: {scores: 0.5, times: 2}"
    sd = {i.name: i.sd for i in Inputs(one(more=assumed))}

    assert sd == pytest.approx(
        {
            "a.emotion.score": 0.5 / DEVIATIONS,
            "a.emotion.good": 0.5 / DEVIATIONS,
            "a.emotion.bad": 0.5 / DEVIATIONS,
            "a.time": math.log(2) / DEVIATIONS,
        }
    )


def test_draws_fill_every_stratum_once_and_so_does_their_first_half() -> None:
    normal = NormalDist()
    for name in ("a.time", "b.time"):
        all_, half = ([int(normal.cdf(z) * n) for z in draws_of(name)[:n]] for n in (DRAWS, HALF))
        assert sorted(all_) == list(range(DRAWS))
        assert sorted(half) == list(range(HALF))
    assert draws_of("a.time") != draws_of("b.time")
    assert draws_of("a.time")[:3] == pytest.approx((-0.3083546313, 0.9315628300, 0.0882380199)), (
        "the same on every machine"
    )


def test_the_range_follows_the_number_of_answers() -> None:
    """One step is first, peak and end: what is remembered is its score, +-1.28 spread / root n."""
    assumed, few, many = (
        ranges_of(Analysis(one(source))).remembered
        for source in ("", ", n: 4, source: survey", ", n: 400, source: survey")
    )
    assert assumed is not None and few is not None and many is not None
    assert assumed == pytest.approx((1, 3), abs=0.03)
    assert few == pytest.approx((2 - DEVIATIONS / 2, 2 + DEVIATIONS / 2), abs=0.03)
    assert many == pytest.approx((2 - DEVIATIONS / 20, 2 + DEVIATIONS / 20), abs=0.01)


def test_a_time_that_is_assumed_is_right_within_a_quarter() -> None:
    found = ranges_of(Analysis(one()))

    assert found.time_mean == pytest.approx((60 / 1.25, 60 * 1.25), rel=0.01)
    assert found.time_p90 == pytest.approx((60 / 1.25, 60 * 1.25), rel=0.01)
    assert (found.measured, found.inputs) == (0, 4)


QUEUE = """\
blueprint: 1
title: Queue
arrivals: 50/h
touchpoints:
  desk: {lane: frontstage, title: Desk, time: 60s, emotion: 1, staffed: {servers: 1}, end: served}
"""


def test_draws_in_which_a_queue_grows_are_told_and_left_out() -> None:
    """Utilisation 5/6, its logarithm off by sqrt(2) ln 1.2 x..: it passes 1 where arrivals x time is 1.2 times as much."""
    found = ranges_of(Analysis(read(QUEUE)))
    sd = math.hypot(math.log(1.25), math.log(1.2)) / DEVIATIONS
    beyond = 1 - NormalDist().cdf(math.log(1.2) / sd)

    assert found.growing == pytest.approx(beyond, abs=0.05)
    assert found.growing_at == "desk"
    assert found.waits["desk"][1] < math.inf
    assert found.time_mean is not None and found.time_mean[1] > found.time_mean[0] > 60


def test_no_input_no_range() -> None:
    certain = one(", n: 1000000, source: survey", "emotion_spread: 0\nassumed: {times: 1, scores: 0}")
    found = ranges_of(Analysis(certain))

    assert found.remembered == (2, 2)
    assert found.time_mean == pytest.approx((60, 60))


def test_ends_of_a_range_leave_a_tenth_on_either_side() -> None:
    assert range_of([float(k) for k in range(101)]) == pytest.approx((9.6, 90.4))
    assert range_of([3.0]) == (3.0, 3.0)


@pytest.mark.parametrize(
    ("value", "found", "said"),
    [
        (874.0, (720.0, 1560.0), "about 15 min (12 min to 26 min)"),
        (127_000.0, (112_000.0, 155_500.0), "about 1 d 11 h (1 d 7 h to 1 d 19 h)"),
        (198.0, (38.0, 1290.0), "about 3 min 30 s (40 s to 20 min)"),
        (4.6, (2.0, 7.0), "about 5 s (2 s to 7 s)"),
        (60.0, (59.0, 61.0), "about 1 min (59 s to 1 min 1 s)"),
        (0.4, (0.2, 0.9), "about 0.4 s (0.2 s to 0.9 s)"),
    ],
)
def test_times_are_told_in_steps_that_people_use_and_no_finer_than_their_range(
    value: float, found: tuple[float, float], said: str
) -> None:
    """A quarter of the range is told, a quarter of the time at least."""
    assert about_duration(value, found, "en") == said


def test_what_to_measure_next_by_hand() -> None:
    """Two steps: the first is never the peak nor the end, so the second makes all of the range."""
    service = read(
        """\
blueprint: 1
title: Two steps
emotion_spread: 0.2
touchpoints:
  a: {lane: customer, title: A, emotion: 0, time: 1m, next: b}
  b: {lane: customer, title: B, emotion: 3, time: 3m, end: out}
"""
    )
    first, *rest = remembered_effects(Analysis(service))
    assert first.input.name == "b.emotion.score"
    assert first.range == pytest.approx((2, 4), abs=0.02)
    assert first.share == pytest.approx(1, abs=0.01)
    # To halve an error of 1 / 1.28 where customers differ by 0.2: (0.2 / 0.39)^2 is less than one answer.
    assert first.input.answers == 1
    assert all(e.share < 0.01 for e in rest)

    times = time_effects(Analysis(service))
    assert [e.input.name for e in times] == ["b.time", "a.time"]
    assert times[0].share == pytest.approx(9 / 10, abs=1e-6), "3 : 1, squared"
    assert times[0].range == pytest.approx((60 + 180 / 1.25, 60 + 180 * 1.25))
    assert sum(e.share for e in times) == pytest.approx(1)


def test_of_very_many_numbers_those_are_tried_that_most_customers_meet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = "".join(
        f"  s{k}: {{lane: customer, title: S, emotion: {k % 5 - 2}, time: 1m, next: {{s{k + 1}: 70%}}, end: {{lost: 30%}}}}\n"
        for k in range(20)
    )
    service = read(
        f"blueprint: 1\ntitle: Many leave\ntouchpoints:\n{steps}"
        "  s20: {lane: customer, title: S, emotion: 1, time: 1m, end: served}\n"
    )
    whole = remembered_effects(Analysis(service))
    assert passed_over(Analysis(service), "remembered") == passed_over(Analysis(service), "time") == 0

    monkeypatch.setattr(measure, "MOST", 14)
    tried = remembered_effects(Analysis(service))
    ways = [e.input.place.touchpoint for e in tried if e.input.kind == "share"]
    assert passed_over(Analysis(service), "remembered") == 20 - 14, "the odds of two ways are one number"
    assert set(ways) == {f"s{k}" for k in range(14)}, "fewer come to each step than to the one before"
    assert [e.input for e in tried[:5]] == [e.input for e in whole[:5]]
    assert [e.range for e in tried[:5]] == [e.range for e in whole[:5]]

    for name, value in (("MOST", 30), ("LARGE", 7), ("FEW", 5)):
        monkeypatch.setattr(measure, name, value)
    assert passed_over(Analysis(service), "remembered") == 20 - 30 * 7 // 21, (
        "a map three times as large as a large one"
    )
    assert passed_over(Analysis(service), "time") == 20 + 21 - 30
    monkeypatch.setattr(measure, "FEW", 16)
    assert passed_over(Analysis(service), "remembered") == 20 - 16
    assert len([e for e in remembered_effects(Analysis(service)) if e.input.kind == "share"]) == 16


def test_halving_takes_four_times_the_answers() -> None:
    measured = remembered_effects(Analysis(one(", n: 30, source: survey")))

    assert measured[0].input.measured
    assert measured[0].input.answers == 120


def test_moments_say_how_often_they_stay_one() -> None:
    found: dict[str, Any] = dict(ranges_of(Analysis(one())).touchpoints)

    assert found["a"].stays_moment == 1
    assert found["a"].swing[0] < 6 < found["a"].swing[1]


def test_draws_have_no_part_in_the_figures_themselves() -> None:
    """All inputs certain: every draw is the map, blocks, loops and segments included."""
    service = read(
        """\
blueprint: 1
title: Certain
arrivals: 20/h
assumed: {scores: 0, times: 1, shares: 1, arrivals: 1, chances: 1}
segments:
  x: {title: X, share: 30%, changes: {b: {emotion: -3}}}
  y: {title: Y}
promises: [{id: p, from: a, to: d, within: 6m, share: 90%}]
touchpoints:
  a: {lane: customer, title: A, start: 100%, emotion: 1, time: 60s, fails: {chance: 20%}, next: {b: 40%, f: 60%}}
  b: {lane: frontstage, title: B, emotion: 2, staffed: {servers: 1}, time: {estimate: {mean: 90s, cv: 1}}, next: {a: 25%, f: 75%}}
  f: {lane: frontstage, title: F, emotion: 0, time: 10s, next: {all: [g, h]}}
  g: {lane: customer, title: G, emotion: -1, time: {estimate: {min: 1m, likely: 2m, max: 4m}}, next: d}
  h: {lane: customer, title: H, emotion: 3, time: {estimate: {min: 1m, likely: 2m, max: 3m}}, next: d}
  d: {lane: customer, title: D, join: all, emotion: 1, time: 20s, end: out}
"""
    )
    analysis = Analysis(service)
    found, whole = ranges_of(analysis), analysis.all
    e = whole.experience

    def close(value: float | None, within: float = 1e-9) -> Any:
        return pytest.approx((value, value), rel=within)

    assert found.remembered == close(e.remembered)
    assert found.remembered_with_failures == close(e.remembered_with_failures)
    assert found.end == close(sum(v * p for v, p in e.end or ()))
    assert found.first == close(sum(v * p for v, p in e.first or ()))
    assert found.peak == close(sum(v * p for v, p in e.peak or ()))
    for id_, t in found.touchpoints.items():
        assert t.swing == close(whole.touchpoints[id_].swing)
        assert t.stays_moment == (id_ in whole.moments_of_truth)
    assert found.time_mean == close(whole.time.mean)
    assert found.time_p90 == close(whole.time.quantile(0.9), 1e-5)
    assert found.promises["p"] == close(whole.promises[0].judgements[0].achieved, 1e-5)
    assert found.waits["b"] == close(whole.touchpoints["b"].wait_mean)


def test_draws_go_with_their_analysis() -> None:
    """A studio that runs for days keeps none of what it has drawn, and a build none of its other maps."""
    analysis = Analysis(one())
    ranges_of(analysis)
    assert remembered_effects(analysis) and time_effects(analysis)
    gone = weakref.ref(analysis)
    del analysis
    assert gone() is None


WAIT = """\
blueprint: 1
title: Wait
arrivals: 30/h
touchpoints:
  wait: {lane: customer, title: Wait, waits_for: desk, emotion: {at: {0m: FIRST, 5m: LAST}, good: 5, bad: -5}, next: desk}
  desk: {lane: frontstage, title: Desk, time: 60s, emotion: 0, staffed: {servers: 1}, end: served}
"""


def waiting_map(up: float = 0) -> str:
    return WAIT.replace("FIRST", str(1 + up)).replace("LAST", str(-3 + up))


def of(text: str) -> Analysis:
    return Analysis(read(text))


def test_scores_that_follow_the_wait_are_inputs_too() -> None:
    """Unmeasured they are off by a point either way: all of them together, as if the map said so."""
    whole = of(waiting_map())
    effect = next(e for e in remembered_effects(whole) if e.input.name == "wait.emotion.at")
    ends = [of(waiting_map(up)).all.experience.remembered for up in (-1, 1)]
    assert effect.range == pytest.approx(tuple(ends), abs=1e-6)
    assert not effect.input.measured
    measured = of(waiting_map().replace("good: 5", "good: 5, n: 400, source: survey"))
    n = next(e for e in remembered_effects(measured) if e.input.name == "wait.emotion.at")
    assert n.input.measured and n.range[1] - n.range[0] < (effect.range[1] - effect.range[0]) / 10


def test_times_are_inputs_of_what_is_remembered_where_feelings_follow_them_and_nowhere_else() -> None:
    """+2 at once and -2 after two minutes: 48 s feel +0.4, 75 s feel -0.5; and a queue changes no other feeling."""
    wait = "  wait: {lane: customer, title: Wait, time: 60s, emotion: {at: {0s: 2, 2m: -2}}, next: desk}\n"
    desk = "  desk: {lane: frontstage, title: Desk, time: 60s, emotion: 0, end: served}\n"

    following = "blueprint: 1\ntitle: x\nemotion_spread: 0\ntouchpoints:\n" + wait + desk
    effects = {e.input.name: e.range for e in remembered_effects(Analysis(read(following)))}
    assert effects["wait.time"] == pytest.approx((-0.5 / 2, 0.4 / 2))

    text = following.replace("emotion: {at: {0s: 2, 2m: -2}}", "emotion: 2")
    plain = Analysis(read(text))
    queued = Analysis(
        read(
            text.replace("touchpoints:", "arrivals: 30/h\ntouchpoints:").replace(
                "emotion: 0", "emotion: 0, staffed: {servers: 1}"
            )
        )
    )
    assert queued.queues and not passed_over(queued, "remembered")
    assert remembered_effects(queued) == remembered_effects(plain)
    assert {e.input.kind for e in remembered_effects(queued)} == {"score"}


@pytest.mark.parametrize("law", ["98d", "{estimate: {mean: 98d, cv: 0.5}}"])
def test_minutes_beside_months_have_the_range_of_the_minutes(law: str) -> None:
    """Six in ten go straight on, in odds x/: 1.2, and are done in 11 min however long the others wait."""
    text = f"""\
blueprint: 1
title: Minutes beside months
promises: [{{id: soon, from: gp, to: leave, within: 30m, share: 59%}}]
touchpoints:
  gp: {{lane: frontstage, title: GP, time: 10m, next: {{leave: 60%, wait: 40%}}}}
  wait: {{lane: customer, title: Wait, time: {law}, next: leave}}
  leave: {{lane: customer, title: Leave, time: 1m, end: served}}
"""
    found = ranges_of(Analysis(read(text)))
    assert found.promises["soon"] == pytest.approx((1.25 / 2.25, 1.8 / 2.8), abs=0.004)


def test_nine_of_ten_lie_in_the_first_hump() -> None:
    """One in twenty waits for weeks: nine of ten are done in about the minutes that all take, x/: 1.25."""
    text = """\
blueprint: 1
title: A few for weeks
touchpoints:
  ask: {lane: frontstage, title: Ask, time: {estimate: {mean: 10m, cv: 0.1}}, next: {parts: 5%}, end: {served: 95%}}
  parts: {lane: backstage, title: Parts, time: 21d, end: served}
"""
    low, high = ranges_of(Analysis(read(text))).time_p90
    p90 = Analysis(read(text)).all.time.quantile(0.9)
    assert (low, high) == pytest.approx((p90 / 1.25, p90 * 1.25), rel=0.03)
