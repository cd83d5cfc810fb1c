"""In draw.io no arrow lies on another, no label on another or on a box, and texts fit their boxes."""

import re
from functools import cache
from html import unescape
from itertools import combinations, pairwise
from math import ceil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.spots import Spots
from blueprint.draw.text.metrics import measure
from blueprint.export.formats import drawio
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.model.loader import load
from tests.export.subjects import MAPS

PATHS = sorted(
    (*MAPS.glob("*.blueprint.yaml"), *(Path(__file__).parents[1] / "draw" / "maps").glob("*.yaml"))
)


@cache
def drawing(path: Path) -> ElementTree.Element:
    service_map = load(path).map
    assert service_map
    (file,) = drawio.write(Subject(Analysis(service_map, sound=False)))
    return ElementTree.fromstring(file.data)


def cells(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    found = {}
    for holder in root.iter():
        cell = holder if holder.tag == "mxCell" else holder.find("mxCell") if holder.tag == "object" else None
        if cell is not None and holder.get("id"):
            found[holder.get("id")] = cell
    return found


def place(known: dict[str, ElementTree.Element], id_: str) -> Rect:
    x = y = 0.0
    geometry = known[id_].find("mxGeometry")
    w, h = (float(geometry.get(side)) for side in ("width", "height"))
    while id_ in known and known[id_].get("vertex"):
        own = known[id_].find("mxGeometry")
        x, y = x + float(own.get("x", 0)), y + float(own.get("y", 0))
        id_ = known[id_].get("parent", "")
    return Rect(x, y, w, h)


def lines(root: ElementTree.Element) -> dict[str, list[Point]]:
    """What draw.io draws: from the place on the source by the corners to the place on the target."""
    known, found = cells(root), {}
    for id_, cell in known.items():
        if not cell.get("edge") or not cell.get("source") or "dashed=1" in cell.get("style", ""):
            continue
        said = dict(re.findall(r"(exitX|exitY|entryX|entryY)=([\d.]+)", cell.get("style")))
        ends = []
        for end, role in (("source", "exit"), ("target", "entry")):
            box = place(known, cell.get(end))
            ends.append(
                Point(box.x + box.w * float(said[f"{role}X"]), box.y + box.h * float(said[f"{role}Y"]))
            )
        corners = [Point(float(p.get("x")), float(p.get("y"))) for p in cell.iter("mxPoint")]
        found[id_] = [ends[0], *corners, ends[1]]
    return found


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name.split(".")[0])
def test_no_two_arrows_share_a_line(path):
    drawn = lines(drawing(path))
    pieces = []
    for id_, points in drawn.items():
        for a, b in pairwise(points):
            assert min(abs(a.x - b.x), abs(a.y - b.y)) < 6, f"{id_} runs aslant"
            pieces.append((id_, a, b, abs(a.y - b.y) < abs(a.x - b.x)))
    for (one, a, b, level), (two, c, d, other) in combinations(pieces, 2):
        if one == two or level is not other:
            continue
        if level:
            beside, low, high = (
                abs(a.y - c.y),
                max(min(a.x, b.x), min(c.x, d.x)),
                min(max(a.x, b.x), max(c.x, d.x)),
            )
        else:
            beside, low, high = (
                abs(a.x - c.x),
                max(min(a.y, b.y), min(c.y, d.y)),
                min(max(a.y, b.y), max(c.y, d.y)),
            )
        assert beside > 1.5 or high - low < 15, f"{one} lies on {two}"


def middle(cell: ElementTree.Element, points: list[Point]) -> Point:
    """Where draw.io puts the label: half way, or as far as it says, from -1 to 1."""
    geometry = cell.find("mxGeometry")
    pieces = list(pairwise(points))
    left = sum(map(far, pieces)) * (1 + float(geometry.get("x", 0))) / 2
    for piece in pieces:
        if left <= far(piece):
            break
        left -= far(piece)
    a, b = piece
    part = min(left / (far(piece) or 1), 1)
    return Point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)


def far(piece: tuple[Point, Point]) -> float:
    return abs(piece[0].x - piece[1].x) + abs(piece[0].y - piece[1].y)


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name.split(".")[0])
def test_no_label_lies_on_another_or_on_a_box(path):
    root = drawing(path)
    known, taken, labels = cells(root), Spots(), 0
    for id_ in known:
        if id_.startswith(("touchpoint:", "evidence:")):
            taken.add(place(known, id_))
    said = {e.get("id"): e.get("label") or e.get("value") for e in root.iter()}
    for id_, points in lines(root).items():
        if text := said[id_]:
            at, wide = middle(known[id_], points), measure(unescape(text), 10)
            rect = Rect(at.x - wide / 2, at.y - 5, wide, 10)
            assert taken.is_free(rect), f"{text} of {id_}"
            taken.add(rect)
            labels += 1
    assert labels or len(known) < 60


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name.split(".")[0])
def test_texts_fit_their_boxes(path):
    root = drawing(path)
    known = cells(root)
    for holder in root.iter("object"):
        id_ = holder.get("id")
        if not id_.startswith(("touchpoint:", "evidence:")):
            continue
        room, style = place(known, id_), known[id_].get("style")
        plain, high = float(re.search(r"fontSize=([\d.]+)", style)[1]), 0.0
        for line in holder.get("label").split("<br>"):
            said = re.search(r"font-size: ([\d.]+)px", line)
            size = float(said[1]) if said else plain
            wide = measure(unescape(re.sub("<[^<>]*>", "", line)), size, said is not None)
            high += 1.2 * size * ceil(wide / (room.w - 4))
        assert high <= room.h, id_


def test_the_legend_says_what_signs_mean():
    hall = next(path for path in PATHS if path.name.startswith("branch-visitor"))
    said = next(e for e in drawing(hall).iter("object") if e.get("id") == "legend").get("label")
    assert "F 失败点" in said and "W 等候点" in said
