"""Pictures and icons that a map names are in what is exported, and so are its notes; what cannot be drawn is named."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from blueprint.draw import lay_out, svg
from blueprint.draw.overlay import Overlay
from blueprint.export.registry import all_formats
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.lint.run.engine import lint
from blueprint.model.loader import load
from tests.export.visiting import Visit, touchpoint
from tests.source.test_pictures import JPEG, SVG, png

TEXT = """\
blueprint: 1
title: Trial
channels: {wechat: {title: WeChat, icon: icons/chat.svg}}
segments:
  old: {title: Elderly, share: 40%, icon: icons/old.png}
  young: {title: Young}
touchpoints:
  see:
    lane: customer
    title: See
    phase: receive
    channel: wechat
    emotion: 2
    notes: [{pain: nobody finds the entrance}, {picture: hall.jpg, text: the hall}, {quote: where do I queue?}]
    next: pay
  pay: {lane: customer, title: Pay, phase: help, end: served, notes: [{picture: none.png}, {picture: icons/old.png}]}
"""


@pytest.fixture
def subject(tmp_path: Path) -> Subject:
    (tmp_path / "icons").mkdir()
    for name, raw in (("icons/chat.svg", SVG), ("icons/old.png", png()), ("hall.jpg", JPEG)):
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "m.blueprint.yaml").write_text(TEXT)
    linted = lint(load(tmp_path / "m.blueprint.yaml"))
    found = [(f.name, f.message.en) for f in linted.findings if f.name == "picture-not-drawn"]
    assert found == [("picture-not-drawn", "there is no picture none.png; the rest is drawn")]
    return Subject(Analysis(linted.loaded.map), "en", notes=True)


def made(subject: Subject, name: str) -> bytes:
    return next(iter(all_formats()[name].write(subject))).data


def test_the_picture_has_icons_and_a_row_of_notes(subject):
    text = made(subject, "svg").decode()
    held = re.findall(r'<image [^>]*href="data:image/([a-z+]+);', text)
    assert held == ["png", "svg+xml", "jpeg", "png"]
    for said in ("Elderly", "nobody finds the entrance", "the hall", "where do I queue?", "none.png"):
        assert said in text
    assert "hall.jpg" not in text  # it is seen
    layout = subject.layout
    (row,) = layout.note_rows
    assert (
        row.rect.y == max(band.rect.bottom for band in layout.bands) and layout.curve.rect.y > row.rect.bottom
    )
    for card in row.cards:
        for part in (*card.lines, *card.images):
            assert card.rect.x <= part.rect.x and part.rect.right <= card.rect.right
            assert card.rect.y <= part.rect.y and part.rect.bottom <= card.rect.bottom


def test_without_the_row_notes_are_marks(subject):
    assert lay_out(subject.map, subject.overlay, "en").note_rows == ()
    assert "nobody finds" not in svg(lay_out(subject.map, subject.overlay, "en"))


def test_a_folded_picture_has_the_notes_of_each_strip(subject):
    folded = lay_out(subject.map, Overlay(), "en", fold=1, notes=True)
    assert [[card.touchpoint for card in row.cards] for row in folded.note_rows] == [["see"], ["pay"]]
    bands = [band.rect.bottom for band in folded.bands]
    assert [row.rect.y for row in folded.note_rows] == bands and len(folded.images) == 1


def test_the_page_shows_them_and_fetches_nothing(subject, browser, tmp_path):
    visit = Visit(browser, tmp_path, made(subject, "html").decode())
    visit.page.click(touchpoint("see"))
    shown = visit.page.eval_on_selector_all(
        "img", "all => all.map(i => [i.alt, i.naturalWidth, i.src.slice(0, 15)])"
    )
    assert [alt for alt, _, _ in shown] == ["", "", "hall.jpg"]
    assert all(width > 0 and source.startswith("data:image/") for _, width, source in shown)
    held = visit.page.eval_on_selector_all("svg image", "all => all.length")
    assert held == 3
    visit.requests = [r for r in visit.requests if not r.startswith("data:")]
    visit.leave()


def test_slides_hold_them_as_pictures(subject):
    deck = Presentation(io.BytesIO(made(subject, "pptx")))
    names = [s.name for slide in deck.slides for s in every(slide.shapes) if s.shape_type == 13]
    assert names == ["channel:see", "segment:1", "picture:see", "picture:pay"]
    with zipfile.ZipFile(io.BytesIO(made(subject, "pptx"))) as packed:
        assert not any(b"data:image" in packed.read(n) for n in packed.namelist() if n.endswith(".xml"))


def every(shapes):
    for shape in shapes:
        yield from every(shape.shapes) if shape.shape_type == 6 else [shape]
