"""A touchpoint that is the queue in front of another: who comes to it, how long it lasts, how it feels."""

from __future__ import annotations

import math

import pytest

from blueprint.figures import Analysis
from blueprint.figures.staffing.by_servers import with_servers
from blueprint.model.loader import loads
from tests.figures import many_halls
from tests.figures.invest_examples import analysed, read

CLERKS = """\
blueprint: 1
title: Clerks
arrivals: {arrivals}
emotion_spread: {spread}
promises: [{{id: whole, from: greet, to: leave, mean: 20m}}, {{id: called, from: wait, to: wait, within: 5m, share: 50%}}]
touchpoints:
  greet: {{lane: frontstage, title: Greet, time: 30s, emotion: 1, next: wait}}
  wait: {{lane: customer, title: Wait, waits_for: serve, emotion: {{at: {{0m: 1, 5m: -1, 10m: -4}}}}, next: serve}}
  serve: {{lane: frontstage, title: Serve, staffed: {{servers: {servers}{patience}}}, time: {{estimate: {{mean: 5m, cv: 1}}}}, emotion: 2, next: leave}}
  leave: {{lane: customer, title: Leave, time: 10s, emotion: 1, end: served}}
"""


def hall(arrivals: str = "30/h", servers: int = 3, patience: str = "", spread: float = 1) -> Analysis:
    text = CLERKS.format(arrivals=arrivals, servers=servers, patience=patience, spread=spread)
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return Analysis(loaded.map)


@pytest.mark.parametrize(("servers", "remembered"), [(3, 0.686), (4, 1.533), (5, 1.634), (6, 1.647)])
def test_a_clerk_more_changes_what_is_remembered(servers: int, remembered: float) -> None:
    """Found by simulating 30 customers an hour, 5 min each, scores 1 / -1 / -4 at 0 / 5 / 10 min."""
    assert hall(servers=servers).all.experience.remembered == pytest.approx(remembered, abs=0.03)


def test_who_need_not_wait_does_not_come_to_it() -> None:
    found = hall()
    q = found.queues["serve"]
    wait = found.all.touchpoints["wait"]

    assert wait.visits == wait.reach == pytest.approx(0.702247, abs=1e-6)  # Erlang C of 2.5 erlang, 3 servers
    assert wait.time_mean == pytest.approx(600)  # of those who wait: 300 / (3 - 2.5)
    assert found.all.touchpoints["serve"].time_mean == pytest.approx(300)
    assert found.all.time.mean == pytest.approx(40 + 300 + 0.702247 * 600, abs=1e-2)
    assert q.utilisation == pytest.approx(2.5 / 3)
    called = found.all.promises[1].judgements[0]
    assert called.achieved == pytest.approx(-math.expm1(-300 / 600), abs=1e-4)


def test_three_an_hour_wait_for_nobody() -> None:
    assert hall("3/h").all.touchpoints["wait"].visits == pytest.approx(0.0022, abs=1e-4)


def test_what_is_felt_without_spread_by_hand() -> None:
    """Who waits over 400 s feels -2 or less, more than the +2 of being served: an exponential wait of 600 s."""
    found, longer = hall(spread=0), 0.7022471910112359  # Erlang C of 2.5 erlang, 3 servers
    over = longer * math.exp(-400 / 600)
    # From -2 at 400 s by a point in 100 s to -4 at 600 s.
    felt = -2 * over - longer * 600 / 100 * (math.exp(-400 / 600) - math.exp(-1))

    assert found.all.experience.remembered == pytest.approx((2 * (1 - over) + felt + 1) / 2, abs=1e-5)
    share = found.all.experience.peak_share
    assert share is not None
    assert share["wait"] == pytest.approx(over, abs=1e-5)


def test_those_who_give_up_have_waited_too() -> None:
    found = hall(servers=2, patience=", patience: 3m")
    q = found.queues["serve"]
    wait = found.all.touchpoints["wait"]

    assert found.all.exits["abandoned"] == pytest.approx(q.abandoned)  # type: ignore[union-attr]
    assert wait.visits == pytest.approx(q.wait_probability)  # type: ignore[union-attr]
    assert wait.end_share == pytest.approx(q.abandoned)  # type: ignore[union-attr]
    assert found.all.touchpoints["serve"].visits == pytest.approx(1 - q.abandoned)  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", range(8))
def test_random_halls_with_give_ups_against_the_integral_over_all_waits(seed: int) -> None:
    """`python -m tests.figures.many_halls 500` compares more."""
    assert many_halls.differs(seed) is None


@pytest.mark.parametrize(
    ("name", "queue", "wait"),
    [
        ("branch-visitor-routing", "counter", "wait"),
        ("wait-and-divert", "counter", "wait"),
        ("call-centre-tiers", "tier-1", "hear-place"),
    ],
)
def test_waits_of_the_shipped_maps_follow_their_queues(name: str, queue: str, wait: str) -> None:
    service_map = analysed(name).map

    def remembered(found: Analysis) -> float:
        assert found.all.experience.remembered is not None
        return found.all.experience.remembered

    calm = Analysis(service_map.model_copy(update={"arrivals": 3.0}))
    assert calm.all.touchpoints[wait].visits < 0.01
    if "divert" in service_map.touchpoints:
        assert calm.all.touchpoints["divert"].visits == 0
    rising = [
        remembered(Analysis(service_map.model_copy(update={"arrivals": float(n)})))
        for n in (3, 15, 30, 40, 50)
    ]
    assert rising == sorted(rising, reverse=True)
    staffed = service_map.touchpoints[queue].staffed
    assert staffed is not None
    clerks = [remembered(Analysis(with_servers(service_map, {queue: staffed.servers + k}))) for k in range(3)]
    assert clerks == sorted(clerks)
    assert clerks[1] > clerks[0] + 0.01


DIRECT = """\
blueprint: 1
title: Some wait elsewhere
arrivals: 30/h
promises:
  - {id: desk, from: desk, to: desk, mean: 1h}
  - {id: wait, from: wait, to: desk, mean: 1h}
touchpoints:
  come: {lane: customer, title: Come, time: 0s, next: {wait: 80%, desk: 20%}}
  wait: {lane: customer, title: Wait, waits_for: desk, next: desk}
  desk: {lane: frontstage, title: Desk, time: {estimate: {mean: 60s, cv: 1}}, staffed: {servers: 1}, end: served}
"""


def test_a_clock_that_starts_at_the_service_has_no_wait_of_those_who_waited_elsewhere() -> None:
    """M/M/1 at half a load: a mean wait of 60 s. One in five comes straight to the desk, where the clock sees it too."""
    found = Analysis(read(DIRECT))

    assert found.queues["desk"].wait_mean == pytest.approx(60)
    desk, wait = (p.judgements[0].achieved for p in found.promises)
    assert desk == pytest.approx(60 + 0.2 * 60)
    assert wait == pytest.approx(60 + 60)
    assert [p.never for p in found.promises] == pytest.approx([0, 0], abs=1e-12)
