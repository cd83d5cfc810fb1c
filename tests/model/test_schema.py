"""The JSON Schema is current, and says the same as the loader."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.model.loader import loads
from blueprint.model.schema import schema, schema_text
from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from blueprint.source.tree import Mapping, Node, Sequence
from tests.examples import several
from tests.model.long_example import LONG
from tests.run import run

ROOT = Path(__file__).parents[2]
VALIDATOR = jsonschema.Draft7Validator(schema())


def test_the_committed_schema_is_current():
    assert (ROOT / "blueprint.schema.json").read_text(encoding="utf-8") == schema_text()


def test_check_tells_a_current_schema_from_a_stale_one_and_from_none(tmp_path):
    file = tmp_path / "schema.json"
    said = []
    for text in (None, "{}", schema_text()):
        if text is not None:
            file.write_text(text, encoding="utf-8")
        done = run("schema", "--check", file)
        said.append((done.code, done.stdout.removeprefix(file.as_posix())))
    assert said == [(1, " was never written\n"), (1, " is not current\n"), (0, " is current\n")]


def test_the_schema_is_valid_draft_07():
    made = schema()
    assert jsonschema.validators.validator_for(made) is jsonschema.Draft7Validator
    assert made["$id"].startswith("https://")
    jsonschema.Draft7Validator.check_schema(made)


DRAFT_07 = frozenset(
    [
        "$schema",
        "$id",
        "$ref",
        "title",
        "description",
        "default",
        "definitions",
        "type",
        "enum",
        "const",
        "if",
        "then",
        "else",
        "anyOf",
        "oneOf",
        "allOf",
        "not",
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
        "propertyNames",
        "minProperties",
        "maxProperties",
        "items",
        "minItems",
        "maxItems",
        "uniqueItems",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
    ]
)
"""What an editor that knows this dialect looks at; anything else it passes over in silence."""


def keywords(part: Any) -> set[str]:
    """Every keyword of a schema."""
    if not isinstance(part, dict):
        return set()
    found = set(part)
    for key, value in part.items():
        if key in ("properties", "definitions", "patternProperties"):
            inner: list[Any] = list(value.values())
        else:
            inner = value if isinstance(value, list) else [value]
        found |= set().union(*map(keywords, inner))
    return found


def test_the_schema_says_nothing_of_a_later_dialect():
    assert keywords(schema()) <= DRAFT_07


def test_both_refuse_a_zone_whose_corner_is_words():
    zoned = 'zones: {z: {title: Z, at: ["a", "b"], size: [3, 4]}}'
    text = f"blueprint: 1\ntitle: T\n{zoned}\ntouchpoints: {{a: {{lane: customer, title: A, end: served}}}}\n"
    assert not agree(text)
    assert agree(text.replace('"a", "b"', "0, -1.5"))


def as_editors_read(node: Node) -> Any:
    """The tree as data by YAML 1.2's core schema, which editors use."""
    if isinstance(node, Mapping):
        return {key: as_editors_read(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [as_editors_read(item) for item in node.items]
    if not node.plain:
        return node.text
    if node.is_blank:
        return None
    if node.text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return node.text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text):
        return float(node.text)
    return node.text


def agree(text: str) -> bool:
    """Whether both accept the text, after making sure that they agree."""
    tree = parse(text, Problems())
    assert tree is not None
    by_schema = [e.message[:120] for e in VALIDATOR.iter_errors(as_editors_read(tree))]
    by_loader = [f"{p.path} {p.message.en}" for p in loads(text).problems]
    assert bool(by_schema) == bool(by_loader), (text, by_schema, by_loader)
    return not by_loader


def test_both_accept_the_long_example():
    assert agree(LONG)


@pytest.mark.parametrize("path", sorted((ROOT / "maps").glob("*.blueprint.yaml")), ids=lambda p: p.name)
def test_both_accept_the_maps(path):
    assert agree(path.read_text(encoding="utf-8"))


# Written values, right and wrong, of every kind of key.
TIME = ["60s", "5m", "1h30m", "2d", "PT1H", "1.5h", "0s", "1:30", "60", "soon", "-5m", '"5m"', "", "[5m]"]
SHARE = ["55%", "0.5", "1/3", "100%", "0", "1", "130%", "55", "most", "-1%", '"20 %"', "", "1e-3", "100.0%"]
NUMBER = ["3", "-2", "0.5", "+1", "1e1", "high", "101", '"2"', "", "[1]"]
TEXT = [
    "报修",
    "Repair",
    '"  "',
    "{zh: 报修, en: Repair}",
    "{chinese: x}",
    "{zh: [x]}",
    "[x]",
    "12",
    "true",
    "",
    "{}",
]
ID = ["report", "报修", "a.b-c_d", "a b", "no", "Off", "-a", '"a:b"', "12", ""]
WORD = {
    "phase": ["help", "Help", "知晓", "a b", ""],
    "channel": ["voice", "phone", "微信", "[web]"],
    "contact_with": ["staff", "robot"],
    "join": ["all", "any"],
}
LANE = [
    "customer",
    "frontstage",
    "onstage",
    "frontstage/导服",
    '"backstage/Old team"',
    "frontstage/",
    "/a",
    "a/b",
    "support/a/b",
]
NOTES = [
    "[]",
    "[{pain: a}]",
    "[{quote: {zh: a}, source: b}]",
    "[{pain: a, gain: b}]",
    "[{pain: a, gain: }]",
    "[{pain: }]",
    "[{source: a}]",
    "[{}]",
    "[{sorrow: a}]",
    "[pain]",
    "{pain: a}",
    "[{link: https://x.example/a?b=c#d, text: e}]",
    "[{link: 'javascript:a()'}]",
    "[{link: x}]",
    "[{picture: pictures/大堂 1.png}]",
    "[{picture: ../a.png}]",
    "[{picture: /a.png}]",
    "[{picture: a.PNG, x-size: 3}]",
    "[{picture: a.pdf}]",
    "[{picture: 1}]",
]
LIST = ["[]", "[报修]", "[报修, {en: x}]", "报修", "[[x]]", ""]


def field(key: str, values: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(values).map(lambda v: f"{key}: {v}")


def some(*fields: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A flow mapping of some of the fields."""
    return (
        st.lists(st.sampled_from(fields), max_size=3, unique=True)
        .flatmap(lambda chosen: st.tuples(*chosen))
        .map(lambda written: "{" + ", ".join(written) + "}")
    )


estimate = some(*(field(k, TIME) for k in ("min", "likely", "max", "mean")), field("cv", NUMBER))
limit = some(field("within", TIME), field("source", TEXT))
times = some(
    field("standard", TIME),
    field("tolerance", TIME),
    estimate.map("estimate: {}".format),
    limit.map("limit: {}".format),
)
handoff = some(field("step", TEXT), field("within", TIME), field("standard", TEXT))
connection = some(
    field("to", ID), field("share", SHARE), field("when", TEXT), handoff.map("handoff: {}".format)
)
nexts = st.one_of(
    st.sampled_from(ID),
    st.sampled_from(["[a, b]", "{all: [a, b]}", "{all: [a]}", "{all: a}", "{a: 20%, b: }", "{a: 130%}"]),
    connection,
    st.lists(connection, max_size=2).map(lambda c: f"[{', '.join(c)}]"),
)
optional = st.one_of(
    field("time", TIME),
    times.map("time: {}".format),
    field("emotion", NUMBER),
    nexts.map("next: {}".format),
    some(
        field("score", NUMBER),
        field("good", NUMBER),
        field("spread", NUMBER),
        field("source", TEXT),
        field("n", NUMBER),
    ).map("emotion: {}".format),
    some(field("chance", SHARE), field("caught", SHARE), field("then", ID)).map("fails: {}".format),
    some(field("servers", ["2", "0", "1.5", "many", ""]), field("patience", TIME)).map("staffed: {}".format),
    field("end", [*ID, "{served: 50%}", "{served: }", "{served: 130%}", "[served]"]),
    field("start", SHARE),
    field("role", TEXT),
    field("zone", ID),
    field("evidence", LIST),
    field("script", LIST),
    field("moment_of_truth", ["true", "False", "yes", '"true"', "1", "", "[true]"]),
    field("uses", ["[a]", "a", "[a b]", ""]),
    field("quality", ["[empathy]", "[kindness]", "empathy"]),
    field("meets", ["{quick: 9}", "{quick: high}", "[quick]", ""]),
    field("map", ID),
    field("notes", NOTES),
    field("tags", LIST),
    field("x-own", ["1", "[a, {b: }]", "", "{c: yes}"]),
    field("X-own", ["1"]),
    field("tiem", [""]),
    *(field(k, v) for k, v in WORD.items()),
    st.just("tiem: 5m"),
)


def distinct(fields: list[str]) -> bool:
    keys = [f.split(":")[0] for f in fields]
    return len(set(keys)) == len(keys)


@st.composite
def maps(draw: st.DrawFn) -> str:
    lines = [draw(field("blueprint", ["1", '"1"', "2", ""])) if draw(st.booleans()) else "blueprint: 1"]
    lines.append(draw(field("title", TEXT)) if draw(st.booleans()) else "title: x")
    for key, values in (
        ("emotion_scale", ["5", "0", "2.5", "101", ""]),
        ("emotion_spread", ["1", "0", "0.5", "-1", "wide", ""]),
        ("arrivals", ["60/h", "60", "2/week", ""]),
        ("standards", ["[cn.x]", "cn.x", "[./our-hall.toml]", "[./our hall.toml]", "[our#hall.toml]"]),
        ("zones", ["{a: {title: x, at: [0, 0]}}", "{a: {at: [0]}}", "{a: }", ""]),
        *(
            (
                key,
                [
                    "[a, 知晓]",
                    "[]",
                    "[a, a]",
                    "[a b]",
                    "[{a: b}]",
                    "{a: b, c: , d: {title: e}}",
                    "{a: {zh: b, en: c}}",
                    "{a: {zh: }}",
                    "{a: {}}",
                    "{a: [b]}",
                    "{a b: c}",
                    "{a: {title: b, x-note: c}}",
                    "{a: {title: b, weight: 0.6, icon: a/b.svg}}",
                    "{a: {title: b, weight: 2}}",
                    "{a: {title: b, icon: b}}",
                    "{a: {weight: 1}}",
                    "a",
                    "",
                ],
            )
            for key in ("phases", "channels")
        ),
        ("x-board", ["{a: [b]}", "", "1"]),
        ("promises", ["[{id: p, from: a, to: b, within: 5m}]", "[{id: p}]", "{p: x}", ""]),
        (
            "segments",
            [
                "{s: {title: x, share: 50%}}",
                "{s: {title: x, changes: {a: {time: 5m}}}}",
                "{s: x}",
                "{s: {title: x, changes: {a: {tiem: 5m}}}}",
            ],
        ),
        (
            "needs",
            [
                "{q: {title: x, importance: 5}}",
                "{q: {importance: 5}}",
                "{q: {title: x, ours: 3, target: 6}}",
                "{q: {title: x, sales_point: 1.2, competitors: {a: 5}}}",
                "{q: {title: x, competitors: {a b: 5}}}",
            ],
        ),
        (
            "roof",
            [
                '[{between: [a, b], effect: "-"}]',
                "[{between: [a, b], effect: ++}]",
                "[{between: [a], effect: +}]",
                "[{between: [a, b], effect: +++}]",
                "[{between: a, effect: +}]",
                "[{between: [a, b c], effect: +}]",
                "{a: b}",
            ],
        ),
        (
            "dimensions",
            [
                "{scale: 5, empathy: {expectation: 4, perception: 3.5, weight: 16}}",
                "{kindness: {expectation: 4}}",
                "{items: {prompt: {expectation: high}}}",
                "{reversed: [prompt], n: 20, source: x}",
                "{empathy: {audit: {flow: {have: x, rating: 6}}}}",
                "{empathy: {audit: {flow: {have: {zh: x}, rating: 5}, people: }}}",
                "{empathy: }",
                "[empathy]",
            ],
        ),
    ):
        if draw(st.integers(0, 5)) == 0:
            lines.append(f"{key}: {draw(st.sampled_from(values))}")
    more = draw(
        st.lists(optional, max_size=3)
        .filter(distinct)
        .filter(lambda f: not any(x.startswith("lane") for x in f))
    )
    lines.append("touchpoints:")
    id_ = draw(st.sampled_from(["a", "报修", "a b", "no"])) if draw(st.integers(0, 4)) == 0 else "a"
    lines.append(
        f"  {id_}: {{lane: {draw(st.sampled_from(LANE)) if draw(st.integers(0, 4)) == 0 else 'customer'}, title: {draw(st.sampled_from(TEXT)) if draw(st.integers(0, 4)) == 0 else 'x'}"
        + "".join(f", {f}" for f in more)
        + "}"
    )
    return "\n".join(lines) + "\n"


@settings(max_examples=several(200, 1000))
@given(maps())
def test_schema_and_loader_agree_on_generated_maps(text):
    agree(text)


def test_the_schema_has_no_hidden_keys():
    assert "<" not in json.dumps(list(schema()["definitions"]["Touchpoint"]["properties"]))
