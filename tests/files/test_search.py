"""Which maps a folder has, whatever else lies and happens in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import pytest

from blueprint.lint.context.project import FOLDERS
from tests.files.test_saving import nobody
from tests.run import run

ROOT = Path(__file__).parents[2]
GOOD = "blueprint: 1\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A, end: served}\n"
BAD = GOOD.replace("end: served", "next: b")
OUTER = GOOD.replace("end: served", "map: inner, end: served")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str, text: str = GOOD) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def listed(*words: str) -> list[str]:
    done = run("lint", "--list-files", *words)
    assert done.code == 0, done.stderr
    return done.stdout.splitlines()


def test_what_tools_put_into_a_folder_is_none_of_its_maps() -> None:
    put("a.blueprint.yaml", "north/b.blueprint.yml", ".hidden.blueprint.yaml", "north/node/c.blueprint.yaml")
    put(".git/x.blueprint.yaml", ".venv/x.blueprint.yaml", "north/.hidden/deep/x.blueprint.yaml")
    put("node_modules/p/x.blueprint.yaml", "north/node_modules/x.blueprint.yaml")
    put("env/share/maps/x.blueprint.yaml", "env/pyvenv.cfg")
    put("old/x.blueprint.yaml", "north/draft-x.blueprint.yaml", "north/draft-y.blueprint.yaml")
    put(".gitignore", text="old/\ndraft-*\n")
    put("north/.gitignore", text="!draft-y*\n")
    kept = [
        ".hidden.blueprint.yaml",
        "a.blueprint.yaml",
        "north/b.blueprint.yml",
        "north/draft-y.blueprint.yaml",
        "north/node/c.blueprint.yaml",
    ]
    assert listed(".") == kept
    assert listed("./") == kept
    assert listed(".", "old/x.blueprint.yaml") == [*kept, "old/x.blueprint.yaml"], "what is named is linted"
    assert listed("old") == ["old/x.blueprint.yaml"], "and so is what lies in a folder that is named"
    assert listed("node_modules") == ["node_modules/p/x.blueprint.yaml"]
    done = run("lint", "north/.hidden", "--list-files")
    assert done.stdout == "north/.hidden/deep/x.blueprint.yaml\n"


def test_a_folder_with_none_says_where_it_did_not_look() -> None:
    put(".venv/x.blueprint.yaml")
    done = run("lint", ".")
    assert done.code == 2
    assert done.stderr == (
        "blueprint: no *.blueprint.yaml below ., where hidden folders, node_modules and what .gitignore names do not count\n"
    )


def test_one_file_is_linted_once_whatever_it_is_called(folder: Path) -> None:
    put("maps/x.blueprint.yaml", text=BAD)
    Path("link.blueprint.yaml").symlink_to("maps/x.blueprint.yaml")
    Path("maps/a-link.blueprint.yaml").symlink_to("x.blueprint.yaml")
    Path("linked").symlink_to("maps")
    names = (
        "maps/x.blueprint.yaml",
        "./maps/x.blueprint.yaml",
        str(folder / "maps" / "x.blueprint.yaml"),
        "maps/../maps/x.blueprint.yaml",
        "link.blueprint.yaml",
        "linked/x.blueprint.yaml",
    )
    once = run("lint", names[0]).stdout
    assert once.count("error[") > 0
    assert run("lint", *names, "maps", "linked", ".").stdout == once
    for name in names:
        assert listed(name, *names) == [name], "by the first of its names"
    assert listed("maps") == ["maps/x.blueprint.yaml"], "and of a folder's not by a link"


def test_a_pattern_that_excludes_nothing_is_said() -> None:
    put("maps/a.blueprint.yaml", "maps/old/b.blueprint.yaml")
    done = run("lint", "maps", "--exclude", "maps/old", "--exclude", "draft", "--exclude", "old/*.yml")
    assert done.code == 0
    assert done.stderr == (
        "blueprint: --exclude 'draft' fits none of the 2 maps that were found;"
        " patterns count from the folder you are in, such as 'maps/drafts/**'\n"
        "blueprint: --exclude 'old/*.yml' fits none of the 2 maps that were found;"
        " patterns count from the folder you are in, such as 'maps/drafts/**'\n"
    )
    assert run("lint", "maps/old", "--exclude", "draft").stderr.startswith(
        "blueprint: --exclude 'draft' does not fit the only map that was found;"
    )
    named = run("lint", "maps/a.blueprint.yaml", "--exclude", "maps/a*")
    assert named.stderr == (
        "blueprint: --exclude leaves out nothing here: files that are named are linted all the same,"
        " unless --force-exclude is given\n"
    )
    assert (
        run("lint", "maps", "maps/a.blueprint.yaml", "--force-exclude", "--exclude", "maps/a*").stderr == ""
    )


def test_folders_that_link_in_a_circle_are_no_failure() -> None:
    put("maps/a.blueprint.yaml")
    Path("maps/loop").symlink_to(".")
    Path("maps/deep").mkdir()
    Path("maps/deep/back").symlink_to("../..")
    Path("maps/self.blueprint.yaml").symlink_to("self.blueprint.yaml")
    Path("maps/dangling.blueprint.yaml").symlink_to("nowhere")
    assert listed("maps") == ["maps/a.blueprint.yaml"]


def test_a_folder_that_cannot_be_read_is_passed_over_unless_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with TemporaryDirectory() as open_to_all:
        monkeypatch.chdir(open_to_all)
        Path().chmod(0o755)
        put("a.blueprint.yaml", "shut/b.blueprint.yaml", "names/c.blueprint.yaml")
        run("lint", ".")  # another user may not read what it imports
        Path("shut").chmod(0)
        Path("names").chmod(0o444)
        with nobody():
            assert listed(".") == ["a.blueprint.yaml"]
            done = run("lint", "shut")
        assert (done.code, done.stderr) == (2, "blueprint: cannot read shut: Permission denied\n")
        Path("shut").chmod(0o755)
        Path("names").chmod(0o755)


def test_a_map_of_maps_reads_what_it_names_and_nothing_else() -> None:
    put("maps/outer.blueprint.yaml", text=OUTER)
    put("maps/inner.blueprint.yaml", "maps/other.blueprint.yaml", "maps/below/inner.blueprint.yaml")
    assert opened("maps/outer.blueprint.yaml") == ["inner.blueprint.yaml", "outer.blueprint.yaml"]
    Path("maps/inner.blueprint.yaml").unlink()
    assert opened("maps/outer.blueprint.yaml") == ["below/inner.blueprint.yaml", "outer.blueprint.yaml"]
    put("maps/below/inner.blueprint.yaml", text="id: another\n" + GOOD)
    put("maps/other.blueprint.yaml", text="id: inner\n" + GOOD)
    assert opened("maps/outer.blueprint.yaml") == [
        "below/inner.blueprint.yaml",
        "other.blueprint.yaml",
        "outer.blueprint.yaml",
    ]


def opened(path: str) -> list[str]:
    """The maps that a run of lint opens, each once."""
    script = (
        "import sys; seen = set()\n"
        "sys.addaudithook(lambda event, a: seen.add(str(a[0])) if event == 'open' else None)\n"
        "from blueprint.cli.main import main\n"
        f"code = main(['lint', {path!r}])\n"
        "import json; print(json.dumps([code, sorted(s for s in seen if s.endswith('.blueprint.yaml'))]))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=True)
    code, names = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stdout
    return sorted({Path(n).resolve().relative_to(Path("maps").resolve()).as_posix() for n in names})


def test_a_file_that_has_the_name_but_not_the_id_is_not_the_map() -> None:
    put("maps/outer.blueprint.yaml", text=OUTER)
    put("maps/inner.blueprint.yaml", text="id: another\n" + GOOD)
    done = run("lint", "maps/outer.blueprint.yaml", "--output-format", "concise")
    assert "BP105" in done.stdout


def test_a_map_in_a_busy_folder_does_not_depend_on_what_comes_and_goes() -> None:
    put("outer.blueprint.yaml", text=OUTER.replace("inner", "nowhere"))
    put("inner.blueprint.yaml")
    with busy(Path()):
        for _ in range(6):
            done = run("lint", "outer.blueprint.yaml", "--output-format", "concise")
            assert done.code == 1, done.stderr
            assert "BP105" in done.stdout
            assert run("lint", ".", "--output-format", "concise").code == 1


@contextmanager
def busy(folder: Path) -> Iterator[None]:
    """Folders come and go meanwhile."""
    stop = Event()

    def make_and_remove() -> None:
        while not stop.is_set():
            ways = [folder / f"busy-{n}" for n in range(40)]
            for way in ways:
                (way / "deep").mkdir(parents=True)
            for way in ways:
                (way / "deep").rmdir()
                way.rmdir()

    thread = Thread(target=make_and_remove)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def test_where_nobody_says_what_belongs_together_only_the_nearest_folders_count() -> None:
    for number in range(FOLDERS):
        Path(f"d{number:04}").mkdir()
    put("outer.blueprint.yaml", text=OUTER)
    put("d0000/x.blueprint.yaml", text="id: inner\n" + GOOD)
    assert run("lint", "outer.blueprint.yaml").code == 0
    Path("d0000/x.blueprint.yaml").rename(f"d{FOLDERS - 1:04}/x.blueprint.yaml")
    assert run("lint", "outer.blueprint.yaml").code == 1
    assert run("lint", "outer.blueprint.yaml", "--config", "maps = '.'").code == 0
