"""A real Streamlit server for a script, and a real browser to look at it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from tests.studio import serving
from tests.studio.serving import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STREAMLIT = [sys.executable, "-m", "streamlit", "run"]
FLAGS = {
    "server.headless": "true",
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "runner.postScriptGC": "false",
}


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """`serve(script, *args, **flags) -> url`: one server a script and arguments, started once, stopped at the end."""
    running: dict[tuple[str, ...], tuple[subprocess.Popen[bytes], str]] = {}

    def start(script: str | Path, *args: str, flags: dict[str, str] | None = None) -> str:
        options = {**FLAGS, **(flags or {})}
        which = (str(script), *args, *sorted(f"{k}={v}" for k, v in options.items()))
        if which not in running:
            given = [f"--{name}={value}" for name, value in options.items()]
            words = ["--", *args] if args else []
            log = tmp_path_factory.mktemp("server") / "log.txt"
            running[which] = serving.start(
                lambda port: [*STREAMLIT, str(script), f"--server.port={port}", *given, *words], log
            )
        return running[which][1]

    yield start
    for process, _ in running.values():
        serving.stop(process)


@pytest.fixture(scope="session")
def components_once() -> Iterator[None]:
    """Streamlit looks through all packages for components in each test of a script; they stay as they are."""
    from streamlit.components.v2 import manifest_scanner

    found = manifest_scanner.scan_component_manifests()
    with patch.object(manifest_scanner, "scan_component_manifests", lambda *_: list(found)):
        yield


class Pages:
    """Pages, each in a context of its own, and what went wrong in them."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._contexts: list[Any] = []
        self._errors: list[str] = []

    def __call__(self, url: str, **options: Any) -> Any:
        """A page; options are those of Playwright's contexts, such as `locale`, `color_scheme`, `viewport`."""
        chosen = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", **options}
        context = self._browser.new_context(**chosen)
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self._errors.append(str(error)))
        page.goto(url)
        return page

    def close(self) -> None:
        """Close them; script errors and Streamlit's exception boxes fail the test."""
        pages = [page for context in self._contexts for page in context.pages]
        told = [t for page in pages for t in page.locator("[data-testid=stException]").all_inner_texts()]
        for context in self._contexts:
            context.close()
        assert not self._errors + told, self._errors + told


@pytest.fixture
def page_factory(browser: Any) -> Iterator[Pages]:
    """`page_factory(url, **context) -> page`, closed after the test; script errors fail it."""
    pages = Pages(browser)
    yield pages
    pages.close()


@pytest.fixture(scope="module")
def long_lived(browser: Any) -> Iterator[Pages]:
    """The same for pages that several tests of a module use in turn."""
    pages = Pages(browser)
    yield pages
    pages.close()
