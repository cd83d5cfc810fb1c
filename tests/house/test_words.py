"""One word for each thing: what docs/words.md sets aside stands nowhere in what users read."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READS_OTHERS = {"first_words.py", "headings.py", "lanes.py"}
"""They know the words of other people's files."""
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split("|")]
    for line in (ROOT / "docs" / "words.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| what |")
]
UNWANTED = sorted({word for row in ROWS for word in row[3].split("、")})


@cache
def texts_of(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return [text]
    strings = (n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant))
    return [s for s in strings if isinstance(s, str) and re.search("[\u4e00-\u9fff]", s)]


@cache
def read_by_users() -> list[Path]:
    program = [p for p in (ROOT / "blueprint").rglob("*.py") if p.name not in READS_OTHERS]
    packs = [p for p in (ROOT / "blueprint").rglob("*.toml") if "language" not in p.parts]
    pages = [p for p in (ROOT / "docs").rglob("*.md") if not p.name.startswith("words.")]
    return [*program, *packs, *pages, ROOT / "README.md"]


@pytest.mark.parametrize("word", UNWANTED)
def test_a_second_word_for_a_thing_is_used_nowhere(word: str) -> None:
    found = [p.relative_to(ROOT) for p in read_by_users() if any(word in text for text in texts_of(p))]
    assert found == []


def test_every_word_of_the_list_is_in_use() -> None:
    everything = "".join(text for p in read_by_users() for text in texts_of(p))
    assert len(ROWS) > 8
    assert [row[2] for row in ROWS if row[2] not in everything] == []
