"""Lines that end where a reader may pause: Chinese between any two characters, never within a number or its unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from blueprint.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement

_HAN = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_CHARACTER = "\u3005\u3400-\u9fff"
_MARKS = "，。、；：？！）”》〉」』】…"
"""What never begins a line."""
_NAME = 6
"""So many characters between marks or blanks stay together: they are mostly a name."""
_PIECE = re.compile(
    r"\s*[（“《〈「『【]*"
    rf"(?:(?<![{_CHARACTER}])[{_CHARACTER}]{{2,{_NAME}}}(?![{_CHARACTER}])|"
    r"[^\s\d" + _HAN + r"“”]*\d[^\s" + _HAN + r"“”]*(?: ?(?:%|天|小时|分钟|分|秒|个百分点))?"
    r"|[^\s" + _HAN + r"“”]+|.)"
    rf"[{_MARKS}]*"
)


class Folded:
    """A text that is folded into lines of the width it is given."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as rich takes it to be."""
        return self._text.__rich_measure__(console, options)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Its lines."""
        made: list[Text] = []
        for line in self._text.split(allow_blank=True):
            made += line.divide(_ends(line.plain, options.max_width))
        for line in made[:-1]:
            line.rstrip()
        yield from Text("\n").join(made).render(console, end=self._text.end)


def _ends(text: str, most: int) -> Iterator[int]:
    """Where lines end that are no wider than `most`; what is wider than a line is cut wherever it must be."""
    used = 0
    for found in _PIECE.finditer(text):
        piece = found[0]
        if used and used + width(piece.rstrip()) > most:
            yield found.start() + len(piece) - len(piece.lstrip())
            piece, used = piece.lstrip(), 0
        used += width(piece)
        at = found.end() - len(piece)
        while used > most:
            kept = len(piece)
            while width(piece[:kept]) > most or (1 < kept < len(piece) and piece[kept] in _MARKS):
                kept -= 1
            if kept in (0, len(piece)):
                break
            at, piece = at + kept, piece[kept:]
            used = width(piece)
            yield at
