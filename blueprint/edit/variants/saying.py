"""A text that says other things than it did, both given with their short forms written out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.edit.data import Data, copied
from blueprint.edit.guard import check
from blueprint.edit.patch.patch import keeping_order, patch
from blueprint.edit.reading import read
from blueprint.edit.setting import DECLARED, set_at
from blueprint.source.tree import Path

_MARK = "\ufeff"
_WHOLE = frozenset({"next", "end"})
"""Mappings whose blanks say something: set as one."""


class _Blank:
    """Stands for a key that is written without a value."""


_BLANK = _Blank()
_NOWHERE = "\0"
"""The same of ways, which must be some; no text of a map holds it."""


def saying(text: str, before: Data, after: Data) -> str:
    """The text of a map or a variant, which says `before`, so that it says `after`; what is alike stays as it is.

    Raises:
        EditRefused: it is written in a way that cannot be changed alone.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    old = read(text.removeprefix(_MARK))
    data = copied(old.data)
    for path, value in (*_put(before, after, ()), *_taken(before, after, ())):
        data = set_at(data, path, value)
    wanted = keeping_order(old.data, _blank(data))
    new = patch(old, wanted)
    check(old, wanted, new)
    return mark + new.read.text


def _put(before: Data, after: Data, path: Path) -> Iterator[tuple[Path, Any]]:
    """What is new or another, down to single values."""
    for key, now in after.items():
        was, here = before.get(key), (*path, key)
        if key in before and was == now:
            continue
        if not isinstance(now, dict) or key in _WHOLE or not now:
            yield here, now if now is not None else _NOWHERE if key == "next" else _BLANK
            continue
        if key not in before and len(here) == 2 and here[0] in DECLARED:
            yield here, {}
        yield from _put(was if isinstance(was, dict) else {}, now, here)


def _taken(before: Data, after: Data, path: Path) -> Iterator[tuple[Path, None]]:
    """What is no longer said."""
    for key, was in before.items():
        now, here = after.get(key), (*path, key)
        if key not in after:
            yield here, None
        elif isinstance(was, dict) and isinstance(now, dict) and key not in _WHOLE:
            yield from _taken(was, now, here)


def _blank(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _blank(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_blank(item) for item in data]
    return None if data is _BLANK or data == _NOWHERE else data
