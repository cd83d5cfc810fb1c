"""Three states of a map into one, by meaning: what either side changed since their common base.

Values are merged where they stand in the map, not line by line, so that two people may change two values of one
line. The text comes from both: comments and order survive. Where both changed one value in different ways, the text
has both versions between marks as git sets them, which lint names.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher

from blueprint.diff.data_merge import Conflict, DataMerge
from blueprint.diff.renames import in_turn, renames
from blueprint.edit import EditRefused, apply
from blueprint.edit.merge import leaning
from blueprint.edit.patch.patch import keeping_order, patch
from blueprint.edit.reading import Read, read
from blueprint.edit.verbs.rename import Rename
from blueprint.model.loader import loads
from blueprint.source.tree import find

_MARK = "\ufeff"
_NOTHING = "{}\n"


@dataclass(frozen=True)
class Merged:
    """The text of a merge, and where in the map both sides said different things; those are marked in the text."""

    text: str
    conflicts: tuple[Conflict, ...]


def merged(base: str, ours: str, theirs: str) -> Merged:
    """Merge two texts that come from one; a base that is empty is none.

    Raises:
        EditRefused: one of the texts cannot be read.
    """
    mark = _MARK if ours.startswith(_MARK) else ""
    base, ours, theirs = (text.removeprefix(_MARK) for text in (base, ours, theirs))
    base = base if base.strip() else _NOTHING
    for text in (base, ours, theirs):
        read(text)
    base, ours, theirs = _under_one_name(base, ours, theirs)
    merge = DataMerge(*(read(text).data for text in (base, ours, theirs)))
    before = _readable(leaning(base, ours, theirs), ours)
    one = patch(before, keeping_order(before.data, merge.ours)).read
    if not merge.conflicts:
        return Merged(mark + one.text, ())
    other = patch(one, keeping_order(one.data, merge.theirs)).read
    return Merged(mark + _marked(one, other, merge.conflicts), merge.conflicts)


def _readable(text: str, otherwise: str) -> Read:
    try:
        return read(text)
    except EditRefused:
        return read(otherwise)


def _under_one_name(base: str, ours: str, theirs: str) -> tuple[str, str, str]:
    """A touchpoint that one side gave another id has it in all three."""
    maps = [loads(text).map for text in (base, ours, theirs)]
    if maps[0] is None:
        return base, ours, theirs
    known = [renames(maps[0], side) if side else {} for side in maps[1:]]
    texts = [base, ours, theirs]
    for number, found in enumerate(known):
        # Where both gave it another id, the arrows to it tell of the conflict.
        names = {old: new for old, new in found.items() if known[1 - number].get(old, new) == new}
        for place in (0, 2 - number):
            texts[place] = _renamed(texts[place], names)
    return texts[0], texts[1], texts[2]


def _renamed(text: str, names: dict[str, str]) -> str:
    def rename(old: str, new: str) -> None:
        nonlocal text
        with suppress(EditRefused):  # it is not there, or has the name already
            text = apply(text, Rename(old, new))

    in_turn(names, rename)
    return text


def _marked(one: Read, other: Read, conflicts: tuple[Conflict, ...]) -> str:
    """The text with both versions of the lines in which they differ."""
    newline = "\r\n" if "\r\n" in one.text else "\n"
    ours, theirs = (side.text.splitlines(keepends=True) for side in (one, other))
    made: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            made += ours[a:b]
            continue
        about = _about(one, (a, b), conflicts) or _about(other, (c, d), conflicts)
        made += [f"<<<<<<< ours{about}{newline}", *_whole(ours[a:b], newline), f"======={newline}"]
        made += [*_whole(theirs[c:d], newline), f">>>>>>> theirs{newline}"]
    return "".join(made)


def _whole(lines: list[str], newline: str) -> list[str]:
    return [line if line.endswith(("\n", "\r")) else line + newline for line in lines]


def _about(side: Read, lines: tuple[int, int], conflicts: tuple[Conflict, ...]) -> str:
    """Which values stand in some lines, or have them among theirs."""
    found = []
    for path in conflicts:
        entry = find(side.tree, path)
        if entry is None or entry.key is None:
            continue
        ends = entry.key.span.start, max(entry.key.span.start, entry.value.span.end - 1)
        first, last = (side.text.count("\n", 0, end) for end in ends)
        if first < lines[1] and lines[0] <= last:
            found.append(".".join(path))
    return f" {', '.join(found)}" if found else ""
