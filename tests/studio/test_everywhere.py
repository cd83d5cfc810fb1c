"""The tasks of a designer on both sizes of a window, in both languages, with a server that is late.

Each task runs twice here, on each size and in each language once; `BLUEPRINT_EVERYWHERE=1 pytest
tests/studio/test_everywhere.py` runs every size in every language with every delay.
"""

from __future__ import annotations

import os
import signal
import subprocess
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from blueprint.model.loader import loads
from blueprint.model.writing import written_share
from tests.needs import found as found_program
from tests.studio.boxes import box_of
from tests.studio.bursts import DELAYS, KEY, LINE, slow
from tests.studio.conftest import Pages
from tests.studio.real import IN_FIELD, Page, studio
from tests.studio.test_table import PASTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from blueprint.model.service_map import ServiceMap

LARGE, SMALL = (1440, 900), (1024, 768)
ALL = tuple(product((LARGE, SMALL), ("zh-CN", "en-GB"), DELAYS))
WAYS = ALL if os.environ.get("BLUEPRINT_EVERYWHERE") else ((LARGE, "zh-CN", 0), (SMALL, "en-GB", 300))
CLINIC = {
    "customer": ("到院", "扫码取号", "候诊", "就诊", "缴费", "离院"),
    "frontstage": ("预检", "叫号"),
    "backstage": ("开单", "配药"),
    "support": ("挂号系统",),
    "evidence": ("取药单",),
}
"""Titles of a clinic's touchpoints by lane."""
DAY = """blueprint: 1
title: 幕后
touchpoints:
  order: {lane: customer, title: 下单, next: [{to: eat, share: 50%}, {to: wash, share: 50%}]}
  eat: {lane: customer, title: 用餐, end: served}
  cook: {lane: backstage, title: 备菜}
  wash: {lane: backstage, title: 洗碗, end: served}
  slip: {lane: evidence, title: 小票}
"""
SOCKETS = """const Known = WebSocket;
window.sockets = [];
window.WebSocket = class extends Known { constructor(...given) { super(...given); window.sockets.push(this); } };"""
DROP = "() => window.sockets.forEach((each) => each.close())"


class Desk:
    """A server, its folder, and a window of one size, in one language, that hears the server late."""

    def __init__(
        self, running: tuple[str, Path], pages: Pages, size: tuple[int, int], locale: str, delay: int
    ) -> None:
        self.url, self.folder = running
        self.pages, self.delay = pages, delay
        self.language = "zh" if locale == "zh-CN" else "en"
        self.name = f"{size[0]}-{self.language}-{delay}"
        self.window = {"viewport": {"width": size[0], "height": size[1]}, "locale": locale}

    def file(self, task: str, text: str = "") -> Path:
        file = self.folder / f"{task}-{self.name}.blueprint.yaml"
        if text:
            file.write_text(text, encoding="utf-8")
        return file

    def open(self, query: str = "", *scripts: str) -> Page:
        page = self.pages("about:blank", **self.window)
        for script in scripts:
            page.add_init_script(script)
        slow(page, self.delay)
        page.goto(f"{self.url}/?{query}")
        return Page(page)

    def saved(self, p: Page, file: Path, until: Callable[[ServiceMap], bool]) -> ServiceMap:
        """The map of the file, once it is saved and says what is expected of it."""
        p.arrived()
        p.keyboard.press("Control+s")

        def right(text: str) -> bool:
            made = loads(text).map
            return made is not None and until(made)

        made = loads(p.saved(file, right, 30)).map
        assert made is not None
        return made

    def titles(self, made: ServiceMap) -> list[str]:
        return [t.title[self.language] for t in made.touchpoints.values()]  # type: ignore[index]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("everywhere") / "maps"
    folder.mkdir()
    log = folder.parent / "log.txt"
    with studio(folder, log) as url:
        yield url, folder
    assert "unforeseen" not in log.read_text(encoding="utf-8")


@pytest.fixture(params=WAYS, ids=lambda way: f"{way[0][0]}-{way[1]}-{way[2]}")
def desk(request: Any, running: tuple[str, Path], page_factory: Pages) -> Desk:
    return Desk(running, page_factory, *request.param)


def test_a_clinic_is_typed_fast_over_five_lanes(desk: Desk) -> None:
    p = desk.open()
    p.button("new-map").click()
    p.field("new-name").click()
    p.keyboard.type(desk.file("clinic").name.removesuffix(".blueprint.yaml"))
    p.keyboard.press("Enter")
    p.canvas()
    for lane, titles in CLINIC.items():
        p.arrived()  # who aims at a place looks at it first
        p.settled()
        p.fit()
        p.still()
        room = p.lane(lane)
        p.page.mouse.dblclick(room["x"] + room["width"] - 30, room["y"] + room["height"] / 2)
        for title in titles:
            p.keyboard.type(title, delay=KEY)
            p.keyboard.press("Enter" if title == titles[-1] else "Tab")
    made = desk.saved(p, desk.file("clinic"), lambda m: len(m.touchpoints) == 12)
    given = [
        (t.lane.value, title) for t, title in zip(made.touchpoints.values(), desk.titles(made), strict=True)
    ]
    assert sorted(given) == sorted((lane, title) for lane, titles in CLINIC.items() for title in titles)


def test_a_connection_that_drops_loses_nothing(desk: Desk) -> None:
    file = desk.file("dropped", LINE)
    p = desk.open(f"map={file.name.removesuffix('.blueprint.yaml')}", SOCKETS).canvas()
    p.box("second").click()
    p.keyboard.press("n")
    said = [f"t{n:02d}" for n in range(12)]
    for n, title in enumerate(said):
        if n in (4, 8):
            p.page.evaluate(DROP)
        p.page.context.set_offline(4 <= n < 7)
        p.keyboard.type(title, delay=KEY)
        p.keyboard.press("Enter" if title == said[-1] else "Tab")
        assert p.page.locator(".canvas .picture").count() == 1, "the page is never empty"
    made = desk.saved(p, file, lambda m: len(m.touchpoints) == 14)
    assert desk.titles(made)[2:] == said


def test_work_outlives_a_killed_browser(desk: Desk, browser: Any, tmp_path: Path) -> None:
    file = desk.file("killed", LINE)
    name = file.name.removesuffix(".blueprint.yaml")
    command = [
        str(found_program("chromium")), "--headless", "--no-sandbox", "--remote-debugging-port=0",
        f"--user-data-dir={tmp_path}",
    ]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as killed:
        assert killed.stderr is not None
        address = next(
            line.rpartition(" ")[2].strip() for line in killed.stderr if "DevTools listening" in line
        )
        other = browser.browser_type.connect_over_cdp(address)
        first = Page(other.new_context(**desk.window).new_page())
        slow(first.page, desk.delay)
        first.page.goto(f"{desk.url}/?map={name}")
        first.canvas().rename("second", "断电前")
        first.page.locator(".badge.unsaved").wait_for()
        os.killpg(killed.pid, signal.SIGKILL)
    p = desk.open()
    card = p.at(f"card-{name}")
    card.get_by_role("button", name={"zh": "恢复", "en": "Restore"}[desk.language]).click()
    p.canvas()
    p.box("second").locator("text", has_text="断电前").wait_for()
    assert "断电前" not in file.read_text(encoding="utf-8")
    made = desk.saved(p, file, lambda m: "断电前" in desk.titles(m))
    assert len(made.touchpoints) == 2


def test_a_day_at_one_map(desk: Desk) -> None:
    """Lines, places, shares, rows, findings, a draft, and somebody else's save, one after the other."""
    file = desk.file("day", DAY)
    name = file.name.removesuffix(".blueprint.yaml")
    p = desk.open(f"map={name}").canvas()
    page, zh = p.page, desk.language == "zh"

    # Lines mean what their ends are; a two-choice chip asks where that is unclear.
    p.fit()
    _draw(p, "order", "cook")
    choices = page.locator('.menu [role="menuitem"]')
    choices.first.wait_for()
    p.keyboard.press("ArrowDown")
    p.keyboard.press("Enter")
    p.arrived()
    p.settled()
    _draw(p, "eat", "slip")
    p.arrived()
    p.settled()

    # A box stays where it is dropped.
    p.fit()
    x, y = p.middle("wash")
    below = p.lane("support")
    p.drag((x, y), (x, below["y"] + below["height"] / 2))
    made = desk.saved(p, file, lambda m: m.touchpoints["wash"].lane == "support")
    assert {i: t.uses for i, t in made.touchpoints.items() if t.uses} == {
        "order": ("cook",),
        "eat": ("slip",),
    }

    # Rows typed and pasted into the table; a share that is typed leaves the rest to the other way.
    page.goto(f"{desk.url}/?map={name}&view=table")
    p.cell_at("", "title").click()
    for n in range(5):
        for word, key in ((f"r{n}", "Tab"), ("后台" if zh else "Backstage", "Enter")):
            p.keyboard.type(word)
            p.keyboard.press(key)
    p.arrived()
    p.cell_at("", "title").click()
    block = "\n".join(f"b{n}\t{'前台' if zh else 'Frontstage'}" for n in range(5))
    page.evaluate(PASTE, block)
    p.arrived()
    p.at("table").get_by_role("radio", name="连接" if zh else "Connections").click()
    p.cell_at("order->eat", "share").click()
    p.keyboard.type("62.5%")
    p.keyboard.press("Enter")
    made = desk.saved(p, file, lambda m: len(m.touchpoints) == 15)
    rows = [(t.title[desk.language], t.lane.value) for t in made.touchpoints.values()][5:]  # type: ignore[index]
    assert rows == [(f"r{n}", "backstage") for n in range(5)] + [(f"b{n}", "frontstage") for n in range(5)]
    ways = {to: written_share(share) for to, _, share in made.touchpoints["order"].ways if share is not None}
    assert ways == {"eat": "62.5%", "wash": "37.5%"}

    # Somebody else's save is there, beside what is typed here.
    page.goto(f"{desk.url}/?map={name}")
    p.canvas().rename("eat", "mine")
    other = desk.open(f"map={name}").canvas()
    other.rename("order", "theirs")
    desk.saved(other, file, lambda m: "theirs" in desk.titles(m))
    p.box("order").locator("text", has_text="theirs").wait_for()
    made = desk.saved(p, file, lambda m: "mine" in desk.titles(m))
    assert "theirs" in desk.titles(made)

    # A finding leads to its field, and a map with errors goes out as a draft.
    torn = desk.file("torn", DAY.replace("洗碗,", "洗碗, fails: {chance: 5%, then: gone},"))
    page.goto(f"{desk.url}/?map={torn.name.removesuffix('.blueprint.yaml')}")
    p.canvas().settled()
    finding = page.locator('[class*="st-key-finding-"]').filter(has_text="gone").first
    finding.get_by_role("button", name="去修改" if zh else "Go to it").click()
    page.wait_for_function(f"() => ({IN_FIELD})() === 'wash/fails/then'")
    p.settled()
    p.button("export").click()
    with page.expect_download() as waiting:
        p.button("export-svg").click()
    assert waiting.value.suggested_filename.endswith("-draft.svg")
    assert "DRAFT" in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_the_walk_goes_from_step_to_step_by_its_link(desk: Desk) -> None:
    name = desk.file("walk", LINE).name.removesuffix(".blueprint.yaml")
    p = desk.open(f"map={name}&view=present")
    walk = p.present(by_link=True)
    for title in ("开始", "其次"):
        p.keyboard.press("PageDown")
        walk.locator("#card h1", has_text=title).wait_for()
    p.keyboard.press("Escape")
    p.canvas()


def _draw(p: Page, start: str, end: str) -> None:
    p.still()
    p.box(start).hover()
    handle = box_of(p.page.locator(f'[data-handle="{start}"] .handle-dot').first)
    p.drag((handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2), p.middle(end))


def test_an_input_method_composes_in_every_text_field(desk: Desk) -> None:
    """While it composes, its letters stay and nothing is sent; then the characters are there, once."""
    file = desk.file("composed", LINE + "segments:\n  old: {title: 老客, share: 100%}\n")
    name = file.name.removesuffix(".blueprint.yaml")
    p = desk.open()
    client = p.page.context.new_cdp_session(p.page)

    def composed(words: str, field: Any = None) -> None:
        for letters in ("n", "ni", "ni hao"):
            at = len(letters)
            client.send(
                "Input.imeSetComposition", {"text": letters, "selectionStart": at, "selectionEnd": at}
            )
        if field is not None:
            assert field.input_value().endswith("ni hao")
        client.send("Input.insertText", {"text": words})
        if field is not None:
            assert field.input_value().endswith(words)
            assert "ni hao" not in field.input_value()

    # The name of a new map.
    p.button("new-map").click()
    new = p.field("new-name")
    new.click()
    composed(f"你好{desk.name}", new)
    p.keyboard.press("Enter")
    p.canvas()
    assert (desk.folder / f"你好{desk.name}.blueprint.yaml").is_file()

    # On the canvas: the title on a box, what is looked for.
    p.page.goto(f"{desk.url}/?map={name}")
    p.canvas().box("second").click()
    p.keyboard.press("F2")
    p.keyboard.press("Control+a")
    composed("名称", p.page.locator(".title-input"))
    p.keyboard.press("Enter")
    p.box("second").locator("text", has_text="名称").wait_for()
    p.keyboard.press("Control+f")
    composed("开始", p.page.locator(".find-input"))
    p.keyboard.press("Enter")
    p.page.locator('.picture g[id="touchpoint:start"].chosen').wait_for()
    p.keyboard.press("Escape")

    # In the form: a line, several lines, a comment with its author.
    p.selected("start")
    form = p.page.locator(".form")
    for group in ("things", "comments"):
        form.locator(f'[data-group="{group}"] summary').click()
    for key, words in (("role", "导医"), ("script", "请坐")):
        p.formed(f"start/{key}").focus()
        composed(words, p.formed(f"start/{key}"))
        p.keyboard.press("Tab")
    for field, words in ((".comment-foot input", "小李"), (".comments textarea", "够快吗")):
        form.locator(field).focus()
        composed(words, form.locator(field))
    form.locator(".comment-foot button").click()
    form.locator(".comment", has_text="够快吗").wait_for()

    # In the form of the whole map, which is Streamlit's.
    p.arrived()
    p.settled()
    p.at("sheet").get_by_role("radio", name={"zh": "整张地图", "en": "Whole map"}[desk.language]).click()
    p.at("section-segments").locator("summary").click()
    title = p.field(f"f:{name}/segments/old/title")
    title.focus()
    p.keyboard.press("Control+a")
    composed("熟客", title)
    p.keyboard.press("Tab")
    p.settled()

    # In a cell of the table, and in the text.
    views = p.at("view")
    views.get_by_role("radio", name={"zh": "表格", "en": "Table"}[desk.language]).click()
    p.cell_at("second", "role").click()
    composed("护士")
    p.keyboard.press("Enter")
    p.arrived()
    views.get_by_role("radio", name={"zh": "文本", "en": "Text"}[desk.language]).click()
    p.page.locator(".cm-line", has_text="blueprint: 1").first.click()
    p.keyboard.press("End")
    p.keyboard.type(" # ")
    composed("备注")
    made = desk.saved(p, file, lambda m: m.touchpoints["second"].role is not None)
    start, second = made.touchpoints["start"], made.touchpoints["second"]
    assert start.role and second.role
    assert [str(start.role[desk.language]), str(second.role[desk.language])] == ["导医", "护士"]  # type: ignore[index]
    assert "请坐" in str(start.script)
    assert second.title[desk.language] == "名称"  # type: ignore[index]
    segment = made.segments["old"]
    assert segment.title and segment.title[desk.language] == "熟客"  # type: ignore[index]
    p.saved(file, lambda text: "# 备注" in text)
    assert "ni hao" not in file.read_text(encoding="utf-8")
    beside = (desk.folder / f"{name}.comments.yaml").read_text(encoding="utf-8")
    assert "by: 小李" in beside and "够快吗" in beside
