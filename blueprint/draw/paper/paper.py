"""Sizes of paper, and how large type comes out on them."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.draw.shapes import TextLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.shapes import Layout

PaperName = Literal["a4", "a3", "a2", "a1", "letter"]
MM = 72 / 25.4
"""Points to a millimetre."""
MARGIN = 8 * MM
"""Of every sheet, points: what printers leave white."""
LEAST_PRINT = 6.0
"""The smallest type that is read in the hand, points."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper as it lies, in points."""

    name: str
    width: float
    height: float

    @property
    def turned(self) -> Sheet:
        """The same sheet on its other side."""
        return Sheet(self.name, self.height, self.width)

    @property
    def room(self) -> tuple[float, float]:
        """Width and height inside its margins, points."""
        return self.width - 2 * MARGIN, self.height - 2 * MARGIN


PAPERS: dict[PaperName, Sheet] = {
    "a4": Sheet("A4", 210 * MM, 297 * MM),
    "a3": Sheet("A3", 297 * MM, 420 * MM),
    "a2": Sheet("A2", 420 * MM, 594 * MM),
    "a1": Sheet("A1", 594 * MM, 841 * MM),
    "letter": Sheet("Letter", 612.0, 792.0),
}
"""All upright."""


def texts_in(thing: object) -> Iterator[TextLine]:
    """Every line of text of a layout, or of a part of one."""
    if isinstance(thing, TextLine):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts_in(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts_in(getattr(thing, field.name))


def least_type(layout: Layout) -> float:
    """The smallest type in a layout, px."""
    return min((line.size for line in texts_in(layout)), default=10.0)


def scale_on(layout: Layout, sheet: Sheet) -> float:
    """Points to a px when a layout fills a sheet inside its margins."""
    wide, high = sheet.room
    return min(wide / layout.width, high / layout.height)
