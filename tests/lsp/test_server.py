"""The language server over its protocol: what an editor sees is what `blueprint lint` says."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from blueprint.lsp.documents import Documents
from blueprint.lsp.server import QUIET
from tests.lsp.editor import Editor, Session, identifier, uri
from tests.run import run

HEAD = "blueprint: 1\ntitle: 维修\ntouchpoints:\n"
BROKEN = (
    HEAD
    + "  report: {title: 🎉 报修, lane: customer, next: [{to: repiar, share: 50%}, collect]}\n"
    + "  repair: {lane: backstage, title: Repair, next: collect}\n"
    + "  collect: {lane: customer, title: Collect, time: {standard: 2m}, emotion: 2, end: served}\n"
    + "promises: [{id: fast, from: report, to: collect, within: 5m}]\n"
)
EVERYWHERE = types.Range(types.Position(0, 0), types.Position(99, 0))


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    """One server for all tests: it must not mind."""
    with Session() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "repair.blueprint.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def test_an_editor_gets_the_findings_of_lint(session: Session, folder: Path) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"

    async def work(editor: Editor) -> list[types.Diagnostic]:
        return await editor.open(file)

    told = session(work)
    linted = json.loads(run("lint", file, "--output-format", "json").stdout)["findings"]

    assert [(d.code, d.data) for d in told] == [(f["code"], f["fingerprint"]) for f in linted]
    assert {"BP101", "BP202"} <= {d.code for d in told}
    assert all(d.source == "blueprint" for d in told)
    first = next(d for d in told if d.code == "BP101")
    assert first.message == "no touchpoint has id 'repiar'\ndid you mean 'repair'?"
    assert first.severity == types.DiagnosticSeverity.Error


@pytest.mark.parametrize(("encoding", "column"), [(None, 53), ("utf-8", 59)])
def test_positions_are_in_the_units_that_were_agreed_on(
    folder: Path, encoding: str | None, column: int
) -> None:
    """Before the place stand one emoji (two units of UTF-16, four bytes) and two Chinese characters."""
    file = folder / "maps" / "repair.blueprint.yaml"

    async def work(editor: Editor) -> tuple[list[types.Diagnostic], types.Location | None]:
        told = await editor.open(file)
        return told, await editor.definition(file, 3, column + 1)

    with Session([encoding] if encoding else None) as own:
        told, _ = own(work)
    found = next(d for d in told if d.code == "BP101")
    line = BROKEN.splitlines()[3]
    before = line[: line.index("repiar")]
    units = {"utf-8": len(before.encode()), "utf-32": len(before)}.get(
        encoding or "", len(before.encode("utf-16-le")) // 2
    )

    assert (found.range.start.line, found.range.start.character) == (3, units) == (3, column)
    assert found.range.end.character == units + len("repiar")


def test_a_change_is_linted_before_it_is_saved(session: Session, folder: Path) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"

    async def work(editor: Editor) -> tuple[list[types.Diagnostic], ...]:
        first = await editor.open(file)
        mended = await editor.change(file, BROKEN.replace("repiar", "repair"))
        broken = await editor.change(file, "touchpoints: [", 3)
        return first, mended, broken

    first, mended, broken = session(work)
    assert first
    assert [d for d in mended if d.severity == types.DiagnosticSeverity.Error] == []
    assert [d.code for d in broken] == ["BP001"]


def test_pointing_shows_the_rule_and_the_touchpoint(session: Session, folder: Path) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"

    async def work(editor: Editor) -> tuple[str, str, str]:
        await editor.open(file)
        return (
            await editor.hover(file, 3, 54),
            await editor.hover(file, 4, 53),
            await editor.hover(file, 0, 1),
        )

    rule, touchpoint, nothing = session(work)
    assert rule.startswith("### BP101 unknown-reference")
    assert "Why it matters" in rule and "```yaml fail" not in rule
    assert touchpoint.startswith("**Collect** (`collect`)")
    assert "standard: 2 min" in touchpoint and "emotion: +2" in touchpoint
    assert nothing == ""


def test_a_fix_is_offered_and_does_what_fix_does(session: Session, folder: Path) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"

    async def work(editor: Editor) -> list[types.CodeAction]:
        told = await editor.open(file)
        where = next(d.range for d in told if d.code == "BP101")
        return await editor.actions(file, where)

    (action,) = session(work)
    assert action.title == "replace repiar by repair (needs a look)"
    assert action.kind == types.CodeActionKind.QuickFix
    assert not action.is_preferred
    assert action.edit and action.edit.changes
    (edit,) = action.edit.changes[uri(file)]
    assert isinstance(edit, types.TextEdit)
    assert edit.new_text == "repair"
    assert (edit.range.start.line, edit.range.start.character) == (3, 53)


def test_all_safe_fixes_come_as_one(session: Session, folder: Path) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"
    text = BROKEN.replace("repiar", "repair").replace(
        "}\npromises", "}  # blueprint: ignore[BP201] -- old\npromises"
    )

    async def work(editor: Editor) -> tuple[list[types.CodeAction], list[types.CodeAction]]:
        await editor.open(file, text)
        return (
            await editor.actions(file, EVERYWHERE, ["source.fixAll"]),
            await editor.actions(file, EVERYWHERE, [types.CodeActionKind.QuickFix]),
        )

    (whole,), (quick,) = session(work)
    assert whole.kind == "source.fixAll.blueprint" and quick.is_preferred
    assert whole.edit and whole.edit.changes
    (edit,) = whole.edit.changes[uri(file)]
    assert isinstance(edit, types.TextEdit)
    assert edit.new_text == BROKEN.replace("repiar", "repair")


@pytest.mark.parametrize(
    ("line", "word", "target"),
    [
        (3, "collect]", (5, 2)),
        (6, "report, to", (3, 2)),
        (6, "collect, within", (5, 2)),
    ],
)
def test_an_id_leads_to_its_touchpoint(
    session: Session, folder: Path, line: int, word: str, target: tuple[int, int]
) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"
    column = BROKEN.splitlines()[line].index(word)

    async def work(editor: Editor) -> types.Location | None:
        await editor.open(file)
        return await editor.definition(file, line, column + 2 if line == 3 else column + 1)

    found = session(work)
    assert found and found.uri == uri(file)
    assert (found.range.start.line, found.range.start.character) == target


def test_a_map_leads_to_its_file_and_is_found_although_only_one_is_open(
    session: Session, folder: Path
) -> None:
    visit = folder / "maps" / "visit.blueprint.yaml"
    text = HEAD + "  mend: {lane: frontstage, title: Mend, map: repair, end: served}\n"
    (folder / "maps" / "repair.blueprint.yaml").write_text(
        BROKEN.replace("repiar", "repair"), encoding="utf-8"
    )

    async def work(
        editor: Editor,
    ) -> tuple[list[types.Diagnostic], types.Location | None, list[types.Diagnostic]]:
        told = await editor.open(visit, text)
        found = await editor.definition(visit, 3, text.splitlines()[3].index("repair") + 1)
        return told, found, await editor.change(visit, text.replace("map: repair", "map: repiar"))

    told, found, wrong = session(work)
    assert "BP105" not in {d.code for d in told}
    assert found and found.uri == uri(folder / "maps" / "repair.blueprint.yaml")
    assert "BP105" in {d.code for d in wrong}


def test_the_configuration_counts_and_a_wrong_one_is_said_once(session: Session, folder: Path) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"
    settings = folder / "blueprint.toml"
    settings.write_text('[lint]\nignore = ["unknown-reference"]\n', encoding="utf-8")

    async def work(
        editor: Editor,
    ) -> tuple[list[types.Diagnostic], list[types.Diagnostic], list[types.Diagnostic]]:
        first = await editor.open(file)
        settings.write_text('[lint]\nignroe = ["unknown-reference"]\n', encoding="utf-8")
        second = await editor.saved(file)
        again = await editor.change(file, BROKEN + "\n")
        assert len(editor.shown) == 1
        assert "did you mean 'ignore'?" in editor.shown[0]
        return first, second, again

    first, second, again = session(work)
    assert "BP101" not in {d.code for d in first}
    assert "BP101" in {d.code for d in second} & {d.code for d in again}


def test_other_yaml_is_left_alone_and_a_closed_map_has_no_findings(session: Session, folder: Path) -> None:
    other, file = folder / "compose.yaml", folder / "maps" / "repair.blueprint.yaml"
    other.write_text("services: {}\n", encoding="utf-8")

    async def work(editor: Editor) -> tuple[list[types.Diagnostic], list[types.Diagnostic]]:
        item = types.TextDocumentItem(uri(other), types.LanguageKind.Yaml, 1, "services: {}\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        first = await editor.open(file)
        closing = types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri(file)))
        editor.client.text_document_did_close(closing)
        return first, await editor.heard(file)

    first, closed = session(work)
    assert first and closed == []


def test_a_name_that_no_disk_can_hold_is_left_alone(folder: Path) -> None:
    documents = Documents()

    assert documents.update(f"file://{folder}/a%00b.blueprint.yaml", "blueprint: 1", "utf-16") is None


def test_it_speaks_chinese(folder: Path) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"

    async def work(editor: Editor) -> list[types.Diagnostic]:
        return await editor.open(file)

    with Session(language="zh") as own:
        told = own(work)
    assert "没有编号为 'repiar' 的触点\n是否指 'repair'？" in {d.message for d in told}


def test_while_somebody_types_nothing_is_linted_and_then_the_last_text_is(
    session: Session, folder: Path
) -> None:
    """40 changes in quick succession: one answer, to the last of them."""
    file = folder / "maps" / "repair.blueprint.yaml"

    async def work(editor: Editor) -> list[types.PublishDiagnosticsParams]:
        await editor.open(file)
        for version in range(2, 42):
            editor.type(file, BROKEN + "# typing" * (version % 2), version)
        editor.type(file, BROKEN.replace("repiar", "repair"), 42)
        await editor.heard(file)
        await editor.hover(file, 0, 0)  # everything said before the answer has come by now
        return [told for told in editor.history if told.uri == uri(file)]

    opened, *told = session(work)
    assert opened.version == 1
    assert [t.version for t in told] == [42]
    assert "BP101" not in {d.code for d in told[0].diagnostics}


def test_a_question_asked_while_typing_is_about_the_text_as_it_is(session: Session, folder: Path) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"

    async def work(editor: Editor) -> list[types.CodeAction]:
        await editor.open(file, BROKEN.replace("repiar", "repair"))
        editor.type(file, BROKEN, 2)
        return await editor.actions(file, EVERYWHERE)

    assert any("repair" in action.title for action in session(work))


def test_a_map_closed_while_it_waits_to_be_linted_stays_closed(session: Session, folder: Path) -> None:
    file = folder / "maps" / "repair.blueprint.yaml"

    async def work(editor: Editor) -> list[types.PublishDiagnosticsParams]:
        await editor.open(file)
        editor.type(file, BROKEN + "# more", 2)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier(file)))
        await editor.heard(file)
        await asyncio.sleep(3 * QUIET)
        return [told for told in editor.history if told.uri == uri(file)]

    assert [bool(told.diagnostics) for told in session(work)] == [True, False]
