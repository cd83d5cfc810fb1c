"""Three texts into one, line by line: what one person changed in a text that another changed as well."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from blueprint.edit.refused import refused

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")


class _Change(NamedTuple):
    start: int
    end: int
    lines: list[str]


def merged(base: str, mine: str, theirs: str) -> str:
    """`theirs` with what changed from `base` to `mine`.

    Raises:
        EditRefused: both changed the same lines, or lines that touch, in different ways.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    lines = _LINE.findall(base)
    ours, others = _changes(lines, _LINE.findall(mine)), _changes(lines, _LINE.findall(theirs))
    both = [c for c in ours if c in others]
    ours = [c for c in ours if c not in both]
    for change in ours:
        for other in others:
            if change.start <= other.end and other.start <= change.end:
                raise refused(
                    "lines {first} to {last} were changed by somebody else too",
                    "第 {first} 至 {last} 行也被他人修改了",
                    first=change.start + 1,
                    last=max(change.end, change.start + 1),
                )
    result, done = [], 0
    for change in sorted([*ours, *others]):
        result += [*lines[done : change.start], *change.lines]
        done = change.end
    return "".join([*result, *lines[done:]])


def leaning(base: str, mine: str, theirs: str) -> str:
    """`mine` with what changed from `base` to `theirs`, but where both changed the same lines: there it is mine.

    Of those lines of theirs that are comments alone, the new ones come along.
    """
    lines = _LINE.findall(base)
    ours, others = _changes(lines, _LINE.findall(mine)), _changes(lines, _LINE.findall(theirs))
    result, done = list[str](), 0
    for change in ours:
        inside = [o for o in others if change.start <= o.end and o.start <= change.end]
        known = {*lines, *change.lines}
        others = [o for o in others if o not in inside]
        comments = [line for o in inside for line in o.lines if line.lstrip().startswith("#")]
        change.lines[:0] = [line for line in comments if line not in known]
    for change in sorted([*ours, *others]):
        result += [*lines[done : change.start], *change.lines]
        done = max(done, change.end)
    return "".join([*result, *lines[done:]])


def _changes(base: list[str], new: list[str]) -> list[_Change]:
    codes = SequenceMatcher(None, base, new, autojunk=False).get_opcodes()
    return [_Change(a, b, new[c:d]) for tag, a, b, c, d in codes if tag != "equal"]
