"""The views of the page beside the blueprint: there where the map has data, inert, alive in a real browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blueprint.export.html.beside import beside
from blueprint.export.html.drawings import Drawings
from blueprint.export.html.page import page
from blueprint.export.html.store import Store
from blueprint.export.html.views import every
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.model.loader import load
from blueprint.packs.shelf import Shelf
from tests.export.subjects import HOSTILE, repository, subject_of
from tests.export.visiting import Visit, data_of, touchpoint

BRANCH = "branch-visitor-routing"


@pytest.fixture(scope="module")
def branch() -> str:
    return page(repository(BRANCH))


@pytest.fixture
def visit(browser, branch, tmp_path) -> Iterator[Any]:
    made = Visit(browser, tmp_path, branch)
    yield made.page
    made.leave()


def views_of(text: str) -> list[str]:
    return data_of(text)["views"]


def test_a_map_without_data_for_a_view_has_no_tab_for_it(branch):
    assert views_of(branch) == ["blueprint", "house", "dimensions", "floor", "held", "beside"]
    assert views_of(page(repository("case-small-pack"))) == ["blueprint", "house", "dimensions", "beside"]
    assert views_of(page(repository("call-centre-tiers"))) == [
        "blueprint",
        "house",
        "dimensions",
        "held",
        "beside",
    ]
    assert views_of(page(repository("corner-shoeshine"))) == ["blueprint", "beside"]


def test_zones_without_places_give_no_touchpoint_map(tmp_path):
    path = tmp_path / "hall.blueprint.yaml"
    path.write_text(
        "blueprint: 1\ntitle: Hall\nzones: {door: {title: Door}}\n"
        "touchpoints:\n  enter: {lane: customer, title: Enter, zone: door, end: served}\n"
    )
    assert views_of(page(subject_of(path))) == ["blueprint", "beside"]


def test_a_map_with_arrivals_by_the_hour_shows_its_day(tmp_path):
    path = tmp_path / "hall.blueprint.yaml"
    path.write_text(
        "blueprint: 1\ntitle: Hall\narrivals: {09:00: 40/h, 12:00: 60/h, 17:00: 0/h}\n"
        "touchpoints:\n  desk: {lane: frontstage, title: Desk, time: 2m, staffed: {servers: 3}, end: served}\n"
    )
    subject = subject_of(path)
    assert views_of(page(subject)) == ["blueprint", "day", "beside"]
    drawn = next(picture for view, _, picture in every(subject, ["all"], ["en"]) if view == "day")
    assert "People and waits over the day: Hall" in drawn and ">40<" in drawn and ">60<" in drawn
    assert "every day, with the people of the map" in drawn
    data = data_of(page(subject))
    title, head, rows = data["beside"]["all"]["tables"][-1]
    first, fourth = ([data["texts"][i] for i in row[:3]] for row in (rows[0], rows[3]))
    assert data["texts"][title] == ["一天：每天", "The day: every day"] and len(head) == 4
    assert first == ["09:00–10:00", "40", "3"] and fourth == ["12:00–13:00", "60", "3"]


def test_shared_lines_give_back_every_picture():
    subject = repository("wait-and-divert")
    pictures = list(every(subject, ["all", "hurried"], ["both", "en"]))
    drawings = Drawings()
    for each in pictures:
        drawings.add(*each)
    text, kept = drawings.kept()
    lines = [re.sub(r"<(\d+)>", lambda m: kept["often"][int(m[1])], line) for line in text.split("\n")]
    for view, key, picture in pictures:
        runs = kept["pictures"][view][key]
        again = [line for i in range(0, len(runs), 2) for line in lines[runs[i] : runs[i] + runs[i + 1]]]
        assert "\n".join(again) == picture
    assert len(text.encode()) < 0.4 * sum(len(p.encode()) for _, _, p in pictures)


def test_the_same_map_gives_the_same_page():
    assert page(repository("wait-and-divert")) == page(repository("wait-and-divert"))


def test_standards_say_what_is_asked_what_is_achieved_and_how_sure_it_is():
    data = data_of(page(repository("wait-and-divert")))
    held, texts = data["held"], data["texts"]
    rows = [row for pack in held["packs"] for _, rows in pack["groups"] for row in rows]
    assert [texts[pack["title"]][0] for pack in held["packs"]] == ["营业厅排队十分钟挑战"]
    assert [(row["at"][1], row["state"]) for row in rows] == [("counter", "broken")], "its wait is said once"
    for row in rows:
        assert texts[row["asked"]] == ["不超过 10 分钟", "at most 10 min"]
        assert texts[row["sure"]] == ["可能，未核实", "probable, not verified"] and not row["verified"]
        assert texts[row["source"][0]] == "xnnu.com/272169"
    assert texts[rows[0]["achieved"]] == ["8.3 % 超出", "8.3 % take longer"]


def test_what_applies_to_nothing_stands_below_its_reason():
    data = data_of(page(repository(BRANCH)))
    (pack,) = data["held"]["packs"]
    (_, held), *away = pack["groups"]
    assert {row["state"] for row in held} == {"ok"}
    assert all({row["state"] for row in rows} == {"away"} for _, rows in away)
    assert ["地图中没有这样的等候", "the map has no such wait"] in [data["texts"][why] for why, _ in away]


def test_a_pack_that_is_not_there_leaves_its_view_out(tmp_path):
    path = tmp_path / "map.blueprint.yaml"
    path.write_text(
        "blueprint: 1\ntitle: Map\nstandards: [./gone.toml]\n"
        "touchpoints:\n  enter: {lane: customer, title: Enter, end: served}\n"
    )
    assert views_of(page(subject_of(path))) == ["blueprint", "beside"]


def test_tabs_show_one_view_at_a_time_in_both_languages(visit):
    for language, words in (("zh", "质量屋 五大要素 触点地图"), ("en", "House Five Touchpoint")):
        visit.click(f"[data-language-is={language}]")
        for view, word in zip(("house", "dimensions", "floor"), words.split(), strict=True):
            visit.click(f"[data-view-is={view}]")
            sheet = visit.locator(f"#view-{view}")
            assert sheet.is_visible() and visit.locator(".sheet:visible").count() == 1
            assert sheet.locator("svg").get_attribute("lang") == language
            assert sheet.locator(f"#{view}-title").text_content().startswith(word)
            assert visit.locator(f"[data-view-is={view}]").inner_text().startswith(word)
            assert visit.locator("#stage").get_attribute("aria-label").startswith(word)
        visit.click("[data-view-is=held]")
        assert visit.locator("#held").is_visible() and visit.locator("#stage").is_hidden()
        assert ("业务变更平均时限" if language == "zh" else "Service changes, on the mean") in visit.locator(
            "#held table"
        ).inner_text()
    visit.click("[data-view-is=blueprint]")
    assert visit.locator(touchpoint("triage")).is_visible()


def test_the_segment_goes_with_every_view(visit):
    visit.click("[data-language-is=en]")
    visit.click("[data-view-is=floor]")
    assert "all customers" in visit.locator("#floor-desc").text_content()
    before = visit.locator("#view-dimensions").inner_html()
    visit.select_option("#segment", "hurried")
    assert "all customers" not in visit.locator("#floor-desc").text_content()
    assert visit.locator("#view-floor").is_visible()
    assert visit.locator("#view-dimensions").inner_html() != before


def test_the_keyboard_walks_the_tabs_and_each_view_keeps_its_zoom(visit):
    def transform() -> str:
        return visit.locator("#view-house").evaluate("e => e.style.transform")

    visit.focus("#tab-blueprint")
    visit.keyboard.press("ArrowRight")
    assert visit.locator("#tab-house").get_attribute("aria-selected") == "true"
    assert visit.locator("#view-house").get_attribute("role") == "tabpanel"
    blueprint = visit.locator("#picture").evaluate("e => e.style.transform")
    fitted = transform()
    visit.keyboard.press("+")
    zoomed = transform()
    assert zoomed != fitted
    assert visit.locator("#picture").evaluate("e => e.style.transform") == blueprint
    visit.keyboard.press("End")
    assert visit.evaluate("document.activeElement.id") == "tab-beside"
    visit.keyboard.press("ArrowRight")
    assert visit.evaluate("document.activeElement.id") == "tab-blueprint"
    visit.click("#tab-house")
    assert transform() == zoomed
    visit.click("#zoom-fit")
    assert transform() == fitted


def test_details_belong_to_the_blueprint_and_come_back_with_it(visit):
    visit.click(touchpoint("triage"))
    visit.click("#tab-house")
    assert visit.locator("#panel").is_hidden()
    visit.click("#tab-blueprint")
    assert visit.locator("#panel h2").inner_text().startswith("导服分流")


def test_no_id_stands_twice(visit):
    ids = visit.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_from_a_standard_to_the_touchpoint_it_is_held_against(browser, tmp_path):
    made = Visit(browser, tmp_path, page(repository("wait-and-divert")))
    made.page.click("#tab-held")
    made.page.locator("#held .jump").first.click()
    assert made.page.locator("#picture").is_visible()
    assert made.page.locator("#panel h2").is_visible()
    assert made.page.locator("g.chosen").get_attribute("id") == "touchpoint:counter"
    made.leave()


def test_every_view_prints_on_a_sheet_of_its_own(visit, tmp_path):
    import pypdf

    visit.click("[data-language-is=en]")
    visit.click("[data-view-is=floor]")
    visit.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    texts = [sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "page.pdf").pages]
    assert len(texts) == 5
    for text, word in zip(
        texts, ("remembered", "House of", "Five dim", "Touchpoint map", "Standards"), strict=True
    ):
        assert word.replace(" ", "") in text.replace(" ", "")


def everything_hostile(folder: Path) -> Subject:
    """Needs, zones, dimensions and a pack of one's own, all named to break out."""
    text = [json.dumps(t) for t in HOSTILE]
    short = [json.dumps(t[:60]) for t in HOSTILE]
    (folder / "own.toml").write_text(
        f'id = "own"\ntitle = {{ zh = {short[0]}, en = {short[1]} }}\nnature = "own"\ncertainty = "memory"\n'
        "checked = 2026-11-21\n[sources]\n"
        f'here = {{ name = {short[0]}, url = "javascript:alert(1)" }}\n'
        f'[[items]]\nid = "a"\ntitle = {{ zh = {short[1]}, en = {short[0]} }}\nquantity = "service-time"\n'
        'quantifier = "max"\nvalue = 5\nunit = "min"\nscope = { found = "named" }\nsource = ["here"]\n'
    )
    lines = [
        "blueprint: 1",
        f"title: {text[0]}",
        "standards: [./own.toml]",
        f"needs: {{n0: {{title: {text[0]}, importance: 5}}, n1: {{title: {text[5]}, importance: 1}}}}",
        f"zones: {{z0: {{title: {text[0]}, at: [0, 0], size: [4, 4]}}, z1: {{title: {text[1]}, at: [5, 0], size: [4, 4]}}}}",
        "touchpoints:",
    ]
    for i in range(len(HOSTILE)):
        way = f"next: t{i + 1}" if i + 1 < len(HOSTILE) else "end: served"
        lines.append(
            f"  t{i}: {{lane: customer, title: {text[i]}, zone: z{i % 2}, quality: [empathy], "
            f"meets: {{n{i % 2}: 9}}, time: {{standard: 60s, limit: {{within: 5m, source: ./own.toml#a}}}}, {way}}}"
        )
    path = folder / "all.blueprint.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    loaded = load(str(path))
    assert loaded.map is not None, loaded
    return Subject(Analysis(loaded.map), shelf=Shelf((), folder))


def test_hostile_texts_are_inert_in_every_view(browser, tmp_path):
    made = Visit(browser, tmp_path, page(everything_hostile(tmp_path)))
    assert made.page.locator("[role=tab]").count() == 6
    for view in ("house", "dimensions", "floor", "held", "beside", "blueprint"):
        made.page.click(f"[data-view-is={view}]")
        for language in ("en", "zh", "both"):
            made.page.click(f"[data-language-is={language}]")
            assert made.page.locator("main :is(img, script, a, parsererror)").count() == 0
    assert "<script>" in made.page.locator("#held").text_content()
    assert "<script>" in made.page.locator("#floor-title").text_content()
    assert made.page.title() != "owned"
    made.leave()


def test_touchpoints_inside_of_another_are_called_by_their_titles() -> None:
    subject, store = repository("counter-route", "en"), Store()
    tables = {
        store.texts[title][1]: rows for title, _, rows in beside(subject, ["all"], store)["all"]["tables"]
    }
    said = [store.texts[row[1]][1] for row in tables["Touchpoint map: zones"] if row[1] >= 0]
    inside = subject.analysis.flat.touchpoints["to-downloads/finish-here"].title["en"]
    assert any(inside in each for each in said)
