"""The playground in a real browser: the package itself runs there, and answers what the command answers."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprint.preview.playground.building import CannotBuild, build
from tests.examples import several
from tests.house.project import MAPS, python
from tests.needs import found
from tests.preview.serving import served

pytestmark = pytest.mark.needs("pyodide")

NATIVE = """
import json, sys
from blueprint.lint.run.run import Run
from blueprint.preview.shown import shown
for library in json.loads(sys.argv[1]):
    sys.modules[library] = None
run = Run()
print(json.dumps({name: shown(run.lint(run.load(f"maps/{name}.blueprint.yaml")), "en") for name in sys.argv[2:]}))
"""
"""The same package in this machine's Python, without what the page lacks."""
SHOP = """\
blueprint: 1
title: Shop
touchpoints:
  enter: {lane: customer, title: Enter, emotion: 1, next: pya}
  pay: {lane: frontstage, title: Pay, emotion: 2, end: served}
"""
PATIENCE = 120_000


@pytest.fixture(scope="module")
def lacking(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    out = tmp_path_factory.mktemp("made") / "playground"
    return out, build(out, found("pyodide"), MAPS)


@pytest.fixture(scope="module")
def page(browser: Any, lacking: tuple[Path, tuple[str, ...]]) -> Iterator[Any]:
    with served(lacking[0]) as address:
        opened = browser.new_page(viewport={"width": 1440, "height": 900})
        opened.wrong = []
        opened.on("pageerror", lambda e: opened.wrong.append(str(e)))
        opened.on("request", lambda r: r.url.startswith((address, "blob:")) or opened.wrong.append(r.url))
        opened.goto(address)
        opened.wait_for_selector("#picture svg", timeout=PATIENCE)
        yield opened
        assert opened.wrong == []
        opened.close()


def shown(page: Any, name: str, text: str) -> dict[str, Any]:
    """What the page shows of a text."""
    before = page.evaluate("+document.documentElement.dataset.number")
    page.evaluate("([name, text]) => playground.open(name, text)", [name, text])
    page.wait_for_function(
        "(n) => +document.documentElement.dataset.number > n", arg=before, timeout=PATIENCE
    )
    return dict(page.evaluate("playground.state"))


def serious(page: Any) -> list[str]:
    """What axe finds on a page."""
    page.evaluate((found("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    said = page.evaluate("axe.run()")["violations"]
    return [v["id"] for v in said if v["impact"] in ("serious", "critical")]


def test_shipped_maps_are_shown_as_the_package_shows_them_here(
    page: Any, lacking: tuple[Path, tuple[str, ...]]
) -> None:
    names = sorted(f.name.partition(".")[0] for f in MAPS.glob("*.blueprint.yaml"))
    names = ["branch-visitor-routing", "conversation-flow", "design-method"][: several(3, 0)] or names
    native = json.loads(python("-c", NATIVE, json.dumps(lacking[1]), *names).stdout)
    for name in names:
        state = shown(page, name, (MAPS / f"{name}.blueprint.yaml").read_text(encoding="utf-8"))
        assert state["svg"] == native[name]["svg"], name
        assert state["findings"] == native[name]["findings"], name
        assert state["figures"] == native[name]["figures"], name
        assert state["moments"] == native[name]["moments"], name
        assert bool(state["unknown"]) == bool(native[name]["unknown"]), name


@pytest.mark.needs("axe-core")
def test_what_is_lacking_is_said_and_never_no_findings(
    page: Any, browser: Any, lacking: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    """A page without numpy; axe finds nothing serious on it, nor on the one that lacks nothing."""
    assert serious(page) == []
    shutil.copytree(lacking[0], tmp_path / "page", copy_function=os.link)
    parts = tmp_path / "page" / "parts.json"
    told = {**json.loads(parts.read_text(encoding="utf-8")), "later": []}
    parts.unlink()
    parts.write_text(json.dumps(told), encoding="utf-8")
    with served(tmp_path / "page") as address:
        other = browser.new_context().new_page()
        other.goto(address)
        other.wait_for_function("() => window.playground?.state", timeout=PATIENCE)
        state = other.evaluate("playground.state")
        assert "numpy is not here, so there are no figures" in state["notices"][0]
        assert "what they would have found is unknown" in state["unknown"][0]
        assert "numpy" in other.locator("#findings").inner_text()
        assert "no findings" not in other.locator("#standing").inner_text()
        assert serious(other) == []
        other.context.close()


def test_typed_found_mended_shared_and_opened_elsewhere(page: Any, browser: Any) -> None:
    state = shown(page, "", SHOP)
    assert [f["code"] for f in state["findings"] if f["severity"] == "error"] == ["BP101", "BP202"]
    assert state["unknown"] == [], "what only maps with mistakes need is there too"
    page.locator("#findings button").first.click()  # the cursor stands on the line of the mistake
    for key in ("End", *["ArrowLeft"] * 2, "Backspace", "ArrowRight", "y"):
        page.keyboard.press(key)
    mended = SHOP.replace("pya", "pay")
    page.wait_for_function("() => playground.state.errors === 0", timeout=PATIENCE)
    assert page.evaluate("playground.text()") == mended
    page.locator("#share").click()
    page.wait_for_function("() => location.hash.length > 1")
    other = browser.new_context().new_page()
    other.goto(page.url)
    other.wait_for_function("() => window.playground")
    assert other.evaluate("playground.text()") == mended
    other.context.close()


def test_sixty_touchpoints_are_drawn_again_while_one_types(page: Any) -> None:
    steps = "".join(
        f"  t{n}: {{lane: {('customer', 'frontstage', 'backstage')[n % 3]}, title: Step {n}, next: t{n + 1}}}\n"
        for n in range(59)
    )
    text = f"blueprint: 1\ntitle: Long\ntouchpoints:\n{steps}  t59: {{lane: customer, title: Last, end: served}}\n"
    shown(page, "", text)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    before = page.evaluate("+document.documentElement.dataset.drawn")
    begun = page.evaluate("performance.now()")
    page.keyboard.type("# x")
    page.wait_for_function("(n) => +document.documentElement.dataset.drawn > n", arg=before, timeout=PATIENCE)
    took = page.evaluate("performance.now()") - begun
    print(f"drawn again after {took:.0f} ms")
    assert took < 5000  # 0.5 s on a quiet machine; this one may be busy


def test_what_it_cannot_be_made_without_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotBuild, match="npm install"):
        build(tmp_path / "out", tmp_path, MAPS)
