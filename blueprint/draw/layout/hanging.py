"""Columns for what no customer walks: used touchpoints stand by the first that uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.model.names import Lane

if TYPE_CHECKING:
    from blueprint.draw.diagram import Diagram


def hang(diagram: Diagram, columns: dict[str, int]) -> dict[str, int]:
    """The column of every hanging touchpoint: its first user's, or the next one when that is taken.

    Things in the evidence lane always share their user's column; they are stacked there.
    """
    users: dict[str, list[str]] = {n: [] for n in diagram.hanging}
    for link in diagram.uses:
        if link.target in users:
            users[link.target].append(link.source)
    taken = {(diagram.lane(n), column) for n, column in columns.items()}
    last = max(columns.values(), default=0)
    placed: dict[str, int] = {}
    waiting = list(diagram.hanging)
    while waiting:
        ready = [n for n in waiting if any(u in columns or u in placed for u in users[n])] or waiting[:1]
        for node in ready:
            known = [columns.get(u, placed.get(u)) for u in users[node]]
            first = min((c for c in known if c is not None), default=0)
            column = first
            lane = diagram.lane(node)
            if lane is not Lane.EVIDENCE and (lane, first) in taken:
                column = next(
                    (c for c in (first + 1, first - 1) if 0 <= c <= last and (lane, c) not in taken), first
                )
            placed[node] = column
            taken.add((lane, column))
        waiting = [n for n in waiting if n not in placed]
    return placed
