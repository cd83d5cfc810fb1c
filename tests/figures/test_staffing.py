"""How many servers it takes, for queues that can be worked out on paper (theory 4.6)."""

import pytest

from blueprint.figures import Analysis
from blueprint.figures.queues import waiting
from blueprint.figures.staffing.by_servers import with_servers
from blueprint.figures.staffing.staffing import Ceilings, NothingToStaff, StaffingFigures, staffing
from blueprint.model.service_map import ServiceMap
from tests.figures.examples import BRANCH
from tests.figures.invest_examples import DESK, TWO_KINDS, analysed, desk, read

# Half a load of service in 60 s: one server makes a mean visit of 120 s, two of 64 s (C = 0.1, wait 4 s),
# three of 60.36 s, and no number brings it under 60 s.
NEEDED = [("2m", 1, 1), ("110s", 1, 2), ("64s", 1, 2), ("62s", 1, 3), ("2m", 5, 1), ("64s", 4, 2)]


@pytest.mark.parametrize(("mean", "servers", "needed"), NEEDED)
def test_the_fewest_servers_by_hand(mean: str, servers: int, needed: int) -> None:
    found = for_promises(Analysis(desk(servers, mean)))

    assert found.before == {"desk": servers}
    assert found.after == {"desk": needed}
    assert len(found.changes) == abs(needed - servers)
    assert found.wholes[1].promises[0].kept is True


def for_promises(analysis: Analysis, peak: float = 1.0) -> StaffingFigures:
    """Staffed for the promises alone, from whatever number."""
    return staffing(analysis, peak, ceilings=Ceilings(1.0, 1.0), spare=True)


def test_every_change_has_its_reason_and_the_promises_with_it() -> None:
    added = for_promises(Analysis(desk(1, "110s"))).changes
    spared = for_promises(Analysis(desk(5, "2m"))).changes

    assert [(c.before, c.after, c.reason.en) for c in added] == [
        (1, 2, "of one more anywhere, one here brings what is asked for nearest")
    ]
    assert added[0].promises[0].judgements[0].achieved == pytest.approx(64)
    assert {c.reason.en for c in spared} == {"all that is asked for holds without"}
    assert [c.after for c in spared] == [4, 3, 2, 1]


def test_a_promise_that_no_number_of_servers_keeps_is_named() -> None:
    found = for_promises(Analysis(desk(2, "50s")))

    assert [p.promise.id for p in found.impossible] == ["soon"]
    assert found.impossible[0].judgements[0].achieved == pytest.approx(60, rel=1e-3)
    assert found.after == found.before


def test_overload_comes_first() -> None:
    """100 customers an hour for 60 s each are 1.67 servers' work."""
    found = for_promises(Analysis(desk(1, "10m").model_copy(update={"arrivals": 100.0})))

    assert found.changes[0].reason.en == "more work comes than 1 can do: 2 are the fewest that keep up"
    assert found.after == {"desk": 2}
    assert found.wholes[0].promises[0].kept is None
    assert found.wholes[1].promises[0].kept is True


def test_a_peak_is_so_many_times_the_arrivals() -> None:
    peak = for_promises(Analysis(desk(1, "2m")), peak=1.5)
    asked = for_promises(Analysis(desk(1, "2m").model_copy(update={"arrivals": 45.0})))

    assert peak.after == asked.after == {"desk": 2}


def test_promises_that_cannot_be_computed_are_left_out_and_named() -> None:
    text = DESK.replace("SERVERS", "1").replace("MEAN", "64s").replace("end: served}", "next: out}")
    text = text.replace("mean: 64s}", "mean: 64s}, {id: whole, from: desk, to: out, mean: 3m}")
    found = for_promises(
        Analysis(read(text + "  out: {lane: customer, title: Out, emotion: 1, end: served}\n"))
    )

    assert found.after == {"desk": 2}
    assert [(p.promise.id, p.unknown) for p in found.unknown] == [("whole", ("out",))]


def one_fewer(service_map: ServiceMap, found: StaffingFigures, id_: str) -> list[bool | None]:
    servers = found.after | {id_: found.after[id_] - 1}
    return [p.kept for p in Analysis(with_servers(service_map, servers)).all.promises]


def test_nobody_can_be_spared_and_nobody_is_missing() -> None:
    analysis = analysed("branch-visitor-routing")
    found = for_promises(analysis)

    assert all(p.kept for p in found.wholes[1].promises)
    for id_, count in found.after.items():
        if count > 1:
            assert not all(one_fewer(analysis.map, found, id_)), id_


def test_all_segments_stand_in_the_same_queue() -> None:
    found = for_promises(Analysis(read(TWO_KINDS)))

    # .6 x .7 of 60 an hour for 1 min, .4 of 60 for 2 min: 1.22 servers' work.
    assert found.queues[0]["desk"].utilisation == pytest.approx((0.6 * 0.7 + 0.4 * 2) / 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BRANCH, "`arrivals: 60/h`"),
        (BRANCH.replace("touchpoints:", "arrivals: 6/h\ntouchpoints:"), "promises nothing"),
        (
            BRANCH.replace(
                "touchpoints:",
                "arrivals: 6/h\npromises: [{id: p, from: greet, to: bye, mean: 1h}]\ntouchpoints:",
            ),
            "staffed",
        ),
    ],
)
def test_what_a_map_lacks_is_said(text: str, message: str) -> None:
    with pytest.raises(NothingToStaff) as caught:
        for_promises(Analysis(read(text)))

    assert message in caught.value.wording.en


def test_agents_are_not_spared_until_callers_give_up() -> None:
    """Eight agents stay; one more brings 5.3 % who give up below the ceiling of 5 %."""
    text = """\
blueprint: 1
title: Agents
arrivals: 80/h
promises: [{id: answer-in-1d, from: agent, to: done, within: 1d, share: 95%}]
touchpoints:
  agent: {lane: frontstage, title: Agent, emotion: 1, staffed: {servers: 8, patience: 2m}, time: {estimate: {mean: 260s, cv: 0.6}}, next: done}
  done: {lane: customer, title: Done, emotion: 1, time: 10s, end: served}
"""
    analysis = Analysis(read(text))
    before = waiting(analysis.queues)["agent"].abandoned
    found = staffing(analysis)

    assert found.after["agent"] == 8 + (before > 0.05)
    assert not found.breaks
    lax = staffing(analysis, ceilings=Ceilings(1.0, 1.0), spare=True)
    assert lax.after["agent"] == 1
    kept = staffing(analysis, ceilings=Ceilings(0.85, 0.05), spare=True)
    q = waiting(kept.queues[1])["agent"]
    assert q.abandoned <= 0.05
    assert q.utilisation <= 0.85
    fewer = staffing(
        Analysis(read(text.replace("servers: 8", f"servers: {kept.after['agent'] - 1}"))),
        ceilings=Ceilings(1.0, 1.0),
    )
    assert {b.kind for b in fewer.breaks} <= {"promise"}
