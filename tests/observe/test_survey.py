"""Answers of customers to scores with n and spread, which stand instead of what was assumed."""

import json
import statistics

import pytest

from blueprint.model.loader import load, loads
from blueprint.observe.survey import learn_answers, read_answers
from blueprint.source.table import BadTable
from tests.run import run

HALL = """\
blueprint: 1
title: Hall
segments:
  old: {title: {zh: 老客户, en: Old customers}, share: 60%}
  new: {title: New customers, share: 40%, changes: {wait: {emotion: {score: -1, source: assumed}}}}
touchpoints:
  wait:   # customers sit
    lane: customer
    title: {zh: 等候叫号, en: Wait}
    emotion: {score: -2, good: 1, bad: -4, source: assumed}
    next: counter
  counter: {lane: frontstage, title: Counter, emotion: 3, next: check}
  check: {lane: backstage, title: Check, end: served}
"""
LONG = "touchpoint,score,segment,date\n" + "".join(
    f"Wait,{score},{who},2026-03-{day:02}\n"
    for day, (score, who) in enumerate(
        [
            (2, "old"),
            (3, "old"),
            (-5, "new"),
            (4, "老客户"),
            (-4, "new"),
            (3, ""),
            (2, "old"),
            (1, ""),
        ],
        1,
    )
)
WIDE = "respondent;等候叫号;counter\n" + "".join(
    f"{n};{wait};{counter}\n"
    for n, (wait, counter) in enumerate([(3, 5), (4, 4), (2, 5), ("", 3), (3, 4), (3, 5)])
)


def hall():
    return loads(HALL).map


def test_answers_stand_instead_of_assumed_scores(tmp_path):
    path, survey = tmp_path / "hall.blueprint.yaml", tmp_path / "survey.csv"
    path.write_text(HALL, encoding="utf-8")
    survey.write_text(LONG, encoding="utf-8")
    shown = run("learn", path, survey)
    assert shown.code == 1 and "+    emotion: {score: 2.5" in shown.stdout
    assert "too few to learn from: wait (2)" in shown.stderr, "two new customers say nothing of all new ones"
    said = json.loads(run("learn", path, survey, "--json").stdout)
    assert said["answers"] == 8 and len(said["proposals"]) == 5
    assert run("learn", path, survey, "--write").code == 0
    text = path.read_text(encoding="utf-8")
    felt = load(path).map.touchpoints["wait"].emotion
    scores = [2, 3, 4, 3, 2, 1]  # new customers have a score of their own, and are not counted here too
    assert (felt.score, felt.spread, felt.n) == (2.5, round(statistics.stdev(scores), 2), 6)
    assert felt.good == 2.5, "a mean beyond what was assumed as very good moves that"
    assert "survey 2026-03-01–2026-03-08" in text and "# customers sit" in text
    assert run("lint", path, "--select", "BP213").code == 0
    assert "what there is more of, the map says already" in run("learn", path, survey).stdout
    assert "nothing to learn" in run("learn", path, survey).stdout


def test_a_row_a_customer_and_another_scale(tmp_path):
    """1..5 onto -5..5: 3 is 0, 4 is 2.5; a blank is a question not answered."""
    learnt = learn_answers(hall(), read_answers(WIDE, "s.csv", hall(), (1, 5)))
    said = {p.path[1:]: p.value for p in learnt.proposals}
    assert (said["wait", "emotion", "score"], said["wait", "emotion", "n"]) == (0.0, 5)
    counter = [5, 2.5, 5, 0, 2.5, 5]
    assert said["counter", "emotion", "score"] == round(statistics.fmean(counter), 2)
    assert said["counter", "emotion", "spread"] == round(statistics.stdev(counter), 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("touchpoint,score\nwiat,2\n", "s.csv:2: the map has no touchpoint 'wiat'; did you mean 'wait'?"),
        ("touchpoint,score\nwait,7\n", "s.csv:2: '7' is not an answer from -5 to 5; say with --answers 1..5"),
        ("touchpoint,score\n", "s.csv:1: there is no answer in it"),
        ("respondent,wait\n1,\n", "s.csv:1: there is no answer in it"),
        ("touchpoint,score\nwait,\n", "s.csv:2: '-' is not an answer"),
        ("touchpoint,score\ncheck,2\n", "s.csv:2: customers do not meet 'check'"),
        ("touchpoint,score,segment\nwait,2,rich\n", "s.csv:2: the map has no segment 'rich'"),
        ("respondent,wiat\n1,2\n", "s.csv:1: the map has no touchpoint 'wiat'"),
        ("respondent,wait\n1,good\n", "s.csv:2: 'good' is not an answer"),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_row(text, said):
    with pytest.raises(BadTable) as bad:
        read_answers(text, "s.csv", hall())
    assert bad.value.wording.en.startswith(said)


def test_a_scale_that_is_none_is_refused(tmp_path):
    assert run("learn", "m", "s", "--answers", "5..1").code == 2


def test_what_programs_for_surveys_write_beside_the_answers_is_no_touchpoint(tmp_path):
    """A time, a comment, a question about nothing on the map, answers not given, a comma in a number."""
    path, survey = tmp_path / "hall.blueprint.yaml", tmp_path / "survey.csv"
    path.write_text(HALL, encoding="utf-8")
    rows = ["4;5;gut, sehr", "3,5;n/a;", "2;4;", "-;4;", "3;4;", "3;4;", ";;nichts"]
    survey.write_text(
        "提交时间;Wait;COUNTER;Would you come again\n"
        + "".join(f"2026-11-0{n};{row}\n" for n, row in enumerate(rows, 1)),
        encoding="utf-8",
    )
    done = run("learn", path, survey, "--answers", "1..5", "--json")
    assert "left out: Would you come again" in done.stderr
    said = {tuple(p["path"][1:]): p["value"] for p in json.loads(done.stdout)["proposals"]}
    # 4, 3.5, 2, 3 and 3 are 2.5, 1.25, -2.5, 0 and 0; 5 and four times 4 are 3 on the mean, as the map says.
    assert (said["wait", "emotion", "score"], said["wait", "emotion", "n"]) == (0.25, 5)
    assert ("counter", "emotion", "score") not in said and said["counter", "emotion", "n"] == 5
    with pytest.raises(BadTable, match="wiat"):  # a touchpoint misspelt is not a question of its own
        read_answers("wiat;counter\n1;2\n", "s.csv", hall())


def test_headings_of_a_row_an_answer_are_understood_in_chinese():
    answers = read_answers("环节,评分,客群,日期\n等候叫号,2,老客户,2026-11-01\n", "s.csv", hall())
    assert [(a.touchpoint, a.score, a.segment, a.date) for a in answers] == [
        ("wait", 2.0, "old", "2026-11-01")
    ]
