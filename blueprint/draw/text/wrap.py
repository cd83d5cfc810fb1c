"""Text into lines that fit: Chinese breaks anywhere, English at spaces, long words where they must."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from blueprint.draw.text.metrics import is_wide, measure

ELLIPSIS = "…"
_NO_START = frozenset("、。，．・：；？！）］｝〕〉》」』】’”…·,.;:!?)]}%％")
_COMMAS = frozenset("、，,；;")
_NO_END = frozenset("（［｛〔〈《「『【‘“([{")


class Fitted(NamedTuple):
    """Lines at a font size, px; `whole` is false where an ellipsis stands for the rest."""

    lines: tuple[str, ...]
    size: float
    whole: bool = True


def _pieces(text: str) -> list[str]:
    """What may not be torn apart: words, and single wide characters with their punctuation."""
    pieces: list[str] = []
    glue = True
    for char in text:
        fresh = (
            char == " " or is_wide(char) or (pieces and (pieces[-1][-1] == " " or is_wide(pieces[-1][-1])))
        )
        if pieces and (glue or char in _NO_START or not fresh or char == " ") and pieces[-1][-1] != " ":
            pieces[-1] += char
        else:
            pieces.append(char)
        glue = char in _NO_END
    return pieces


def _torn(piece: str, size: float, bold: bool, room: float) -> list[str]:
    """A piece wider than the room, cut wherever it must be."""
    parts, start = [], 0
    for end in range(1, len(piece) + 1):
        if end - start > 1 and measure(piece[start:end], size, bold) > room:
            parts.append(piece[start : end - 1])
            start = end - 1
    return [*parts, piece[start:]]


def break_lines(text: str, size: float, bold: bool, room: float) -> list[str]:
    """Fill lines of `room` px from the left."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if not line or measure((line + piece).rstrip(), size, bold) <= room:
            line += piece
        else:
            lines.append(line)
            line = piece
        if measure(line.rstrip(), size, bold) > room:
            *full, line = _torn(line, size, bold, room)
            lines += full
    lines.append(line)
    return [stripped for each in lines if (stripped := each.strip())]


def _evened(text: str, size: float, bold: bool, room: float, count: int) -> list[str]:
    """The same number of lines, but of like length: `5 + 4` characters, not `8 + 1`; two part at a comma."""
    if count == 2 and (parted := _at_comma(text, size, bold, room)):
        return parted
    widest = max(measure(piece.rstrip(), size, bold) for piece in _pieces(text))
    narrow = max(measure(text, size, bold) / count, room * 0.4, widest)
    while narrow < room:
        lines = break_lines(text, size, bold, narrow)
        if len(lines) == count and all(measure(each, size, bold) <= room for each in lines):
            return lines
        narrow += size / 2
    return break_lines(text, size, bold, room)


def _at_comma(text: str, size: float, bold: bool, room: float) -> list[str]:
    """Two lines that part after a comma, as even as may be; nothing when none fits."""
    halves = [
        (text[: i + 1].strip(), text[i + 1 :].strip()) for i, char in enumerate(text) if char in _COMMAS
    ]
    wide = [(measure(a, size, bold), measure(b, size, bold), a, b) for a, b in halves if a and b]
    fitting = [(abs(one - two), a, b) for one, two, a, b in wide if max(one, two) <= room]
    return list(min(fitting)[1:]) if fitting else []


@lru_cache(maxsize=4096)
def fit(text: str, bold: bool, sizes: tuple[float, ...], room: float, few: int, most: int) -> Fitted:
    """Lines no wider than `room` px: the first size that needs at most `few` lines, else the last size.

    What needs more than `most` lines at the last size ends in an ellipsis.
    """
    for size in sizes:
        if measure(text, size, bold) <= room:
            return Fitted((text,), size)
        if measure(text, size, bold) > room * few * 1.2:
            continue
        lines = break_lines(text, size, bold, room)
        if len(lines) <= few:
            return Fitted(tuple(_evened(text, size, bold, room, len(lines))), size)
    size = sizes[-1]
    lines = break_lines(text, size, bold, room)
    if len(lines) <= most:
        return Fitted(tuple(lines), size)
    last = lines[most - 1]
    while last and measure(last + ELLIPSIS, size, bold) > room:
        last = last[:-1]
    return Fitted((*lines[: most - 1], last.rstrip() + ELLIPSIS), size, whole=False)
