"""What `analyse` says of standards: every item of a declared pack, kept or not, known or not."""

from fractions import Fraction
from typing import Any

import pytest

from blueprint.figures import Analysis
from blueprint.figures.standards.data import standards_as_data
from blueprint.figures.standards.standards import StandardFigures, standards_figures
from blueprint.model.loader import loads
from blueprint.packs.shelf import Shelf


def figures(text: str) -> dict[str, StandardFigures]:
    service_map = loads("blueprint: 1\nemotion_spread: 0\ntitle: T\n" + text).map
    assert service_map is not None
    shelf = Shelf()
    packs = {name: shelf.standards(name) for name in service_map.standards}
    return {f"{f.pack.id}#{f.item.id}": f for f in standards_figures(Analysis(service_map), packs)}


REPAIR = """
standards: [cn.3g_service.2009, cn.sanbao.1995]
promises:
  - {id: fixed, from: report, to: back, mean: 24h, max: 48h, source: cn.3g_service.2009#fault-repair}
touchpoints:
  report: {lane: customer, title: Report, time: 2h, next: mend}
  mend:
    lane: backstage
    title: Mend
    time: {standard: 20h, limit: {within: 30d, source: cn.sanbao.1995#repair}}
    next: {back: 80%, mend: 20%}
  back: {lane: customer, title: Back, time: 1h, end: served}
"""


def test_a_mean_and_a_maximum_are_two_things() -> None:
    found = figures(REPAIR)
    # 2 h + 20 h / 0.8 + 1 h = 28 h on the mean; three visits or more, 63 h and up: 0.2 ^ 2 = 4 %.
    mean, longest = (
        found["cn.3g_service.2009#fault-repair.mean"],
        found["cn.3g_service.2009#fault-repair.max"],
    )
    assert mean.achieved == pytest.approx(28 * 3600)
    assert longest.beyond == pytest.approx(float(Fraction(1, 25)))
    assert (mean.kept, longest.kept, longest.achieved) == (False, False, None)


def test_a_limit_runs_on_the_clock_of_its_source_from_where_the_map_says_or_customers_come_in() -> None:
    repair = figures(REPAIR)["cn.sanbao.1995#repair"]
    assert repair.applied is not None and repair.applied.touchpoint == "mend"
    assert (repair.achieved, repair.kept) == (22 * 3600, True)
    assert repair.reason is not None and "handed in" in repair.reason.en and "from" in repair.reason.en
    here = figures(REPAIR.replace("within: 30d", "within: 30d, from: mend"))["cn.sanbao.1995#repair"]
    assert (here.achieved, here.kept, here.reason) == (20 * 3600, True, None)


FAULT = """
standards: [in.trai]
{opens}
promises: [{{id: mended, from: mend, to: mend, within: 30h, source: in.trai#fault-repair.next-day}}]
touchpoints:
  mend: {{lane: customer, title: Mend, time: 30h, end: served}}
"""


def test_working_days_of_a_pack_are_counted_by_the_hours_of_the_map() -> None:
    """30 hours: in time from Monday to Thursday for who comes by 11, of a day from 9 to 17, and on Fridays always."""
    open_ = figures(FAULT.format(opens="opens: {mon-fri: 09:00-17:00}"))["in.trai#fault-repair.next-day"]
    assert (open_.achieved, open_.kept, open_.reason) == (pytest.approx((4 * 2 / 8 + 1) / 5), False, None)
    unsaid = figures(FAULT.format(opens=""))["in.trai#fault-repair.next-day"]
    assert unsaid.kept is None and unsaid.reason is not None and "depends on when" in unsaid.reason.en


def test_what_applies_to_nothing_says_why() -> None:
    found = figures(REPAIR)
    reasons = {k: f.reason.en for k, f in found.items() if f.applied is None and f.reason}
    assert reasons["cn.3g_service.2009#resume.mean"].startswith("no promise and no limit names it")
    assert reasons["cn.3g_service.2009#human-answer"] == "the map has no such wait"
    assert reasons["cn.sanbao.1995#repairs"].startswith("only measurements tell")
    assert all(f.kept is None for f in found.values() if f.applied is None)


@pytest.mark.parametrize(
    ("time", "kept"), [("8d", True), ("9d", True), ("10d", None), ("12d", None), ("13d", False)]
)
def test_seven_working_days_are_nine_to_twelve_days(time: str, kept: bool | None) -> None:
    found = figures(
        f"""
standards: [us.fcc.cable.47CFR76.309]
promises:
  - {{id: in, from: a, to: a, within: 20d, source: us.fcc.cable.47CFR76.309#installation}}
touchpoints:
  a: {{lane: backstage, title: Install, time: {time}, end: served}}
"""
    )["us.fcc.cable.47CFR76.309#installation"]
    assert found.kept is kept
    assert (found.reason is not None) == (kept is None)
    if found.reason:
        assert found.reason.en == "it depends on when the clock starts: it leaves 9 d to 12 d"


def test_a_share_within_a_time_is_read_off_the_law() -> None:
    text = """
arrivals: 720/h
standards: [cc.80_20, tz.qos.GN416]
touchpoints:
  answer:
    lane: frontstage
    title: Answer
    role: Agent
    channel: voice
    time: 240s
    staffed: {servers: 55}
    end: served
"""
    found = figures(text)
    # The example of theory 4.6: C = .238701, ASA = 8.184 s; P(W <= 20 s) = 1 - C exp(-7 x 20/240) = .866803.
    level = found["cc.80_20#service-level"]
    assert level.achieved == pytest.approx(0.866803, abs=1e-5)
    assert level.kept is True
    assert found["tz.qos.GN416#wait"].achieved == pytest.approx(8.184, abs=1e-3)
    answered = found["tz.qos.GN416#answer-success"]
    assert answered.kept is None
    assert answered.reason is not None and "has no `patience`" in answered.reason.en


def test_without_arrivals_no_wait_is_known() -> None:
    found = figures(
        """
standards: [cc.80_20]
touchpoints:
  answer: {lane: frontstage, title: Answer, role: Agent, channel: voice, time: 4m, staffed: {servers: 5}, end: served}
"""
    )["cc.80_20#service-level"]
    assert found.kept is None
    assert found.reason is not None and "gives no `arrivals`" in found.reason.en


def test_a_wait_that_is_a_touchpoint_is_held_by_its_own_time() -> None:
    text = """
standards: [br.filas]
touchpoints:
  queue:
    lane: customer
    title: Queue
    channel: in-person
    time: {{standard: 5m, estimate: {estimate}}}
    end: served
"""
    kept = figures(text.format(estimate="{min: 1m, likely: 5m, max: 15m}"))["br.filas#wait.normal"]
    broken = figures(text.format(estimate="{min: 1m, likely: 5m, max: 16m}"))["br.filas#wait.normal"]
    assert (kept.kept, broken.kept) == (True, False)
    assert broken.achieved == 16 * 60


def test_programs_get_every_item() -> None:
    found = figures(REPAIR)
    data: list[dict[str, Any]] = standards_as_data(tuple(found.values()))
    assert [f"{d['pack']}#{d['item']}" for d in data] == list(found)
    mend = next(d for d in data if d["item"] == "repair")
    assert mend["at"] == {"touchpoint": "mend"}
    assert (mend["found_by"], mend["required"], mend["certainty"], mend["kept"]) == (
        "limit",
        30 * 86_400,
        "verified",
        True,
    )
    assert next(d for d in data if d["item"] == "parts")["at"] is None
