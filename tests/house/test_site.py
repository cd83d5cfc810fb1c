"""The site before it is built: its pages in both languages, its links, and the checker of the finished one."""

import re
import sys
from pathlib import Path

import pytest

from tests.house.project import ROOT
from tests.needs import found
from tests.preview.serving import served

sys.path.insert(0, str(ROOT / "docs"))

from website import links, settings, tree, trying


@pytest.fixture(scope="module", params=["en", "zh"])
def pages(request) -> tuple[str, dict[str, str]]:
    return request.param, tree.texts(request.param)


def test_both_languages_have_the_same_pages_and_all_are_in_the_order(pages) -> None:
    language, texts = pages
    written = settings.settings(language, set(texts))

    assert set(texts) == set(tree.texts("en" if language == "zh" else "zh"))
    assert [name for name in texts if f"- {name}\n" not in written] == []
    assert "rules/dead-end.md" in texts and "commands/analyse.md" in texts and "tutorial.md" in texts
    assert len([name for name in texts if name.startswith("gallery/")]) > 20
    assert "font: false" in written


def test_every_link_of_a_page_is_a_page_or_a_file_of_the_site(pages) -> None:
    _, texts = pages
    known = {*texts, *tree.files()}
    for name, text in texts.items():
        plain = re.sub(r"^```.*?^```$|`[^`]*`", "", text, flags=re.DOTALL | re.MULTILINE)
        for to in re.findall(r"\]\((?!https?:|#)([^()#\s]+)", plain):
            place = (Path("/") / Path(name).parent / to).resolve().relative_to("/").as_posix()
            assert place in known or place.startswith("live/"), f"{name} leads to {to}"


def test_a_page_of_a_map_has_an_outline_and_a_table_beside_the_picture(pages) -> None:
    language, texts = pages
    page = texts["gallery/corner-shoeshine.md"]

    assert re.search(r"!\[\S.*\]\(\.\./live/corner-shoeshine\.svg\)", page), "a picture with words for it"
    assert page.count("\n## ") == 2
    assert ("| Buff | Frontstage | 45 s |" if language == "en" else "| 抛光 | 前台 | 45 秒 |") in page


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_playground_is_offered_where_it_begins_and_with_each_map(language) -> None:
    texts = tree.texts(language)
    home = trying.offered("index.md", texts["index.md"], language)
    page = trying.offered("gallery/corner-shoeshine.md", texts["gallery/corner-shoeshine.md"], language)

    ways = [re.search(r'href="(.*?)"', text)[1] for text in (home, page)]
    assert (
        ways
        == {
            "en": ["try/", "../try/?map=corner-shoeshine"],
            "zh": ["../try/?lang=zh", "../../try/?map=corner-shoeshine&amp;lang=zh"],
        }[language]
    )
    assert trying.offered("tutorial.md", "# T\n", language) == "# T\n"


@pytest.mark.needs("site", "axe-core")
@pytest.mark.parametrize(("language", "width"), [("", 1440), ("zh/", 390)])
def test_axe_finds_nothing_serious_and_nothing_pushes_a_page_sideways(browser, language, width) -> None:
    axe = (found("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    wrong = []
    with served(found("site")) as address:
        page = browser.new_page(viewport={"width": width, "height": 900})
        for name in ("", "tutorial/", "gallery/corner-shoeshine/", "rules/dead-end/", "commands/analyse/"):
            page.goto(f"{address}{language}{name}")
            page.evaluate(axe)
            said = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
            wrong += [f"{name}: {v['id']}" for v in said if v["impact"] in ("serious", "critical")]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"{name} is wider than {width} px")
        page.close()
    assert wrong == []


def test_a_link_that_leads_nowhere_and_a_file_from_elsewhere_are_named(tmp_path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "index.html").write_text('<h2 id="a">A</h2>', encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<a href="there/#a"></a><a href="there/#b"></a><a href="gone/"></a>'
        '<script src="https://example.org/x.js"></script><a href="https://example.org/">',
        encoding="utf-8",
    )

    assert list(links.broken(tmp_path)) == [
        "index.html: there/#b has no such place",
        "index.html: gone/ is not there",
        "index.html fetches https://example.org/x.js",
    ]
