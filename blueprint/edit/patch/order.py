"""The same entries in another order: their lines move as they are."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from blueprint.edit.patch.block import Block
from blueprint.edit.patch.edits import Edits
from blueprint.edit.patch.slot import Slot
from blueprint.source.tree import Mapping, Node, Sequence


def reorder(edits: Edits, node: Node, new: Any, slot: Slot) -> None:
    """Note the moves that put the keys of every mapping below `node` in the order of `new`."""
    if isinstance(node, Sequence) and isinstance(new, list):
        for item, wanted in zip(node.items, new, strict=True):
            reorder(edits, item, wanted, slot)
    elif isinstance(node, Mapping) and isinstance(new, dict):
        if list(node.entries) != list(new):
            (_in_brackets if edits.sheet.is_flow(node) else _lines)(edits, node, list(new), slot)
            return
        for key, entry in node.entries.items():
            inner = Slot(entry.key.span.end, 0, (*slot.keys, key))
            reorder(edits, entry.value, new[key], inner)


def _in_brackets(edits: Edits, node: Mapping, wanted: list[str], _slot: Slot) -> None:
    sheet = edits.sheet
    spans = {k: (e.key.span.start, sheet.entry_end(e)) for k, e in node.entries.items()}
    for old, new in zip(node.entries, wanted, strict=True):
        edits.replace(*spans[old], sheet.text[slice(*spans[new])])


def _lines(edits: Edits, node: Mapping, wanted: list[str], slot: Slot) -> None:
    block = Block(edits, node, slot)
    names = list(node.entries)
    index = {name: i for i, name in enumerate(names)}
    blocks = SequenceMatcher(None, names, wanted, autojunk=False).get_matching_blocks()
    stay = {names[b.a + k] for b in blocks for k in range(b.size)}
    anchor: int | None = None
    moved: list[str] = []
    for name in [*wanted, None]:
        if name is not None and name not in stay:
            moved += _cut(edits, block, index[name])
            continue
        if moved and anchor is not None:
            edits.insert_lines(block.finish(anchor), moved)
        elif moved:  # to the front: the blank line that parts entries comes below, not above
            blanks = [line for line in moved if not line]
            edits.insert_lines(block.begin(0), [*(line for line in moved if line), *blanks[:1]])
        moved = []
        anchor = index[name] if name is not None else None


def _cut(edits: Edits, block: Block, index: int) -> list[str]:
    """Take the lines of an entry away, and a blank line that parts it from another; they come back elsewhere."""
    sheet = edits.sheet
    start, end = block.begin(index), block.finish(index)
    text = sheet.text[start:end].rstrip("\r\n")
    blank = sheet.line_start(start - 1) if start else start
    if index and sheet.is_blank_line(blank):
        edits.replace(blank, end, "")
    elif sheet.is_blank_line(end):
        edits.replace(start, sheet.next_line(end), "")
    else:
        edits.replace(start, end, "")
        return [text]
    return ["", text]
