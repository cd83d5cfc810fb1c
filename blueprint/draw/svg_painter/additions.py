"""What is drawn beside a layout, by whoever knows more than one map says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Additions:
    """Lines of SVG around what a layout has, and what of it steps back.

    Attributes:
        pale: groups that step back: `touchpoint:ID`, `evidence:ID:N`, `connection:FROM:TO`, `entry:ID`.
        opacity: of those.
        under: lines under the boxes, over the arrows.
        over: lines over everything.
        below: room for them below the picture, in px.
    """

    pale: frozenset[str] = frozenset()
    opacity: str = "0.4"
    under: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    below: float = 0.0

    def fade(self, name: str) -> str:
        """The attribute of a group that steps back."""
        return f' opacity="{self.opacity}"' if name in self.pale else ""


NOTHING = Additions()
