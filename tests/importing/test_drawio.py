"""draw.io files of ours to a map: what they hold comes back, the rest is named."""

import base64
import zlib
from urllib.parse import quote

import pytest

from blueprint.export.formats.drawio import write
from blueprint.export.subject import Subject
from blueprint.importing.lanes import Lanes
from blueprint.importing.readers.drawio import read
from blueprint.model.loader import loads
from blueprint.source.writer import yaml_text
from tests.export.test_bpmn import IN_LANGUAGES, analysis_of, map_named
from tests.run import run


def drawn(name: str, texts="both") -> str:
    return next(iter(write(Subject(analysis_of(name), texts)))).data.decode()


def back(raw: str, folder):
    file = folder / "x.drawio"
    file.write_text(raw, encoding="utf-8")
    made = read(file, Lanes())
    return loads(yaml_text(made.data)).map, [note.en for note in made.notes]


@pytest.mark.parametrize(("name", "texts"), IN_LANGUAGES)
def test_lanes_titles_arrows_and_shares_come_back(name, texts, tmp_path):
    read_back, notes = back(drawn(name, texts), tmp_path)
    first = map_named(name)
    assert read_back.touchpoints.keys() == first.touchpoints.keys()
    for id_, t in first.touchpoints.items():
        again = read_back.touchpoints[id_]
        assert (again.lane, again.together, again.join) == (t.lane, t.together, t.join), id_
        assert [c.to for c in again.next] == [c.to for c in t.next], id_
        assert set(again.uses) == set(t.uses) and again.end.keys() == t.end.keys(), id_
        assert len(again.evidence) == len(t.evidence)
        language = "en" if texts == "en" else "zh"
        assert again.title[language].replace(" ", "") == t.title[language].replace(" ", ""), id_
        if len(t.ways) > 1 and not any(c.load for c in t.next):  # of those the settled shares are drawn
            assert again.ways == t.ways, id_
    assert notes[0].startswith("draw.io files hold only")


def test_what_was_drawn_since_is_named(tmp_path):
    raw = drawn("long").replace(
        "</root>",
        '<mxCell id="n1" value="new&lt;br&gt;box" vertex="1" parent="1"/>'
        '<mxCell id="n2" edge="1" parent="1" source="touchpoint:gone" target="touchpoint:leave"/></root>',
    )
    _, notes = back(raw, tmp_path)
    assert "cell 'n1' (new box) was not written by blueprint" in notes
    assert any("'gone' to 'leave'" in note for note in notes)


def test_a_packed_page(tmp_path):
    raw = drawn("long")
    start, end = raw.index("<mxGraphModel"), raw.index("</mxGraphModel>") + len("</mxGraphModel>")
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(quote(raw[start:end]).encode()) + packer.flush()
    both = back(raw, tmp_path), back(raw[:start] + base64.b64encode(packed).decode() + raw[end:], tmp_path)
    assert both[0] == both[1]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("<!DOCTYPE x><mxfile/>", "document type"),
        ("<svg/>", "not a draw.io file"),
        ("<mxfile><diagram>%%%</diagram></mxfile>", "not a draw.io file"),
        ("<mxfile>", "not well-formed"),
    ],
    ids=range(4),
)
def test_files_that_are_refused(raw, said, tmp_path):
    file = tmp_path / "x.drawio"
    file.write_text(raw, encoding="utf-8")
    done = run("import", file)
    assert done.code == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_an_empty_drawing_says_so(tmp_path):
    file = tmp_path / "x.drawio"
    file.write_text("<mxfile/>", encoding="utf-8")
    done = run("import", file)
    assert done.code == 1 and "Traceback" not in done.stderr
