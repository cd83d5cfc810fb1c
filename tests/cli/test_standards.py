"""`blueprint standards`, `schema --pack`, and the standards in `analyse`."""

import json
from pathlib import Path

import pytest

from blueprint.packs.shelf import standards_ids
from tests.packs.test_standards import HEAD, ITEM
from tests.run import run

FCC, SCORE = "us.fcc.cable.47CFR76.309", "cn.aftersales.GBT27922-2011"
MAP = """blueprint: 1
title: T
standards: [cn.ct.dangrixiu]
promises:
  - {id: fixed, from: mend, to: mend, max: 24h, source: cn.ct.dangrixiu#repair}
touchpoints:
  mend: {lane: backstage, title: Mend, time: 9h, end: served}
"""


def table(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_list_has_every_pack() -> None:
    done = run("standards")
    assert done.code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()[2:-2] if line[:1].strip()] == list(
        standards_ids()
    )
    data = json.loads(run("standards", "--json").stdout)
    assert data["version"] == 1
    assert [p["id"] for p in data["packs"]] == list(standards_ids())


def test_only_verified_packs_are_called_what_they_are() -> None:
    listed = run("standards").stdout
    (row,) = (line for line in listed.splitlines() if line.startswith("cn.telecom.MII36-2005"))
    assert "regulation" not in row and "figures" in row
    told = run("standards", "cn.telecom.MII36-2005").stdout
    assert "figures, general knowledge, not verified" in told
    assert "regulation" not in told


@pytest.mark.parametrize("id_", standards_ids())
def test_every_pack_is_explained_in_both_languages(id_: str) -> None:
    english, chinese = run("standards", id_), run("standards", id_, "--lang", "zh")
    assert english.code == chinese.code == 0
    assert "Sources" in english.stdout and "出处" in chinese.stdout
    data = json.loads(run("standards", id_, "--json").stdout)
    for item in data["items"]:
        assert item["id"] in english.stdout
        assert item["certainty"]


def test_an_item_says_how_it_is_matched_and_what_it_leaves() -> None:
    said = " ".join(run("standards", FCC).stdout.split())
    assert (
        "95 % within 7 working days (leaves 9 d to 12 d, by the day of the start), quarter by quarter" in said
    )
    assert f"`source: {FCC}#installation`" in said
    assert "waits on voice with one of 热线, " in said
    assert f"`blueprint standards {FCC} --score FILE.csv`" in said


def test_a_pack_that_is_nowhere_is_one_sentence() -> None:
    done = run("standards", "cn.sanbao.1996")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == (
        "blueprint: there is no standards pack 'cn.sanbao.1996'; did you mean 'cn.sanbao.1995'?\n"
    )


def test_a_pack_of_ones_own_is_explained_or_complained_about(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(HEAD + ITEM, encoding="utf-8")
    assert "at most 10 min" in run("standards", file).stdout
    file.write_text(HEAD + ITEM.replace("max", "maxx"), encoding="utf-8")
    done = run("standards", file)
    assert done.code == 2
    assert done.stderr.endswith(
        "own.toml:12:14: quantifier must be one of max, mean, min, share-within; did you mean 'max'?\n"
    )


# --- tables --------------------------------------------------------------------------------------------


def test_a_score_sheet_makes_a_grade(tmp_path: Path) -> None:
    sheet = "item,obtained,applicable\nservice,40,45\nstaff,46,48\nspecial-finding,,\nspecial-advantage,,\n"
    done = run("standards", SCORE, "--score", table(tmp_path, sheet))
    assert done.code == 0
    assert "86 of 93 points = 92.47; 1 special findings, 1 special advantages" in done.stdout
    assert "score 92.47: four stars" in done.stdout
    data = json.loads(run("standards", SCORE, "--score", tmp_path / "table.csv", "--json").stdout)
    assert data["grade"] == {"en": "four stars", "zh": "四星"}
    assert data["score"] == pytest.approx(8600 / 93)
    failed = run("standards", SCORE, "--score", table(tmp_path, "item,obtained,applicable\nservice,69,100\n"))
    assert failed.code == 1
    assert "score 69.00: does not pass" in failed.stdout


def test_quarters_are_judged_one_by_one(tmp_path: Path) -> None:
    rows = "item,period,met,total\ntelephone-answer,2026Q1,9000,10000\ntelephone-answer,2026Q2,8999,10000\n"
    done = run("standards", FCC, "--score", table(tmp_path, rows))
    assert done.code == 1
    lines = done.stdout.splitlines()
    assert any("2026Q1" in line and line.endswith("yes ") for line in lines)
    assert any("2026Q2" in line and "89.99 %" in line and line.endswith("NO  ") for line in lines)


def test_values_are_in_the_unit_of_the_item(tmp_path: Path) -> None:
    rows = table(tmp_path, "item,value\nrepair,12\nrepair,29\nrepairs,2\n")
    done = run("standards", "cn.sanbao.1995", "--score", rows)
    assert done.code == 0
    assert "29 d" in done.stdout and "2 times" in done.stdout


@pytest.mark.parametrize(
    ("pack", "text", "message"),
    [
        (FCC, "item,value\nanswering,3\n", f":2: {FCC} has no item 'answering'; known: telephone-answer, "),
        (FCC, "item,value\nbusy,lots\n", ":2: 'lots' in value is not a number from 0 on"),
        (FCC, "item,met,total\nbusy,3,\n", ":2: total is blank"),
        (FCC, "item,met,total\n\nbusy,3,2\n", ":3: item 'busy' has numbers that cannot be"),
        (FCC, "item\nbusy\n", ":2: the table needs `value`, or `met` and `total`"),
        (FCC, "item,value,met,total\nbusy,0.1,,\nbusy,,1,10\n", ": item 'busy' has numbers that cannot be"),
        (FCC, "busy,3\n", ": there is nothing to score"),
        (SCORE, "item,obtained,applicable\na,5,4\n", ":2: 5 points of 4"),
        (SCORE, "item,obtained,applicable\na,0,0\n", ": there is nothing to score"),
        (SCORE, "name,points\na,5\n", ":1: the table lacks the column 'item'"),
    ],
)
def test_a_bad_table_is_one_sentence_with_its_line(
    tmp_path: Path, pack: str, text: str, message: str
) -> None:
    done = run("standards", pack, "--score", table(tmp_path, text))
    assert (done.code, done.stdout) == (2, "")
    assert f"table.csv{message}" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_table_needs_a_pack_and_a_file(tmp_path: Path) -> None:
    assert run("standards", "--score", tmp_path / "x.csv").stderr == "blueprint: --score needs a pack\n"
    done = run("standards", FCC, "--score", tmp_path / "x.csv")
    assert done.code == 2
    assert "No such file" in done.stderr


# --- schema, analyse -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["standards", "language", "etiquette"])
def test_schemas_of_packs_are_written_and_checked(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "schema.json"
    assert run("schema", "--pack", kind, "-o", file).code == 0
    assert run("schema", "--pack", kind, "--check", file).code == 0
    assert (
        json.loads(file.read_text(encoding="utf-8"))["$schema"] == "http://json-schema.org/draft-07/schema#"
    )
    assert run("schema", "--check", file).code == 1


def test_analyse_says_what_is_kept_and_what_is_not_verified(tmp_path: Path) -> None:
    file = tmp_path / "x.blueprint.yaml"
    file.write_text(MAP, encoding="utf-8")
    said = " ".join(run("analyse", file, "--full").stdout.split())
    assert "cn.ct.dangrixiu#repair (not verified) promise fixed at most 1 d longest 9 h unknown" in said
    assert "it depends on when the clock starts: it leaves 8 h to 1 d" in said
    (repair, *others) = json.loads(run("analyse", file, "--json").stdout)["standards"]
    assert (repair["kept"], repair["required"], repair["required_at_most"]) == (None, 8 * 3600, 24 * 3600)
    assert [o["item"] for o in others] == ["compensation.daily", "compensation.cap"]
    assert "Standards" not in run("analyse", "maps/corner-shoeshine.blueprint.yaml", "--full").stdout
