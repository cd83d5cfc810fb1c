"""What the commands print folds between Chinese characters, and never within a number or before a mark."""

import io
import re

import pytest
from rich.console import Console
from rich.text import Text

from blueprint.cli.show.console import table, words
from blueprint.cli.show.folding import Folded
from blueprint.width import width
from tests.house.project import MAPS
from tests.run import run

LONG = (
    "每条动线必经；27.5 % 客户的峰；100 % 客户的终；平均等待 2 分 38 秒 -> 57 秒，利用率 73.7 % -> 60.3 %。"
)


def folded(text: str, columns: int) -> list[str]:
    console = Console(file=io.StringIO(), width=columns, color_system=None)
    console.print(Folded(Text(text)))
    return console.file.getvalue().rstrip("\n").split("\n")


@pytest.mark.parametrize("columns", [10, 12, 17, 30, 61])
def test_numbers_stay_whole_and_marks_begin_no_line(columns: int) -> None:
    lines = folded(LONG, columns)
    assert all(width(line) <= columns for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", LONG)
    whole = {number for line in lines for number in re.findall(r"\d[\d.]* ?(?:%|分|秒)", line)}
    assert whole == set(re.findall(r"\d[\d.]* ?(?:%|分|秒)", LONG))
    assert not any(line[:1] in "，。；%" for line in lines)


def test_names_stay_whole_where_there_is_room_and_words_are_words() -> None:
    assert folded("先到大堂引导分流 > 柜台办理 > 离开", 20) == ["先到大堂引导分流 >", "柜台办理 > 离开"]
    assert folded("Nobody waits in line for a guide", 16) == ["Nobody waits in", "line for a guide"]
    assert folded("x" * 25 + "\nshort", 10) == ["x" * 10, "x" * 10, "x" * 5, "short"]


def test_a_cell_folds_like_a_line() -> None:
    console = Console(file=io.StringIO(), width=24, color_system=None)
    console.print(table([words("触点"), words("原因")], [["柜台办理", "每位客户到访 0.04 次"]]))
    assert "0.04 次" in console.file.getvalue()


def test_no_table_of_a_map_tears_a_number() -> None:
    """`0` at the end of a line and `.04` at the start of the next, as it was."""
    said = run("improve", MAPS / "bank-hall.blueprint.yaml", "--lang", "zh").stdout
    assert "次数" in said and not re.search(r"^ +\.\d|\d\.\s*$", said, re.MULTILINE)
    assert "钟 内" not in said and "分钟 至" not in said
