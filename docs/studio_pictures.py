"""Makes the pictures of docs/studio/ anew: `python docs/studio_pictures.py`; needs Chromium and Playwright.

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
