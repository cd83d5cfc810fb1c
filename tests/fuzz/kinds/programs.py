"""Files of other programs: Mermaid, OpenDocument, JSON, and the files of fields that say where JSON has its steps."""

import io
import json
import zipfile
from random import Random
from typing import Any

from blueprint.export.formats.mermaid import write
from tests.export.subjects import repository
from tests.fuzz import odd, seeds
from tests.fuzz.case import Case, Kind
from tests.importing import test_fields, test_mermaid, test_tables

MERMAID = [
    *("flowchart LR", "graph TD;", "swimlane-beta", "journey", "subgraph", "end", "section", "title", "---", "%%", "```mermaid", "~~~"),
    *("-->", "-- no -->", "-.->", "-.-", "==>", "~~~", "<-->", "o--o", "--x", "&", ";", "|yes 30%|", ":::exit", "@{shape: doc}", "e1@-->"),
    *("[", "]", "([", "])", "((", "))", "{{", "}}", "[/", "/]", '["', '"]', "`", "#quot;", "#9999999;", "<br/>", "classDef", "click a", ": 5: Me"),
]  # fmt: skip
PATHS = [
    "a",
    "a.b",
    "[]",
    "a[]",
    "a[3].b",
    "^",
    "^.^.a",
    "nodes[]",
    "nodes[].^.nodes[]",
    "data.label",
    "edges[].source",
    "[99999999999]",
    ".",
    "",
]
KEYS = ["title", "steps", "step", "unit", "arrows", "arrow", "lanes", "lane", "id", "next", "next.to", "next.share", "from", "to", "Minutes", "痛点", "end.x"]  # fmt: skip


def of_mermaid(rng: Random) -> Case:
    ours = [file.data.decode() for file in write(repository("corner-shoeshine"))]
    text = rng.choice([*ours, test_mermaid.DESK.format(head="graph LR"), test_mermaid.JOURNEY])
    for _ in range(rng.choice((1, 1, 2, 4))):
        text = odd.splice(rng, text, MERMAID)
    raw = seeds.encoded(text)
    raw = odd.garble(rng, raw) if rng.random() < 0.08 else raw
    name = rng.choice(("d.mmd", "d.md"))
    return Case(("import", name, "--lang", rng.choice(("en", "zh"))), {name: raw})


def _changed(rng: Random, data: Any, deep: int = 0) -> Any:
    """JSON with values lost, doubled, odd, and of other shapes."""
    if rng.random() < 0.06:
        return rng.choice((None, True, 7, -1.5, 1e300, "", odd.text(rng), [], {}, [data], {"a": data}))
    if isinstance(data, dict):
        return {
            k if rng.random() > 0.03 else odd.text(rng): _changed(rng, v, deep + 1) for k, v in data.items()
        }
    if isinstance(data, list):
        return [_changed(rng, item, deep + 1) for item in data for _ in range(rng.choice((1, 1, 1, 1, 0, 2)))]
    return data


def of_json(rng: Random) -> Case:
    data, fields = rng.choice(
        ((test_fields.FLOW, test_fields.FIELDS), (test_fields.STAGES, test_fields.NESTED))
    )
    text = json.dumps(_changed(rng, data), ensure_ascii=rng.random() < 0.5)
    if rng.random() < 0.2:
        text = odd.splice(rng, text, ["[", "]", "{", "}", ",", '"', "NaN", "1e999", "[" * 300])
    if rng.random() < 0.4:
        lines = fields.splitlines()
        lines[rng.randrange(len(lines))] = f"{rng.choice(('', '  '))}{rng.choice(KEYS)}: {rng.choice(PATHS)}"
        fields = "\n".join(lines)
    words = ("import", "d.json", "--map", "f.yaml", "--lang", rng.choice(("en", "zh")))
    return Case(words, {"d.json": seeds.encoded(text), "f.yaml": seeds.encoded(fields)})


def of_ods(rng: Random) -> Case:
    rows = [
        test_tables.row("id", "lane", "title", "time", "next", "end"),
        test_tables.row("a", "客户", "A", test_tables.FIVE, "b 30%；c", ""),
        test_tables.BLANK,
        test_tables.row(
            "b", "frontstage", odd.text(rng)[:40].replace("<", "").replace("&", ""), "2 min", "", "served"
        ),
    ]
    rng.shuffle(rows)
    content = test_tables.ODS.format(
        f'<table:table table:name="{rng.choice(("touchpoints", "T"))}">{"".join(rows)}</table:table>'
    )
    for _ in range(rng.choice((0, 1, 2))):
        content = odd.splice(
            rng,
            content,
            ["<table:table-cell/>", '="9"', "<text:p>", "</table:table-row>", "PT9H", "repeated"],
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", seeds.encoded(content))
    raw = out.getvalue()
    return Case(("import", "d.ods"), {"d.ods": odd.garble(rng, raw) if rng.random() < 0.2 else raw})


KINDS = [Kind("mermaid", 3, of_mermaid), Kind("json", 3, of_json), Kind("table-ods", 1, of_ods)]
