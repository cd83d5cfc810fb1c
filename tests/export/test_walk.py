"""The page of a walk: from step to step along the likeliest way, whatever is pressed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from blueprint.export.subject import Subject
from blueprint.export.walk.data import walk_data
from blueprint.export.walk.page import page
from blueprint.export.walk.walking import choices, start
from blueprint.figures import Analysis
from blueprint.model.loader import load, loads

MAPS = Path(__file__).parents[2] / "maps"
DESK = """blueprint: 1
title: Desk
touchpoints:
  ask:
    lane: customer
    title: {zh: 提问, en: Ask}
    time: 30s
    next: {answer: 60%, look: 40%}
  answer:
    lane: frontstage
    title: Answer
    script: ["</script><img src=x onerror=window.bad=1>"]
    contact: {steps: [Look up]}
    notes: [{pain: Slow}]
    emotion: 2
    evidence: [Board]
    end: served
  look: {lane: customer, title: Look, next: answer, end: {lost: 10%}}
"""


def subject(text: str = DESK, **given: Any) -> Subject:
    made = loads(text).map
    assert made is not None
    return Subject(Analysis(made), **given)


def test_a_walk_takes_the_likeliest_way() -> None:
    desk = subject().map

    assert start(desk) == "ask"
    assert [(c.target, c.leaves) for c in choices(desk, "ask")] == [("answer", False), ("look", False)]
    assert [(c.target, c.leaves) for c in choices(desk, "look")] == [("answer", False), ("lost", True)]


def test_the_card_says_what_is_done_said_and_shown() -> None:
    step = walk_data(subject(), "en")["steps"]["answer"]

    assert step["good"] == ["Look up"]
    assert step["evidence"] == ["Board"]
    assert step["notes"] == ["Pain: Slow"]
    assert step["score"] == 2
    assert [way["title"] for way in step["ways"]] == ["served"]


def test_words_of_a_case_are_crossed_out_with_what_to_say_instead() -> None:
    made = load(str(MAPS / "case-privacy-complaint.blueprint.yaml")).map
    assert made is not None
    said = walk_data(Subject(Analysis(made)), "en")["steps"]["reply"]["script"][0]
    assert said[0].startswith("That is absolutely impossible!")
    assert said[1] is True
    assert said[2].startswith("Say instead")


@pytest.mark.parametrize("texts", ["en", "zh"])
def test_keys_a_clicker_and_buttons_walk_to_the_exit_and_back(
    browser: Any, tmp_path: Path, texts: Any
) -> None:
    file = tmp_path / "walk.html"
    file.write_text(page(subject(texts=texts)), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    shown = context.new_page()
    wrong: list[str] = []
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    shown.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    shown.goto(file.as_uri())
    at = shown.locator("body")

    def stands(id_: str) -> None:
        shown.locator(f'body[data-at="{id_}"]').wait_for(timeout=10_000)

    shown.keyboard.press("PageDown")
    stands("ask")
    shown.keyboard.press("2")
    stands("look")
    shown.keyboard.press("PageUp")
    shown.locator("#bar .next").click()
    stands("answer")
    assert shown.locator("#card blockquote").inner_text() == "</script><img src=x onerror=window.bad=1>"
    assert shown.locator("#curve circle").count() == 1
    before = shown.locator("#picture svg").get_attribute("viewBox")
    shown.keyboard.press("0")
    shown.wait_for_function(
        "(old) => document.querySelector('#picture svg').getAttribute('viewBox') !== old", arg=before
    )
    shown.keyboard.press("n")
    shown.keyboard.press("ArrowRight")
    stands("end")
    shown.keyboard.press("Home")
    stands("")
    for key in ("+", "-", "-", "-"):
        shown.keyboard.press(key)
    assert (
        "7 s" in shown.locator("#bar .run").inner_text() or "7 秒" in shown.locator("#bar .run").inner_text()
    )
    shown.locator("#bar .run").click()
    stands("ask")
    assert shown.evaluate("window.bad") is None
    assert at.evaluate("(body) => body.scrollHeight <= innerHeight")
    assert wrong == []
    context.close()
