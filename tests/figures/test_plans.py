"""What plans are worth, and which to take: against every set of them, computed one by one."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from blueprint.figures import Analysis
from blueprint.figures.plans import choosing
from blueprint.figures.plans.choosing import for_goal, within_budget
from blueprint.figures.plans.figure import Figure
from blueprint.figures.plans.worth import Plans
from blueprint.figures.ranges.draws import draws_of
from blueprint.figures.ranges.words import time_gain_range, with_range
from blueprint.figures.whatif.changes import apply_changes
from blueprint.model.goal import parse_goal
from blueprint.model.loader import load, loads
from tests.run import run

HALL = Path(__file__).parents[2] / "maps" / "branch-visitor-routing.blueprint.yaml"
PLANS = """plans:
  fourth-counter:
    title: {zh: 增开第四个窗口, en: Open a fourth counter}
    change: counter.staffed.servers=4
    owner: {zh: 大堂主管, en: Head of the hall}
    effort: {days: 40, money: 120000}
    target: visit-in-25m >= 95%
    due: 2031-03-01
    status: planned
  second-guide: {title: A second floor guide, change: triage.staffed.servers=2, effort: {days: 20}}
  see-off: {change: [see-off.emotion.score=4, greet.emotion.score=2], effort: {days: 6}, due: 2020-01-31, owner: Hall}
  no-guide: {change: triage.staffed.servers=1, effort: {days: 1}}
  unpriced: {change: leave.emotion.score=4}
  given-up: {change: wait.emotion.score=5, effort: {days: 1}, status: dropped}
"""
OPEN = ("fourth-counter", "second-guide", "see-off", "no-guide", "unpriced")


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    text = HALL.read_text("utf-8").partition("\nplans:")[0] + "\n"
    file = tmp_path_factory.mktemp("plans") / "hall.blueprint.yaml"
    file.write_text(text.replace("touchpoints:\n", PLANS + "touchpoints:\n", 1), "utf-8")
    return file


@pytest.fixture(scope="module")
def plans(hall):
    return Plans(Analysis(load(hall).map))


@pytest.fixture(scope="module")
def every(hall):
    """Every set of the plans whose effort is said and that do not contradict each other, with its figures."""
    service_map = load(hall).map
    found = {}
    for size in range(4):
        for names in combinations(OPEN[:4], size):
            if {"second-guide", "no-guide"} <= set(names):
                continue
            changes = [text for name in names for text in service_map.plans[name].change]
            figures = Analysis(apply_changes(service_map, changes).map).all
            promise = next(p for p in figures.promises if p.promise.id == "visit-in-25m")
            found[names] = (
                sum(service_map.plans[name].effort.days for name in names),
                figures.experience.remembered_with_failures,
                figures.time.mean,
                promise.judgements[0].achieved,
            )
    return found


@pytest.mark.parametrize("days", [5, 6, 26, 45, 46, 66, 100])
@pytest.mark.parametrize(
    ("name", "at", "best"), [("remembered", 1, max), ("time", 2, min), ("visit-in-25m", 3, max)]
)
def test_a_budget_buys_the_best_of_all_sets(plans, every, days, name, at, best):
    choice = within_budget(plans, plans.figures[name], {"days": days}, "days")
    affordable = {names: found for names, found in every.items() if found[0] <= days}
    wanted = best(found[at] for found in affordable.values())
    cheapest = min(found[0] for found in affordable.values() if found[at] == pytest.approx(wanted, abs=1e-9))
    assert choice.after == pytest.approx(wanted, abs=1e-9)
    assert choice.every and choice.effort.get("days", 0) == cheapest
    assert [plan.id for plan in choice.left_out] == ["unpriced"]


@pytest.mark.parametrize(
    "goal",
    [
        "remembered >= 2.2",
        "remembered >= 2.9",
        "time <= 14m",
        "time <= 12m30s",
        "visit-in-25m >= 95%",
        "visit-in-25m >= 91%",
        "remembered >= 1",
    ],
)
def test_a_goal_takes_the_cheapest_of_all_sets_that_reach_it(plans, every, goal):
    wanted = parse_goal(goal)
    choice = for_goal(plans, wanted, "days")
    at = {"remembered": 1, "time": 2, "visit-in-25m": 3}[wanted.figure]
    reaching = [
        f[0] for f in every.values() if (f[at] >= wanted.value if wanted.at_least else f[at] <= wanted.value)
    ]
    assert choice.reached == bool(reaching)
    if reaching:
        assert sum(plan.effort.days for plan in choice.plans) == min(reaching)


def test_many_plans_are_taken_one_after_the_other_and_that_is_said(plans, monkeypatch):
    monkeypatch.setattr(choosing, "FEW", 2)
    choice = within_budget(plans, plans.figures["remembered"], {"days": 26}, "days")
    assert [plan.id for plan in choice.plans] == ["see-off"] and not choice.every


def test_a_gain_has_a_range_and_a_confidence_of_its_own():
    """Certain scores: 1 becomes 2 at the only touchpoint, so what is remembered gains 1 in every draw."""
    text = """blueprint: 1
title: x
emotion_spread: 0
assumed: {scores: 0}
plans:
  better: {change: a.emotion.score=2, effort: {days: 4}, target: remembered >= 1.5}
  nothing: {change: promises.p.within=9m, effort: {days: 4}, target: remembered >= 1.5}
promises: [{id: p, from: a, to: a, within: 5m, share: 90%}]
touchpoints: {a: {lane: customer, title: A, emotion: 1, time: 1m, end: served}}
"""
    better, nothing = Plans(Analysis(loads(text).map)).worths
    gain = better.gains["remembered"]
    assert (gain.value, gain.range, gain.confidence) == (pytest.approx(1), pytest.approx((1, 1)), 1)
    assert better.value("remembered", "days") == pytest.approx(0.25) and better.reach == 1
    assert better.does_something and not nothing.does_something
    assert (better.target_met, nothing.target_met) == (True, False)
    assert better.value("remembered", "money") is None, "unknown effort is not none"


def test_what_is_remembered_in_many_draws_at_once_is_what_each_remembers():
    figures = Analysis(load(HALL).map)
    draws = draws_of(figures)
    together = draws.remembered(12)
    alone = [Figure("remembered", "score").of(drawn) for drawn in draws.first(12)]
    assert None in alone, "a queue grows in some of them, and what is felt there is unknown"
    assert together == [None if one is None else pytest.approx(one, abs=2e-3) for one in alone]


def test_what_rounding_alone_parts_is_no_gain():
    """As another processor rounds: a plan that leaves the time as it is gains nothing, and has no range."""
    before, after = 873.4898437433985, 873.4898437434009
    assert (
        Figure("time", "seconds").gain(before, after) == Figure("kept", "share").gain(0.9, 0.9 + 1e-10) == 0
    )
    assert Figure("time", "seconds").gain(before, before - 0.001) == pytest.approx(0.001)
    assert with_range("0 s", (before - after, 3e-12), time_gain_range, "en") == "0 s"


def test_of_what_is_unknown_nobody_says_that_it_does_nothing():
    text = """blueprint: 1
title: x
plans: {later: {change: a.emotion=1}}
touchpoints: {a: {lane: customer, title: A, emotion: 1, end: served}}
"""
    plans = Plans(Analysis(loads(text).map))
    (later,) = plans.worths
    assert later.gains["time"].value is None and later.gains["remembered"].value == 0
    assert later.does_something is None and plans.does_something(later.plan) is None


def test_the_page_says_what_to_take_and_what_is_wrong(hall):
    done = run("plan", hall, "--budget", "30d", "--goal", "visit-in-25m >= 95%")
    assert done.code == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert (
        "take see-off (6 person-days) what is remembered: +1.97 -> +2.73 every set of plans was computed"
        in said
    )
    assert "take Open a fourth counter (40 person-days and 120000) the promise visit-in-25m:" in said
    assert "set triage.staffed.servers to different values: only one can come true" in said
    assert "overdue" in said and "given-up" not in said
    assert run("plan", hall, "--goal", "time <= 1m").code == 1


def test_a_list_for_a_meeting_and_numbers_for_programs(hall, tmp_path):
    done = run("plan", hall, "--markdown", "--lang", "zh")
    assert "- [ ] **增开第四个窗口**: 大堂主管; " in done.stdout and "2031-03-01 前完成" in done.stdout
    assert "对 `triage.staffed.servers` 取值不同，只能实现其一" in done.stdout
    data = json.loads(run("plan", hall, "--json", "--chart", tmp_path / "c.svg").stdout)
    assert [plan["id"] for plan in data["plans"]] == list(OPEN)
    assert [(plan["id"], plan["overdue"]) for plan in data["plans"] if plan["overdue"]] == [("see-off", True)]
    assert data["plans"][4]["effort"] == {"days": None, "money": None} and data["plans"][4]["value"] is None
    drawn = (tmp_path / "c.svg").read_text("utf-8")
    worse = any(gain["gain"] < 0 for plan in data["plans"] for gain in [plan["gains"]["remembered"]])
    assert "see-off" in drawn and ("makes it worse" in drawn) is worse


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--goal", "remembered > 1"), "'remembered > 1' is not a goal; write `remembered >= 1`"),
        (("--goal", "soon >= 90%"), "there is no figure 'soon'; one of remembered, time, visit-in-25m"),
        (("--by", "joy"), "there is no figure 'joy'"),
        (("--chart", "plans.bmp"), "plans.bmp should end in .svg or .png"),
        (("--budget", "much"), "'much' is not a budget such as 20d, 50000 or 20d,50000"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(hall, words, said):
    done = run("plan", hall, *words)
    assert done.code == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_a_map_without_plans_says_so():
    done = run("plan", HALL.with_name("corner-shoeshine.blueprint.yaml"))
    assert done.code == 2 and "the map has no plans that may still come" in done.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("change: servers", "'servers' is not a change"),
        ("change: a.emotion=1, due: soon", "'soon' is not a date"),
        ("change: a.emotion=1, due: 2027-02-30", "'2027-02-30' is not a date"),
        ("change: a.emotion=1, status: later", "there is no status 'later'"),
        ("change: a.emotion=1, target: remembered >= much", "'much' is not a score"),
        ("owner: me", "change"),
    ],
)
def test_what_a_plan_says_wrong_is_a_finding_with_its_place(tmp_path, line, said):
    file = tmp_path / "x.blueprint.yaml"
    file.write_text(
        f"blueprint: 1\ntitle: x\nplans:\n  p: {{{line}}}\ntouchpoints: {{a: {{lane: customer, title: A, emotion: 2, end: served}}}}\n",
        "utf-8",
    )
    done = run("lint", file)
    assert done.code == 1 and ":4:" in done.stdout and said in done.stdout
