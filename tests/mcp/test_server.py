"""An assistant's whole work, over the SDK's own client: hear of a service, draft, mend, compute, look."""

import asyncio
import base64
import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.house.project import MAPS, ROOT
from tests.run import run

pytestmark = pytest.mark.needs("mcp")

DRAFT = """\
blueprint: 1
id: repair
title: Repair counter
arrivals: 10/h
promises:
  - {id: quick, from: report, to: repair, within: 30m, share: 90%}
touchpoints:
  report: {lane: customer, title: Report, emotion: -1, next: repiar}
  repair: {lane: frontstage, title: Repair, time: {standard: 5m}, staffed: {servers: 2}, emotion: {score: 0, good: 3, bad: -4}, next: {collect: 90%, repair: 10%}}
  collect: {lane: customer, title: Collect, emotion: 2, end: served}
"""


async def session(folder: Path, *words: str) -> Any:
    from mcp import StdioServerParameters
    from mcp.client import Client

    command = ["-m", "blueprint", "--lang", "en", "mcp", str(folder), *words]
    return Client(StdioServerParameters(command=sys.executable, args=command, env={"PYTHONPATH": paths()}))


def paths() -> str:
    return ":".join(p for p in sys.path if p)


async def ask(client: Any, tool: str, **arguments: Any) -> Any:
    done = await client.call_tool(tool, arguments)
    assert not done.is_error, done.content
    return done.structured_content


async def refused(client: Any, tool: str, **arguments: Any) -> str:
    done = await client.call_tool(tool, arguments)
    assert done.is_error
    return str(done.content[0].text)


def test_from_a_service_told_to_a_picture(tmp_path: Path) -> None:
    async def work() -> None:
        async with await session(tmp_path, "--write") as client:
            tools = {t.name: t for t in (await client.list_tools()).tools}
            assert tools["write_map"].annotations.read_only_hint is False
            assert all(t.annotations.read_only_hint for name, t in tools.items() if name != "write_map")
            for name in ("list_maps", "validate", "explain_rule", "analyse", "what_if", "diff"):
                jsonschema.Draft202012Validator.check_schema(tools[name].output_schema)

            assert await ask(client, "list_maps") == {"maps": {}}
            assert "touchpoints:" in (await ask(client, "format_help"))["result"]

            findings = (await ask(client, "validate", map=DRAFT))["findings"]
            found = findings[0]
            assert [f["code"] for f in findings if f["severity"] == "error"] == ["BP101", "BP202", "BP202"]
            assert (found["code"], found["span"]["start"]["line"]) == ("BP101", 8)
            assert found["help"] == "did you mean 'repair'?"
            assert (await ask(client, "explain_rule", rule=found["code"]))["name"] == "unknown-reference"

            mended = DRAFT.replace("repiar", "repair")
            told = await ask(client, "write_map", path="repair.blueprint.yaml", text=mended)
            assert told["summary"]["error"] == 0
            assert (tmp_path / "repair.blueprint.yaml").read_text(encoding="utf-8") == mended
            assert await ask(client, "list_maps") == {"maps": {"repair.blueprint.yaml": 0}}

            figures = await ask(client, "analyse", map="repair.blueprint.yaml")
            same = json.loads(run("analyse", tmp_path / "repair.blueprint.yaml", "--json").stdout)
            group = same["segments"]["all"]
            assert figures["remembered"] == {
                "value": group["experience"]["remembered"], "range": group["ranges"]["remembered"],
            }  # fmt: skip
            assert [m["touchpoint"] for m in figures["moments_of_truth"]] == group["moments_of_truth"]
            assert any("disputes" in c for c in figures["caveats"])
            assert any("inputs are measured" in c for c in figures["caveats"])

            if_ = await ask(
                client, "what_if", map="repair.blueprint.yaml", changes=["repair.staffed.servers=3"]
            )
            waits = (figures["queues"]["repair"]["wait_mean"], if_["after"]["queues"]["repair"]["wait_mean"])
            assert waits[1] < waits[0]

            differs = await ask(client, "diff", old="repair.blueprint.yaml", new=mended.replace("5m}", "4m}"))
            assert [c["kind"] for c in differs["changes"]] == ["value-changed"]

            picture = await client.call_tool("render", {"map": "repair.blueprint.yaml"})
            assert base64.b64decode(picture.content[0].data).startswith(b"\x89PNG")

    asyncio.run(work())


def test_nothing_is_written_and_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    secret = tmp_path / "secret.blueprint.yaml"
    secret.write_text(DRAFT.replace("Repair counter", "secret").replace("repiar", "repair"), encoding="utf-8")
    (folder / "link.blueprint.yaml").symlink_to(secret)
    (folder / "over.blueprint.yaml").write_text(
        "blueprint: 1\nextends: ../secret.blueprint.yaml\n", encoding="utf-8"
    )
    (folder / "broken.blueprint.yaml").write_text("blueprint: 1\ntitle: x\ntouchpoints: [", encoding="utf-8")

    async def work() -> None:
        async with await session(folder) as client:
            assert "write_map" not in {t.name for t in (await client.list_tools()).tools}
            outside = ("../secret.blueprint.yaml", str(secret), "link.blueprint.yaml")
            for path in outside:
                assert "is not in the folder" in await refused(client, "validate", map=path)
                assert "is not in the folder" in await refused(client, "diff", old=path, new=DRAFT)
            for over in ("over.blueprint.yaml", f"blueprint: 1\nextends: {secret}\n"):
                (found,) = (await ask(client, "validate", map=over))["findings"]
                assert (found["code"], "there is no map" in found["message"]) == ("BP025", True)
                assert "there is no map" in await refused(client, "analyse", map=over)
            assert "is no name of a map" in await refused(client, "render", map="--help")
            assert "there is no file" in await refused(client, "analyse", map="none.blueprint.yaml")
            assert "did you mean" in await refused(client, "explain_rule", rule="dead-ends")
            assert "has 1 error" in await refused(client, "analyse", map="broken.blueprint.yaml")
            assert "there is no segment" in await refused(
                client, "analyse", map=DRAFT.replace("repiar", "repair"), segment="x"
            )

    asyncio.run(work())


def test_unknown_shares_are_said_and_never_zero() -> None:
    text = """\
blueprint: 1
title: x
touchpoints:
  a: {lane: customer, title: A, emotion: 1, next: [b, c]}
  b: {lane: customer, title: B, emotion: 2, end: served}
  c: {lane: customer, title: C, end: served}
"""

    async def work() -> None:
        async with await session(MAPS) as client:
            figures = await ask(client, "analyse", map=text)
            assert figures["remembered"]["value"] is None
            assert figures["unknown"] == ["a"]
            assert any("does not say enough at: a" in c for c in figures["caveats"])
            assert "nothing to compare" in await refused(client, "what_if", map=text, changes=["a.emotion=2"])

    asyncio.run(work())


def test_every_shipped_map_has_essentials_as_their_schema_says() -> None:
    """From the committed figures: the same keys as `analyse --json`."""
    from pydantic import TypeAdapter

    from blueprint.mcp.essentials import essentials
    from blueprint.schemas.parts.essentials import Essentials

    adapter = TypeAdapter(Essentials)
    for file in sorted((ROOT / "exports").glob("*/figures.json")):
        answer = json.loads(file.read_text(encoding="utf-8"))
        for segment in answer["segments"]:
            for language in ("en", "zh"):
                found = essentials(answer, segment, language)
                adapter.validate_python(found, strict=True)
                assert found["caveats"]
