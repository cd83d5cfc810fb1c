"""Events from files of any kind to two tables: `marks`, one row an event, and `visits`, one row for each time that a
case was at an activity.

What cannot be used is left out, counted, and named by file and row; nothing is dropped without being said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from blueprint.observe.engine.duck import named, quoted
from blueprint.observe.log.clock_changes import Clocks, ambiguous, changes
from blueprint.observe.log.columns import Asked
from blueprint.observe.log.files import read_files
from blueprint.observe.log.left_out import TORN, LeftOut, Places, torn, unusable
from blueprint.observe.log.raw import Raw
from blueprint.observe.log.refused import BadLog
from blueprint.observe.log.stamps import check_zone, stamp_of, within_calendar
from blueprint.observe.log.visits import make_visits
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.observe.engine.duck import Duck

_SAMPLE = 2_000
_OTHER_ORDER = r"^(1[3-9]|[23][0-9])[-/][0-9]{1,2}[-/][0-9]"
_ORDER = r"^[0-9]{1,2}[-/](1[3-9]|[23][0-9])[-/][0-9]"
_COLUMNS = {
    "case_id": "VARCHAR",
    "activity": "VARCHAR",
    "began": "BIGINT",
    "ended": "BIGINT",
    "lifecycle": "VARCHAR",
    "resource": "VARCHAR",
    "role": "VARCHAR",
    "segment": "VARCHAR",
    "wrong": "VARCHAR",
}
_NOTHING = Wording("{name}: no event is left to look at: {reasons}", "{name}：没有可用的事件：{reasons}")


@dataclass(frozen=True)
class EventLog:
    """What was read; the rows are the table `visits` of the engine.

    Its columns: `case_id`, `activity`, `began` and `ended` (microseconds; null where the log does not say), `moment` (what
    orders the visits of a case, with `place`), `place` (of the first event in the log), `resource`, `role`, `segment`.

    Attributes:
        cases: how many cases have an event that counts.
        events: how many events there are, those left out too.
        starts: whether the log says when something starts, for any event.
        ends: whether it says when something ends.
        first: the earliest time, microseconds.
        last: the latest.
        files: their names.
        left_out: what was left out.
        columns: role to column, of the first file.
        lifecycle: whether starts and ends are events of their own.
        zone: the time zone that people say.
        universal: whether its times are those of UTC; else they are those of the clock on the wall.
    """

    cases: int
    events: int
    starts: bool
    ends: bool
    first: int
    last: int
    files: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    columns: dict[str, str]
    lifecycle: bool
    zone: str | None = None
    universal: bool = False


class _Times(NamedTuple):
    """How a column of times is read: as microseconds, whether of UTC, and as the clock on the wall where that was said."""

    sql: str
    universal: bool
    clock: str | None


def read_log(said: Sequence[str], duck: Duck, asked: Asked) -> EventLog:
    """Read files into the table `visits`.

    Raises:
        BadLog: a file cannot be read, or no event is left.
        NotEnough: there is not enough memory or disk.
    """
    check_zone(asked.zone)
    duck.put("events", _COLUMNS, [])
    raws: list[Raw] = []
    starts_at: list[int] = []
    universal: list[bool] = []
    clocks: list[Clocks] = []
    for raw in read_files(said, duck, asked):
        starts_at.append(_count(duck, "events"))
        with duck.reading(raw.name):
            times = _times(raw, duck, asked)
            duck.run(f"INSERT INTO events {_select(raw, {role: read.sql for role, read in times.items()})}")
            universal += [read.universal for read in times.values()]
            if told := [read.clock for read in times.values() if read.clock]:
                clocks.append(Clocks(raw, starts_at[-1], told))
        raws.append(raw)
    duck.pack()
    lifecycle = any("lifecycle" in raw.columns for raw in raws)
    places = Places(raws, starts_at)
    left_out = [*torn(raws, duck), *unusable(duck, places, lifecycle=lifecycle)]
    lines = sum(left.count for left in left_out if left.reason == TORN)
    left_out += make_visits(duck, places, lifecycle=lifecycle)
    ((cases, first, last, starts, ends, visits),) = duck.rows(
        "SELECT count(DISTINCT case_id), min(moment), max(coalesce(ended, moment)), count(began) > 0, count(ended) > 0, count(*) FROM visits"
    )
    if not visits:
        reasons = ", ".join(f"{left.reason} {left.count}" for left in left_out) or "0"
        raise BadLog(_NOTHING.filled(name=", ".join(said), reasons=reasons))
    if clocks and asked.zone:
        left_out += ambiguous(duck, places, clocks, list(changes(asked.zone, first, last)))
    return EventLog(
        cases=cases,
        events=_count(duck, "events") + lines,
        starts=starts,
        ends=ends,
        first=first,
        last=last,
        files=tuple(raw.name for raw in raws),
        left_out=tuple(left_out),
        columns=dict(raws[0].columns),
        lifecycle=lifecycle,
        zone=asked.zone,
        universal=any(universal),
    )


def _count(duck: Duck, table: str) -> int:
    return int(duck.rows(f"SELECT count(*) FROM {table}")[0][0])


def _select(raw: Raw, times: dict[str, str]) -> str:
    """The events of one file as a question."""

    def text(role: str) -> str:
        column = raw.columns.get(role)
        return "NULL" if column is None else f"nullif(trim(CAST({named(column)} AS VARCHAR)), '')"

    began, ended = times.get("start", "NULL"), times.get("end", times.get("time", "NULL"))
    wrong = " ".join(
        f"WHEN {text(role)} IS NOT NULL AND ({sql}) IS NULL THEN {text(role)}" for role, sql in times.items()
    )
    lifecycle = f"lower({text('lifecycle')})" if "lifecycle" in raw.columns else "NULL"
    return (
        f"SELECT {text('case')}, {text('activity')}, {began}, {ended}, {lifecycle}, {text('resource')}, "
        f"{text('role')}, {text('segment')}, CASE {wrong} END FROM {raw.relation}"
    )


def _times(raw: Raw, duck: Duck, asked: Asked) -> dict[str, _Times]:
    """How the columns of times are read, each by its role."""
    found: dict[str, _Times] = {}
    texts: dict[str, str] = {}
    for role in ("start", "end", "time"):
        column = raw.columns.get(role)
        kind = raw.types.get(column or "", "VARCHAR")
        if column is None:
            continue
        if kind.startswith("TIMESTAMP") or kind == "DATE":
            clock = moment = f"CAST({named(column)} AS TIMESTAMP)"
            wall = asked.zone and "TIME ZONE" not in kind
            if asked.zone and wall:
                moment = f"timezone({quoted(asked.zone)}, {moment})"
            universal = bool(asked.zone) or "TIME ZONE" in kind
            sql, shown = (within_calendar(f"epoch_us({x})") for x in (moment, clock))
            found[role] = _Times(sql, universal, shown if wall else None)
        else:
            texts[role] = f"nullif(trim(CAST({named(column)} AS VARCHAR)), '')"
    samples = {role: _sample(raw, text, duck) for role, text in texts.items()}
    for role, text in texts.items():
        beside = [t for other, sample in samples.items() if other != role for t in sample]
        stamp = stamp_of(samples[role], beside, asked, raw.name, raw.columns[role])
        found[role] = _Times(stamp.sql(text), stamp.universal, stamp.clock(text))
    return found


def _cells(raw: Raw, text: str) -> str:
    """A column as a question that notes no lines it cannot read."""
    return f"SELECT {text} AS t FROM {raw.again}"


def _sample(raw: Raw, text: str, duck: Duck) -> list[str]:
    """Cells of a column, and one that tells day from month where the first do not."""
    first = _cells(raw, text)
    found = [row[0] for row in duck.rows(f"SELECT t FROM ({first}) WHERE t IS NOT NULL LIMIT {_SAMPLE}")]
    if any(t[1:3].strip("0123456789") in ("-", "/") for t in found):
        for pattern in (_OTHER_ORDER, _ORDER):
            found += [
                row[0]
                for row in duck.rows(f"SELECT t FROM ({first}) WHERE regexp_matches(t, '{pattern}') LIMIT 1")
            ]
    return found
