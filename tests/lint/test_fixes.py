"""Fixes: safe ones by `--fix`, others when asked; never harm, and what is shown is what is done."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Fix, Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.run.engine import lint
from blueprint.lint.run.fixing import apply, mend
from blueprint.model.loader import Loaded, loads
from blueprint.source.place import Edit, Span
from blueprint.wording import Wording
from tests.run import Done, run

HEAD = "blueprint: 1\ntitle: T\ntouchpoints:\n"
WORDS = Wording("x", "x")
UNUSED = "  a: {lane: customer, title: A, end: e}  # blueprint: ignore[BP105]\n"
MISSPELT = "  a: {lane: custmer, titel: A, next: bb}\n  b: {lane: customer, title: B, end: e}\n"


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def fix(file: Path, *words: str) -> Done:
    return run(
        "lint",
        file,
        "--output-format",
        "concise",
        "--select",
        "ALL",
        "--ignore",
        "BP3,BP4,BP5,BP6,BP7,BP2",
        *words,
    )


def test_safe_fixes_are_made_and_the_rest_is_reported(tmp_path: Path) -> None:
    file = write(
        tmp_path / "x.blueprint.yaml", HEAD + UNUSED + "  b: {lane: customer, title: B, uses: [aa]}\n"
    )
    done = run("lint", file, "--fix", "--select", "BP903")
    assert (
        file.read_text(encoding="utf-8")
        == HEAD + UNUSED.partition("  #")[0] + "\n" + "  b: {lane: customer, title: B, uses: [aa]}\n"
    )
    assert "1 file, 1 fixed, " in done.stdout
    assert (done.code, "BP101" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("{lane: custmer, title: A, end: e}", "{lane: customer, title: A, end: e}"),
        ("{lane: customer, titel: A, end: e}", "{lane: customer, title: A, end: e}"),
        ("{lane: 'custmer', title: A, end: e}", "{lane: 'customer', title: A, end: e}"),
        (
            "{lane: customer, title: A, channel: voise, end: e}",
            "{lane: customer, title: A, channel: voice, end: e}",
        ),
        (
            "{lane: customer, title: A, uses: [ticket-mashine], end: e}",
            "{lane: customer, title: A, uses: [ticket-machine], end: e}",
        ),
        (
            '{lane: customer, title: A, uses: ["ticket-mashine"], end: e}',
            '{lane: customer, title: A, uses: ["ticket-machine"], end: e}',
        ),
        (
            "{lane: customer, title: A, end: {e: 55, f: 45%}}",
            "{lane: customer, title: A, end: {e: 55%, f: 45%}}",
        ),
    ],
)
def test_what_was_probably_meant_is_an_unsafe_fix(wrong: str, right: str, tmp_path: Path) -> None:
    rest = "  ticket-machine: {lane: support, title: Machine}\n"
    file = write(tmp_path / "x.blueprint.yaml", f"{HEAD}  a: {wrong}\n{rest}")
    fix(file, "--fix")
    assert wrong in file.read_text(encoding="utf-8"), "not without being asked"
    fix(file, "--fix", "--unsafe-fixes")
    assert file.read_text(encoding="utf-8") == f"{HEAD}  a: {right}\n{rest}"


HALF_FAIL = """  work: {lane: frontstage, title: Work, start: 100%%, time: 10m, fails: {chance: 50%%, caught: 0%%, then: redo}, %s}
  redo: {lane: frontstage, title: Redo, time: 30m, next: leave}
  leave: {lane: customer, title: Leave, time: 1m, end: served}
"""


@pytest.mark.parametrize(
    ("ways", "mended"),
    [
        ("next: {redo: 1%, leave: 99%}", "next: {redo: 50%, leave: 50%}"),
        ("next: {redo: 1%, leave: }", "next: {redo: 50%, leave: }"),
        ("next: {redo: , leave: 99%}", "next: {redo: , leave: 50%}"),
        ("next: [{to: redo, share: 0.1}, leave]", "next: [{to: redo, share: 50%}, leave]"),
        (
            "next: {redo: 10%, leave: 60%}, end: {lost: 30%}",
            "next: {redo: 50%, leave: 1/3}, end: {lost: 1/6}",
        ),
    ],
)
def test_an_arrow_to_the_recovery_takes_the_share_of_failures(ways: str, mended: str, tmp_path: Path) -> None:
    file = write(tmp_path / "x.blueprint.yaml", HEAD + HALF_FAIL % ways)
    done = run("lint", file, "--fix", "--unsafe-fixes", "--select", "BP227")
    assert (done.code, file.read_text(encoding="utf-8")) == (0, HEAD + HALF_FAIL % mended)
    visit = json.loads(run("analyse", file, "--json").stdout)["segments"]["all"]
    assert visit["touchpoints"]["redo"]["visits"] == pytest.approx(0.5)
    if "lost" not in visit["exits"]:
        assert visit["time"]["mean"] == pytest.approx(60 * (10 + 0.5 * 30 + 1))


def test_several_rounds_until_nothing_is_left(tmp_path: Path) -> None:
    """The reference is only looked at once the lane and the key are right."""
    file = write(tmp_path / "x.blueprint.yaml", HEAD + MISSPELT)
    done = fix(file, "--fix", "--unsafe-fixes")
    assert (done.code, done.stdout) == (0, "")
    assert file.read_text(encoding="utf-8") == HEAD + MISSPELT.replace("custmer", "customer").replace(
        "titel", "title"
    ).replace("bb", "b")


def test_diff_shows_and_changes_nothing(tmp_path: Path) -> None:
    file = write(tmp_path / "x.blueprint.yaml", HEAD + UNUSED)
    done = fix(file, "--diff")
    assert done.code == 1
    assert done.stdout == (
        f"--- {file}\n+++ {file}\n@@ -1,4 +1,4 @@\n blueprint: 1\n title: T\n touchpoints:\n"
        f"-{UNUSED}+{UNUSED.partition('  #')[0]}\n"
    )
    assert file.read_text(encoding="utf-8") == HEAD + UNUSED
    clean = write(tmp_path / "y.blueprint.yaml", HEAD + UNUSED.partition("  #")[0] + "\n")
    assert (fix(clean, "--diff").code, fix(clean, "--diff").stdout) == (0, "")


def test_exit_codes_of_fixes(tmp_path: Path) -> None:
    file = tmp_path / "x.blueprint.yaml"
    write(file, HEAD + UNUSED)
    assert fix(file, "--fix").code == 0
    write(file, HEAD + UNUSED)
    assert fix(file, "--fix", "--exit-non-zero-on-fix").code == 1
    assert fix(file, "--fix", "--exit-non-zero-on-fix").code == 0
    done = fix(file, "--unsafe-fixes")
    assert (done.code, "--fix or --diff" in done.stderr) == (2, True)


def test_standard_input_is_mended_on_standard_output() -> None:
    done = run(
        "lint", "-", "--fix", "--stdin-filename", "maps/x.blueprint.yaml", stdin=(HEAD + UNUSED).encode()
    )
    assert done.stdout == HEAD + UNUSED.partition("  #")[0] + "\n"
    assert "1 fixed" in done.stderr


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(end: str, mark: str, tmp_path: Path) -> None:
    file = write(tmp_path / "x.blueprint.yaml", mark + (HEAD + UNUSED).replace("\n", end))
    fix(file, "--fix")
    assert file.read_bytes().decode() == mark + (HEAD + UNUSED.partition("  #")[0] + "\n").replace("\n", end)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file = write(tmp_path / "real.blueprint.yaml", HEAD + UNUSED)
    link = tmp_path / "x.blueprint.yaml"
    link.symlink_to(file)
    fix(link, "--fix")
    assert link.is_symlink()
    assert "ignore" not in file.read_text(encoding="utf-8")


def rule_with(*edits: tuple[str, str], safe: bool = True, code: str = "BP598") -> Rule:
    """A rule that replaces every occurrence of texts."""
    rule = Rule(code, f"test-{code}", Severity.WARNING)

    @rule.checks
    def check(context: Context) -> Hits:
        text = context.source.text
        for old, new in edits:
            if old in text:
                span = Span(text.index(old), text.index(old) + len(old))
                yield Hit((), Wording(old, old), fix=Fix(WORDS, (Edit(span, new),), safe))

    return rule


def mended(text: str, *rules: Rule, unsafe: bool = False) -> tuple[str, int]:
    def look(loaded: Loaded):
        return lint(loaded, rules)

    done = mend(look(loads(text)), look, unsafe)
    return done.linted.loaded.source.text, len(done.fixed)


GOOD = HEAD + "  a: {lane: customer, title: A, end: e}\n"


def test_a_fix_that_makes_the_text_unreadable_is_not_made() -> None:
    assert mended(GOOD, rule_with(("}", "")), unsafe=True) == (GOOD, 0)


def test_a_safe_fix_that_changes_the_map_is_not_made() -> None:
    assert mended(GOOD, rule_with(("title: A", "title: B"))) == (GOOD, 0)
    assert mended(GOOD, rule_with(("title: A", "title: B"), safe=False), unsafe=True)[1] == 1


def test_one_bad_fix_does_not_hold_up_the_others() -> None:
    text, made = mended(GOOD, rule_with(("}", ""), ("title: A", "title: 'A'"), ("lane: customer", "lane: x")))
    assert (text, made) == (GOOD.replace("title: A", "title: 'A'"), 1)


def test_of_overlapping_fixes_one_is_made_a_round() -> None:
    first, second = rule_with(("title: A", "title: 'A'")), rule_with((": A", ': "A"'), code="BP599")
    text, made = mended(GOOD, first, second)
    assert (text, made) == (GOOD.replace("title: A", "title: 'A'"), 1)


def test_a_fix_that_never_ends_is_ended() -> None:
    swing = rule_with(("title: A", "title: 'A'"), ("title: 'A'", "title: A"))
    _, made = mended(GOOD, swing)
    assert made == 10


def test_equal_edits_count_once() -> None:
    fix_ = Fix(WORDS, (Edit(Span(0, 1), "B"),))
    assert apply("b: 1", [fix_, replace(fix_, safe=False)]) == "B: 1"


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from blueprint.cli.linting import fix as lint_fix

    file = write(tmp_path / "x.blueprint.yaml", HEAD + UNUSED)
    real = lint_fix.mend

    def slow(*given, **more):
        write(file, HEAD + "# somebody else was here\n" + UNUSED)
        return real(*given, **more)

    monkeypatch.setattr(lint_fix, "mend", slow)
    done = fix(file, "--fix")
    assert "has changed since it was read" in done.stderr
    assert "somebody else" in file.read_text(encoding="utf-8")
