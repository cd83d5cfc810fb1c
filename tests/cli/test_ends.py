"""How a run ends when the world around it does: Ctrl-C, streams that are closed, full or unread, odd surroundings."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.forks import Forks
from tests.house.project import MAPS, ROOT
from tests.studio.serving import free_port, heed_ctrl_c

SHOE = MAPS / "corner-shoeshine.blueprint.yaml"
BLUEPRINT = f"{sys.executable} -m blueprint"
ENV = {name: value for name, value in os.environ.items() if name not in ("PYTHONUNBUFFERED", "COLUMNS")} | {
    "PYTHONPATH": str(ROOT),
    "BLUEPRINT_LANG": "en",
}
FULL = "blueprint: cannot write to standard output: No space left on device\n"
CLOSED = "blueprint: cannot write to standard output: it is closed\n"

pytestmark = pytest.mark.needs("bash")


def shell(line: str, cwd: Path | None = None, **env: str) -> tuple[int, str]:
    """Exit code of the last command of a line and what was written on standard error."""
    done = subprocess.run(
        ["bash", "-c", line.replace("blueprint", BLUEPRINT, 1)],
        cwd=cwd,
        env=ENV | env,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr.decode("utf-8")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (f"blueprint lint {SHOE} >/dev/full", 2, FULL),
        (f"blueprint analyse {SHOE} >/dev/full", 2, FULL),
        ("blueprint --help >/dev/full", 2, FULL),
        (f"blueprint lint {SHOE} >&-", 2, CLOSED),
        ("blueprint rule --all | head -0; exit ${PIPESTATUS[0]}", 0, ""),
        (f"blueprint analyse {SHOE} | head -0; exit ${{PIPESTATUS[0]}}", 0, ""),
    ],
)
def test_output_that_goes_nowhere(line: str, code: int, said: str, unbuffered: str) -> None:
    assert shell(line, PYTHONUNBUFFERED=unbuffered) == (code, said)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("blueprint lint - <&-", 2, "blueprint: cannot read <stdin>: Bad file descriptor\n"),
        ("blueprint lsp <&-", 2, "blueprint: standard input is closed: an editor starts the language server"),
        ("blueprint lsp </dev/null", 0, ""),
        (f"blueprint lint {SHOE} <&- >&- 2>&-", 2, ""),
        (f"blueprint lint {SHOE} 2>&-", 0, ""),
        ("blueprint lint nowhere 2>/dev/full", 2, ""),
    ],
)
def test_streams_that_are_closed(line: str, code: int, said: str) -> None:
    done, told = shell(line)
    assert done == code and told.startswith(said) and (said or not told)


def test_what_it_says_meanwhile_may_be_lost_but_not_what_it_does(tmp_path: Path) -> None:
    for end in ("2>/dev/full", "2>&1 | head -0"):
        assert shell(f"blueprint export {SHOE} --to svg,dot --out {tmp_path}/o {end}")[0] == 0
        made = sorted(p.name for p in (tmp_path / "o" / "corner-shoeshine").iterdir())
        assert made == ["blueprint.dot", "blueprint.svg"]


def test_nothing_is_written_under_the_number_of_a_stream_that_was_closed(tmp_path: Path) -> None:
    code, _ = shell(f"blueprint export {SHOE} --to dot --out {tmp_path}/o <&- >&- 2>&-")
    assert code == 0
    assert (tmp_path / "o/corner-shoeshine/blueprint.dot").read_text(encoding="utf-8").startswith("digraph")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "xx_YY.KOI-9"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        {"HOME": "", "TERM": ""},
        {"HOME": "/nowhere", "XDG_CACHE_HOME": "/nowhere"},
    ],
    ids=lambda env: "-".join(env) + "=" + next(iter(env.values()))[:8],
)
def test_odd_surroundings(env: dict[str, str], odd: Path) -> None:
    assert run("analyse", odd.name, "--lang", "zh", cwd=odd.parent, env=ENV | env) == (0, "")


@pytest.mark.parametrize(
    "env",
    [
        *({"COLUMNS": columns} for columns in ("0", "-1", "1", "9" * 30, "x")),
        {"TERM": "dumb"},
        {"TERM": "nothing-known", "FORCE_COLOR": "1"},
    ],
    ids=lambda env: "-".join(env) + "=" + next(iter(env.values()))[:8],
)
def test_odd_terminals(env: dict[str, str], odd: Path, forks: Forks) -> None:
    code, _, said = forks.run(["analyse", odd.name, "--lang", "zh"], odd.parent, ENV | env)
    assert (code, said) == (0, "")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    file = tmp_path / "图 é.blueprint.yaml"
    file.write_bytes(SHOE.read_bytes())
    return file


def test_without_a_home_at_all() -> None:
    env = {name: ENV[name] for name in ("PATH", "PYTHONPATH", "BLUEPRINT_LANG")}
    assert run("render", str(SHOE), "-o", "-", env=env) == (0, "")


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    assert shell(f"rmdir {gone}; blueprint lint {SHOE}", gone) == (0, "")
    gone.mkdir()
    code, said = shell(f"rmdir {gone}; blueprint lint x.blueprint.yaml", gone)
    assert (code, said) == (2, "blueprint: there is no file or folder x.blueprint.yaml\n")


def run(*words: str, cwd: Path | None = None, env: dict[str, str]) -> tuple[int, str]:
    """Exit code and standard error of a run."""
    done = subprocess.run(
        [sys.executable, "-m", "blueprint", *words],
        cwd=cwd,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr.decode("utf-8")


def interrupted(words: list[str], when: str, *options: str) -> tuple[int, list[str]]:
    """Exit code and lines of standard error of a run, after Ctrl-C as soon as a line holds `when`."""
    with subprocess.Popen(
        [sys.executable, *options, "-m", "blueprint", *words],
        env=ENV,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=heed_ctrl_c,
    ) as begun:
        assert begun.stderr
        lines = []
        for line in begun.stderr:
            if when in line:
                begun.send_signal(signal.SIGINT)
                when = "\0"
            lines.append(line)
        return begun.wait(60), [line for line in lines if not line.startswith("import time:")]


@pytest.mark.parametrize(
    "module",
    [
        "argparse",
        "blueprint.cli.looks",
        "pydantic_core",
        "yaml",
        "numpy.linalg",
        "resvg_py",
    ],
)
def test_ctrl_c_while_it_imports(module: str, tmp_path: Path) -> None:
    words = ["export", str(SHOE), "--to", "png", "--out", str(tmp_path)]
    code, said = interrupted(words, f"{module}\n", "-X", "importtime")
    assert code == 130
    assert all(line.startswith("blueprint: ") for line in said), said


@pytest.mark.parametrize("doing", ["lint", "analyse", "write svg", "write html"])
def test_ctrl_c_while_it_works(doing: str, tmp_path: Path) -> None:
    words = ["export", str(MAPS), "--to", "svg,html", "--out", str(tmp_path / "o")]
    code, said = interrupted(words, f"blueprint: {doing} of" if " " in doing else f"blueprint: {doing}")
    assert code == 130
    assert all(line.startswith("blueprint: ") for line in said), said
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("words", [["lsp"], ["lint", "-"]], ids=["lsp", "lint"])
def test_ctrl_c_while_it_waits_for_input(words: list[str]) -> None:
    last = "blueprint.lsp.server\n" if words == ["lsp"] else "blueprint.source.reader\n"
    assert interrupted(words, last, "-X", "importtime") == (130, [])


def test_ctrl_c_while_the_studio_starts() -> None:
    words = ["studio", str(MAPS), "--no-browser", "--port", str(free_port())]
    assert interrupted(words, "streamlit.runtime.runtime\n", "-X", "importtime") == (130, [])
