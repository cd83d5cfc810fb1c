"""The same tree with both of the YAML library's parsers: one machine has libyaml, another an old one or none."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.source import parser
from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from blueprint.source.tree import Node, Scalar, walk
from blueprint.source.yaml_loader import PlainLoader, loader
from tests.model.long_example import LONG

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))
needs_libyaml = pytest.mark.needs("libyaml")


def read(text: str, by: object, monkeypatch: pytest.MonkeyPatch) -> tuple[list[object], list[str]]:
    """The places and texts of a tree, and what kinds of problems there are."""
    monkeypatch.setattr(parser, "LOADER", by)
    problems = Problems()
    tree = parse(text, problems)
    return list(_told(tree)) if tree else [], sorted({p.kind for p in problems})


def _told(tree: Node) -> list[object]:
    return [
        (path, f.value.text, f.value.span, f.value.plain, f.key and f.key.span)
        if isinstance(f.value, Scalar)
        else (path, type(f.value).__name__, f.key and f.key.span)
        for path, f in walk(tree)
    ]


@needs_libyaml
@pytest.mark.parametrize("path", MAPS, ids=lambda p: p.name)
def test_both_read_the_maps_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text(encoding="utf-8")
    assert read(text, PlainLoader, monkeypatch) == read(text, yaml.CSafeLoader, monkeypatch)


@needs_libyaml
def test_both_read_the_long_example_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(LONG, PlainLoader, monkeypatch) == read(LONG, yaml.CSafeLoader, monkeypatch)


WORD = st.text("ab?!您吗 -#.", min_size=1, max_size=8).map(lambda word: f"a{word.strip()}z")


@needs_libyaml
@settings(max_examples=100)
@given(st.lists(WORD, min_size=1, max_size=4), st.booleans())
def test_both_read_words_alike_between_brackets_and_outside(words: list[str], flow: bool) -> None:
    listed = ", ".join(words)
    text = f"{{k: [{listed}], {words[0]}: {words[-1]}}}\n" if flow else f"k: {listed}\n"
    with pytest.MonkeyPatch.context() as patch:
        assert read(text, PlainLoader, patch) == read(text, yaml.CSafeLoader, patch)


def test_a_question_mark_stands_in_a_word_between_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    told, problems = read("a: {title: Who?, next: why?not}\n", PlainLoader, monkeypatch)
    assert problems == []
    assert [each[1] for each in told] == ["Mapping", "Who?", "why?not"]


def test_an_old_libyaml_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    if yaml.__with_libyaml__:
        monkeypatch.setattr(yaml._yaml, "get_version", lambda: (0, 2, 1))
    assert loader() is PlainLoader
