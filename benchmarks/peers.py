"""Comparable tools, installed once into build/peers; what cannot be had here is left out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "build" / "peers"
BPMNLINT = "bpmnlint@11.15.0"
TYPER = "typer==0.29.2"


def bpmnlint() -> list[str] | None:
    """The command of bpmnlint with its recommended rules, or None where there is no node."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not (npm and node):
        return None
    folder = FOLDER / "npm"
    script = folder / "node_modules" / "bpmnlint" / "bin" / "bpmnlint.js"
    settings = folder / ".bpmnlintrc"
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if not _installs(npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), BPMNLINT):
            return None
    settings.write_text('{"extends": "bpmnlint:recommended"}\n', encoding="utf-8")
    return [node, str(script), "--config", str(settings)]


def typer() -> Path | None:
    """A folder from which `typer` can be imported, or None."""
    folder = FOLDER / "python"
    if not (folder / "typer").is_dir() and not _installs(
        sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), TYPER
    ):
        return None
    return folder


def _installs(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
