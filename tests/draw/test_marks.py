"""One table says everything of the marks on boxes."""

from typing import get_args

import pytest

from blueprint.draw import lay_out
from blueprint.draw.marks import MARKS, MarkKind
from blueprint.draw.overlay import ChipNote, Overlay
from blueprint.draw.theme.themes import THEMES
from blueprint.model.loader import loads
from tests.draw.judge import judge_layout


def test_every_mark_is_in_the_table() -> None:
    assert tuple(MARKS) == get_args(MarkKind)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_colours_every_mark(theme: str) -> None:
    assert set(THEMES[theme].marks) == set(MARKS)


def test_the_longest_explanation_stays_within_the_narrowest_picture() -> None:
    shop = loads(
        "blueprint: 1\ntitle: Shop\ntouchpoints:\n  a: {lane: customer, title: A, time: 1m, end: served}\n"
    ).map
    assert shop
    layout = lay_out(shop, Overlay(chips={"a": ChipNote("broken")}))
    assert [entry.sign for entry in layout.legend] == ["chip", "late"]
    judge_layout(layout)
