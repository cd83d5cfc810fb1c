"""Findings lead to the field where they can be mended, figures outlive errors, and a draft can be exported."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.studio.conftest import Pages
from tests.studio.real import Page, studio
from tests.studio.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOESHINE = (ROOT / "maps" / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("findings") / "maps"
    folder.mkdir()
    log = folder.parent / "log.txt"
    with studio(folder, log) as url:
        yield url, folder
    assert "unforeseen" not in log.read_text(encoding="utf-8")


def opened(running: tuple[str, Path], pages: Pages, name: str, text: str = SHOESHINE) -> Page:
    url, folder = running
    (folder / f"{name}.blueprint.yaml").write_text(text, encoding="utf-8")
    p = Page(pages(f"{url}/?map={name}")).canvas()
    p.settled()
    return p


def reached(p: Page, field: str) -> None:
    """Wait until the cursor is in a field of the form."""
    p.page.wait_for_function(
        """(field) => { let at = document.activeElement;
            while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            return (at?.closest?.(".form [data-key]")?.dataset.key ?? "") === field; }""",
        arg=field,
    )


def test_every_finding_has_a_button_that_leads_to_its_field(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    text = SHOESHINE.replace("then: clean}", "then: claen}")
    text += "needs:\n  shine: {title: 亮, importance: 4}\n"
    p = opened(running, page_factory, "lead", text)
    rows = p.page.locator('[class*="st-key-finding-"]')
    assert rows.count() >= 2
    for n in range(rows.count()):
        assert rows.nth(n).get_by_role("button").count() >= 1
    row = rows.filter(has_text="claen").first
    assert "上鞋油" in row.inner_text(), "a touchpoint is called by its title"
    row.get_by_role("button", name="去修改").click()
    reached(p, "polish/fails/then")
    need = rows.filter(has_text="满足需求“亮”").first
    need.get_by_role("button", name="整张地图").click()
    p.page.locator(".st-key-whole-map").wait_for()
    p.at("sheet").get_by_role("radio", name="总览").click()
    p.view("文本")
    rows.filter(has_text="claen").first.get_by_role("button", name="去修改").click()
    p.page.locator(".cm-activeLine", has_text="claen").wait_for()


def test_figures_of_before_stay_while_there_are_errors(
    running: tuple[str, Path], page_factory: Pages
) -> None:
    p = opened(running, page_factory, "stay")
    p.words("关键时刻")
    before = p.at("go-moment-polish").inner_text()
    p.view("文本")
    p.page.locator(".cm-content").click()
    p.keyboard.press("Control+a")
    p.keyboard.insert_text(SHOESHINE.replace("then: clean}", "then: claen}"))
    p.page.locator(".st-key-earlier-moments").wait_for()
    p.words("以下是最近改动之前的数字。")
    assert before.split()[0] in p.page.locator(".st-key-earlier-moments").inner_text()
    p.view("画布")
    p.page.locator(".canvas.earlier").wait_for()
    p.page.locator(".picture > text", has_text="之前的").first.wait_for()


def test_a_map_with_errors_is_exported_as_a_draft(running: tuple[str, Path], page_factory: Pages) -> None:
    p = opened(running, page_factory, "torn", SHOESHINE.replace("then: clean}", "then: claen}"))
    p.button("export").click()
    p.words("标明“草稿”")
    got = {}
    for name in ("svg", "png", "pdf", "pptx"):
        with p.page.expect_download() as waiting:
            p.button(f"export-{name}").click()
        assert waiting.value.suggested_filename.startswith("torn-draft")
        got[name] = Path(waiting.value.path()).read_bytes()
    assert p.at("export-xlsx").count() == 0
    assert "草稿 DRAFT" in got["svg"].decode()
    assert got["png"].startswith(b"\x89PNG")
    with zipfile.ZipFile(io.BytesIO(got["pdf"])) as packed:
        assert packed.read("blueprint.pdf").startswith(b"%PDF-")
    from pptx import Presentation

    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(got["pptx"])).slides]
    assert titles
    assert all(title.startswith("草稿 DRAFT · ") for title in titles)
