"""Tables as people keep them: encodings, headings, lists, grids, workbooks, and the sentence where nothing fits."""

import csv
import datetime
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from blueprint.importing.lanes import known_lane
from blueprint.importing.table.headings import column_of
from blueprint.importing.table.spelling import value_of
from blueprint.model.loader import load, loads
from blueprint.model.writing import as_written
from blueprint.tables.csv_text import csv_text
from blueprint.tables.sheets import grid, visio
from tests.run import run

HALL = "id,lane,title,time,end\nwait,customer,等候叫号,5m,\nserve,frontstage,柜面办理业务,6m,served\n"
SHOESHINE = Path(__file__).parents[2] / "maps" / "corner-shoeshine.blueprint.yaml"


def brought(folder: Path, raw: bytes | str, name: str = "t.csv", *words: str):
    """Touchpoints as written, and what was said."""
    file = folder / name
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    done = run("import", file, *words)
    assert "Traceback" not in done.stderr
    return (as_written(loads(done.stdout).map)["touchpoints"] if done.stdout else None), done


def workbook(*rows: tuple, name: str = "touchpoints", **others: list) -> bytes:
    book = Workbook()
    page = book.active
    page.title = name
    for row in rows:
        page.append(row)
    for title, more in others.items():
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "big5", "utf-16", "utf-16-le"])
def test_encodings_of_spreadsheets(encoding, tmp_path):
    text = HALL.replace("等候叫号", "等候中心").replace("柜面办理业务", "服務中心")
    if encoding.startswith("gb"):
        text = HALL
    made, _ = brought(tmp_path, text.encode(encoding))
    assert made["serve"]["title"] in ("柜面办理业务", "服務中心")


def test_text_that_is_in_none_of_them_is_refused(tmp_path):
    _, done = brought(tmp_path, "id,lane,title\nentr\xe9e,customer,Entr\xe9e\n".encode("latin-1"))
    assert done.code == 2 and "t.csv:2: this is not text in UTF-8, UTF-16, GB18030 or Big5" in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        HALL,
        "sep=;\n" + HALL.replace(",", ";"),
        "sep=|\r\n" + HALL.replace(",", "|"),
        HALL.replace(",", "\t"),
        "\r\n\r\n" + HALL,
        "Branch hall,,,,\n" + HALL,
        HALL.replace("id,lane,title,time,end", "ID,Lane,Title,Time,End"),
        HALL.replace("id,lane,title,time,end", "编号,泳道,名称,标准时间,出口"),
        HALL.replace("customer", "客户").replace("frontstage", "前台"),
        HALL.replace("5m", "５分钟").replace("6m", "约 6 min"),
        HALL.replace("time,", "Time (min),").replace("5m", "5").replace("6m", "６"),
    ],
    ids=["plain", "sep", "pipes", "tabs", "blank", "title", "case", "chinese", "lanes", "words", "unit"],
)
def test_the_same_table_as_people_write_it(text, tmp_path):
    made, done = brought(tmp_path, text)
    assert made == {
        "wait": {"lane": "customer", "title": "等候叫号", "time": "5m", "next": "serve"},
        "serve": {"lane": "frontstage", "title": "柜面办理业务", "time": "6m", "end": "served"},
    }
    assert (
        "the table has no arrows: touchpoints without `next` and `end` lead to the one below: wait"
        in done.stderr
    )


def test_a_list_without_ids_keeps_its_order_and_names_what_has_no_place(tmp_path):
    made, done = brought(
        tmp_path,
        "Stage,Service layer,What happens,Responsible,Minutes,Evidence status\n"
        "Arrive,Customer actions,Come in,,,assumed\nArrive,Visible staff / technology,Greet,Porter,2,observed\n"
        "Serve,Backstage actions,Look up file,Clerk,４,assumed\n",
    )
    assert [
        (i, t["lane"], t.get("role"), t.get("time"), t.get("next", t.get("end"))) for i, t in made.items()
    ] == [
        ("come-in", "customer", None, None, "greet"),
        ("greet", "frontstage", "Porter", "2m", "look-up-file"),
        ("look-up-file", "backstage", "Clerk", "4m", "done"),
    ]
    assert "columns 'Evidence status': a map has no place for them" in done.stderr
    assert [t["phase"] for t in made.values()] == ["arrive", "arrive", "serve"]


def test_a_list_with_arrows_by_title_and_lanes_by_role(tmp_path):
    made, done = brought(
        tmp_path,
        "步骤,岗位,下一步\n报修,客户,受理\n受理,柜员,维修 90%；报修 (10%)\n维修,维修组,取件点\n",
        "t.csv",
        "--lanes",
        _lanes(tmp_path),
    )
    assert [t["lane"] for t in made.values()] == ["customer", "frontstage", "backstage"]
    assert made["受理"]["next"] == {"维修": "90%", "报修": "10%"}
    assert "touchpoint '维修': next '取件点' is the name of no row" in done.stderr


def _lanes(folder: Path) -> str:
    file = folder / "lanes.yaml"
    file.write_text("维修组: backstage\n", encoding="utf-8")
    return str(file)


GRID = [
    ["Lane", "Arrive", "Order"],
    ["Time", "2 min", "10 min"],
    ["Physical evidence", "Sign", "Menu"],
    ["Customer actions", "Comes in", "Chooses"],
    ["Waiter", "Greets", "Takes order"],
    ["Backstage", "", "Cooks"],
    ["Support", "", "Till system"],
    ["Emotion", "1", "happy"],
    ["Ideas", "flowers", ""],
    ["Budget", "3", ""],
]


@pytest.mark.parametrize("turned", [False, True], ids=["rows", "columns"])
def test_a_grid_of_lanes_and_steps(turned, tmp_path):
    out = io.StringIO()
    csv.writer(out).writerows(zip(*GRID, strict=True) if turned else GRID)
    made, done = brought(tmp_path, out.getvalue())
    assert made == {
        "comes-in": {
            "lane": "customer",
            "title": "Comes in",
            "phase": "arrive",
            "time": "2m",
            "emotion": 1,
            "evidence": ["Sign"],
            "notes": [{"idea": "flowers"}],
            "next": "greets",
        },
        "greets": {
            "lane": "frontstage",
            "title": "Greets",
            "phase": "arrive",
            "role": "Waiter",
            "next": "chooses",
        },
        "chooses": {
            "lane": "customer",
            "title": "Chooses",
            "phase": "order",
            "time": "10m",
            "evidence": ["Menu"],
            "next": "takes-order",
        },
        "takes-order": {
            "lane": "frontstage",
            "title": "Takes order",
            "phase": "order",
            "role": "Waiter",
            "next": "cooks",
        },
        "cooks": {
            "lane": "backstage",
            "title": "Cooks",
            "phase": "order",
            "uses": ["till-system"],
            "end": "done",
        },
        "till-system": {"lane": "support", "title": "Till system"},
    }
    for said in ("rows 'Budget' are no lanes", "not kept: 'happy'"):
        assert said in done.stderr


def test_a_grid_with_parts_of_lanes_and_a_row_of_phases(tmp_path):
    text = """泳道,到店,办理
阶段,接触,
客户,进门,说事
前台/导服,迎接,
Frontstage / 柜员,,办业务
后台,,审核
链接,,https://x
"""
    made, done = brought(tmp_path, text)
    assert {t["title"]: (t["lane"], t["phase"]) for t in made.values()} == {
        "进门": ("customer", "receive"),
        "迎接": ("frontstage/导服", "receive"),
        "说事": ("customer", "receive"),
        "办业务": ("frontstage/柜员", "receive"),
        "审核": ("backstage", "receive"),
    }
    assert made["说事"]["notes"] == [{"link": "https://x"}]
    assert "the headings of the columns are not read: '到店', '办理'" in done.stderr
    first = loads(PARTS_OF_LANES).map
    again, _ = brought(tmp_path, csv_text(grid(first)))
    assert {t["title"]: t["lane"] for t in again.values()} == {
        str(t.title): str(t.in_lane) for t in first.touchpoints.values()
    }


PARTS_OF_LANES = """\
blueprint: 1
title: T
touchpoints:
  a: {lane: customer, title: A, next: b}
  b: {lane: frontstage/导服, title: B, uses: [s], next: c}
  c: {lane: frontstage, title: C, end: done}
  s: {lane: support/IT, title: S}
"""


def test_tables_as_people_leave_them(tmp_path):
    """A lane only in the first of several rows, a total, a decimal comma, a circle, traditional characters."""
    made, _ = brought(tmp_path, "Lane;Step;Minutes\nCustomer;In;2,5\n;Wait;3\nFrontstage;Serve;4\n")
    assert {t["title"]: (t["lane"], t.get("time")) for t in made.values()} == {
        "In": ("customer", "2m30s"),
        "Wait": ("customer", "3m"),
        "Serve": ("frontstage", "4m"),
    }
    made, _ = brought(
        tmp_path, "Step,Who,Next\nIn,Customer,Serve\nServe,Teller,In 20%; Bye 80%\nBye,Customer,\n"
    )
    assert made["in"]["start"] == "100%" and "start" not in made["serve"]
    made, done = brought(tmp_path, "Step,Who,Minutes\nIn,Customer,5\nTotal,,5\n")
    assert list(made) == ["in"] and "'Total'" in done.stderr
    file = tmp_path / "big5.csv"
    file.write_bytes("步驟,誰,時間,下一步\n報修,客戶,5分鐘,維修\n維修,後台,2小時,\n".encode("big5"))
    target = tmp_path / "big5.blueprint.yaml"
    run("import", file, "-o", target)
    assert [(str(t.title), t.lane) for t in load(target).map.touchpoints.values()] == [
        ("報修", "customer"),
        ("維修", "backstage"),
    ]


def test_our_own_grid_and_step_table_come_back(tmp_path):
    first = load(SHOESHINE).map
    made, _ = brought(tmp_path, csv_text(grid(first)))
    assert {t["title"] for t in made.values() if t["lane"] == "frontstage"} == {
        str(t.title) for t in first.touchpoints.values() if t.lane == "frontstage"
    }
    made, _ = brought(tmp_path, csv_text(visio(first)))
    assert {id_: t["lane"] for id_, t in made.items()} == {t.id: t.lane for t in first.touchpoints.values()}
    assert made["polish"]["next"] == {"buff": "90%", "clean": "10%"}


def test_headings_that_say_nothing_are_named_with_those_wanted(tmp_path):
    _, done = brought(tmp_path, "colour,size\nred,3\n")
    assert done.code == 2 and done.stderr.count("\n") == 1
    assert "t.csv:1: the headings are 'colour', 'size'; wanted are `title` and `lane`" in done.stderr
    assert (
        "表头为 'colour', 'size'；需要“名称”和“泳道”"
        in run("import", tmp_path / "t.csv", "--lang", "zh").stderr
    )


@pytest.mark.parametrize("name", ["Sheet1", "触点", "工作表 1"])
def test_one_sheet_of_any_name(name, tmp_path):
    raw = workbook(("id", "lane", "title", "end"), ("a", "customer", "A", "served"), name=name)
    made, done = brought(tmp_path, raw, "t.xlsx")
    assert made == {"a": {"lane": "customer", "title": "A", "end": "served"}} and done.code == 0


def test_other_sheets_are_named(tmp_path):
    raw = workbook(("步骤", "泳道"), ("报修", "客户"), name="流程", Prices=[["x"], [1]])
    _, done = brought(tmp_path, raw, "t.xlsx")
    assert "sheets 'Prices' are not part of a map and were not read" in done.stderr


def test_times_of_spreadsheets_are_lengths_of_time(tmp_path):
    rows = (
        ("id", "lane", "title", "time", "end"),
        ("a", "customer", "A", datetime.time(0, 5), None),
        ("b", "frontstage", "B", datetime.timedelta(hours=1.5), "served"),
    )
    made, _ = brought(tmp_path, workbook(*rows), "t.xlsx")
    assert (made["a"]["time"], made["b"]["time"]) == ("5m", "1h30m")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("id", "lane", "title", "title"), ("a", "customer", "A", "B")], "sheet 'touchpoints':1: two columns are called 'title'; remove one"),
        ([("id", "lane", "title"), ("a", "customer", "A", "lost")], "sheet 'touchpoints':2: the row has 4 cells, the heading 3"),
        ([("id", "lane", "title", "n"), ("a", "customer", "A", "=1+1")], "cell D2: =1+1 was never computed"),
    ],
)  # fmt: skip
def test_what_csv_refuses_a_workbook_refuses(rows, said, tmp_path):
    _, done = brought(tmp_path, workbook(*rows), "t.xlsx")
    assert done.code == 2 and said in done.stderr and done.stderr.count("\n") == 1


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def ods(*rows: str, name: str = "Tabelle1") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("content.xml"),  # not as of now: the same bytes in every process
            ODS.format(f'<table:table table:name="{name}">{"".join(rows)}</table:table>'),
        )
    return out.getvalue()


def row(*cells: str) -> str:
    made = "".join(
        c if c.startswith("<") else f"<table:table-cell><text:p>{c}</text:p></table:table-cell>"
        for c in cells
    )
    return f"<table:table-row>{made}</table:table-row>"


FIVE = '<table:table-cell office:value-type="time" office:time-value="PT00H05M00S"><text:p>0:05</text:p></table:table-cell>'
BLANK = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def test_opendocument_spreadsheets(tmp_path):
    raw = ods(
        row("id", "lane", "title", "time", "end"),
        row("a", "客户", "A", FIVE, ""),
        BLANK,
        row("b", "frontstage", "B", "2 min", "served"),
        BLANK,
    )
    made, _ = brought(tmp_path, raw, "t.ods")
    assert made == {
        "a": {"lane": "customer", "title": "A", "time": "5m", "next": "b"},
        "b": {"lane": "frontstage", "title": "B", "time": "2m", "end": "served"},
    }


def test_rows_of_an_opendocument_spreadsheet_are_numbered_as_people_see_them(tmp_path):
    gap = BLANK.replace("1048000", "3")
    _, done = brought(
        tmp_path, ods(gap, row("id", "lane", "title"), gap, row("a", "customer", "A", "lost")), "t.ods"
    )
    assert "sheet 'Tabelle1':8: the row has 4 cells, the heading 3" in done.stderr


@pytest.mark.parametrize("raw", [b"", b"not a zip", ods()[:60], b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_opendocument_spreadsheet(raw, tmp_path):
    _, done = brought(tmp_path, raw, "t.ods")
    assert done.code == 2 and "is no OpenDocument (.ods) file" in done.stderr


def test_a_spreadsheet_of_endless_cells_ends(tmp_path):
    wide = '<table:table-row><table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell></table:table-row>'
    tall = '<table:table-row table:number-rows-repeated="999999999"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>'
    assert "more than 2000 columns" in brought(tmp_path, ods(wide), "t.ods")[1].stderr
    assert brought(tmp_path, ods(row("id", "lane", "title"), tall), "t.ods")[1].code == 2


@pytest.mark.parametrize(
    ("text", "column"),
    [("ID", "id"), ("泳道", "lane"), ("Swim lane", "lane"), ("时间（分钟）", "time"), ("Minutes", "time"), ("Time.Standard", "time.standard"), ("end.Served", "end.Served"), ("Colour", None)],
)  # fmt: skip
def test_headings(text, column):
    assert column_of(text) == column


def test_titles_stay_as_they_are():
    assert value_of("title", "５分钟，到") == "５分钟，到"
    assert known_lane("客户") == "customer"


def test_headings_and_cells_as_other_people_write_them(tmp_path):
    """Units in words, what came before instead of next, titles with `|` and `/` between, shares beside them."""
    made, _ = brought(
        tmp_path,
        "#,Process step,Performed by,Predecessor,Duration in hours\n1,Order,Customer,,0.5\n2,Pack,Warehouse,1,2\n",
    )
    assert made["1"]["next"] == "2" and made["1"]["time"] == "30m" and made["2"]["role"] == "Warehouse"
    made, _ = brought(
        tmp_path,
        "Step;Lane;Next;Probability\nAsk;customer;Yes|No;70|30\nYes;frontstage;;\nNo;frontstage;Ask / Yes;\n",
    )
    assert made["ask"]["next"] == {"step-yes": "70%", "step-no": "30%"}
    assert made["step-no"]["next"] == {"ask": None, "step-yes": None}
    made, _ = brought(
        tmp_path,
        "階段,步驟,泳道,標準時間,容忍時間,情緒分數\n接待,取號,客戶行為,約10分鐘,一刻鐘,-2\n,辦理,前臺員工行為,1 hr,,+1\n",
    )
    assert made["取號"]["time"] == {"standard": "10m", "tolerance": "15m"}
    assert [(t["lane"], t["phase"], t["emotion"]) for t in made.values()] == [
        ("customer", "接待", -2),
        ("frontstage", "接待", 1),
    ]


def test_what_is_in_doubt_is_told(tmp_path):
    """Two rows of a title, one share for two arrows, shares without arrows, days, a source below the table."""
    made, done = brought(
        tmp_path, "Step,Lane,Next\nWait,customer,Serve\nServe,frontstage,Wait\nWait,customer,\n"
    )
    assert made["serve"]["next"] == "wait-2" and "several rows are called 'Wait'" in done.stderr
    _, done = brought(tmp_path, "Step,Lane,Next,Share\nA,customer,B;C,70%\nB,customer,,\nC,customer,,\n")
    assert "the share '70%' stands beside several arrows" in done.stderr
    made, done = brought(
        tmp_path,
        "Step,Lane,Share,Start\nA,customer,1,2026-01-05 09:00\nB,frontstage,,\n,,,\nSource: interviews,,,\n",
    )
    assert list(made) == ["a", "b"] and "start" not in made["a"]
    for said in ("not kept: '1' (a)", "'2026-01-05 09:00'", "rows 'Source: interviews' are no steps"):
        assert said in done.stderr


def test_numbers_are_written_as_numbers(tmp_path):
    file = tmp_path / "t.csv"
    file.write_text("id,lane,title,emotion,end,version\na,customer,7,+2,served,\n", encoding="utf-8")
    written = run("import", file).stdout
    assert "emotion: 2," in written and 'title: "7"' in written


def test_a_table_of_who_does_what(tmp_path):
    made, done = brought(tmp_path, "Task,Customer,Teller,Core system\nApply,R,I,\nCheck,,R/A,C\nBook,,A,R\n")
    assert [(t["title"], t["lane"], t.get("role")) for t in made.values()] == [
        ("Apply", "customer", None),
        ("Check", "frontstage", "Teller"),
        ("Book", "support", "Core system"),
    ]
    assert (
        "who else takes part was not kept: Teller I (apply), Core system C (check), Teller A (book)"
        in done.stderr
    )


def test_times_as_spreadsheets_write_them_and_ranges(tmp_path):
    made, _ = brought(
        tmp_path,
        "Step,Lane,Time,Tolerance\nA,customer,0:05:00,\nB,frontstage,1:30:00,\nC,frontstage,约5-10分钟,15 min\n",
    )
    assert [t["time"] for t in made.values()] == [
        "5m",
        "1h30m",
        {"tolerance": "15m", "estimate": {"min": "5m", "max": "10m"}},
    ]
    made, _ = brought(tmp_path, "Step,Lane,Minutes\nA,customer,5-10\n")
    assert made["a"]["time"] == {"estimate": {"min": "5m", "max": "10m"}}


def test_templates_of_designers(tmp_path):
    """Rows that name a lane and what stands in it, lines between lanes, units and scales behind headings, shares with `/`."""
    text = """,Step 1,Step 2
Physical evidence,Web page,Parcel
Customer actions,Orders,Unpacks
--- Line of interaction ---,,
Front of stage (people),Confirms,
Backstage actions,,Ships
后台支持,Stock system,Carrier
Emotion (-5..5),-1,3
"""
    made, done = brought(tmp_path, text)
    assert {i: (t["lane"], t.get("role"), t.get("uses")) for i, t in made.items()} == {
        "orders": ("customer", None, None),
        "confirms": ("frontstage", None, ["stock-system"]),
        "stock-system": ("support", None, None),
        "unpacks": ("customer", None, None),
        "ships": ("backstage", None, ["carrier"]),
        "carrier": ("support", None, None),
    }
    assert made["unpacks"]["emotion"] == 3 and "are no lanes" not in done.stderr
    made, _ = brought(
        tmp_path,
        "步骤编号,步骤名称,所属泳道,标准时长(分钟),下一步,流转比例\nS1,受理,前台,5,S2/S3,90%/10%\nS2,维修,后台,120,,\nS3,退回,前台,2,,\n",
    )
    assert made["S1"]["next"] == {"S2": "90%", "S3": "10%"} and made["S2"]["time"] == "2h"
