"""Measuring and breaking text."""

from hypothesis import given
from hypothesis import strategies as st

from blueprint.draw.text.metrics import clean, measure
from blueprint.draw.text.wrap import break_lines, fit

ROOM = 122.0
words = st.text(st.sampled_from("ab iW长触点，。（）《》 -1😀é…"), min_size=1, max_size=120).filter(
    lambda t: t.strip()
)


@given(words, st.sampled_from((9.0, 11.0, 13.0)), st.booleans())
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text, size, bold):
    lines = break_lines(text, size, bold, ROOM)
    assert all(measure(line, size, bold) <= ROOM for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(words)
def test_fitted_lines_fit(text):
    fitted = fit(text, True, (13.0, 12.0, 11.0), ROOM, 2, 3)
    assert len(fitted.lines) <= 3
    assert all(measure(line, fitted.size, True) <= ROOM for line in fitted.lines)
    if fitted.whole:
        assert "".join("".join(fitted.lines).split()) == "".join(text.split())


def test_chinese_is_as_wide_as_it_is_high_and_closing_signs_do_not_start_a_line():
    assert 10 <= measure("长", 10) < 10.5
    assert all(
        not line.startswith(("，", "。", "）"))
        for line in break_lines("一二三四五六七八九，一二三四五六七八九。", 13, True, ROOM)
    )


def test_lines_are_of_like_length():
    assert fit("终端销售与试机配件区域", True, (13.0,), ROOM, 2, 9).lines == ("终端销售与试", "机配件区域")


def test_two_lines_part_at_a_comma():
    assert fit("检测报告、更换下的旧件", True, (13.0,), ROOM, 2, 9).lines == ("检测报告、", "更换下的旧件")
    assert fit("Live devices, gifts on display", False, (10.0,), ROOM, 2, 9).lines == (
        "Live devices,",
        "gifts on display",
    )


def test_what_cannot_be_seen_is_taken_out():
    assert clean("a\x00b\u202ec\ud800d\ufeff\n e") == "a b c d e"
