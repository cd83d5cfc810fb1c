"""The page: inert, self-contained, and alive in a real browser."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from blueprint.export.html.page import page
from blueprint.export.html.store import embedded
from tests.export.subjects import HOSTILE, hostile, repository
from tests.export.visiting import Elements, Visit, data_of, touchpoint
from tests.needs import found

BRANCH = "branch-visitor-routing"


@pytest.fixture(scope="module")
def branch() -> str:
    return page(repository(BRANCH))


def test_it_fetches_nothing_and_runs_only_its_own_script(branch):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', branch)[1]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for tag in ("script", "style"):
        inner = re.findall(rf"<{tag}>(.*?)</{tag}>", branch, re.DOTALL)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    for _, attributes in Elements(branch).found:
        assert not {"src", "href", "style", "action", "xlink:href"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]


def test_it_holds_a_picture_for_every_segment_and_language_in_a_small_file(branch):
    drawn = data_of(branch)["drawings"]["pictures"]
    assert branch.split('id="lines">')[0].count("<svg ") == 1
    assert {view: len(pictures) for view, pictures in drawn.items()} == {
        "blueprint": 4 * 3 - 1,
        "house": 4 * 3,
        "dimensions": 4 * 3,
        "floor": 4 * 3,
    }
    assert len(branch.encode()) < 650_000


def test_the_same_map_gives_the_same_page(branch):
    assert page(repository(BRANCH)) == branch


def test_one_language_is_the_only_one():
    text = page(repository("corner-shoeshine", "en"))
    assert text.count("<svg ") == 1 and "data-language-is" not in text.split("<script>")[0]


def test_details_say_what_the_map_and_its_figures_say(branch):
    data = data_of(branch)
    triage = data["details"]["all"]["triage"]
    texts = [
        data["texts"][i]
        for s in triage["sections"]
        for row in data["sections"][s].get("r", [])
        for i in row[:2]
    ]
    for wanted in (
        ["容忍", "tolerance"],
        ["≤ 2 分钟", "≤ 2 min", ""],
        ["每次可能", "chance at a visit"],
        "5 %",
    ):
        assert wanted in texts
    assert triage["overlays"] == ["time", "emotion", "truth", "evidence"]
    hurried, all_ = (data["details"][segment]["wait"]["score"] for segment in ("hurried", "all"))
    assert -5 < hurried < all_ < 0, "as a function of the wait, which the hurried take worse"


def test_data_cannot_leave_its_element():
    text = embedded({"x": [*HOSTILE, "</script><!--"]})
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text)["x"][:-1] == list(HOSTILE)


def test_hostile_texts_add_no_element(tmp_path):
    text = page(hostile(tmp_path))
    tags = [tag for tag, _ in Elements(text).found]
    assert tags.count("script") == 3 and "img" not in tags


@pytest.fixture
def visit(browser, branch, tmp_path) -> Iterator[Any]:
    made = Visit(browser, tmp_path, branch)
    yield made.page
    made.leave()


def test_a_click_opens_the_details_and_escape_closes_them(visit):
    visit.click(touchpoint("triage"))
    panel = visit.locator("#panel")
    assert panel.locator("h2").inner_text().startswith("导服分流")
    for text in ("您这项业务在自助机上办更快", "分区指示牌", "模型平均", "☆8"):
        assert text in panel.inner_text()
    visit.keyboard.press("Escape")
    assert panel.is_hidden()


def test_the_keyboard_opens_zooms_and_jumps(visit):
    visit.focus(touchpoint("counter"))
    visit.keyboard.press("Enter")
    assert visit.locator("#panel h2").inner_text().startswith("柜台受理")
    before = visit.locator("#picture").evaluate("e => e.style.transform")
    visit.keyboard.press("+")
    assert visit.locator("#picture").evaluate("e => e.style.transform") != before
    visit.keyboard.press("0")
    visit.locator("#panel .jump").first.click()
    assert not visit.locator("#panel h2").inner_text().startswith("柜台受理")


def test_segment_and_language_bring_their_own_picture(visit):
    visit.select_option("#segment", "hurried")
    visit.click("[data-language-is=en]")
    assert visit.locator(touchpoint("wait")).get_attribute("aria-label").startswith("Wait for the call ")
    assert visit.locator("h1").inner_text() == "Branch visitor routing"
    assert visit.locator("html").get_attribute("lang") == "en"
    assert "+0.40" not in visit.locator("#figures").inner_text()
    visit.click("[data-language-is=zh]")
    assert visit.locator("#picture svg").get_attribute("lang") == "zh"


def test_beside_the_pictures_are_an_outline_and_a_table_for_each(visit):
    visit.click("#tab-beside")
    visit.click("[data-language-is=en]")
    beside = visit.locator("#beside")
    assert visit.locator("#stage").is_hidden() and beside.is_visible()
    assert beside.locator(".outline > li").count() == 4
    assert beside.locator(".outline li li").count() == 26
    assert beside.locator("caption").all_inner_texts() == [
        "Service blueprint",
        "House of Quality: needs",
        "House of Quality: weights",
        "House of Quality: the roof",
        "Five dimensions",
        "Touchpoint map: zones",
        "Touchpoint map: ways",
    ]
    rows = beside.locator("table").first.locator("tbody tr")
    assert rows.count() == 26
    said = (
        beside.locator("tr", has=visit.locator("th", has_text="Triage")).first.locator("td").all_inner_texts()
    )
    assert said[:3] == ["Frontstage", "Floor guide", "1 min"] and "Pre-check papers 55 %" in said[-1]
    visit.select_option("#segment", "hurried")
    assert beside.locator("table").first.locator("tbody tr").count() == 26
    beside.locator(".jump", has_text="Triage").click()
    assert beside.is_hidden() and visit.locator("#panel h2").inner_text().startswith("Triage")


def test_the_search_marks_what_fits_and_enter_goes_there(visit):
    visit.fill("#search", "kiosk")
    assert visit.locator("#picture g.hit").count() == 2
    assert visit.locator("#picture g.off").count() > 10
    visit.press("#search", "Enter")
    assert visit.locator("#count").inner_text() == "1 / 2"
    assert visit.locator("#panel h2").is_visible()


def test_an_overlay_dims_what_does_not_belong(visit):
    visit.click("[data-overlay-is=truth]")
    bright = visit.locator('#picture g[id^="touchpoint:"]:not(.off)').count()
    assert bright == 10
    visit.click("[data-overlay-is=emotion]")
    assert visit.locator("#picture g.lowest").count() == 1
    visit.click("[data-overlay-is=all]")
    assert visit.locator("#picture .off").count() == 0


def test_drag_moves_and_wheel_zooms(visit):
    def transform() -> str:
        return visit.locator("#picture").evaluate("e => e.style.transform")

    first = transform()
    visit.mouse.move(700, 800)
    visit.mouse.down()
    visit.mouse.move(740, 760, steps=4)
    visit.mouse.up()
    second = transform()
    visit.mouse.wheel(0, -400)
    visit.wait_for_function(
        "before => document.getElementById('picture').style.transform !== before", arg=second
    )
    assert first != second


@pytest.mark.needs("axe-core")
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious(browser, branch, tmp_path, width):
    (tmp_path / "page.html").write_text(branch, encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    visited = context.new_page()
    visited.goto((tmp_path / "page.html").as_uri())
    visited.locator("#figures li").first.wait_for()
    visited.evaluate((found("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    said = visited.evaluate("axe.run()")["violations"]
    visited.click("#tab-beside")
    said += visited.evaluate("axe.run()")["violations"]
    context.close()
    assert [v["id"] for v in said if v["impact"] in ("serious", "critical")] == []


def test_it_prints_on_one_sheet(browser, tmp_path):
    import pypdf

    made = Visit(browser, tmp_path, page(repository("corner-shoeshine")))
    made.page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    pages = pypdf.PdfReader(tmp_path / "page.pdf").pages
    assert len(pages) == 1 and float(pages[0].mediabox.width) == pytest.approx(1191, abs=2)
    made.page.emulate_media(media="print")
    made.page.set_viewport_size({"width": 1060, "height": 760})  # as wide as A3 inside its margins
    sizes = made.page.locator(".figures").evaluate("all => [all.scrollWidth, all.clientWidth]")
    assert sizes[0] <= sizes[1], "a figure would be cut off"
    made.leave()


def test_on_a_phone_there_is_a_list_to_read_and_the_picture_on_demand(browser, tmp_path):
    made = Visit(browser, tmp_path, page(repository("branch-visitor-routing")))
    made.page.set_viewport_size({"width": 390, "height": 844})
    items = made.page.locator("#list button")
    assert items.count() == 26 and items.nth(2).inner_text().startswith("说明需求")
    assert made.page.locator("#stage").is_hidden()
    assert made.page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    assert min(made.page.eval_on_selector_all("#list button, #list small", sizes)) >= 13
    items.nth(2).click()
    assert made.page.locator("#panel h2").inner_text().startswith("说明需求")
    made.page.click(".close")
    made.page.click("#as-picture")
    assert made.page.locator("#stage").is_visible() and made.page.locator("#list").is_hidden()
    made.leave()


def test_in_the_dark_text_can_be_read_on_its_ground(browser, tmp_path):
    made = Visit(browser, tmp_path, page(repository("corner-shoeshine")))
    made.page.emulate_media(color_scheme="dark")
    style = "e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor]; }"
    ink, ground = made.page.locator("body").evaluate(style)
    light = [sum(int(v) for v in re.findall(r"\d+", colour)[:3]) for colour in (ink, ground)]
    assert light[0] > 600 and light[1] < 120
    made.leave()


def test_words_of_a_case_are_crossed_out(browser, tmp_path):
    made = Visit(browser, tmp_path, page(repository("case-privacy-complaint", "zh")))
    made.page.locator(touchpoint("reply")).dispatch_event("click")
    assert made.page.locator("#panel del").inner_text().startswith("这绝对不可能！")
    assert made.page.locator("#panel blockquote").inner_text().startswith("改说：“对不起，您一定收到")
    made.page.screenshot(path=str(tmp_path / "case.png"))
    made.leave()


def test_hostile_texts_are_inert_in_the_browser(browser, tmp_path):
    made = Visit(browser, tmp_path, page(hostile(tmp_path)))
    for i in range(len(HOSTILE)):
        made.page.locator(touchpoint(f"t{i}")).dispatch_event("click")
        assert made.page.locator("#panel img, #panel script").count() == 0
    assert made.page.title() != "owned"
    made.leave()
