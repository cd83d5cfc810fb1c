"""Where a report goes: the console, or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from blueprint.cli.show.console import heading, say, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console
    from rich.table import Column
    from rich.text import Text


class Out(Protocol):
    """Where a report goes: the console, or a page."""

    def heading(self, text: str) -> None:
        """A heading."""

    def line(self, text: str = "", style: str | None = None) -> None:
        """A sentence."""

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str | Text | None]]) -> None:
        """A table."""


class Screen:
    """The console."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def heading(self, text: str) -> None:
        """A heading, a blank line above it."""
        heading(self.console, text)

    def line(self, text: str = "", style: str | None = None) -> None:
        """A sentence, in a style."""
        say(self.console, text, style)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str | Text | None]]) -> None:
        """A table without frames."""
        self.console.print(table(columns, rows))
