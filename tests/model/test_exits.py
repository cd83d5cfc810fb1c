"""What an exit is called and whether it is a success: declared, not guessed."""

import json

import pytest

from blueprint.model.exits import exit_title, good_exits
from blueprint.model.loader import loads
from tests.run import run

MAP = """blueprint: 1
title: T
arrivals: 10/h
{exits}
touchpoints:
  ask: {{lane: customer, title: Ask, next: deny}}
  deny: {{lane: frontstage, title: Deny, time: 1m, staffed: {{servers: 1}}, end: {{{ends}}}}}
"""


def read(ends: str, exits: str = ""):
    loaded = loads(MAP.format(ends=ends, exits=exits))
    assert loaded.map is not None, loaded.problems
    return loaded.map


@pytest.mark.parametrize(
    ("ends", "exits", "good"),
    [
        ("lost: 90%, served: 10%", "", {"served"}),
        ("lost: 90%, done: 10%", "", {"done"}),
        ("lost: 90%, 流失: 10%", "", set()),  # nobody can know
        ("treated: 90%, did-not-attend: 10%", "", set()),  # nor which of two other words is one
        ("lost: 90%, served: 10%", "exits: {lost: {good: yes}}", {"lost", "served"}),
        ("kept: 90%, served: 10%", "exits: {served: {good: no}, kept: {good: yes}}", {"kept"}),
        ("kept: 90%, sold: 10%", "exits: {kept: {good: no}}", {"sold"}),
    ],
)
def test_a_success_is_what_the_map_says_or_what_no_failure_is_called(ends, exits, good):
    service_map = read(ends, exits)
    assert good_exits(service_map, service_map.touchpoints["deny"].end) == good


def test_a_title_of_the_map_comes_first():
    service_map = read("lost: 90%, sold: 10%", "exits: {lost: {title: {zh: 客户流失, en: Gone}}}")
    assert [exit_title(service_map, name).zh for name in ("lost", "sold", "served")] == [
        "客户流失",
        "sold",
        "办成",
    ]
    assert exit_title(service_map, "lost").en == "Gone"


def test_first_contact_resolution_counts_no_failure(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "1000")
    file = tmp_path / "lost.blueprint.yaml"
    for ends, right in (("lost: 90%, served: 10%", 0.1), ("lost: 90%, failed: 10%", None)):
        file.write_text(MAP.format(ends=ends, exits=""), encoding="utf-8")
        resolved = json.loads(run("kpis", file, "--json").stdout)["kpis"]["first-contact-resolution"]
        assert resolved["value"] == (right if right is None else pytest.approx(right))
    assert "exits: {done: {good: yes}}" in run("kpis", file).stdout


def test_figures_name_the_good_exits_and_pages_their_titles(tmp_path):
    file = tmp_path / "x.blueprint.yaml"
    file.write_text(
        MAP.format(
            ends="lost: 90%, sold: 10%", exits="exits: {sold: {title: {zh: 成交, en: Sold}, good: yes}}"
        ),
        encoding="utf-8",
    )
    assert json.loads(run("analyse", file, "--json").stdout)["segments"]["all"]["exits_good"] == ["sold"]
    assert "Exits: lost 90 %, Sold 10 %" in run("analyse", file).stdout
    assert "流失 90 %、成交 10 %" in run("analyse", file, "--lang", "zh").stdout


def test_comparisons_and_flowcharts_say_titles_and_the_id_behind_where_it_is_another_word(tmp_path):
    file = tmp_path / "x.blueprint.yaml"
    exits = "exits: {sold: {title: {zh: 成交, en: Sale}, good: yes}}"
    file.write_text(MAP.format(ends="lost: 90%, sold: 10%", exits=exits), encoding="utf-8")
    more = ("--set", "deny.time=2m")
    for language, said in (("en", "leave by Sale (sold)"), ("zh", "从“成交 (sold)”离开")):
        for command in (("analyse", file, *more), ("staff", file, "--most-busy", "10")):
            assert said in run(*command, "--lang", language).stdout, command
    run("export", file, "--to", "mermaid,dot", "--out", tmp_path / "out", "--lang", "zh")
    for name in ("blueprint.mmd", "blueprint.dot"):
        text = next((tmp_path / "out").rglob(name)).read_text(encoding="utf-8")
        assert "成交" in text and "流失" in text, name


def test_where_nobody_can_tell_who_succeeds_nothing_is_said_of_them(tmp_path):
    """A screening index that needs it is unknown, not 0; no pain is called one that everybody who succeeds meets."""
    file = tmp_path / "clinic.blueprint.yaml"
    file.write_text(
        """blueprint: 1
title: Clinic
touchpoints:
  wait: {lane: customer, title: Wait, emotion: -2, time: 1m, next: see}
  see: {lane: frontstage, title: See, emotion: {score: 1, good: 3, bad: -2}, time: 1m, fails: {chance: 10%}, end: {treated: 90%, did-not-attend: 10%}}
""",
        encoding="utf-8",
    )
    see = json.loads(run("analyse", file, "--json").stdout)["segments"]["all"]["touchpoints"]["see"]
    assert see["screening"] is None and see["penalty"] > 0
    assert "BP505" not in run("lint", file, "--output-format", "concise").stdout
    row = next(x for x in run("analyse", file, "--full").stdout.splitlines() if x.lstrip().startswith("1  "))
    assert (
        " 0.00 " not in row and " 0.000 " not in row
    )  # nor without a channel, though failures cost something
    assert (
        "unknown where nobody says how closely customers meet it (`channel`)"
        in run("analyse", file, "--full").stdout
    )
