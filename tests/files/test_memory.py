"""A long session keeps no more in memory than a short one."""

from __future__ import annotations

import pytest

from tests.files.memory import MOST
from tests.files.test_saving import script


@pytest.mark.parametrize("way", ["studio", "editor", "lint"])
def test_nothing_is_kept_of_a_round(way: str) -> None:
    (counted,) = script("memory", "20", "--way", way)
    assert counted["objects a round"] <= MOST, counted
