"""The layout: everything a painter needs, computed once. Units are CSS px, y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.marks import MARKS, MarkKind, is_hollow
from blueprint.draw.overlay import State
from blueprint.model.names import Lane
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.source.pictures.picture import Picture

PictureLanguage = Literal["zh", "en", "both"]
"""The language of a picture; `both` writes Chinese large and English small below it."""
Anchor = Literal["start", "middle", "end"]
Ink = Literal["main", "soft", "line"]
LinkKind = Literal["flow", "entry", "uses", "evidence"]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: `x`, `y` is the anchor on the baseline; `width` is measured."""

    text: str
    x: float
    y: float
    size: float
    width: float
    bold: bool = False
    ink: Ink = "main"
    anchor: Anchor = "start"

    @property
    def rect(self) -> Rect:
        """The room the line takes."""
        left = self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        return Rect(left, self.y - self.size * 0.9, self.width, self.size * 1.15)


@dataclass(frozen=True, slots=True)
class Chip:
    """A pill on a box: the standard time, coloured by whether it is kept."""

    rect: Rect
    line: TextLine
    state: State


@dataclass(frozen=True, slots=True)
class ExitFlag:
    """A footer of a box: customers leave the service here, by this exit."""

    name: str
    rect: Rect
    line: TextLine


@dataclass(frozen=True, slots=True)
class Mark:
    """A lettered sign on a box's corner; `centre` is its middle."""

    kind: MarkKind
    centre: Point
    text: str

    @property
    def rect(self) -> Rect:
        """The room it takes."""
        r = MARKS[self.kind].radius
        return Rect(self.centre.x - r, self.centre.y - r, 2 * r, 2 * r)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture beside the map, in its place; `title` says what it shows."""

    rect: Rect
    picture: Picture
    title: str


@dataclass(frozen=True, slots=True)
class Box:
    """A touchpoint, or a thing in the evidence lane; `title` is its whole text."""

    id: str
    kind: Literal["touchpoint", "evidence"]
    lane: Lane
    column: int
    row: int
    rect: Rect
    title: str
    lines: tuple[TextLine, ...]
    chip: Chip | None = None
    exits: tuple[ExitFlag, ...] = ()
    marks: tuple[Mark, ...] = ()
    is_map: bool = False
    icon: Image | None = None

    @property
    def is_truth(self) -> bool:
        """It is one of the first moments of truth."""
        return any(mark.kind == "truth" and not is_hollow(mark.text) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Label:
    """A pill on an arrow: the share of customers who go this way."""

    rect: Rect
    line: TextLine


@dataclass(frozen=True, slots=True)
class Route:
    """How a connection, a use or a piece of evidence is drawn: from `points[0]` to `points[-1]`.

    An entry (customers coming in) has no `source`. `limit` is the hand-off's time limit, where there is room.
    """

    kind: LinkKind
    source: str
    target: str
    points: tuple[Point, ...]
    arrow: bool = True
    dashed: bool = False
    back: bool = False
    label: Label | None = None
    limit: TextLine | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar at a box's side: the arrows that touch it start together, or all of them are waited for."""

    touchpoint: str
    kind: Literal["all", "join"]
    rect: Rect


@dataclass(frozen=True, slots=True)
class SubLane:
    """A part of a lane, by role or channel, with its name."""

    name: str
    rect: Rect
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A lane over the whole width, with its names, and its parts from the top where it is split."""

    lane: Lane
    rect: Rect
    lines: tuple[TextLine, ...]
    parts: tuple[SubLane, ...] = ()


@dataclass(frozen=True, slots=True)
class Border:
    """A line between two lanes: of interaction, of visibility, of internal interaction."""

    below: Lane
    y: float
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class PhaseBand:
    """A phase over the columns it covers."""

    rect: Rect
    line: TextLine


@dataclass(frozen=True, slots=True)
class FigureCard:
    """One header figure."""

    rect: Rect
    label: TextLine
    value: TextLine
    note: TextLine | None
    state: State


@dataclass(frozen=True, slots=True)
class CurveDot:
    """One touchpoint on the emotion curve; `share` of customers reach it; hollow unless measured."""

    at: Point
    value: float
    touchpoint: str | None
    share: float | None
    kind: Literal["plain", "low", "high", "end"]
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """An emotion curve: axis lines (height and label), dots, the range around them, notes.

    `whose` it is: the customers', or the staff's, which stands as `below` under the customers' where there are both.
    """

    rect: Rect
    names: tuple[TextLine, ...]
    axis: tuple[TextLine, ...]
    zero: float
    dots: tuple[CurveDot, ...]
    low: tuple[Point, ...]
    high: tuple[Point, ...]
    notes: tuple[TextLine, ...]
    whose: Literal["customers", "staff"] = "customers"
    below: Curve | None = None

    @property
    def bottom(self) -> float:
        """Where the lowest of its curves ends, px."""
        return self.below.rect.bottom if self.below else self.rect.bottom

    @property
    def both(self) -> tuple[Curve, ...]:
        """The customers' curve and the staff's, those there are."""
        return (self, self.below) if self.below else (self,)


@dataclass(frozen=True, slots=True)
class NoteCard:
    """What is noted at a touchpoint, under its column."""

    touchpoint: str
    rect: Rect
    lines: tuple[TextLine, ...]
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteRow:
    """The row of notes below the lanes, with its name."""

    rect: Rect
    names: tuple[TextLine, ...]
    cards: tuple[NoteCard, ...]


@dataclass(frozen=True, slots=True)
class Connector:
    """Where an arrow leaves a strip of a folded picture, or comes in: the same letter stands on the other strip."""

    rect: Rect
    line: TextLine
    leaves: bool
    dashed: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and what it means."""

    sign: str
    centre: Point
    line: TextLine


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole picture. `notices` are for people, not drawn.

    A folded picture has every lane once a strip, `connectors` at the strips' edges, and the emotion
    curve of its first strip in `curve`, those of the others in `more_curves`. `images` are in the heading: icons of
    segments, their names among its lines.
    """

    language: PictureLanguage
    title: str
    description: str
    width: float
    height: float
    heading: tuple[TextLine, ...]
    figures: tuple[FigureCard, ...]
    phases: tuple[PhaseBand, ...]
    bands: tuple[Band, ...]
    borders: tuple[Border, ...]
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]
    bars: tuple[Bar, ...]
    curve: Curve | None
    legend: tuple[LegendEntry, ...]
    notices: tuple[Wording, ...] = ()
    connectors: tuple[Connector, ...] = ()
    more_curves: tuple[Curve, ...] = ()
    note_rows: tuple[NoteRow, ...] = ()
    images: tuple[Image, ...] = ()
