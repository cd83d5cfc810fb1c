"""How many servers it takes, for queues that can be worked out on paper (theory 4.6)."""

import json
import math
from pathlib import Path

import pytest

from blueprint.cli.main import main
from blueprint.figures import Analysis
from blueprint.figures.queues import waiting
from blueprint.figures.staffing.by_servers import with_servers
from blueprint.figures.staffing.plan import Ceilings, StaffingFigures
from blueprint.figures.staffing.staffing import NothingToStaff, staffing
from blueprint.model.service_map import ServiceMap
from blueprint.packs.shelf import Shelf
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
    spared = needed < servers  # in one go
    assert len(found.changes) == (1 if spared else needed - servers)
    assert found.wholes[1].promises[0].kept is True


def for_promises(analysis: Analysis, peak: float = 1.0) -> StaffingFigures:
    """Staffed for the promises alone, from whatever number."""
    others = ("standard", "limit", "tolerance")
    return staffing(analysis, peak, ceilings=Ceilings(1.0, 1.0), spare=True, ignored=others)


def test_every_change_has_its_reason_and_the_promises_with_it() -> None:
    added = for_promises(Analysis(desk(1, "110s"))).changes
    spared = for_promises(Analysis(desk(5, "2m"))).changes

    assert [(c.before, c.after, c.reason.en) for c in added] == [
        (1, 2, "of one more anywhere, one here brings what is asked for nearest")
    ]
    assert added[0].promises[0].judgements[0].achieved == pytest.approx(64)
    assert {c.reason.en for c in spared} == {"all that is asked for holds without"}
    assert [(c.before, c.after) for c in spared] == [(5, 1)]


def test_hundreds_are_found_in_few_steps_and_up_to_the_busiest_allowed() -> None:
    """60,000 an hour for 60 s each are 1,000 servers' work: at most 85 % busy are 1,177, at most half 2,000."""
    many = Analysis(desk(1, "10m").model_copy(update={"arrivals": 60_000.0}))

    for busy, needed in ((0.85, 1177), (0.5, 2000)):
        found = staffing(many, ceilings=Ceilings(busy, 0.05))
        assert found.after == {"desk": needed}
        assert not found.breaks
        assert len(found.changes) < 25


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
        (BRANCH.replace("touchpoints:", "arrivals: 6/h\ntouchpoints:"), "staffed"),
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


PROMISE = "promises: [{id: soon, from: desk, to: desk, mean: 1h}]\n"
EXACT = PROMISE.join(DESK.split("promises: [{id: soon, from: desk, to: desk, mean: MEAN}]\n")).replace(
    "SERVERS", "1"
)
"""M/M/c, one server busy half the time. Nine of ten visits are done within 276 s; 140 s are exceeded by 11 % with two
servers, by 9.8 % with three: (1 - C) exp(-t / h) and C times the sum of a wait and a service."""
ANYTHING = Ceilings(1.0, 1.0)


def plan(text: str, **options) -> StaffingFigures:
    return staffing(Analysis(read(text)), ceilings=ANYTHING, spare=True, **options)


@pytest.mark.parametrize(("tolerance", "needed"), [("5m", 1), ("4m", 2), ("140s", 3)])
def test_tolerances_are_kept_by_nine_of_ten(tolerance: str, needed: int) -> None:
    text = EXACT.replace("time: 60s", f"time: {{standard: 60s, tolerance: {tolerance}}}")

    assert plan(text).after == {"desk": needed}
    assert plan(text, ignored=["tolerance"]).after == {"desk": 1}
    assert plan(text).asked == {"promise": 1, "standard": 0, "limit": 0, "tolerance": 1}


@pytest.mark.parametrize(("limit", "needed"), [("14m", 1), ("13m", 2)])
def test_limits_are_kept_by_everybody(limit: str, needed: int) -> None:
    """With one server a visit is exponential of mean 2 min: exp(-840/120) < 1/1000 < exp(-780/120)."""
    text = EXACT.replace("time: 60s", f"time: {{standard: 60s, limit: {{within: {limit}, source: law}}}}")

    assert plan(text).after == {"desk": needed}
    assert plan(text, ignored=["limit"]).after == {"desk": 1}


def test_a_limit_over_several_steps_runs_on_its_own_clock() -> None:
    text = EXACT.replace("end: served}", "next: out}")
    text += (
        "  out: {lane: frontstage, title: Out, emotion: 1, time: {standard: 5m, limit: LIMIT}, end: served}\n"
    )
    clock = "{within: 19m, from: desk, source: law}"
    inside = text.replace("LIMIT", "{within: 19m, source: law}").replace(
        "time: 60s", "time: {standard: 60s, limit: {within: 18m, to: out, source: law}}"
    )

    assert plan(text.replace("LIMIT", clock)).after == {"desk": 1}
    assert plan(text.replace("LIMIT", clock.replace("19m", "18m"))).after == {"desk": 2}
    assert plan(inside).after == {"desk": 2}


def test_a_tolerance_that_no_number_of_servers_keeps_is_said_and_nobody_is_spared_for_it() -> None:
    text = EXACT.replace("time: 60s", "time: {standard: 60s, tolerance: 2m}").replace(
        "servers: 1", "servers: 3"
    )
    found = plan(text)

    assert [(b.kind, b.of) for b in found.breaks] == [("tolerance", "desk")]
    assert found.breaks[0].value == pytest.approx(1 - math.exp(-2), abs=0.002)
    assert found.breaks[0].limit == pytest.approx(0.9)
    assert found.after == {"desk": 3}


def test_a_tolerance_of_a_segment_counts_for_that_segment() -> None:
    """Of the hard ones exp(-3) = 5 % take longer than 6 min without any wait, so there is room for little."""
    easy = TWO_KINDS.replace(
        "time: {estimate: {mean: 1m, cv: 1}}", "time: {estimate: {mean: 1m, cv: 1}, tolerance: 360s}"
    )
    hard = TWO_KINDS.replace(
        "time: {estimate: {mean: 2m, cv: 1}}", "time: {estimate: {mean: 2m, cv: 1}, tolerance: 360s}"
    )

    assert plan(easy, ignored=["promise"]).after["desk"] == 2
    assert plan(hard, ignored=["promise"]).after["desk"] > 2


def erlang_c_level(calls: float, seconds: float, agents: int, within: float) -> float:
    """Erlang 1917, from the terms themselves."""
    load = calls * seconds / 3600
    terms = [load**k / math.factorial(k) for k in range(agents)]
    last = load**agents / math.factorial(agents) * agents / (agents - load)
    waiting_ = last / (sum(terms) + last)
    return 1 - waiting_ * math.exp(-(agents - load) * within / seconds)


def test_a_declared_service_level_is_kept() -> None:
    """80 calls an hour of 260 s, 80 % within 20 s: the fewest agents by Erlang C."""
    text = """\
blueprint: 1
title: Agents
arrivals: 80/h
standards: [cc.80_20]
touchpoints:
  agent: {lane: frontstage, title: Agent, channel: voice, emotion: 1, staffed: {servers: 7}, time: {estimate: {mean: 260s, cv: 1}}, end: served}
"""
    packs = {"cc.80_20": Shelf((), Path()).standards("cc.80_20")}
    needed = next(n for n in range(6, 30) if erlang_c_level(80, 260, n, 20) >= 0.8)

    assert plan(text, packs=packs).after == {"agent": needed}
    assert plan(text).after == {"agent": 6}
    assert plan(text, packs=packs, ignored=["standard"]).after == {"agent": 6}
    assert plan(text.replace("servers: 7", "servers: 12"), packs=packs).after == {"agent": needed}


def test_callers_who_give_up_do_not_make_a_service_level() -> None:
    """Eight agents answer; spared as far as may be, they still answer 80 % in 20 s and lose at most 5 %."""
    text = """\
blueprint: 1
title: Agents
arrivals: 80/h
standards: [cc.80_20]
touchpoints:
  agent: {lane: frontstage, title: Agent, channel: voice, emotion: 1, staffed: {servers: 8, patience: 3m}, time: {estimate: {mean: 260s, cv: 1}}, end: served}
"""
    packs = {"cc.80_20": Shelf((), Path()).standards("cc.80_20")}
    for spare in (False, True):
        found = staffing(Analysis(read(text)), spare=spare, packs=packs)
        q = waiting(found.queues[1])["agent"]
        assert q.service_level(20) >= 0.8 and q.abandoned <= 0.05 and q.utilisation <= 0.85
        assert spare or found.after["agent"] >= 8
    lax = staffing(Analysis(read(text)), ceilings=ANYTHING, spare=True, packs=packs)
    fewer = Analysis(with_servers(read(text), {"agent": lax.after["agent"] - 1}))
    assert waiting(lax.queues[1])["agent"].service_level(20) >= 0.8
    assert waiting(fewer.queues)["agent"].service_level(20) < 0.8


def test_a_wait_that_follows_its_queue_has_its_tolerance_kept() -> None:
    """The wait of those who wait is exponential with mean h / (c - a): nine of ten within 276 s, 92 s, 55 s."""
    text = EXACT.replace(
        "touchpoints:",
        "touchpoints:\n  queue: {lane: customer, title: Queue, waits_for: desk, emotion: 0, time: {tolerance: TOLERANCE}, next: desk}",
    )
    for tolerance, needed in (("5m", 1), ("2m", 2), ("1m", 3)):
        assert plan(text.replace("TOLERANCE", tolerance)).after == {"desk": needed}


def test_what_a_plan_cannot_keep_is_said_in_both_languages(tmp_path, capsys) -> None:
    path = tmp_path / "desk.blueprint.yaml"
    text = EXACT.replace(
        "time: 60s", "time: {standard: 60s, tolerance: 50s, limit: {within: 5m, source: law}}"
    )
    path.write_text(text.replace("servers: 1", "servers: 2"), encoding="utf-8")
    for language, words in {
        "en": (
            "customers accept 50 s at Desk (desk);",
            "the limit of 5 min at Desk (desk) is not kept",
            "no number of servers",
        ),
        "zh": ("客户在“Desk (desk)”只接受 50 秒", "“Desk (desk)”的时限 5 分", "无论多少人"),
    }.items():
        assert main(["staff", str(path), "--lang", language]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert all(word in said for word in words), said
        assert "The numbers are right" not in said
    assert main(["staff", str(path), "--json", "--ignore", "tolerance"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [b["kind"] for b in data["breaks"]] == ["limit"]
    assert data["asked"] == {"promise": 1, "standard": 0, "limit": 1, "tolerance": 0}
