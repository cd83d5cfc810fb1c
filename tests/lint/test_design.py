"""The design method in its four steps: what is missing, in which order, and that each step names real rules."""

import json

import pytest

from blueprint.cli.main import main
from blueprint.lint.rulebook.registry import rule_names
from blueprint.lint.run.design import STEPS, check_design
from blueprint.lint.run.run import Run
from blueprint.model.loader import load

BARE = """
blueprint: 1
title: {zh: 擦鞋, en: Shoeshine}
touchpoints:
  sit: {lane: customer, title: Sit, next: shine}
  shine: {lane: frontstage, title: Shine, end: served}
"""


def design(tmp_path, text: str):
    path = tmp_path / "x.blueprint.yaml"
    path.write_text(text, encoding="utf-8")
    return check_design(Run(), load(path))


def test_steps_ask_each_rule_once_and_know_them_all():
    names = [name for step in STEPS for name in step.rules]
    assert len(set(names)) == len(names)
    assert set(names) <= set(rule_names())


def test_a_bare_map_begins_with_its_needs(tmp_path):
    found = design(tmp_path, BARE)
    assert [s.done for s in found.steps] == [False] * 4
    assert found.next is not None and found.next.step.id == "needs"
    assert {f.name for f in found.steps[0].findings} >= {"missing-needs", "missing-purpose"}


def test_a_step_is_done_when_its_rules_have_nothing_to_say(tmp_path):
    text = BARE.replace(
        "touchpoints:",
        "purpose: Shine\nowner: Boss\nneeds: {clean: {title: Clean, importance: 5}}\ntouchpoints:",
    ).replace("Shine, end", "Shine, meets: {clean: 9}, end")
    found = design(tmp_path, text)
    assert found.steps[0].done and found.next.step.id == "process"


def test_a_file_that_is_no_map_has_errors_and_no_steps(tmp_path):
    found = design(tmp_path, "title: x\n")
    assert found.steps == () and found.broken


def test_the_command(tmp_path, capsys):
    path = tmp_path / "x.blueprint.yaml"
    path.write_text(BARE, encoding="utf-8")
    assert main(["check-design", str(path), "--lang", "zh"]) == 1
    said = capsys.readouterr().out
    for step in STEPS:
        assert step.title.zh in said
    assert "下一步" in said.split(STEPS[1].title.zh)[0]
    assert main(["check-design", str(path), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["next"] == "needs" and [s["id"] for s in data["steps"]] == [s.id for s in STEPS]
    path.write_text("touchpoints: [", encoding="utf-8")
    assert main(["check-design", str(path)]) == 1
    assert "BP001" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["branch-visitor-routing"])
def test_a_finished_map_is_far(name):
    found = check_design(Run(), load(f"maps/{name}.blueprint.yaml"))
    assert found.broken == () and found.steps[0].done
