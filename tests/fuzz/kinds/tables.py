"""Tables to import: CSV, folders of them, workbooks and filled-in self-audits."""

import csv
import io
import zipfile
from functools import cache
from random import Random
from typing import Any

from openpyxl import Workbook

from blueprint.export.registry import all_formats
from blueprint.export.subject import Subject
from blueprint.export.xml import clean
from blueprint.figures import Analysis
from blueprint.model.loader import loads
from blueprint.tables.workbook import steady
from tests.fuzz import odd, seeds
from tests.fuzz.case import Case, Kind
from tests.model.long_example import LONG

HEADINGS = [
    *("id", "title", "lane", "key", "value", "from", "to", "next", "end", "segment", "touchpoint", "share", "next.1.to", "next.1.share"),
    *("next.2.to", "title.zh", "title.en", "time", "time.standard", "emotion.score", "script.1", "handoff.within", "end.served", "changes"),
    *("触点", "泳道", "标题", "客户", "", "next.1", "next.0.to", "next.99999.to", "a.b.c", "\\.", ".", "id.", "meets.quick"),
]  # fmt: skip
SHEETS = (
    "map",
    "touchpoints",
    "connections",
    "needs",
    "segments",
    "changes",
    "promises",
    "zones",
    "grid",
    "visio",
    "notes",
    "Sheet1",
)
Rows = list[list[Any]]


@cache
def exported() -> dict[str, Rows]:
    """The sheets of the long example."""
    service_map = loads(LONG).map
    assert service_map
    made = all_formats()["csv"].write(Subject(Analysis(service_map)))
    return {
        f.name.rpartition("/")[2].removesuffix(".csv"): list(
            csv.reader(io.StringIO(f.data.decode("utf-8-sig")))
        )
        for f in made
    }


@cache
def audit() -> bytes:
    service_map = loads(LONG).map
    assert service_map
    return next(iter(all_formats()["self-audit"].write(Subject(Analysis(service_map))))).data


def rows(rng: Random, table: Rows) -> Rows:
    """A table with cells, rows and columns that do not belong."""
    made = [list(row) for row in table[: rng.choice((3, 6, 12))]]
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        line = rng.randrange(len(made)) if made else 0
        match rng.randrange(7):
            case 0 if made and made[0]:
                made[0][rng.randrange(len(made[0]))] = rng.choice((*HEADINGS, odd.text(rng)))
            case 1 if made and made[line]:
                made[line][rng.randrange(len(made[line]))] = odd.text(rng)
            case 2 if made:
                made.insert(line, rng.choice(made))
            case 3 if made:
                del made[line]
            case 4 if made and made[line]:
                del made[line][rng.randrange(len(made[line]))]
            case 5 if made:
                made[line].extend(odd.text(rng) for _ in range(rng.choice((1, 3))))
            case _ if made:
                made[0].append(rng.choice(HEADINGS))
                for row in made[1:]:
                    row.append(rng.choice(("", "a", "50%", odd.text(rng))))
    return made


def csv_bytes(rng: Random, table: Rows) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=rng.choice(",,,;\t"), lineterminator=rng.choice(("\n", "\r\n"))).writerows(
        table
    )
    raw = seeds.encoded(out.getvalue())
    return odd.garble(rng, raw) if rng.random() < 0.15 else raw


def of_csv(rng: Random) -> Case:
    """One table of touchpoints, or a folder of tables."""
    tables = exported()
    words = ("import", "t.csv", *_output(rng))
    if rng.random() < 0.4:
        return Case(
            words,
            {
                "t.csv": csv_bytes(
                    rng, rows(rng, tables[rng.choice(("touchpoints", "touchpoints", "grid", "visio"))])
                )
            },
        )
    chosen = {name: table for name, table in tables.items() if rng.random() < 0.8}
    broken = rng.choice(list(chosen)) if chosen else ""
    files = {
        f"t/{rng.choice(SHEETS) if rng.random() < 0.03 else name}.csv": csv_bytes(
            rng, rows(rng, table) if name == broken or rng.random() < 0.2 else table
        )
        for name, table in chosen.items()
    }
    return Case(("import", "t", *_output(rng)), files or {"t/x.csv": b""})


def of_workbook(rng: Random) -> Case:
    """Cells of every type a spreadsheet has."""
    import datetime

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, table in exported().items():
        if rng.random() < 0.6:
            page = book.create_sheet(
                rng.choice(SHEETS) + str(len(book.worksheets)) if rng.random() < 0.05 else name
            )
            for row in rows(rng, table):
                page.append([_cell(rng, value, datetime) for value in row])
    if not book.worksheets:
        book.create_sheet("touchpoints")
    out = io.BytesIO()
    book.save(out)
    raw = steady(out.getvalue())
    raw = damaged(rng, raw) if rng.random() < 0.3 else raw
    return Case(("import", "t.xlsx", *_output(rng)), {"t.xlsx": raw})


def _cell(rng: Random, value: Any, datetime: Any) -> Any:
    if rng.random() < 0.05:
        return rng.choice(
            (
                None,
                True,
                1,
                -1.5,
                1e300,
                10**20,
                datetime.datetime(2026, 1, 1),
                datetime.time(0, 5),
                datetime.timedelta(hours=2),
                "=1+1",
                "#N/A",
                "=",
            )
        )
    return clean(str(value))[:32_000]


def damaged(rng: Random, raw: bytes) -> bytes:
    """An archive with one part garbled, or garbled itself."""
    if rng.random() < 0.3:
        return odd.garble(rng, raw)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = rng.choice(old.namelist())
        for name in old.namelist():
            data = old.read(name)
            if name == chosen:
                data = rng.choice(
                    (
                        odd.garble(rng, data),
                        seeds.encoded(
                            odd.splice(
                                rng, data.decode("utf-8", "replace"), ["<c>", "</row>", '"', "r=", "t="]
                            )
                        ),
                        b"",
                    )
                )
            new.writestr(zipfile.ZipInfo(name), data)  # not as of now: a number is always the same input
    return out.getvalue()


def of_audit(rng: Random) -> Case:
    return Case(
        ("import", "t.xlsx", *_output(rng)),
        {"t.xlsx": damaged(rng, audit()), "m.blueprint.yaml": LONG.encode()},
    )


def _output(rng: Random) -> tuple[str, ...]:
    return rng.choice(((), (), ("-o", "m.blueprint.yaml"), ("--lang", "zh")))


KINDS = [Kind("table-csv", 5, of_csv), Kind("table-xlsx", 2, of_workbook), Kind("table-audit", 0.4, of_audit)]
