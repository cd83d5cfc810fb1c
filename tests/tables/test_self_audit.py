"""The self-audit: a workbook of the map, filled in, and back under `dimensions` of the map."""

import io
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from blueprint.importing.merging import NotMerged, merged
from blueprint.model.loader import load, loads
from blueprint.model.names import Aspect, Dimension
from blueprint.tables.audit.form import ANSWERS, RATING, audit_bytes
from blueprint.tables.audit.reading import read_audit
from tests.run import run

MAP = Path(__file__).parents[2] / "maps/branch-visitor-routing.blueprint.yaml"
TEXTS = pytest.mark.parametrize("texts", ["both", "zh", "en"])
SMALL = """\
blueprint: 1
title: {zh: 报修, en: Repair}   # the title
touchpoints:
  # the only step
  report: {lane: customer, title: {zh: 报修, en: Report}, quality: [empathy], end: served}
"""


def book_of(text: str, texts: str = "en"):
    return load_workbook(io.BytesIO(audit_bytes(loads(text).map, texts)))


def cell(sheet, key: str, column: str):
    """The cell of a row's hidden key and a column's hidden name."""
    rows = {c.value: c.row for c in sheet["A"] if c.value}
    columns = {c.value: c.column for c in sheet[3] if c.value}
    return sheet.cell(rows[key], columns[column])


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@TEXTS
def test_every_answer_comes_back(texts):
    book = book_of(SMALL, texts)
    form, questions = book.worksheets[:2]
    expected: dict = {}
    for dimension in Dimension:
        for aspect in Aspect:
            for column in ANSWERS:
                text = f"{dimension.value} {aspect.value} {column} 现有=1"
                cell(form, f"{dimension.value}.{aspect.value}", column).value = text
                entry = expected.setdefault(dimension.value, {}).setdefault("audit", {})
                entry.setdefault(aspect.value, {})[column] = text
            cell(form, f"{dimension.value}.{aspect.value}", RATING).value = 4
            expected[dimension.value]["audit"][aspect.value][RATING] = "4"
    cell(questions, "prompt", "expectation").value = 6.5
    cell(questions, "prompt", "perception").value = 5
    expected["items"] = {"prompt": {"expectation": "6.5", "perception": "5"}}
    made = read_audit(saved(book))
    assert made is not None and made.notes == [] and made.part == "dimensions"
    assert made.data == {"dimensions": expected}
    again = loads(merged(SMALL, "dimensions", expected)).map
    assert read_audit(audit_bytes(again, texts)).data == made.data, "the map's answers are filled in"


def test_the_form_says_what_the_map_has():
    sheet = load_workbook(io.BytesIO(audit_bytes(load(MAP).map, "en"))).worksheets[0]
    texts = {row[0].value: str(row[3].value) for row in sheet.iter_rows() if row[0].value}
    assert "evidence: Signage, Uniform and badge" in texts["tangibles.capacity"]
    assert "Counter clerk 3" in texts["reliability.capacity"]
    assert "touchpoints: Triage, Take a number" in texts["responsiveness.flow"]
    assert "roles: Floor guide" in texts["empathy.people"]
    nothing = book_of(SMALL).worksheets[0]
    assert {row[0].value: row[3].value for row in nothing.iter_rows()}[
        "tangibles.flow"
    ] == "nothing in the map yet"


def test_moved_rows_and_columns_and_what_stands_beside_them():
    book = book_of(SMALL)
    form = book.worksheets[0]
    cell(form, "empathy.people", "gap").value = "No time\nto listen"
    form.insert_cols(4)
    form.insert_rows(2)
    form.cell(40, 5).value = "Ask Ms Wang"
    book.create_sheet("Ideas")["A1"] = "x"
    made = read_audit(saved(book))
    assert made.data["dimensions"] == {"empathy": {"audit": {"people": {"gap": "No time / to listen"}}}}
    said = [note.en for note in made.notes]
    assert any("cell E40: 'Ask Ms Wang'" in note for note in said)
    assert any("sheet 'Ideas'" in note for note in said)


def test_a_wrong_rating_is_named_and_left_out():
    book = book_of(SMALL)
    cell(book.worksheets[0], "empathy.flow", RATING).value = 7
    cell(book.worksheets[0], "empathy.flow", "have").value = "x"
    cell(book.worksheets[1], "hours", "expectation").value = "many"
    made = read_audit(saved(book))
    assert made.data["dimensions"] == {"empathy": {"audit": {"flow": {"have": "x"}}}}
    assert [("'7'" in n.en or "'many'" in n.en) for n in made.notes] == [True, True]


def test_cells_to_fill_in_are_checked_and_pages_lie_across():
    form, questions, _months, _help = book_of(SMALL).worksheets
    kinds = {rule.type for rule in form.data_validations.dataValidation}
    assert kinds == {"textLength", "list"}
    (first, _) = questions.data_validations.dataValidation
    assert (first.type, first.formula1, first.formula2) == ("decimal", "1", "7")
    for sheet in (form, questions):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToWidth == 1 and sheet.column_dimensions["A"].hidden


def test_the_same_map_gives_the_same_bytes():
    service_map = loads(SMALL).map
    assert audit_bytes(service_map, "both") == audit_bytes(service_map, "both")


# --- the command -----------------------------------------------------------------------------------


@cache
def form_of_map() -> bytes:
    return audit_bytes(load(MAP).map, "both")


def filled(folder: Path, text: str = "欢迎语统一") -> tuple[Path, Path]:
    target = folder / "map.blueprint.yaml"
    target.write_text(MAP.read_text(encoding="utf-8"), encoding="utf-8")
    path = folder / "self-audit.xlsx"
    book = load_workbook(io.BytesIO(form_of_map()))
    cell(book.worksheets[0], "empathy.people", "have").value = text
    cell(book.worksheets[0], "empathy.people", RATING).value = 3
    book.save(path)
    return path, target


def test_the_workbook_is_exported(tmp_path):
    assert run("export", MAP, "--to", "self-audit", "--texts", "zh", "--out", tmp_path).code == 0
    book = load_workbook(tmp_path / "branch-visitor-routing/self-audit.xlsx")
    assert book.sheetnames == ["五大要素自查", "客户问卷", "逐月自评", "填写说明"]


def test_answers_go_into_the_map_and_the_rest_of_its_text_stays(tmp_path):
    path, target = filled(tmp_path)
    before = target.read_text(encoding="utf-8")
    done = run("import", path, "-o", target)
    assert (done.code, done.stdout) == (0, ""), done.stderr
    after = target.read_text(encoding="utf-8")
    start, stop = before.index("dimensions:"), before.index("segments:")
    assert after.startswith(before[:start]) and after.endswith(before[stop:])
    loaded = load(target)
    audit = loaded.map.dimensions.empathy.audit
    assert str(audit.people.have) == "欢迎语统一" and audit.people.rating == 3
    assert loaded.map.dimensions.empathy.expectation == 6, "scores stay"
    assert run("import", path, "-o", target).code == 0
    assert target.read_text(encoding="utf-8") == after, "a second time changes nothing"


def test_without_a_map_the_answers_are_printed(tmp_path):
    path, _ = filled(tmp_path, "=1+1")
    done = run("import", path)
    assert done.code == 0 and "dimensions" in done.stderr
    assert loads(SMALL + done.stdout).map.dimensions.empathy.audit.people.rating == 3


def test_an_empty_form_says_so(tmp_path):
    path = tmp_path / "empty.xlsx"
    path.write_bytes(audit_bytes(loads(SMALL).map, "zh"))
    done = run("import", path, "-o", tmp_path / "none.yaml")
    assert (done.code, done.stderr) == (0, "blueprint: nothing is filled in\n")
    assert not (tmp_path / "none.yaml").exists()


@pytest.mark.parametrize(
    "text",
    [
        None,
        "blueprint: 1\ntitle: x\n",
        "blueprint: 1\ntitle: [x\n",
    ],
)
def test_a_map_that_cannot_take_them_stays_as_it_is(text, tmp_path):
    path, target = filled(tmp_path)
    target.unlink()
    if text is not None:
        target.write_text(text, encoding="utf-8")
    done = run("import", path, "-o", target)
    assert done.code == 2 and done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    assert (target.read_text(encoding="utf-8") if text else not target.exists()) == (text or True)


def test_comments_before_the_next_key_stay():
    text = SMALL.replace("touchpoints:", "dimensions:\n  empathy: {weight: 2}\n\n# --- steps\ntouchpoints:")
    made = merged(text, "dimensions", {"empathy": {"perception": "5"}})
    assert "\n# --- steps\ntouchpoints:" in made and "# the title" in made and "# the only step" in made
    assert loads(made).map.dimensions.empathy.weight == 2
    with pytest.raises(NotMerged):
        merged("blueprint: 1", "dimensions", {})


def test_a_map_in_one_line_takes_them():
    text = "{blueprint: 1, title: x, touchpoints: {a: {lane: customer, title: A, end: served}}}"
    made = merged(text, "dimensions", {"empathy": {"weight": "2"}})
    assert loads(made).map.dimensions.empathy.weight == 2


def test_comments_among_the_dimensions_stay_too():
    text = SMALL + "dimensions:\n  # asked in May\n  empathy: {weight: 2}   # of ten\n"
    made = merged(text, "dimensions", {"empathy": {"audit": {"flow": {"have": "yes: no"}}}})
    assert "# asked in May" in made and "# of ten" in made
    assert str(loads(made).map.dimensions.empathy.audit.flow.have) == "yes: no"


@TEXTS
def test_ratings_come_back_month_by_month_and_the_last_one_is_that_of_today(texts):
    book = book_of(SMALL, texts)
    sheet = book.worksheets[2]
    months = {"month1": "2026-09", "month2": "2026年10月", "month3": datetime(2026, 11, 1)}
    for column, month in months.items():
        place = {c.value: c.column for c in sheet[3] if c.value}[column]
        sheet.cell(4, place).value = month
    for column, rating in zip(months, (2, 3, 5), strict=True):
        cell(sheet, "empathy.people", column).value = rating
    cell(sheet, "empathy.flow", "month1").value = 7
    cell(sheet, "empathy.flow", "month5").value = 4
    made = read_audit(saved(book))
    assert made is not None
    entry = {"history": {"2026-09": "2", "2026-10": "3", "2026-11": "5"}, "rating": "5"}
    assert made.data == {"dimensions": {"empathy": {"audit": {"people": entry}}}}
    assert len(made.notes) == 2  # seven is no rating, and the fifth column has no month
    again = loads(merged(SMALL, "dimensions", made.data["dimensions"])).map
    third = load_workbook(io.BytesIO(audit_bytes(again, texts))).worksheets[2]
    assert [c.value for c in third[4][3:6]] == ["2026-09", "2026-10", "2026-11"]
    assert cell(third, "empathy.people", "month3").value == 5
    assert read_audit(audit_bytes(again, texts)).data == made.data


def test_the_months_have_a_trend_and_a_chart_of_the_dimensions():
    sheet = book_of(SMALL).worksheets[2]
    assert "LOOKUP" in sheet.cell(5, 16).value
    assert len(sheet._charts) == 1 and len(sheet._charts[0].series) == len(Dimension)


def test_what_is_no_month_is_told():
    text = SMALL + "dimensions: {empathy: {audit: {flow: {history: {2026-13: 4}}}}}\n"
    assert "'2026-13' is no month" in str([p.message["en"] for p in loads(text).problems])
