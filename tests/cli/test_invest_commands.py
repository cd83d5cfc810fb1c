"""`improve`, `staff`, `simulate` and `--set`, as people and programs meet them."""

import json
import sys
from functools import cache
from pathlib import Path

import pytest

from blueprint.width import width
from tests.figures.invest_examples import DESK, PROMISED, TWO_KINDS
from tests.house.project import MAPS
from tests.run import Done, run

BRANCH_MAP = MAPS / "branch-visitor-routing.blueprint.yaml"
SHINE = MAPS / "corner-shoeshine.blueprint.yaml"


@pytest.fixture
def promised(tmp_path: Path) -> Path:
    return written(tmp_path, PROMISED)


@pytest.fixture
def kinds(tmp_path: Path) -> Path:
    return written(tmp_path, TWO_KINDS)


def written(folder: Path, text: str) -> Path:
    file = folder / "x.blueprint.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def data(done: Done) -> dict:
    assert done.code == 0, done.stderr
    return json.loads(done.stdout)


# --- --set ---------------------------------------------------------------------------------------------------


def test_set_compares_before_and_after(promised: Path) -> None:
    before = promised.read_bytes()
    done = run("analyse", promised, "--set", "wait.emotion=-2", "--set", "wait.time=4m")

    assert done.code == 0, done.stderr
    assert "as if: wait.emotion=-2, wait.time=4m" in done.stdout
    rows = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "remembered experience +0.80 +2.60 +1.80" in rows
    assert "out-in-9m: within 9 min, 90 % promised 25 % NOT kept 100 % kept +75 pp" in rows
    assert promised.read_bytes() == before


def test_set_as_json(promised: Path) -> None:
    found = data(run("analyse", promised, "--json", "--set", "greet.next.wait=50%"))

    assert found["set"] == ["greet.next.wait=50%"]
    assert found["notes"] == ["greet.next.wait: the other shares keep their proportions: self 50 %"]
    assert found["compared"]["remembered"]["before"] == pytest.approx(0.8)
    assert found["segments"]["all"]["experience"]["remembered"] == found["compared"]["remembered"]["after"]
    assert found["compared"]["promises"][0]["kept"] == {"before": False, "after": False}
    assert found["compared"]["exits"]["served"] == {"before": 1.0, "after": 1.0}


def test_without_set_json_says_nothing_of_it(promised: Path) -> None:
    assert {"set", "notes", "compared"}.isdisjoint(data(run("analyse", promised, "--json")))


def test_what_if_nobody_came_there(promised: Path) -> None:
    """In a file that is an error; as a question it is none."""
    assert run("analyse", promised, "--set", "greet.next.wait=0%").code == 0


@pytest.mark.parametrize("command", ["analyse", "improve", "staff", "simulate"])
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("wait.emotoin=1", "did you mean 'emotion'?"),
        ("wait.emotion", "write PATH=VALUE"),
        ("kiosk.emotion=-9", "with kiosk.emotion=-9: score -9 is outside the scale"),
        ("enter.start=50%", "sum to 50 %"),
        ("kiosk.time.estimate.max=1s", "out of order"),
    ],
)
def test_a_bad_change_is_one_sentence_and_exit_2(command: str, change: str, message: str) -> None:
    done = run(command, BRANCH_MAP, "--set", change)

    assert done.code == 2
    assert done.stdout == ""
    assert message in done.stderr
    assert done.stderr.startswith("blueprint: ")
    assert done.stderr.count("\n") == 1


# --- improve -------------------------------------------------------------------------------------------------


def test_improve_ranks_with_reasons(promised: Path) -> None:
    done = run("improve", promised)

    assert done.code == 0, done.stderr
    assert done.stderr == ""
    rows = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert any(row.startswith("Goodbye (bye) emotion +1 +2.60 (") for row in rows)
    assert "out-in-9m: 100 % (+75 pp), now" in done.stdout
    assert "Nothing is estimated" in done.stdout


def test_improve_as_json(promised: Path) -> None:
    found = data(run("improve", promised, "--json"))

    assert (found["version"], found["map"], found["segment"]) == (1, "x", "all")
    first = found["measures"][0]
    assert (first["touchpoint"], first["kind"], first["amount"], first["unit"]) == (
        "bye",
        "emotion",
        1.0,
        "points",
    )
    assert first["remembered_gain"] == pytest.approx(2.6)
    wait = next(m for m in found["measures"] if (m["touchpoint"], m["kind"]) == ("wait", "time"))
    assert wait["promises"][0]["after"] == {"achieved": 1.0, "beyond": 0.0, "kept": True}
    assert wait["time_saved"] == pytest.approx(36)
    assert found["together"][0]["touchpoint"] == "bye"
    assert found["after"]["promises"][0]["kept"] == {"before": False, "after": True}
    assert len(found["measures"]) == 10


def test_improve_top_and_together(promised: Path) -> None:
    few = data(run("improve", promised, "--json", "--top", "2", "--together", "0"))

    assert len(few["measures"]) == 2
    assert few["together"] == []
    assert few["after"] is None
    assert "`--top 4` shows them" in run("improve", promised, "--top", "1").stdout


def test_improve_for_one_segment(kinds: Path) -> None:
    both, hard = (data(run("improve", kinds, "--json", *words)) for words in ((), ("--segment", "hard")))

    assert hard["segment"] == "hard"
    assert hard["remembered"] != both["remembered"]


def test_improve_by_another_peak(promised: Path) -> None:
    found = data(run("improve", promised, "--json", "--peak", "max", "--peak-weight", "1"))

    assert found["remembered"] == pytest.approx(3 * 0.8 + 1 * 0.2)


@pytest.mark.parametrize(
    "words", [("--top", "x"), ("--top", "-1"), ("--together", "many"), ("--segment", "nobody")]
)
def test_improve_bad_usage(promised: Path, words: tuple[str, ...]) -> None:
    done = run("improve", promised, *words)

    assert done.code == 2
    assert words[1] in done.stderr


# --- staff ---------------------------------------------------------------------------------------------------


def test_staff_adds_with_reasons(tmp_path: Path) -> None:
    done = run("staff", written(tmp_path, DESK.replace("SERVERS", "1").replace("MEAN", "90s")))

    assert done.code == 0, done.stderr
    rows = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "Desk (desk) 1 -> 2 50 % -> 25 % 1 min -> 4 s 3 min 13 s -> 0 s" in rows
    assert "of one more anywhere, one here brings what is asked for nearest" in done.stdout


def test_staff_as_json(tmp_path: Path) -> None:
    found = data(
        run(
            "staff",
            written(tmp_path, DESK.replace("SERVERS", "3").replace("MEAN", "2m")),
            "--spare",
            "--json",
        )
    )

    assert found["touchpoints"]["desk"]["servers"] == {"before": 3, "after": 1}
    assert found["touchpoints"]["desk"]["queue"]["after"]["wait_mean"] == pytest.approx(60)
    assert [(c["before"], c["after"]) for c in found["changes"]] == [(3, 1)]
    assert found["arrivals_per_hour"] == 30
    assert found["after"]["promises"][0]["kept"] == {"before": True, "after": True}


def test_staff_names_what_no_number_keeps(tmp_path: Path) -> None:
    done = run("staff", written(tmp_path, DESK.replace("SERVERS", "2").replace("MEAN", "50s")))

    assert done.code == 0
    assert (
        "soon cannot be kept by any number of servers: without any wait it still comes to mean" in done.stdout
    )


def test_staff_for_a_peak_names_the_servers_an_overload_needs(kinds: Path) -> None:
    done = run("staff", kinds, "--peak", "3")

    assert done.code == 0
    assert "180 customers an hour, 3 times the usual" in done.stdout
    assert "the queue at Desk (desk) grows for ever (servers: 2); 4 are needed to keep up" in done.stdout


@pytest.mark.parametrize("factor", ["0", "-1", "x", "inf", "nan"])
def test_staff_bad_peak(kinds: Path, factor: str) -> None:
    assert run("staff", kinds, f"--peak={factor}").code == 2


# --- simulate ------------------------------------------------------------------------------------------------


def test_simulate_shows_the_formula_beside(kinds: Path) -> None:
    done = run("simulate", kinds, "--customers", "400", "--replications", "4")

    assert done.code == 0, done.stderr
    assert done.stderr == ""
    assert "in 4 replications of 1 h 40 min each" in done.stdout
    assert "mean wait, Desk (desk)" in done.stdout
    assert "mean visit, Hard" in done.stdout


def test_simulate_as_json(kinds: Path) -> None:
    words = ("simulate", kinds, "--json", "--hours", "2", "--replications", "3", "--seed", "7")
    found = data(run(*words))

    assert (found["replications"], found["hours"], found["seed"]) == (3, 2.0, 7)
    assert found == data(run(*words))
    first = found["figures"][0]
    assert (first["quantity"], first["of"]) == ("time_mean", "all")
    assert first["low"] < first["mean"] < first["high"]
    assert first["agrees"] is (first["low"] <= first["formula"] <= first["high"])


@pytest.mark.parametrize(
    "words",
    [
        ("--customers", "0"),
        ("--customers", "many"),
        ("--hours", "0"),
        ("--hours", "nan"),
        ("--replications", "1"),
        ("--seed", "-1"),
        ("--hours", "1", "--customers", "5"),
    ],
)
def test_simulate_bad_usage(kinds: Path, words: tuple[str, ...]) -> None:
    assert run("simulate", kinds, *words).code == 2


def test_simulate_without_ciw_names_the_remedy(kinds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ciw", None)
    done = run("simulate", kinds)

    assert done.code == 2
    assert "pip install 'service-blueprint[simulate]'" in done.stderr


# --- all of them ---------------------------------------------------------------------------------------------

COMMANDS = [
    ("improve", BRANCH_MAP, "--top", "3", "--together", "1"),
    ("staff", BRANCH_MAP),
    ("simulate", BRANCH_MAP, "--customers", "60", "--replications", "2"),
    ("analyse", BRANCH_MAP, "--set", "counter.staffed.servers=4", "--set", "triage.next.kiosk=40%"),
]


@cache
def page(words: tuple[str, ...], language: str, columns: int) -> Done:
    """What a command says on a terminal so wide."""
    with pytest.MonkeyPatch.context() as shell:
        shell.setenv("COLUMNS", str(columns))
        return run("--lang", language, *words)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda w: w[0])
def test_a_map_with_errors_is_exit_1(tmp_path: Path, words: tuple[str, ...]) -> None:
    broken = written(tmp_path, PROMISED.replace("next: counter", "next: nowhere"))
    done = run(words[0], broken)

    assert done.code == 1
    assert done.stdout == ""
    assert "nowhere" in done.stderr


@pytest.mark.parametrize("words", [("staff", SHINE), ("simulate", SHINE)], ids=lambda w: w[0])
def test_a_map_that_lacks_what_it_takes_is_exit_1(words: tuple[str, ...]) -> None:
    done = run(*words)

    assert done.code == 1
    assert done.stdout == ""
    assert "`arrivals: 60/h`" in done.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=lambda w: w[0])
@pytest.mark.parametrize(("language", "columns"), [("en", 80), ("zh", 80), ("zh", 160)])
def test_pages_fit_the_terminal_and_lose_nothing(words: tuple[str, ...], language: str, columns: int) -> None:
    narrow, wide = page(words, language, columns), page(words, language, 1000)

    assert narrow.code == 0, narrow.stderr
    assert max(width(line.rstrip()) for line in narrow.stdout.splitlines()) <= columns
    assert "\x1b" not in narrow.stdout
    assert "…" not in narrow.stdout
    signs = [sorted(c for c in text if not c.isspace() and c != "─") for text in (narrow.stdout, wide.stdout)]
    assert signs[0] == signs[1]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda w: w[0])
def test_chinese_pages_are_chinese(words: tuple[str, ...]) -> None:
    done = page(words, "zh", 80)

    assert "营业厅客户动线" in done.stdout
    for english in ("customers", "kept", "servers", "mean", "unknown", "the "):
        assert english not in done.stdout.replace("staffed.servers", "")


def test_texts_of_a_map_cannot_command_the_terminal(tmp_path: Path) -> None:
    text = PROMISED.replace("title: Goodbye", 'title: "Good\\e[31mbye [bold]x[/bold] :smile:"')
    done = run("improve", written(tmp_path, text))

    assert "\x1b" not in done.stdout
    assert "[bold]x[/bold] :smile:" in " ".join(done.stdout.split())


MEASURED = """\
blueprint: 1
title: Measured
arrivals: 10/h
segments:
  new: {title: {en: New customers, zh: 新客户}, share: 30%, changes: {talk: {emotion: -1}}}
  old: {title: {en: Old customers, zh: 老客户}, share: 70%}
exits: {gone-for-good: {title: {en: Lost, zh: 流失}, good: no}}
touchpoints:
  talk: {lane: frontstage, title: {en: Talk, zh: 交谈}, start: 60%, emotion: {score: 1, good: 3, bad: -3}, time: 5m, staffed: {servers: 2}, fails: {chance: 20%, then: mend}, next: {mend: 20%, sign: 50%}, end: {gone-for-good: 30%}}
  mend: {lane: frontstage, title: {en: Make good, zh: 补救}, emotion: 0, time: 9m, next: sign}
  sign: {lane: frontstage, title: {en: Sign here, zh: 签字}, start: 40%, emotion: 2, time: 1m, end: served}
"""


def test_what_to_measure_is_said_by_titles_and_known_by_ids_to_programs(tmp_path: Path) -> None:
    path = written(tmp_path, MEASURED)
    said = {}
    for language in ("en", "zh"):
        for of in ("remembered", "time"):
            done = run("measure", path, "--of", of, "--top", "30", "--lang", language)
            said[language, of] = " ".join(done.stdout.split())
    for text in said.values():
        assert not any(id_ in text for id_ in ("talk", "gone-for-good", "sign.", "mend", "segments."))
    assert "Talk: how it feels (New customers)" in said["en", "remembered"]
    assert "Talk: how often" in said["en", "time"]
    assert "New customers: share of customers" in said["en", "remembered"]
    assert "交谈：失败的比例" in said["zh", "time"]
    names = {found["input"] for found in json.loads(run("measure", path, "--json").stdout)["measure_next"]}
    assert {"segments.new.talk.emotion.score", "talk.fails.chance", "segments.new.share"} <= names
