"""Offsets and positions in the units of every encoding: there and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from blueprint.lsp.positions import Positions

TEXT = st.text(st.sampled_from("ab: é中🎉\u0301\u2028\x85\r\n"), max_size=30)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@given(text=TEXT, where=st.floats(0, 1))
def test_there_and_back(encoding: str, text: str, where: float) -> None:
    offset = int(where * len(text))
    if text[offset - 1 : offset + 1] == "\r\n" or text[offset - 1 : offset] == "\r":
        return  # between the halves of one line end there is no position
    positions = Positions(text, encoding)
    assert positions.offset(positions.position(offset)) == offset


def test_an_emoji_is_two_units_of_utf_16_and_a_place_beyond_the_line_is_its_end() -> None:
    positions = Positions("🎉a\nb", "utf-16")
    assert positions.position(1) == types.Position(0, 2)
    assert positions.offset(types.Position(0, 3)) == 2
    assert positions.offset(types.Position(0, 99)) == 2
    assert positions.offset(types.Position(9, 0)) == 4
