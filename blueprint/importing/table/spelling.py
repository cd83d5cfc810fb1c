"""Cells as people fill them in: full-width digits, times spelled out, scores with a sign."""

from __future__ import annotations

import re
import unicodedata

from blueprint.importing.numbers import COUNTED
from blueprint.model.spelled_time import roughly

_VALUE = re.compile(r"[-+−]?\s*\d+(?:\.\d+)?\s*%?")
_VALUED = COUNTED.union(
    ["time", "standard", "tolerance", "min", "likely", "max", "mean", "within", "patience"]
)
_SPAN = re.compile(r"\d+(?:\.\d+)?\s*[-–~至到]\s*\d+(?:\.\d+)?")
"""Shortest to longest."""
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d):([0-5]\d)")
"""A length of time as spreadsheets write it into CSV: hours, minutes, seconds."""
_COMMA = re.compile(r"^([-+]?\d+),(\d{1,2})(?!\d)")
"""A decimal comma: `2,5`."""


def value_of(column: str, text: str, unit: str = "") -> str:
    """A cell of a column that holds a time, a share or a number, as a map writes it; any other cell as it is.

    >>> value_of("time", "６分钟"), value_of("fails.chance", "５％"), value_of("title", "５％"), value_of("time", "90", "s")
    ('6m', '5%', '５％', '90s')
    """
    parts = column.split(".")
    if parts[-1] not in _VALUED and parts[0] not in ("end", "meets"):
        return text
    wide = _COMMA.sub(r"\1.\2", unicodedata.normalize("NFKC", text).strip())
    if _VALUE.fullmatch(wide):
        number = wide.replace(" ", "").replace("−", "-")
        return f"{number}{unit}" if unit and not number.endswith("%") else number
    if unit and _SPAN.fullmatch(wide):
        return f"{wide}{unit}"
    if clock := _CLOCK.fullmatch(wide):
        parts = [f"{int(n)}{unit}" for n, unit in zip(clock.groups(), "hms", strict=True) if int(n)]
        return "".join(parts) or "0s"
    return roughly(wide) or text
