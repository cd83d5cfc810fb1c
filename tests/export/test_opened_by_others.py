"""PDF read by poppler, workbooks opened by LibreOffice, draw.io files held against what mxGraph asks."""

import re
import subprocess
from xml.etree import ElementTree

import pytest

from blueprint.export.formats import drawio, pdf, xlsx
from blueprint.export.subject import Subject
from tests.export.subjects import MAPS, repository
from tests.needs import found
from tests.office import converted

NAMES = sorted(path.name.removesuffix(".blueprint.yaml") for path in MAPS.glob("*.blueprint.yaml"))
SOME = ("after-sales-repair", "branch-visitor-routing", "corner-shoeshine")


def titles(subject: Subject) -> dict[str, str]:
    """What every touchpoint is called in Chinese, without spaces, by id."""
    return {t.id: re.sub(r"\s+", "", t.title["zh"]) for t in subject.map.touchpoints.values()}


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("name", SOME)
def test_the_text_of_a_pdf_can_be_selected_and_is_complete(name, tmp_path):
    subject = repository(name)
    for file in pdf.write(subject):
        (tmp_path / "x.pdf").write_bytes(file.data)
        done = subprocess.run(
            [found("pdftotext"), "-raw", tmp_path / "x.pdf", "-"], capture_output=True, check=True
        )
        said = re.sub(r"\s+", "", done.stdout.decode())
        missing = {id_ for id_, title in titles(subject).items() if title not in said}
        # A poster is cut into sheets: a title may stand on the cut.
        assert not missing or (len(missing) < 4 and file.name != "blueprint.pdf"), file.name


@pytest.mark.needs("localc")
def test_libreoffice_opens_the_workbook(tmp_path):
    subject = repository(SOME[1])
    (file,) = xlsx.write(subject)
    (tmp_path / file.name).write_bytes(file.data)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    converted("localc", tmp_path / file.name, every_sheet, out=tmp_path / "csv")
    texts = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "csv").glob("*.csv"))]
    assert len(texts) > 1
    said = re.sub(r"\s+", "", "".join(texts))
    assert [id_ for id_, title in titles(subject).items() if title not in said] == []
    assert not re.search(r"#(NAME|REF|VALUE)[?!]", said)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawio_file_is_what_mxgraph_reads(name):
    """mxCodec: one root, cells 0 and 1, unique ids, parents before children, edges between cells."""
    (file,) = drawio.write(repository(name))
    root = ElementTree.fromstring(file.data)
    top = root.find("diagram/mxGraphModel/root")
    assert root.tag == "mxfile" and top is not None
    cells = list(root.iter("mxCell"))
    ids = [cell.get("id") or "" for cell in top]
    assert ids[:2] == ["0", "1"] and len(set(ids)) == len(ids) and all(ids)
    seen = {"0"}
    for element in top:
        cell = element if element.tag == "mxCell" else element.find("mxCell")
        assert cell is not None
        assert element.get("id") == "0" or cell.get("parent") in seen
        assert (cell.get("vertex") == "1") + (cell.get("edge") == "1") <= 1
        for end in ("source", "target"):
            assert cell.get(end) is None or cell.get(end) in ids
        seen.add(element.get("id") or "")
    drawn = [cell for cell in cells if cell.get("vertex") == "1" or cell.get("edge") == "1"]
    assert drawn and all(cell.find("mxGeometry") is not None for cell in drawn)
    assert any("swimlane" in (cell.get("style") or "") for cell in drawn)
