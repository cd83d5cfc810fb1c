"""Offsets in code points here, line and character units out there: converted at this edge and nowhere else.

Editors count UTF-16 units unless they agree on something else, so an emoji before a place moves it by one.
"""

from __future__ import annotations

from lsprotocol import types

from blueprint.source.place import Lines, Span

_BYTES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Positions:
    """The positions of one text, in the units that server and editor agreed on."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text = text
        self._lines = Lines(text)
        self._codec, self._width = _BYTES.get(encoding, _BYTES["utf-16"])

    def position(self, offset: int) -> types.Position:
        """Where an offset is, for the editor."""
        place = self._lines.position(offset)
        before = self._lines.line_text(place.line)[: place.column - 1]
        return types.Position(place.line - 1, self._units(before))

    def range(self, span: Span) -> types.Range:
        """A span for the editor."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """Where the editor means; beyond a line is its end."""
        line = self._lines.line_text(position.line + 1)
        start = self._lines.start(position.line + 1)
        units = 0
        for index, character in enumerate(line):
            if units >= position.character:
                return start + index
            units += self._units(character)
        return start + len(line)

    def _units(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._width
