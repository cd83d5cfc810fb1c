"""The first page of `analyse`, as the manager of a hall reads it: what to know, what to do, and how firm that is."""

from json import loads
from pathlib import Path

import pytest

from tests.house.project import MAPS
from tests.run import run

DESK = """\
blueprint: 1
title: Desk
arrivals: ARRIVALS/h
promises: [{id: quick-out, from: talk, to: leave, within: WITHIN, share: SHARE}]
touchpoints:
  talk: {lane: frontstage, title: {en: Talk, zh: 交谈}, emotion: {score: 1, good: 2, bad: -3}, time: {estimate: {mean: 60s, cv: 1}}, staffed: {servers: 1PATIENCE}, next: leave}
  leave: {lane: customer, title: {en: Go home, zh: 回家}, emotion: 1, time: 10s, end: END}
"""


def page(tmp_path: Path, language: str = "en", **said: str) -> str:
    told = {"ARRIVALS": "30", "WITHIN": "3m", "SHARE": "75%", "PATIENCE": "", "END": "served"} | said
    text = DESK
    for name, value in told.items():
        text = text.replace(name, value)
    file = tmp_path / "desk.blueprint.yaml"
    file.write_text(text, encoding="utf-8")
    done = run("analyse", file, "--lang", language)
    assert done.code == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("share", "en", "zh"),
    [
        ("20%", "Kept: Talk to Go home within 3 min, 20 % promised", "能兑现：交谈至回家，3 分钟内"),
        ("74%", "Probably kept: Talk to Go home", "大概能兑现：交谈至回家"),
        ("78%", "Probably NOT kept: Talk to Go home", "大概不能兑现：交谈至回家"),
        ("99.9%", "NOT kept: Talk to Go home", "不能兑现：交谈至回家"),
    ],
)
def test_a_verdict_says_how_firm_it_is_by_titles(tmp_path: Path, share: str, en: str, zh: str) -> None:
    """M/M/1 at half a load: done within 170 s are 1 - e^-(170/120) = 75.8 %, with all open numbers 61 to 86 %."""
    for language, sentence in (("en", en), ("zh", zh)):
        lines = page(tmp_path, language, SHARE=share).splitlines()
        assert any(line.removeprefix("1. ").removeprefix("3. ").startswith(sentence) for line in lines)
        assert "quick-out" not in "".join(lines)


def test_what_it_takes_that_few_give_up_is_computed(tmp_path: Path) -> None:
    said = page(tmp_path, ARRIVALS="120", PATIENCE=", patience: 60s")
    assert "Talk: 56.8 % of those who join its queue give up and leave." in said
    assert "Talk: with 4 people in place of 1, 3.8 % would give up" in said
    assert "56.8 % of customers leave without what they came for (abandoned)." in said


def test_a_queue_that_may_never_clear_is_said_before_anything_rests_on_its_times(tmp_path: Path) -> None:
    said = page(tmp_path, ARRIVALS="58", SHARE="10%", WITHIN="60m")
    assert "1. Talk: were the numbers a little off, its queue would never clear in 4" in said
    mean = next(line for line in said.splitlines() if line.startswith("Mean visit: about "))
    value, _, rest = mean.removeprefix("Mean visit: about ").partition(" (")
    assert rest.partition(")")[0].endswith(value)  # the range holds it though draws are left out


def test_a_wait_that_takes_most_of_a_promise_asks_for_people(tmp_path: Path) -> None:
    assert "Talk: more people or shorter service" in page(tmp_path, ARRIVALS="50", SHARE="99%")
    assert "Talk: shorten it; it takes most of Talk to Go home" in page(tmp_path, ARRIVALS="5", SHARE="99%")


def test_few_who_take_very_long_are_told_beside_the_mean(tmp_path: Path) -> None:
    file = tmp_path / "long.blueprint.yaml"
    file.write_text(
        DESK.split("arrivals", maxsplit=1)[0]
        + """touchpoints:
  ask: {lane: frontstage, title: Ask, time: 5m, next: {parts: 4%}, end: {served: 96%}}
  parts: {lane: backstage, title: Parts, time: 20d, end: served}
""",
        encoding="utf-8",
    )
    said = " ".join(run("analyse", file).stdout.split())
    assert "The mean is longer: a few customers take very long." in said
    assert "customers see nobody at work for them" in said


def test_an_overload_names_who_by_title_and_does_not_call_the_least_number_enough(tmp_path: Path) -> None:
    said = page(tmp_path, ARRIVALS="200")
    assert (
        "Talk: 4 people at least, not 1, or the queue never clears; `blueprint staff` says how many suffice."
        in said
    )
    assert "Unknown: Talk to Go home; no time is known for Talk." in said
    table = " ".join(run("kpis", tmp_path / "desk.blueprint.yaml", "--lang", "zh").stdout.split())
    assert "交谈" in table and "talk" not in table


def test_a_wait_within_its_tolerance_says_whose(tmp_path: Path) -> None:
    file = tmp_path / "wait.blueprint.yaml"
    file.write_text(
        """blueprint: 1
title: Wait
arrivals: 30/h
touchpoints:
  wait: {lane: customer, title: Wait, waits_for: desk, emotion: 0, time: {tolerance: 2m}, next: desk}
  desk: {lane: frontstage, title: Desk, emotion: 1, time: {estimate: {mean: 60s, cv: 1}}, staffed: {servers: 1}, end: served}
""",
        encoding="utf-8",
    )
    assert "Of those who have to wait at all: Wait (50 % of customers)." in run("gaps", file).stdout


@pytest.mark.parametrize("name", ["after-sales-repair", "call-centre-tiers"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_fits_a_screen(name: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    path = MAPS / f"{name}.blueprint.yaml"
    assert len(run("analyse", path, "--lang", language).stdout.splitlines()) <= 40


def test_work_that_cannot_be_done_asks_for_people_and_its_times_are_doubted(tmp_path: Path) -> None:
    """60 an hour x (60 s + 90 s) is 2.5 people's work for the one at the desk; the queue alone, 50 % busy, looks well."""
    file = tmp_path / "guide.blueprint.yaml"
    file.write_text(
        """blueprint: 1
title: Guide
arrivals: 30/h
touchpoints:
  desk: {lane: frontstage, title: {en: Desk, zh: 柜台}, role: {en: Guide, zh: 导服}, time: {estimate: {mean: 60s, cv: 1}}, staffed: {servers: 1}, next: form}
  form: {lane: frontstage, title: {en: Form, zh: 填单}, role: {en: Guide, zh: 导服}, time: 4m, end: served}
""",
        encoding="utf-8",
    )
    en = " ".join(run("analyse", file).stdout.split())
    assert "Guide: 2.5 people's work comes to 1 (250 %); it cannot all be done. The times ignore that." in en
    assert "Guide: 3 people at least, not 1, or less to do; most of it is at Form." in en
    assert "导服：至少安排 3 人，而不是 1 人" in run("analyse", file, "--lang", "zh").stdout


def test_work_of_the_busiest_hour_is_told_where_no_line_tells_it(tmp_path: Path) -> None:
    """40 an hour for 3 min each are the work of 2; with a line at each place its longest waits say so."""
    file = tmp_path / "rush.blueprint.yaml"
    text = """blueprint: 1
title: Rush
arrivals: {09:00: 5/h, 12:00: 40/h, 13:00: 5/h, 18:00: 0/h}
roles: {guide: {servers: 1}}
touchpoints:
  greet: {lane: frontstage, role: guide, title: Greet, time: 1m, next: form}
  form: {lane: frontstage, role: guide, title: Form, time: 2m, end: served}
"""
    file.write_text(text, encoding="utf-8")
    said = "guide: from 12:00 on 2 people's work comes to 1; some of it has to wait or is left undone."
    assert said in " ".join(run("analyse", file).stdout.split())
    assert "guide：12:00 起 1 人要做 2 人的工作" in run("analyse", file, "--lang", "zh").stdout
    assert loads(run("analyse", file, "--json").stdout)["segments"]["all"]["roles"]["guide"][
        "work_at_most"
    ] == pytest.approx(2)
    file.write_text(text.replace("role: guide,", "role: guide, staffed: {servers: 1},"), encoding="utf-8")
    assert "people's work comes to" not in run("analyse", file).stdout


def test_of_two_queues_neither_is_told_the_draws_of_both(tmp_path: Path) -> None:
    file = tmp_path / "row.blueprint.yaml"
    steps = "\n".join(
        f"  {id_}: {{lane: frontstage, title: {id_.upper()}, staffed: {{servers: 1}}, time: 60s, {then}}}"
        for id_, then in (("a", "next: b"), ("b", "end: served"))
    )
    file.write_text(f"blueprint: 1\ntitle: Row\narrivals: 48/h\ntouchpoints:\n{steps}\n", encoding="utf-8")
    said = " ".join(run("analyse", file).stdout.split())
    assert "one queue or another would never clear in 2" in said
    assert "its queue would never clear" not in said


def test_who_leaves_before_anything_is_felt_is_counted_apart(tmp_path: Path) -> None:
    said = page(tmp_path, ARRIVALS="120", PATIENCE=", patience: 60s", SHARE="1%")
    assert "Mean visit of those who do not give up: about " in said
    told = " ".join(said.split())
    assert "The 56.8 % who leave before they meet anything with a score are not in it." in told
    assert "56.8 % 的客户在遇到有情感分的触点之前就离开，不计在内" in "".join(
        page(tmp_path, "zh", ARRIVALS="120", PATIENCE=", patience: 60s", SHARE="1%").split("\n")
    )


def test_a_mean_that_reads_like_nine_of_ten_is_not_called_longer(tmp_path: Path) -> None:
    file = tmp_path / "redo.blueprint.yaml"
    file.write_text(
        DESK.split("arrivals", maxsplit=1)[0]
        + """touchpoints:
  work: {lane: frontstage, title: {en: Work, zh: 办理}, time: 11m, next: {redo: 1%}, end: {served: 99%}}
  redo: {lane: frontstage, title: {en: Redo, zh: 重办}, time: 30m, end: served}
  see: {lane: customer, title: {en: See, zh: 看}, start: 50%, next: work}
""".replace("time: 11m,", "time: 11m, start: 50%,").replace(
            ", start: 50%, next: work", ", start: 50%, time: 1s, next: work"
        ),
        encoding="utf-8",
    )
    assert "The mean is longer" not in run("analyse", file).stdout


def test_what_lacks_a_time_is_named_by_title(tmp_path: Path) -> None:
    file = tmp_path / "open.blueprint.yaml"
    file.write_text(
        DESK.replace(", time: 10s", "")
        .replace("ARRIVALS/h", "30/h")
        .replace("WITHIN", "1h")
        .replace("SHARE", "50%")
        .replace("PATIENCE", "")
        .replace("END", "served"),
        encoding="utf-8",
    )
    assert "How long a visit takes is unknown: no time is given for Go home." in run("analyse", file).stdout
    assert "一次服务的耗时未知：回家没有给出时间。" in run("analyse", file, "--lang", "zh").stdout


def test_who_gives_up_inside_a_block_is_not_said_to_leave(tmp_path: Path) -> None:
    """The exits beside it say that all are served: nobody can leave from inside a block."""
    file = tmp_path / "block.blueprint.yaml"
    file.write_text(
        """blueprint: 1
title: Block
arrivals: 60/h
touchpoints:
  come: {lane: customer, title: Come, time: 1s, next: {all: [desk, file]}}
  desk: {lane: frontstage, title: {en: Desk, zh: 柜台}, time: {estimate: {mean: 60s, cv: 1}}, staffed: {servers: 1, patience: 60s}, next: done}
  file: {lane: backstage, title: File, time: 10s, next: done}
  done: {lane: customer, title: Done, join: all, time: 1s, end: served}
""",
        encoding="utf-8",
    )
    said = " ".join(run("analyse", file).stdout.split())
    assert "Exits: served 100 %" in said
    assert "give up and leave" not in said
    assert "give up; they are inside a block, so the figures count them as served on." in said
    assert "放弃；因身处并行分支之内，这里仍按继续接受服务计算" in run(
        "analyse", file, "--lang", "zh"
    ).stdout.replace("\n", "")


def test_a_promise_kept_to_the_few_who_get_there_says_how_many_those_are(tmp_path: Path) -> None:
    """56.8 % give up before the end of it: that nearly all of the others are out in time is no 95 % of customers."""
    said = page(tmp_path, ARRIVALS="120", PATIENCE=", patience: 60s", WITHIN="60m", SHARE="95%")
    assert "95 % promised, > 99.99 % of the 43.2 % who get there." in said
    said = page(tmp_path, "zh", ARRIVALS="120", PATIENCE=", patience: 60s", WITHIN="60m", SHARE="95%")
    assert "到达终点的 43.2 % 客户中可达 > 99.99 %" in said


def test_what_a_map_lacks_is_the_first_thing_to_do(tmp_path: Path) -> None:
    file = tmp_path / "bare.blueprint.yaml"
    file.write_text(
        """blueprint: 1
title: Bare
touchpoints:
  ask: {lane: customer, title: {en: Ask, zh: 问}, next: answer}
  answer: {lane: frontstage, title: {en: Answer, zh: 答}, time: 1m, end: served}
""",
        encoding="utf-8",
    )
    lines = run("analyse", file).stdout.splitlines()
    assert (
        "1. Give a score (`emotion`) at Ask, Answer: without it nobody can say what customers remember."
        in lines
    )
    assert "2. Give a time (`time`) at Ask: without it nobody can say how long a visit takes." in lines
    assert (
        "1. 请为问、答填写情感分（`emotion`）：缺了就不知道客户记住什么。"
        in run("analyse", file, "--lang", "zh").stdout
    )


DAY = """\
blueprint: 1
title: Day
arrivals: {09:00: 30/h, 11:00: 90/h, 14:00: 40/h, 17:00: 0/h}
touchpoints:
  counter: {lane: frontstage, title: Counter, emotion: 1, staffed: {servers: 5PATIENCE}, time: {estimate: {mean: 5m, cv: 1}}, end: served}
"""


@pytest.mark.parametrize(
    ("patience", "said", "told"),
    [
        (", patience: 10m", "Counter: worst from 13:00:", "Counter：13:00 起最糟"),
        ("", "Counter: longest waits from 14:00:", "Counter：14:00 起等得最久"),
    ],
)
def test_a_day_with_a_rush_begins_with_its_worst_hour(
    tmp_path: Path, patience: str, said: str, told: str
) -> None:
    path = tmp_path / "day.blueprint.yaml"
    path.write_text(DAY.replace("PATIENCE", patience), encoding="utf-8")
    page = run("analyse", path, "--lang", "en").stdout
    assert said in page.split("1. ")[1]
    assert "takes 56 customers an hour all day, the mean" in page  # (2 x 30 + 3 x 90 + 3 x 40) / 8
    assert "Plan people by the hour" in page
    assert "people in place of" not in page  # at the mean 7 would do; from 11:00 they would not
    assert told in run("analyse", path, "--lang", "zh").stdout
    steady = DAY.replace("PATIENCE", patience).replace(
        "{09:00: 30/h, 11:00: 90/h, 14:00: 40/h, 17:00: 0/h}", "56/h"
    )
    path.write_text(steady, encoding="utf-8")
    assert "all day" not in run("analyse", path, "--lang", "en").stdout


def test_a_promise_on_the_way_of_people_who_cannot_do_their_work_is_not_simply_kept() -> None:
    said = run("analyse", MAPS / "after-sales-repair.blueprint.yaml", "--lang", "en").stdout
    assert "Maybe kept: Call for repair to Assign a handler" in said
    whole = run("analyse", MAPS / "after-sales-repair.blueprint.yaml", "--lang", "en", "--full").stdout
    table = whole.split("promise ")[1].split("\n\n")[0]
    assert " maybe " in table and " yes " not in table
    told = run("analyse", MAPS / "after-sales-repair.blueprint.yaml", "--lang", "zh").stdout
    assert "或可兑现：来电报修至挑选处理人" in told
