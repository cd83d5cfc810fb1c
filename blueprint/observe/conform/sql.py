"""Small parts of SQL that DuckDB and Spark both understand."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.observe.engine.duck import quoted


def microseconds(seconds: float) -> int:
    """A length of time as the tables have it."""
    return round(seconds * 1_000_000)


def total(value: str) -> str:
    """An exact sum."""
    return f"sum(CAST({value} AS DECIMAL(38, 0)))"


def texts(said: Iterable[str]) -> str:
    """Several, with commas between.

    >>> texts(["a", "b"])
    "'a', 'b'"
    """
    return ", ".join(map(quoted, said))
