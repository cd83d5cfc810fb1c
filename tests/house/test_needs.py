"""What a machine lacks is the only reason to leave a test out, and the end of a run says what was left out."""

import os
import re
import subprocess
import sys

from tests.house.project import ROOT
from tests.needs import left_out

OTHER_WAYS_OUT = re.compile(
    r"\b(importorskip|skipif|skipTest|pytest\.skip\(|pytest\.xfail|mark\.xfail|mark\.skip)"
)


def test_tests_are_left_out_for_what_a_machine_lacks_and_for_nothing_else() -> None:
    knowing = {"conftest.py", "test_needs.py"}
    found = [p for p in (ROOT / "tests").rglob("*.py") if p.name not in knowing]
    assert [p.name for p in found if OTHER_WAYS_OUT.search(p.read_text(encoding="utf-8"))] == []


def test_the_closing_paragraph_counts_by_reason() -> None:
    assert left_out([]) == ""
    assert left_out(["no A (get A)", "no B (get B)", "no A (get A)"]) == (
        "Left out here: 2 tests, no A (get A); 1 test, no B (get B)."
    )


def test_on_a_bare_machine_the_run_says_what_it_left_out() -> None:
    """With two processes, as `make test` runs them."""
    words = [
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "--numprocesses",
        "2",
        "tests/export/test_opened_by_others.py",
    ]
    bare = {**os.environ, "PATH": "/nowhere", "BLUEPRINT_CHROMIUM": ""}
    done = subprocess.run(
        [sys.executable, *words, "-k", "pdf or workbook"],
        cwd=ROOT, env=bare, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    said = " ".join(done.stdout.split())
    assert "3 tests, no poppler (apt-get install poppler-utils)" in said
    assert "1 test, no LibreOffice Calc (apt-get install libreoffice-calc)" in said
