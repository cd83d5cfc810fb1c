"""Chinese can be read in a browser whose machine has no Chinese font; one that has any fetches none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blueprint.studio.browser.fonts import FAMILY
from tests.studio.bursts import LINE
from tests.studio.conftest import Pages
from tests.studio.real import Page, studio
from tests.studio.serving import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

LOADED = """async (family) => {
    const faces = [...document.fonts].filter((each) => each.family.replaceAll('"', "").replaceAll("'", "") === family);
    return (await Promise.all(faces.map((each) => each.load()))).map((each) => each.status);
}"""
NAMED = """(element) => getComputedStyle(element).fontFamily.split(",").map((each) => each.trim().replaceAll('"', ""))"""
NEEDED = """async (family) => {
    const word = document.body.appendChild(document.createElement("p"));
    word.textContent = "中";
    word.style.fontFamily = `sans-serif, "${family}"`;
    word.getBoundingClientRect();
    await document.fonts.ready;
    return [...document.fonts].some((each) => each.family.includes(family) && each.status === "loaded");
}"""
LENT = """(frame) => [...frame.contentDocument.fonts].map((face) => [face.family.replaceAll('"', ""), face.status])"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("fonts") / "maps"
    folder.mkdir()
    (folder / "line.blueprint.yaml").write_text(LINE, encoding="utf-8")
    hostile = LINE.replace("其次", "'<script>bad()</script><img src=x onerror=bad()>'")
    (folder / "hostile.blueprint.yaml").write_text(hostile, encoding="utf-8")
    with studio(folder, folder.parent / "log.txt") as url:
        yield url


def test_the_font_that_comes_along_stands_behind_those_of_the_machine(url: str, page_factory: Pages) -> None:
    p = Page(page_factory(f"{url}/?map=line")).canvas()
    for part in (
        "[data-testid=stButton] button",
        "[data-testid=stMain] p",
        ".canvas .stage",
        ".form",
        ".toolbar",
    ):
        named = p.page.locator(part).first.evaluate(NAMED)
        assert named[named.index("sans-serif") + 1] == FAMILY, part
    assert p.page.evaluate(LOADED, FAMILY) == ["loaded", "loaded"]


@pytest.mark.parametrize("by_link", [False, True])
def test_a_page_in_a_frame_is_lent_the_font_that_had_to_be_fetched(
    url: str, page_factory: Pages, by_link: bool
) -> None:
    """By a link the page around it says no word of Chinese; there it is lent on a machine without Chinese alone."""
    p = Page(page_factory(f"{url}/?map=line{'&view=present' if by_link else ''}"))
    if not by_link:
        p.canvas()
        assert p.page.evaluate(LOADED, FAMILY) == ["loaded", "loaded"]
    p.present(by_link=by_link)
    wanted = 2 if not by_link or p.page.evaluate(NEEDED, FAMILY) else 0
    frame = p.page.locator("iframe.walk")
    for _ in range(PATIENCE // 50):
        if len(lent := frame.evaluate(LENT)) == wanted:
            break
        p.page.wait_for_timeout(50)
    assert lent == [["Noto Sans CJK SC", "loaded"]] * wanted


def test_pictures_of_the_library_are_taken_into_the_page_where_a_font_had_to_be_fetched(
    url: str, page_factory: Pages
) -> None:
    """An image fetches nothing; what is in it is still a picture alone, with its text for those who cannot see it."""
    page = page_factory(url)
    page.locator(".st-key-card-hostile .picture").wait_for()
    assert page.evaluate(LOADED, FAMILY) == ["loaded", "loaded"]
    taken = page.locator(".st-key-card-hostile .picture .taken-in")
    taken.wait_for()
    assert taken.get_attribute("aria-label")
    assert taken.locator("svg text").count() > 3
    assert taken.locator("script, img, foreignObject, [onerror]").count() == 0
    assert page.locator(".st-key-card-hostile .picture img").count() == 0
    named = taken.locator("svg").evaluate(NAMED)
    assert named[named.index("sans-serif") + 1] == FAMILY
