"""Presets, rules, codes, names and options hold together."""

import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_type_hints

import pytest

from blueprint.lint.config.options import _KINDS
from blueprint.lint.config.settings import ALWAYS, Settings
from blueprint.lint.finding import Severity
from blueprint.lint.rulebook.preset import DEFAULT, FOLDER, parse, preset, preset_names
from blueprint.lint.rulebook.registry import all_rules, rule_named, rule_names

ROOT = Path(__file__).parents[2]
EVERY_PRESET = pytest.mark.parametrize("name", preset_names())


def text(name: str) -> str:
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def test_the_presets_people_are_promised_exist():
    assert {"recommended", "strict", "all", "training"} <= set(preset_names())
    assert DEFAULT in preset_names()


@EVERY_PRESET
def test_a_preset_is_read_as_toml_reads_it(name):
    assert parse(text(name)) == tomllib.loads(text(name))


@EVERY_PRESET
def test_a_preset_has_only_what_presets_have(name):
    data = tomllib.loads(text(name))
    assert set(data) <= {"extend", "rules", "severity", "fail-on"}
    assert set(data.get("extend", ())) <= set(preset_names())
    assert set(data.get("severity", {}).values()) <= {s.word for s in Severity}
    assert data.get("fail-on", "error") in {s.word for s in Severity}


@EVERY_PRESET
def test_a_preset_names_rules_that_exist_once_and_sorted(name):
    rules = tomllib.loads(text(name)).get("rules", [])
    assert rules == sorted(set(rules)), "one name a line, sorted"
    assert set(rules) <= set(rule_names())
    assert set(tomllib.loads(text(name)).get("severity", {})) <= preset(name).rules


@EVERY_PRESET
def test_a_preset_does_not_repeat_what_it_extends(name):
    data = tomllib.loads(text(name))
    inherited = frozenset().union(*(preset(other).rules for other in data.get("extend", ())))
    assert not inherited & set(data.get("rules", ()))


def test_every_rule_is_in_all_and_those_of_all_alone_are_listed_there():
    assert preset("all").rules == set(rule_names())


@EVERY_PRESET
def test_no_preset_leaves_out_what_a_file_needs_to_be_read(name):
    always = {
        r.name for r in all_rules() if r.code.startswith(ALWAYS) or (r.check is None and r.code < "BP9")
    }
    assert always <= preset(name).rules


def test_a_rule_is_named_like_its_module_and_has_its_page():
    for name in rule_names():
        rule = rule_named(name)
        assert rule.name == name
        assert (ROOT / "docs" / "rules" / f"{name}.md").is_file(), "run python docs/generate.py"


def test_a_run_imports_only_the_rules_it_uses():
    from tests.house.project import python

    script = (
        "import sys; from blueprint.lint.config.settings import Settings; Settings().chosen;"
        "print(sum(m.startswith('blueprint.lint.rules.') for m in sys.modules))"
    )
    assert int(python("-c", script).stdout) == len(Settings().chosen) == len(preset(DEFAULT).rules)


@pytest.mark.parametrize("rule", [r for r in all_rules() if r.options is not None], ids=lambda r: r.name)
def test_options_are_frozen_and_described(rule):
    assert is_dataclass(rule.options) and rule.options.__dataclass_params__.frozen
    types = get_type_hints(type(rule.options))
    for field in fields(rule.options):
        assert types[field.name] in _KINDS
        wording = field.metadata["wording"]
        assert wording.en.endswith(".") and wording.zh.endswith("。")
        assert re.search("[\u4e00-\u9fff]", wording.zh)
