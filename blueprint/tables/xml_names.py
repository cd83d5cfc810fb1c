"""Columns as names of XML attributes, and back: a character that no name may have is spelt by its code."""

from __future__ import annotations

import re

_BAD = re.compile(r"[^\w.-]|_(?=x[0-9A-F]{4})|^[\d.-]")
_CODE = re.compile(r"_x([0-9A-F]{4,6})_")


def name_of(column: str) -> str:
    """The name of an attribute for a column.

    >>> name_of("time.standard"), name_of("x-a\\\\.b")
    ('time.standard', 'x-a_x005C_.b')
    """
    return _BAD.sub(lambda found: f"_x{ord(found[0]):04X}_", column)


def column_of_name(name: str) -> str:
    """The column of such a name."""
    return _CODE.sub(
        lambda found: chr(int(found[1], 16)) if int(found[1], 16) <= 0x10FFFF else found[0], name
    )
