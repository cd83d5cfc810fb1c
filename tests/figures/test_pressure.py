"""Ways that follow the pressure of service: shares, queues and figures agree with one another."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blueprint.draw import lay_out
from blueprint.figures import Analysis
from blueprint.figures.data import as_data
from blueprint.figures.invest.improve import improve
from blueprint.figures.staffing.staffing import staffing
from blueprint.figures.whatif.changes import apply_changes
from blueprint.lint.run.engine import lint
from blueprint.model.connection import sign_of
from blueprint.model.loader import loads
from blueprint.model.nesting import nested
from blueprint.model.service_map import ServiceMap
from blueprint.wording import Language

DIVERT = """\
blueprint: 1
emotion_spread: 0
id: divert
title: Divert
arrivals: 40/h
touchpoints:
  care:
    lane: frontstage
    title: Care
    time: 1m
    emotion: 1
    next:
      - {to: introduce, when: calm}
      - {to: divert, when: busy, load: {of: counter, from: 70%, to: 90%}}
  introduce: {lane: frontstage, title: Introduce, time: 2m, emotion: 2, next: counter}
  divert: {lane: frontstage, title: Divert, time: 1m, emotion: 0, end: diverted}
  counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, emotion: 3, end: served}
"""


def read(text: str) -> ServiceMap:
    loaded = loads(text)
    assert loaded.map is not None, [p.message.en for p in loaded.problems]
    assert [f.message.en for f in lint(loaded).findings if f.severity.word == "error"] == []
    return loaded.map


@pytest.mark.parametrize(
    ("language", "drawn", "listed"),
    [
        ("en", "17.3 % (more when busy)", "≤50 % (more when busy)"),
        ("zh", "17.3 %，越忙越多", "≤50 %，越忙越多"),
    ],
)
def test_the_arrow_says_in_words_that_more_go_this_way_under_pressure(
    language: Language, drawn: str, listed: str
) -> None:
    settled = Analysis(read(DIVERT)).flat
    labels = {r.target: r.label.line.text for r in lay_out(settled, None, language).routes if r.label}
    assert labels["divert"] == drawn
    half = read(DIVERT.replace("load: {of", "share: 50%, load: {of")).touchpoints["care"].next[1]
    assert sign_of(half, language, unknown=False) == listed


def test_the_share_and_the_utilisation_agree() -> None:
    analysis = Analysis(read(DIVERT))

    # u = 8/9 (1 - r) and r = (u - .7) / .2, so u = 36/49 and r = 17/98
    (load,) = analysis.loads
    assert load.utilisation == pytest.approx(36 / 49, abs=1e-14)
    assert load.share == pytest.approx(17 / 98, abs=1e-13)
    assert load.residual < 1e-14
    assert analysis.queues["counter"].utilisation == pytest.approx(36 / 49, abs=1e-14)
    assert analysis.all.exits == pytest.approx({"diverted": 17 / 98, "served": 81 / 98})
    assert analysis.all.touchpoints["divert"].reach == pytest.approx(17 / 98)


def test_shut_while_calm() -> None:
    (load,) = Analysis(read(DIVERT.replace("40/h", "31/h"))).loads

    assert (load.utilisation, load.share) == (pytest.approx(31 / 45), 0.0)


def test_under_great_pressure_most_go_and_the_queue_still_settles() -> None:
    (load,) = Analysis(read(DIVERT.replace("40/h", "405/h"))).loads

    # u = 9 (1 - r), r = (u - .7) / .2
    assert load.utilisation == pytest.approx(40.5 / 46)
    assert load.share == pytest.approx((40.5 / 46 - 0.7) / 0.2)


def test_at_most_its_share_and_then_the_queue_may_overflow() -> None:
    text = DIVERT.replace("to: divert, when: busy,", "to: divert, share: 20%, when: busy,").replace(
        "40/h", "90/h"
    )
    analysis = Analysis(loads(text).map)  # type: ignore[arg-type]

    (load,) = analysis.loads
    assert (load.most, load.share) == (0.2, pytest.approx(0.2))
    assert load.utilisation == pytest.approx(2 * 0.8)


@given(st.integers(1, 300), st.integers(1, 6), st.integers(0, 98), st.integers(1, 100), st.integers(1, 100))
@example(6, 1, 70, 1, 74)  # opens within one percent
@settings(max_examples=60)
def test_more_arrivals_never_make_it_calmer(
    arrivals: int, servers: int, calm: int, width: int, most: int
) -> None:
    def load(per_hour: int) -> Any:
        text = (
            DIVERT.replace("40/h", f"{per_hour}/h")
            .replace("servers: 3", f"servers: {servers}")
            .replace(
                "{of: counter, from: 70%, to: 90%}",
                f"{{of: counter, from: {calm}%, to: {min(calm + width, 100)}%}}",
            )
            .replace("to: divert, when", f"to: divert, share: {most}%, when")
        )
        found = loads(text).map
        assert found is not None
        return Analysis(found).loads[0]

    one, more = load(arrivals), load(arrivals + 7)
    for found in (one, more):
        assert found.residual < 1e-12
        assert 0 <= found.share <= found.most + 1e-15
        opening = (found.utilisation - found.calm) / (found.busy - found.calm)
        assert found.share == pytest.approx(found.most * min(max(opening, 0.0), 1.0), abs=1e-12)
    assert more.utilisation >= one.utilisation - 1e-12
    assert more.share >= one.share - 1e-12


def test_two_queues_that_relieve_each_other_in_turn() -> None:
    text = """\
blueprint: 1
emotion_spread: 0
title: Two
arrivals: 60/h
touchpoints:
  a:
    lane: customer
    title: A
    next: [{to: one}, {to: two, load: {of: one, from: 50%, to: 100%}}]
  one: {lane: frontstage, title: One, time: 4m, staffed: {servers: 4}, next: b}
  two: {lane: frontstage, title: Two, time: 5m, staffed: {servers: 3}, next: b}
  b:
    lane: customer
    title: B
    next: [{to: desk}, {to: leave, load: {of: two, from: 20%, to: 80%}}]
  desk: {lane: frontstage, title: Desk, time: 1m, staffed: {servers: 3}, next: {two: 10%}, end: {served: }}
  leave: {lane: customer, title: Leave, end: left}
"""
    analysis = Analysis(read(text.replace("title: A\n", "title: A\n    time: 0s\n")))

    for load in analysis.loads:
        assert load.residual < 1e-12
        assert analysis.queues[load.of].utilisation == pytest.approx(load.utilisation, abs=1e-12)
        assert 0 < load.share < 1


def test_segments_share_the_queue_and_may_have_ways_of_their_own() -> None:
    text = DIVERT.replace(
        "touchpoints:",
        "segments:\n"
        "  hurried:\n"
        "    title: Hurried\n"
        "    share: 25%\n"
        "    changes: {care: {next: [{to: introduce}, {to: divert, load: {of: counter, from: 50%, to: 60%}}]}}\n"
        "  calm: {title: Calm}\n"
        "touchpoints:",
        1,
    )
    analysis = Analysis(read(text))

    own = {load.segment: load for load in analysis.loads}
    assert own[None].utilisation == own["hurried"].utilisation
    assert own["hurried"].share == 1.0
    # u = 8/9 (3/4 (1 - r)) is 2/3 with r = 0: the others need not go
    assert own[None].share == 0.0
    assert analysis.of("hurried").exits["diverted"] == pytest.approx(1)


def test_inside_another_map_the_arrivals_are_those_of_the_outer_one() -> None:
    outer = loads(
        "blueprint: 1\nemotion_spread: 0\ntitle: Outer\narrivals: 80/h\ntouchpoints:\n"
        "  come: {lane: customer, title: Come, time: 0s, emotion: 0, next: {hall: 50%}, end: {away: }}\n"
        "  hall: {lane: customer, title: Hall, map: divert, end: served}\n"
    ).map
    assert outer is not None
    analysis = Analysis(nested(outer, {"divert": read(DIVERT)}))

    (load,) = analysis.loads
    assert (load.touchpoint, load.of) == ("hall/care", "hall/counter")
    assert load.share == pytest.approx(17 / 98)


def test_data_says_what_was_solved() -> None:
    data = as_data(Analysis(read(DIVERT)))

    (load,) = data["loads"]
    assert load["touchpoint"] == "care"
    assert load["to"] == "divert"
    assert load["of"] == "counter"
    assert (load["calm"], load["busy"], load["most"]) == (0.7, 0.9, 1.0)
    assert load["share"] == pytest.approx(data["segments"]["all"]["exits"]["diverted"])
    assert "loads" not in as_data(
        Analysis(read(DIVERT.replace(", load: {of: counter, from: 70%, to: 90%}", ", share: 20%")))
    )


def test_what_if_moves_customers() -> None:
    service_map = read(DIVERT)
    fewer = apply_changes(service_map, ["counter.staffed.servers=2"]).map
    earlier = apply_changes(service_map, ["care.next.divert.load.from=60%"]).map
    capped = apply_changes(service_map, ["care.next.divert=10%"]).map

    # u = 4/3 (1 - r), r = (u - .7) / .2
    assert Analysis(fewer).loads[0].utilisation == pytest.approx(4 / 3 * 4.5 / (1 + 20 / 3))
    assert Analysis(earlier).loads[0].share > Analysis(service_map).loads[0].share
    assert Analysis(capped).loads[0].share < 0.1
    assert capped.touchpoints["care"].next[1].share == Fraction(1, 10)


def test_measures_are_valued_with_customers_going_elsewhere() -> None:
    analysis = Analysis(
        read(
            DIVERT.replace(
                "touchpoints:",
                "promises: [{id: p, from: care, to: counter, within: 10m, share: 80%}]\ntouchpoints:",
                1,
            )
        )
    )
    found = improve(analysis)

    (server,) = [w for w in found.worths if w.measure.kind == "server"]
    after = Analysis(apply_changes(analysis.flat, ["counter.staffed.servers=4"]).map).all
    assert after.experience.remembered is not None and analysis.all.experience.remembered is not None
    gain = after.experience.remembered - analysis.all.experience.remembered
    assert server.remembered == pytest.approx(gain)
    assert gain > 0.1
    assert server.promises[0].judgements[0].achieved == pytest.approx(
        after.promises[0].judgements[0].achieved
    )


def test_staffing_lets_ways_shut_again() -> None:
    analysis = Analysis(
        read(
            DIVERT.replace(
                "touchpoints:",
                "promises: [{id: p, from: care, to: counter, within: 15m, share: 85%}]\ntouchpoints:",
                1,
            )
        )
    )
    found = staffing(analysis)

    after = Analysis(apply_changes(analysis.flat, [f"counter.staffed.servers={found.after['counter']}"]).map)
    assert after.all.promises[0].kept
    assert found.after["counter"] > 3
    assert found.queues[1]["counter"].utilisation == pytest.approx(after.loads[0].utilisation)
