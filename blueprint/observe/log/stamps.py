"""Times as logs write them: which format a column has, and the SQL that reads it.

A time becomes microseconds since 1970 (UTC where the log or `--time-zone` says a zone, else of the clock on the
wall). Day and month are never guessed: where no time of the sample tells `01/02` from `02/01`, people are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from blueprint.observe.log.forms import PARTED, day_or_month, told_apart
from blueprint.observe.log.refused import BadLog
from blueprint.source.table import clipped
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.observe.log.columns import Asked

_ISO = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?)?( ?(Z|UTC|[+-]\d{2}(:?\d{2})?))?"
)
_ZONED = r"(:[0-9.,]+ ?[+-][0-9:]+|[A-Za-z])$"
"""Of a time in ISO 8601 that says its zone."""
_NOON = ("上午", "下午")
_EPOCHS = ((1e8, 1e10, 1_000_000.0), (1e11, 1e13, 1_000.0), (1e14, 1e16, 1.0), (1e17, 1e19, 0.001))
"""Seconds, milliseconds, microseconds and nanoseconds since 1970, from 1973 to 2286, by their size; and what makes them microseconds."""
_YEAR_1, _YEAR_10000 = -62_135_596_800_000_000, 253_402_300_800_000_000
"""Microseconds since 1970: no calendar here tells what lies before or behind."""
_UNREAD = Wording(
    "{name}: the times in {column!r} are written in a way that is not known, such as {text!r}; say it with "
    "--time-format, such as '%d.%m.%Y %H:%M'",
    "{name}：{column!r} 列的时间格式无法识别，如 {text!r}；请用 --time-format 说明，如 '%d.%m.%Y %H:%M'",
)
_TWO_WAYS = Wording(
    "{name}: {text!r} in {column!r} can be day-month or month-day; say --time-format '{day}' or '{month}'",
    "{name}：{column!r} 列的 {text!r} 可以是日-月，也可以是月-日；请写 --time-format '{day}' 或 '{month}'",
)
_BOTH_WAYS = Wording(
    "{name}: {column!r} has {day!r} (day-month) and {month!r} (month-day); write all times in one way",
    "{name}：{column!r} 列中既有 {day!r}（日-月）又有 {month!r}（月-日）；请统一写法",
)
_NO_ZONE = Wording(
    "there is no time zone {zone!r}; write it as Asia/Shanghai or Europe/London",
    "没有时区 {zone!r}；请写成 Asia/Shanghai 或 Europe/London",
)
_SOME_ZONES = Wording(
    "{name}: {zoned!r} in {column!r} says its time zone, {plain!r} does not; say with --time-zone where the others are from",
    "{name}：{column!r} 列的 {zoned!r} 注明了时区，{plain!r} 没有；请用 --time-zone 说明其余的时区",
)
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")
_UNITS = {"s": (1_000_000.0, 0.0), "ms": (1_000.0, 0.0), "us": (1.0, 0.0), "excel": (86_400e6, 25_569.0)}
"""Words of `--time-format` for numbers: what makes them microseconds, and the number of 1970 (spreadsheets count days)."""
_NUMBERS = Wording(
    "{name}: the times in {column!r} are numbers such as {text!r}; say what they count with --time-format: s, ms or us since "
    "1970, or excel for the days of a spreadsheet",
    "{name}：{column!r} 列的时间是数字，如 {text!r}；请用 --time-format 说明：s、ms、us（自 1970 年起），或 excel（电子表格的天数）",
)
_EMPTY = Wording("{name}: the column {column!r} is empty", "{name}：{column!r} 列是空的")


@dataclass(frozen=True)
class Stamp:
    """How a column of times is read.

    Attributes:
        kind: `text` or `epoch`.
        formats: of strptime.
        factor: of `epoch`, to microseconds.
        origin: of `epoch`: the number of the begin of 1970.
        iso: whether some are written as ISO 8601 has it.
        comma: whether a comma stands before the fraction of a second, of `iso`.
        zone: where times are from that do not say it, checked by `check_zone`; None: as they stand.
        zoned: of `iso`: whether all say their zone, or none does; None: some may, and `zone` is for the others.
    """

    kind: str
    formats: tuple[str, ...] = ()
    factor: float = 1.0
    origin: float = 0.0
    iso: bool = False
    comma: bool = False
    zone: str | None = None
    zoned: bool | None = None

    @property
    def universal(self) -> bool:
        """Whether its microseconds are those of UTC; else they are those of the clock on the wall."""
        told = (self.iso and self.zoned is not False) or self._zoned
        return self.kind == "epoch" or self.zone is not None or told

    @property
    def _zoned(self) -> bool:
        return any("%z" in f or "%Z" in f for f in self.formats)

    def clock(self, column: str) -> str | None:
        """What the clock on the wall shows where no zone stands beside, as `sql`; None: nobody had to say the zone."""
        if self.zone is None or self.kind == "epoch" or self._zoned:
            return None
        return f"CASE WHEN NOT regexp_matches({column}, '{_ZONED}') THEN {replace(self, zone=None).sql(column)} END"

    def sql(self, column: str) -> str:
        """Microseconds since 1970 as an expression of DuckDB; null where the text is no time of the years 1 to 9999.

        Args:
            column: an expression of type VARCHAR.
        """
        return within_calendar(self._read(column))

    def _read(self, column: str) -> str:
        if self.kind == "epoch":
            return f"CAST(round((TRY_CAST({column} AS DOUBLE) - {self.origin}) * {self.factor}) AS BIGINT)"
        ways = [self._iso(column)] if self.iso else []
        if self.formats:
            listed = ", ".join(f"'{f.replace(chr(39), chr(39) * 2)}'" for f in self.formats)
            text = _half_days(column) if any("%p" in f for f in self.formats) else column
            read = f"TRY_STRPTIME({text}, [{listed}])"
            ways.append(f"epoch_us({read})" if self._zoned else self._local(read))
        return ways[0] if len(ways) == 1 else f"coalesce({', '.join(ways)})"

    def _local(self, moment: str) -> str:
        return f"epoch_us({moment})" if self.zone is None else f"epoch_us(timezone('{self.zone}', {moment}))"

    def _iso(self, column: str) -> str:
        text = f"replace({column}, ',', '.')" if self.comma else column
        joined = f"replace(replace({text}, ' +', '+'), ' -', '-')"
        told = f"epoch_us(TRY_CAST({joined} AS TIMESTAMPTZ))" if self.zoned is not False else "NULL"
        plain = self._local(f"TRY_CAST({text} AS TIMESTAMP)") if not self.zoned else "NULL"
        return f"CASE WHEN regexp_matches({column}, '{_ZONED}') THEN {told} ELSE {plain} END"


def _half_days(column: str) -> str:
    """Clocks as Chinese spreadsheets write them (`下午1:05`) as strptime reads them: `1:05 PM`."""
    for word, sign in zip(_NOON, ("AM", "PM"), strict=True):
        column = f"regexp_replace({column}, ' ?{word} ?([0-9:]+)', ' \\1 {sign}')"
    return column


def within_calendar(moment: str) -> str:
    """Microseconds since 1970, an expression, where they lie in the years 1 to 9999; else null."""
    return f"CASE WHEN {moment} >= {_YEAR_1} AND {moment} < {_YEAR_10000} THEN {moment} END"


def check_zone(zone: str | None) -> None:
    """Raises `BadLog` where there is no such time zone."""
    if zone is None:
        return
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, LookupError):
        raise BadLog(_NO_ZONE.filled(zone=clipped(zone))) from None


def stamp_of(texts: Sequence[str], beside: Sequence[str], asked: Asked, name: str, column: str) -> Stamp:
    """How a column of times is read.

    Args:
        texts: a sample of its cells, none blank.
        beside: cells of the log's other columns of times: they are written in the same order of day and month.
        asked: what people say of formats and zone.
        name: of the log, for messages.
        column: of the times, for messages.

    Raises:
        BadLog: the column is empty, its first time is written in no known way, some of its times say their zone and some do
            not, or day and month cannot be told apart.
    """
    if not texts:
        raise BadLog(_EMPTY.filled(name=name, column=column))
    if len(asked.formats) == 1 and asked.formats[0] in _UNITS:
        factor, origin = _UNITS[asked.formats[0]]
        return Stamp("epoch", factor=factor, origin=origin)
    if asked.formats:
        return Stamp("text", asked.formats, zone=asked.zone)
    if epoch := _epoch(texts):
        return epoch
    if not _mostly((_known(t) for t in texts), texts):
        strange = next(t for t in texts if not _known(t))
        form = _NUMBERS if _NUMBER.fullmatch(strange) else _UNREAD
        raise BadLog(form.filled(name=name, column=column, text=clipped(strange)))
    formats = tuple(dict.fromkeys(_formats(texts, beside, name, column)))
    iso = _iso(texts, asked.zone, name, column)
    if iso is None:
        return Stamp("text", formats, zone=asked.zone)
    if iso.zoned and formats:
        zoned, plain = (next(t for t in texts if bool(_ISO.fullmatch(t)) is is_) for is_ in (True, False))
        raise BadLog(_SOME_ZONES.filled(name=name, column=column, zoned=zoned, plain=plain))
    return replace(iso, formats=formats)


def _known(text: str) -> bool:
    """Whether a time is written in some way that is known."""
    return bool(_ISO.fullmatch(text) or any(told_apart(text)) or any(day_or_month(text)))


def _mostly(found: Iterable[bool], texts: Sequence[str]) -> bool:
    return 2 * sum(found) > len(texts)


def _iso(texts: Sequence[str], zone: str | None, name: str, column: str) -> Stamp | None:
    found = [t for t in texts if _ISO.fullmatch(t)]
    if not found:
        return None
    said = {bool(re.search(_ZONED, t)): t for t in reversed(found)}
    if len(said) > 1 and zone is None:
        raise BadLog(_SOME_ZONES.filled(name=name, column=column, zoned=said[True], plain=said[False]))
    comma = any("," in t for t in found)
    return Stamp("text", iso=True, comma=comma, zone=zone, zoned=None if zone else next(iter(said)))


def _epoch(texts: Sequence[str]) -> Stamp | None:
    numbers = [float(t) for t in texts if re.fullmatch(r"\d{9,19}(\.\d+)?", t)]
    for least, most, factor in _EPOCHS:
        if _mostly((least <= n < most for n in numbers), texts):
            return Stamp("epoch", factor=factor)
    return None


def _formats(texts: Sequence[str], beside: Sequence[str], name: str, column: str) -> Iterator[str]:
    """Every way in which the times are written, the ways that both orders of day and month allow told apart."""
    parts = [(text, match) for text in (*texts, *beside) if (match := PARTED.fullmatch(text))]
    day_first = next((text for text, match in parts if 12 < int(match[1]) < 100), None)
    month_first = next((text for text, match in parts if int(match[3]) > 12 and len(match[1]) < 3), None)
    parted: dict[tuple[str, str], str] = {}
    for text in texts:
        if _ISO.fullmatch(text):
            continue
        yield from told_apart(text)
        for either in day_or_month(text):
            parted.setdefault(either, text)
    if day_first and month_first:
        raise BadLog(_BOTH_WAYS.filled(name=name, column=column, day=day_first, month=month_first))
    for (sign, rest), text in parted.items():
        day, month = f"%d{sign}%m{rest}", f"%m{sign}%d{rest}"
        if not day_first and not month_first and sign != ".":
            raise BadLog(_TWO_WAYS.filled(name=name, column=column, text=text, day=day, month=month))
        yield month if month_first else day
