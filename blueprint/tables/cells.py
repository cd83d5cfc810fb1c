"""Cells that a spreadsheet must not run, and cells as it hands them back."""

from __future__ import annotations

import re
from typing import Any

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?%?")


def safe(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP)."""
    if isinstance(value, str) and value.startswith(_STARTS) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def read(value: Any) -> str | None:
    """A cell as the text a map takes: no apostrophe of ours, whole numbers without a point, no dates."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    text = str(value).strip()
    if text.startswith("'") and text[1:].startswith(_STARTS):
        text = text[1:]
    return text or None
