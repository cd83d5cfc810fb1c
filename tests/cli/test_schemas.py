"""The published schemas say of every command's answer just what it has: each key named, each value of its kind."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from blueprint.schemas.making import answer_schema
from blueprint.schemas.names import answer_names
from tests.house.project import MAPS, ROOT
from tests.observe.logs import FIRST, HALL, csv
from tests.run import run

ROUTING, REPAIR = (MAPS / f"{n}.blueprint.yaml" for n in ("branch-visitor-routing", "after-sales-repair"))
OPEN = "blueprint: 1\ntitle: x\ntouchpoints: {a: {lane: customer, title: A, next: [b, c]}, b: {lane: customer, title: B, end: served}, c: {lane: customer, title: C, end: served}}"


def closed(node: Any) -> Any:
    """The schema, with no key allowed that it does not name: what it lacks is found here, not by a reader."""
    if isinstance(node, dict):
        inner = {k: closed(v) for k, v in node.items()}
        named = isinstance(inner.get("properties"), dict) and inner.get("type") == "object"
        return {"additionalProperties": False} | inner if named else inner
    return [closed(v) for v in node] if isinstance(node, list) else node


@cache
def validator(command: str) -> jsonschema.Draft202012Validator:
    schema = answer_schema(command)
    jsonschema.Draft202012Validator.check_schema(schema)
    # A pack is told as its file says it; its own schema is `blueprint schema --pack standards`.
    return jsonschema.Draft202012Validator(schema if command == "standards" else closed(schema))


def mistakes(command: str, answer: Any) -> list[str]:
    found = validator(command).iter_errors(answer)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


def wrong(command: str, *words: str | Path) -> list[str]:
    done = run(command, *words)
    assert done.stdout, done.stderr
    return mistakes(command, json.loads(done.stdout))


def test_the_figures_of_every_shipped_map_are_as_the_schema_says() -> None:
    """The committed ones, which the main job keeps current: as `analyse --json`, without what packs ask."""
    files = sorted((ROOT / "exports").glob("*/figures.json"))
    assert files
    for file in files:
        answer = {"standards": []} | json.loads(file.read_text(encoding="utf-8"))
        assert mistakes("analyse", answer) == [], file.parent.name


@pytest.mark.parametrize(
    "words",
    [
        ("analyse", ROUTING, "--json", "--segment", "hurried", "--set", "counter.staffed.servers=4"),
        ("check-design", REPAIR, "--json"),
        ("compare", ROUTING, MAPS / "counter-route.blueprint.yaml", "--json"),
        ("diff", ROUTING, MAPS / "counter-route.blueprint.yaml", "--json"),
        ("gaps", ROUTING, "--json"),
        ("improve", REPAIR, "--json", "--together", "1"),
        ("kpis", REPAIR, "--json"),
        ("lint", MAPS, "--output-format", "json"),
        ("measure", REPAIR, "--json", "--top", "2"),
        ("personas", "--json"),
        ("rule", "dead-end", "--output-format", "json"),
        ("rule", "--output-format", "json"),
        ("simulate", REPAIR, "--json", "--customers", "50", "--replications", "2"),
        ("staff", ROUTING, "--json"),
        ("standards", "--json"),
        ("standards", "cn.sanbao.1995", "--json"),
    ],
    ids=lambda words: " ".join(w for w in words if isinstance(w, str)),
)
def test_every_command_is_answered_as_its_schema_says(words: tuple[str | Path, ...]) -> None:
    command, *rest = words
    assert wrong(str(command), *rest) == []


def test_what_nobody_knows_fits_too(tmp_path: Path) -> None:
    file = tmp_path / "open.blueprint.yaml"
    file.write_text(OPEN, encoding="utf-8")

    assert wrong("analyse", file, "--json") == []
    assert wrong("analyse", file, "--json", "--assume", "equal") == []


def test_plans_are_answered_as_the_schema_says(tmp_path: Path) -> None:
    file = tmp_path / "planned.blueprint.yaml"
    plan = "plans: {p: {change: a.emotion=3, effort: {days: 2}, due: 2031-01-01}}\n"
    closed_ = OPEN.replace("[b, c]", "{b: 50%, c: 50%}").replace("title: A", "title: A, emotion: 1")
    file.write_text(closed_.replace("touchpoints:", plan + "touchpoints:"), encoding="utf-8")
    assert wrong("plan", file, "--json", "--budget", "3d", "--goal", "remembered >= 4") == []


def test_logs_and_tables_are_answered_as_the_schemas_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        "hall.blueprint.yaml": HALL,
        "log.csv": csv(FIRST),
        "incidents.csv": "touchpoint,feeling,caught\n" + "counter,bad,yes\ncounter,good,\n" * 20,
        "sheet.csv": "item,obtained,applicable\nservice,40,45\nstaff,46,48\n",
    }
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")

    Path("new").mkdir()
    Path("new", "hall.blueprint.yaml").write_text(HALL.replace("60s", "90s"), encoding="utf-8")
    Path("old").mkdir()
    Path("old", "hall.blueprint.yaml").write_text(HALL, encoding="utf-8")

    assert wrong("diff", "old", "new", "--json") == []
    assert wrong("conform", "hall.blueprint.yaml", "log.csv", "--json", "--learn") == []
    assert wrong("learn", "hall.blueprint.yaml", "incidents.csv", "--customers", "400", "--json") == []
    assert wrong("personas", "hurried", "--map", "hall.blueprint.yaml", "--json") == []
    assert wrong("standards", "cn.aftersales.GBT27922-2011", "--score", "sheet.csv", "--json") == []


def test_every_command_that_answers_programs_has_a_schema() -> None:
    """Those whose help offers JSON, and no others."""
    from blueprint.cli.main import command_names

    helps = {name: run(name, "--help").stdout for name in command_names()}
    offer = {name for name, text in helps.items() if "--json " in text or "--output-format" in text}
    assert set(answer_names()) == offer


def test_the_command_prints_the_schema() -> None:
    assert json.loads(run("schema", "--of", "analyse").stdout) == answer_schema("analyse")
    assert run("schema", "--of", "analyze").code == 2


def test_a_closed_schema_finds_a_key_that_it_lacks() -> None:
    answer = json.loads(run("measure", REPAIR, "--json").stdout) | {"news": 1}
    assert [e.message for e in validator("measure").iter_errors(answer)] == [
        "Additional properties are not allowed ('news' was unexpected)"
    ]
