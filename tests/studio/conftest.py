"""A real Streamlit server for a script, and a real browser to look at it; skipped where there is no Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
PATIENCE = 60_000
"""Milliseconds until something is held to never come, on a machine that does much else."""
FLAGS = {
    "server.headless": "true",
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "runner.postScriptGC": "false",
}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """`serve(script, *args, **flags) -> url`: one server a script and arguments, started once, stopped at the end."""
    running: dict[tuple[str, ...], tuple[subprocess.Popen[bytes], str]] = {}

    def start(script: str | Path, *args: str, flags: dict[str, str] | None = None) -> str:
        options = {**FLAGS, **(flags or {})}
        which = (str(script), *args, *sorted(f"{k}={v}" for k, v in options.items()))
        if which not in running:
            port = _free_port()
            given = [f"--{name}={value}" for name, value in options.items()]
            command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", *given]
            log = tmp_path_factory.mktemp("server") / "log.txt"
            with log.open("wb") as out:
                process = subprocess.Popen(
                    [*command, "--", *args] if args else command,
                    stdout=out,
                    stderr=subprocess.STDOUT,
                    cwd=ROOT,
                    env={**os.environ, "PYTHONPATH": str(ROOT)},
                )
            url = f"http://127.0.0.1:{port}"
            running[which] = (process, url)
            until = time.monotonic() + PATIENCE / 1000
            while not _healthy(url):
                if time.monotonic() > until or process.poll() is not None:
                    process.kill()
                    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8')}")
                time.sleep(0.05)
        return running[which][1]

    yield start
    for process, _ in running.values():
        process.terminate()
    for process, _ in running.values():
        process.wait(timeout=PATIENCE / 1000)


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
