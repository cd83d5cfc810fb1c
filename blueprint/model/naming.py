"""Ids for what has none: made of its name."""

from __future__ import annotations

import re
from collections.abc import Collection

from blueprint.model.values import ID_PATTERN, IDENTIFIER, RETYPED

_LONGEST = 40
_APART = re.compile(r"[^\w]+|_+")
_ID = re.compile(ID_PATTERN)
_NUMBER = re.compile(r"[\d_.]+(e[\d]+)?|0[xob]\w+")
_NO_IDS = RETYPED | {"all"}


def new_id(name: str, taken: Collection[str], fallback: str) -> str:
    """An id made of a name, unlike all that are taken."""
    base = _APART.sub("-", name.lower())[:_LONGEST].strip("-") or fallback
    if not _ID.match(base) or base in _NO_IDS or _NUMBER.fullmatch(base):
        base = f"{fallback}-{base}" if _ID.match(f"{fallback}-{base}") else fallback
    id_, number = base, 2
    while id_ in taken:
        id_, number = f"{base}-{number}", number + 1
    return id_


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    try:
        IDENTIFIER.parse(text)
    except ValueError:
        return False
    return True
