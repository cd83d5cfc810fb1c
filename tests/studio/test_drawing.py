"""Drawing in the studio: find, menu, values edited where they stand, the clipboard, the form, two fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from blueprint.model.loader import loads
from blueprint.model.writing import written_share
from tests.studio.boxes import box_of
from tests.studio.conftest import Pages
from tests.studio.real import Page, studio
from tests.studio.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOE = (ROOT / "maps" / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8")
OTHER = """blueprint: 1
title: 别处
touchpoints:
  enter: {lane: customer, title: 进门, end: served}
"""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("drawing") / "maps"
    folder.mkdir()
    with studio(folder, folder.parent / "log.txt") as url:
        yield url, folder


def map_of(file: Path, p: Page, until: Any) -> Any:
    """The saved map, once it is as expected."""
    p.arrived()
    p.keyboard.press("Control+s")
    return loads(p.saved(file, lambda text: (m := loads(text).map) is not None and until(m))).map


@pytest.mark.parametrize(("size", "locale"), [((1440, 900), "zh-CN"), ((1024, 768), "en-GB")])
def test_values_are_edited_where_they_stand_and_found_by_any_word(
    running: tuple[str, Path], page_factory: Pages, size: tuple[int, int], locale: str
) -> None:
    url, folder = running
    file = folder / f"shoe-{size[0]}.blueprint.yaml"
    file.write_text(SHOE, encoding="utf-8")
    page = page_factory(
        f"{url}/?map=shoe-{size[0]}", viewport={"width": size[0], "height": size[1]}, locale=locale
    )
    p = Page(page).canvas()
    assert box_of(page.locator(".frame"))["y"] + box_of(page.locator(".frame"))["height"] <= size[1]

    # Ctrl+F finds, Enter goes there, Escape gives the focus back to the picture.
    p.box("brush").click()
    p.keyboard.press("Control+f")
    p.keyboard.type("polish")
    p.keyboard.press("Enter")
    p.keyboard.press("Escape")
    page.locator('.picture g[id="touchpoint:polish"].chosen').wait_for()
    page.locator('.form [data-key="polish/title"]').wait_for()

    # T and E open the time and the emotion on the box; the menu has them too.
    p.keyboard.press("t")
    p.keyboard.press("Control+a")
    p.keyboard.type("1m30s")
    p.keyboard.press("Enter")
    p.keyboard.press("e")
    p.keyboard.type("-1")
    p.keyboard.press("Enter")
    p.box("brush").click(button="right")
    page.locator('.menu [data-do="do-time"]').click()
    p.keyboard.press("Control+a")
    p.keyboard.type("40s")
    p.keyboard.press("Enter")
    made = map_of(file, p, lambda m: str(m.touchpoints["brush"].time.standard) == "40s")
    assert made.touchpoints["polish"].time.standard.seconds == 90
    assert made.touchpoints["polish"].emotion.score == -1

    # A point of the curve is drawn up: the feeling is better.
    p.fit()
    p.settled()
    dot = box_of(page.locator('[data-dot="polish"]'))
    x, y = dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2
    p.drag((x, y), (x, y - 60))
    made = map_of(file, p, lambda m: m.touchpoints["polish"].emotion.score > 0)

    # One value for all that are selected.
    p.keyboard.press("Control+a")
    role = p.formed("all/role")
    role.fill("全员")
    role.press("Tab")
    language = "zh" if locale == "zh-CN" else "en"
    map_of(file, p, lambda m: {t.role and t.role[language] for t in m.touchpoints.values()} == {"全员"})

    # The form folds away, and the picture takes its room.
    before = box_of(page.locator(".canvas"))["width"]
    page.locator(".fold").click()
    assert box_of(page.locator(".canvas"))["width"] > before + 200
    page.locator(".fold").click()
    for _ in range(4):
        page.locator('[data-tool="zoomIn"]').click()
    page.locator(".minimap:not([hidden])").wait_for()


def test_shares_of_segments_complete_each_other(running: tuple[str, Path], page_factory: Pages) -> None:
    """What was typed stays, the rest goes to those that nobody typed, in tenths of a percent and never as a fraction."""
    url, folder = running
    file = folder / "kinds.blueprint.yaml"
    kinds = (
        "old: {title: 老客, share: 1/3}",
        "new: {title: 新客, share: 1/3}",
        "firm: {title: 企业, share: 1/3}",
    )
    file.write_text(SHOE + "segments:\n" + "".join(f"  {each}\n" for each in kinds), encoding="utf-8")
    p = Page(page_factory(f"{url}/?map=kinds")).canvas()
    p.settled()
    p.at("sheet").get_by_role("radio", name="整张地图").click()
    p.at("section-segments").locator("summary").click()

    def shares(text: str) -> dict[str, str]:
        made = loads(text).map
        return {i: written_share(s.share) for i, s in made.segments.items() if s.share} if made else {}

    for kind, title, said in (("old", "老客", "20%"), ("new", "新客", "12.5%")):
        p.choose("entry:kinds:segments", title)
        field = p.field(f"f:kinds/segments/{kind}/share")
        field.wait_for()
        field.fill(said)
        field.press("Enter")
        p.words("未保存")
        p.settled()
        p.box("polish").focus()
        p.keyboard.press("Control+s")
        text = p.saved(file, lambda text, kind=kind, said=said: shares(text).get(kind) == said)  # type: ignore[misc]
    assert shares(text) == {"old": "20%", "new": "12.5%", "firm": "67.5%"}
    assert "/" not in text.partition("segments:")[2]


def test_touchpoints_go_from_map_to_map_through_the_clipboard(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    url, folder = running
    (folder / "from.blueprint.yaml").write_text(SHOE, encoding="utf-8")
    file = folder / "into.blueprint.yaml"
    file.write_text(OTHER, encoding="utf-8")
    page = page_factory(f"{url}/?map=from")
    p = Page(page).canvas()
    p.box("brush").click()
    p.box("polish").click(modifiers=["Shift"])
    p.keyboard.press("Control+c")
    page.goto(f"{url}/?map=into")
    p.canvas()
    p.box("enter").click()
    p.keyboard.press("Control+v")
    p.box("polish").wait_for()
    made = map_of(file, p, lambda m: len(m.touchpoints) == 3)
    source = loads(SHOE).map
    assert source is not None
    assert list(made.touchpoints) == ["enter", "brush", "polish"]
    assert made.touchpoints["polish"].title == source.touchpoints["polish"].title
    assert made.touchpoints["polish"].script == source.touchpoints["polish"].script
    p.keyboard.press("Control+v")
    made = map_of(file, p, lambda m: len(m.touchpoints) == 5)
    assert "polish-2" in made.touchpoints


def test_two_fingers_zoom_and_an_input_method_composes_in_fields(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    url, folder = running
    file = folder / "touch.blueprint.yaml"
    file.write_text(SHOE, encoding="utf-8")
    page = page_factory(f"{url}/?map=touch", has_touch=True)
    p = Page(page).canvas()
    client = page.context.new_cdp_session(page)
    before = page.locator('[data-tool="zoomReset"]').inner_text()

    def touch(kind: str, *points: tuple[float, float]) -> None:
        given = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": given})

    touch("touchStart", (500, 400), (600, 400))
    for by in range(0, 120, 20):
        touch("touchMove", (500 - by, 400), (600 + by, 400))
    touch("touchEnd")
    assert int(page.locator('[data-tool="zoomReset"]').inner_text()[:-1]) > 1.5 * int(before[:-1])
    p.fit()

    # While an input method composes, an answer from elsewhere takes nothing away, and Enter chooses characters.
    p.selected("polish")
    page.locator('.form [data-group="things"] summary').click()
    for key, name in (("title", "擦亮"), ("script", "请坐")):
        field = p.formed(f"polish/{key}")
        field.focus()
        p.keyboard.press("Control+a")
        client.send("Input.imeSetComposition", {"text": "ca", "selectionStart": 2, "selectionEnd": 2})
        page.evaluate("dispatchEvent(new Event('resize'))")
        assert field.input_value() == "ca"
        client.send("Input.insertText", {"text": name})
        p.keyboard.press("Tab")
    made = map_of(file, p, lambda m: "请坐" in str(m.touchpoints["polish"].script))
    assert made.touchpoints["polish"].title["zh"] == "擦亮"
    assert made.touchpoints["polish"].title["en"] == "Apply polish"
