"""Days of public holidays: which are off, which days of a weekend are worked, and for which years that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from blueprint.packs.error import Wrong
from blueprint.wording import Wording

FOLDER = Path(__file__).parent
_LONGEST = 60
"""Days; a longer holiday is a slip."""
YEARS = range(1900, 2200)
"""Another year is a slip."""
_NO_DAYS = Wording("{text!r} is no day and no stretch of days", "{text!r} 不是日期，也不是一段日期")
_WRITE = Wording(
    "write `2026-10-01`, or `2026-10-01/2026-10-07` for a stretch",
    "请写 `2026-10-01`；一段日期写 `2026-10-01/2026-10-07`",
)


@dataclass(frozen=True)
class PublicHolidays:
    """What is known of public holidays.

    Attributes:
        off: days that nobody works.
        working: days of a weekend that are worked.
        years: for which all of them are known.
        sources: where they stand.
        week: the working weekdays, 0 for Monday; empty: not said.
    """

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()
    sources: tuple[str, ...] = ()
    week: frozenset[int] = frozenset()

    def __or__(self, other: PublicHolidays) -> PublicHolidays:
        return PublicHolidays(
            self.off | other.off,
            (self.working | other.working) - (self.off | other.off),
            self.years | other.years,
            (*self.sources, *other.sources),
            other.week or self.week,
        )


def days_of(text: str) -> Iterator[date]:
    """The days of `2026-10-01`, or of `2026-10-01/2026-10-07`.

    Raises:
        Wrong: it is neither.
    """
    first, _, last = text.partition("/")
    try:
        start, end = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        start, end = date.max, date.min
    if not 0 <= (end - start).days < _LONGEST or start.year not in YEARS:
        raise Wrong((), _NO_DAYS.filled(text=text), _WRITE)
    for n in range((end - start).days + 1):
        yield start + timedelta(days=n)


@cache
def holidays_ids() -> tuple[str, ...]:
    """The ids of the packs that come along, without reading them."""
    return tuple(sorted(path.name.removesuffix(".toml") for path in FOLDER.glob("*.toml")))
