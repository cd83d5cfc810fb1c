"""PDF: text that can be selected, pages of the right size, the same bytes on every machine."""

import io
import json
import os
import subprocess
import sys

import pypdf
import pytest

from blueprint.draw.fonts import choice
from blueprint.draw.paper.paper import PAPERS
from blueprint.export.paper import Page, pages
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.model.loader import loads
from tests.export.subjects import MAPS
from tests.run import run

SHOESHINE = MAPS / "corner-shoeshine.blueprint.yaml"
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100" width="400" height="100"
font-family="Noto Sans CJK SC"><text y="40" font-weight="700">{0}</text><text y="80">{0}</text></svg>"""


def subject(title: str = "Post") -> Subject:
    loaded = loads(
        f"blueprint: 1\ntitle: {json.dumps(title)}\ntouchpoints:\n"
        "  a: {lane: customer, title: Ask, time: 1m, end: served}\n"
    )
    assert loaded.map
    return Subject(Analysis(loaded.map))


def reader(data: bytes):
    return pypdf.PdfReader(io.BytesIO(data))


@pytest.mark.parametrize("text", ["营业厅 hall", "體驗觸點", "喆堃镕祎 𬭎𬱖", "a ≤ 5 min → ★ Ünïcödé"])
def test_the_text_of_a_page_is_text(text: str) -> None:
    (page,) = reader(pages(subject(), "t.pdf", [Page(PICTURE.format(text))]).data).pages
    assert page.extract_text().count(text) == 2
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((300, 75), abs=0.01)


def test_titles_and_bookmarks_are_taken_as_they_stand() -> None:
    title = '#"\\*_$`@<营业厅>'
    made = reader(
        pages(
            subject(title),
            "t.pdf",
            [Page(PICTURE.format("a")), Page(PICTURE.format("b"), title), Page(PICTURE.format("c"))],
        ).data
    )
    assert made.metadata.title == title
    assert [(mark.title, made.get_destination_page_number(mark)) for mark in made.outline] == [(title, 1)]
    assert [page.extract_text().split()[0] for page in made.pages] == ["a", "b", "c"]


def smallest(page) -> float:
    """The smallest type that is set on a page, points."""
    sizes: list[float] = []

    def visit(text, cm, tm, _, size) -> None:
        if text.strip():
            sizes.append(abs(size * tm[3] * cm[3]) or abs(size * tm[0] * cm[0]))

    page.extract_text(visitor_text=visit)
    return min(sizes)


@pytest.mark.parametrize(("paper", "pages_wanted"), [("a4", 6), ("a3", 1), ("letter", 7)])
def test_what_is_printed_on_a_paper_can_be_read(paper, pages_wanted, tmp_path) -> None:
    """Sheets are numbered and say what they are sheets of."""
    hall = MAPS / "branch-visitor-routing.blueprint.yaml"
    done = run("render", str(hall), "-o", str(tmp_path / "x.pdf"), "--paper", paper, "--texts", "zh")
    assert done.code == 0 and "smallest type is 6." in done.stderr
    made = reader((tmp_path / "x.pdf").read_bytes())
    assert len(made.pages) == pages_wanted
    for number, page in enumerate(made.pages, 1):
        assert smallest(page) >= 5.99
        sides = sorted((float(page.mediabox.width), float(page.mediabox.height)))
        assert sides == pytest.approx([PAPERS[paper].width, PAPERS[paper].height], abs=0.01)
        if pages_wanted > 1:
            assert f"{number} / {pages_wanted}" in page.extract_text()


def test_the_bytes_do_not_hang_on_the_fonts_of_the_machine(tmp_path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    made = []
    for name, extra in (("here", {}), ("bare", {"FONTCONFIG_FILE": str(config), "HOME": str(tmp_path)})):
        command = [sys.executable, "-m", "blueprint", "export", str(SHOESHINE), "--to", "pdf", "--out"]
        subprocess.run(
            [*command, str(tmp_path / name)],
            check=True,
            capture_output=True,
            cwd=MAPS.parent,
            env=os.environ | extra,
        )
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.pdf")})
    assert len(made[0]) == 3 and made[0] == made[1]


def test_a_check_compares_what_is_the_same_everywhere(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(choice, "machine_fonts", lambda: ())
    path, out = tmp_path / "post.blueprint.yaml", tmp_path / "out"
    text = (
        "blueprint: 1\ntitle: Post\ntouchpoints:\n  a: {lane: customer, title: Ask, time: 1m, end: served}\n"
    )
    for title, stale in (("Ask", 1), ("Ask 👍", 0)):
        path.write_text(text.replace("Ask", title), encoding="utf-8")
        command = ("export", path, "--to", "pdf", "--out", out)
        assert run(*command).code == 0
        assert run(*command, "--check").code == 0
        (out / "post" / "blueprint.pdf").write_bytes(b"%PDF other")
        assert run(*command, "--check").code == stale


def test_without_the_library_one_sentence_says_what_to_install(tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = run("export", SHOESHINE, "--to", "pdf", "--out", tmp_path)
    assert done.code == 2
    assert "typst" in done.stderr and "service-blueprint[export]" in done.stderr
    assert "Traceback" not in done.stderr
