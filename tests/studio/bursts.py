"""Fast hands: what was typed must be in the map, in order, and the page must stay.

python -m tests.studio.bursts 200    # prints the counts, for each kind of burst and each delay of the server
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blueprint.model.loader import loads
from blueprint.model.writing import written
from tests.needs import found as found_program
from tests.studio.real import Page, studio

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.model.service_map import ServiceMap

LINE = """blueprint: 1
title: {zh: 快手, en: Fast hands}
touchpoints:
  start: {lane: customer, title: {zh: 开始}, next: second}
  second: {lane: frontstage, title: {zh: 其次}, end: served}
"""
KEY = 60
"""Milliseconds from key to key."""
LATE = """const Plain = WebSocket;
window.WebSocket = class extends Plain {
  addEventListener(kind, heard, ...rest) {
    super.addEventListener(kind, kind === "message" ? (event) => setTimeout(() => heard(event), DELAY) : heard, ...rest);
  }
  set onmessage(heard) { super.onmessage = heard && ((event) => setTimeout(() => heard.call(this, event), DELAY)); }
  get onmessage() { return super.onmessage; }
};"""
DELAYS = (0, 300, 2000)
"""Milliseconds that every word of the server is late."""
TITLES, MANY = 12, 30
HELD = 5000
"""Milliseconds that a key is held down where nothing hurries."""
FIELDS = (("role", "岗位"), ("time.standard", "5m"), ("time.tolerance", "9m"), ("time.estimate.min", "2m"))


def slow(page: Any, delay: int) -> None:
    """Let every word of the server come so many milliseconds late; to be called before the page opens."""

    if delay:
        page.add_init_script(LATE.replace("DELAY", str(delay)))


def titles(p: Page, count: int = TITLES) -> list[str]:
    """Type titles of new touchpoints, each made by Tab from the one before; gives what the map must say."""
    p.box("second").click()
    p.keyboard.press("n")
    said = [f"t{n:02d}" for n in range(count)]
    for name in said:
        p.keyboard.type(name, delay=KEY)
        p.keyboard.press("Enter" if name == said[-1] else "Tab")
    p.arrived()
    return said


def again_and_again(p: Page, count: int = TITLES) -> None:
    """Take so many edits back and make them again, as fast as a key that is held down."""
    held = HELD // 35 if count > TITLES else 2 * count
    for key in ("Control+z", "Control+y"):
        for _ in range(held):
            p.keyboard.press(key)
            p.page.wait_for_timeout(35)
    p.arrived()


def values(p: Page, id_: str) -> dict[str, str]:
    """Type values from field to field, with no key but Tab between them."""
    p.selected(id_)
    p.formed(f"{id_}/title").focus()
    for name, typed in FIELDS:
        wanted = f"{id_}/{name.replace('.', '/')}"
        while p.in_field != wanted:
            p.keyboard.press("Tab")
        p.keyboard.type(typed, delay=KEY)
    p.keyboard.press("Tab")
    return dict(FIELDS)


def found(file: Path, p: Page, until: Callable[[ServiceMap], bool]) -> ServiceMap:
    """Save, and give the map once it says so, or as it is after all patience."""
    p.settled()
    p.button("save").click()

    def right(text: str) -> bool:
        made = loads(text).map
        return made is not None and until(made)

    made = loads(p.saved(file, right, 15)).map
    assert made is not None
    return made


def burst(kind: str, p: Page, file: Path, count: int = TITLES) -> None:
    """One burst of a kind. Raises AssertionError with what the file says when it is not whole."""
    if kind == "titles":
        said = titles(p, count)
        again_and_again(p, count)
        found(file, p, lambda m: [t.title["zh"] for t in m.touchpoints.values()][2:] == said)
    else:
        values(p, "second")
        p.box("second").click()
        found(file, p, lambda m: _fits(m.touchpoints["second"]))


def _fits(touchpoint: Any) -> bool:
    given = {name: field_value(touchpoint, name) for name, _ in FIELDS}
    return given == dict(FIELDS)


def field_value(touchpoint: Any, name: str) -> str:
    """A value as it is written in the file."""
    for step in name.split("."):
        touchpoint = getattr(touchpoint, step, None)
    return touchpoint["zh"] if name == "role" and touchpoint else str(written(touchpoint))


def main(count: int) -> None:
    from playwright.sync_api import sync_playwright

    counts: Counter[str] = Counter()
    folder = Path(tempfile.mkdtemp()) / "maps"
    folder.mkdir()
    log = folder.parent / "log.txt"
    with studio(folder, log) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_program("chromium"), args=["--no-sandbox"])
        for n, delay, kind in product(range(count), DELAYS, ("titles", "values")):
            said = f"{kind}, {delay} ms late"
            file = folder / f"{kind}-{delay}-{n}.blueprint.yaml"
            file.write_text(LINE, encoding="utf-8")
            context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            page = context.new_page()
            page.on("pageerror", lambda error: counts.update([f"page error: {error}"]))
            slow(page, delay)
            page.goto(f"{url}/?map={file.name.removesuffix('.blueprint.yaml')}")
            try:
                burst(kind, Page(page).canvas(), file, MANY)
                counts[f"{said}: whole"] += 1
            except Exception as wrong:
                counts[f"{said}: not whole"] += 1
                print(f"{said}, {n}: {wrong}", flush=True)
            context.close()
        browser.close()
    counts["callbacks that failed"] = log.read_text(encoding="utf-8").count("unforeseen")
    for name, n in sorted(counts.items()):
        print(f"{n:6d} {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
