"""The drawing for Visio: its parts, arrows glued to boxes, data of touchpoints; opened by LibreOffice Draw."""

import io
import re
import subprocess
import zipfile
from xml.etree import ElementTree

import pytest

from blueprint.export.formats import vsdx
from blueprint.export.subject import Subject
from blueprint.model.names import LANE_NAMES
from tests.export.subjects import repository
from tests.needs import found
from tests.office import converted

NS = {"v": "http://schemas.microsoft.com/office/visio/2012/main"}
HALL = "branch-visitor-routing"


def drawing(subject: Subject) -> bytes:
    (file,) = vsdx.write(subject)
    assert file.name == "blueprint.vsdx"
    return file.data


def page_of(raw: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return ElementTree.fromstring(archive.read("visio/pages/page1.xml"))


def cell(shape: ElementTree.Element, name: str) -> float:
    found = shape.find(f"v:Cell[@N='{name}']", NS)
    assert found is not None
    return float(found.get("V") or 0)


def test_every_part_is_announced_and_every_relation_leads_somewhere():
    with zipfile.ZipFile(io.BytesIO(drawing(repository("corner-shoeshine")))) as archive:
        names = set(archive.namelist())
        types = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        announced = {e.get("PartName", "")[1:] for e in types if e.get("PartName")}
        assert announced == {n for n in names if n.startswith("visio/") and not n.endswith(".rels")}
        for name in names:
            if name.endswith(".rels"):
                folder = name.split("_rels")[0]
                for relation in ElementTree.fromstring(archive.read(name)):
                    target = folder + (relation.get("Target") or "")
                    assert re.sub(r"[^/]+/\.\./", "", target) in names
        assert {i.date_time for i in archive.infolist()} == {(2020, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", [HALL, "call-centre-tiers"])
def test_arrows_are_glued_where_they_end(name):
    subject = repository(name)
    page = page_of(drawing(subject))
    shapes = {s.get("ID"): s for s in page.iterfind("v:Shapes/v:Shape", NS)}
    inner = {s.get("ID") for s in page.iterfind(".//v:Shape", NS)}
    assert len(inner) == len(page.findall(".//v:Shape", NS))  # no number twice
    arrows = [s for s in shapes.values() if s.get("Master")]
    assert len(arrows) == len(subject.layout.routes)
    ends = {
        (c.get("FromSheet"), c.get("FromCell")): c.get("ToSheet")
        for c in page.iterfind("v:Connects/v:Connect", NS)
    }
    names = {s.get("ID"): s.get("Name") for s in shapes.values()}
    glued = {
        (names[ends[a.get("ID"), "BeginX"]], names[ends[a.get("ID"), "EndX"]])
        for a in arrows
        if (a.get("ID"), "BeginX") in ends
    }
    assert glued == {(r.source, r.target) for r in subject.layout.routes if r.source}
    for arrow in arrows:
        for key, x, y in (("BeginX", "BeginX", "BeginY"), ("EndX", "EndX", "EndY")):
            if (box := shapes.get(ends.get((arrow.get("ID"), key)))) is not None:
                assert abs(cell(arrow, x) - cell(box, "PinX")) <= cell(box, "Width") / 2 + 0.1
                assert abs(cell(arrow, y) - cell(box, "PinY")) <= cell(box, "Height") / 2 + 0.1


def test_boxes_bear_what_the_map_says_as_shape_data():
    subject = repository(HALL)
    page = page_of(drawing(subject))
    box = page.find("v:Shapes/v:Shape[@Name='counter']", NS)
    assert box is not None
    rows = box.iterfind("v:Section[@N='Property']/v:Row", NS)
    said = {
        row.find("v:Cell[@N='Label']", NS).get("V"): row.find("v:Cell[@N='Value']", NS).get("V")
        for row in rows
    }
    touchpoint = subject.map.touchpoints["counter"]
    assert said["id"] == "counter" and said["lane"] == "frontstage"
    assert said["title.zh"] == touchpoint.title["zh"] and said["staffed.servers"] == str(
        touchpoint.staffed.servers
    )


@pytest.mark.needs("lodraw")
@pytest.mark.needs("pdftotext")
def test_libreoffice_draw_shows_five_lanes_and_every_box(tmp_path):
    subject = repository(HALL)
    (tmp_path / "x.vsdx").write_bytes(drawing(subject))
    converted("lodraw", tmp_path / "x.vsdx", "pdf")
    done = subprocess.run(
        [found("pdftotext"), "-raw", tmp_path / "x.pdf", "-"], capture_output=True, check=True
    )
    said = re.sub(r"\s+", "", done.stdout.decode())
    assert [lane.value for lane, name in LANE_NAMES.items() if name.zh not in said] == []
    titles = {t.id: re.sub(r"\s+", "", t.title["zh"]) for t in subject.map.touchpoints.values()}
    assert [id_ for id_, title in titles.items() if title not in said] == []
    assert said.count("%") == sum(r.label.line.text.count("%") for r in subject.layout.routes if r.label)
