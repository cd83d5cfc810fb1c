"""Finding a font with Chinese: by fontconfig, else where Linux, macOS and Windows keep theirs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

_NAMES = (
    "notosanscjk",
    "notosanssc",
    "sourcehansans",
    "pingfang",
    "msyh",
    "hiragino sans gb",
    "wqy",
    "simhei",
    "stheiti",
    "notoserifcjk",
    "simsun",
    "deng",
    "droidsansfallback",
    "arphic",
    "uming",
    "ukai",
    "arial unicode",
)
_SUFFIXES = (".ttc", ".ttf", ".otf")


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


@cache
def find_chinese_font() -> str | None:
    """The file of a font with Chinese, or None."""
    return _by_fontconfig() or _by_folder()


def _by_fontconfig() -> str | None:
    command = shutil.which("fc-match")
    if not command:
        return None
    try:
        done = subprocess.run(
            [command, "-f", "%{lang}\n%{file}", "Noto Sans CJK SC:lang=zh-cn"],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    languages, _, file = done.stdout.partition("\n")
    known = languages.split("|")
    return file.strip() if "zh-cn" in known and file.strip() else None


def _by_folder() -> str | None:
    for folder in _folders():
        if folder.is_dir():
            for path in sorted(folder.rglob("*")):
                if path.suffix.lower() in _SUFFIXES and any(
                    name in path.name.lower().replace("-", "") for name in _NAMES
                ):
                    return str(path)
    return None
