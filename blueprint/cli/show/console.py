"""Standard output for people: as wide as the terminal, 110 columns where there is none.

Colour only on a terminal, and never where NO_COLOR is set; what colour says is always said in words too.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from blueprint.cli.show.folding import Folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COLUMNS = 110
"""Width where standard output is no terminal."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

GOOD, BAD, QUIET, STRONG = "green", "red", "dim", "bold"
"""Styles, by what they mean."""


class _Pipe(Console):
    """Standard output that somebody may stop reading: `blueprint kpis ... | head`."""

    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which knows what that means; rich would exit with 1."""
        raise BrokenPipeError


def open_console() -> Console:
    """Standard output; texts are printed as they are, without markup, emoji codes or highlighting."""
    terminal = sys.stdout.isatty()
    width = None if terminal or os.environ.get("COLUMNS") else COLUMNS
    return _Pipe(
        file=sys.stdout, width=width, force_terminal=terminal, markup=False, emoji=False, highlight=False
    )


def plain(text: str) -> str:
    """A text of a map in one line: no line breaks, no control characters that a terminal would obey."""
    return _CONTROL.sub(" ", text)


def styled(text: str, style: str) -> Text:
    """A text in one of the styles above."""
    return Text(plain(text), style)


def lines(texts: Iterable[str]) -> Text:
    """A cell of several lines."""
    return Text("\n".join(map(plain, texts)))


def words(header: str) -> Column:
    """A column of texts; they fold where the table is too wide, though never within a number.

    No least width: rich cuts the last column off where least widths do not fit.
    """
    return Column(plain(header), overflow="fold")


def numbers(header: str) -> Column:
    """A column of numbers: right-aligned, never broken."""
    return Column(plain(header), justify="right", no_wrap=True)


def folded(header: str) -> Column:
    """A column of numbers whose heading takes two lines, to leave room for the others."""
    column = numbers(header)
    between = ": " if ": " in header else " "
    first, found, rest = plain(header).partition(between)
    column.header = f"{first}{found.rstrip()}\n{rest}" if found else first
    return column


def table(columns: Sequence[Column], rows: Iterable[Sequence[str | Text | None]]) -> Table:
    """A table without frames; None is an empty cell."""
    made = Table(
        *columns,
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        header_style=STRONG,
        padding=(0, 1, 0, 0),
    )
    for row in rows:
        made.add_row(*(_cell(column, cell) for column, cell in zip(columns, row, strict=True)))
    return made


def _cell(column: Column, cell: str | Text | None) -> str | Text | Folded:
    if not cell or column.no_wrap:
        return plain(cell) if isinstance(cell, str) else cell or ""
    return Folded(Text(plain(cell)) if isinstance(cell, str) else cell)


def say(console: Console, text: str | Text = "", style: str | None = None) -> None:
    """A line, wrapped at the width of the console."""
    console.print(Folded(Text(plain(text)) if isinstance(text, str) else text), style=style)


def heading(console: Console, text: str) -> None:
    """A heading, a blank line above it."""
    console.print()
    console.print(Folded(Text(plain(text))), style=STRONG)
