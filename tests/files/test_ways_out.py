"""Names that lead out of a folder lead nowhere, whichever door they come through."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from blueprint.lint.context.project import Project
from blueprint.studio.state import shelf
from blueprint.studio.state.drafts import Draft, Drafts
from blueprint.studio.state.folder import MapsFolder, Refused
from blueprint.studio.state.saving import save
from tests.run import Done, run

SECRET = (
    "blueprint: 1\nid: secret\ntitle: SECRET\ntouchpoints:\n  a: {lane: customer, title: SECRET, end: x}\n"
)
DESK = SECRET.replace("secret", "desk").replace("SECRET", "Desk")
NAMES = (
    "../secret",
    "../../secret",
    "north/../../secret",
    "./../secret",
    "/ABSOLUTE/secret",
    "..\\secret",
    "C:\\secret",
    "\\\\host\\share\\secret",
    "....//secret",
    "%2e%2e/secret",
    "..",
    "a\0/../../secret",
    "link/secret",
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of maps with a secret above it, and a link that leads there."""
    work = tmp_path / "work" / "deep"
    (work / "maps" / "north").mkdir(parents=True)
    for folder in (tmp_path, work.parent, work):
        (folder / "secret.blueprint.yaml").write_text(SECRET, encoding="utf-8")
        (folder / "secret.toml").write_text("SECRET = 1\n", encoding="utf-8")
    (work / "maps" / "desk.blueprint.yaml").write_text(DESK, encoding="utf-8")
    (work / "maps" / "link").symlink_to("..")
    monkeypatch.chdir(work)
    return tmp_path


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest, root: Path) -> str:
    text: str = request.param
    return text.replace("/ABSOLUTE", str(root))


def outside(root: Path) -> dict[str, bytes]:
    """Everything but what is inside the folder of maps, and of exports."""
    here = root / "work" / "deep"
    files = (p for p in root.rglob("*") if p.is_file() and not p.is_symlink())
    inside = (here / "maps", here / "exports")
    return {str(p): p.read_bytes() for p in files if not any(p.is_relative_to(i) for i in inside)}


COMMANDS: dict[str, Callable[[str], Done]] = {
    "new": lambda name: run("new", name),
    "new from": lambda name: run("new", "x", "--from", name),
    "preset": lambda name: run("lint", "maps", "--preset", name),
    "personas": lambda name: run("personas", name),
    "standards": lambda name: run("standards", name),
    "rule": lambda name: run("rule", name),
    "segment": lambda name: run("export", "maps", "--to", "svg", "--segment", name),
    "format": lambda name: run("export", "maps", "--to", name),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_on_the_command_line_is_a_name(command: str, name: str, root: Path) -> None:
    before = outside(root)
    done = COMMANDS[command](name)
    assert done.code == 2, done
    assert "SECRET" not in done.stdout + done.stderr
    assert "this should not have happened" not in done.stderr
    assert outside(root) == before


@pytest.mark.parametrize("key", ["id", "map"])
def test_a_name_in_a_map_is_a_name(key: str, name: str, root: Path) -> None:
    """Its id names the folder of exports, `map` another map."""
    written = name.replace("\0", "")
    quoted = "'" + written + "'"
    text = (
        DESK.replace("id: desk", f"id: {quoted}")
        if key == "id"
        else DESK.replace("end: x", f"map: {quoted}, end: x")
    )
    Path("maps/desk.blueprint.yaml").write_text(text, encoding="utf-8")
    before = outside(root)
    done = run("export", "maps", "--to", "svg,figures")
    assert done.code == 1, done
    assert "SECRET" not in done.stdout + done.stderr
    assert outside(root) == before
    assert not Path("exports").exists()
    assert Project(Path("maps").resolve()).of(written) is None


def test_a_name_in_the_studio_is_a_name(name: str, root: Path) -> None:
    folder = MapsFolder(Path("maps"))
    before = outside(root)
    with suppress(Refused):
        assert "SECRET" not in folder.read(name).text
    for act in (
        lambda: save(folder, name, "x", None, overwrite=True),
        lambda: shelf.create(folder, name, "call"),
        lambda: shelf.duplicate(folder, name),
        lambda: shelf.rename(folder, "desk", name),
        lambda: shelf.rename(folder, name, "other"),
        lambda: shelf.delete(folder, name),
    ):
        with suppress(Refused):  # `%2e%2e` is a name like any other
            act()
            assert name.startswith("%2e")
    drafts = Drafts(folder, name)
    drafts.keep(Draft(name, None, False, "{}"))
    made, _ = shelf.bring_in(folder, f"{name}.csv", b"id,lane,title,end\na,customer,A,x\n")
    assert folder.path(made).parent == folder.root
    assert outside(root) == before
