"""One table says everything of the marks on boxes."""

from typing import get_args

import pytest

from blueprint.draw.marks import MARKS, MarkKind
from blueprint.draw.theme.themes import THEMES


def test_every_mark_is_in_the_table() -> None:
    assert tuple(MARKS) == get_args(MarkKind)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_colours_every_mark(theme: str) -> None:
    assert set(THEMES[theme].marks) == set(MARKS)
