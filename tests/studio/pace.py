"""How quick the studio is: `python -m tests.studio.pace 60 150` prints the figures for maps of so many touchpoints.

With `--edits 1000` the memory of server and browser over so many edits follows, a line each hundred.
"""

from __future__ import annotations

import argparse
import os
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
ANSWERED = """await new Promise((done) => { const watch = new MutationObserver(() => { if (canvas.dataset.seq !== before) { watch.disconnect(); done(); } });
    watch.observe(canvas, { attributes: true }); if (canvas.dataset.seq !== before) { watch.disconnect(); done(); } });"""
EDIT = f"""async (key) => {{ {HOST}
  const canvas = host.querySelector('.canvas'), before = canvas.dataset.seq, since = performance.now();
  host.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key, altKey: true, bubbles: true, composed: true }}));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const seen = performance.now() - since;
  {ANSWERED}
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [seen, performance.now() - since]; }}"""


TITLE = f"""async ([id, title]) => {{ {HOST}
  const canvas = host.querySelector('.canvas'), before = canvas.dataset.seq, input = host.querySelector(`.form [data-key="${{id}}/title"] input`);
  input.value = title;
  input.dispatchEvent(new Event('change'));
  {ANSWERED} }}"""


def said(name: str, values: list[float]) -> None:
    print(f"  {name}: median {median(values):.0f} ms, 95 % {quantiles(values, n=20)[-1]:.0f} ms", flush=True)


def server_memory() -> int:
    """What the server, a child of this process, holds of the machine's memory, MiB."""
    me = os.getpid()
    for child in Path(f"/proc/{me}/task/{me}/children").read_text().split():
        lines = dict(
            line.partition(":")[::2] for line in Path(f"/proc/{child}/status").read_text().splitlines()
        )
        if lines["Name"].strip().startswith(("python", "blueprint")):
            return int(lines["VmRSS"].split()[0]) // 1024
    raise LookupError


def memory(page: Any, p: Page, id_: str, edits: int) -> None:
    """Type a new title again and again; what server and browser hold after each hundred, once garbage is collected."""
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable")
    for n in range(edits + 1):
        if n % 100 == 0:
            p.settled()
            tools.send("HeapProfiler.collectGarbage")
            held = {each["name"]: each["value"] for each in tools.send("Performance.getMetrics")["metrics"]}
            heap, nodes = held["JSHeapUsedSize"] / 2**20, held["Nodes"]
            print(
                f"  {n} edits: server {server_memory()} MiB, heap {heap:.1f} MiB, {nodes:.0f} nodes",
                flush=True,
            )
        page.evaluate(TITLE, [id_, f"title {n:04}"])


def main(sizes: list[int], edits: int) -> None:
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
            seen = []
            for n in range(TIMES):
                p.settled()
                seen.append(page.evaluate(EDIT, "ArrowDown" if n % 2 else "ArrowUp"))
            said("edit seen", [first for first, _ in seen])
            said("edit painted by the server's answer", [second for _, second in seen])
            if edits:
                memory(page, p, ids[len(ids) // 2], edits)
            page.close()
        browser.close()


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="*", type=int, default=[60])
    asked.add_argument("--edits", type=int, default=0)
    given = asked.parse_args()
    main(given.sizes, given.edits)
