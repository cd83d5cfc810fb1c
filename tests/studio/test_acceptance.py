"""The studio as people use it: the command, a real browser, files on disk."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from blueprint.figures.plans.worth import effort_of
from blueprint.lint.config.resolve import Resolver
from blueprint.lint.run.run import Run
from blueprint.model.loader import loads
from tests.studio.conftest import Pages
from tests.studio.real import Page, studio
from tests.studio.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOESHINE = (ROOT / "maps" / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8")
VIEWS = """# Comments stay.
blueprint: 1
title: 擦鞋
touchpoints:
  brush: {lane: customer, title: 坐下, next: polish}   # first
  polish:
    lane: frontstage   # seen
    title: 上鞋油

    time: 30s
    end: served
"""
HOSTILE = "</script><img src=x onerror=window.bad=1> [x](javascript:window.bad=1) <svg onload=window.bad=1>"


AT_ONCE = 10_000
"""Milliseconds until what somebody else saved is seen; three seconds, on a machine that does nothing else."""


class Studio:
    """One server, its folder, and pages of it."""

    def __init__(self, url: str, folder: Path, pages: Pages) -> None:
        self.url, self.folder, self.pages = url, folder, pages

    def copy(self, name: str, text: str = SHOESHINE) -> Path:
        file = self.folder / f"{name}.blueprint.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    def history(self, name: str) -> list[dict[str, Any]]:
        """The edits in the drafts of a map: all that was done and is not saved."""
        drafts = [
            json.loads(file.read_text("utf-8")) for file in self.folder.glob(".blueprint-drafts/*/*.json")
        ]
        found = [json.loads(draft["document"])["past"] for draft in drafts if draft["name"] == name]
        return [done["verb"] for past in found for done in past]

    def open(self, query: str = "", pages: Pages | None = None, **context: Any) -> Page:
        return Page((pages or self.pages)(f"{self.url}/?{query}", **context))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("studio") / "maps"
    folder.mkdir()
    with studio(folder, folder.parent / "log.txt") as url:
        yield url, folder


@pytest.fixture
def here(running: tuple[str, Path], page_factory: Pages) -> Studio:
    return Studio(*running, page_factory)


def titles(text: str) -> dict[str, str]:
    found = loads(text).map
    assert found is not None
    return {id_: t.title["zh"] for id_, t in found.touchpoints.items()}


def test_six_touchpoints_from_nothing_in_chinese_lint_clean(here: Studio) -> None:
    p = here.open()
    p.button("new-map").click()
    p.field("new-name").fill("取件")
    p.keyboard.press("Tab")
    p.button("make").click()
    p.canvas()
    room = p.lane("customer")
    p.page.mouse.dblclick(room["x"] + 300, room["y"] + room["height"] / 2)
    for title in ("进门", "问好", "报单号", "找包裹", "交给客户"):
        p.keyboard.type(title)
        p.keyboard.press("Tab")
    p.keyboard.type("签收")
    p.keyboard.press("Enter")
    p.done(6)
    p.fit()
    p.box("step-2").click()
    p.keyboard.press("Alt+ArrowDown")
    p.done(7)
    below = p.lane("frontstage")
    p.drag(p.middle("step-5"), (p.middle("step-5")[0], below["y"] + below["height"] / 2))
    p.done(8)
    p.box("step-4").click()
    p.keyboard.press("Alt+ArrowDown")
    p.keyboard.press("Alt+ArrowDown")
    p.done(10)
    p.selected("step-6")
    p.page.locator(".form .adders select").last.select_option("served")
    p.words("离开：办成")
    title = p.field("f:取件/touchpoints/step-6/title")
    title.fill("签收离开")
    title.press("Tab")
    p.page.locator('.picture g[id="touchpoint:step-6"]', has_text="签收离开").wait_for()
    p.box("step-1").click()
    p.keyboard.press("Control+s")

    text = p.saved(here.folder / "取件.blueprint.yaml", lambda t: "签收离开" in t)
    assert titles(text) == {
        "step-1": "进门",
        "step-2": "问好",
        "step-3": "报单号",
        "step-4": "找包裹",
        "step-5": "交给客户",
        "step-6": "签收离开",
    }
    made = loads(text).map
    assert made is not None
    assert [t.lane.value for t in made.touchpoints.values()] == [
        "customer", "frontstage", "customer", "backstage", "frontstage", "customer",
    ]  # fmt: skip
    linted = Run(Resolver(isolated=True)).lint(loads(text, str(here.folder / "取件.blueprint.yaml")))
    assert [f.name for f in linted.findings] == []


def test_an_edit_in_each_view_is_seen_in_the_other_three_and_undo_gives_the_same_bytes(here: Studio) -> None:
    text = VIEWS
    file = here.copy("views", text)
    p = here.open("map=views").canvas()
    # The canvas.
    p.rename("polish", "擦亮一")
    title = p.field("f:views/touchpoints/polish/title")
    p.value(title, "擦亮一")
    # The form.
    title.fill("擦亮二")
    title.press("Tab")
    p.page.locator('.picture g[id="touchpoint:polish"]', has_text="擦亮二").wait_for()
    p.view("表格")
    p.cell("擦亮二")
    # The table.
    p.cell_at("polish", "title").click()
    p.keyboard.type("擦亮三")
    p.keyboard.press("Enter")
    p.arrived()
    p.view("文本")
    line = p.page.locator(".cm-line", has_text="擦亮三").first
    # The text.
    line.click()
    p.keyboard.press("End")
    p.keyboard.press("Enter")
    p.keyboard.type("channel: app")
    p.keyboard.press("Escape")
    p.page.locator('.text-editor[data-seq="1"]').wait_for()
    p.view("画布")
    p.page.locator('.picture g[id="touchpoint:polish"]', has_text="擦亮三").wait_for()
    p.selected("polish")
    p.value(p.field("f:views/touchpoints/polish/title"), "擦亮三")
    p.words("未保存 4 处")
    p.keyboard.press("Control+s")
    p.saved(file, lambda t: "擦亮三" in t and "channel: app" in t)
    for before in ("擦亮三", "擦亮二", "擦亮一", "上鞋油"):
        p.button("undo").click()
        p.settled()
        p.page.locator('.picture g[id="touchpoint:polish"]', has_text=before).wait_for()
    p.button("save").click()
    assert p.saved(file, lambda t: "擦亮" not in t) == text


def test_forty_quick_edits_arrive_once_each(here: Studio) -> None:
    file = here.copy("quick")
    p = here.open("map=quick").canvas()
    p.box("brush").click()
    p.keyboard.press("Alt+ArrowDown")
    for i in range(39):
        p.keyboard.press("Alt+ArrowDown" if i % 2 else "Alt+ArrowUp")
    p.done(40)
    p.keyboard.press("Alt+ArrowDown")
    p.done(41)
    p.words("未保存")
    made = here.history("quick")
    assert [verb.get("lane", verb) for verb in made] == ["backstage", "frontstage"] * 20 + ["backstage"]
    p.keyboard.press("Control+s")
    p.saved(file, lambda t: "  brush:\n    lane: backstage" in t)
    p.page.locator(".badge.unsaved").wait_for(state="detached")
    p.arrived()
    p.settled()
    assert here.history("quick") == []
    assert "  brush:\n    lane: backstage" in file.read_text(encoding="utf-8"), (
        "no field has put the old lane back"
    )


def test_two_browsers_merge_by_field_and_choose_where_both_changed_one(here: Studio) -> None:
    file = here.copy("shared")
    first, second = here.open("map=shared").canvas(), here.open("map=shared").canvas()

    def theirs(id_: str, title: str) -> None:
        first.rename(id_, title)
        first.keyboard.press("Control+s")
        first.saved(file, lambda t: title in t)

    # What the other one saves is there within three seconds, beside what is typed here and not saved.
    second.rename("brush", "我一")
    theirs("pay", "他一")
    second.page.locator('.picture g[id="touchpoint:pay"]', has_text="他一").wait_for(timeout=AT_ONCE)
    second.words("他人已保存，已并入您的版本：1 处")
    assert "我一" in second.box("brush").text_content()
    assert "我一" not in file.read_text(encoding="utf-8")
    second.button("seen").click()
    second.button("save").click()
    assert "他一" in second.saved(file, lambda t: "我一" in t)
    first.page.locator('.picture g[id="touchpoint:brush"]', has_text="我一").wait_for(timeout=AT_ONCE)

    # A comment is there as soon; it changes no map.
    first.selected("brush")
    first.page.locator('.form [data-group="comments"] summary').click()
    first.page.locator(".form .comment-foot input").fill("小李")
    first.page.locator(".form .comments textarea").fill("够不够亮？")
    first.page.locator(".form .comment-foot button").click()
    second.page.locator('.picture g[id="touchpoint:brush"] .bubble').wait_for(timeout=AT_ONCE)
    beside = here.folder / "shared.comments.yaml"
    assert "about: brush, by: 小李" in beside.read_text(encoding="utf-8")
    second.selected("brush")
    second.page.locator('.form [data-group="comments"] summary').click()
    second.page.locator(".form .comment", has_text="够不够亮？").get_by_role("button").click()
    second.page.locator('.picture g[id="touchpoint:brush"] .bubble').wait_for(state="detached")
    assert "done: " in beside.read_text(encoding="utf-8")

    # Both change one field: nothing is lost, and the second one chooses.
    second.rename("brush", "我二")
    theirs("brush", "他二")
    second.button("merge").wait_for(timeout=AT_ONCE)
    second.page.get_by_role("radiogroup").get_by_text("对方的：他二").click()
    second.settled()
    second.button("merge").click()
    second.page.locator('.picture g[id="touchpoint:brush"]', has_text="他二").wait_for()
    second.button("merge").wait_for(state="detached")

    # Or saves under another name, or overwrites.
    second.rename("brush", "我三")
    theirs("brush", "他三")
    second.button("overwrite").wait_for(timeout=AT_ONCE)
    second.button("overwrite").click()
    assert "他三" not in second.saved(file, lambda t: "我三" in t)
    first.page.locator('.picture g[id="touchpoint:brush"]', has_text="我三").wait_for(timeout=AT_ONCE)
    second.rename("brush", "我四")
    theirs("brush", "他四")
    name = second.field("save-as:shared")
    name.fill("shared-mine")
    name.press("Tab")
    second.button("save-as").click()
    assert "他四" not in second.saved(here.folder / "shared-mine.blueprint.yaml", lambda t: "我四" in t)
    assert "我四" not in file.read_text(encoding="utf-8")
    second.page.wait_for_url("**map=shared-mine*")


def test_a_reload_brings_unsaved_work_back_and_nobody_else_sees_it(here: Studio) -> None:
    here.copy("draft")
    p = here.open("map=draft").canvas()
    p.rename("polish", "只有我")
    p.page.reload()
    p.page.locator('.picture g[id="touchpoint:polish"]', has_text="只有我").wait_for()
    p.words("上次未保存的改动已恢复")
    other = here.open("map=draft").canvas()
    same_address = Page(p.page.context.new_page())
    same_address.page.goto(p.page.url)
    same_address.canvas()
    for each in (other, same_address):
        assert "上鞋油" in each.box("polish").text_content()
        assert each.button("save").is_disabled()
    p.rename("polish", "还是我")
    p.button("save").wait_for()
    assert "上鞋油" in (here.folder / "draft.blueprint.yaml").read_text(encoding="utf-8")


def test_work_of_a_closed_tab_is_offered_to_whoever_opens_the_map(here: Studio, browser: Any) -> None:
    here.copy("left")
    asked: list[str] = []
    own = Pages(browser)
    p = here.open("map=left", pages=own).canvas()
    p.rename("polish", "离开前")
    p.words("未保存 1 处")
    p.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    with p.page.expect_event("close"):
        p.page.close(run_before_unload=True)
    own.close()
    assert asked == ["beforeunload"], "a page with unsaved work asks before it closes"

    other = here.open()
    card = other.at("card-left")
    card.get_by_text("的未保存改动（其他浏览器）").wait_for()
    card.get_by_role("button", name="查看").click()
    other.words("离开前")
    other.keyboard.press("Escape")
    other.settled()
    card.get_by_role("button", name="恢复").click()
    other.canvas()
    other.page.locator('.picture g[id="touchpoint:polish"]', has_text="离开前").wait_for()
    other.words("未保存 1 处")
    other.button("save").click()
    assert "离开前" in other.saved(here.folder / "left.blueprint.yaml", lambda t: "离开前" in t)
    other.page.locator(".badge.unsaved").wait_for(state="detached")
    assert here.history("left") == []


def test_work_outlives_its_server(tmp_path: Path, page_factory: Pages) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "kept.blueprint.yaml").write_text(SHOESHINE, encoding="utf-8")
    with studio(folder, tmp_path / "log.txt", killed=True) as url:
        page = page_factory(f"{url}/?map=kept")
        p = Page(page).canvas()
        p.rename("polish", "断电前")
    with studio(folder, tmp_path / "log-2.txt") as url:
        again = Page(page.context.new_page())
        again.page.goto(f"{url}/?map=kept")
        again.canvas()
        again.words("的未保存改动（本浏览器）")
        again.page.get_by_role("button", name="丢弃").click()
        again.page.get_by_text("的未保存改动").wait_for(state="detached")
    assert not list(folder.glob(".blueprint-drafts/*/*.json"))


def test_a_map_with_errors_opens_and_shows_them(here: Studio) -> None:
    here.copy("faulty", SHOESHINE.replace("then: clean}", "then: claen}"))
    here.copy("torn", "blueprint: 1\ntitle: 柜台\ntouchpoints: [a, b\n")
    p = here.open("map=faulty").canvas()
    p.words("claen")
    assert p.box("pay").count() == 1
    torn = here.open("map=torn")
    torn.page.locator(".cm-lint-marker-error").first.wait_for()
    assert "touchpoints: [a, b" in torn.typed_text()


@pytest.fixture
def secret(here: Studio) -> str:
    outside = here.folder.parent / "secret.blueprint.yaml"
    outside.write_text(SHOESHINE.replace("街角擦鞋", "机密"), encoding="utf-8")
    link = here.folder / "link.blueprint.yaml"
    if not link.exists():
        link.symlink_to(outside)
    return str(outside)


def test_an_address_cannot_leave_the_folder(here: Studio, secret: str) -> None:
    p = here.open()
    p.at("library").wait_for()
    tries = [
        "../../etc/passwd", "../secret", "/etc/passwd", secret.removesuffix(".blueprint.yaml"), "link",
        "..%2Fsecret", "%2e%2e/secret", "..\\secret", ".blueprint-drafts/x",
    ]  # fmt: skip
    for name in tries:
        p.page.goto(f"{here.url}/?map={name}")
        p.button("back").wait_for()
        text = p.page.locator("body").inner_text()
        assert "机密" not in text
        assert "root:" not in text
        assert "不是这个文件夹里的地图" in text
    p.page.goto(here.url)
    p.at("library").wait_for()
    assert "机密" not in p.page.locator("body").inner_text()


def test_hostile_titles_are_inert_in_every_view(here: Studio) -> None:
    quoted = json.dumps(HOSTILE)
    text = SHOESHINE.replace("{zh: 上鞋油, en: Apply polish}", quoted).replace(
        "{zh: 街角擦鞋, en: Corner shoeshine}", quoted
    )
    for field in ("{zh: 鞋油, en: Wax}", "{zh: 擦鞋匠, en: Bootblack}", "{zh: 颜色对, en: Right colour}"):
        text = text.replace(field, quoted)
    here.copy("hostile", text)
    p = here.open()
    asked: list[str] = []
    p.page.on("request", lambda request: asked.append(request.url))
    p.at("library").wait_for()
    p.at("search").locator("input").fill("hostile")
    p.page.locator(".st-key-card-hostile :is(img, .taken-in)").wait_for()  # taken in where a font was fetched
    p.page.goto(f"{here.url}/?map=hostile")
    p.canvas()
    p.selected("polish")
    for sheet in ("情感曲线", "时间与排队", "比较", "总览"):
        p.at("sheet").get_by_role("radio", name=sheet).click()
        p.page.wait_for_timeout(200)
    for view in ("表格", "文本"):
        p.view(view)
    walk = p.present()
    p.keyboard.press("PageDown")
    walk.locator("#card", has_text="</script>").wait_for()
    assert walk.locator("body").evaluate("() => window.bad") is None
    p.keyboard.press("Escape")
    p.canvas()
    assert p.page.evaluate("() => window.bad") is None
    assert [url for url in asked if not url.startswith((here.url, "data:", "blob:", "ws:"))] == []
    assert p.page.locator('a[href^="javascript"], img[src="x"], svg[onload]').count() == 0


def test_a_plan_is_typed_from_field_to_field(here: Studio) -> None:
    """The signs beside the labels were stops of Tab: every second thing that was typed went nowhere."""
    file = here.copy(
        "planned",
        SHOESHINE.replace("touchpoints:", "plans: {kinder: {change: polish.time=20s}}\ntouchpoints:", 1),
    )
    p = here.open("map=planned").canvas()
    p.page.get_by_text("整张地图", exact=True).click()
    p.page.locator(".st-key-section-plans summary").click()
    p.field("f:planned/plans/kinder/change").fill("店长")
    p.field("f:planned/plans/kinder/title").click()
    p.page.locator(".field-finding code", has_text="wait.emotion=-1").wait_for()
    for value in ("更亲切", "polish.time=15s", "店长", None, "2", "300", "time <= 2m", "2027-03-01"):
        if value:
            p.keyboard.press("Control+A")
            p.keyboard.type(value, delay=5)
        p.keyboard.press("Tab")
    p.words("未保存 7 处")
    p.value(p.field("entry:planned:plans"), "更亲切")
    p.page.get_by_role("button", name="“负责人”的说明").wait_for()
    assert p.page.get_by_role("button", name="Help for").count() == 0
    p.button("save").click()
    found = loads(p.saved(file, lambda text: "2027-03-01" in text)).map
    assert found is not None
    plan = found.plans["kinder"]
    assert plan.title and plan.title["zh"] == "更亲切" and plan.owner and plan.owner["zh"] == "店长"
    assert plan.change == ("polish.time=15s",)
    assert (effort_of(plan, "days"), effort_of(plan, "money")) == (2, 300)
    assert plan.target and plan.target.text == "time <= 2m"


def test_an_upload_over_the_limit_is_refused_and_a_small_one_becomes_a_map(here: Studio) -> None:
    p = here.open()
    p.button("import").click()
    chooser = p.page.locator('.st-key-upload input[type="file"]')
    big = {"name": "big.csv", "mimeType": "text/csv", "buffer": b"x" * (5 * 1024 * 1024 + 1)}
    chooser.set_input_files(big)
    p.page.locator(".st-key-upload").get_by_text("5.0MB").first.wait_for()
    assert p.at("take").count() == 0
    from blueprint.export.registry import all_formats
    from blueprint.export.subject import Subject
    from blueprint.studio.state.facts import facts_of

    analysis = facts_of("shoe.blueprint.yaml", SHOESHINE).analysis
    assert analysis is not None
    (book,) = all_formats()["xlsx"].write(Subject(analysis))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    chooser.set_input_files({"name": "shoe.xlsx", "mimeType": kind, "buffer": book.data})
    p.button("take").click()
    p.canvas()
    assert p.box("polish").count() == 1
    assert (here.folder / "shoe.blueprint.yaml").is_file()


def test_a_read_only_studio_shows_and_writes_nothing(tmp_path: Path, page_factory: Pages) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    shutil.copy(ROOT / "maps" / "corner-shoeshine.blueprint.yaml", folder)
    with studio(folder, tmp_path / "log.txt", "--read-only") as url:
        p = Page(page_factory(f"{url}/?map=corner-shoeshine")).canvas()
        p.words("只读")
        p.box("polish").click()
        p.page.locator(".form h2", has_text="上鞋油").wait_for()
        assert p.field("f:corner-shoeshine/touchpoints/polish/title").is_disabled()
        for press in ("Delete", "n", "Alt+ArrowDown", "Control+s"):
            p.keyboard.press(press)
        x, y = p.middle("brush")
        p.drag((x, y), (x, y + 120))
        assert p.at("save").count() == p.at("undo").count() == 0
        p.view("表格")
        p.cell_at("polish", "title").click()
        for press in ("x", "Delete", "Control+Delete", "Control+z", "Control+s"):
            p.keyboard.press(press)
        p.page.locator(".table .said", has_text="此地图仅供查看").wait_for()
        p.arrived()
        p.view("文本")
        p.page.locator(".cm-content").click()
        p.keyboard.type("x")
        p.keyboard.press("Control+s")
        p.arrived()
        p.page.wait_for_timeout(700)
        p.view("画布")
        p.page.goto(url)
        p.at("library").wait_for()
        assert p.at("new-map").count() == p.at("import").count() == 0
        assert [f.name for f in folder.iterdir()] == ["corner-shoeshine.blueprint.yaml"]
        assert (folder / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8") == SHOESHINE


def opens(name: str, data: bytes) -> None:
    """A downloaded file is what its name says."""
    ending = name.rpartition(".")[2]
    if ending in ("svg", "bpmn", "drawio"):
        from xml.etree import ElementTree

        ElementTree.fromstring(data)
    elif ending == "png":
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
    elif ending == "pdf":
        assert data.startswith(b"%PDF-")
        assert b"%%EOF" in data[-32:]
    elif ending == "json":
        assert json.loads(data)["version"]
    elif ending in ("zip", "xlsx", "pptx", "vsdx"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            assert packed.testzip() is None
            assert packed.namelist()
            if ending == "zip":
                for each in packed.namelist():
                    opens(each, packed.read(each))
    else:
        assert data.decode()


def test_every_format_is_downloaded_and_opens(here: Studio) -> None:
    from blueprint.export.registry import all_formats

    here.copy("out")
    p = here.open("map=out").canvas()
    p.rename("polish", "未保存的名字")
    p.words("未保存 1 处")
    p.button("export").click()
    got = {}
    for name in ("yaml", *all_formats()):
        with p.page.expect_download(timeout=60_000) as waiting:
            p.button(f"export-{name}").click()
        file = waiting.value
        got[name] = Path(file.path()).read_bytes()
        assert file.suggested_filename.startswith("out")
        opens(file.suggested_filename, got[name])
    assert "未保存的名字" in got["yaml"].decode()
    assert "未保存的名字" in got["svg"].decode()


def test_what_a_log_measured_stands_behind_what_is_declared(here: Studio) -> None:
    here.copy("measured")
    p = here.open("map=measured").canvas()
    p.at("overlay").get_by_role("button").first.click()
    chooser = p.page.locator('input[type="file"][accept*="json"]')
    chooser.set_input_files({"name": "r.json", "mimeType": "application/json", "buffer": b'{"map": "x"}'})
    p.words("log")  # what is lacking is said
    log = {"from": "2026-11-02T09:00:00+00:00", "to": "2026-11-02T10:00:00+00:00"}
    report = {
        "map": "measured",
        "log": log,
        "touchpoints": {"polish": {"p90": 45.0, "kept": False}},
        "connections": [],
        "promises": [],
        "cases": {"count": 40, "off_map": 2},
    }
    kind = {"name": "r.json", "mimeType": "application/json"}
    chooser.set_input_files({**kind, "buffer": json.dumps(report).encode()})
    p.page.locator(".canvas").get_by_text("→ P90 45").first.wait_for()
