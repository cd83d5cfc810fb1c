"""Map to tables to map: nothing is lost, nothing runs, and what is not understood is named."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from blueprint.importing.lanes import Lanes
from blueprint.importing.table.sheets import map_of
from blueprint.model.loader import load, loads
from blueprint.source.table import read_table
from blueprint.tables.cells import safe
from blueprint.tables.csv_text import csv_text, rows_below
from blueprint.tables.flat import flatten, nest
from blueprint.tables.sheets import grid, sheets, visio
from blueprint.tables.workbook import sheet_name, workbook_bytes, workbook_cells
from tests.model.long_example import LONG
from tests.run import run

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))


def test_flat_and_back():
    data = {"a": {"b": ["x", {"zh": "y"}]}, "meets": {"bow.welcome": "9"}, "c": "1"}
    assert flatten(data) == {"a.b.1": "x", "a.b.2.zh": "y", "meets.bow\\.welcome": "9", "c": "1"}
    assert nest(flatten(data)) == data


# Both hold the same sheets: every map goes through one, every third also through the other.
@pytest.mark.parametrize(
    ("path", "form"),
    [*((path, "csv") for path in MAPS), *((path, "xlsx") for path in MAPS[::3])],
    ids=lambda given: given if isinstance(given, str) else given.name.split(".")[0],
)
def test_map_to_file_to_map(path, form, tmp_path):
    assert run("export", path, "--to", form, "--out", tmp_path).code == 0
    folder = tmp_path / path.name.split(".")[0]
    again = tmp_path / "again.blueprint.yaml"
    for other in MAPS:  # a map may stand in another one
        if other != path:
            shutil.copy(other, tmp_path)
    done = run("import", folder / "tables" if form == "csv" else folder / "blueprint.xlsx", "-o", again)
    assert done.code == 0, done.stderr
    assert load(again).map == load(path).map


OF_ONES_OWN = """blueprint: 1
title: X
x-team: {a: [1, two, {b: null}], c: , d: {}, e: []}
x-numbered: {"1": a, "2": {"": ""}}
x-text: "json: hello"
x-plain: {k: v, l: [p, q]}
touchpoints:
  a: {lane: customer, title: A, end: served, x-note: {p: , q: [~]}}
"""


@pytest.mark.parametrize("form", ["xlsx", "csv", "bpmn", "drawio"])
def test_keys_of_ones_own_come_back_whatever_they_hold(form, tmp_path):
    (tmp_path / "x.blueprint.yaml").write_text(OF_ONES_OWN, encoding="utf-8")
    assert run("export", tmp_path / "x.blueprint.yaml", "--to", form, "--out", tmp_path / "out").code == 0
    (written,) = (p for p in (tmp_path / "out" / "x").iterdir())
    done = run("import", written, "-o", tmp_path / "back.blueprint.yaml")
    assert done.code == 0, done.stderr
    before, after = (load(tmp_path / f"{name}.blueprint.yaml").map for name in ("x", "back"))
    assert (after.carried, after.touchpoints["a"].carried) == (
        before.carried,
        before.touchpoints["a"].carried,
    )
    assert before.carried["x-team"] == {"a": ["1", "two", {"b": None}], "c": None, "d": {}, "e": []}


def test_the_long_example_survives_a_workbook():
    first = loads(LONG).map
    from blueprint.source.writer import yaml_text

    made = map_of(workbook_cells(workbook_bytes(sheets(first))), Lanes(), "", sheet_name)
    assert made.notes == []
    assert loads(yaml_text(made.data)).map == first


def test_the_same_map_gives_the_same_workbook():
    first = load(MAPS[0]).map
    assert workbook_bytes(sheets(first)) == workbook_bytes(sheets(first))


@pytest.mark.parametrize("text", ["=cmd()", "+1+1", "-2+3", "@x", "\tx", "=HYPERLINK(1)"])
def test_cells_that_spreadsheets_would_run_are_neutral(text):
    assert safe(text) == f"'{text}"
    hostile = loads(
        f'blueprint: 1\ntitle: x\ntouchpoints: {{a: {{lane: customer, title: "{text.strip()}", end: served}}}}'
    ).map
    written = csv_text(sheets(hostile)[1])
    cells = [cell for line in csv.reader(io.StringIO(written)) for cell in line]
    assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in cells)
    if not text.startswith("\t"):
        assert rows_below(read_table(written, "t.csv"))[0]["title"] == text


@pytest.mark.parametrize("number", ["-2", "+0.5", "3", "10%"])
def test_numbers_stay_numbers(number):
    assert safe(number) == number


def test_no_cell_of_a_workbook_is_a_formula():
    from openpyxl import load_workbook

    hostile = loads(
        'blueprint: 1\ntitle: "=1+1"\ntouchpoints: {a: {lane: customer, title: "=cmd()", end: served}}'
    ).map
    book = load_workbook(io.BytesIO(workbook_bytes((grid(hostile), *sheets(hostile), visio(hostile)))))
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)


def test_the_grid_has_lanes_as_rows_and_steps_as_columns():
    made = grid(load(MAPS[0]).map)
    assert made.columns[:3] == ("lane", "1", "2")
    assert [row["lane"].split(" · ")[1] for row in made.rows] == [
        "Physical evidence",
        "Customer actions",
        "Frontstage",
        "Backstage",
        "Support processes",
    ]


def test_what_is_not_understood_is_named(tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "touchpoints.csv").write_text(
        "id,lane,title,end\na,customer,A,served\n,customer,B,served\na,customer,A,\n", "utf-8"
    )
    (folder / "connections.csv").write_text("from,to\nz,a\n", "utf-8")
    (folder / "wishes.csv").write_text("x\n1\n", "utf-8")
    done = run("import", folder)
    assert done.code == 1
    for said in (
        "row 3: no id",
        "row 4: 'a' is there already",
        "no touchpoint 'z'",
        "'wishes' is not part of a map",
    ):
        assert said in done.stderr


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("x.xlsx", b"not a zip", "not an Excel workbook"),
        ("x.pdf", b"", "known endings"),
        ("x.xls", b"", "save it as .xlsx"),
    ],
)
def test_files_that_cannot_be_imported(name, raw, said, tmp_path):
    file = tmp_path / name
    file.write_bytes(raw)
    done = run("import", file)
    assert done.code == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_a_plain_table_of_touchpoints_becomes_a_map(tmp_path):
    file = tmp_path / "报修.csv"
    file.write_text("id;lane;title;time;end\nreport;customer;报修;5m;served\n", "utf-8")
    done = run("import", file)
    assert done.code == 0
    assert loads(done.stdout).map.touchpoints["report"].title["zh"] == "报修"


def test_a_character_that_no_workbook_may_hold_is_told_and_left_out(tmp_path):
    file = tmp_path / "x.blueprint.yaml"
    file.write_text(
        'blueprint: 1\ntitle: x\ntouchpoints: {a: {lane: customer, title: "Re\\x07gister", end: done}}\n',
        encoding="utf-8",
    )
    assert "U+0007" in run("lint", file).stdout
    assert run("export", file, "--to", "xlsx,csv,bpmn,drawio", "--out", tmp_path / "o").code == 0
    for name in ("blueprint.xlsx", "blueprint.bpmn", "blueprint.drawio"):
        assert "Re" in run("import", tmp_path / "o" / "x" / name).stdout
