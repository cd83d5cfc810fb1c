"""A table of who does what: steps down, people and systems across, and marks between (`R A C I`, ✓, x)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.importing.lanes import Lanes, is_lane_name
from blueprint.importing.table import notes
from blueprint.importing.table.draft import Draft
from blueprint.importing.table.headings import column_of

if TYPE_CHECKING:
    from blueprint.tables.assemble import Assembled

_MARK = re.compile(r"[RACIS](?:\s*[/,&+、]?\s*[RACIS]){0,4}|[xX×✓✔√●○◎*]")
_DOES, _ANSWERS = re.compile(r"R|[xX×✓✔√●◎*]"), re.compile("A")


def matrix_of(lines: Sequence[tuple[int, list[str]]], lanes: Lanes, title: str) -> Assembled | None:
    """The steps in their order, each in the lane of who does it; None: it is no such table."""
    rows = [row for _, row in lines if any(row)]
    for top in range(min(3, len(rows))):
        heads, body = rows[top], rows[top + 1 :]
        marks = [cell for row in body for cell in row[1:] if cell]
        people = [name for name in heads[1:] if name]
        if len(marks) >= len(body) > 1 and len(people) > 1 and all(map(_MARK.fullmatch, marks)):
            return _matrix(heads, body, lanes, title) if not any(map(column_of, people[:1])) else None
    return None


def _matrix(heads: list[str], body: list[list[str]], lanes: Lanes, title: str) -> Assembled:
    draft = Draft(lanes, title)
    others: list[str] = []
    for row in filter(lambda row: row[0], body):
        marked = {name: mark for name, mark in zip(heads[1:], row[1:], strict=False) if name and mark}
        who = next((n for wanted in (_DOES, _ANSWERS) for n, m in marked.items() if wanted.search(m)), "")
        role = {"role": "" if is_lane_name(who) else who}
        id_ = draft.add(row[0], draft.lane_of(who), role)
        others += [f"{name} {mark} ({id_})" for name, mark in marked.items() if name != who]
    if others:
        draft.notes.append(notes.OTHERS.filled(names=", ".join(others)))
    return draft.assembled()
