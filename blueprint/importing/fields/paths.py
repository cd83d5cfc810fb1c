"""Paths into JSON: `a.b` goes in, `[]` to each of a list, `[2]` to one of them, `^` out to what is around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_STEP = re.compile(r"\^|\[(\d*)\]|[^.\[\]^]+")
_DOT = re.compile(r"\.?")
_LONGEST = 400


@dataclass(frozen=True)
class Place:
    """A value, where it stands (`nodes[3].data`), and the place around it."""

    value: Any
    name: str
    around: Place | None = None

    def inside(self, key: str) -> Place | None:
        """The value under a key; None: there is none."""
        if not isinstance(self.value, dict) or key not in self.value:
            return None
        return Place(self.value[key], f"{self.name}.{key}" if self.name else key, self)

    def each(self) -> Iterator[Place]:
        """The items of a list."""
        for number, item in enumerate(self.value if isinstance(self.value, list) else ()):
            yield Place(item, f"{self.name}[{number}]", self)

    def out(self) -> Place | None:
        """The mapping around this one; lists are passed over."""
        outer = self.around
        while outer is not None and not isinstance(outer.value, dict):
            outer = outer.around
        return outer


def steps_of(path: str) -> list[str] | None:
    """The steps of a path; None: it is none."""
    found, at = [], 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None or len(path) > _LONGEST:
            return None
        found.append(step[0].strip())
        at = _DOT.match(path, step.end()).end()  # type: ignore[union-attr]
    return found if found and all(found) else None


def follow(start: Place, steps: list[str]) -> list[Place]:
    """The places that a path leads to."""
    here = [start]
    for step in steps:
        if step == "^":
            outer = [around for place in here if (around := place.out())]
            here = list({id(place.value): place for place in outer}.values())
        elif step == "[]":
            here = [item for place in here for item in place.each()]
        elif step.startswith("["):
            wanted = int(step[1:-1][:9])
            here = [item for place in here for n, item in enumerate(place.each()) if n == wanted]
        else:
            here = [inner for place in here if (inner := place.inside(step))]
    return here
