"""The text editor in a real browser, and the grammar its completions come from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from blueprint.model.completions import completions_of
from blueprint.model.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable

APP = Path(__file__).parent / "text_app.py"


def test_the_grammar_knows_keys_values_and_what_they_mean() -> None:
    grammar = completions_of(schema())
    assert {"title", "touchpoints", "promises"} <= set(grammar["root"]["keys"])
    assert grammar["root"]["keys"]["touchpoints"]["other"]["refs"] == ["Touchpoint"]
    lane = grammar["definitions"]["Touchpoint"]["keys"]["lane"]
    assert lane["values"] == ["evidence", "customer", "frontstage", "backstage", "support"]
    assert lane["info"]
    assert "Times" in grammar["definitions"]["Touchpoint"]["keys"]["time"]["refs"]
    assert len(json.dumps(grammar)) < 40_000, "it is sent to the browser at every run"


class Editor:
    """The page, spoken to as a writer would."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.content = page.locator(".text-editor .cm-content")
        self.content.wait_for()

    def end_of_line(self, number: int) -> None:
        self.page.locator(".cm-line").nth(number - 1).click()
        self.page.keyboard.press("End")

    def echo(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.page.locator("[data-testid=stCode]").inner_text())
        return told

    def told(self, what: str) -> dict[str, Any]:
        self.page.locator("[data-testid=stCode]", has_text=what).wait_for()
        return self.echo()

    def options(self) -> list[str]:
        found = self.page.locator(".cm-tooltip-autocomplete li")
        found.first.wait_for()
        return [str(text) for text in found.all_inner_texts()]


@pytest.fixture
def editor(serve: Callable[..., str], page_factory: Callable[..., Any]) -> Callable[..., Editor]:
    return lambda query="": Editor(
        page_factory(f"{serve(APP)}/?{query}", viewport={"width": 1024, "height": 800})
    )


def test_typing_is_completed_sent_after_a_pause_saved_and_checked(editor: Callable[..., Editor]) -> None:
    e = editor()
    keyboard = e.page.keyboard
    e.end_of_line(8)
    keyboard.press("Enter")
    keyboard.type("emo")
    assert e.options() == ["emotion", "staff_emotion"]
    e.page.wait_for_timeout(150)  # Enter right after the list opens is meant for the text
    keyboard.press("Enter")
    keyboard.type("9x")
    told = e.told("emotion: 9x")
    assert told["log"][-1]["verb"] == {"verb": "text", "text": told["text"]}
    assert told["text"].endswith("    end: served\n    emotion: 9x\n")
    marker = e.page.locator(".cm-lint-marker-error")
    marker.first.wait_for()
    assert marker.count() == 1
    keyboard.press("Backspace")
    keyboard.press("Control+s")
    told = e.told('"verb": "save"')
    # A slow typist's pauses send what there is: the texts before the last may be several.
    assert [op["verb"]["verb"] for op in told["log"]][-2:] == ["text", "save"]
    assert told["text"].endswith("emotion: 9\n")
    keyboard.press("Enter")
    keyboard.type("next: ")
    keyboard.press("Control+Space")
    assert e.options() == ["enter", "greet"]
    keyboard.press("Escape")
    keyboard.press("Control+a")
    keyboard.press("Control+Home")
    e.end_of_line(4)
    keyboard.press("ArrowLeft")
    keyboard.type(", chan")
    assert e.options() == ["channel"]


def test_only_a_new_revision_replaces_what_is_written(editor: Callable[..., Editor]) -> None:
    e = editor()
    e.end_of_line(2)
    e.page.keyboard.type("铺")
    e.told("小店铺")
    assert "小店铺" in e.content.inner_text()
    e.page.get_by_role("button", name="other").click()
    e.page.locator(".cm-line", has_text="欢迎").wait_for()
    e.end_of_line(2)
    e.page.keyboard.press("Control+z")
    assert "小店铺" not in e.content.inner_text(), "the writer's own typing can be undone"
    assert "欢迎" in e.content.inner_text(), "what came from elsewhere is not undone here"
    e.told("小店\\ntouchpoints")
    e.page.keyboard.press("Control+z")
    assert e.told('"verb": "undo"')["log"][-1]["verb"] == {"verb": "undo"}


def test_nothing_is_sent_while_an_input_method_composes(editor: Callable[..., Editor]) -> None:
    e = editor()
    e.end_of_line(2)
    ime = e.page.context.new_cdp_session(e.page)
    for typed in ("p", "pu", "铺子"):
        ime.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    e.page.wait_for_timeout(900)
    assert e.echo()["log"] == []
    ime.send("Input.insertText", {"text": "铺子"})
    assert "title: 小店铺子" in e.told("小店铺子")["text"]


def test_findings_stand_at_their_lines_in_the_readers_language(editor: Callable[..., Editor]) -> None:
    e = editor("warn=1&goto=7")
    assert e.content.get_attribute("aria-label") == "服务地图文本（YAML）"
    assert e.page.locator(".cm-lintRange-warning").inner_text() == "enter"
    assert e.page.locator(".cm-lintRange-info").inner_text() == "title"
    e.page.locator(".cm-lint-marker-warning").hover()
    assert "提醒" in e.page.locator(".cm-tooltip").inner_text()
    e.page.locator(".cm-activeLine", has_text="问候").wait_for()


def test_a_read_only_text_cannot_be_changed(editor: Callable[..., Editor]) -> None:
    e = editor("ro=1&lang=en")
    assert e.content.get_attribute("contenteditable") == "false"
    assert e.content.get_attribute("aria-label") == "Text of the service map, YAML"
