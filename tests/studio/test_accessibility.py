"""Every page and view under axe, in both themes: no serious fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.needs import found as part
from tests.studio.conftest import Pages
from tests.studio.real import Page, studio
from tests.studio.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

SHEETS = ("情感曲线", "时间与排队", "比较")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter((each) => ["serious", "critical"].includes(each.impact))
    .map((each) => [each.id, each.nodes.slice(0, 4).map((node) => node.html.slice(0, 160) + " " + node.failureSummary.slice(0, 200))])"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("axe") / "maps"
    folder.mkdir()
    text = (ROOT / "maps" / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8")
    (folder / "shoe.blueprint.yaml").write_text(text, encoding="utf-8")
    # One of each severity in every view.
    faulty = text.replace("then: clean}", "then: claen}").replace("within: 5m", "within: 30s")
    (folder / "faulty.blueprint.yaml").write_text(faulty, encoding="utf-8")
    with studio(folder, folder.parent / "log.txt") as address:
        yield address


def faults(p: Page) -> list[Any]:
    return list(p.page.evaluate(RUN))


@pytest.mark.needs("axe-core")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_serious_fault(url: str, theme: str, page_factory: Pages) -> None:
    axe = part("axe-core") / "axe.min.js"
    found: dict[str, Any] = {}
    p = Page(page_factory(url, color_scheme=theme, bypass_csp=True))

    def check(name: str) -> None:
        p.settled()
        if wrong := faults(p):
            found[name] = wrong

    p.page.locator("[class*=st-key-card-] :is(img, .taken-in)").first.wait_for()
    p.page.add_script_tag(path=str(axe))
    check("library")
    p.button("new-map").click()
    p.button("make").wait_for()
    check("new map")
    p.page.goto(f"{url}/?map=shoe")
    p.canvas()
    p.page.add_script_tag(path=str(axe))
    check("canvas")
    p.selected("polish")
    check("touchpoint")
    for sheet in SHEETS:
        p.at("sheet").get_by_role("radio", name=sheet).click()
        check(sheet)
    for view in ("表格", "文本"):
        p.view(view)
        check(view)
    p.page.goto(f"{url}/?map=faulty")
    p.canvas()
    p.page.add_script_tag(path=str(axe))
    p.words("claen")
    check("faulty")
    assert found == {}, "\n".join(f"{page}: {fault}" for page, faults_ in found.items() for fault in faults_)
