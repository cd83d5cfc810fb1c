"""The tutorial on bringing files: every file of the page is made, every command run, and says what stands there."""

import re
import shlex
from pathlib import Path

from tests.house.project import read
from tests.run import run

BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE
)
PROGRESS = re.compile(r"blueprint: (lint|analyse|write|检查|计算|写) ?.*\.blueprint\.yaml")


def test_every_step_does_what_the_page_says(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = 0
    for block in BLOCK.finditer(read("docs/bring.md")):
        if block["kind"] == "console":
            for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
                command, _, said = part.partition("\n")
                done = run(*shlex.split(command)[1:])
                lines = [
                    line for line in (done.stderr + done.stdout).splitlines() if not PROGRESS.match(line)
                ]
                assert lines == said.strip().splitlines(), command
                assert done.code in (0, 1)
                commands += 1
        else:
            assert block["name"], block["text"]
            Path(block["name"]).write_text(block["text"], encoding="utf-8")
    assert commands == 25
    assert "?" in Path("returns.svg").read_text(encoding="utf-8")
