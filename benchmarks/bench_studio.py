"""The studio, in a real browser: from a key press to the picture painted anew by Python's answer; and its start.

Every edit moves a touchpoint to another lane, one after the other, with the inspector and the panels below in the
page. What the canvas shows by itself at the press of the key is not counted. Aim: 150 ms median at 60 touchpoints.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks import generate
from benchmarks.timing import milliseconds, table

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SIZES = {14: "", 60: "150 ms median", 200: ""}
EDITS, WARM = 25, 3
WATCH = """() => {
    const find = (root) => root.querySelector(".canvas[data-seq]") ?? [...root.querySelectorAll("*")]
        .filter((each) => each.shadowRoot).map((each) => find(each.shadowRoot)).find(Boolean);
    const canvas = find(document), now = () => performance.now();
    window.bench = { pressed: 0, seq: -1, painted: 0 };
    addEventListener("keydown", (event) => { if (event.altKey && event.key !== "Alt") window.bench.pressed = now(); }, true);
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
        Object.assign(window.bench, { seq: Number(canvas.dataset.seq), painted: now() });
    }))).observe(canvas, { attributes: true, attributeFilter: ["data-seq"] });
}"""


def visit(steps: int) -> str:
    """A map of so many touchpoints, without the last blocks' rest."""
    whole = generate.service_map(-(-steps // generate.BLOCK) * generate.BLOCK)
    if steps % generate.BLOCK == 0:
        return whole
    kept = whole.split(f"  step-{steps + 1}:\n")[0]
    head, _, last = kept.rpartition("    next:")
    return f"{head}    end: served\n" if last else kept


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """`blueprint studio`, from its start to the answer that it is well."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "blueprint", "studio", str(folder), "--port", str(port), "--no-browser"]
    url = f"http://127.0.0.1:{port}"
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT)
        try:
            until = time.monotonic() + 60
            while not well(url):
                if time.monotonic() > until:
                    raise SystemExit("the studio did not start")
                time.sleep(0.02)
            yield url
        finally:
            process.terminate()
            process.wait()


def well(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def opened(browser: Any, url: str) -> Any:
    """A page that shows the canvas."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN").new_page()
    page.set_default_timeout(60_000)
    page.goto(url)
    page.locator(".canvas[data-seq] .picture g[id]").first.wait_for()
    return page


def edits(page: Any) -> list[float]:
    """Seconds from the key to the picture, edit by edit."""
    page.wait_for_timeout(3000)
    page.locator('.picture g[id="touchpoint:step-2"]').click()
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)
    took = []
    for number in range(EDITS + WARM):
        page.keyboard.press("Alt+ArrowUp" if number % 2 else "Alt+ArrowDown")
        page.wait_for_function("(n) => window.bench.seq > n", arg=number)
        took.append(page.evaluate("() => window.bench.painted - window.bench.pressed") / 1000)
        page.wait_for_timeout(600)
    return took[WARM:]


def main() -> int:
    chromium = (
        os.environ.get("BLUEPRINT_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    if chromium is None or find_spec("playwright") is None or find_spec("streamlit") is None:
        print("not here: Chromium, playwright or streamlit")
        return 0
    from playwright.sync_api import sync_playwright

    rows = []
    with TemporaryDirectory() as room, sync_playwright() as playwright:
        folder = Path(room)
        for size in SIZES:
            (folder / f"visit-{size}.blueprint.yaml").write_text(visit(size), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        start = time.perf_counter()
        with server(folder) as url:
            up = time.perf_counter() - start
            opened(browser, f"{url}/?map=visit-14").context.close()
            first = time.perf_counter() - start
            for size, aim in SIZES.items():
                begun = time.perf_counter()
                page = opened(browser, f"{url}/?map=visit-{size}")
                shown, took = time.perf_counter() - begun, edits(page)
                page.context.close()
                worst = statistics.quantiles(took, n=20)[-1]
                median = statistics.median(took)
                rows.append(
                    [str(size), milliseconds(shown), milliseconds(median), milliseconds(worst), aim or "-"]
                )
        browser.close()
    print(table(["touchpoints", "page to canvas", "edit, median", "edit, 95 %", "aim"], rows))
    print(
        f"start of the command to its first answer {milliseconds(up)}, to the first canvas {milliseconds(first)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
