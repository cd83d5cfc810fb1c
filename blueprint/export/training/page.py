"""A page as the painters get it: texts, shapes, lines, signs and drawings, each in its place. Units are CSS px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.export.training import looks

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout
    from blueprint.export.training.looks import Look

WIDTH, HEIGHT = 793.7, 1122.5
"""A4 upright."""
MARGIN = 46.0
ROOM = Rect(MARGIN, 98, WIDTH - 2 * MARGIN, HEIGHT - 98 - 62)
"""Where the contents of a page stand."""
TITLE = Rect(MARGIN, 42, WIDTH - 2 * MARGIN, 34)
COVER_TITLE = Rect(MARGIN + 24, 140, WIDTH - 2 * MARGIN - 48, 28)
FOOT = HEIGHT - 40
"""The baseline of the foot."""


@dataclass(frozen=True)
class Sheet:
    """The size of a page, and where its head, contents and foot stand; `heading` and `footing` are how they look."""

    width: float
    height: float
    margin: float
    title: Rect
    room: Rect
    foot: float
    heading: Look
    footing: Look


UPRIGHT = Sheet(
    width=WIDTH,
    height=HEIGHT,
    margin=MARGIN,
    title=TITLE,
    room=ROOM,
    foot=FOOT,
    heading=looks.TITLE,
    footing=looks.FOOT,
)


@dataclass(frozen=True, slots=True)
class Set:
    """A paragraph, set: its lines, and the room before it."""

    text: str
    lines: tuple[str, ...]
    look: Look
    before: float = 0.0
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs one below the other, all inside the rectangle."""

    rect: Rect
    paragraphs: tuple[Set, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle or, with `round`, an ellipse; an empty colour is none."""

    rect: Rect
    fill: str = ""
    edge: str = ""
    width: float = 1.0
    corner: float = 0.0
    round: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `dash` is `long`, `dots` or nothing."""

    start: Point
    stop: Point
    colour: str
    width: float = 1.0
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the legend around a point; `text` is that of a mark."""

    kind: str
    at: Point
    text: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A blueprint, `scale` px to a px of it."""

    rect: Rect
    layout: Layout
    scale: float


Item = Text | Shape | Rule | Sign | Drawing


@dataclass(frozen=True)
class Page:
    """A page: what stands above it, and what is on it. `starts` a section; a cover has no head and foot."""

    title: str
    items: tuple[Item, ...]
    starts: bool = False
    cover: bool = False
    sheet: Sheet = UPRIGHT
