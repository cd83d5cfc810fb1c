"""How texts look, in px: 4 px are 3 points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from blueprint.draw.shapes import Ink


class Look(NamedTuple):
    """Size in px, weight, ink of the theme (`main`, `soft`, `line`), the room before the paragraph, and a line
    through it."""

    size: float
    bold: bool = False
    ink: Ink = "main"
    before: float = 0.0
    struck: bool = False


LEADING = 1.34
"""Distance of baselines to font size."""
TITLE = Look(23, True)
COVER_TITLE = Look(17, True, "soft")
HEADING = Look(17, True, before=4)
LEAD = Look(14.5)
BODY = Look(13, before=2)
STRONG = Look(13.5, True, before=2)
SMALL = Look(10.5, ink="soft", before=1)
LABEL = Look(10.5, True, "soft", 7)
FOOT = Look(10, ink="soft")
