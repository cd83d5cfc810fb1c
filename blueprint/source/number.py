"""The number in a cell, whatever country the spreadsheet is from."""

from __future__ import annotations

import math
import re

_SPACE = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_COMMA = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+")
_POINT = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
"""One thousand and some, or one and a bit: nobody can tell."""


def number_in(cell: str) -> float:
    """The number; NaN where there is none, or it could be two.

    >>> number_in("80,5"), number_in("1.234,5"), number_in("1,234.5"), number_in("1 234")
    (80.5, 1234.5, 1234.5, 1234.0)
    >>> number_in("1,234")
    nan
    """
    text = _SPACE.sub("", cell)
    if _COMMA.fullmatch(text) and not _EITHER.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _POINT.fullmatch(text):
        text = text.replace(",", "")
    try:
        return float(text)
    except ValueError:
        return math.nan
