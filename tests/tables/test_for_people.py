"""The workbook that people fill in: headings in words, choices, print set-up; read back as it was."""

import io

import pytest
from openpyxl import load_workbook

from blueprint.export.formats import xlsx
from blueprint.importing.bringing import bring
from blueprint.model.loader import loads
from blueprint.model.writing import as_written
from blueprint.tables.sheets import sheets
from blueprint.tables.words import column_in_words, heading
from tests.export.subjects import repository

HALL = "branch-visitor-routing"


def book(texts="both"):
    (file,) = xlsx.write(repository(HALL, texts))
    return file.data, load_workbook(io.BytesIO(file.data))


@pytest.mark.parametrize("texts", ["both", "zh", "en"])
def test_headings_in_words_are_read_back(texts, tmp_path):
    raw, opened = book(texts)
    heads = [cell.value for cell in opened["touchpoints"][1]]
    wanted = {"both": "时间：标准\nTime: standard", "zh": "时间：标准", "en": "Time: standard"}[texts]
    assert wanted in heads and "time.standard" not in heads
    (tmp_path / "x.xlsx").write_bytes(raw)
    brought = bring(tmp_path / "x.xlsx")
    first = repository(HALL).map
    assert brought.made.notes == []
    assert as_written(loads(brought.text).map) == as_written(first)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_two_columns_are_called_the_same(language):
    for sheet in sheets(repository(HALL).map):
        heads = [heading(column, sheet.name, [language]) for column in sheet.columns]
        assert len(set(heads)) == len(heads)
        assert all(
            column_in_words(h, sheet.name) == c for h, c in zip(heads, sheet.columns, strict=True) if h != c
        )


@pytest.mark.parametrize(
    "column",
    ["end.出口", "meets.Title", "competitors.a: b", "x-a", "next.1.handoff.standard.zh", "time." + "x" * 60],
)
def test_what_could_be_read_as_another_column_stays_as_it_is(column):
    text = heading(column, "touchpoints", ["zh", "en"])
    assert text == column or column_in_words(text, "touchpoints") == column


def test_columns_with_few_answers_offer_them_and_pages_print():
    _, opened = book()
    page = opened["touchpoints"]
    rules = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert any(f.startswith('"evidence,customer,frontstage,backstage,support') for f in rules.values())
    assert any('"receive,understand,help,keep"' in f for f in rules.values())
    arrows = opened["connections"].data_validations.dataValidation
    assert [rule.formula1 for rule in arrows][:2] == ["touchpoints!$A$2:$A$20000"] * 2
    for sheet in opened:
        assert sheet.freeze_panes == "B2" and sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            "landscape",
            1,
            0,
        )
