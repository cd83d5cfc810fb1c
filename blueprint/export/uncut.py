"""Arrows of a folded picture for programs that glue arrows to boxes: each one whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.draw.shapes import Route


def uncut(whole: Sequence[Route], folded: Sequence[Route]) -> list[Route]:
    """Every arrow once; those that a fold cut have no points, and are left to the program to route."""
    if folded is whole:
        return list(whole)
    pieces: dict[tuple[str, str, str], list[Route]] = {}
    for route in folded:
        pieces.setdefault((route.kind, route.source, route.target), []).append(route)
    times = Counter((route.kind, route.source, route.target) for route in whole)
    found = []
    for route in whole:
        key = (route.kind, route.source, route.target)
        mine = pieces.get(key, [])
        kept = len(mine) == times[key]
        found.append(
            replace(mine[0], label=mine[0].label or route.label) if kept else replace(route, points=())
        )
        if kept:
            times[key] -= 1
            mine.pop(0)
    return found
