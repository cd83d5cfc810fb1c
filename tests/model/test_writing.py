"""A map written and read again is the same map."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.model.loader import loads
from blueprint.model.share import parse_share
from blueprint.model.writing import as_written, written_share
from blueprint.source.writer import yaml_text
from tests.model.long_example import LONG

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))
TEXTS = [LONG, *(p.read_text(encoding="utf-8") for p in MAPS)]


@pytest.mark.parametrize("text", TEXTS, ids=["long", *(p.name for p in MAPS)])
def test_written_and_read_again_is_the_same(text):
    first = loads(text)
    again = loads(yaml_text(as_written(first.map)))
    assert again.problems == ()
    assert again.map == first.map


@given(st.fractions(0, 1))
def test_shares_are_written_exactly(share):
    assert parse_share(written_share(share)) == share


@pytest.mark.parametrize(
    ("share", "text"),
    [("11/20", "55%"), ("1/3", "1/3"), ("1/8", "12.5%"), ("1", "100%"), ("1/2000", "0.05%")],
)
def test_shares_are_written_as_people_do(share, text):
    assert written_share(Fraction(share)) == text


def test_what_is_no_character_is_left_out_with_the_space_beside_it():
    loaded = loads(
        'blueprint: 1\ntitle: "a \\uFDD0 b \\uFFFE"\ntouchpoints: {a: {lane: customer, title: a, end: x}}'
    )
    assert loaded.map is not None and loaded.map.title["en"] == "a b"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=40))
def test_any_title_survives(title):
    data = {
        "blueprint": 1,
        "title": title,
        "touchpoints": {"a": {"lane": "customer", "title": "a", "end": "served"}},
    }
    loaded = loads(yaml_text(data))
    if " ".join(title.split()):
        assert loaded.map is not None and loaded.map.title["en"] == " ".join(title.split())
