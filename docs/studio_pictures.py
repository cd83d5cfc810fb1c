"""Makes the pictures of docs/studio/ anew: `python docs/studio_pictures.py`; needs Chromium and Playwright.

`--first` makes those of the first two minutes alone.

The real studio is started on a copy of maps/, and every page is photographed at 1440 by 900.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
OUT = ROOT / "docs" / "studio"
MAP = "branch-visitor-routing"
COLOURS = 96
"""Of the palette that a picture is reduced to."""


def take(page: Any, name: str) -> None:
    """One picture, small enough for a repository."""
    from PIL import Image

    page.wait_for_timeout(2500)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    image = image.quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(OUT / f"{name}.png", optimize=True)
    print(f"{name}.png {(OUT / f'{name}.png').stat().st_size / 1000:.0f} kB")


def shown(browser: Any, url: str, ready: str, language: str = "zh", theme: str = "light") -> Any:
    """A page, once something of it is there."""
    locale = {"zh": "zh-CN", "en": "en-GB"}[language]
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale=locale, color_scheme=theme)
    page = context.new_page()
    page.goto(url)
    page.locator(ready).first.wait_for()
    return page


FIRST = {
    "en": ("Parcel pick-up", ("Take a number", "Wait", "Show the slip", "Get the parcel", "Leave")),
    "zh": ("取快递", ("取号", "等候", "出示单号", "拿到快递", "离开")),
}
"""The service and the touchpoints of the first two minutes, as docs/studio.md tells them."""


def first_minutes(browser: Any, url: str, language: str) -> None:
    """What docs/studio.md says under its first heading, word for word, by mouse and keyboard."""
    from tests.studio.real import Page

    ending = "" if language == "en" else ".zh"
    service, (first, *others) = FIRST[language]
    page = shown(browser, url, ".st-key-new-map button", language)
    p = Page(page)
    p.button("new-map").click()
    p.field("new-name").fill(service)
    p.keyboard.press("Enter")
    p.canvas()
    room = p.lane("customer")
    page.mouse.dblclick(room["x"] + 300, room["y"] + room["height"] / 2)
    p.keyboard.type(first)
    for title in others:
        p.keyboard.press("Tab")
        p.keyboard.type(title)
    p.keyboard.press("Enter")
    p.arrived()
    p.fit()
    take(page, f"first-touchpoints{ending}")

    boxes = {title: page.locator('.picture g[id^="touchpoint:"]', has_text=title) for title in others}
    boxes[others[2]].click()
    p.keyboard.press("Alt+ArrowDown")
    p.arrived()
    boxes[others[0]].click()
    for key, value in (("t", "6m"), ("e", "-2")):
        p.keyboard.press(key)
        p.keyboard.type(value)
        p.keyboard.press("Enter")
    p.arrived()
    boxes[others[3]].click()
    page.locator(".form .adders select").last.select_option("served")
    p.arrived()
    boxes[others[3]].click()
    p.keyboard.press("Control+s")
    page.locator(".badge.unsaved").wait_for(state="detached")
    page.locator("[data-testid=stMain]").evaluate("each => each.scrollTo(0, 0)")
    page.locator("[data-testid=stToast]").wait_for(state="detached")
    take(page, f"first-saved{ending}")

    page.get_by_role("radio", name={"en": "Present", "zh": "演示"}[language]).click()
    walk = page.frame_locator("iframe.walk")
    walk.locator("#card h1").wait_for()
    for _ in range(2):
        walk.locator("#bar .next").click()
    take(page, f"first-walk{ending}")


def main() -> None:
    """Start the studio, open its pages, take the pictures."""
    from playwright.sync_api import sync_playwright

    from tests.needs import found
    from tests.studio.real import studio

    OUT.mkdir(exist_ok=True)
    canvas, box = ".canvas[data-seq] .picture g[id]", '.picture g[id="touchpoint:wait"]'
    with TemporaryDirectory() as room, sync_playwright() as playwright:
        folder = Path(room) / "maps"
        shutil.copytree(ROOT / "maps", folder)
        browser = playwright.chromium.launch(executable_path=found("chromium"), args=["--no-sandbox"])
        with studio(folder, Path(room) / "log.txt") as url:
            for language in FIRST:
                first_minutes(browser, url, language)
            if "--first" in sys.argv:
                return
            one = f"{url}/?map={MAP}"
            page = shown(browser, url, "[class*=st-key-card-] :is(img, .taken-in)")
            take(page, "library")
            page = shown(browser, one, canvas)
            page.wait_for_timeout(2000)
            page.locator(box).click()
            take(page, "canvas")
            page = shown(browser, one, canvas, "en", "dark")
            page.wait_for_timeout(2000)
            page.locator(box).click()
            take(page, "canvas-dark")
            page = shown(browser, f"{one}&view=table", ".table[data-seq]")
            take(page, "table")
            page = shown(browser, f"{one}&view=text", ".cm-content", "en")
            take(page, "text")
            page = shown(browser, one, canvas)
            page.get_by_role("radio", name="情感曲线").click()
            page.wait_for_timeout(1500)
            page.locator(".st-key-panels").evaluate("each => each.scrollIntoView()")
            take(page, "panels")
            page = shown(browser, f"{one}&view=present", "iframe.walk")
            walk = page.frame_locator("iframe.walk")
            for _ in range(4):
                walk.locator("#bar .next").click()
            take(page, "present")
            page = shown(browser, url, "[class*=st-key-card-] :is(img, .taken-in)", "en", "dark")
            take(page, "library-dark")
        browser.close()


if __name__ == "__main__":
    main()
