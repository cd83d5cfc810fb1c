"""Codes, names and pages hold together, and every example on a page does what it says."""

import re
from pathlib import Path

import pytest

from blueprint.lint import rules
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule
from blueprint.lint.rulebook.examples import in_chinese
from blueprint.lint.rulebook.explain import as_text
from blueprint.lint.rulebook.page import SECTIONS, page_of
from blueprint.lint.rulebook.registry import all_rules
from blueprint.lint.run.engine import Linted, lint
from blueprint.model.loader import loads

# No text can show them: bytes that are not text, four megabytes, another file, a configuration, a picture, comments.
WITHOUT_EXAMPLE = {
    *("not-utf8", "too-large", "stale-baseline", "missing-own-check", "said-beside-map", "picture-not-drawn"),
    "open-comment",
}
ABOUT_IDS = {"similar-ids", "key-not-text", "unseen-character"}
EVERY = pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.name)


def linted(example: str, rule: Rule) -> Linted:
    """An example as its rule and all that keep a map from being right see it; it need not be perfect."""
    return lint(loads(example), [r for r in all_rules() if r is rule or r.severity is Severity.ERROR])


def test_codes_and_names_are_unique():
    assert len({r.code for r in all_rules()}) == len({r.name for r in all_rules()}) == len(all_rules())


@EVERY
def test_code_name_and_file_agree(rule):
    assert re.fullmatch(r"BP[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert (Path(rules.__path__[0]) / f"{rule.name.replace('-', '_')}.py").is_file()


@EVERY
def test_the_page_has_its_sections_in_order(rule):
    found = list(page_of(rule).sections)
    optional = {"Example", "Use instead"} if rule.name in WITHOUT_EXAMPLE else set()
    assert found == [s for s in SECTIONS if s in found or s not in optional]
    assert all(text.strip() for text in page_of(rule).sections.values())


@EVERY
def test_failing_examples_give_exactly_this_rule(rule):
    page = page_of(rule)
    assert page.fails or rule.name in WITHOUT_EXAMPLE
    for example in page.fails:
        found = linted(example, rule)
        assert {f.code for f in found.findings} == {rule.code}
        assert not found.crashes


@EVERY
def test_passing_examples_are_clean(rule):
    page = page_of(rule)
    assert page.passes or rule.name in WITHOUT_EXAMPLE
    for example in page.passes:
        found = linted(example, rule)
        assert [f.message.en for f in found.findings] == []
        assert not found.crashes


@EVERY
def test_every_message_is_in_both_languages(rule):
    for example in page_of(rule).fails:
        for finding in linted(example, rule).findings:
            for wording in filter(None, (finding.message, finding.help)):
                assert wording.en and wording.zh
                assert not re.search("[\u4e00-\u9fff]", wording.en), "English speaks English"
                assert "{" not in wording.en.replace("{{", "") or "`" in wording.en


@EVERY
def test_in_chinese_a_rule_is_explained_in_chinese_alone(rule):
    examples = [
        line for line in as_text(rule, "zh").splitlines() if line.startswith("    ") and "#" not in line
    ]
    left = re.findall(r"(?<![\w.'`-])[A-Z][a-z]+(?![\w.'-]*:)", "\n".join(examples))
    assert left == [] or rule.name in ABOUT_IDS
    assert not set(SECTIONS[:-1]) & set(as_text(rule, "zh").splitlines())
    page = page_of(rule)
    for examples, wrong in ((page.fails, True), (page.passes, False)):
        for example in map(in_chinese, examples):
            assert (rule.code in {f.code for f in linted(example, rule).findings}) is wrong, example


def test_every_problem_the_reader_can_report_has_a_rule():
    root = Path(rules.__path__[0]).parents[1]
    texts = "".join(
        p.read_text(encoding="utf-8") for d in ("source", "model") for p in (root / d).glob("*.py")
    )
    kinds = set(re.findall(r'(?:wrong|add|_note|Problem|_choice)\(\s*(?:\w+,\s*)?"([a-z0-9-]+)"', texts))
    assert len(kinds) > 20
    assert kinds <= {r.name for r in all_rules()}
