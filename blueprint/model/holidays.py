"""Which public holidays count: those that come along (`cn`), and files beside the map (`holidays.yaml`, `holidays.ics`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from blueprint.model.arrivals import WEEKDAYS, weekdays_of
from blueprint.model.characters import UNSEEN_IN_SCHEMAS
from blueprint.model.expand import plain
from blueprint.model.values import Grammar, text_of, wrong
from blueprint.packs.error import Wrong
from blueprint.packs.holidays.holidays import YEARS, PublicHolidays, days_of, holidays_ids
from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from blueprint.source.reader import Source, Unreadable, read
from blueprint.suggestion import suggested
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_STEP = rf"[^\s.*?\"<>|/\\:#%{UNSEEN_IN_SCHEMAS}][^*?\"<>|/\\:#%{UNSEEN_IN_SCHEMAS}]*"
_FILE = re.compile(rf"(?:\./)?(?:{_STEP}/)*{_STEP}\.(?:yaml|yml|ics)")
_KNOWN = Wording(
    "holidays that come along: {known}; others stand in a file beside the map, `holidays.yaml` or `holidays.ics`",
    "自带的假日：{known}；其他请放在地图旁的文件中：`holidays.yaml` 或 `holidays.ics`",
)
_NO_FILE = Wording("there is no file {name!r} beside the map", "地图旁没有文件 {name!r}")
_NOT_READ = Wording("{name}: {why}", "{name}：{why}")
_SHAPE = Wording(
    "write `years: [2027]`, `holidays: {{2027-01-01: New Year}}`, and `working: [2027-01-09]` where a weekend day is worked; "
    "`week: sun-thu` where the working week is not Monday to Friday",
    "请写 `years: [2027]`、`holidays: {{2027-01-01: 元旦}}`；调休上班写 `working: [2027-01-09]`；"
    "工作周不是周一至周五时写 `week: sun-thu`",
)
_NO_EVENTS = Wording("there is no event of whole days in it", "其中没有全天事件")
_REPEATS = Wording(
    "an event repeats (`RRULE`), which is not read: export the days one by one",
    "有重复事件（`RRULE`），无法读取：请逐日导出",
)
_KEYS = frozenset({"title", "source", "years", "holidays", "working", "week"})
_EVENT_DAY = re.compile(r"DT(START|END)(?:;[^:]*)?:(\d{4})(\d{2})(\d{2})(?:T000000)?")
_WORKED = re.compile(r"班|working day|workday", re.IGNORECASE)


def _names(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(_name(item) for item in items))


def _name(value: Any) -> str:
    text = text_of(value, Wording("holidays", "假日"))
    if text in holidays_ids() or _FILE.fullmatch(text):
        return text
    known = ", ".join(f"`{id_}`" for id_ in holidays_ids())
    raise wrong(
        "unknown-value",
        Wording("there are no holidays {text!r}", "没有名为 {text!r} 的假日").filled(text=text),
        suggested(text.casefold(), list(holidays_ids()), _KNOWN.filled(known=known)),
        "cn" if text.casefold() in ("cn", "china", "zh", "中国", "中國", "prc") else None,
    )


def _schema() -> dict[str, Any]:
    one = {
        "anyOf": [{"enum": list(holidays_ids())}, {"type": "string", "pattern": rf"^\s*{_FILE.pattern}\s*$"}]
    }
    return {"anyOf": [*one["anyOf"], {"type": "array", "items": one, "minItems": 1}]}


HolidayNames = Annotated[tuple[str, ...], Grammar(_names, _schema)]
"""Holidays in a map: ids of those that come along, and files."""


class NotRead(Exception):
    """A file of holidays that cannot be read; at which name of the map, and why."""

    def __init__(self, place: int, wording: Wording) -> None:
        self.place, self.wording = place, wording
        super().__init__(wording.en)


def holidays_of(names: Sequence[str], folder: Path) -> PublicHolidays:
    """The holidays of these names together.

    Raises:
        NotRead: a file is missing, or says nothing that can be read.
    """
    found = PublicHolidays()
    for place, name in enumerate(names):
        if name in holidays_ids():
            from blueprint.packs.holidays.pack import shipped_holidays

            found |= shipped_holidays(name)
            continue
        try:
            found |= _of_file(folder / name)
        except (OSError, Unreadable):
            raise NotRead(place, _NO_FILE.filled(name=name)) from None
        except Wrong as error:
            raise NotRead(place, _NOT_READ.filled(name=name, why=error.message)) from None
    return found


def _of_file(path: Path) -> PublicHolidays:
    problems = Problems()
    source = read(path, problems)
    if not problems and path.suffix == ".ics":
        return _of_calendar(source)
    tree = None if problems else parse(source.text, problems)
    if problems:
        raise Wrong((), problems[0].message)
    data = plain(tree) if tree else None
    if not isinstance(data, dict) or not data.keys() <= _KEYS or not isinstance(data.get("years"), list):
        raise Wrong((), _SHAPE.filled())
    off, working = (_days(data.get(key) or ()) for key in ("holidays", "working"))
    years = [str(year) for year in data["years"]]
    week = str(data.get("week") or "").casefold()
    known = bool(years) and all(re.fullmatch(r"\d{4}", year) and int(year) in YEARS for year in years)
    if not known or not _is_week(week):
        raise Wrong((), _SHAPE.filled())
    return PublicHolidays(
        frozenset(off),
        frozenset(working),
        frozenset(map(int, years)),
        (str(data.get("source") or path.name),),
        frozenset(map(WEEKDAYS.index, weekdays_of(week))) if week else frozenset(),
    )


def _is_week(text: str) -> bool:
    return not text or (all(day in WEEKDAYS for day in text.split("-")[:2]) and text.count("-") < 2)


def _days(said: Any) -> Iterator[date]:
    if not isinstance(said, dict | list | tuple):
        raise Wrong((), _SHAPE.filled())
    for text in said:
        yield from days_of(str(text))


def _of_calendar(source: Source) -> PublicHolidays:
    """The events of whole days of an iCalendar file (RFC 5545); one called 班 or working day is worked."""
    lines = re.sub(r"\r?\n[ \t]", "", source.text).splitlines()
    off: set[date] = set()
    working: set[date] = set()
    event: list[str] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            event = []
        elif line == "END:VEVENT":
            told = " ".join(entry.partition(":")[2] for entry in event if entry.startswith("SUMMARY"))
            (working if _WORKED.search(told) else off).update(_event_days(event))
        else:
            event.append(line)
    if not off:
        raise Wrong((), _NO_EVENTS)
    return PublicHolidays(
        frozenset(off), frozenset(working), frozenset(day.year for day in off), (Path(source.path).name,)
    )


def _event_days(event: Sequence[str]) -> Iterator[date]:
    from datetime import timedelta

    if any(line.startswith("RRULE") for line in event):
        raise Wrong((), _REPEATS)
    ends = {m[1]: f"{m[2]}-{m[3]}-{m[4]}" for line in event if (m := _EVENT_DAY.fullmatch(line))}
    if "START" in ends:
        (start,) = days_of(ends["START"])
        (end,) = days_of(ends["END"]) if "END" in ends else (start + timedelta(days=1),)
        last = max(start, end - timedelta(days=1))  # an iCalendar end is the day after
        yield from days_of(f"{start}/{last}")
