"""Limits by law run on their own clock: what is said of them in figures, findings and pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from blueprint.draw.from_figures import overlay_of
from blueprint.figures import Analysis
from blueprint.figures.data import as_data
from blueprint.figures.invest.improve import improve
from blueprint.figures.staffing.staffing import staffing
from blueprint.lint.finding import Finding
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lint.run.engine import lint
from blueprint.model.loader import loads
from tests.run import run

DAY = 86400.0
COMPLAINT = """blueprint: 1
title: Complaint
standards: [cn.bank_insurance_complaints.2020]
arrivals: 1/h
touchpoints:
  complain: {lane: customer, title: Complain, time: 5m, next: look-into}
  look-into: {lane: backstage, title: Look into it, time: 40d, next: answer}
  answer:
    lane: frontstage
    title: Answer
    time: {standard: 5m, limit: {within: 15d%s}}
    end: served
"""
SIMPLE = ", source: cn.bank_insurance_complaints.2020#simple"
UNSAID = COMPLAINT % SIMPLE


def analysis(text: str) -> Analysis:
    service_map = loads(text).map
    assert service_map is not None
    return Analysis(service_map)


def limit(text: str) -> dict[str, Any]:
    [found] = as_data(analysis(text))["segments"]["all"]["limits"]
    return dict(found)


@pytest.mark.parametrize(
    ("says", "achieved", "kept", "assumed"),
    [
        (SIMPLE, 40 * DAY + 600, False, True),  # the clock of the pack starts with the complaint
        (SIMPLE + ", from: complain", 40 * DAY + 600, False, False),
        (SIMPLE + ", from: look-into", 40 * DAY + 300, False, False),
        (SIMPLE + ", from: answer", 300.0, True, False),
        (", from: complain, to: look-into", 40 * DAY + 300, False, False),
        (", from: complain", 40 * DAY + 600, False, False),
        ("", 300.0, True, False),  # a limit of one's own is one of the touchpoint alone
    ],
)
def test_a_limit_is_held_against_the_time_on_its_clock(
    says: str, achieved: float, kept: bool, assumed: bool
) -> None:
    found = limit(COMPLAINT % says)
    assert found["touchpoint"] == "answer" and found["within"] == 15 * DAY
    assert (found["achieved"], found["kept"], found["start_assumed"]) == (achieved, kept, assumed)


@pytest.mark.parametrize(("start", "title"), [("answer", "Answer"), ("look-into", "Look into it")])
def test_who_reads_that_a_limit_is_kept_reads_from_where_it_was_counted(
    start: str, title: str, tmp_path: Path
) -> None:
    """Started at the last step, a limit of 15 days is kept whatever went before: the sentence says which clock that was."""
    file = tmp_path / "complaint.blueprint.yaml"
    file.write_text(COMPLAINT % f"{SIMPLE}, from: {start}", encoding="utf-8")
    assert f", counted from {title}." in " ".join(run("analyse", file).stdout.split())
    assert f"（从{title}起算）" in run("analyse", file, "--lang", "zh").stdout


def test_where_customers_come_in_at_several_touchpoints_the_last_step_alone_keeps_nothing() -> None:
    by_letter = "  letter: {lane: customer, title: Letter, start: 50%, time: 1m, next: look-into}\n"
    text = UNSAID.replace("title: Complain,", "title: Complain, start: 50%,")
    two = text.replace("  look-into: {", by_letter + "  look-into: {")
    found = limit(two)
    assert found["kept"] is None and "`limit: {from: ...}`" in found["reason"]
    late = limit(two.replace("standard: 5m", "standard: 16d"))
    assert late["kept"] is False  # whatever came before


def test_a_segment_is_held_against_its_own_limit() -> None:
    segments = (
        "segments:\n  plain: {title: Plain, share: 50%}\n"
        "  hard: {title: Hard, share: 50%, changes: {answer: {time: {limit: {within: 60d}}}}}\ntouchpoints:"
    )
    data = as_data(analysis((COMPLAINT % ", from: complain").replace("touchpoints:", segments)))["segments"]
    assert [data[name]["limits"][0]["kept"] for name in ("all", "plain", "hard")] == [False, False, True]


def findings(text: str, *names: str) -> tuple[Finding, ...]:
    return lint(loads(text), [rule_named(name) for name in names]).findings


def test_lint_names_the_limit_and_the_clock() -> None:
    found = findings(UNSAID, "limit-not-kept", "outside-standard", "limit-without-start")
    assert [f.name for f in found] == ["limit-without-start", "outside-standard"]
    assert "the complaint comes in" in found[0].message.en
    assert "40 d" in found[1].message.en
    own = findings(COMPLAINT % ", from: complain", "limit-not-kept", "limit-without-start")
    assert [f.name for f in own] == ["limit-not-kept"]
    assert "takes up to 40 d 10 min, the limit is 15 d" in own[0].message.en
    assert "最长用时 40 天 10 分钟" in own[0].message.zh


def test_the_picture_says_that_it_is_not_kept() -> None:
    overlay = overlay_of(analysis(UNSAID))
    [late] = [f for f in overlay.figures if f.state == "broken"]
    assert late.label.en == "Complain → Answer: limit by law ≤ 15 d"
    assert late.value["en"] == "40 d 10 min"  # type: ignore[index]
    assert overlay.chips["answer"].state == "broken"


def test_advice_counts_limits() -> None:
    # A minute of 40 d less, of a limit of 15 d.
    [worth] = [w for w in improve(analysis(UNSAID)).worths if w.measure.touchpoint == "look-into"]
    assert worth.shortfall == pytest.approx(60 / (15 * DAY))
    served = UNSAID.replace("title: Answer", "title: Answer\n    staffed: {servers: 1}")
    assert [(b.kind, b.of) for b in staffing(analysis(served)).breaks] == [("limit", "answer")]
