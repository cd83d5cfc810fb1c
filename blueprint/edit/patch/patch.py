"""A text that says other data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from blueprint.edit.patch.align import in_old_order
from blueprint.edit.patch.order import reorder
from blueprint.edit.patch.patcher import Patcher
from blueprint.edit.patch.sheet import Sheet
from blueprint.edit.patch.slot import Slot
from blueprint.edit.reading import Read, read

_PASSES = 8
_ROOT = Slot(0, 0)


@dataclass(frozen=True)
class Patched:
    """A text after an edit, as read again, and the comments that went with what was deleted."""

    read: Read
    gone: tuple[str, ...]


def patch(before: Read, data: Any) -> Patched:
    """Make a text say `data`.

    A pass that widens a short form is followed by one that fills it; the last pass puts entries in order.

    Raises:
        EditRefused: a text came out that cannot be read.
    """
    here, gone = before, []
    for _ in range(_PASSES):
        if same(here.data, data):
            break
        patcher = Patcher(Sheet(here))
        if here.data == data:
            reorder(patcher.edits, here.tree, data, _ROOT)
        else:
            patcher.value(here.tree, here.data, data, _ROOT)
        gone += patcher.edits.gone
        here = read(patcher.edits.made())
    return Patched(here, tuple(gone))


def same(one: Any, other: Any) -> bool:
    """Equal, the order of keys included."""
    return one == other and json.dumps(one) == json.dumps(other)


def keeping_order(old: Any, new: Any) -> Any:
    """The new data with keys that were there before in their old order; what was blank and is empty stays blank."""
    if old is None and new == {}:
        return None
    if isinstance(old, dict) and isinstance(new, dict):
        keys = in_old_order(list(old), list(new))
        return {k: keeping_order(old[k], new[k]) if k in old else new[k] for k in keys}
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [keeping_order(a, b) for a, b in zip(old, new, strict=True)]
    return new
