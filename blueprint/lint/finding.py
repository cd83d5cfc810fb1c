"""What a lint rule reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from blueprint.source.place import Edit, Position, Span
from blueprint.wording import Wording, counted

ERRORS = (Wording("1 error", "1 个错误"), Wording("{n} errors", "{n} 个错误"))


def errors(n: int) -> Wording:
    """`1 error`, `2 errors`."""
    return counted(*ERRORS, n)


class Severity(IntEnum):
    """How bad it is, by rank."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """As in reports and configuration."""
        return self.name.lower()


@dataclass(frozen=True)
class Place:
    """A stretch of a file, with lines and columns."""

    start: Position
    end: Position

    @property
    def span(self) -> Span:
        """The offsets alone."""
        return Span(self.start.offset, self.end.offset)


@dataclass(frozen=True)
class Second:
    """Another place that belongs to a finding."""

    place: Place
    message: Wording


@dataclass(frozen=True)
class Fix:
    """How a finding can be removed; `safe` when the meaning of the map stays, or only one thing can have been meant."""

    title: Wording
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, at one place.

    `element` is the id it is about, `where` the way through the map, such as `touchpoints[wait].next`.
    """

    code: str
    name: str
    severity: Severity
    message: Wording
    help: Wording | None
    path: str
    place: Place
    element: str
    related: tuple[Second, ...] = ()
    fix: Fix | None = None
    where: str = ""
    fingerprint: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Reading order: file, place, code."""
        return (self.path, self.place.start.line, self.place.start.column, self.code, self.message.en)
