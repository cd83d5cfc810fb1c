"""Public holidays by year: which days are off, which days of a weekend are worked, and for which years that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from blueprint.packs.form import Form, Line, Words, key
from blueprint.packs.reading import Wrong, read_pack_file
from blueprint.packs.standard_item import Certainty
from blueprint.wording import Wording

FOLDER = Path(__file__).parent
_LONGEST = 60
"""Days; a longer holiday is a slip."""
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


class Notice(Form):
    """What was announced for a year."""

    year: int = key("The year.", "年份。")
    source: Line = key("Where it stands.", "出处。")
    url: Line | None = key("Its address.", "网址。", None)
    holidays: dict[str, Line] = key(
        "Days off, each with its name; a stretch is `from/to`.", "假日与名称；一段写 `起/止`。"
    )
    working: tuple[str, ...] = key("Days of a weekend that are worked.", "调休上班的日期。", ())


class HolidayPack(Form):
    """A pack of public holidays."""

    id: Line = key("Its name, as maps write it.", "编号。")
    title: Words = key("What it is called.", "名称。")
    certainty: Certainty = key("How sure it is.", "可靠程度。")
    checked: date = key("When somebody last looked.", "最近核对日期。")
    notices: tuple[Notice, ...] = key("Year by year.", "逐年。")


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
    if not 0 <= (end - start).days < _LONGEST:
        raise Wrong((), _NO_DAYS.filled(text=text), _WRITE)
    for n in range((end - start).days + 1):
        yield start + timedelta(days=n)


def _whole(pack: HolidayPack) -> PublicHolidays:
    found = PublicHolidays()
    for notice in pack.notices:
        found |= PublicHolidays(
            frozenset(day for said in notice.holidays for day in days_of(said)),
            frozenset(day for said in notice.working for day in days_of(said)),
            frozenset({notice.year}),
            (notice.source,),
        )
    return found


@cache
def holidays_ids() -> tuple[str, ...]:
    """The ids of the packs that come along, without reading them."""
    return tuple(sorted(path.name.removesuffix(".toml") for path in FOLDER.glob("*.toml")))


@cache
def shipped_holidays(id_: str) -> PublicHolidays:
    """A pack that comes along.

    Raises:
        FileNotFoundError: there is none of this id.
    """
    return read_pack_file(FOLDER / f"{id_}.toml", HolidayPack, _whole)
