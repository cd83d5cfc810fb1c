"""Every page in both languages is read as its reader would: its files saved, its commands typed, its twin beside it."""

import re
from argparse import ArgumentError

import pytest

from tests.house.pages import BLOCK, COLUMNS, clone, made_again, mentioned, pages, typed, understood
from tests.house.project import ROOT, read
from tests.once import figures_once

INCIDENTS = (
    "touchpoint,feeling,caught,segment,date,note\nwait,-3,no,,2026-03-01,\ncounter,-1,yes,,2026-03-02,\n"
)
WITH_OWN_FILES = {"docs/bring.md"}
"""Pages whose Chinese twin brings Chinese files, and so types other commands."""
RULES = "docs/rules/"
"""A rule's page is its docstring, which says everything in Chinese too."""
SAVED = {b["name"]: b["text"] for b in BLOCK.finditer(read("docs/logs.md")) if b["name"]}
"""What is saved on the page about logs, for the examples of the commands."""
WRITTEN = [p for p in pages() if not p.startswith(RULES) or "README" in p]


@pytest.mark.needs("git")
def test_every_command_of_every_page_answers_and_says_what_stands_there(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", COLUMNS)
    known: set[str] = set()
    count, stale, wrong = 0, [], []
    for page in WRITTEN:
        text = read(page)
        commands = [
            c for b in BLOCK.finditer(text) if b["kind"] in ("console", "sh") for c in typed(b["text"])
        ]
        count += len(commands)
        if not commands:
            continue
        with figures_once(), clone(*SAVED.items(), ("incidents.csv", INCIDENTS)):
            again, failed = made_again(text, "zh" if ".zh." in page else "en", known)
        wrong += [f"{page}: {line}" for line in failed]
        stale += [page] if again != text else []
    assert wrong == []
    assert stale == [], "run `python -m tests.house.pages PAGE` and look at what it says"
    assert count > 150
    lines = {" ".join(words) for page in ("README.md", "README.zh.md") for words in mentioned(read(page))}
    assert lines <= {line.removeprefix("blueprint ") for line in known}, "what the README names is run, too"


def test_every_command_that_a_sentence_names_is_understood() -> None:
    """Whatever stands for a file, and where a sentence leaves out the map."""
    said = {tuple(words): page for page in WRITTEN for words in mentioned(read(page))}
    assert len(said) > 30
    for words, page in said.items():
        name, *rest = ("analyse" if word in ("COMMAND", "命令") else word for word in words)
        if rest != ["--help"]:
            assert any(takes([name, *rest, *["MAP"] * more]) for more in range(3)), (
                f"{page}: {' '.join(words)}"
            )


def takes(words: list[str]) -> bool:
    try:
        return understood(words) == 0
    except (SystemExit, ArgumentError):
        return False


@pytest.mark.parametrize("page", [p for p in WRITTEN if ".zh." not in p])
def test_every_page_has_its_twin(page: str) -> None:
    """The same headings in the same depth, the same blocks, the same commands."""
    english, chinese = read(page), read(page.replace(".md", ".zh.md"))

    theirs = [shape(english), shape(chinese)]
    if page in WITH_OWN_FILES:
        theirs = [[part for part in each if part.startswith("#")] for each in theirs]
    assert theirs[0] == theirs[1]
    assert not re.search("[\u4e00-\u9fff]{8,}", prose(english)), "an English page"
    assert len(re.findall("[\u4e00-\u9fff]", prose(chinese))) > 60, "a Chinese page"


def shape(text: str) -> list[str]:
    """Depths of headings, kinds of blocks, and what is typed."""
    found = []
    for part in re.finditer(rf"{BLOCK.pattern}|^(?P<heading>#+) ", text, BLOCK.flags):
        if part["heading"]:
            found.append(part["heading"])
        else:
            found.append(part["kind"])
            if part["kind"] == "console" and not part["name"]:
                found += [re.sub(r" --(lang|texts) zh|\s*#.*|-zh\b", "", c.line) for c in typed(part["text"])]
    return found


def prose(text: str) -> str:
    return BLOCK.sub("", text)


def test_a_chinese_page_leads_to_chinese_pages() -> None:
    for page in (p for p in WRITTEN if ".zh." in p):
        for link in re.findall(r"\]\(([^)#:]+)\.md(?:#[^)]*)?\)", read(page)):
            twin = (ROOT / page).parent / f"{link}.zh.md"
            assert ".zh" in link or "English" in read(page)[:40] or not twin.is_file(), (
                f"{page} leads to {link}"
            )
