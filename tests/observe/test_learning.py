"""Incidents to failure chances and feelings: by hand, and as a diff of a real map that keeps its comments."""

import random

import pytest

from blueprint.cli.main import main
from blueprint.model.loader import loads
from blueprint.observe.incidents import read_incidents
from blueprint.observe.learning import learn
from blueprint.source.table import BadTable

SHOP = """\
blueprint: 1
title: Shop
segments: {hurried: {title: Hurried, share: 100%}}
touchpoints:
  wait:   # customers sit
    lane: customer
    title: Wait
    fails: {chance: 3%}   # a guess
    next: pay
  pay: {lane: frontstage, title: Pay, end: served}
"""
HEADER = "touchpoint,feeling,caught,segment,date,note\n"


def shop():
    loaded = loads(SHOP)
    assert loaded.map is not None, loaded.problems
    return loaded.map


def test_chances_feelings_and_sources_by_hand():
    rows = (
        "".join(f"wait,-{n},{'yes' if n > 3 else 'no'},hurried,2026-0{n}-01,\n" for n in range(1, 6))
        + "pay,bad,,,,\n"
    )
    incidents = read_incidents(HEADER + rows, "log.csv", shop())
    learnt = learn(shop(), incidents, customers=200, visits={"wait": 0.5, "pay": 1.0})
    said = {p.path[2:]: p.value for p in learnt.proposals}
    assert said == {
        ("fails", "chance"): "5%",
        ("fails", "caught"): "40%",
        ("emotion", "bad"): -3.0,
        ("emotion", "source"): {
            "zh": "事件记录 2026-01-01–2026-05-01",
            "en": "incident log 2026-01-01–2026-05-01",
        },
        ("emotion", "n"): 5,
    }
    # Garwood 1936: 5 events, 95 %: 1.6235 to 11.6683, of 100 visits.
    assert "1.6 %" in learnt.proposals[0].why.en and "11.7 %" in learnt.proposals[0].why.en
    assert learnt.proposals[0].old == "3%"
    assert learnt.too_few == {"pay": 1}


def test_without_customers_no_chance_is_made_up():
    rows = "wait,bad,,,,\n" * 9
    learnt = learn(shop(), read_incidents(HEADER + rows, "l", shop()))
    assert learnt.proposals == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "log.csv:1: the columns are"),
        ("a,b\n", "log.csv:1: the columns are"),
        (HEADER + "wiat,bad,,,,\n", "log.csv:2: the map has no touchpoint 'wiat'; did you mean 'wait'?"),
        (HEADER + "wait,bad,,rich,,\n", "log.csv:2: the map has no segment 'rich'"),
        (HEADER + "wait,9,,,,\n", "log.csv:2: feeling '9'"),
        (HEADER + "wait,meh,,,,\n", "log.csv:2: feeling 'meh'"),
        (HEADER + "wait,bad,perhaps,,,\n", "log.csv:2: caught 'perhaps'"),
    ],
)
def test_a_log_that_cannot_be_read_says_where_and_why(text, said):
    with pytest.raises(BadTable) as bad:
        read_incidents(text, "log.csv", shop())
    assert bad.value.wording.en.startswith(said)


def test_touchpoints_may_be_named_by_title_in_either_language():
    """People who keep a log write what the sign says."""
    hall = loads(SHOP.replace("title: Wait", "title: {zh: 等候叫号, en: Wait}")).map
    rows = "等候叫号,坏,,,2026-11-03,没人理\nWait,good,,,,\nwait,-2,,,,\n"
    assert [i.touchpoint for i in read_incidents(HEADER + rows, "log.csv", hall)] == ["wait"] * 3
    named = loads(SHOP.replace("title: Hurried", "title: {zh: 赶时间, en: Hurried}")).map
    assert [i.segment for i in read_incidents(HEADER + "Wait,bad,,赶时间,,\n", "log.csv", named)] == [
        "hurried"
    ]
    both = loads(SHOP.replace("title: Wait", "title: Pay")).map
    with pytest.raises(BadTable, match="several touchpoints are called 'Pay': write the id, wait, pay"):
        read_incidents(HEADER + "Pay,bad,,,,\n", "log.csv", both)


def test_the_command_prints_a_diff_and_writes_only_when_told(tmp_path, capsys):
    path, log = tmp_path / "shop.blueprint.yaml", tmp_path / "log.csv"
    path.write_text(SHOP, encoding="utf-8")
    random.seed(4)
    log.write_text(
        HEADER + "".join(f"wait,{random.choice([-4, -2, 3])},no,,,\n" for _ in range(40)), encoding="utf-8"
    )
    assert main(["learn", str(path), str(log), "--customers", "800"]) == 1
    said = capsys.readouterr().out
    assert "-    fails: {chance: 3%}   # a guess\n" in said and "+    fails: {chance: 3.75%" in said
    assert path.read_text(encoding="utf-8") == SHOP
    assert main(["learn", str(path), str(log), "--customers", "800", "--json"]) == 1
    capsys.readouterr()
    assert main(["learn", str(path), str(log), "--customers", "800", "--write"]) == 0
    text = path.read_text(encoding="utf-8")
    assert "# customers sit" in text and "# a guess" in text
    learnt = loads(text).map
    assert learnt is not None and learnt.touchpoints["wait"].fails.caught == 0
    capsys.readouterr()
    assert main(["learn", str(path), str(log), "--customers", "800"]) == 0
    assert "nothing to learn" in capsys.readouterr().out
    assert main(["learn", str(path), str(tmp_path / "none.csv")]) == 2
