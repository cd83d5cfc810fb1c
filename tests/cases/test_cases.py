"""The four cases of the deck 客户服务培训: what happened, and what the deck would rather see.

A bad version gets the marks a trainer would give, in the preset `training`; a good one gets none.
"""

from pathlib import Path

import pytest

from blueprint.lint.finding import Severity
from blueprint.lint.rulebook.preset import preset
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import Linted, lint
from blueprint.model.loader import load

FOLDER = Path(__file__).parent
NOBODY_SEES_OFF = {
    "missing-bow": "touchpoints",
    "missing-smile": "touchpoints",
    "phase-not-covered": "touchpoints",
}
UNSCHOOLED = {
    "missing-courtesy-words": "touchpoints",
    "missing-gesture": "touchpoints",
    "dimension-not-covered": "touchpoints",
}

# Case to rule to the touchpoints, needs or keys that it marks. Flow, lanes and completeness are marked in
# full; of time, experience and wording stands here what the case is told for.
MARKS = {
    # No sign, no greeting, no answer; passed on by a wave of the hand.
    "misrouted": NOBODY_SEES_OFF
    | UNSCHOOLED
    | {
        "customer-action-without-evidence": "enter",
        "fail-without-recovery": "enter",
        "handoff-without-limit": "ask ignore",
        "handoff-without-standard": "ask ignore",
        "incomplete-contact": "ignore",
        "missing-norm": "ignore",
        "missing-assurance": "ignore",
        "missing-gesture": "touchpoints ignore",
        "dimension-not-covered": "touchpoints transfer",
        "unclear-voice": "touchpoints",
        "need-unserved": "heard",
        "need-weakly-served": "find",
        "touchpoint-serves-no-need": "ignore",
    },
    # Sold out, said on the doorstep: no help, no alternative, no farewell.
    "door_refusal": NOBODY_SEES_OFF
    | UNSCHOOLED
    | {
        "fail-without-recovery": "refuse",
        "handoff-without-limit": "refuse",
        "handoff-without-standard": "refuse",
        "incomplete-contact": "refuse",
        "need-unserved": "medicine",
        "touchpoint-serves-no-need": "refuse turn",
    },
    # Denied and contradicted; nothing is looked into, nobody says sorry.
    "privacy_complaint": NOBODY_SEES_OFF
    | UNSCHOOLED
    | {
        "handoff-without-limit": "accuse",
        "handoff-without-standard": "accuse",
        "incomplete-contact": "deny accuse",
        "need-unserved": "cleared",
        "need-weakly-served": "believed",
        "touchpoint-serves-no-need": "deny accuse quarrel",
    },
    # The need is not understood; what is sold out is not put right.
    "small_pack": NOBODY_SEES_OFF
    | UNSCHOOLED
    | {
        "fail-without-recovery": "fetch",
        "handoff-without-limit": "insist persuade",
        "handoff-without-standard": "insist persuade",
        "incomplete-contact": "persuade",
        "need-unserved": "small",
        "touchpoint-serves-no-need": "insist persuade angry",
    },
}
ALSO = {
    "misrouted": {"no-greeting", "no-farewell", "ends-low", "pain-late", "missing-courtesy"},
    "door_refusal": {"no-farewell", "ends-low", "peak-is-negative", "missing-courtesy"},
    "privacy_complaint": {"forbidden-phrase", "no-greeting", "no-farewell", "ends-low"},
    "small_pack": {"forbidden-phrase", "no-greeting", "no-farewell", "ends-low", "pain-late"},
}
MARKED_IN_FULL = ("BP2", "BP3", "BP7")


def trained(name: str) -> Linted:
    rules = [rule_named(rule) for rule in sorted(preset("training").rules)]
    return lint(load(FOLDER / f"case_{name}.blueprint.yaml"), rules)


@pytest.mark.parametrize("case", MARKS)
def test_the_bad_version_gets_the_marks_of_a_trainer(case: str) -> None:
    found = trained(f"{case}_bad")
    marks: dict[str, dict[str, None]] = {}
    for finding in found.findings:
        if finding.code.startswith(MARKED_IN_FULL):
            marks.setdefault(finding.name, {})[finding.element] = None

    assert not found.crashes
    assert {name: " ".join(elements) for name, elements in marks.items()} == MARKS[case]
    assert {f.name for f in found.findings} >= ALSO[case]


def test_the_three_forbidden_phrases_of_the_quarrel_are_found() -> None:
    said = [f.element for f in trained("privacy_complaint_bad").findings if f.name == "forbidden-phrase"]

    assert said == ["deny", "accuse", "accuse"]


@pytest.mark.parametrize("case", MARKS)
def test_the_bad_version_is_a_map_all_the_same(case: str) -> None:
    assert all(f.severity < Severity.ERROR for f in trained(f"{case}_bad").findings)


@pytest.mark.parametrize("case", MARKS)
def test_the_good_version_gets_none(case: str) -> None:
    assert [(f.name, f.element) for f in trained(f"{case}_good").findings] == []


def test_every_case_of_the_folder_is_tested() -> None:
    assert {p.name for p in FOLDER.glob("*.yaml")} == {
        f"case_{case}_{version}.blueprint.yaml" for case in MARKS for version in ("bad", "good")
    }
