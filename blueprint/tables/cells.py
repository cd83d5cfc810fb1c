"""Cells that a spreadsheet must not run, and cells as it hands them back."""

from __future__ import annotations

import datetime
import re
from typing import Any

from blueprint.model.duration import Duration

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?%?")


def safe(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP)."""
    if isinstance(value, str) and value.startswith(_STARTS) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def read(value: Any) -> str | None:
    """A cell as the text a map takes: no apostrophe of ours, whole numbers without a point, a time of day as a length.

    Spreadsheets keep a length of time as a time of day (`0:05:00`), and one from a day on as a date of 1900.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.time):
        value = datetime.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, datetime.timedelta):
        return Duration(value.total_seconds()).text if value >= datetime.timedelta() else str(value)
    if isinstance(value, datetime.datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    text = str(value).strip()
    if text.startswith("'") and text[1:].startswith(_STARTS):
        text = text[1:]
    return text or None
