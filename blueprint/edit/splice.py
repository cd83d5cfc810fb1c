"""The difference of two texts as one replacement: small to keep, and undone exactly."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Splice:
    """At an offset, `old` became `new`."""

    at: int
    old: str
    new: str

    def done(self, text: str) -> str:
        """The text after."""
        return text[: self.at] + self.new + text[self.at + len(self.old) :]

    def undone(self, text: str) -> str:
        """The text before."""
        return text[: self.at] + self.old + text[self.at + len(self.new) :]


def splice(before: str, after: str) -> Splice:
    """What stands between the common beginning and the common end of two texts."""
    start = _common(before, after)
    rest = min(len(before), len(after)) - start
    end = _common(before[::-1][:rest], after[::-1][:rest])
    return Splice(start, before[start : len(before) - end], after[start : len(after) - end])


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from the start, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
