"""`next: {b: 70%}` becomes a list entry by entry, so that comments beside the entries stay beside them."""

from __future__ import annotations

from typing import Any

from blueprint.edit.fragment import entry_lines, inline, is_short
from blueprint.edit.patch.edits import Edits
from blueprint.edit.patch.slot import Slot
from blueprint.source.tree import Mapping


def can_widen(old: Any, new: list[Any]) -> bool:
    """Whether a list says the connections of a mapping, and maybe others."""
    scalars = all(v is None or isinstance(v, str) for v in old.values())
    return scalars and bool(old) and all(isinstance(i, dict) and isinstance(i.get("to"), str) for i in new)


def widen(edits: Edits, node: Mapping, old: Any, new: list[Any], slot: Slot) -> None:
    """Make the list; what its items say more comes in the next pass."""
    sheet = edits.sheet
    wanted = {item["to"]: item for item in new}
    flow = sheet.is_flow(node)
    if flow:
        edits.replace(node.span.start, node.span.start + 1, "[")
        edits.replace(node.span.end - 1, node.span.end, "]")
    for name, entry in node.entries.items():
        start, end = entry.key.span.start, sheet.entry_end(entry)
        item = {"to": name} if old[name] is None else {"to": name, "share": old[name]}
        column = sheet.column(start)
        if flow:
            text = inline(item, slot.keys, flow=True)
        elif is_short(wanted.get(name, item)):
            text = "- " + inline(item, slot.keys)
        else:
            lines = [line for k, v in item.items() for line in entry_lines(k, v, column + 2, slot.keys)]
            text = "- " + sheet.newline.join(lines)[column + 2 :]
        edits.replace(start, end, text)
