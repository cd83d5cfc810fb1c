"""Letters at the strips' edges, side by side where arrows come close."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blueprint.draw.geometry import Point, Rect
from blueprint.draw.shapes import Connector, TextLine
from blueprint.draw.text.metrics import measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blueprint.draw.folding.cutting import Piece

SIZE, HEIGHT, PAD, GAP = 9.5, 14.0, 5.0, 4.0
_APART = HEIGHT + 3


class End(NamedTuple):
    """A letter at an edge: at `slot` places from it, on the `left` or the right side."""

    strip: int
    left: bool
    at: Point
    text: str
    slot: int
    piece: Piece


def letters(pieces: Iterable[Piece]) -> dict[tuple[str, ...], str]:
    """A letter for every arrow that is cut, in order: A to Z, then A1 and so on."""
    found: dict[tuple[str, ...], str] = {}
    for piece in pieces:
        if piece.key and piece.key not in found:
            lap, letter = divmod(len(found), 26)
            found[piece.key] = chr(ord("A") + letter) + (str(lap) if lap else "")
    return found


def ends(pieces: Sequence[Piece]) -> list[End]:
    """Every letter at its edge, each with its place; dashed links that share a line share a letter."""
    named = letters(pieces)
    found: list[End] = []
    last: dict[tuple[int, bool, int], float] = {}
    cut = [p for p in pieces if p.key and p.at]
    for piece in sorted(cut, key=lambda p: (p.strip.number, _at(p).y, named[p.key or ()])):
        at, letter = _at(piece), named[piece.key or ()]
        left = abs(at.x - piece.strip.enter) < abs(at.x - piece.strip.cut)
        text = letter if piece.route.dashed else f"→ {letter}" if piece.leaves else f"{letter} →"
        same = (e for e in found if e.strip == piece.strip.number and e.left is left and e.text == text)
        if any(abs(e.at.y - at.y) < 0.1 for e in same):
            continue
        slot = 0
        while at.y - last.get((piece.strip.number, left, slot), -99.0) < _APART:
            slot += 1
        last[piece.strip.number, left, slot] = at.y
        found.append(End(piece.strip.number, left, at, text, slot, piece))
    return found


def room(all_: Sequence[End], *, left: bool) -> float:
    """Width that letters take at the left or right edge of any strip, px."""
    slots = [end.slot + 1 for end in all_ if end.left is left]
    return max(slots, default=0) * _width(all_) + 8 if slots else 0.0


def connector(end: End, all_: Sequence[End]) -> tuple[Connector, Point]:
    """The pill, and where the arrow's line meets it; in coordinates of the whole picture."""
    width, piece = _width(all_), end.piece
    far = 6 + end.slot * width
    edge = piece.strip.left if end.left else piece.strip.cut
    x = edge - far - width + GAP if end.left else edge + far
    rect = Rect(x, end.at.y - HEIGHT / 2, width - GAP, HEIGHT)
    line = TextLine(
        text=end.text,
        x=rect.centre.x,
        y=end.at.y + 3.4,
        size=SIZE,
        width=measure(end.text, SIZE, True),
        bold=True,
        ink="main",
        anchor="middle",
    )
    pill = Connector(rect, line, piece.leaves, piece.route.dashed, piece.route.back)
    return pill, Point(rect.right if end.left else rect.x, end.at.y)


def _width(all_: Sequence[End]) -> float:
    return max((measure(end.text, SIZE, True) for end in all_), default=0.0) + 2 * PAD + GAP


def _at(piece: Piece) -> Point:
    assert piece.at is not None
    return piece.at
