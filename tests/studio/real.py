"""The real studio, started by its command, and a page of it spoken to as a user would."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.studio import serving
from tests.studio.boxes import box_of
from tests.studio.serving import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FOCUSED = """() => { let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.id || at?.className?.baseVal || at?.className || at?.localName || ""; }"""

IN_FIELD = """() => { let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.closest?.(".form [data-key]")?.dataset.key ?? ""; }"""

HAS_KEYS = """() => { let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.localName === "iframe"; }"""

SETTLED = """() => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-stale=true]")
    && !document.getAnimations().some((each) => each instanceof CSSTransition)"""


ARRIVED = """() => [...(globalThis[Symbol.for("blueprint.queues")] ?? new Map()).values()]
    .every((each) => !each.pending.length)"""


@contextmanager
def studio(folder: Path, log: Path, *options: str, killed: bool = False) -> Iterator[str]:
    """`blueprint studio FOLDER --no-browser`; gives its address. It is ended in peace, or `killed` with SIGKILL."""
    words = [sys.executable, "-m", "blueprint", "studio", str(folder), "--no-browser", *options]
    process, url = serving.start(lambda port: [*words, "--port", str(port)], log, BLUEPRINT_TRACEBACK="1")
    try:
        yield url
    finally:
        if killed:
            process.kill()
        serving.stop(process)


class Page:
    """One page of the studio."""

    def __init__(self, page: Any) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        self.keyboard = page.keyboard

    def at(self, key: str) -> Any:
        """What stands under a Streamlit key."""
        return self.page.locator(f".st-key-{re.sub(r'[^a-zA-Z0-9_-]', '-', key)}").first

    def button(self, key: str) -> Any:
        return self.at(key).locator("button").first

    def field(self, key: str) -> Any:
        """The input of a field: of the form beside the canvas, else Streamlit's, whose key may end in a number."""
        if key.startswith(f"f:{self.map}/touchpoints/"):
            return self.formed(key.removeprefix(f"f:{self.map}/touchpoints/"))
        name = re.sub(r"[^a-zA-Z0-9_-]", "-", key)
        return (
            self.page.locator(f'.st-key-{name}, [class*="st-key-{name}-"]').locator("input, textarea").first
        )

    def formed(self, key: str) -> Any:
        """The input of a field of the form: `<touchpoint>/time/standard`."""
        return self.page.locator(f'.form [data-key="{key}"]').locator("input, textarea, select").first

    def choose(self, key: str, option: str) -> None:
        """Take an option of a select box, by keyboard."""
        self.settled()
        self.field(key).focus()
        self.keyboard.type(option)
        self.page.get_by_role("option", name=option).first.wait_for()
        self.keyboard.press("Enter")

    def words(self, text: str) -> Any:
        """Wait until a text is on the page."""
        found = self.page.get_by_text(text).first
        found.wait_for()
        return found

    def view(self, name: str) -> None:
        """Choose 画布, 表格 or 文本."""
        self.at("view").get_by_role("radio", name=name).click()
        ready = {
            "画布": ".canvas[data-seq]",
            "表格": ".table[data-seq]",
            "文本": ".text-editor .cm-content",
        }[name]
        self.page.locator(ready).first.wait_for(state="attached")

    def present(self, *, by_link: bool = False) -> Any:
        """The page of the walk, once it has the keys."""
        if not by_link:
            self.at("view").get_by_role("radio", name="演示").click()
        frame = self.page.frame_locator("iframe.walk")
        frame.locator("#card h1").wait_for()
        self.page.wait_for_function(HAS_KEYS)
        return frame

    def canvas(self) -> Page:
        self.page.locator(".canvas[data-seq]").wait_for()
        return self

    def box(self, id_: str) -> Any:
        return self.page.locator(f'.picture g[id="touchpoint:{id_}"]')

    def seq(self) -> int:
        return int(self.page.locator(".canvas[data-seq]").get_attribute("data-seq"))

    def done(self, seq: int) -> None:
        """Wait until Python has made so many edits of the canvas, and the picture shows them."""
        try:
            self.page.locator(f'.canvas[data-seq="{seq}"]').wait_for()
        except Exception as late:
            raise AssertionError(
                f"{self.seq()} edits made, not {seq}; the focus is on {self.focused}"
            ) from late

    def arrived(self) -> None:
        """Wait until Python has every edit of the canvas and of the text."""
        self.page.wait_for_function(ARRIVED)

    def still(self) -> None:
        """Wait until boxes have glided to their places."""
        self.page.wait_for_timeout(60)
        self.page.wait_for_function(
            "() => !document.getAnimations().some((each) => each.effect.target.closest?.('.picture'))"
        )

    def cell_at(self, row: str, key: str) -> Any:
        """A cell of the table, by the name of its row (empty: the last one, which is empty) and its column."""
        line = f'tr[data-row="{row}"]' if row else "tr.new"
        return self.page.locator(f'.table {line} td[data-key="{key}"]')

    def settled(self) -> None:
        """Wait until the script has run and nothing of the page is fading in or out any more."""
        self.page.wait_for_timeout(250)
        self.page.wait_for_function(SETTLED)

    def middle(self, id_: str) -> tuple[float, float]:
        self.still()
        r = box_of(self.box(id_).locator("rect").first)
        return r["x"] + r["width"] / 2, r["y"] + r["height"] / 2

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=3)
        mouse.move(*end, steps=3)
        mouse.up()

    def fit(self) -> None:
        """Show everything."""
        self.page.locator('[data-tool="fit"]').click()

    def lane(self, lane: str) -> dict[str, float]:
        return box_of(self.page.locator(f'[id="lane:{lane}"]'))

    def selected(self, id_: str) -> None:
        """Click a touchpoint and wait for its form."""
        self.box(id_).click()
        self.formed(f"{id_}/title").wait_for()

    @property
    def in_field(self) -> str:
        """The field of the form that has the focus; empty elsewhere."""
        return str(self.page.evaluate(IN_FIELD))

    @property
    def map(self) -> str:
        return str(self.page.evaluate("() => new URL(location.href).searchParams.get('map')"))

    @property
    def focused(self) -> str:
        return str(self.page.evaluate(FOCUSED))

    def rename(self, id_: str, title: str) -> None:
        """By keyboard, on the canvas."""
        seq = self.seq()
        self.box(id_).click()
        self.keyboard.press("F2")
        self.keyboard.press("Control+a")
        self.keyboard.type(title)
        self.keyboard.press("Enter")
        self.done(seq + 1)

    def saved(self, file: Path, until: Callable[[str], bool], seconds: float = PATIENCE / 1000) -> str:
        """Wait until the file says what is expected of it."""
        for _ in range(round(seconds * 20)):
            text = file.read_text(encoding="utf-8") if file.is_file() else ""
            if until(text):
                return text
            self.page.wait_for_timeout(50)
        raise AssertionError(text)

    def value(self, field: Any, said: str) -> None:
        """Wait until a field says so."""
        for _ in range(PATIENCE // 50):
            if field.input_value() == said:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(field.input_value())

    def cell(self, said: str) -> None:
        """Wait until a cell of the table says so."""
        self.page.locator(".table td", has_text=said).first.wait_for(state="attached")

    def typed_text(self) -> str:
        """All of the text view's buffer that is drawn."""
        return "\n".join(self.page.locator(".cm-line").all_inner_texts())
