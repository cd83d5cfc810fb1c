"""What is larger than a map takes is refused in one sentence, before it is worked on."""

from pathlib import Path

import pytest

from blueprint.source.limits import COLUMNS, TOUCHPOINTS
from blueprint.tables.sheets import Sheet
from blueprint.tables.workbook import workbook_bytes
from tests.run import run

BPMN = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">{}</process></definitions>'
BOX = '<mxCell id="touchpoint:t{n}" value="Do {n}" vertex="1" parent="lane:customer"/>'
DRAWIO = (
    '<mxfile><diagram><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{}</root></mxGraphModel>'
    "</diagram></mxfile>"
)
SPLIT = "split the service into several maps"


def said(file: Path) -> str:
    done = run("import", file, "-o", file.with_name("made.blueprint.yaml"))
    assert done.code == 2 and not file.with_name("made.blueprint.yaml").exists()
    assert done.stderr.startswith("blueprint: ") and done.stderr.count("\n") == 1
    return done.stderr.removeprefix("blueprint: ").rstrip()


def test_a_csv_of_100_000_columns(tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    file.write_text(",".join(f"column-{n}" for n in range(100_000)) + "\n", encoding="utf-8")
    assert said(file) == f"{file}:1: the table has 100000 columns; remove all but {COLUMNS}"


def test_columns_of_one_name_are_found_among_many(tmp_path: Path) -> None:
    file = tmp_path / "twice.csv"
    file.write_text(",".join(["id", *map(str, range(COLUMNS - 2)), "id"]) + "\n", encoding="utf-8")
    assert said(file) == f"{file}:1: two columns are called 'id'; remove one"


def test_a_workbook_of_too_many_columns(tmp_path: Path) -> None:
    file = tmp_path / "wide.xlsx"
    columns = tuple(f"column-{n}" for n in range(COLUMNS + 1))
    file.write_bytes(workbook_bytes([Sheet("touchpoints", columns, ())]))
    assert (
        said(file) == f"sheet 'touchpoints' has more than {COLUMNS} columns; remove those that are not needed"
    )


def test_a_bpmn_process_of_20_000_tasks(tmp_path: Path) -> None:
    file = tmp_path / "large.bpmn"
    tasks = "".join(f'<task id="t{n}" name="Do {n}"/>' for n in range(20_000))
    file.write_text(BPMN.format(tasks), encoding="utf-8")
    assert said(file) == f"these are 20000 touchpoints, a map takes {TOUCHPOINTS}; {SPLIT}"


def test_a_drawing_of_more_boxes_than_a_map_takes(tmp_path: Path) -> None:
    file = tmp_path / "large.drawio"
    boxes = "".join(BOX.format(n=n) for n in range(TOUCHPOINTS + 1))
    file.write_text(DRAWIO.format(boxes), encoding="utf-8")
    assert said(file) == f"these are {TOUCHPOINTS + 1} touchpoints, a map takes {TOUCHPOINTS}; {SPLIT}"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (TOUCHPOINTS + 1, f"these are {TOUCHPOINTS + 1} touchpoints, a map takes {TOUCHPOINTS}; {SPLIT}"),
        (20_001, f"sheet 'touchpoints' has more than 20000 rows; {SPLIT}"),
    ],
)
def test_a_table_of_more_touchpoints_than_a_map_takes(tmp_path: Path, rows: int, sentence: str) -> None:
    file = tmp_path / "touchpoints.csv"
    file.write_text("id,lane,title\n" + "".join(f"t{n},customer,T\n" for n in range(rows)), encoding="utf-8")
    assert said(file) == sentence


def test_a_table_of_more_cells_than_a_map_takes(tmp_path: Path) -> None:
    file = tmp_path / "full.csv"
    columns = ["id", "lane", "title", *(f"column-{n}" for n in range(997))]
    rows = (f"t{n},customer,T" + ",x" * 997 for n in range(101))
    file.write_text("\n".join([",".join(columns), *rows]), encoding="utf-8")
    assert said(file).startswith("these are 101000 cells, a map takes 100000; remove columns")
