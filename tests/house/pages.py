"""Runs a page as its reader would: every file of it is saved, every command typed, what they say is compared.

A block whose first line names a file (```yaml bike.blueprint.yaml) is that file. In blocks of `console` and `sh` every
line that begins with `blueprint` is run; where lines begin with `$ `, what follows is what the command says. Servers,
which would not end, are only asked whether they understand the line. `python -m tests.house.pages PAGE ...` writes
into pages what their commands say.
"""

import contextlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from blueprint.cli.main import load_command
from tests.house.project import ROOT
from tests.run import run

BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>\w*)(?: (?P<name>\S+))?\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE
)
PROGRESS = re.compile(
    r"blueprint: (lint|analyse|write|computing|valuing|read|measure|检查|计算|写|读取|测量) ?.*"
)
SERVERS = {"studio", "lsp", "mcp", "watch"}
MENTIONED = re.compile(r"`(blueprint [^`\n]+)`")
MAIN_JOB = "blueprint build maps/ --out exports"
"""Takes a minute; tests/cli/test_main_job.py runs it."""
COLUMNS = "110"


@dataclass(frozen=True)
class Typed:
    """A command of a page; `said` is what the page says it prints, None where it does not say."""

    line: str
    said: str | None


def pages() -> list[str]:
    """Every page in both languages."""
    found = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [p.relative_to(ROOT).as_posix() for p in found if not {"templates", "adr"} & set(p.parts)]


def typed(text: str) -> Iterator[Typed]:
    """The commands of a block."""
    if re.search(r"^\$ ", text, re.MULTILINE):
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            line, _, said = part.partition("\n")
            yield Typed(line, said.rstrip())
    else:
        yield from (Typed(line, None) for line in text.splitlines() if line.startswith("blueprint "))


def made_again(text: str, language: str, known: set[str]) -> tuple[str, list[str]]:
    """The page as it should be, and its commands that end otherwise than with an answer, in the folder we are in.

    `known` holds the commands that pages without files of their own have run before.
    """
    wrong: list[str] = []
    plain = not any(block["name"] for block in BLOCK.finditer(text))

    def again(block: re.Match[str]) -> str:
        if block["name"]:
            Path(block["name"]).write_text(block["text"], encoding="utf-8")
        if block["name"] or block["kind"] not in ("console", "sh"):
            return block[0]
        whole = block[0]
        for each in typed(block["text"]):
            bare = each.line.partition("#")[0].strip()
            if bare == MAIN_JOB or (plain and each.said is None and bare in known):
                continue
            known.add(bare)
            code, said = answer(each.line, language)
            if code not in (0, 1):
                wrong.append(f"{each.line}\n{said}")
            if each.said is not None:
                was, now = (f"$ {each.line}\n{s}\n" if s else f"$ {each.line}\n" for s in (each.said, said))
                whole = whole.replace(was, now, 1)
        return whole

    return BLOCK.sub(again, text), wrong


def answer(line: str, language: str) -> tuple[int, str]:
    """Exit code and what is said, without progress."""
    _, *words = shlex.split(line, comments=True)
    if "--lang" not in words:
        words = ["--lang", language, *words]
    if SERVERS & set(words):
        return understood(words[2:]), ""
    done = run(*words)
    lines = [each.rstrip() for each in (done.stderr + done.stdout).splitlines() if not PROGRESS.match(each)]
    return done.code, "\n".join(lines).strip("\n")


def understood(words: list[str]) -> int:
    """Whether a command takes these arguments."""
    import argparse

    parser = argparse.ArgumentParser(exit_on_error=False)
    load_command(words[0]).add_arguments(parser, "en")
    parser.parse_args(words[1:])
    return 0


def mentioned(text: str) -> Iterator[list[str]]:
    """The commands that sentences and tables name with options, in words."""
    for line in MENTIONED.findall(BLOCK.sub("", text)):
        _, *words = shlex.split(line.partition(" > ")[0])
        if words[0] != "--lang" and len(words) > 1:
            yield words


@contextlib.contextmanager
def clone(*files: tuple[str, str]) -> Iterator[Path]:
    """A folder such as a reader has: the maps of this project in git, and more files by name and text."""
    with TemporaryDirectory() as name, contextlib.chdir(name):
        (Path(name) / "maps").mkdir()
        for path in (ROOT / "maps").glob("*.yaml"):
            (Path(name) / "maps" / path.name).write_bytes(path.read_bytes())
        author = {f"GIT_{who}_{what}": "t@t" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        for words in ("init --quiet", "add maps", "commit --quiet --message maps"):
            subprocess.run(["git", *words.split()], check=True, env={**os.environ, **author})
        for path, text in files:
            Path(path).write_text(text, encoding="utf-8")
        yield Path(name)


def main(names: list[str]) -> None:
    """Write into pages what their commands say."""
    os.environ["COLUMNS"] = COLUMNS
    for name in names:
        page = (ROOT / name).resolve()
        with clone():
            text, wrong = made_again(
                page.read_text(encoding="utf-8"), "zh" if ".zh." in name else "en", set()
            )
        page.write_text(text, encoding="utf-8")
        print("\n".join(wrong), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
