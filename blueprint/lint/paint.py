"""Six colours for a terminal, or none. Standard output is written plainly: nothing wraps, nothing is markup."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal, TextIO

from blueprint.lint.finding import Severity

Mode = Literal["auto", "always", "never"]
_BOLD, _DIM, _RED, _YELLOW, _BLUE, _CYAN = "1", "2", "1;31", "1;33", "1;34", "36"
_BY_SEVERITY = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _BLUE}


@dataclass(frozen=True)
class Paint:
    """Puts text in colour, or leaves it."""

    on: bool = False

    def severity(self, severity: Severity, text: str) -> str:
        """The colour of a severity."""
        return self._in(_BY_SEVERITY[severity], text)

    def strong(self, text: str) -> str:
        """What the eye should find first."""
        return self._in(_BOLD, text)

    def faint(self, text: str) -> str:
        """What frames the rest."""
        return self._in(_DIM, text)

    def hint(self, text: str) -> str:
        """What to do."""
        return self._in(_CYAN, text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


PLAIN = Paint()


def paint_for(stream: TextIO, mode: Mode = "auto") -> Paint:
    """Colours when asked for; else as `NO_COLOR`, `FORCE_COLOR` and the kind of stream say."""
    if mode != "auto":
        return Paint(mode == "always")
    if os.environ.get("NO_COLOR"):
        return PLAIN
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return Paint(True)
    return Paint(stream.isatty() and os.environ.get("TERM") != "dumb")
