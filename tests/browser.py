"""What tests that open a real browser need: Chromium, and the node packages that CI installs."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_INSTALLED = Path(__file__).parents[1] / "build" / "node"


def node_package(name: str) -> Path:
    """The folder of an installed node package; without it the test is skipped and says so."""
    place = Path(os.environ.get("BLUEPRINT_NODE") or _INSTALLED)
    package = place / "node_modules" / name
    if not package.is_dir():
        pytest.skip(f"{name} is not installed: `.ci/run` does it, with npm, into build/node")
    return package


@contextmanager
def chromium() -> Iterator[Any]:
    """Chromium, driven by Playwright; where there is none the test is skipped and says so."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("BLUEPRINT_CHROMIUM") or next((f for n in names if (f := shutil.which(n))), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine: `.ci/run` installs one")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()
