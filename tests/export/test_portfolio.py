"""The index page of a folder of maps."""

import re
from html.parser import HTMLParser

import pytest

from tests.run import run

OUTER = """blueprint: 1
title: {zh: 办卡, en: Open a card}
touchpoints:
  ask: {lane: customer, title: {zh: 咨询, en: Ask}, emotion: {score: -4, good: 3, bad: -5}, uses: [queue], next: sign}
  sign: {lane: customer, title: {zh: 签字, en: Sign}, emotion: {score: 4, good: 5, bad: -4}, map: inner, next: leave}
  leave: {lane: customer, title: {zh: 离开, en: Leave}, emotion: 1, end: served}
  queue: {lane: support, title: {zh: 排队系统, en: Queue system}}
"""
INNER = """blueprint: 1
title: {zh: 签字, en: Sign & seal <now>}
touchpoints:
  seal: {lane: customer, title: Seal, emotion: {score: 2, good: 4, bad: -4}, uses: [queueing, stamp], end: done}
  queueing: {lane: support, title: {zh: 排队系统, en: Tickets}}
  stamp: {lane: support, title: Stamp}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("maps")
    (folder / "outer.blueprint.yaml").write_text(OUTER, "utf-8")
    (folder / "inner.blueprint.yaml").write_text(INNER, "utf-8")
    (folder / "broken.blueprint.yaml").write_text("touchpoints: [", "utf-8")
    done = run("build", folder, "--out", folder / "out")
    return folder, done, (folder / "out" / "index.html").read_text("utf-8")


def words(page, id_):
    """What a section says."""
    section = page.split(f'id="{id_}"')[1].split("</section>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", section.split(">", 1)[1]))


def test_the_build_ends_with_the_page_to_open(built):
    folder, done, _ = built
    assert done.code == 1  # the broken one
    assert done.stderr.splitlines()[-1] == f"blueprint: written to {folder}/out; open {folder}/out/index.html"


def test_every_map_has_a_row_that_leads_to_its_page(built):
    folder, _, page = built
    assert re.findall(r'<div><a href="([^"]+)"', page) == ["inner/blueprint.html", "outer/blueprint.html"]
    assert all((folder / "out" / name / "blueprint.html").is_file() for name in ("inner", "outer"))
    rows = words(page, "maps")
    assert (
        "Open a card outer" in rows
        and "broken.blueprint.yaml" in rows
        and "could not be read as a map" in rows
    )


def test_maps_within_maps_are_drawn_and_listed(built):
    _, _, page = built
    assert "办卡 Open a card 包含 holds 签字 Sign &amp; seal &lt;now&gt;" in words(page, "inside")
    assert page.count('<rect x="') == 2 and len(re.findall(r'<path d="M[\d.]+,[\d.]+C', page)) == 1


def test_support_of_one_title_in_either_language_is_one_system(built):
    _, _, page = built
    systems = words(page, "systems")
    assert "排队系统 Tickets 2 张地图中 2 个 2 in 2 maps" in systems
    assert "Queue system" not in systems, "the same system by its Chinese title"
    assert "Stamp 1 张地图中 1 个 1 in 1 map" in systems


def test_no_title_is_markup(built):
    class Tags(HTMLParser):
        def __init__(self):
            super().__init__()
            self.seen = set()

        def handle_starttag(self, tag, attrs):
            self.seen.add(tag)
            assert not any(name.startswith("on") for name, _ in attrs)

    tags = Tags()
    tags.feed(built[2])
    assert "now" not in tags.seen


def test_maps_that_are_named_one_by_one_have_no_index(built, tmp_path):
    folder, _, _ = built
    assert run("build", folder / "inner.blueprint.yaml", "--out", tmp_path).code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["inner"]


def test_it_is_searched_in_either_language_and_shown_in_one(built, browser):
    folder, _, _ = built
    page = browser.new_page()
    page.goto((folder / "out" / "index.html").as_uri())
    rows = page.locator("section:has(#maps) tbody tr")
    page.fill("#search", "办卡")
    assert [rows.nth(n).is_visible() for n in range(3)] == [False, False, True]
    page.fill("#search", "seal <now>")
    assert page.locator("#count").inner_text() == "1 / 3"
    page.press("#search", "Escape")
    page.click("text=English")
    assert "办卡" not in page.locator("main").inner_text()
    page.close()
