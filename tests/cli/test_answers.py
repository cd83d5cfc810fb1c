"""What `blueprint lint` said before is said again exactly while it would be said anew."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from blueprint.cli.answers import KEPT
from tests.forks import Forks
from tests.house.project import MAPS, ROOT

OTHER = "hall.blueprint.yaml"


class Asked:
    """A folder of maps with all that an answer can depend on, and the answers that are kept."""

    def __init__(self, folder: Path, forks: Forks) -> None:
        self.forks = forks
        self.root = folder / "project"
        self.maps = self.root / "sub" / "maps"
        self.cache = folder / "cache"
        shutil.rmtree(self.root, ignore_errors=True)
        self.maps.mkdir(parents=True)
        (self.root / ".git").mkdir()
        shoe = (MAPS / "corner-shoeshine.blueprint.yaml").read_text(encoding="utf-8")
        (self.maps / "shoe.blueprint.yaml").write_text(shoe, encoding="utf-8")
        (self.maps / OTHER).write_text(shoe.replace("name: ", "name: other-", 1), encoding="utf-8")
        (self.root / "blueprint.toml").write_text('[lint]\npreset = "strict"\n', encoding="utf-8")

    def _environment(self, env: dict[str, str]) -> dict[str, str]:
        plain = {k: v for k, v in os.environ.items() if k != "BLUEPRINT_CACHE"}
        return plain | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(self.cache)} | env

    def run(self, *words: str, **env: str) -> tuple[int, str, str]:
        """Exit code and output in a process of its own, as anything else remembers what it has read."""
        return self.forks.run(["lint", *(words or ("sub/maps",))], self.root, self._environment(env))

    def start(self, *words: str, shell: str = "", **env: str) -> tuple[int, str, str]:
        """The same in a new Python, or a shell."""
        command = [sys.executable, "-m", "blueprint", "lint", *(words or ("sub/maps",))]
        done = subprocess.run(
            ["bash", "-c", f"{shlex.join(command)} {shell}"] if shell else command,
            cwd=self.root,
            env=self._environment(env),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def kept(self) -> dict[str, int]:
        """The answers and when they were made."""
        folder = self.cache / "blueprint" / "answers"
        return {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} if folder.is_dir() else {}


@pytest.fixture
def asked(tmp_path: Path, forks: Forks) -> Asked:
    return Asked(tmp_path, forks)


def test_an_answer_is_said_again_and_nothing_is_imported_for_it(asked: Asked) -> None:
    first, kept = asked.start(), asked.kept()
    assert first[0] == 1 and "BP" in first[1]

    assert asked.start() == first
    assert asked.kept() == kept
    assert len(kept) == 1

    imported = asked.start(PYTHONPROFILEIMPORTTIME="1")  # asks anew: the environment is another
    assert "blueprint.lint" in imported[2]
    imported = asked.start(PYTHONPROFILEIMPORTTIME="1")
    assert imported[:2] == first[:2]
    assert "blueprint.lint" not in imported[2]
    assert "argparse" not in imported[2]


@pytest.mark.parametrize("words", [["--no-cache"], ["--diff"], ["--report", "json=x.json"]])
def test_what_is_more_than_an_answer_is_not_kept(asked: Asked, words: list[str]) -> None:
    asked.run("sub/maps", *words)
    assert not asked.kept()


def write(path: Path, text: str) -> Callable[[], object]:
    def change() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return change


def changes(asked: Asked) -> dict[str, Callable[[], object]]:
    """Everything that may change what is said, each once."""
    shoe = asked.maps / "shoe.blueprint.yaml"
    text = shoe.read_text(encoding="utf-8")
    same = shoe.stat()

    def quietly() -> None:
        shoe.write_text(text.replace("a", "o", 1), encoding="utf-8")
        os.utime(shoe, ns=(same.st_atime_ns, same.st_mtime_ns))

    def led_elsewhere() -> None:
        shutil.move(asked.maps, asked.root / "elsewhere")
        asked.maps.symlink_to(asked.root / "elsewhere")

    return {
        "a map": write(shoe, text + "# one line more\n"),
        "a map of the same size and time": quietly,
        "a map beside it": write(asked.maps / OTHER, "version: 1\n"),
        "a new map": write(asked.maps / "new.blueprint.yaml", text),
        "a map by another suffix": write(asked.maps / "shoe.blueprint.yml", text),
        "a map gone": (asked.maps / OTHER).unlink,
        "a map renamed": lambda: (asked.maps / OTHER).rename(asked.maps / "b.blueprint.yaml"),
        "a deeper map": write(asked.maps / "deep" / "new.blueprint.yaml", text),
        "the settings": write(asked.root / "blueprint.toml", '[lint]\nignore = ["BP4"]\n'),
        "settings nearer": write(asked.maps / "blueprint.toml", "[lint]\n"),
        "settings between": write(asked.root / "sub" / ".blueprint.toml", "[lint]\n"),
        "settings of Python": write(asked.root / "sub" / "pyproject.toml", "[tool.blueprint.lint]\n"),
        "settings gone": (asked.root / "blueprint.toml").unlink,
        "what git leaves out": write(asked.root / ".gitignore", OTHER),
        "a repository": (asked.root / "sub" / ".git").mkdir,
        "a virtual environment": write(asked.maps / "pyvenv.cfg", ""),
        "where the folder leads": led_elsewhere,
        "a file that cannot be read": lambda: shoe.write_bytes(b"\xff\xfe\x00"),
    }


def test_whatever_changes_the_answer_is_never_stale(tmp_path: Path, forks: Forks) -> None:
    for name in changes(Asked(tmp_path, forks)):
        asked = Asked(tmp_path, forks)
        asked.run()
        before = asked.kept()
        changes(asked)[name]()
        assert asked.run() == asked.run(BLUEPRINT_CACHE="off"), name
        assert asked.kept() != before, name


def test_the_question_is_part_of_it(asked: Asked) -> None:
    asked.run()
    asked.run("sub/maps", "--lang", "zh")
    asked.run("sub/maps", "--output-format", "json")
    asked.run(BLUEPRINT_LANG="zh")
    asked.run(NO_COLOR="1")
    assert len(asked.kept()) == 5


def test_deleting_and_spoiling_the_answers_loses_nothing(asked: Asked) -> None:
    first = asked.run()
    for file in (asked.cache / "blueprint" / "answers").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    assert asked.run() == first
    shutil.rmtree(asked.cache)
    assert asked.run() == first
    asked.cache.rename(asked.cache.with_name("gone"))
    asked.cache.write_text("no folder", encoding="utf-8")
    assert asked.run() == first


def test_the_first_answers_go_first(asked: Asked) -> None:
    folder = asked.cache / "blueprint" / "answers"
    folder.mkdir(parents=True)
    for i in range(KEPT + 5):
        (folder / str(i)).touch()
        os.utime(folder / str(i), (i, i))
    asked.run()
    assert len(asked.kept()) == KEPT
    assert not (folder / "5").exists()


@pytest.mark.needs("bash")
def test_a_known_answer_that_cannot_be_written_ends_as_any_other(asked: Asked) -> None:
    asked.start()
    code, _, said = asked.start(shell="> /dev/full")
    assert code == 2
    assert "No space left" in said


@pytest.mark.needs("bash")
def test_a_pipe_is_read_once(asked: Asked) -> None:
    for _ in range(2):
        code, said, _ = asked.start("/dev/stdin", shell="< <(cat sub/maps/shoe.blueprint.yaml)")
        assert (code, "1 file" in said) == (0, True)
    assert not asked.kept()
