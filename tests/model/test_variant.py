"""A variant says only what differs from its base, and is a whole map to everything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from blueprint.diff.changes import changes
from blueprint.edit import EditRefused, apply, verb_from
from blueprint.lint.run.run import Run
from blueprint.model.loader import load, loads
from tests.run import run

BASE = """\
blueprint: 1
id: as-is
title: Repair
segments:
  walk-in: {title: Walk-in, share: 60%}
  called: {title: Called}
touchpoints:
  report: {lane: customer, title: Report, time: {standard: 5m, tolerance: 20m}, emotion: -1, next: repair}
  repair: {lane: backstage, title: Repair, time: 2h, next: {collect: 90%, repair: 10%}}
  collect: {lane: customer, title: Collect, time: 5m, emotion: 2, end: served}
"""
VARIANT = """\
blueprint: 1
title: Repair, as it could be
extends: as-is.blueprint.yaml
segments:
  walk-in: {share: 70%}
changes:
  report: {time: 3m, emotion: }
  repair: {next: collect}
  collect: {next: rate, end: }
touchpoints:
  rate: {lane: customer, title: Rate us, emotion: 1, end: served}
"""
WHOLE = """\
blueprint: 1
title: Repair, as it could be
segments:
  walk-in: {title: Walk-in, share: 70%}
  called: {title: Called}
touchpoints:
  report: {lane: customer, title: Report, time: {standard: 3m, tolerance: 20m}, next: repair}
  repair: {lane: backstage, title: Repair, time: 2h, next: collect}
  collect: {lane: customer, title: Collect, time: 5m, emotion: 2, next: rate}
  rate: {lane: customer, title: Rate us, emotion: 1, end: served}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "as-is.blueprint.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "to-be.blueprint.yaml").write_text(VARIANT, encoding="utf-8")
    return tmp_path


def findings(folder: Path, text: str) -> list[tuple[str, int, str]]:
    path = folder / "to-be.blueprint.yaml"
    path.write_text(text, encoding="utf-8")
    linted = Run().lint(load(path))
    assert {Path(f.path).name for f in linted.findings} <= {path.name}
    return [(f.name, f.place.start.line, f.message.en) for f in linted.findings if f.severity.word == "error"]


def test_it_is_the_whole_map(folder: Path) -> None:
    variant, whole = load(folder / "to-be.blueprint.yaml"), loads(WHOLE, "to-be").map
    assert variant.problems == ()
    assert variant.map
    assert whole
    assert changes(variant.map, whole) == ()
    assert variant.map.id == "to-be"


def test_commands_work_on_it(folder: Path) -> None:
    file = str(folder / "to-be.blueprint.yaml")
    (folder / "whole.blueprint.yaml").write_text(WHOLE, encoding="utf-8")
    one, other = (
        json.loads(run("analyse", str(folder / f"{name}.blueprint.yaml"), "--json").stdout)["segments"]
        for name in ("to-be", "whole")
    )
    assert one == other
    assert run("lint", file).code == 0
    assert run("render", file, "-o", str(folder / "a.svg")).code == 0
    assert "Rate us" in (folder / "a.svg").read_text(encoding="utf-8")


def test_a_variant_of_a_variant(folder: Path) -> None:
    text = "blueprint: 1\nextends: to-be.blueprint.yaml\nwithout: [rate]\nchanges: {collect: {next: , end: done}}\n"
    (folder / "third.blueprint.yaml").write_text(text, encoding="utf-8")
    third = load(folder / "third.blueprint.yaml")
    assert third.problems == ()
    assert third.map
    assert list(third.map.touchpoints) == ["report", "repair", "collect"]
    assert str(third.map.title) == "Repair, as it could be"


class TestFindings:
    def test_no_base(self, folder: Path) -> None:
        assert findings(folder, VARIANT.replace("as-is.", "as-was.")) == [
            ("broken-variant", 3, "there is no map 'as-was.blueprint.yaml' to extend")
        ]

    def test_a_base_that_is_no_map(self, folder: Path) -> None:
        (folder / "as-is.blueprint.yaml").write_text("- a\n", encoding="utf-8")
        ((name, line, message),) = findings(folder, VARIANT)
        assert (name, line) == ("broken-variant", 3)
        assert message == "'as-is.blueprint.yaml' is no map to extend: this is not a service map"

    def test_a_loop(self, folder: Path) -> None:
        text = "blueprint: 1\nextends: to-be.blueprint.yaml\n"
        (folder / "as-is.blueprint.yaml").write_text(text, encoding="utf-8")
        ((name, line, message),) = findings(folder, VARIANT)
        assert (name, line) == ("broken-variant", 3)
        assert "extends this map in turn" in message
        assert findings(folder, text)[0][0] == "broken-variant", "a map that extends itself"

    def test_a_change_to_a_touchpoint_that_is_gone(self, folder: Path) -> None:
        text = VARIANT.replace("  repair: {next", "  mend: {next").replace(
            "segments:", "without: [post]\nsegments:"
        )
        assert findings(folder, text) == [
            ("broken-variant", 4, "as-is.blueprint.yaml has no touchpoint 'post'"),
            ("broken-variant", 9, "as-is.blueprint.yaml has no touchpoint 'mend'"),
        ]

    @pytest.mark.parametrize(
        ("own", "name", "message"),
        [
            ("changes: [repair]", "wrong-shape", "changes must be a mapping"),
            ("changes: 3", "wrong-shape", "changes must be a mapping"),
            ("changes: {repair: 3}", "wrong-shape", "repair must be a mapping"),
            ("changes: {repair: {tiem: 3m}}", "unknown-key", "there is no key 'tiem' here"),
            ("without: {repair: x}", "wrong-shape", "without must be a list"),
            ("without: [[repair]]", "wrong-shape", "expected an id, found a list"),
        ],
    )
    def test_what_a_variant_says_has_the_shape_of_changes(
        self, folder: Path, own: str, name: str, message: str
    ) -> None:
        text = f"blueprint: 1\nextends: as-is.blueprint.yaml\n{own}\n"
        assert findings(folder, text) == [(name, 3, message)]

    def test_a_name_that_no_file_can_have(self, folder: Path) -> None:
        ((name, line, _),) = findings(folder, 'blueprint: 1\nextends: "a\\0b"\n')
        assert (name, line) == ("broken-variant", 2)

    def test_a_wrong_value_stands_in_the_variant(self, folder: Path) -> None:
        ((name, line, _),) = findings(folder, VARIANT.replace("time: 3m", "time: 1:30"))
        assert (name, line) == ("ambiguous-duration", 7)

    def test_what_comes_from_the_base_stands_where_it_is_named_and_has_no_fix(self, folder: Path) -> None:
        path = folder / "as-is.blueprint.yaml"
        path.write_text(BASE.replace("repair: 10%", "repiar: 10%"), encoding="utf-8")
        text = VARIANT.replace("  repair: {next: collect}\n", "")
        assert [(n, line) for n, line, _ in findings(folder, text)] == [("unknown-reference", 3)]
        before = path.read_bytes()
        done = run("lint", str(folder / "to-be.blueprint.yaml"), "--fix", "--unsafe-fixes")
        assert done.code == 1
        assert (folder / "to-be.blueprint.yaml").read_text(encoding="utf-8") == text
        assert path.read_bytes() == before


class TestEdits:
    def test_a_value_of_the_base_is_set_as_a_change(self) -> None:
        verb = {"verb": "set", "path": ["touchpoints", "repair", "time"], "value": "1h"}
        after = apply(VARIANT, verb_from(verb))
        assert (
            "  repair: {time: 1h, next: collect}\n" in after
            or "  repair: {next: collect, time: 1h}\n" in after
        )
        assert len(after) == len(VARIANT) + len("time: 1h, ")

    def test_what_it_says_itself_is_edited_where_it_stands(self) -> None:
        verb = {"verb": "set", "path": ["touchpoints", "rate", "emotion"], "value": 2}
        assert apply(VARIANT, verb_from(verb)) == VARIANT.replace("emotion: 1,", "emotion: 2,")

    @pytest.mark.parametrize(
        "verb",
        [
            {"verb": "rename", "id": "repair", "to": "mend"},
            {"verb": "delete", "ids": ["repair"]},
            {"verb": "connect", "from": "repair", "to": "report"},
            {"verb": "move", "id": "repair", "lane": "support"},
            {"verb": "copy", "ids": ["repair"]},
        ],
        ids=lambda verb: verb["verb"],
    )
    def test_what_comes_from_the_base_is_changed_there(self, verb: dict[str, object]) -> None:
        with pytest.raises(
            EditRefused, match=r"'repair' comes from as-is\.blueprint\.yaml: set its values here"
        ):
            apply(VARIANT, verb_from(verb))
