"""What holds for all tests: a shell without surprises, and goldens that can be written anew."""

import contextlib
import os
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.forks import Forks
from tests.needs import PARTS, chromium, lack, left_out
from tests.once import figures_once, share

SURPRISES = (
    "BLUEPRINT_COLOR",
    "BLUEPRINT_LANG",
    "BLUEPRINT_OUTPUT_FORMAT",
    "BLUEPRINT_TRACEBACK",
    "CI",
    "CI_PROJECT_DIR",
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "NO_COLOR",
)


# The same examples in every run, so that a failure comes again; `--hypothesis-profile search` looks for others and
# prints with what it finds the line that brings it back. No deadline: a busy machine proves nothing.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files instead of comparing"
    )


def pytest_configure(config: pytest.Config) -> None:
    os.environ["BLUEPRINT_CACHE"] = "off"  # also in what tests start
    config.addinivalue_line("markers", "needs(part, ...): parts of the machine, see tests/needs.py")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: a fourth of the time one of them waits for a browser or a server."""
    return (os.cpu_count() or 1) + 1


LONGEST = (
    "studio/test_acceptance.py",
    "studio/test_everywhere.py",
    "cli/test_main_job.py",
    "house/test_same_everywhere.py",
    "house/test_pages.py",
    "studio/test_accessibility.py",
    "export/test_formats.py",
    "studio/test_bursts.py",
    "studio/test_canvas.py",
    "studio/test_drawing.py",
    "studio/test_table.py",
    "cli/test_ends.py",
    "cli/test_invest_commands.py",
    "draw/test_layout.py",
    "cli/test_building.py",
    "figures/test_plans.py",
    "figures/test_improve.py",
)
"""Files that take longest: they begin, so that at the end no process waits for another's."""


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are no name: a zip has the time of its making in it, and then no two processes collect the same tests."""
    return argname if isinstance(val, bytes) else None


def _begins(item: pytest.Item) -> int:
    name = item.path.relative_to(item.path.parents[1]).as_posix()
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_begins)
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.needs("chromium"))
        names = [name for marker in item.iter_markers("needs") for name in marker.args]
        if unknown := set(names) - set(PARTS):
            raise pytest.UsageError(f"{item.nodeid} needs {unknown}, which tests/needs.py does not know")
        if why := lack(names):
            item.add_marker(pytest.mark.skip(reason=why))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.getreports("skipped")
    reasons = [str(report.longrepr[2]).removeprefix("Skipped: ") for report in reports]
    if said := left_out(reasons):
        terminalreporter.write_line("\n" + textwrap.fill(said, 110, break_on_hyphens=False))


@pytest.fixture(autouse=True)
def plain_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests mean the same on a laptop and in CI."""
    for name in SURPRISES:
        monkeypatch.delenv(name, raising=False)


class Golden:
    """Compares a text with a file beside the test, or writes the file."""

    def __init__(self, folder: Path, update: bool) -> None:
        self._folder = folder
        self._update = update

    def __call__(self, name: str, text: str) -> None:
        file = self._folder / name
        if self._update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.is_file(), f"{file} is missing: run pytest --update-golden"
        assert text == file.read_bytes().decode()


FIGURES_ONCE = (
    "cli",
    "draw",
    "export",
    "figures/test_plans.py",
    "importing",
    "library",
    "preview",
    "studio",
    "tables",
)
"""Folders and files of tests that are about what is made of the figures, not about the figures."""


@pytest.fixture(scope="session", autouse=True)
def _shared_figures(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What one process has computed of a map, the others of this run need not."""
    top = tmp_path_factory.getbasetemp()
    share((top.parent if "PYTEST_XDIST_WORKER" in os.environ else top) / "figures")


@pytest.fixture(autouse=True)
def _figures_once(request: pytest.FixtureRequest) -> Iterator[None]:
    folder = request.path.parent.name
    once = not {folder, f"{folder}/{request.path.name}"}.isdisjoint(FIGURES_ONCE)
    with figures_once() if once else contextlib.nullcontext():
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(name, text)`: the file lies in the folder `golden` beside the test."""
    return Golden(request.path.parent / "golden", request.config.getoption("--update-golden"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium a module: a Playwright left open would keep other modules of the process from their own."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """Processes of `blueprint` that remember nothing and start at once."""
    made = Forks()
    yield made
    made.close()
