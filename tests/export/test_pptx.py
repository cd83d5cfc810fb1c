"""Slides: native shapes that keep their text inside, glued arrows, notes; the same bytes every time."""

import io
import os
import re
import subprocess
import sys
import zipfile
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as Tree

import pptx
import pytest

from blueprint.draw.from_figures import overlay_of
from blueprint.draw.geometry import Rect
from blueprint.draw.shapes import PictureLanguage
from blueprint.draw.text.metrics import measure
from blueprint.export.slides.axis import fitted
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.model.loader import load
from tests.export.subjects import HOSTILE, MAPS, hostile, large, repository
from tests.office import converted

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LARGE = sorted((Path(__file__).parents[1] / "draw" / "maps").glob("*.blueprint.yaml"))
NAMES = ("branch-visitor-routing", "after-sales-repair", "corner-shoeshine")
EVERY = [
    (path, ("zh", "en", "both")[number % 3])
    for number, path in enumerate((*sorted(MAPS.glob("*.blueprint.yaml")), *LARGE))
]


def made(subject: Subject) -> bytes:
    from blueprint.export.slides.deck import deck

    return deck(subject)


def called(case: tuple[Path, str]) -> str:
    return f"{case[0].name.split('.')[0]}-{case[1]}"


@cache
def drawn(path: Path, texts: PictureLanguage) -> dict[str, Tree.Element]:
    """A map's slides, its figures without their ranges."""
    service_map = load(path).map
    assert service_map
    subject = Subject(Analysis(service_map), texts)
    subject.overlay = overlay_of(subject.analysis, ranges=False)
    return slides(made(subject))


@pytest.fixture(scope="module")
def decks() -> dict[str, bytes]:
    return {name: made(repository(name)) for name in NAMES}


def slides(raw: bytes) -> dict[str, Tree.Element]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [n for n in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                Tree.fromstring(archive.read(name))
        return {name: Tree.fromstring(archive.read(name)) for name in names}


def names_of(slide: Tree.Element) -> list[str]:
    return [e.get("name", "") for e in slide.iter(f"{P}cNvPr")]


def lines_of(body: Tree.Element) -> list[tuple[str, float, bool]]:
    """Text, size in px and weight of every line of a shape that does not wrap."""
    lines = []
    for paragraph in body.iter(f"{A}p"):
        parts: list[tuple[str, float, bool]] = []
        for element in paragraph:
            if element.tag == f"{A}br":
                lines.append(parts)
                parts = []
            elif element.tag == f"{A}r":
                look = element.find(f"{A}rPr")
                text = element.findtext(f"{A}t") or ""
                parts.append((text, int(look.get("sz", "0")) / 75, look.get("b") == "1"))
        lines.append(parts)
    return [("".join(t for t, *_ in p), max(s for _, s, _ in p), any(b for *_, b in p)) for p in lines if p]


@pytest.mark.parametrize("name", NAMES)
def test_every_touchpoint_is_a_named_shape_with_an_alternative_text(name, decks):
    shown = {n for slide in slides(decks[name]).values() for n in names_of(slide)}
    subject = repository(name)
    assert {f"touchpoint:{id_}" for id_ in subject.map.touchpoints} <= shown
    for slide in slides(decks[name]).values():
        for element in slide.iter(f"{P}cNvPr"):
            if element.get("name", "").startswith("touchpoint:"):
                assert element.get("descr")


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_arrows_are_glued_to_shapes_of_their_slide(name, decks):
    glued = 0
    for slide in slides(decks[name]).values():
        ids = [e.get("id") for e in slide.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))
        for tag in ("stCxn", "endCxn"):
            for end in slide.iter(f"{A}{tag}"):
                glued += 1
                assert end.get("id") in ids
    assert glued


@pytest.mark.parametrize(("path", "texts"), EVERY, ids=map(called, EVERY))
def test_no_text_is_tiny_or_leaves_its_shape(path, texts):
    for slide in drawn(path, texts).values():
        for shape in slide.iter(f"{P}sp"):
            body, size = shape.find(f"{P}txBody"), shape.find(f"{P}spPr/{A}xfrm/{A}ext")
            if body is None or size is None:
                continue
            frame = body.find(f"{A}bodyPr")
            sizes = [int(r.get("sz")) for r in body.iter(f"{A}rPr") if r.get("sz")]
            assert all(s >= 1200 for s in sizes)
            if frame.get("wrap") == "none":
                wide, tall = int(size.get("cx")) / 9525, int(size.get("cy")) / 9525
                lines = lines_of(body)
                name = shape.find(f"{P}nvSpPr/{P}cNvPr").get("name")
                for text, px, bold in lines:
                    assert measure(text, px, bold) <= wide + 1.5, (name, text)
                assert sum(px * 1.2 for _, px, _ in lines) <= tall + 4, (name, lines)


@pytest.mark.parametrize(("path", "texts"), EVERY, ids=map(called, EVERY))
def test_nothing_is_outside_the_slide(path, texts):
    for slide in drawn(path, texts).values():
        for frame in slide.iter(f"{A}xfrm"):
            at, size = frame.find(f"{A}off"), frame.find(f"{A}ext")
            if int(size.get("cx")):
                assert int(at.get("x")) >= 0 and int(at.get("x")) + int(size.get("cx")) <= 1280 * 9525 + 9525
            if int(size.get("cy")):
                assert int(at.get("y")) >= 0 and int(at.get("y")) + int(size.get("cy")) <= 720 * 9525 + 9525


@pytest.mark.parametrize(("path", "texts"), EVERY, ids=map(called, EVERY))
def test_no_arrow_lies_on_another(path, texts):
    """Along a line that both run level or upright on, further than a corner is round."""
    for name, slide in drawn(path, texts).items():
        pieces = [
            (arrow, *piece)
            for arrow in (*slide.iter(f"{P}sp"), *slide.iter(f"{P}cxnSp"))
            if title_of(arrow).startswith("arrow:")
            for piece in pieces_of(arrow)
        ]
        for (one, a, b), (two, c, d) in combinations(pieces, 2):
            for beside, along in ((0, 1), (1, 0)):
                level = max(a[beside], b[beside], c[beside], d[beside])
                level -= min(a[beside], b[beside], c[beside], d[beside])
                shared = min(max(a[along], b[along]), max(c[along], d[along]))
                shared -= max(min(a[along], b[along]), min(c[along], d[along]))
                assert one is two or level > 1.5 or shared < 8, (name, title_of(one), title_of(two))


def title_of(shape: Tree.Element) -> str:
    return next(shape.iter(f"{P}cNvPr")).get("name", "")


def pieces_of(arrow: Tree.Element) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of an arrow on its slide, px."""
    frame, form = arrow.find(f"{P}spPr/{A}xfrm"), arrow.find(f"{P}spPr/{A}prstGeom")
    at, size = frame.find(f"{A}off"), frame.find(f"{A}ext")
    left, top = int(at.get("x")) / 9525, int(at.get("y")) / 9525
    if form is None:
        found, last = [], None
        for command in arrow.find(f".//{A}path"):
            *_, end = ((int(p.get("x")) / 9525 + left, int(p.get("y")) / 9525 + top) for p in command)
            if command.tag == f"{A}lnTo":
                found.append((last, end))
            last = end
        return found
    xs, ys = [left, left + int(size.get("cx")) / 9525], [top, top + int(size.get("cy")) / 9525]
    x, right = reversed(xs) if frame.get("flipH") else xs
    y, bottom = reversed(ys) if frame.get("flipV") else ys
    if form.get("prst") == "straightConnector1":
        return [((x, y), (right, bottom))]
    assert form.get("prst") == "bentConnector3"
    middle = x + (right - x) * int(form.find(f".//{A}gd").get("fmla").split()[1]) / 100_000
    return [((x, y), (middle, y)), ((middle, y), (middle, bottom)), ((middle, bottom), (right, bottom))]


def test_a_map_its_parts_a_moment_a_wait_and_a_role_have_slides_with_notes(decks):
    deck = pptx.Presentation(io.BytesIO(decks["branch-visitor-routing"]))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0].startswith("营业厅客户动线") and titles[1].startswith("(1/5) 营业厅客户动线")
    assert titles[5].startswith("(5/5)")
    assert [t[:2] for t in titles if t.startswith("★")] == ["★1", "★2", "★3", "★4", "★5"]
    assert any("导服 Floor guide" in t for t in titles)
    notes = deck.slides[1].notes_slide.notes_text_frame.text
    assert "A → " in notes and "您好！欢迎光临！" in notes and "standard time 10 s" in notes
    assert "hands over to" in notes


@pytest.mark.parametrize(("path", "texts"), EVERY, ids=map(called, EVERY))
def test_every_letter_leads_to_the_same_one_and_no_label_lies_on_another(path, texts):
    letters: dict[str, list[str]] = {}
    for slide, root in drawn(path, texts).items():
        said = [s for s in root.iter(f"{P}sp") if title_of(s).startswith(("letter:", "share:", "limit:"))]
        places = [(title_of(s), box_of(s)) for s in said]
        for (one, a), (two, b) in combinations(places, 2):
            across = min(a.right, b.right) - max(a.x, b.x)
            down = min(a.bottom, b.bottom) - max(a.y, b.y)
            assert min(across, down) <= 1, (slide, one, two)
        for name, _ in places:
            if name.startswith("letter:"):
                letters.setdefault(name.removeprefix("letter:").strip("→ "), []).append(slide)
    assert all(len(set(found)) > 1 for found in letters.values())
    assert letters or "case-" in path.name or path.name.startswith("corner")


def box_of(shape: Tree.Element) -> Rect:
    at, size = (shape.find(f"{P}spPr/{A}xfrm/{A}{name}") for name in ("off", "ext"))
    return Rect(*(int(value) / 9525 for value in (at.get("x"), at.get("y"), size.get("cx"), size.get("cy"))))


def test_shapes_bring_no_shadow(decks):
    for slide in slides(decks["branch-visitor-routing"]).values():
        assert not list(slide.iter(f"{P}style"))


def test_one_language_writes_only_that_language():
    deck = pptx.Presentation(io.BytesIO(made(repository("corner-shoeshine", "en"))))
    text = "".join(shape.text_frame.text for s in deck.slides for shape in s.shapes if shape.has_text_frame)
    assert not re.search("[\u4e00-\u9fff]", text)


def test_the_same_map_gives_the_same_bytes_in_another_process(decks):
    code = (
        "import sys, hashlib\nfrom tests.export.subjects import repository\nfrom blueprint.export.slides.deck import deck\n"
        "print(hashlib.sha256(deck(repository('corner-shoeshine'))).hexdigest())"
    )
    root = Path(__file__).parents[2]
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    import hashlib

    assert found == {hashlib.sha256(decks["corner-shoeshine"]).hexdigest()}


def test_words_of_a_case_are_crossed_out_and_said_so_in_the_notes() -> None:
    raw = made(repository("case-privacy-complaint", "zh"))
    runs = [r for slide in slides(raw).values() for r in slide.iter(f"{A}r")]
    crossed = [
        "".join(r.itertext()) for r in runs if (mark := r.find(f"{A}rPr")) is not None and mark.get("strike")
    ]
    assert set(crossed) == {"✗ “这绝对不可能！”", "✗ “那人是谁？请不要妄下定论！”"}
    notes = [s.notes_slide.notes_text_frame.text for s in pptx.Presentation(io.BytesIO(raw)).slides]
    assert any("不该说：✗ “这绝对不可能！”\n  改说：“对不起，" in text for text in notes)


def test_hostile_texts_are_only_text(tmp_path):
    raw = made(hostile(tmp_path))
    found = slides(raw)
    text = "".join(t.text or "" for slide in found.values() for t in slide.iter(f"{A}t"))
    assert HOSTILE[0] in text
    assert not any(e.tag.endswith(("script", "img", "hlinkClick")) for s in found.values() for e in s.iter())
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert not any(".." in n for n in archive.namelist())


def test_a_large_map_is_split_over_slides(tmp_path):
    subject = large(tmp_path)
    found = slides(made(subject))
    shown = {n for slide in found.values() for n in names_of(slide)}
    assert {f"touchpoint:{id_}" for id_ in subject.map.touchpoints} <= shown
    assert len(found) >= 5


def test_an_axis_rises_and_fills_its_room():
    axis = fitted([(10, 110), (160, 260)], 0, 300, 100, 400, 0.5)
    places = [axis(v) for v in range(0, 301, 10)]
    assert places == sorted(places) and places[0] >= 100 and places[-1] <= 400
    assert axis(110) - axis(10) == pytest.approx(axis(260) - axis(160))


@pytest.mark.needs("loimpress")
def test_libreoffice_opens_it(decks, tmp_path):
    file = tmp_path / "deck.pptx"
    file.write_bytes(decks["corner-shoeshine"])
    converted("loimpress", file, "pdf")
    import pypdf

    pages = pypdf.PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == len(slides(decks["corner-shoeshine"]))
    assert "街角擦鞋" in pages[0].extract_text()
