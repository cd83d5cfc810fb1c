"""Whatever writes a file writes the file that is meant, whole, and leaves its names and its mode as they were."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from blueprint import files
from blueprint.files import write_bytes, write_text
from tests.disk import full_disk
from tests.run import run

ROOT = Path(__file__).parents[2]
MAP = "m.blueprint.yaml"
SHOP = """\
blueprint: 1
id: m
title: Shop
arrivals: 30/h
touchpoints:
  wait: {lane: customer, title: Wait, time: {standard: 1m}, emotion: -1, next: pay}
  pay: {lane: frontstage, title: Pay, time: {standard: 2m}, emotion: 2, next: wiat, end: served}
"""
GOOD = SHOP.replace("next: wiat, ", "")
LOG = "touchpoint,feeling\n" + "wait,-3\n" * 6
TABLE = "id,title,lane,end\na,A,customer,x\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Maps in a folder, their tables beside it."""
    monkeypatch.chdir(tmp_path)
    Path("l.csv").write_text(LOG, encoding="utf-8")
    Path("t.csv").write_text(TABLE, encoding="utf-8")
    Path("maps").mkdir()
    return tmp_path


def studio(path: str) -> None:
    from blueprint.studio.state.folder import MapsFolder
    from blueprint.studio.state.saving import Saved, save

    folder, name = MapsFolder(Path(path).parent), Path(path).name.removesuffix(".blueprint.yaml")
    assert isinstance(save(folder, name, "title: new\n", folder.read(name).sha), Saved)


def command(*words: str, before: str = GOOD) -> tuple[str, Callable[[str], object]]:
    return before, lambda path: run(*(w.replace("PATH", path) for w in words))


DOORS = {
    "fix": command("lint", "--unsafe-fixes", "--fix", "PATH", before=SHOP),
    "learn": command("learn", "PATH", "l.csv", "--write"),
    "personas": command("personas", "newcomer", "--map", "PATH", "--write"),
    "import": command("import", "t.csv", "--force", "-o", "PATH"),
    "schema": command("schema", "--output", "PATH"),
    "report": command("lint", "t.csv", "--report", "json=PATH"),
    "baseline": command("lint", "maps", "--write-baseline", "--baseline", "PATH", before='{"version": 1, "findings": []}'),
    "studio": (GOOD, studio),
}  # fmt: skip


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest) -> tuple[str, Callable[[str], object]]:
    Path("maps/bad.blueprint.yaml").write_text(SHOP, encoding="utf-8")
    return DOORS[request.param]


def test_a_link_stays_a_link_and_its_target_is_written(door: tuple[str, Callable[[str], object]]) -> None:
    before, act = door
    Path("real").mkdir()
    real, link = Path("real", MAP), Path("real", "link.blueprint.yaml")
    real.write_text(before, encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(MAP)
    act(str(link))
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") != before
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_every_name_of_a_file_is_the_same_file_after(door: tuple[str, Callable[[str], object]]) -> None:
    before, act = door
    one, two = Path("maps", MAP), Path("other.name")
    one.write_text(before, encoding="utf-8")
    two.hardlink_to(one)
    act(str(one))
    assert one.samefile(two)
    assert two.read_text(encoding="utf-8") != before
    assert [p.name for p in Path("maps").iterdir() if p.name.endswith((".part", ".whole"))] == []


def test_a_read_only_file_is_one_sentence(door: tuple[str, Callable[[str], object]]) -> None:
    before, act = door
    path = Path("maps", MAP)
    path.write_text(before, encoding="utf-8")
    path.chmod(0o444)
    if act is studio:
        from blueprint.studio.state.folder import Refused

        with pytest.raises(Refused, match="could not be written \\(Permission denied\\)"):
            act(str(path))
    else:
        done = act(str(path))
        assert done.code == 2
        assert done.stderr.endswith(f"blueprint: {path}: Permission denied\n")
    assert path.read_text(encoding="utf-8") == before


def test_a_read_only_folder_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a user who is not root: root may write everywhere."""
    fix, new = ("lint", "--fix", "--unsafe-fixes", MAP), ("new", "x")
    Path(MAP).write_text(SHOP, encoding="utf-8")
    assert run(*fix).code == 1 and run(*new).code == 0  # another user may not read what they import
    with TemporaryDirectory() as folder:
        monkeypatch.chdir(folder)
        Path(MAP).write_text(SHOP, encoding="utf-8")
        Path(MAP).chmod(0o666)
        Path(folder).chmod(0o555)
        with nobody():
            done = [run(*fix), run(*new)]
        assert [(d.code, d.stderr) for d in done] == [
            (2, f"blueprint: {MAP}: Permission denied\n"),
            (2, "blueprint: x.blueprint.yaml: Permission denied\n"),
        ]
        assert Path(MAP).read_text(encoding="utf-8") == SHOP
        assert os.listdir() == [MAP]  # noqa: PTH208 - hidden ones too
        Path(folder).chmod(0o755)


@contextmanager
def nobody() -> Iterator[None]:
    """Be a user who owns nothing."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_the_umask_counts_for_what_is_new() -> None:
    before = os.umask(0o027)
    try:
        assert run("new", "shop").code == 0
        assert run("export", "maps", "--to", "svg").code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("maps/shop.blueprint.yaml").stat().st_mode) == 0o640
    assert stat.S_IMODE(Path("exports/shop").stat().st_mode) == 0o750
    made = list(Path("exports/shop").iterdir())
    assert made and {stat.S_IMODE(p.stat().st_mode) for p in made} == {0o640}


def test_a_new_map_goes_where_a_link_leads() -> None:
    Path("elsewhere").mkdir()
    Path("maps/shop.blueprint.yaml").symlink_to("../elsewhere/shop.blueprint.yaml")
    assert run("new", "shop").code == 0
    assert Path("maps/shop.blueprint.yaml").is_symlink()
    assert Path("elsewhere/shop.blueprint.yaml").is_file()


def test_a_link_to_itself_is_one_sentence() -> None:
    Path("loop.json").symlink_to("loop.json")
    done = run("schema", "--output", "loop.json")
    assert (done.code, done.stderr) == (2, "blueprint: loop.json: Too many levels of symbolic links\n")
    assert Path("loop.json").is_symlink()


def test_a_fix_that_cannot_be_written_does_not_keep_the_others_from_it() -> None:
    for name in "abc":
        Path(f"maps/{name}.blueprint.yaml").write_text(SHOP.replace("id: m", f"id: {name}"), encoding="utf-8")
    Path("maps/b.blueprint.yaml").chmod(0o444)
    done = run("lint", "maps", "--fix", "--unsafe-fixes")
    assert done.code == 2
    assert done.stderr == "blueprint: maps/b.blueprint.yaml: Permission denied\n"
    assert ["wiat" in Path(f"maps/{n}.blueprint.yaml").read_text(encoding="utf-8") for n in "abc"] == [
        False,
        True,
        False,
    ]


@pytest.mark.needs("root")
def test_a_file_of_somebody_else_stays_theirs(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("old", encoding="utf-8")
    os.chown(path, 12345, 12346)
    write_text(path, "new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12346)


def test_a_device_is_written_to_and_stays_one() -> None:
    write_bytes(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


def test_a_full_disk_leaves_a_file_of_two_names_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("old", encoding="utf-8")
    (tmp_path / "y").hardlink_to(path)
    with full_disk(room=10), pytest.raises(OSError, match="too large"):
        write_text(path, "new" * 10)
    assert sorted((p.name, p.read_text(encoding="utf-8")) for p in tmp_path.glob("[xy.]*")) == [
        ("x", "old"),
        ("y", "old"),
    ]


def test_names_as_long_as_the_system_takes_them(tmp_path: Path) -> None:
    for name in ("x" * 255, "名" * 85):
        write_text(tmp_path / name, "new")
        write_text(tmp_path / name, "newer")
        assert (tmp_path / name).read_text(encoding="utf-8") == "newer"


def test_what_killed_runs_have_left_is_swept_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    dead = tmp_path / ".desk.blueprint.yaml.0a1b2c3d.part"
    dead.write_text("half", encoding="utf-8")
    others = [tmp_path / name for name in ("film.part", ".x.part", ".desk.0a1b2c3d.whole", "a.0a1b2c3d.part")]
    for path in others:
        path.write_text("not ours", encoding="utf-8")
    script = (
        "import sys, time; from pathlib import Path; from blueprint import files\n"
        f"files._beside(Path({str(tmp_path / 'live')!r}), 0o600); print(flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout is not None
            writer.stdout.readline()
            (alive,) = tmp_path.glob(".live.*.part")
            write_text(tmp_path / "new", "x")
            assert not dead.exists()
            assert alive.exists() and all(p.exists() for p in others)
        finally:
            writer.kill()
    files._swept.clear()  # as in another run
    write_text(tmp_path / "new", "y")
    assert not alive.exists()


def test_a_run_that_is_killed_while_it_saves_tears_no_file() -> None:
    counted = script("kills", "20")
    assert [c["kind"] for c in counted] == ["file", "symbolic-link", "hard-link"]
    for c in counted:
        assert c["torn"] == c["beside"], c
        assert c["left"] > c["left_after"] == 0, c
    assert counted[0]["torn"] == counted[1]["torn"] == 0


def test_of_saves_at_once_none_is_lost() -> None:
    (counted,) = script("saves", "24")
    assert counted["kept"] == counted["comments"] == counted["saves"] == 24
    assert counted["merges"] > 0


def script(name: str, *words: str) -> list[dict[str, Any]]:
    """What a script of this folder counts."""
    command = [sys.executable, "-m", f"tests.files.{name}", *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
