"""The font files of this machine: as fontconfig lists them, else where Linux, macOS and Windows keep theirs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_PLACEHOLDERS = ("lastresort", "adobeblank", "notdef")
"""Fonts that have every character, each as a box or blank."""
_PATIENCE = 20
"""Seconds."""


@cache
def machine_fonts() -> tuple[Path, ...]:
    """Every font file, sorted; empty where there is none."""
    listed = _by_fontconfig()
    found = _by_folder() if listed is None else listed
    return tuple(sorted(path for path in set(found) if _is_font(path)))


def _is_font(path: Path) -> bool:
    name = path.name.lower().replace(" ", "").replace("-", "")
    return path.suffix.lower() in _SUFFIXES and not name.startswith(_PLACEHOLDERS)


def _by_fontconfig() -> list[Path] | None:
    """What fontconfig lists, or None where it is not installed or does not answer."""
    command = shutil.which("fc-list")
    if not command:
        return None
    try:
        done = subprocess.run(
            [command, "--format", "%{file}\n"], capture_output=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return [Path(line) for line in os.fsdecode(done.stdout).splitlines() if line]


def _by_folder() -> list[Path]:
    found = []
    for folder in _folders():
        for parent, _, names in os.walk(folder):
            found += [Path(parent, name) for name in names]
    return found


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        return (
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        )
    if sys.platform == "darwin":
        return (
            Path("/System/Library/Fonts"),
            Path("/Library/Fonts"),
            Path("/System/Library/AssetsV2"),
            home / "Library/Fonts",
        )
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )
