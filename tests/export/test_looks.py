"""Themes and folds in the formats that people edit: slides, draw.io, and the page for the browser."""

import io
import re
from xml.etree import ElementTree as Tree

import pytest

from blueprint.draw.theme.themes import THEMES
from blueprint.export.html.pictures import picture
from blueprint.export.registry import all_formats
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.importing.lanes import Lanes
from blueprint.importing.readers.drawio import read
from blueprint.model.loader import load, loads
from blueprint.source.writer import yaml_text
from tests.export.subjects import MAPS

NAME = "branch-visitor-routing"


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    loaded = load(str(MAPS / f"{NAME}.blueprint.yaml"))
    assert loaded.map is not None
    return Analysis(loaded.map)


def made(analysis: Analysis, name: str, **looks: object) -> bytes:
    (file,) = all_formats()[name].write(Subject(analysis, "zh", **looks))
    return file.data


def cells(raw: bytes) -> dict[str, Tree.Element]:
    """Cells by id; what draw.io keeps around a cell bears its id and label."""
    found = {}
    for element in Tree.fromstring(raw).iter():
        cell = element.find("mxCell") if element.tag == "object" else element
        if cell is not None and cell.tag == "mxCell" and element.get("id"):
            cell.set("value", element.get("label") or cell.get("value") or "")
            found[element.get("id", "")] = cell
    return found


@pytest.mark.parametrize("theme", ["print", "contrast"])
@pytest.mark.parametrize("name", ["drawio", "pptx", "html"])
def test_a_theme_has_none_of_the_colours_of_the_screen(analysis, name, theme):
    if name == "pptx":
        import pptx

        deck = pptx.Presentation(io.BytesIO(made(analysis, name, theme=theme)))
        drawn = "".join(Tree.tostring(slide.element, encoding="unicode") for slide in deck.slides)
    else:
        drawn = made(analysis, name, theme=theme).decode()
        drawn = "".join(re.findall(r"<svg.*?</svg>", drawn, re.DOTALL)) or drawn
    for lane, paint in THEMES["screen"].lanes.items():
        assert paint.edge.lstrip("#") not in drawn, lane
        assert THEMES[theme].lanes[lane].edge.lstrip("#") in drawn, lane


def test_values_in_print_can_be_told_from_their_ground(analysis):
    """White on dark where a promise is broken: the value stands in a shape of its own."""
    import pptx

    deck = pptx.Presentation(io.BytesIO(made(analysis, "pptx", theme="print")))
    named = {shape.name for slide in deck.slides for shape in slide.shapes}
    assert any(name.startswith("figure-state:") for name in named)


def test_a_fold_gives_the_columns_of_a_slide(analysis):
    import pptx

    deck = pptx.Presentation(io.BytesIO(made(analysis, "pptx", fold=2)))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    parts = [t for t in titles if t.endswith(") 营业厅客户动线")]
    assert parts == [f"({i}/7) 营业厅客户动线" for i in range(1, 8)]
    shown = {shape.name for slide in deck.slides for shape in slide.shapes}
    assert {f"touchpoint:{id_}" for id_ in analysis.map.touchpoints} <= shown


def test_a_folded_page_has_its_lanes_once_a_strip_in_every_picture(analysis):
    folded = Subject(analysis, "zh", fold=5)
    for segment in analysis.wholes():
        for texts in ("zh", "en", "both"):
            assert picture(folded, segment, texts).count('id="lane:customer:3"') == 1
    assert "lane:customer:3" in made(analysis, "html", fold=5).decode()
    assert "lane:customer:2" not in made(analysis, "html").decode()


def test_a_folded_drawing_keeps_every_box_in_a_lane_and_every_arrow(analysis, tmp_path):
    raw = made(analysis, "drawio", fold=4)
    plain, found = cells(made(analysis, "drawio")), cells(raw)
    assert {"lane:customer", "lane:customer:2", "lane:customer:3"} <= found.keys()
    for id_, touchpoint in analysis.map.touchpoints.items():
        cell = found[f"touchpoint:{id_}"]
        lane = found[cell.get("parent")]
        assert lane.get("id").split(":")[1] == touchpoint.lane
        box, room = cell.find("mxGeometry"), lane.find("mxGeometry")
        for at, size in (("x", "width"), ("y", "height")):
            assert 0 <= float(box.get(at)) <= float(room.get(size)) - float(box.get(size)) + 0.1
    ends = [
        sorted((c.get("source"), c.get("target"), c.get("value")) for c in drawing.values() if c.get("edge"))
        for drawing in (plain, found)
    ]
    assert ends[0] == ends[1]
    file = tmp_path / "folded.drawio"
    file.write_bytes(raw)
    again = loads(yaml_text(read(file, Lanes()).data)).map
    assert again is not None
    assert {t.id: t.lane for t in again.touchpoints.values()} == {
        t.id: t.lane for t in analysis.map.touchpoints.values()
    }
