"""Packs of one's own in a configuration: their words, checks and standards count beside the built-in ones."""

from pathlib import Path

import pytest

from tests.packs.test_language import ENTRY
from tests.packs.test_language import HEAD as WORDS
from tests.packs.test_standards import HEAD, ITEM
from tests.run import run

CHECKS = """title = { zh = "本厅礼仪", en = "Our etiquette" }
source = "hall rules"
[groups.posture]
channels = ["in-person"]
checks = [{ id = "posture.stand", en = "standing up", zh = "起身相迎", phases = ["receive"] }]
"""
MAP = """blueprint: 1
title: {zh: 营业厅, en: Branch}
standards: [our.hall]
touchpoints:
  greet:
    lane: frontstage
    title: {zh: 迎接, en: Greet}
    phase: receive
    channel: in-person
    contact: {etiquette: [ETIQUETTE]}
    script: [SCRIPT]
    next: wait
  wait: {lane: customer, title: {zh: 等候, en: Wait}, channel: in-person, time: 12m, end: served}
"""
RULES = "forbidden-phrase,unknown-etiquette-id,missing-own-check,unknown-standards-pack,outside-standard"


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "words.toml").write_text(WORDS + ENTRY, encoding="utf-8")
    (tmp_path / "packs" / "checks.toml").write_text(CHECKS, encoding="utf-8")
    (tmp_path / "packs" / "hall.toml").write_text(HEAD + ITEM, encoding="utf-8")
    names = ", ".join(f'"packs/{n}.toml"' for n in ("words", "checks", "hall"))
    (tmp_path / "blueprint.toml").write_text(f"packs = [{names}]\n", encoding="utf-8")
    return tmp_path


def found(hall: Path, script: str, etiquette: str = "posture.stand") -> list[str]:
    file = hall / "x.blueprint.yaml"
    file.write_text(MAP.replace("SCRIPT", script).replace("ETIQUETTE", etiquette), encoding="utf-8")
    rules = [w for name in RULES.split(",") for w in ("--select", name)]
    done = run("lint", *rules, "--output-format", "concise", file)
    mine = tuple(f"] {name}: " for name in RULES.split(","))
    return [line.partition("] ")[2] for line in done.stdout.splitlines() if any(m in line for m in mine)]


def test_own_and_built_in_packs_count_together(hall: Path) -> None:
    assert found(hall, "亲，这是我们的规定", "bow.welcome") == [
        "missing-own-check: no touchpoint has 'posture.stand' (standing up)",
        "forbidden-phrase: '亲' is our own",
        "forbidden-phrase: '这是我们的规定' is hiding behind rules",
        "outside-standard: the wait at 'wait' takes up to 12 min, the figure of our.hall allows 10 min",
    ]


def test_a_check_of_ones_own_is_known(hall: Path) -> None:
    assert found(hall, "您好") == [
        "outside-standard: the wait at 'wait' takes up to 12 min, the figure of our.hall allows 10 min"
    ]


def test_without_the_configuration_nothing_of_it_is_known(hall: Path) -> None:
    (hall / "blueprint.toml").unlink()
    assert found(hall, "亲，您好") == [
        "unknown-standards-pack: there is no standards pack 'our.hall'",
        "unknown-etiquette-id: there is no etiquette check 'posture.stand'",
    ]


def test_the_command_lists_them_and_the_settings_show_them(
    hall: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hall)
    assert "our.hall" in run("standards").stdout
    assert "at most 10 min" in run("standards", "our.hall").stdout
    assert (
        'packs = ["packs/words.toml", "packs/checks.toml", "packs/hall.toml"]' in run("config", "show").stdout
    )


def test_a_pack_extends_the_one_of_another_configuration(hall: Path) -> None:
    below = hall / "below"
    below.mkdir()
    (below / "blueprint.toml").write_text(
        'extend = "../blueprint.toml"\npacks = ["more.toml"]\n', encoding="utf-8"
    )
    (below / "more.toml").write_text(
        WORDS + ENTRY.replace("dear", "hey").replace("亲", "喂"), encoding="utf-8"
    )
    said = found(below, "亲，喂，您好")
    assert "forbidden-phrase: '亲' is our own" in said
    assert "forbidden-phrase: '喂' is our own" in said


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("words", WORDS + ENTRY.replace("severity", "severty"), "words.toml:10:1: there is no key severty; did you mean 'severity'?"),
        ("words", WORDS + ENTRY.replace('["own"]', '["theirs"]'), "words.toml:12:10: there is no source 'theirs'; one of own"),
        ("checks", CHECKS.replace('phases = ["receive"]', 'phases = ["welcome"]'), "checks.toml:5:78: phases must be "),
        ("checks", CHECKS.replace('source = "hall rules"\n', ""), "checks.toml:1:1: source is missing; write `source = ...`: Where it stands"),
        ("checks", CHECKS.replace("channels", "where"), "checks.toml:4:1: there is no key where"),
        ("hall", HEAD + ITEM.replace('"max"', '"often"'), "hall.toml:12:14: quantifier must be one of max, mean, min, share-within"),
        ("hall", 'colour = "red"\n', "hall.toml:1:1: this is no pack; a language pack has `lang`"),
        ("hall", "items = [\n", "hall.toml:1:1: this is not TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_pack_ends_the_run_with_its_place(
    hall: Path, name: str, text: str, message: str
) -> None:
    (hall / "packs" / f"{name}.toml").write_text(text, encoding="utf-8")
    (hall / "x.blueprint.yaml").write_text(MAP, encoding="utf-8")
    done = run("lint", hall / "x.blueprint.yaml")
    assert done.code == 2
    assert message in done.stderr


def test_a_pack_that_is_not_there_ends_the_run(hall: Path) -> None:
    (hall / "packs" / "hall.toml").unlink()
    (hall / "x.blueprint.yaml").write_text(MAP, encoding="utf-8")
    done = run("lint", hall / "x.blueprint.yaml")
    assert done.code == 2
    assert "cannot read the pack" in done.stderr and "No such file" in done.stderr
