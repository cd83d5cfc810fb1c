"""On every paper every map can be read: nothing is smaller than the least type, and sheets cut through nothing."""

from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from blueprint.draw.from_figures import overlay_of
from blueprint.draw.paper.abridged import abridged
from blueprint.draw.paper.choice import Chooser, Printed
from blueprint.draw.paper.paper import PAPERS, PaperName, least_type, texts_in
from blueprint.figures import Analysis
from blueprint.model.loader import load, loads

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))
HALL = next(path for path in MAPS if path.name.startswith("branch-visitor"))
LARGE = sorted((Path(__file__).parent / "maps").glob("*.blueprint.yaml"))


@cache
def chooser(path: Path) -> Chooser:
    service_map = load(path).map
    assert service_map
    return Chooser(service_map, overlay_of(Analysis(service_map), ranges=False), "both", least=6.0)


@cache
def printed(path: Path, paper: PaperName) -> Printed:
    return chooser(path).chosen(paper)


@pytest.mark.parametrize("path", [*MAPS, *LARGE], ids=lambda p: p.name.split(".")[0])
def test_no_type_is_smaller_than_the_least(path):
    for paper in PAPERS:
        found = printed(path, paper)
        assert found.size >= 6 - 1e-6
        wide, high = found.sheet.room
        shown = [(found.layout.width, found.layout.height)]
        scale = found.size / least_type(found.layout)
        if found.poster:
            assert found.poster.scale == pytest.approx(scale)
            shown = [(part.window.w, part.window.h) for part in found.poster.parts]
            shown.append((found.poster.first.width, found.poster.first.height))
        assert all(w * scale <= wide + 0.01 and h * scale <= high + 0.01 for w, h in shown)


@pytest.mark.parametrize("path", [HALL, *LARGE], ids=lambda p: p.name.split(".")[0])
def test_sheets_are_cut_between_columns_and_share_a_whole_one(path):
    found = printed(path, "a4")
    assert found.poster
    windows = [part.window for part in found.poster.parts]
    for box in found.layout.boxes:
        for window in windows:
            inside = window.x <= box.rect.x and box.rect.right <= window.right
            assert inside or box.rect.right <= window.x or window.right <= box.rect.x, "a box is cut"
        assert any(window.holds(box.rect) for window in windows)
    columns = {box.column: box.rect for box in found.layout.boxes}
    for one, two in pairwise(w for w in windows if w.y == windows[0].y):
        assert any(one.x <= r.x and r.right <= one.right and two.x <= r.x for r in columns.values())
    for text in texts_in((found.layout.boxes, found.layout.routes)):
        assert any(window.holds(text.rect, 1) for window in windows), f"{text.text} is whole on no sheet"


def test_the_larger_the_paper_the_less_is_done():
    order = ["sheets", "abridged-fold", "abridged", "fold", "whole"]
    kinds = [printed(HALL, paper).kind for paper in ("a4", "a3", "a2", "a1")]
    assert kinds == ["sheets", "abridged-fold", "abridged", "whole"]
    assert [order.index(kind) for kind in kinds] == sorted(order.index(kind) for kind in kinds)


def test_the_notice_says_what_was_chosen_and_the_size():
    said = printed(HALL, "a1").notice
    assert said["en"] == "Branch visitor routing on A1: whole; the smallest type is 7.7 pt"
    assert said["zh"].startswith("“营业厅客户动线”印在 A1 上：整图；最小字号")


def test_what_is_left_out_is_bridged():
    """b goes (back to itself 20 %, on to c 50 %, out 30 %): of the 40 % who came there 0.4 * 0.5 / 0.8 reach c."""
    made = loads(
        "blueprint: 1\ntitle: T\ntouchpoints:\n"
        "  a: {lane: customer, title: A, next: {x: 60%, b: 40%}, evidence: [Sign]}\n"
        "  b: {lane: backstage, title: B, next: {b: 20%, c: 50%}, end: {lost: 30%}}\n"
        "  c: {lane: customer, title: C, fails: {chance: 5%}, next: {x: 99%, r: 1%}}\n"
        "  r: {lane: frontstage, title: R, fails: {chance: 5%}, end: served}\n"
        "  x: {lane: customer, title: X, uses: [d], end: served}\n"
        "  d: {lane: support, title: D}\n"
    ).map
    assert made
    short = abridged(made, {})
    assert list(short.touchpoints) == ["a", "c", "x"]  # hardly anybody comes to r
    ways = {id_: {name: share for name, _, share in t.ways} for id_, t in short.touchpoints.items()}
    assert ways["a"] == {"x": Fraction(6, 10), "c": Fraction(1, 4), "lost": Fraction(15, 100)}
    assert ways["c"] == {"x": 1}
    assert not any(t.evidence or t.uses for t in short.touchpoints.values())


def test_papers_have_their_sizes():
    assert [round(PAPERS[p].width / 72 * 25.4) for p in ("a4", "a3", "a2", "a1", "letter")] == [
        210,
        297,
        420,
        594,
        216,
    ]
