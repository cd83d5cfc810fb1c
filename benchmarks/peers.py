"""Comparable tools, installed once into build/peers; what cannot be had here is left out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "build" / "peers"
NODE = Path(__file__).parents[1] / "build" / "node"
"""Where `.ci/run peers` puts what the tests use."""
BPMNLINT = "bpmnlint@11.15.0"
TYPER = "typer==0.29.2"
RUAMEL = "ruamel.yaml==0.19.1"
ELK = "elkjs@0.12.1"
PM4PY = ("pm4py==2.7.23.11", "pyarrow>=20", "log-distance-measures==2.2.0")
MERMAID = "@mermaid-js/mermaid-cli@11.17.0"


def bpmnlint() -> list[str] | None:
    """The command of bpmnlint with its recommended rules, or None where there is no node."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not (npm and node):
        return None
    folder = NODE
    script = folder / "node_modules" / "bpmnlint" / "bin" / "bpmnlint.js"
    settings = folder / ".bpmnlintrc"
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if not _installs(npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), BPMNLINT):
            return None
    settings.write_text('{"extends": "bpmnlint:recommended"}\n', encoding="utf-8")
    return [node, str(script), "--config", str(settings)]


def elk() -> tuple[str, str]:
    """What node is to load for ELK's layouts; empty where it cannot, and why."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not (npm and node):
        return "", "ELK: there is no node"
    folder = FOLDER / "elk"
    script = folder / "node_modules" / "elkjs" / "lib" / "main.js"
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if not _installs(npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), ELK):
            return "", "ELK: npm cannot install it"
    return str(script), ""


def typer() -> Path | None:
    """A folder from which `typer` can be imported, or None."""
    folder = FOLDER / "python"
    if not (folder / "typer").is_dir() and not _installs(
        sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), TYPER
    ):
        return None
    return folder


def ruamel() -> Path | None:
    """A folder from which `ruamel.yaml` can be imported, or None."""
    folder = FOLDER / "ruamel"
    if not (folder / "ruamel").is_dir() and not _installs(
        sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), RUAMEL
    ):
        return None
    return folder


def pm4py() -> Path | None:
    """A Python that has pm4py (AGPL: a program of its own, never imported) and the distances of logs, or None."""
    folder = FOLDER / "pm4py"
    python = folder / "bin" / "python"
    if (folder / ".made").exists():
        return python
    if not _installs(sys.executable, "-m", "venv", str(folder)):
        return None
    if not _installs(str(python), "-m", "pip", "install", "--quiet", *PM4PY):
        return None
    (folder / ".made").touch()
    return python


def _installs(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def chromium() -> str | None:
    """The machine's Chromium."""
    return next(
        (
            found
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (found := shutil.which(name))
        ),
        None,
    )


def mermaid() -> tuple[list[str] | None, str]:
    """The command of mermaid-cli (it needs a Chromium of the machine), or None and why."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not (npm and node):
        return None, "there is no node"
    if not chromium():
        return None, "there is no Chromium"
    folder = FOLDER / "mermaid"
    script = folder / "node_modules" / "@mermaid-js" / "mermaid-cli" / "src" / "cli.js"
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["PUPPETEER_SKIP_DOWNLOAD"] = "1"
        if not _installs(npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), MERMAID):
            return None, "npm cannot install it"
    return [node, str(script)], ""
