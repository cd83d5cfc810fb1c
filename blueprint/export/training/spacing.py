"""Room that office programs put between Chinese and Latin letters, of which no font knows."""

from __future__ import annotations

from itertools import pairwise

from blueprint.draw.text.metrics import is_wide, measure

_BETWEEN = 0.25
"""Of an em, as LibreOffice does; PowerPoint puts none."""
_SPREAD = 1.03
"""What `measure` adds for other fonts."""


def spaced(text: str, size: float, bold: bool) -> float:
    """The width of a line in an office program, px."""
    changes = sum(is_wide(a) != is_wide(b) and " " not in (a, b) for a, b in pairwise(text))
    return measure(text, size, bold) / _SPREAD + changes * _BETWEEN * size


def shrunk(lines: tuple[str, ...], size: float, bold: bool, room: float) -> float:
    """The size at which lines stay lines: a little smaller where Chinese and Latin letters alternate."""
    widest = max((spaced(line, size, bold) for line in lines), default=0.0)
    return size if widest <= room else size * room / widest
