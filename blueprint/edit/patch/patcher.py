"""Walks tree and new data side by side, and notes the edits that make the text say the data."""

from __future__ import annotations

from typing import Any

from blueprint.edit.fragment import Keys, inline, item_parts, value_lines
from blueprint.edit.numbers import is_bare
from blueprint.edit.patch.align import in_old_order, items_aligned, keys_aligned
from blueprint.edit.patch.block import Block
from blueprint.edit.patch.edits import Edits
from blueprint.edit.patch.flow import Flow
from blueprint.edit.patch.sheet import Sheet
from blueprint.edit.patch.slot import Slot
from blueprint.edit.patch.widen import can_widen, widen
from blueprint.edit.quoting import scalar_text
from blueprint.source.tree import Mapping, Node, Scalar, Sequence


class Patcher:
    """One pass over a text; some changes need a second one, over the text that the first one made."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.edits = Edits(sheet)

    def value(self, node: Node, old: Any, new: Any, slot: Slot) -> None:
        """Make the value in a slot say `new`."""
        if old == new:
            return
        if isinstance(node, Mapping) and isinstance(new, dict) and new and node.entries:
            self._mapping(node, old, new, slot)
        elif isinstance(node, Sequence) and isinstance(new, list) and new and node.items:
            self._sequence(node, old, new, slot)
        elif isinstance(node, Mapping) and isinstance(new, list) and can_widen(old, new):
            widen(self.edits, node, old, new, slot)
        elif isinstance(node, Mapping) and isinstance(new, str) and new in old and len(old) > 1:
            self._mapping(node, old, {new: old[new]}, slot)  # the next pass makes the short form
        elif isinstance(node, Scalar) and (new is None or isinstance(new, str)):
            slot.say(self.edits, node, self._scalar(node, new, slot))
        else:
            slot.say(self.edits, node, *self._whole(new, slot))

    def _scalar(self, node: Scalar, new: str | None, slot: Slot) -> str:
        if new is None:
            return "null" if slot.flow and slot.is_item else ""
        quote = self.sheet.text[node.span.start : node.span.start + 1]
        like = quote if not node.plain and quote in ("'", '"') else ""
        return scalar_text(new, slot.flow, is_bare(slot.keys), like)

    def _whole(self, new: Any, slot: Slot) -> tuple[str, list[str]]:
        if slot.flow:
            return inline(new, slot.keys, flow=True), []
        return (item_parts if slot.is_item else value_lines)(new, slot.column, slot.keys)

    def _mapping(self, node: Mapping, old: Any, new: Any, slot: Slot) -> None:
        names = list(node.entries)
        wanted = in_old_order(names, list(new))
        pairs = keys_aligned(names, wanted)
        if not any(before is not None and after is not None for before, after in pairs):
            slot.say(self.edits, node, *self._whole(new, slot))
            return
        flow = self.sheet.is_flow(node)
        style: Block | Flow = (Flow if flow else Block)(self.edits, node, slot)
        kept: int | None = None
        added: list[tuple[str, Any]] = []
        dropped = [before for before, after in pairs if after is None and before is not None]
        style.drop(dropped)
        for before, after in pairs:
            if before is None and after is not None:
                added.append((wanted[after], new[wanted[after]]))
            elif before is not None and after is not None:
                style.add(added, kept)
                added, kept = [], before
                self._entry(node, names[before], wanted[after], old, new, slot, flow)
        style.add(added, kept)

    def _entry(
        self, node: Mapping, before: str, after: str, old: Any, new: Any, slot: Slot, flow: bool
    ) -> None:
        entry = node.entries[before]
        key = entry.key
        if before != after:
            quote = self.sheet.text[key.span.start : key.span.start + 1]
            like = quote if not key.plain and quote in ("'", '"') else ""
            self.edits.replace(*key.span, scalar_text(after, flow, like=like))
        if old[before] == new[after]:
            return
        keys: Keys = (*slot.keys, after)
        at = self.sheet.after_colon(entry)
        inner = Slot(
            at if at is not None else key.span.end,
            slot.column if flow else self.sheet.column(key.span.start),
            keys,
            flow,
            has_colon=at is not None,
        )
        self.value(entry.value, old[before], new[after], inner)

    def _sequence(self, node: Sequence, old: Any, new: Any, slot: Slot) -> None:
        pairs = items_aligned(old, new)
        if not any(before is not None and after is not None for before, after in pairs):
            slot.say(self.edits, node, *self._whole(new, slot))
            return
        flow = self.sheet.is_flow(node)
        style: Block | Flow = (Flow if flow else Block)(self.edits, node, slot)
        kept: int | None = None
        added: list[Any] = []
        style.drop([before for before, after in pairs if after is None and before is not None])
        for before, after in pairs:
            if before is None and after is not None:
                added.append(new[after])
            elif before is not None and after is not None:
                style.add(added, kept)
                added, kept = [], before
                item = node.items[before]
                dash = item.span.start if flow else self.sheet.dash(node, before)
                column = slot.column if flow else self.sheet.column(dash)
                at = dash if flow else dash + 1
                self.value(item, old[before], new[after], Slot(at, column, slot.keys, flow, is_item=True))
        style.add(added, kept)
