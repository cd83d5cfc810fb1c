"""The site before it is built: its pages in both languages, its links, and the checker of the finished one."""

import re
import sys
from pathlib import Path

import pytest

from tests.house.project import ROOT

sys.path.insert(0, str(ROOT / "docs"))

from website import links, settings, tree


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
