"""How quick the studio is: `python -m tests.studio.pace 60 150` prints the figures for maps of so many touchpoints."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.generate import service_map
from tests.needs import found
from tests.studio.real import Page, studio

TIMES = 30
HOST = """const find = (root) => { for (const each of root.querySelectorAll('*')) if (each.shadowRoot) {
    const canvas = each.shadowRoot.querySelector('.canvas'); if (canvas) return canvas.getRootNode(); } return null; };
  const host = find(document) ?? document;"""
SELECT = f"""async (id) => {{ {HOST}
  const box = host.querySelector(`.picture g[id="touchpoint:${{id}}"] rect`), at = box.getBoundingClientRect();
  const event = {{ bubbles: true, composed: true, clientX: at.x + 5, clientY: at.y + 5, button: 0, pointerId: 1, isPrimary: true }};
  const since = performance.now();
  box.dispatchEvent(new PointerEvent('pointerdown', event));
  dispatchEvent(new PointerEvent('pointerup', event));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  if (!host.querySelector(`.form [data-key="${{id}}/title"]`)) throw new Error(id);
  return performance.now() - since; }}"""
EDIT = f"""async (key) => {{ {HOST}
  const canvas = host.querySelector('.canvas'), before = canvas.dataset.seq, since = performance.now();
  host.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key, altKey: true, bubbles: true, composed: true }}));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const seen = performance.now() - since;
  await new Promise((done) => {{ const watch = new MutationObserver(() => {{ if (canvas.dataset.seq !== before) {{ watch.disconnect(); done(); }} }});
    watch.observe(canvas, {{ attributes: true }}); if (canvas.dataset.seq !== before) {{ watch.disconnect(); done(); }} }});
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [seen, performance.now() - since]; }}"""


def said(name: str, values: list[float]) -> None:
    print(f"  {name}: median {median(values):.0f} ms, 95 % {quantiles(values, n=20)[-1]:.0f} ms", flush=True)


def main(sizes: list[int]) -> None:
    from playwright.sync_api import sync_playwright

    folder = Path(tempfile.mkdtemp()) / "maps"
    folder.mkdir()
    for size in sizes:
        (folder / f"m{size}.blueprint.yaml").write_text(service_map(size), encoding="utf-8")
    with studio(folder, folder.parent / "log.txt") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found("chromium"), args=["--no-sandbox"])
        for size in sizes:
            print(f"{size} touchpoints")
            page: Any = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            since = time.perf_counter()
            page.goto(f"{url}/?map=m{size}")
            p = Page(page).canvas()
            print(f"  start to first canvas: {time.perf_counter() - since:.2f} s")
            p.settled()
            ids = page.locator('.picture g[id^="touchpoint:"]').evaluate_all(
                "e => e.map((g) => g.id.slice(11))"
            )
            chosen = [page.evaluate(SELECT, ids[n % len(ids)]) for n in range(TIMES)]
            p.settled()
            said("selection to its fields", chosen)
            page.evaluate(SELECT, ids[len(ids) // 2])
            edits = []
            for n in range(TIMES):
                p.settled()
                edits.append(page.evaluate(EDIT, "ArrowDown" if n % 2 else "ArrowUp"))
            said("edit seen", [first for first, _ in edits])
            said("edit painted by the server's answer", [second for _, second in edits])
            page.close()
        browser.close()


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [60])
