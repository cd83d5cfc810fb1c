"""Circles that nothing leads into: in foreign files their first steps are ways in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def first_of_circles(
    steps: Iterable[str], ways: Mapping[str, Iterable[str]], known: Iterable[str]
) -> list[str]:
    """Steps from which, in their order, everything is reached that is not reached from `known`."""
    reached: set[str] = set()

    def reach(id_: str) -> None:
        waiting = [id_]
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting += ways.get(here, ())

    for id_ in known:
        reach(id_)
    found = []
    for id_ in steps:
        if id_ not in reached:
            found.append(id_)
            reach(id_)
    return found
