"""The table in a real browser: typed as in a spreadsheet, pasted whole, and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from blueprint.model.loader import loads
from tests.studio.bursts import LINE, slow
from tests.studio.conftest import Pages
from tests.studio.real import Page, studio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from blueprint.model.touchpoint import Touchpoint

PASTE = """(text) => { let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    at.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true })); }"""
AT = """() => { let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute("aria-label"); }"""
HEARD = """() => { let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at.getRootNode().getElementById(at.getAttribute("aria-describedby")).textContent; }"""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("table") / "maps"
    folder.mkdir()
    log = folder.parent / "log.txt"
    with studio(folder, log) as url:
        yield url, folder
    assert "unforeseen" not in log.read_text(encoding="utf-8")


class Table:
    """A map in the table view."""

    def __init__(self, running: tuple[str, Path], pages: Pages, name: str, delay: int = 0) -> None:
        url, folder = running
        self.file = folder / f"{name}.blueprint.yaml"
        self.file.write_text(LINE, encoding="utf-8")
        page = pages("about:blank")
        slow(page, delay)
        page.goto(f"{url}/?map={name}&view=table")
        self.p = Page(page)
        page.locator(".table[data-seq]").wait_for()

    @property
    def at(self) -> Any:
        return self.p.page.evaluate(AT)

    def type(self, *words: str) -> None:
        """Texts, and names of keys in angle brackets."""
        for word in words:
            if word.startswith("<"):
                self.p.keyboard.press(word[1:-1])
            else:
                self.p.keyboard.type(word)

    def saved(self) -> dict[str, Touchpoint]:
        """The touchpoints of the file, once all has been saved."""
        self.p.keyboard.press("Control+s")
        self.p.arrived()
        self.p.page.locator(".badge.unsaved").wait_for(state="detached")
        made = loads(self.file.read_text(encoding="utf-8")).map
        assert made is not None
        return dict(made.touchpoints)


@pytest.mark.parametrize("delay", [0, 300])
def test_rows_are_typed_into_the_empty_last_one(
    running: tuple[str, Path], page_factory: Pages, delay: int
) -> None:
    """Twelve rows of two cells with Tab and Enter and no pause, on a quick server and on a slow one."""
    t = Table(running, page_factory, f"rows-{delay}", delay)
    t.p.cell_at("", "title").click()
    for n in range(12):
        t.type(f"r{n:02d}", "<Tab>", "前台" if n % 2 else "后台", "<Enter>")
    assert t.at == "第 15 行，名称"
    found = t.saved()
    assert [(i, x.title["zh"], x.lane.value) for i, x in found.items()][2:] == [
        (f"r{n:02d}", f"r{n:02d}", "frontstage" if n % 2 else "backstage") for n in range(12)
    ]
    assert t.at == "第 15 行，名称", "the focus stays where it was"


def test_keys_move_as_in_a_spreadsheet(running: tuple[str, Path], page_factory: Pages) -> None:
    t = Table(running, page_factory, "keys")
    t.p.cell_at("start", "title").click()
    for keys, at in (
        ("<Tab>", "第 1 行，泳道"),
        ("<Tab>", "第 1 行，阶段"),
        ("<Enter>", "第 2 行，名称"),
        ("<ArrowRight>", "第 2 行，泳道"),
        ("<Shift+Tab>", "第 2 行，名称"),
        ("<Shift+Tab>", "第 1 行，编号"),
        ("<Home>", "第 1 行，名称"),
        ("<Control+End>", "第 3 行，编号"),
        ("<Control+Home>", "第 1 行，名称"),
    ):
        t.type(keys)
        assert t.at == at, keys
    assert t.p.page.evaluate(HEARD) == "开始", "who listens hears what the cell says"
    t.type("<F2>", "了", "<Enter>", "换", "<Escape>", "<Shift+ArrowRight>")
    assert t.saved()["start"].title["zh"] == "开始了"
    t.type("<Control+z>")
    t.p.arrived()
    t.p.cell_at("start", "title").get_by_text("开始", exact=True).wait_for()
    t.type("<Control+y>")
    assert t.saved()["start"].title["zh"] == "开始了"


def test_a_pasted_block_lands_whole_and_goes_back_at_once(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    t = Table(running, page_factory, "block")
    t.p.cell_at("second", "title").click()
    rows = [
        "其次二\t收银台\t帮助",
        "挂号\tOnstage\t接触",
        '"等\n待"\tcustomer',
        '"就诊\t后台\t帮助',
        '"取药"\t支持过程',
    ]
    t.p.page.evaluate(PASTE, "\n".join(rows))
    t.p.arrived()
    wrong = t.p.cell_at("second", "lane")
    wrong.get_by_text("收银台").wait_for()
    assert "不是五个泳道之一" in wrong.get_attribute("title")
    found = list(t.saved().values())
    assert [(x.title["zh"], x.lane.value, x.phase) for x in found] == [
        ("开始", "customer", None), ("其次二", "frontstage", "help"), ("挂号", "frontstage", "receive"),
        ("等 待", "customer", None), ('"就诊', "backstage", "help"), ('"取药"', "support", None),
    ]  # fmt: skip
    t.type("<Control+z>")
    assert [x.title["zh"] for x in t.saved().values()] == ["开始", "其次"]


def test_connections_are_typed_by_titles_and_rows_deleted(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    t = Table(running, page_factory, "ways")
    semicolons = t.p.page.get_by_text("一格多条用分号隔开")
    assert semicolons.count() == 1
    t.p.at("table").get_by_role("radio", name="连接").click()
    t.p.cell_at("start->second", "from").wait_for()
    assert semicolons.count() == 0, "a connection has one text in a cell"
    t.p.cell_at("", "from").click()
    t.type("其次", "<Tab>", "哪里", "<Enter>")
    t.p.arrived()
    wrong = t.p.page.locator(".table td.wrong")
    wrong.get_by_text("哪里").wait_for()
    assert "既不是触点也不是出口" in wrong.get_attribute("title")
    wrong.click()
    t.type("开始", "<Tab>", "25%", "<Enter>")
    t.p.arrived()
    t.p.cell_at("second->start", "share").get_by_text("25%").wait_for()
    assert [(to, str(s)) for to, _, s in t.saved()["second"].ways] == [("start", "1/4"), ("served", "3/4")]
    t.p.page.locator('.table tr[data-row="second->start"] th').click()
    t.p.page.locator(".table .drop").click()
    assert [to for to, *_ in t.saved()["second"].ways] == ["served"]


def test_what_another_view_typed_last_is_not_lost(running: tuple[str, Path], page_factory: Pages) -> None:
    """From the canvas to the table and back while the server is slow: one queue for both."""
    t = Table(running, page_factory, "across", 300)
    t.p.cell_at("start", "title").click()
    t.type("一")
    t.p.at("view").get_by_role("radio", name="画布").click()
    t.p.canvas()
    t.p.page.locator('.picture g[id="touchpoint:start"]', has_text="一").wait_for()
    t.p.box("start").click()
    t.type("<F2>", "<Control+a>", "二")
    t.p.at("view").get_by_role("radio", name="表格").click()
    t.p.cell_at("start", "title").get_by_text("二", exact=True).wait_for()
    t.p.cell_at("start", "title").click()
    assert t.saved()["start"].title["zh"] == "二"


def test_what_is_typed_into_a_row_that_somebody_deleted_gets_into_no_other(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    t = Table(running, page_factory, "gone")
    t.p.cell_at("start", "title").click()
    t.type("一")
    t.file.write_text(
        LINE.replace("next: second", "end: served").replace("  start:", "  first:"), encoding="utf-8"
    )
    t.p.cell_at("first", "title").wait_for()
    t.type("二", "<Enter>")
    found = t.saved()
    assert [x.title["zh"] for x in found.values()] == ["开始", "其次", "一二"]


def test_the_tables_of_a_house_of_quality_lose_nothing(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    """Needs typed without a pause on a slow server, one by an input method; then what touchpoints do for them."""
    t = Table(running, page_factory, "needs", 300)
    p = t.p
    p.view("画布")
    p.settled()
    p.at("sheet").get_by_role("radio", name="质量屋").click()
    needs = p.at("sheet-house").locator('.table:has([aria-label="需求表"])')
    needs.locator('tr.new td[data-key="title"]').click()
    for n in range(6):
        t.type(f"n{n}", "<Tab>", str(n + 1), "<Tab>", "2", "<Tab>", "4" if n else "许多", "<Enter>")
    assert t.at == "第 7 行，需求"
    spoken = p.page.context.new_cdp_session(p.page)
    spoken.send("Input.imeSetComposition", {"text": "kuai", "selectionStart": 4, "selectionEnd": 4})
    spoken.send("Input.insertText", {"text": "快"})
    t.type("<Enter>")
    p.arrived()
    assert "许多" in needs.locator("td.wrong").get_attribute("title")
    needs.locator('tr[data-row="need-2"] th').click()
    needs.locator(".drop").click()
    p.arrived()

    relations = p.at("sheet-house").locator('.table:has([aria-label="触点与需求的关系表"])')
    relations.locator('tr[data-row="start"] td[data-key="need:need-1"]').click()
    t.type("9", "<Tab>", "3", "<Enter>", "1", "<Tab>", "5", "<Enter>")
    assert t.at == "第 2 行，n0", "no row comes after the last touchpoint"
    p.arrived()
    assert "不是关系强度" in relations.locator("td.wrong").get_attribute("title")
    relations.locator('tr[data-row="start"] td[data-key="need:need-4"]').click()
    p.page.evaluate(PASTE, "9\t3\t1\n\t\t3")
    p.arrived()
    t.type("<Control+s>")
    p.arrived()
    p.page.locator(".badge.unsaved").wait_for(state="detached")
    made = loads(t.file.read_text(encoding="utf-8")).map
    assert made is not None
    assert [(n.title["zh"], n.importance, n.ours, n.target) for n in made.needs.values()] == [
        ("n0", 1, 2, None), ("n2", 3, 2, 4), ("n3", 4, 2, 4), ("n4", 5, 2, 4), ("n5", 6, 2, 4), ("快", 3, None, None),
    ]  # fmt: skip
    meets = {
        id_: {n.removeprefix("need-"): v for n, v in x.meets.items()} for id_, x in made.touchpoints.items()
    }
    assert meets == {"start": {"1": 9, "3": 3, "4": 9, "5": 3, "6": 1}, "second": {"1": 1, "6": 3}}
