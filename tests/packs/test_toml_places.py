"""Places of TOML keys and values: every one that tomllib reads, where it stands."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.packs.toml_places import TomlPlaces

ROOT = Path(__file__).parents[2] / "blueprint"
FILES = sorted(ROOT.rglob("*.toml"))

EVERYTHING = '''# comment with = and [brackets] and "quotes"
top = 1  # trailing
"quoted key" = 'literal # no comment'
a.b.c = [1, [2, 3], { d = "x, y", 'e' = 1979-05-27 07:32:00 }]
text = """
three "quotes" and \\""" inside
[not.a.table]
ends in two quotes"""""
raw = \'\'\'
it's [[raw]]\'\'\'
many = [
  "one",  # first
  # nothing
  "two",
]

[table . "with.dot"]
x = inf

[[list]]
id = 1
[list.sub]
y = true
[[list.deep]]
z = 1.5
[[list]]
id = 2
[[list.deep]]
z = 2.5
'''


def paths(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key)
            yield from paths(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            if isinstance(value, dict | list):
                yield from paths(value, (*path, index))
            else:
                yield (*path, index)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_key_of_every_file_of_ours_has_its_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    places, lines = TomlPlaces(text), text.split("\n")
    for where in paths(tomllib.loads(text)):
        assert where in places, where
        if isinstance(where[-1], str):
            place = places.key(where)
            here = lines[place.line - 1][place.column - 1 :]
            assert here.startswith((where[-1], f'"{where[-1]}"')), where


def test_every_kind_of_toml_is_walked() -> None:
    places = TomlPlaces(EVERYTHING)
    missing = [p for p in paths(tomllib.loads(EVERYTHING)) if p not in places]
    assert missing == []
    assert places.key(("top",)) == (2, 1)
    assert places.value(("top",)) == (2, 7)
    assert places.value(("a", "b", "c", 1, 1)) == (4, 17)
    assert places.key(("a", "b", "c", 2, "e")) == (4, 35)
    assert places.value(("many", 1)) == (14, 3)
    assert places.key(("table", "with.dot", "x")) == (18, 1)
    assert places.key(("list", 0, "deep", 0, "z")) == (25, 1)
    assert places.value(("list", 1, "deep", 0, "z")) == (29, 5)


def test_what_is_not_there_stands_at_what_is_above_it() -> None:
    places = TomlPlaces("[[a]]\nb = 1\n\n[[a]]\nb = 2\n")
    assert places.key(("a", 1, "c")) == (4, 3)
    assert places.value(("nowhere",)) == (1, 1)


KEYS = st.text("abc-_1 .\"'é", min_size=1, max_size=4)
VALUES = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text("a\"'\\#[]{},=\n", max_size=6)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list):
        return "[" + ", # ]\n".join(map(written, value)) + "]" if value else "[]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{written(k)} = {written(v)}" for k, v in value.items()) + " }"
    return str(value)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_generated_toml_is_walked(data: dict[str, object]) -> None:
    text = "".join(f"{written(k)} = {written(v)}\n" for k, v in data.items())
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # a comment within a table on one line
        return
    places = TomlPlaces(text)
    for path in paths(read):
        assert path in places
