"""What an engine does. The questions are asked in SQL that DuckDB and Spark both understand.

Times are BIGINT microseconds and shares DOUBLE: dividing whole numbers gives a DECIMAL in one and a DOUBLE in the
other. What the two say differently are the methods here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

Rows = list[tuple[Any, ...]]


class Engine(Protocol):
    """Tables, and answers from them."""

    def rows(self, sql: str) -> Rows:
        """The answer to a question."""

    def batches(self, sql: str) -> Iterator[Rows]:
        """The answer to a question, some thousand rows at a time: it may be longer than memory."""

    def keep(self, name: str, sql: str) -> None:
        """Work a table out once, for several questions."""

    def define(self, name: str, sql: str) -> None:
        """Give a question a name; it is worked out each time."""

    def put(self, name: str, columns: dict[str, str], rows: Rows) -> None:
        """A small table of ours: column to its SQL type, and the rows."""

    def fingerprint(self, *values: str) -> str:
        """An expression: a number of 64 bits that is the same for the same values."""

    def quantiles(self, value: str, shares: tuple[float, ...]) -> str:
        """An expression: an array of quantiles, each between the two values around it (as numpy has it)."""
