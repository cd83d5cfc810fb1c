"""Files that nobody meant: every one gives a sentence with place and remedy, writes nothing and takes no time."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from blueprint.model.loader import loads
from blueprint.packs.workdays import Week, elapsed
from tests.disk import FULL, full_disk
from tests.run import run

HALL = Path("maps/branch-visitor-routing.blueprint.yaml").resolve()
HEAD = "blueprint: 1\nid: m\ntitle: {zh: 图, en: M}\narrivals: 30/h\n"
SHOP = f"""{HEAD}touchpoints:
  wait: {{lane: customer, title: Wait, time: {{standard: 1m}}, emotion: -1, next: pay}}
  pay: {{lane: frontstage, title: Pay, time: {{standard: 2m}}, emotion: 2, end: served}}
"""
PACK = """\
id = "own.x"
title = { zh = "甲", en = "A" }
nature = "own"
certainty = "verified"
checked = 2026-11-21
[sources]
s = { name = "S" }
[[items]]
id = "a"
title = { zh = "甲", en = "A" }
quantity = "wait"
quantifier = "max"
value = 30
unit = "s"
scope = { found = "named" }
source = ["s"]
"""
FCC = "us.fcc.cable.47CFR76.309"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, content: str | bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def refused(*words: str, lang: str = "en", stdin: bytes | None = None) -> str:
    """The one sentence that a command refuses with."""
    done = run(*words, "--lang", lang, stdin=stdin)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1 and done.stderr.startswith("blueprint: ")
    assert "should not have happened" not in done.stderr and len(done.stderr) < 900
    return done.stderr.removeprefix("blueprint: ").strip()


def book(sheets: dict[str, list[list[object]]]) -> bytes:
    made = Workbook()
    del made[made.sheetnames[0]]
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(raw: bytes, name: str, data: bytes) -> bytes:
    """A workbook with one part of its archive replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item.filename, data if item.filename == name else old.read(item))
    return out.getvalue()


class TestTables:
    @pytest.mark.parametrize(
        "words",
        [
            ("learn", "m.yaml", "{}"),
            ("kpis", "m.yaml", "--data", "{}"),
            ("standards", FCC, "--score", "{}"),
            ("import", "{}"),
        ],
    )
    @pytest.mark.parametrize(
        ("table", "said"),
        [
            (
                bytes(range(256)),
                "t.csv:2: this is not text in UTF-8, UTF-16, GB18030 or Big5; save the table as `CSV UTF-8`",
            ),
            (b'a,b\n"x,1\nx,2\n', "a quotation mark is missing or too many"),
            (b'a,b\n"' + b"x" * 200_000, "t.csv:2: a cell is longer than 131072 characters"),
            (b"a,b\n1,2,3\n", "t.csv:2: the row has 3 cells, the heading 2"),
            (b"a,a\n1,2\n", "t.csv:1: two columns are called 'a'; remove one"),
        ],
        ids=["binary", "open-quote", "long", "wide", "twice"],
    )
    def test_what_is_no_table_has_its_line_and_remedy(self, words, table, said):
        put("m.yaml", SHOP)
        put("t.csv", table)
        assert said in refused(*(w.format("t.csv") for w in words))
        assert "t.csv" in refused(*(w.format("t.csv") for w in words), lang="zh")

    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_any_spreadsheet_program_will_do(self, separator, end):
        put("m.yaml", SHOP)
        rows = [["touchpoint", "feeling"], *[["wait", "-3"]] * 6]
        put("log.csv", ("\ufeff" + "".join(separator.join(r) + end for r in rows)).encode())
        done = run("learn", "m.yaml", "log.csv", "--json")
        found = {".".join(p["path"]): p["value"] for p in json.loads(done.stdout)["proposals"]}
        assert found["touchpoints.wait.emotion.bad"] == -3
        put(
            "k.csv",
            end.join(
                separator.join(r)
                for r in (["kpi", "part", "whole"], ["first-contact-resolution", "80", "100"])
            ),
        )
        data = json.loads(run("kpis", "m.yaml", "--data", "k.csv", "--json").stdout)
        assert data["kpis"]["first-contact-resolution"]["value"] == 0.8
        put("s.csv", end.join(separator.join(r) for r in (["item", "value"], ["busy", "0.01"])))
        assert run("standards", FCC, "--score", "s.csv").code == 0

    def test_a_hundred_thousand_rows(self):
        put("m.yaml", SHOP)
        put("log.csv", "touchpoint,feeling,note\n" + "wait,-3,=1+1\n" * 100_000)
        assert run("learn", "m.yaml", "log.csv").code == 1
        put("t.csv", "id,title\n" + "a,=cmd()\n" * 100_000)
        assert "more than 20000 rows" in refused("import", "t.csv")

    def test_numbers_that_no_count_can_be(self):
        put("m.yaml", SHOP)
        for cell in ("1e308", "nan", "-inf", "=1+1", "9" * 5000):
            put("k.csv", f"kpi,part,whole,minus\nnps,{cell},1,{cell}\n")
            assert "k.csv:2: part: " in refused("kpis", "m.yaml", "--data", "k.csv")

    @pytest.mark.parametrize("cell", ["80,5", "80.5", "+80,50", "８０,5"])
    def test_a_decimal_comma_is_read(self, cell):
        put("m.yaml", SHOP)
        put("k.csv", f"kpi;part;whole\nfirst-contact-resolution;{cell};1.610,0\n")
        found = json.loads(run("kpis", "m.yaml", "--data", "k.csv", "--json").stdout)["kpis"]
        assert found["first-contact-resolution"]["value"] == 0.05
        put("k.csv", "kpi;part;whole\nfirst-contact-resolution;1,234;5000\n")
        assert "k.csv:2: part: '1,234' is not a number" in refused("kpis", "m.yaml", "--data", "k.csv")
        put("s.csv", "item;value\nbusy;0,01\n")
        assert run("standards", FCC, "--score", "s.csv").code == 0

    def test_what_is_inside_a_map_is_learnt_there(self):
        put("maps/inner.blueprint.yaml", SHOP.replace("id: m", "id: inner"))
        outer = SHOP.replace("time: {standard: 2m}, emotion: 2,", "map: inner,")
        put("maps/outer.blueprint.yaml", outer.replace("id: m", "id: outer"))
        put("log.csv", "touchpoint,feeling\npay/wait,bad\n")
        said = refused("learn", "maps/outer.blueprint.yaml", "log.csv")
        assert said.startswith("log.csv:2: 'pay/wait' lies inside the map 'inner'")


class TestWorkbooks:
    def test_damaged_ones(self):
        good = book({"touchpoints": [["id", "title"], ["a", "A"]]})
        cases = {
            b"": "not an Excel workbook",
            b"text": "not an Excel workbook",
            good[: len(good) // 2]: "not an Excel workbook",
            with_part(good, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"): "is damaged",
            with_part(good, "xl/worksheets/sheet1.xml", bytes(range(256))): "is damaged",
            with_part(good, "xl/styles.xml", b"<styleSheet"): "is damaged",
            good.replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"): "is damaged",
            with_part(good, "xl/worksheets/sheet1.xml", b" " * 120_000_000): "larger than 100 MB",
        }
        for raw, said in cases.items():
            put("x.xlsx", raw)
            assert said in refused("import", "x.xlsx")

    @pytest.mark.parametrize(
        ("sheets", "said"),
        [
            ({"touchpoints": [["id", "next." + "1" * 5000], ["a", "b"]]}, None),
            ({"touchpoints": [["id", "." * 30_000], ["a", "b"]]}, "too many dots"),
            ({"map": [["key", "value"], ["." * 30_000, "x"]], "touchpoints": [["id"], ["a"]]}, "too many dots"),
            ({"segments": [["id", "changes"], ["s", "x"]], "changes": [["segment", "touchpoint"], ["s", "a"]], "touchpoints": [["id"], ["a"]]}, None),
            ({"touchpoints": [["id"], *([f"t{i}"] for i in range(20_001))]}, "more than 20000 rows"),
        ],
        ids=["digits", "dots", "map-dots", "changes", "rows"],
    )  # fmt: skip
    def test_odd_ones(self, sheets, said):
        put("x.xlsx", book(sheets))
        if said:
            assert said in refused("import", "x.xlsx")
            return
        done = run("import", "x.xlsx")
        assert done.code == 1 and "should not have happened" not in done.stderr

    def test_one_stray_cell_far_away_costs_nothing(self):
        made = load_workbook(io.BytesIO(book({"touchpoints": [["id", "title"], ["a", "A"]]})))
        made["touchpoints"]["XFD200000"] = "x"
        made.save("far.xlsx")
        assert "title: A" in run("import", "far.xlsx").stdout

    def test_a_workbook_without_a_map_leaves_the_map_that_is_there(self):
        put("m.blueprint.yaml", SHOP)
        put("x.xlsx", book({"notes": [["a"], [1]], "touchpoints": [["title"], *[["T"]] * 500]}))
        done = run("import", "x.xlsx", "-o", "m.blueprint.yaml")
        assert (done.code, done.stdout) == (2, "") and done.stderr.count("\n") == 1
        assert "sheet 'touchpoints':1: the headings are 'title'; wanted are `title` and `lane`" in done.stderr
        assert Path("m.blueprint.yaml").read_text(encoding="utf-8") == SHOP


class TestPacks:
    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("value = 30", "value = " + "9" * 5000, ":13:9: a number has too many digits"),
            ('value = 30\nunit = "s"', 'value = 1e308\nunit = "year"', ":13:9: a time is at most 100 years"),
            ('unit = "s"', 'unit = "h"\ncalendar = "business-hours"\nhours = { opens = "09:00", closes = "09:00" }', ":16:9: the service never opens"),
            ('unit = "s"', 'unit = "h"\ncalendar = "business-hours"\nhours = { opens = "17:00", closes = "09:00" }', ":16:9: the service never opens"),
            ('unit = "s"', 'unit = "d"\ncalendar = "working-days"\nhours = { days = [] }', ":16:9: the service never opens"),
            ("value = 30", "value = 30\na" + ".a" * 20_000 + " = 1", ":14:1: this is nested too deep"),
            ("value = 30", "k" * 3000 + " = 1", ":13:1: there is no key kkk"),
            ('quantifier = "max"', 'quantifier = "always"', ":12:14: quantifier must be one of max, mean, min, share-within"),
            ('source = ["s"]', "", ":8:3: source is missing"),
            ('source = ["s"]', 'source = ["z"]', ":16:10: there is no source 'z'; one of s"),
            ('source = ["s"]\n', 'source = ["s"]\n' + PACK[PACK.index("[[items]]"):], ":18:6: two entries are called 'a'"),
        ],
        ids=["digits", "years", "no-hours", "backwards", "no-days", "deep", "long-key", "quantifier", "no-source", "source", "twice"],
    )  # fmt: skip
    def test_a_wrong_pack_is_one_sentence_with_its_place(self, old, new, said):
        put("p.toml", PACK.replace(old, new, 1))
        line, _, message = said.partition(": ")
        told = refused("standards", "p.toml")
        assert told.startswith(f"p.toml:{line.split(':')[1]}:") and message in told
        assert refused("standards", "p.toml", "--json") == told
        put("m.blueprint.yaml", SHOP.replace("\ntitle:", "\nstandards: [p.toml]\ntitle:", 1))
        assert message in run("lint", "m.blueprint.yaml").stdout

    def test_five_thousand_entries(self):
        entry = PACK[PACK.index("[[items]]") :]
        many = "".join(entry.replace('"a"', f'"a{i}"', 1).replace('"max"', '"x"') for i in range(5000))
        put("p.toml", PACK.replace(entry, many))
        assert refused("standards", "p.toml").startswith("p.toml:12:14: quantifier must be one of")

    def test_long_times_are_counted_in_weeks(self):
        week = Week(frozenset({2}), 9 * 3600.0, 10 * 3600.0)
        assert elapsed(36_500, "d", "working-days").least == 7300 * 7 * 86_400 - 2 * 86_400
        assert elapsed(500_000, "h", "business-hours", week).most == 500_000 * 7 * 86_400


class TestMaps:
    LOOP = f"""{HEAD}touchpoints:
  enter: {{lane: customer, title: Enter, start: 100%, next: desk}}
  desk:
    lane: frontstage
    title: Desk
    time: 5m
    staffed: {{servers: 3}}
    next: [{{to: leave}}, {{to: again, load: {{of: desk, from: 70%, to: 90%}}}}]
  again: {{lane: frontstage, title: Again, time: 2m, next: desk}}
  leave: {{lane: customer, title: Leave, end: done}}
"""

    def test_a_load_that_lets_nobody_out(self):
        put("m.blueprint.yaml", self.LOOP)
        done = run("analyse", "m.blueprint.yaml")
        assert (done.code, done.stdout) == (1, "")
        assert "12:37: error[BP225] wrong-load: when 'desk' is busiest, nobody gets out of" in done.stderr
        put("m.blueprint.yaml", self.LOOP.replace("again, load", "again, share: 50%, load"))
        assert run("analyse", "m.blueprint.yaml", "--json").code == 0

    def test_the_training_pack_of_a_map_whose_moments_of_truth_lie_in_another(self):
        inner = SHOP.replace("id: m", "id: inner").replace(
            "emotion: -1", "emotion: {score: -1, good: 4, bad: -5}"
        )
        put("maps/inner.blueprint.yaml", inner)
        outer = SHOP.replace("time: {standard: 2m}, emotion: 2,", "map: inner,")
        put("maps/outer.blueprint.yaml", outer.replace("id: m", "id: outer"))
        done = run("export", "maps/outer.blueprint.yaml", "--to", "pack", "--texts", "en", "--out", "o")
        assert done.code == 0 and Path("o/outer/training-pack.pdf").stat().st_size > 10_000

    @pytest.mark.parametrize("share", ["10%", "1/3", "0.01%", "99.99%", "0.3333333"])
    @pytest.mark.parametrize("count", [0, 1, 3, 100])
    def test_personas_leave_shares_that_add_up(self, count, share):
        segments = "".join(f"  s{i}: {{title: S, share: 1/{count}}}\n" for i in range(count))
        put(
            "m.blueprint.yaml",
            SHOP.replace("touchpoints:", f"segments:\n{segments}touchpoints:" if count else "touchpoints:"),
        )
        assert run("personas", "newcomer", "--map", "m.blueprint.yaml", "--share", share, "--write").code == 0
        text = Path("m.blueprint.yaml").read_text(encoding="utf-8")
        assert run("lint", "m.blueprint.yaml").code == 0, text
        assert len(loads(text).map.segments) == (count or 1) + 1

    @pytest.mark.parametrize("share", ["0", "1e-300", "100%", "-1", "nan", "9" * 4000])
    def test_shares_that_leave_nobody(self, share):
        put("m.blueprint.yaml", SHOP)
        said = refused("personas", "newcomer", "--map", "m.blueprint.yaml", f"--share={share}", "--write")
        assert "is not a share from 0.01% to 99.99%" in said

    def test_a_byte_order_mark_and_windows_line_ends_stay(self):
        raw = ("\ufeff" + SHOP.replace("\n", "\r\n")).encode()
        for words in (
            ("learn", put("m.yaml", raw), put("l.csv", "touchpoint,feeling\n" + "wait,-3\n" * 6)),
            ("personas", "newcomer", "--map", "m.yaml"),
        ):
            put("m.yaml", raw)
            assert run(*words, "--write").code == 0
            new = Path("m.yaml").read_bytes()
            assert new.startswith(b"\xef\xbb\xbfblueprint") and new.count(b"\n") == new.count(b"\r\n") > 5


class TestWriting:
    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_standard_input_is_not_written(self, lang):
        put("l.csv", "touchpoint,feeling\nwait,bad\n")
        for words in (("learn", "-", "l.csv"), ("personas", "newcomer", "--map", "-")):
            assert "--write" in refused(*words, "--write", lang=lang, stdin=SHOP.encode())
            assert run(*words, stdin=SHOP.encode()).code == 0

    @pytest.mark.parametrize(
        "words",
        [
            ("new", "shop2", "--from", "full-area-route"),
            ("learn", "m.blueprint.yaml", "l.csv", "--write"),
            ("personas", "newcomer", "--map", "m.blueprint.yaml", "--write"),
            ("import", "t.csv", "-o", "m.blueprint.yaml", "--force"),
            ("import", "t.csv", "-o", "new.blueprint.yaml"),
        ],
        ids=["new", "learn", "personas", "import-over", "import"],
    )
    def test_a_full_disk_leaves_everything_as_it_was(self, words):
        put("m.blueprint.yaml", SHOP)
        put("l.csv", "touchpoint,feeling\n" + "wait,-3\n" * 6)
        put("t.csv", "id,title,lane,end\na,A,customer,x\n")
        before = {p.name: p.read_bytes() for p in Path().iterdir()}
        with full_disk(room=20):
            said = refused(*words)
        assert f".blueprint.yaml: {FULL}" in said and ".part" not in said
        assert {p.name: p.read_bytes() for p in Path().iterdir()} == before

    def test_of_several_new_maps_all_are_written_or_none(self):
        Path("zone-handover-route.blueprint.yaml").symlink_to("nowhere/x")
        said = refused("new", "shop2", "--from", "full-area-route")
        assert said.startswith("zone-handover-route.blueprint.yaml: No such file")
        assert [p.name for p in Path().iterdir()] == ["zone-handover-route.blueprint.yaml"]

    def test_a_reader_that_stops_reading_is_no_failure(self):
        put("m.blueprint.yaml", HALL.read_bytes())
        for words in ("standards", "gaps m.blueprint.yaml"):
            line = f"{sys.executable} -m blueprint {words} | head -c 5; echo ${{PIPESTATUS[0]}}"
            env = {**os.environ, "PYTHONPATH": str(HALL.parents[1])}
            done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=env, check=True)
            assert done.stdout.endswith("0\n") and done.stderr == ""


NEW = (("kpis",), ("gaps",), ("check-design",))


@pytest.mark.parametrize("words", NEW, ids=[w[0] for w in NEW])
def test_the_new_commands_keep_to_the_contract(words):
    from blueprint.width import width

    put("long.yaml", SHOP.replace("title: Wait", f"title: '<b>[red]{'很长' * 1000}]]>'"))
    for path in (str(HALL), "long.yaml"):
        done = run(*words, path, "--json")
        data = json.loads(done.stdout, parse_constant=lambda name: pytest.fail(name))
        assert data["version"] == 1 and data["map"] in ("branch-visitor-routing", "m")
        for lang in ("en", "zh"):
            text = run(*words, path, "--lang", lang).stdout
            assert max(map(width, text.splitlines())) <= 110


def test_the_columns_of_words_keep_room():
    assert "\nGreet with a bow  " in run("gaps", HALL).stdout
