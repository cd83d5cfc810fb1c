"""Fast hands lose nothing, on a quick server and on a slow one; and no callback can empty the page."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.studio.bursts import KEY, LINE, burst, found, slow
from tests.studio.conftest import Pages
from tests.studio.real import Page, studio
from tests.studio.relay import relay
from tests.studio.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HALL = """blueprint: 1
title: 厅堂
arrivals: 40/h
touchpoints:
  enter: {lane: customer, title: 进厅, time: 20s, next: counter}
  counter: {lane: frontstage, title: 柜台, time: {estimate: {mean: 2m, cv: 1}}, staffed: {servers: 2}, end: served}
"""
CALLED = ("on_change", "on_click")
LARGE, SMALL = {"width": 1440, "height": 900}, {"width": 1024, "height": 768}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("bursts") / "maps"
    folder.mkdir()
    log = folder.parent / "log.txt"
    with studio(folder, log) as url:
        yield url, folder
    assert "unforeseen" not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "delay"), [("titles", 0), ("titles", 300), ("values", 0), ("values", 300)])
def test_what_is_typed_fast_is_in_the_map(
    running: tuple[str, Path], page_factory: Pages, kind: str, delay: int
) -> None:
    url, folder = running
    file = folder / f"{kind}-{delay}.blueprint.yaml"
    file.write_text(LINE, encoding="utf-8")
    page = page_factory("about:blank", viewport=SMALL if delay else LARGE)
    slow(page, delay)
    page.goto(f"{url}/?map={kind}-{delay}")
    burst(kind, Page(page).canvas(), file)


def test_what_is_typed_while_the_connection_is_cut_arrives(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    url, folder = running
    file = folder / "cut.blueprint.yaml"
    file.write_text(LINE, encoding="utf-8")
    with relay(url) as cable:
        p = Page(page_factory(f"http://127.0.0.1:{cable.port}/?map=cut")).canvas()
        p.box("second").click()
        p.keyboard.press("n")
        said = [f"t{n:02d}" for n in range(9)]
        for n, name in enumerate(said):
            if n == 3:
                cable.cut()
            if n == 6:
                cable.mend()
            p.keyboard.type(name, delay=KEY)
            p.keyboard.press("Enter" if name == said[-1] else "Tab")
        p.arrived()
        found(file, p, lambda m: [t.title["zh"] for t in m.touchpoints.values()][2:] == said)


def test_present_stays_at_every_step_until_it_is_ended(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    url, folder = running
    (folder / "walk.blueprint.yaml").write_text(LINE, encoding="utf-8")
    p = Page(page_factory(f"{url}/?map=walk")).canvas()
    walk = p.present()
    for key, title in (("PageDown", "开始"), ("ArrowRight", "其次"), ("PageDown", "动线到此结束：办成")):
        p.keyboard.press(key)
        walk.locator("#card h1", has_text=title).wait_for()
    p.keyboard.press("PageUp")
    walk.locator("#card h1", has_text="其次").wait_for()
    p.settled()
    assert walk.locator("body").get_attribute("data-at") == "second"
    p.keyboard.press("Escape")
    p.canvas()
    p.page.goto(f"{url}/?map=walk&view=present")
    p.present(by_link=True).locator("#bar .next").click()
    walk.locator("#card h1", has_text="开始").wait_for()


def test_a_simulation_is_watched_until_it_is_ended_and_one_that_cannot_be_says_why(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    url, folder = running
    (folder / "hall.blueprint.yaml").write_text(HALL, encoding="utf-8")
    (folder / "quiet.blueprint.yaml").write_text(HALL.replace("arrivals: 40/h\n", ""), encoding="utf-8")
    p = Page(page_factory(f"{url}/?map=hall")).canvas()
    p.at("view").get_by_role("radio", name="模拟").click()
    shown = p.page.frame_locator("iframe.walk")
    shown.locator(".clock").wait_for()
    shown.get_by_role("rowheader", name="柜台").wait_for()
    shown.locator("#bar .close").click()
    p.canvas()
    p.page.goto(f"{url}/?map=quiet&view=watch")
    p.words("地图没有写客户到达频率")
    p.page.get_by_role("button", name="回到画布").click()
    p.canvas()


def test_no_callback_can_end_the_page() -> None:
    """A callback that raises empties the page, so each is given through `safely`."""
    bare = []
    for file in sorted((ROOT / "blueprint" / "studio").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            given = [(k.arg, k.value) for k in node.keywords] if isinstance(node, ast.Call) else []
            if isinstance(node, ast.Dict):
                given = [(getattr(k, "value", None), v) for k, v in zip(node.keys, node.values, strict=True)]
            bare += [
                f"{file.relative_to(ROOT)}:{value.lineno}"
                for name, value in given
                if name in CALLED and not isinstance(value, ast.Constant) and not _is_safe(value)
            ]
    assert bare == []


def test_no_folder_beside_the_script_makes_pages_of_its_own() -> None:
    """Streamlit takes every file of a `pages` folder beside its script for a page that anybody may open."""
    assert not (ROOT / "blueprint" / "studio" / "pages").exists()
    assert not (ROOT / "pages").exists()


def _is_safe(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "safely"
