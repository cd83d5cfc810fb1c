"""Pictures kept small: they share their lines, and attributes that come often stand as `<number>`.

Most lines are the same in every segment, many in every language. The shared text holds no `<number>` of its own:
painters write a text's `<` as `&lt;`, and no element's name begins with a digit.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

_LOOKS = re.compile(r'(?: (?!(?:x|y|d|r|width|height|cx|cy|id)=)[a-z-]+="[^"<]*")+')
"""Attributes in a row that say how something looks, not where it is."""


class Drawings:
    """Takes pictures in, and gives them out as lines with what each picture is made of."""

    def __init__(self) -> None:
        self._lines: dict[str, int] = {}
        self._pictures: dict[str, dict[str, list[int]]] = {}

    def add(self, view: str, key: str, picture: str) -> None:
        """One picture of a view, under its key."""
        numbers = [self._lines.setdefault(line, len(self._lines)) for line in picture.split("\n")]
        self._pictures.setdefault(view, {})[key] = _runs(numbers)

    def kept(self) -> tuple[str, dict[str, Any]]:
        """The lines as one text, and for JSON: attributes by number, runs of lines by view and key."""
        often = self._often()
        numbers = {look: f"<{i}>" for i, look in enumerate(often)}
        lines = [_LOOKS.sub(lambda m: numbers.get(m[0], m[0]), line) for line in self._lines]
        return "\n".join(lines), {"often": often, "pictures": self._pictures}

    def _often(self) -> list[str]:
        """Attributes worth a number, what saves most first."""
        counts = Counter(look for line in self._lines for look in _LOOKS.findall(line))
        gains = {look: (len(look) - 4) * (count - 1) for look, count in counts.items()}
        return sorted((look for look, gain in gains.items() if gain > 8), key=lambda k: (-gains[k], k))


def _runs(numbers: list[int]) -> list[int]:
    """First and length of every run of following numbers, one after the other."""
    runs: list[int] = []
    for number in numbers:
        if runs and runs[-2] + runs[-1] == number:
            runs[-1] += 1
        else:
            runs += [number, 1]
    return runs
