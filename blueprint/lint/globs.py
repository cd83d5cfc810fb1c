"""Patterns of file names, relative to the configuration that says them: `maps/drafts/**`, `*.old.blueprint.yaml`.

`**` is any number of folders, `*` and `?` stay within one name. A pattern without a slash fits a file
or folder of that name anywhere below; a pattern that fits a folder fits everything in it.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", re.DOTALL)


def fits(pattern: str, folder: Path, path: str | Path) -> bool:
    """Whether the file lies below `folder` in a place that the pattern means."""
    below = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")  # noqa: PTH100 - links stay
    return not below.startswith("../") and _expression(pattern).fullmatch(below) is not None


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    pattern = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in pattern else r"(?:.*/)?"
    return re.compile(anywhere + "".join(map(_translate, _TOKEN.findall(pattern))) + r"(?:/.*)?", re.DOTALL)


def _translate(token: str) -> str:
    match token:
        case "**/":
            return "(?:.*/)?"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
    if len(token) > 1:
        return f"[^{token[2:]}" if token.startswith("[!") else token
    return re.escape(token)
