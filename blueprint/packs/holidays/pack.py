"""A pack of public holidays as a file: what was announced, year by year."""

from __future__ import annotations

from datetime import date
from functools import cache

from blueprint.packs.form import Form, Line, Words, key
from blueprint.packs.holidays.holidays import FOLDER, PublicHolidays, days_of
from blueprint.packs.reading import read_pack_file
from blueprint.packs.standard_item import Certainty


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
def shipped_holidays(id_: str) -> PublicHolidays:
    """A pack that comes along.

    Raises:
        FileNotFoundError: there is none of this id.
    """
    return read_pack_file(FOLDER / f"{id_}.toml", HolidayPack, _whole)
