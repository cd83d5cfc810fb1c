"""Shostack's shoeshine: profit against time, as published (HBR 62(1), 1984, Exhibit II), and what follows."""

import json
import math

import pytest

from blueprint.cli.main import main
from blueprint.figures import Analysis
from blueprint.figures.economics.economics import economics_of
from blueprint.figures.economics.failures import failure_costs
from blueprint.figures.economics.serving import serving_cost
from blueprint.figures.economics.words import costs
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import lint
from blueprint.model.loader import load, loads

SHOESHINE = "maps/corner-shoeshine.blueprint.yaml"


def shoeshine() -> Analysis:
    loaded = load(SHOESHINE)
    assert loaded.map is not None, loaded.problems
    return Analysis(loaded.map)


@pytest.mark.parametrize(("minutes", "profit"), [(2, 0.18), (3, 0.08), (4, -0.02)])
def test_profit_against_time_as_published(minutes, profit):
    economics = shoeshine().map.economics
    assert economics is not None
    assert economics.profit_at(60 * minutes) == pytest.approx(profit)


def test_break_even_lies_between_the_standard_and_what_customers_accept():
    figures = economics_of(shoeshine(), "all")
    assert figures.break_even == pytest.approx(228)
    # p = 10 % wrong wax: 128.33 s on the mean; a loss after two loops or more (120 + 2 x 75 > 228), p squared.
    assert figures.worked == pytest.approx(128.3333333)
    assert figures.profit == pytest.approx(0.5 - 0.12 - 0.1 * 128.3333333 / 60)
    assert figures.cost + figures.profit == pytest.approx(0.5)
    assert figures.loss_share == pytest.approx(0.01, abs=1e-6)


def test_the_promise_allows_a_loss():
    linted = lint(load(SHOESHINE), [rule_named("loss-within-promise")])
    (finding,) = linted.findings
    assert "5 min" in finding.message.en and "3 min 48 s" in finding.message.en


def test_who_gives_up_waiting_costs_no_work():
    """Work of four minutes on the mean, exponential, is longer than the three that are paid for with e^(-3/4) of those served."""
    found = Analysis(
        loads(
            """
blueprint: 1
title: T
arrivals: 30/h
economics: {price: 3, per_minute: 1}
touchpoints:
  come: {lane: customer, title: Come, time: 0s, next: [{to: wait, share: 60%}, {to: serve}]}
  wait: {lane: customer, title: Wait, waits_for: serve, next: serve}
  serve: {lane: frontstage, title: Serve, time: 4m, staffed: {servers: 1, patience: 5m}, end: served}
"""
        ).map
    )
    abandoned = found.of("all").exits["abandoned"]
    assert 0.3 < abandoned < 0.7
    figures = economics_of(found, "all")
    assert figures.loss_share == pytest.approx(math.exp(-3 / 4), abs=1e-6)
    assert figures.worked == pytest.approx(240 * (1 - abandoned))


WAITING = """
blueprint: 1
emotion_spread: 0
title: T
economics: {price: 10, per_minute: 1}
touchpoints:
  wait: {lane: customer, title: Wait in the queue, time: 1h, next: serve}
  serve: {lane: frontstage, title: Serve, time: 4m, next: {all: [pack, tell]}}
  pack: {lane: backstage, title: Pack, time: 3m, next: bye}
  tell: {lane: frontstage, title: Tell, time: 2m, next: bye}
  bye: {lane: customer, title: Bye, join: all, time: 1m, end: served}
"""


def analysis(text: str) -> Analysis:
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return Analysis(loaded.map)


def test_waits_are_not_work_and_parallel_work_adds_up():
    figures = economics_of(analysis(WAITING), "all")
    assert figures.worked == pytest.approx(9 * 60)
    assert figures.profit == pytest.approx(1)
    assert figures.loss_share is None


def test_what_is_unknown_says_so():
    figures = economics_of(analysis(WAITING.replace("title: Pack, time: 3m", "title: Pack")), "all")
    assert figures.unknown == ("pack",) and figures.profit is None
    assert (
        economics_of(analysis(WAITING.replace("economics: {price: 10, per_minute: 1}\n", "")), "all") is None
    )
    assert economics_of(analysis(WAITING.replace("price: 10, ", "")), "all").break_even is None
    free = economics_of(analysis(WAITING.replace("per_minute: 1", "per_minute: 0")), "all")
    assert free.loss_share == 0 and free.profit == 10


def test_the_command_tells_it(capsys):
    assert main(["analyse", SHOESHINE, "--full", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert "利润与时间" in said and "3 分 48 秒" in said and "1 %" in said
    assert main(["analyse", SHOESHINE, "--json"]) == 0
    money = json.loads(capsys.readouterr().out)["segments"]["all"]["economics"]
    assert money["break_even"] == pytest.approx(228)
    assert main(["analyse", SHOESHINE, "--set", "economics.price=0.3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["segments"]["all"]["economics"]["profit_mean"] < 0


FAILING = """
blueprint: 1
title: T
economics: {price: 10, per_minute: 1, currency: EUR}
segments:
  calm: {title: {zh: 从容, en: Calm}, share: 50%}
  hurried: {title: {zh: 急, en: Hurried}, share: 50%, changes: {redo: {end: {lost: 50%, served: 50%}}}}
touchpoints:
  serve:
    lane: frontstage
    title: {zh: 办理, en: Serve}
    time: 4m
    fails: {chance: 20%, caught: 0%, then: redo}
    next: {redo: 20%}
    end: {served: 80%}
  redo: {lane: frontstage, title: {zh: 重办, en: Redo}, time: 6m, end: {lost: 10%, served: 90%}}
"""


def test_failures_cost_the_work_done_again_and_those_who_leave_for_it():
    """A fifth come again, 6 minutes of work at 1 a minute; a tenth of these leave without paying 10, of the hurried half."""
    found = analysis(FAILING)
    calm = failure_costs(found, "calm")
    assert calm is not None
    assert (calm.all.work, calm.all.leaving, calm.all.seconds) == pytest.approx((1.2, 0.2, 72))
    assert list(calm.touchpoints) == ["serve"] and calm.touchpoints["serve"].money == pytest.approx(1.4)
    # Odds of 1 to 4, times or divided by 1.5: 3 in 11, and 1 in 7; each costs 7.
    assert calm.range == pytest.approx((7 / 7, 7 * 3 / 11))
    hurried, whole = failure_costs(found, "hurried"), failure_costs(found, "all")
    assert hurried is not None and whole is not None
    assert hurried.all.leaving == pytest.approx(0.2 * 0.5 * 10)
    assert whole.all.money == pytest.approx((1.4 + 2.2) / 2)


def test_a_chance_that_was_counted_has_a_narrower_range_and_a_failure_without_recovery_is_not_known():
    counted = failure_costs(analysis(FAILING.replace("then: redo}", "then: redo, n: 10000}")), "calm")
    assert counted is not None and counted.range == pytest.approx(
        (1.4 - 7 * 0.005126, 1.4 + 7 * 0.005126), abs=1e-4
    )
    nowhere = failure_costs(analysis(FAILING.replace(", then: redo}", "}")), "all")
    assert nowhere is not None and nowhere.unknown == ("serve",) and not nowhere.touchpoints
    assert failure_costs(analysis(WAITING), "all") is None


def test_the_command_says_what_failures_cost(capsys, tmp_path):
    file = tmp_path / "f.blueprint.yaml"
    file.write_text(FAILING, "utf-8")
    assert main(["--lang", "en", "analyse", str(file), "--full"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "failures cost 1.8 EUR a customer" in said and "most of it at Serve: 1.8 EUR" in said
    assert main(["--lang", "zh", "analyse", str(file), "--full"]) == 0
    assert "失误平均使每位客户多花" in capsys.readouterr().out
    assert main(["--lang", "en", "analyse", str(file), "--json"]) == 0
    money = json.loads(capsys.readouterr().out)["segments"]["calm"]["economics"]["failures"]
    assert money["cost_mean"] == pytest.approx(1.4) and money["touchpoints"]["serve"][
        "time_mean"
    ] == pytest.approx(72)


COSTED = """
blueprint: 1
title: T
arrivals: 3/h
economics: {price: 60, per_minute: 0.5, currency: CNY}
roles: {smith: {servers: 2, cost: 60/h}, clerk: {servers: 1, cost: 30/h}}
segments:
  usual: {title: Usual, share: 75%}
  old: {title: Old devices, share: 25%, changes: {mend: {time: 80m}}}
touchpoints:
  report: {lane: customer, title: Report, role: clerk, time: 4m, next: mend}
  mend: {lane: backstage, title: Mend, role: smith, time: 36m, fails: {chance: 10%, then: mend}, next: {pack: 90%, mend: 10%}}
  pack: {lane: backstage, title: Pack, time: 6m, next: collect}
  collect: {lane: customer, title: Collect, time: 1m, end: served}
"""


def test_serving_costs_the_hours_of_the_roles_that_work():
    """36 min come 1/0.9 times at 1 a minute: 40; 80 min: 88.89; 4 min of a clerk: 2; 6 min that no role does: 3."""
    analysis = Analysis(loads(COSTED).map)
    usual, old, all_ = (serving_cost(analysis, name) for name in ("usual", "old", "all"))
    assert usual.roles == pytest.approx({"smith": 40, "": 3, "clerk": 2})
    assert old.roles == pytest.approx({"smith": 80 / 0.9, "": 3, "clerk": 2})
    assert all_.cost == pytest.approx(0.75 * 45 + 0.25 * (5 + 80 / 0.9))
    assert all_.paid == pytest.approx((2 * 60 + 30) / 3)
    assert usual.paid is None
    assert (all_.unknown, all_.uncosted) == ((), ())
    # Without failures the smith works once: a tenth of the smith's work is done again.
    assert failure_costs(analysis, "usual").all.work == pytest.approx(4)
    assert failure_costs(analysis, "old").all.work == pytest.approx(80 / 9)


def test_work_whose_cost_nobody_knows_is_told_and_not_counted():
    text = COSTED.replace("economics: {price: 60, per_minute: 0.5, currency: CNY}\n", "")
    analysis = Analysis(loads(text.replace("clerk: {servers: 1, cost: 30/h}", "clerk: {servers: 1}")).map)
    found = serving_cost(analysis, "all")
    assert list(found.roles) == ["smith"]
    assert found.uncosted == ("report", "pack")
    told = list(costs(analysis, "all", "en"))
    assert told[-1] == "not counted: the work at Report, Pack, whose role has no `cost`"
    unknown = Analysis(loads(text.replace("time: 36m, ", "").replace("changes: {mend: {time: 80m}}", "")).map)
    assert serving_cost(unknown, "all").unknown == ("mend",)
    assert (
        serving_cost(Analysis(loads(text.replace(", cost: 60/h", "").replace(", cost: 30/h", "")).map), "all")
        is None
    )


def test_serving_is_told_on_every_surface(tmp_path, capsys):
    path = tmp_path / "t.blueprint.yaml"
    path.write_text(COSTED, encoding="utf-8")
    assert main(["analyse", str(path), "--full", "--lang", "en"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "the work for a customer costs 57.22 CNY on the mean: smith 52.22, others 3, clerk 2" in told
    assert "by segment: Usual 45, Old devices 93.89" in told
    assert "with the time in which people wait for customers: 50 CNY a customer" in told
    assert main(["analyse", str(path), "--json"]) == 0
    serving = json.loads(capsys.readouterr().out)["segments"]["old"]["serving"]
    assert serving["cost_mean"] == pytest.approx(5 + 80 / 0.9)
    assert serving["other"] == pytest.approx(3)
    assert main(["export", str(path), "--to", "html", "--out", str(tmp_path), "--lang", "en"]) == 0
    page = next(tmp_path.rglob("*.html")).read_text(encoding="utf-8")
    assert "Serving a customer costs" in page and "57.22 CNY" in page
