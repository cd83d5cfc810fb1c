"""`blueprint new`: nothing is overwritten, what is written lints clean, and the copy is the map."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from blueprint.lint.run.engine import lint
from blueprint.model.loader import load, loads
from blueprint.model.starting import copied, empty_map
from blueprint.model.writing import as_written
from blueprint.source.shipped import shipped_maps
from tests.run import run

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("texts", ["both", "zh", "en"])
def test_an_empty_map_has_no_findings(texts: str) -> None:
    done = run("new", "visit", "--texts", texts)

    assert (done.code, done.stdout) == (0, "written: visit.blueprint.yaml\n")
    linted = lint(load("visit.blueprint.yaml"))
    assert [f.message.en for f in linted.findings] == []
    assert linted.loaded.map is not None
    assert linted.loaded.map.name == "visit"
    languages = {code for code, _ in linted.loaded.map.title.by_language}
    assert languages == ({"zh", "en"} if texts == "both" else {""})


def test_every_map_of_the_project_comes_along() -> None:
    listed = [line.split()[0] for line in run("new", "--list").stdout.splitlines()]

    assert listed == [
        "none",
        *sorted(p.name.removesuffix(".blueprint.yaml") for p in (ROOT / "maps").glob("*.yaml")),
    ]


def one_language(data: Any, language: str) -> Any:
    if isinstance(data, list):
        return [one_language(item, language) for item in data]
    if not isinstance(data, dict):
        return data
    if data.keys() <= {"zh", "en"} and language in data:
        return data[language]
    return {key: one_language(value, language) for key, value in data.items()}


@pytest.mark.parametrize("name", sorted(shipped_maps()))
def test_a_copy_says_the_same_under_its_own_name(name: str) -> None:
    first = load(shipped_maps()[name])
    assert first.map is not None
    said = as_written(first.map)
    comments = first.source.text.count("#")

    for texts in ("zh", "en"):
        text = copied(first.source.text, "mine", texts, "blueprint.schema.json")
        found = loads(text).map
        assert found is not None
        assert as_written(found) == one_language(said, texts) | {"id": "mine"}
        assert text.startswith("# yaml-language-server: $schema=blueprint.schema.json\n")
        assert text.count("#") == comments


def test_texts_over_several_lines_are_cut_too() -> None:
    text = """\
blueprint: 1
title: T
touchpoints:
  # a comment
  a:
    lane: customer
    title:
      zh: 甲
      en: >-
        A
        B
    end: e
"""
    found = loads(copied(text, "mine", "en")).map

    assert found is not None
    assert str(found.touchpoints["a"].title) == "A B"
    assert found.name == "mine"


def test_maps_that_are_used_come_along_once(elsewhere: Path) -> None:
    (elsewhere / "maps").mkdir()
    (elsewhere / "blueprint.schema.json").write_text("{}", encoding="utf-8")
    first = run("new", "mine", "--from", "counter-route")
    second = run("new", "other", "--from", "counter-route")

    assert (first.code, second.code) == (0, 0)
    files = sorted(p.name for p in (elsewhere / "maps").iterdir())
    assert files == ["mine.blueprint.yaml", "other.blueprint.yaml", "zone-handover-route.blueprint.yaml"]
    assert "uses the map 'zone-handover-route' that is here" in second.stderr
    assert (
        (elsewhere / "maps" / "mine.blueprint.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=../blueprint.schema.json\n")
    )
    assert run("lint", "maps").code == 0


def test_nothing_is_ever_overwritten(elsewhere: Path) -> None:
    (elsewhere / "zone-handover-route.blueprint.yaml").write_text("mine", encoding="utf-8")
    done = run("new", "mine", "--from", "counter-route")

    assert done.code == 2
    assert done.stderr == (
        "blueprint: zone-handover-route.blueprint.yaml is there already; nothing was written\n"
    )
    assert [p.name for p in elsewhere.iterdir()] == ["zone-handover-route.blueprint.yaml"]
    assert (elsewhere / "zone-handover-route.blueprint.yaml").read_text(encoding="utf-8") == "mine"


REFUSED = [
    ((), "say what the new map is called"),
    (("my map",), "'my map' cannot be an id"),
    (("yes",), "truth value"),
    (("mine", "--from", "counter-rout"), "did you mean 'counter-route'?"),
    (("mine", "--from", "quite-another"), "blueprint new --list"),
    (("mine", "-o", "mine.yaml"), "does not end in .blueprint.yaml"),
    (("taken",), "already has the id 'taken'"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_cannot_be_started(elsewhere: Path, words: tuple[str, ...], said: str) -> None:
    (elsewhere / "old.blueprint.yaml").write_text(empty_map("taken"), encoding="utf-8")
    done = run("new", *words)

    assert done.code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert len(list(elsewhere.iterdir())) == 1


def test_a_wheel_brings_the_maps() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    ((folder, patterns),) = setup["data-files"].items()

    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    assert folder.endswith("/maps")
    assert found == set(shipped_maps().values())
