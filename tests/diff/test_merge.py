"""Two changes of one map into one, by meaning: the function, the command, and git itself with it as merge driver."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from blueprint.diff.changes import changes
from blueprint.diff.merging import merged
from blueprint.edit import apply, verb_from
from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads
from tests.run import run

BASE = """\
# The repair of handsets.
blueprint: 1
title: Repair
promises:
  - {id: quick, from: report, to: collect, within: 3h, share: 80%}
touchpoints:
  report: {lane: customer, title: Report, time: 5m, emotion: -1, next: repair}
  # two in three come by post
  repair: {lane: backstage, title: Repair, time: 2h, next: {collect: 90%, repair: 10%}}
  collect: {lane: customer, title: Collect, time: 5m, emotion: 2, end: served}
"""


def edited(text: str, *verbs: dict[str, object]) -> str:
    for verb in verbs:
        text = apply(text, verb_from(dict(verb)))
    return text


def value(path: str, said: object) -> dict[str, object]:
    return {"verb": "set", "path": [int(s) if s.isdigit() else s for s in path.split(".")], "value": said}


def same(one: str, other: str) -> bool:
    maps = [loads(text, "m").map for text in (one, other)]
    assert maps[0]
    assert maps[1]
    return not changes(maps[0], maps[1])


TIME = value("touchpoints.report.time", "6m")
FEELING = value("touchpoints.report.emotion", -2)
RENAME = {"verb": "rename", "id": "repair", "to": "mend"}
HOURS = value("touchpoints.repair.time", "3h")
STEP = {"verb": "add-touchpoint", "lane": "frontstage", "title": "Greet", "id": "greet", "from": "collect"}
PROMISE = {"verb": "add-item", "kind": "promises", "id": "soon", "value": {"from": "report", "to": "repair"}}


LINES = """  report:
    lane: customer
    title: Report
    script:
      - Hello
      - Bye
    next: repair"""


class TestTogether:
    @pytest.mark.parametrize(
        ("ours", "theirs", "both"),
        [
            (TIME, FEELING, (TIME, FEELING)),
            (RENAME, HOURS, (HOURS, RENAME)),
            (HOURS, RENAME, (HOURS, RENAME)),
            (STEP, HOURS, (STEP, HOURS)),
            (PROMISE, value("promises.0.within", "4h"), (PROMISE, value("promises.0.within", "4h"))),
            (TIME, TIME, (TIME,)),
            (RENAME, RENAME, (RENAME,)),
        ],
        ids=["one line", "renamed", "renamed there", "a step", "a promise", "alike", "renamed alike"],
    )
    def test_what_both_did(self, ours: object, theirs: object, both: tuple[object, ...]) -> None:
        found = merged(BASE, edited(BASE, ours), edited(BASE, theirs))  # type: ignore[arg-type]
        assert found.conflicts == ()
        assert same(found.text, edited(BASE, *both))  # type: ignore[arg-type]
        assert "# two in three come by post" in found.text

    def test_comments_of_both_survive(self) -> None:
        ours = edited(BASE, TIME).replace("  report:", "  # ours\n  report:")
        theirs = edited(BASE, FEELING).replace("  report:", "  # theirs\n  report:")
        text = merged(BASE, ours, theirs + "# last\n").text
        for comment in ("# The repair", "# ours", "# theirs", "# two in three", "# last"):
            assert comment in text, text

    def test_list_items(self) -> None:
        base = BASE.replace("time: 5m, emotion: -1", "evidence: [a, b]")
        found = merged(base, base.replace("[a, b]", "[b, c]"), base.replace("[a, b]", "[a, b, d]"))
        assert (found.conflicts, "evidence: [b, c, d]" in found.text) == ((), True)

    @pytest.mark.parametrize(
        ("ours", "theirs", "both"),
        [
            ("[a, b, c]", "[x, a, b]", "[x, a, b, c]"),
            ("[a, b, c]", "[a, b, x]", "[a, b, c, x]"),
            ("[z, b]", "[a, x, b]", "[z, x, b]"),
            ("[b, a]", "[a, x, b]", "[b, a, x]"),
        ],
    )
    def test_lines_of_a_script_stay_where_they_were_put(self, ours: str, theirs: str, both: str) -> None:
        base = BASE.replace("time: 5m, emotion: -1", "script: [a, b]")
        found = merged(base, base.replace("[a, b]", ours), base.replace("[a, b]", theirs))
        assert (found.conflicts, f"script: {both}" in found.text) == ((), True), found.text

    def test_numbers_that_one_side_counted_anew(self) -> None:
        """The price of `Pay` changes, whatever its number is by now."""
        steps = "\n".join(
            f"  s{n}: {{lane: customer, title: {title}, time: {n}m, {way}}}"
            for n, title, way in ((1, "Come", "next: s2"), (2, "Pay", "next: s3"), (3, "Go", "end: served"))
        )
        base = f"blueprint: 1\ntitle: x\ntouchpoints:\n{steps}\n"
        ours = base.replace("s3", "s4").replace("s2", "s3").replace("s1", "s2")
        ours = ours.replace("  s2:", "  s1: {lane: customer, title: Park, time: 9m, next: s2}\n  s2:")
        theirs = base.replace("time: 2m", "time: 20m")
        for sides in ((ours, theirs), (theirs, ours)):
            found = merged(base, *sides)
            assert found.conflicts == ()
            assert same(found.text, ours.replace("title: Pay, time: 2m", "title: Pay, time: 20m"))

    def test_a_file_that_both_added(self) -> None:
        assert merged("", BASE, BASE).text == BASE


class TestConflicts:
    @pytest.mark.parametrize(
        ("ours", "theirs", "where"),
        [
            (TIME, value("touchpoints.report.time", "7m"), ("touchpoints", "report", "time")),
            (HOURS, {"verb": "delete", "ids": ["repair"]}, ("touchpoints", "repair")),
            (
                value("touchpoints.repair.next", {"collect": "80%", "repair": "20%"}),
                value("touchpoints.repair.next", {"collect": "95%", "repair": "5%"}),
                ("touchpoints", "repair", "next"),
            ),
            (value("title", "Mending"), value("title", "Fixing"), ("title",)),
        ],
        ids=["a value", "changed and gone", "shares", "the title"],
    )
    def test_are_marked_and_lint_names_them(
        self, ours: object, theirs: object, where: tuple[str, ...]
    ) -> None:
        sides = [edited(BASE, ours), edited(BASE, theirs)]  # type: ignore[arg-type]
        found = merged(BASE, *sides)
        assert where in found.conflicts
        conflicts = lint(loads(found.text, "m.blueprint.yaml")).findings
        assert {f.name for f in conflicts} == {"merge-conflict"}
        assert any(".".join(where) in f.message.en for f in conflicts)
        lines = found.text.splitlines()
        assert all(lines[f.place.start.line - 1].startswith("<<<<<<< ours") for f in conflicts)
        for kept, side in zip(("ours", "theirs"), sides, strict=True):
            assert same(settled(found.text, kept), side) or "delete" in str(theirs)

    def test_in_a_list_names_the_list(self) -> None:
        base = BASE.replace("time: 5m, emotion: -1", "script: [a, b]")
        base = base.replace("  report: {lane: customer, title: Report, script: [a, b], next: repair}", LINES)
        found = merged(base, base.replace("- Hello", "- Hi"), base.replace("- Hello", "- Good day"))
        (finding,) = lint(loads(found.text, "m.blueprint.yaml")).findings
        assert (finding.name, "touchpoints.report.script" in finding.message.en) == ("merge-conflict", True)

    def test_two_names_for_one_touchpoint(self) -> None:
        found = merged(BASE, edited(BASE, RENAME), edited(BASE, {**RENAME, "to": "fix"}))
        assert found.conflicts


def settled(text: str, side: str) -> str:
    """The text with one version of every conflict."""
    kept, where = [], "both"
    for line in text.splitlines(keepends=True):
        if line.startswith("<<<<<<<"):
            where = "ours"
        elif line.startswith("======="):
            where = "theirs"
        elif line.startswith(">>>>>>>"):
            where = "both"
        elif where in ("both", side):
            kept.append(line)
    return "".join(kept)


class TestCommand:
    @pytest.fixture
    def three(self, tmp_path: Path) -> list[Path]:
        paths = [tmp_path / name for name in ("base", "ours", "theirs")]
        for path, text in zip(paths, (BASE, edited(BASE, TIME), edited(BASE, FEELING)), strict=True):
            path.write_text(text, encoding="utf-8")
        return paths

    def test_clean(self, three: list[Path]) -> None:
        done = run("merge", *map(str, three))
        assert (done.code, done.stdout, done.stderr) == (0, "", "")
        assert same(three[1].read_text(encoding="utf-8"), edited(BASE, TIME, FEELING))

    def test_conflict(self, three: list[Path]) -> None:
        three[2].write_text(BASE.replace("time: 5m, emotion: -1", "time: 9m, emotion: -1"), encoding="utf-8")
        done = run("merge", *map(str, three))
        assert (done.code, done.stderr.count("\n")) == (1, 1)
        assert "touchpoints.report.time" in done.stderr

    @pytest.mark.parametrize("text", ["a: [", "- a\n", ""])
    def test_what_cannot_be_read(self, text: str, three: list[Path]) -> None:
        before = three[1].read_bytes()
        three[2].write_text(text, encoding="utf-8")
        done = run("merge", *map(str, three))
        assert (done.code, done.stderr.count("\n")) == (2, 1)
        assert str(three[2]) in done.stderr
        assert three[1].read_bytes() == before

    def test_a_byte_order_mark_stays(self, three: list[Path]) -> None:
        three[1].write_text(edited(BASE, TIME), encoding="utf-8-sig")
        assert run("merge", *map(str, three)).code == 0
        assert three[1].read_bytes().startswith(b"\xef\xbb\xbf# The")


class TestGit:
    """The lines of docs/git.md, in a repository."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        file = tmp_path / "a.blueprint.yaml"
        file.write_text(BASE, encoding="utf-8")
        attributes = "*.blueprint.yaml merge=blueprint diff=blueprint\n"
        (tmp_path / ".gitattributes").write_text(attributes, encoding="utf-8")
        self.git(tmp_path, "init", "-qb", "main")
        for line in Path("docs/git.md").read_text(encoding="utf-8").splitlines():
            if line.startswith("git config"):
                command = line.replace("blueprint diff ", "$PYTHON -m blueprint diff ")
                command = command.replace("blueprint analyse", "$PYTHON -m blueprint analyse")
                command = command.replace("'blueprint merge", "'$PYTHON -m blueprint merge")
                command = command.replace("$PYTHON", sys.executable)
                subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True)
        self.git(tmp_path, "add", ".")
        self.git(tmp_path, "commit", "-qm", "base")
        return file

    @staticmethod
    def git(folder: Path, *words: str, code: int = 0) -> str:
        own = ["-c", "user.name=x", "-c", "user.email=x@x"]
        environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), "BLUEPRINT_LANG": "en"}
        done = subprocess.run(
            ["git", *own, *words], cwd=folder, check=False, capture_output=True, text=True, env=environment
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def test_merges_with_it(self, file: Path) -> None:
        folder = file.parent
        self.git(folder, "checkout", "-qb", "other")
        file.write_text(edited(BASE, FEELING), encoding="utf-8")
        self.git(folder, "commit", "-qam", "theirs")
        self.git(folder, "checkout", "-q", "main")
        file.write_text(edited(BASE, TIME), encoding="utf-8")
        self.git(folder, "commit", "-qam", "ours")
        self.git(folder, "merge", "-q", "--no-edit", "other")
        assert same(file.read_text(encoding="utf-8"), edited(BASE, TIME, FEELING))
        self.git(folder, "checkout", "-q", "other")
        file.write_text(edited(BASE, FEELING, value("touchpoints.report.time", "9m")), encoding="utf-8")
        self.git(folder, "commit", "-qam", "theirs again")
        self.git(folder, "checkout", "-q", "main")
        self.git(folder, "merge", "-q", "--no-edit", "other", code=1)
        assert "<<<<<<< ours touchpoints.report.time" in file.read_text(encoding="utf-8")
        assert "UU a.blueprint.yaml" in self.git(folder, "status", "--short")

    def test_shows_changes_by_meaning(self, file: Path) -> None:
        file.write_text(edited(BASE, TIME), encoding="utf-8")
        assert "Report (report), time.standard: 5m -> 6m" in self.git(file.parent, "diff")
        assert "\n+" in self.git(file.parent, "diff", "--no-ext-diff")
