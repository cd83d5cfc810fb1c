"""The simulation agrees with the formulas; where it cannot run, it says why."""

import random

import pytest

from blueprint.figures import Analysis
from blueprint.figures.simulation.recording import record
from blueprint.figures.simulation.runs import Interval, interval, share_interval
from blueprint.figures.simulation.simulation import Checked, NotSimulable, Simulation, simulate
from tests.figures.examples import BRANCH
from tests.figures.invest_examples import TWO_KINDS, analysed, desk, read

BLOCK = """\
blueprint: 1
emotion_spread: 0
title: Two things at once
arrivals: 20/h
promises: [{id: whole, from: ask, to: leave, mean: 5m}]
touchpoints:
  ask: {lane: customer, title: Ask, time: 1m, next: {all: [mend, tell]}}
  mend: {lane: backstage, title: Mend, time: {estimate: {mean: 2m, cv: 1}}, next: leave}
  tell: {lane: frontstage, title: Tell, time: {estimate: {mean: 90s, cv: 1}}, next: leave}
  leave: {lane: customer, title: Leave, time: 30s, join: all, end: served}
"""


HALL = """\
blueprint: 1
emotion_spread: 0
title: Three queues and ways back between them
arrivals: 60/h
touchpoints:
  triage:
    {lane: customer, title: Triage, start: 100%, time: {estimate: {mean: 1m, cv: 1}}, staffed: {servers: 2}, next: {counter: 60%, kiosk: 30%}, end: {lost: 10%}}
  counter: {lane: customer, title: Counter, time: {estimate: {mean: 192s, cv: 1}}, staffed: {servers: 3}, next: {triage: 8%}, end: {served: 92%}}
  kiosk: {lane: customer, title: Kiosk, time: {estimate: {mean: 3m, cv: 1}}, staffed: {servers: 2}, next: {triage: 5%}, end: {served: 95%}}
"""
CALLS = """\
blueprint: 1
emotion_spread: 0
title: Callers who hang up
arrivals: 60/h
touchpoints:
  call: {lane: customer, title: Call, time: {estimate: {mean: 4m, cv: 1}}, staffed: {servers: 4, patience: 2m}, end: served}
"""


def figure(found: Simulation, quantity: str, of: str = "all") -> Checked:
    return next(c for c in found.checked if (c.quantity, c.of) == (quantity, of))


@pytest.mark.parametrize("name", ["branch-visitor-routing", "after-sales-repair"])
def test_the_simulated_visit_agrees_on_the_shipped_maps(name: str) -> None:
    """Segments walk their own chains and stand in the same queues."""
    found = simulate(analysed(name), customers=1500, replications=5)

    outside = [(c.quantity, c.of) for c in found.checked if not c.agrees]
    assert figure(found, "time_mean").agrees
    assert all(c.agrees for c in found.checked if c.quantity == "wait_mean")
    assert len(outside) <= 2, outside
    assert all(c.agrees or c.why for c in found.checked), outside


def test_a_row_that_does_not_agree_says_why_or_says_no() -> None:
    """An interval of 100 +- 10; a formula as far off as its error, as chance lets one in twenty be, or farther."""

    def seen(quantity: str, formula: float, **off: float) -> Checked:
        return Checked(quantity, "x", Interval(100, 90, 110), formula, **off)

    assert [seen("wait_mean", w).why for w in (95, 115, 121)] == [None, "chance", None]
    assert [seen("wait_mean", w, error=0.5).why for w in (160, 166)] == ["error", None]
    assert [seen("wait_mean", w, little=30).why for w in (139, 141)] == ["little", None]
    assert [seen("time_mean", t, error=0.1).why for t in (115, 300)] == ["chance", "error"]
    assert seen("time_mean", 300).why is None and seen("time_mean", 300).agrees is False


SHARED = """\
blueprint: 1
emotion_spread: 0
title: Two who serve at both desks
arrivals: 60/h
roles: {clerk: {servers: 2}}
touchpoints:
  ask: {lane: frontstage, role: clerk, title: Ask, start: 50%, time: {estimate: {mean: 1m, cv: 1}}, staffed: {}, end: served}
  pay: {lane: frontstage, role: clerk, title: Pay, start: 50%, time: {estimate: {mean: 1m, cv: 1}}, staffed: {}, next: sign}
  sign: {lane: customer, title: Sign, time: 20s, end: served}
"""


def test_people_who_are_shared_have_one_line_by_hand() -> None:
    """M/M/2 at half a load: a third have to wait, 20 s on the mean, at whichever desk."""
    found = simulate(Analysis(read(SHARED)), customers=20_000, replications=8)

    for desk_ in ("ask", "pay"):
        assert 20 in figure(found, "wait_mean", desk_).simulated
        assert 1 / 3 in figure(found, "must_wait", desk_).simulated
    assert 60 + 20 + 10 in figure(found, "time_mean").simulated


def test_nobody_of_those_who_are_shared_is_at_two_desks_at_once() -> None:
    found = record(Analysis(read(SHARED)), hours=2)

    stays = [stay for token in found.tokens for stay in token.stays if stay.queue]
    assert {stay.queue for stay in stays} == {"ask", "pay"}
    starts = sorted(stays, key=lambda stay: stay.start)
    assert [stay.since for stay in starts] == sorted(stay.since for stay in stays)  # first come, first served
    assert max(sum(s.start <= t.start < s.until for s in stays) for t in stays) == 2


def test_one_queue_by_hand() -> None:
    """M/M/1 at half a load: half have to wait, 60 s on the mean; visits are exponential with mean 120 s."""
    found = simulate(Analysis(desk(1, "2m")), customers=8000, replications=8)

    formulas = {c.quantity: c.formula for c in found.checked}
    assert formulas["wait_mean"] == pytest.approx(60)
    assert formulas["must_wait"] == pytest.approx(0.5)
    assert formulas["time_p90"] == pytest.approx(120 * 2.302585, rel=1e-3)
    assert formulas["promise"] == pytest.approx(120)
    assert all(c.agrees for c in found.checked), found.checked
    assert found.customers == pytest.approx(8000, rel=0.05)


def test_segments_share_queues_but_not_chains() -> None:
    found = simulate(Analysis(read(TWO_KINDS)), customers=6000, replications=8)

    assert figure(found, "time_mean", "easy").agrees
    assert figure(found, "time_mean", "hard").agrees
    assert figure(found, "wait_mean", "desk").agrees
    assert (
        figure(found, "time_mean", "easy").simulated.high < figure(found, "time_mean", "hard").simulated.low
    )


def test_a_parallel_block_takes_as_long_as_its_longest_branch() -> None:
    found = simulate(Analysis(read(BLOCK)), customers=3000, replications=6)

    # E max of exponentials with means 120 and 90: 210 - 1 / (1/120 + 1/90) = 158.57 s.
    assert figure(found, "time_mean").formula == pytest.approx(60 + 210 - 360 / 7 + 30, rel=1e-6)
    assert figure(found, "time_mean").agrees
    assert figure(found, "promise", "whole").agrees


def test_customers_who_give_up_leave() -> None:
    impatient = desk(1, "2m").touchpoints["desk"]
    text = TWO_KINDS.replace("servers: 2", "servers: 1, patience: 2m")
    found = simulate(Analysis(read(text)), customers=3000, replications=5)

    assert impatient.staffed is not None
    assert found.patience
    assert figure(found, "gives_up", "desk").simulated.low > 0


def test_a_hall_against_jackson_and_erlang() -> None:
    found = simulate(Analysis(read(HALL)), customers=14_000, replications=8, seed=11)

    assert figure(found, "time_mean").agrees
    for name in ("triage", "counter", "kiosk"):
        assert figure(found, "wait_mean", name).agrees
        assert figure(found, "wait_p90", name).agrees


def test_impatient_callers_against_erlang_a() -> None:
    found = simulate(Analysis(read(CALLS)), customers=14_000, replications=6, seed=3)

    assert figure(found, "gives_up", "call").agrees
    assert figure(found, "wait_mean", "call").agrees
    assert figure(found, "wait_p90", "call").agrees


def test_the_same_seed_gives_the_same_figures_and_leaves_random_alone() -> None:
    analysis = Analysis(desk(2, "2m"))
    random.seed(5)
    before = random.getstate()
    one, same, other = (simulate(analysis, customers=200, replications=2, seed=s) for s in (5, 5, 6))

    assert random.getstate() == before
    assert one == same
    assert one != other


def test_progress_is_told_after_each_replication() -> None:
    seen: list[tuple[int, int]] = []
    simulate(
        Analysis(desk(2, "2m")),
        hours=1,
        replications=3,
        progress=lambda done, all_: seen.append((done, all_)),
    )

    assert seen == [(1, 3), (2, 3), (3, 3)]


LACKING = [
    (BRANCH, "`arrivals: 60/h`"),
    (
        TWO_KINDS.replace("60/h", "600/h"),
        "'desk' grows for ever, so there is nothing to settle down to; 13 servers",
    ),
    (TWO_KINDS.replace("time: 10s, ", ""), "no time is known for leave"),
    (
        BLOCK.replace("title: Mend", "title: Mend, staffed: {servers: 2}"),
        "serve at 'mend', which lies in a parallel block",
    ),
]


@pytest.mark.parametrize(("text", "message"), LACKING)
def test_what_a_map_lacks_is_said(text: str, message: str) -> None:
    with pytest.raises(NotSimulable) as caught:
        simulate(Analysis(read(text)))

    assert message in caught.value.wording.en


@pytest.mark.parametrize(
    ("time", "customers", "said"),
    [
        ("365d", None, "queues here take 365.0 days to become normal: 10,512,004 customers"),
        ("1m", 10**9, "to simulate 1,000,000,000 customers would take hours"),
    ],
)
def test_what_would_take_hours_is_refused_before_it_begins(
    time: str, customers: int | None, said: str
) -> None:
    text = (
        "blueprint: 1\nemotion_spread: 0\ntitle: T\narrivals: 60/h\ntouchpoints:\n"
        f"  a: {{lane: customer, title: A, time: {time}, next: b}}\n"
        "  b: {lane: frontstage, title: B, time: 1s, staffed: {servers: 2}, end: served}\n"
    )
    with pytest.raises(NotSimulable) as caught:
        simulate(Analysis(read(text)), customers=customers)

    assert said in caught.value.wording.en


def test_an_interval_by_hand() -> None:
    """Values 1, 2, 3: mean 2, standard error 1/sqrt(3), t(2) = 4.302653."""
    found = interval([1.0, 2.0, 3.0])

    assert found is not None
    assert (found.mean, found.high) == pytest.approx((2.0, 2 + 4.302653 / 3**0.5))
    assert interval([1.0]) is None


def test_what_always_happened_may_not_happen_sometimes() -> None:
    """3 / n, Hanley & Lippman-Hand 1983."""
    found = share_interval([(100, 100), (200, 200)])

    assert found is not None
    assert (found.low, found.mean, found.high) == pytest.approx((0.99, 1, 1))
