"""Comments that suppress: what they reach, what they must say, and that none is left behind."""

import json
from pathlib import Path

import pytest

from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import Linted, lint
from blueprint.lint.run.fixing import mend
from blueprint.model.loader import loads
from blueprint.source.comments import comments
from tests.run import run

RULES = [
    rule_named(n)
    for n in (
        "dead-end",
        "unreachable",
        "unknown-reference",
        "unknown-key",
        "unknown-lane",
        "unknown-suppression",
        "malformed-suppression",
        "unused-suppression",
    )
]
HEAD = "blueprint: 1\ntitle: T\ntouchpoints:\n"


def linted(text: str) -> Linted:
    return lint(loads(text), RULES)


def said(text: str) -> list[str]:
    """`line:column code` of every finding."""
    return [f"{f.place.start.line}:{f.place.start.column} {f.code}" for f in linted(text).findings]


def suppressed(text: str) -> list[str]:
    return [f"{f.place.start.line} {f.code}" for f in linted(text).suppressed]


def test_at_the_end_of_a_line_it_is_about_that_line() -> None:
    text = (
        HEAD
        + "  a: {lane: customer, title: A}  # blueprint: ignore[BP201] -- soon\n  b: {lane: customer, title: B}\n"
    )
    assert suppressed(text) == ["4 BP201"]
    assert said(text) == ["5:3 BP201", "5:3 BP202"]


def test_on_its_own_line_it_is_about_the_next_key_with_everything_under_it() -> None:
    text = (
        HEAD
        + "  # blueprint: ignore[dead-end, unknown-reference] -- soon\n"
        + "  a:\n    lane: customer\n    title: A\n    uses: [x, y]\n"
        + "  b: {lane: customer, title: B, uses: [x]}\n"
    )
    assert suppressed(text) == ["5 BP201", "8 BP101", "8 BP101"]
    assert said(text) == ["9:3 BP201", "9:3 BP202", "9:40 BP101"]


def test_above_a_list_item_it_is_about_that_item() -> None:
    text = (
        HEAD
        + "  a:\n    lane: customer\n    title: A\n    next:\n"
        + "      # blueprint: ignore[BP101]\n"
        + "      - to: x\n        share: 50%\n"
        + "      - {to: y, share: 50%}\n"
    )
    assert suppressed(text) == ["9 BP101"]
    assert said(text) == ["11:14 BP101"]


def test_inside_a_flow_mapping_it_is_about_the_next_key() -> None:
    text = (
        HEAD
        + "  a: {\n    lane: customer, title: A,\n    # blueprint: ignore[BP101]\n    uses: [x], next: y}\n"
    )
    assert suppressed(text) == ["7 BP101"]
    assert said(text) == ["7:22 BP101"]


@pytest.mark.parametrize(
    ("comment", "written"),
    [
        ("# blueprint: IGNORE[BP201]", "# blueprint: ignore[BP201]"),
        ("# BLUEPRINT: ignore[BP201] -- Later", "# blueprint: ignore[BP201] -- Later"),
        ("#Blueprint:Ignore-File[BP201, dead-end]", "#blueprint:ignore-file[BP201, dead-end]"),
        ("# blueprint: IGNORE", None),
        ("# BLUEPRINT: IGNORE[BP201", None),
    ],
)
def test_capitals_suppress_nothing_and_the_finding_says_how_it_is_written(
    comment: str, written: str | None
) -> None:
    text = HEAD + f"  a: {{lane: customer, title: A}} {comment}\n"
    assert said(text) == ["4:3 BP201", "4:33 BP902"]
    (finding,) = (f for f in linted(text).findings if f.code == "BP902")
    assert finding.help is not None
    wanted = (
        f"write it in small letters: `{written}`"
        if written
        else "write `# blueprint: ignore[BP201] -- reason`"
    )
    assert finding.help.en == wanted


@pytest.mark.parametrize(
    ("comment", "written"),
    [
        ("# blueprint：ignore[BP201]", "# blueprint:ignore[BP201]"),
        (
            "# blueprint: ignore【BP201，dead-end】 -- 以后，再画",
            "# blueprint: ignore[BP201,dead-end] -- 以后，再画",
        ),
        ("# Blueprint:ignore-file［BP201、dead-end］", "# blueprint:ignore-file[BP201,dead-end]"),
    ],
)
def test_what_a_chinese_keyboard_writes_is_named(comment: str, written: str) -> None:
    text = HEAD + f"  a: {{lane: customer, title: A}} {comment}\n"
    assert said(text) == ["4:3 BP201", "4:33 BP902"]
    (finding,) = (f for f in linted(text).findings if f.code == "BP902")
    assert finding.help is not None and finding.help.en == f"write `{written}`"


def test_above_the_first_key_it_may_be_about_the_whole_file() -> None:
    body = HEAD + "  a: {lane: customer, title: A}\n  b: {lane: customer, title: B}\n"
    text = (
        "# yaml-language-server: $schema=x\n# blueprint: ignore-file[BP201, unreachable] -- a sketch\n" + body
    )
    assert said(text) == []
    assert len(linted(text).suppressed) == 3
    below = body.replace("title: T\n", "title: T\n# blueprint: ignore-file[BP201]\n")
    assert said(below)[0] == "3:1 BP902"
    assert len(linted(below).suppressed) == 0


def test_several_comments_and_a_comment_after_a_comment() -> None:
    text = HEAD + "  a: {lane: customer, title: A, uses: [x]} # 说明 # blueprint: ignore[BP201, BP101]\n"
    assert said(text) == []


@pytest.mark.parametrize(
    "comment",
    [
        "# blueprint: ignore",
        "# blueprint: ignore BP201",
        "# blueprint: ignore[]",
        "# blueprint: ignore[BP201",
        "# blueprint: ignore[BP201] because",
        "# blueprint: ignore[BP201] --",
        "# blueprint: ignore-line[BP201]",
        "# blueprint: disable[BP201]",
        "# blueprint:ignore [[BP201]]",
    ],
)
def test_what_cannot_be_understood_suppresses_nothing_and_is_said(comment: str) -> None:
    text = HEAD + f"  a: {{lane: customer, title: A}} {comment}\n"
    assert said(text) == ["4:3 BP201", "4:33 BP902"]


@pytest.mark.parametrize(
    "comment",
    [
        "# blueprint: 1",
        "# blueprint:",
        "# blueprint: see docs",
        "#blueprint ignore[BP201]",
        "# ignore[BP201]",
    ],
)
def test_other_comments_are_comments(comment: str) -> None:
    text = HEAD + f"  a: {{lane: customer, title: A}} {comment}\n"
    assert said(text) == ["4:3 BP201"]


@pytest.mark.parametrize(
    ("named", "findings"),
    [
        ("BP210x", ["4:61 BP901"]),
        ("ded-end", ["4:61 BP901"]),
        ("BP2", ["4:61 BP902"]),
        ("ALL", ["4:61 BP902"]),
        ("BP013", ["4:61 BP902"]),
        ("unused-suppression", ["4:61 BP902"]),
        ("BP201", ["4:61 BP903"]),
        ("dead-end, unknown-lane", ["4:61 BP903", "4:71 BP903"]),
        ("emotion-outside-scale", []),
    ],
)
def test_names_are_held_against_the_rules(named: str, findings: list[str]) -> None:
    text = HEAD + f"  a: {{lane: customer, title: A, end: x}} # blueprint: ignore[{named}]\n"
    assert said(text) == findings


def test_did_you_mean() -> None:
    text = HEAD + "  a: {lane: customer, title: A, end: x} # blueprint: ignore[ded-end, BP21]\n"
    helps = {f.message.en: f.help.en for f in linted(text).findings if f.help}
    assert helps["there is no rule 'ded-end'"] == "did you mean 'dead-end'?"


def test_what_keeps_a_file_from_being_a_map_cannot_be_suppressed() -> None:
    text = (
        "# blueprint: ignore-file[BP013, BP301]\n" + HEAD + "  a: {lane: custmer, title: A, end: x, y: z}\n"
    )
    assert said(text) == ["5:13 BP301", "5:40 BP013"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "  a: {lane: customer, title: A, end: x} # blueprint: ignore[BP201]\n",
            "  a: {lane: customer, title: A, end: x}\n",
        ),
        (
            "  # blueprint: ignore[BP201]\n  a: {lane: customer, title: A, end: x}\n",
            "  a: {lane: customer, title: A, end: x}\n",
        ),
        (
            "  a: {lane: customer, title: A} # blueprint: ignore[BP202, BP201, BP101] -- why\n",
            "  a: {lane: customer, title: A} # blueprint: ignore[BP201] -- why\n",
        ),
        (
            "  a: {lane: customer, title: A, end: x}  # note # blueprint: ignore[BP201]\n",
            "  a: {lane: customer, title: A, end: x}  # note\n",
        ),
        (
            "  # blueprint: ignore[BP201]\r\n  a: {lane: customer, title: A, end: x}\r\n",
            "  a: {lane: customer, title: A, end: x}\r\n",
        ),
        (
            "  a: {lane: customer, title: A, end: x} # blueprint: ignore[BP201]",
            "  a: {lane: customer, title: A, end: x}",
        ),
        (
            "  a: {lane: customer, title: A, end: x}\n\n# blueprint: ignore[BP201]",
            "  a: {lane: customer, title: A, end: x}\n\n",
        ),
    ],
)
def test_a_fix_takes_out_what_is_unused_and_nothing_else(before: str, after: str) -> None:
    mended = mend(linted(HEAD + before), lambda loaded: lint(loaded, RULES))
    assert mended.linted.loaded.source.text == HEAD + after
    assert mended.fixed


def test_texts_are_not_comments_but_the_first_line_of_a_block_can_have_one() -> None:
    text = (
        HEAD
        + "  a:  # one\n    lane: customer # two\n    title: 'it''s # not one' # three\n"
        + '    purpose: "# blueprint: ignore[BP201]"\t# four\n'
        + "    script:\n      - | # five\n        # not one either\n        x # nor this\n      - a#b # six\n# seven"
    )
    loaded = loads(text)
    found = [text[c.start : c.end] for c in comments(text, loaded.tree)]
    assert found == ["# one", "# two", "# three", "# four", "# five", "# six", "# seven"]


def test_audits_see_everything(tmp_path: Path) -> None:
    file = tmp_path / "x.blueprint.yaml"
    file.write_text(
        HEAD + "  a: {lane: customer, title: A} # blueprint: ignore[BP201] -- soon\n", encoding="utf-8"
    )
    done = run("lint", file)
    assert (done.code, "(1 suppressed)" in done.stdout) == (0, True)
    assert json.loads(run("lint", file, "--output-format", "json").stdout)["summary"]["suppressed"] == 1
    audit = run("lint", file, "--ignore-suppressions", "--output-format", "concise")
    assert (audit.code, audit.stdout.count("BP201")) == (1, 1)
