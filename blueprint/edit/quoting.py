"""How a text is written so that every YAML reader gets it back, and people can read it."""

from __future__ import annotations

import json
import re

from blueprint.edit.data import Bare

_NUMBER = r"[-+]?(\.\d[\d_]*|\d[\d_]*(\.[\d_]*)?)([eE][-+]?\d+)?"
_RETYPED = re.compile(
    r"yes|no|on|off|true|false|null|~|=|<<|[-+]?\.inf|\.nan|"
    rf"{_NUMBER}|[-+]?0b[01_]+|[-+]?0x[\da-f_]+|[-+]?0o[0-7]+|"
    r"[-+]?\d[\d_]*(:\d+)+(\.\d*)?|"
    r"\d{4}-\d\d?-\d\d?([tT \t].*)?",
    re.IGNORECASE,
)
"""What one reader or another takes for something else than a text (YAML 1.1 and 1.2)."""
_BARE = re.compile(rf"{_NUMBER}|true|false")
_SPECIAL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff\t]")
_STARTS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_IN_BLOCK = re.compile(r":(?=\s|$)|\s#")
_IN_FLOW = re.compile(r"[,?\[\]{}:]|\s#")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar_text(value: str, flow: bool = False, bare: bool = False, like: str = "") -> str:
    """A text as a YAML scalar in one line.

    `bare` says that numbers and truth values are meant as such here; `like` is the quote that stood
    around the old value, kept where it can be.
    """
    if isinstance(value, Bare) or (bare and _BARE.fullmatch(value)):
        return str(value)
    if like == "'" and not _SPECIAL.search(value):
        return "'" + value.replace("'", "''") + "'"
    if like == '"' or not _plain(value, flow):
        return _double(value)
    return value


def _plain(value: str, flow: bool) -> bool:
    return not (
        not value
        or value != value.strip()
        or value[0] in _STARTS
        or value.startswith("...")
        or _SPECIAL.search(value)
        or (_IN_FLOW if flow else _IN_BLOCK).search(value)
        or _RETYPED.fullmatch(value)
    )


def _double(value: str) -> str:
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))
