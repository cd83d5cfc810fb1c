"""Points and rectangles. Units are CSS px, y grows downwards."""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """A place, px."""

    x: float
    y: float


class Rect(NamedTuple):
    """An upright rectangle, px."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    def meets(self, other: Rect, gap: float = 0) -> bool:
        """Whether the two overlap, or come closer than `gap`."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def holds(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether the other lies inside."""
        return (
            other.x >= self.x - slack
            and other.right <= self.right + slack
            and other.y >= self.y - slack
            and other.bottom <= self.bottom + slack
        )
