"""Shostack's shoeshine: profit against time, as published (HBR 62(1), 1984, Exhibit II), and what follows."""

import json

import pytest

from blueprint.cli.main import main
from blueprint.figures import Analysis
from blueprint.figures.economics.economics import economics_of
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
