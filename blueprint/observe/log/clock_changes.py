"""Times of the clock on the wall that are there twice, or never, because clocks are changed that night."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from blueprint.observe.log.left_out import CLOCK_NEVER, CLOCK_TWICE, LeftOut, Places, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.observe.engine.duck import Duck
    from blueprint.observe.log.raw import Raw

_SECOND = 1_000_000
_DAY = 86_400
_FIRST, _LAST = 0, 4_102_444_800
"""Seconds since 1970: until 2100, beyond which nobody knows when clocks are changed."""


class Change(NamedTuple):
    """A change of clocks: when, seconds since 1970, and from and to which seconds ahead of UTC."""

    at: int
    before: int
    after: int


class Clocks(NamedTuple):
    """The columns of a file that tell the clock on the wall of a zone that people said.

    Attributes:
        raw: the file.
        start: place of its first event.
        moments: SQL for the microseconds since 1970 as the wall shows them, null where a zone stands beside; of each column.
    """

    raw: Raw
    start: int
    moments: Sequence[str]


def changes(zone: str, first: int, last: int) -> Iterator[Change]:
    """The changes of clocks between two moments, in microseconds since 1970.

    >>> [c.after for c in changes("Europe/Paris", 1_790_000_000_000_000, 1_800_000_000_000_000)]
    [3600]
    """
    there = ZoneInfo(zone)

    def ahead(seconds: int) -> int:
        off = datetime.fromtimestamp(seconds, UTC).astimezone(there).utcoffset() or timedelta()
        return round(off.total_seconds())

    begin, end = (min(max(moment // _SECOND, _FIRST), _LAST) for moment in (first, last))
    for day in range(begin - _DAY, end + _DAY, _DAY):
        low, high = day, day + _DAY
        before, after = ahead(low), ahead(high)
        if before == after:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if ahead(middle) == before else (low, middle)
        yield Change(high, before, after)


def ambiguous(duck: Duck, places: Places, clocks: Sequence[Clocks], found: Sequence[Change]) -> list[LeftOut]:
    """Events whose time is there twice, taken as the later one, or never, taken as if clocks had not been changed yet."""
    near = " OR ".join(
        f"{column} BETWEEN {(c.at - abs(c.after - c.before)) * _SECOND} AND {(c.at + abs(c.after - c.before)) * _SECOND}"
        for c in found
        for column in ("began", "ended")
    )
    if not clocks or not near or not duck.rows(f"SELECT 1 FROM events WHERE {near} LIMIT 1"):
        return []
    parts = []
    for raw, start, moments in clocks:
        cases = " ".join(
            f"WHEN {moment} >= {(c.at + min(c.before, c.after)) * _SECOND} AND "
            f"{moment} < {(c.at + max(c.before, c.after)) * _SECOND} "
            f"THEN '{CLOCK_TWICE if c.after < c.before else CLOCK_NEVER}'"
            for c in found
            for moment in moments
        )
        parts.append(
            f"SELECT CASE {cases} END AS reason, {start} + row_number() OVER () - 1 AS place, NULL AS example "
            f"FROM {raw.again}"
        )
    return told(duck, places, f"SELECT * FROM ({' UNION ALL '.join(parts)}) WHERE reason IS NOT NULL")
