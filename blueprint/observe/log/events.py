"""Events from files of any kind to two tables: `marks`, one row an event, and `visits`, one row for each time that a
case was at an activity.

What cannot be used is left out, counted, and named by file and row; nothing is dropped without being said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.observe.engine.duck import named, quoted
from blueprint.observe.log.columns import Asked
from blueprint.observe.log.files import read_files
from blueprint.observe.log.raw import Raw
from blueprint.observe.log.refused import BadLog
from blueprint.observe.log.stamps import check_zone, stamp_of
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.observe.engine.duck import Duck

_SAMPLE = 2_000
_SHOWN = 3
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
NO_CASE, NO_ACTIVITY, NO_TIME, WRONG_TIME, TWICE, OTHER_STATE, TORN = (
    "no-case",
    "no-activity",
    "no-time",
    "unreadable-time",
    "duplicate",
    "other-lifecycle",
    "unreadable-row",
)
"""Why an event is left out."""
BACKWARDS, UNFINISHED = "end-before-start", "unfinished"
"""Why an event counts, but its time does not."""
_NOTHING = Wording("{name}: no event is left to look at: {reasons}", "{name}：没有可用的事件：{reasons}")


@dataclass(frozen=True)
class LeftOut:
    """Events, or their times, that cannot be used.

    Attributes:
        reason: one of those above.
        count: how many.
        rows: the first of them, as `file:row` counts them.
        example: what one says, where that helps.
    """

    reason: str
    count: int
    rows: tuple[str, ...]
    example: str | None = None


@dataclass(frozen=True)
class EventLog:
    """What was read; the rows are the table `visits` of the engine.

    Its columns: `case_id`, `activity`, `began` and `ended` (microseconds; null where the log does not say), `moment` (what
    orders the visits of a case, with `place`), `place` (of the first event in the log), `resource`, `role`, `segment`.

    Attributes:
        cases: how many cases have an event that counts.
        events: how many events there are, those left out too.
        starts: whether the log says when something starts, for any event.
        first: the earliest time, microseconds.
        last: the latest.
        files: their names.
        left_out: what was left out.
        columns: role to column, of the first file.
        lifecycle: whether starts and ends are events of their own.
    """

    cases: int
    events: int
    starts: bool
    first: int
    last: int
    files: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    columns: dict[str, str]
    lifecycle: bool


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
    for raw in read_files(said, duck, asked):
        starts_at.append(_count(duck, "events"))
        with duck.reading(raw.name):
            duck.run(f"INSERT INTO events {_select(raw, duck, asked)}")
        raws.append(raw)
    lifecycle = any("lifecycle" in raw.columns for raw in raws)
    places = _Places(raws, starts_at)
    left_out = [*_torn(raws, duck), *_bad(duck, places, lifecycle=lifecycle)]
    torn = sum(left.count for left in left_out if left.reason == TORN)
    left_out += _visits(duck, places, lifecycle=lifecycle)
    ((cases, first, last, starts, visits),) = duck.rows(
        "SELECT count(DISTINCT case_id), min(moment), max(coalesce(ended, moment)), count(began) > 0, count(*) FROM visits"
    )
    if not visits:
        reasons = ", ".join(f"{left.reason} {left.count}" for left in left_out) or "0"
        raise BadLog(_NOTHING.filled(name=", ".join(said), reasons=reasons))
    return EventLog(
        cases=cases,
        events=_count(duck, "events") + torn,
        starts=starts,
        first=first,
        last=last,
        files=tuple(raw.name for raw in raws),
        left_out=tuple(left_out),
        columns=dict(raws[0].columns),
        lifecycle=lifecycle,
    )


def _count(duck: Duck, table: str) -> int:
    return int(duck.rows(f"SELECT count(*) FROM {table}")[0][0])


def _select(raw: Raw, duck: Duck, asked: Asked) -> str:
    """The events of one file as a question."""

    def text(role: str) -> str:
        column = raw.columns.get(role)
        return "NULL" if column is None else f"nullif(trim(CAST({named(column)} AS VARCHAR)), '')"

    times = _times(raw, duck, asked)
    began, ended = times.get("start", "NULL"), times.get("end", times.get("time", "NULL"))
    wrong = " ".join(
        f"WHEN {text(role)} IS NOT NULL AND ({sql}) IS NULL THEN {text(role)}" for role, sql in times.items()
    )
    lifecycle = f"lower({text('lifecycle')})" if "lifecycle" in raw.columns else "NULL"
    return (
        f"SELECT {text('case')}, {text('activity')}, {began}, {ended}, {lifecycle}, {text('resource')}, "
        f"{text('role')}, {text('segment')}, CASE {wrong} END FROM {raw.relation}"
    )


def _times(raw: Raw, duck: Duck, asked: Asked) -> dict[str, str]:
    """The columns of times as microseconds, each by its role."""
    found: dict[str, str] = {}
    texts: dict[str, str] = {}
    for role in ("start", "end", "time"):
        column = raw.columns.get(role)
        kind = raw.types.get(column or "", "VARCHAR")
        if column is None:
            continue
        if kind.startswith("TIMESTAMP") or kind == "DATE":
            moment = f"CAST({named(column)} AS TIMESTAMP)"
            if asked.zone and "TIME ZONE" not in kind:
                moment = f"timezone({quoted(asked.zone)}, {moment})"
            found[role] = f"epoch_us({moment})"
        else:
            texts[role] = f"nullif(trim(CAST({named(column)} AS VARCHAR)), '')"
    samples = {role: _sample(raw, text, duck) for role, text in texts.items()}
    for role, text in texts.items():
        beside = [t for other, sample in samples.items() if other != role for t in sample]
        stamp = stamp_of(samples[role], beside, asked, raw.name, raw.columns[role])
        found[role] = stamp.sql(text)
    return found


def _cells(raw: Raw, text: str) -> str:
    """A column as a question that notes no lines it cannot read."""
    cells = f"SELECT {text} AS t FROM {raw.relation}"
    if raw.rejects is None:
        return cells
    noted = f"store_rejects = true, rejects_table = '{raw.rejects}', rejects_scan = '{raw.rejects}_scan'"
    return cells.replace(noted, "ignore_errors = true")


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


class _Places:
    """Places in the table of all events as people count them: file and row."""

    def __init__(self, raws: list[Raw], starts: list[int]) -> None:
        self._raws, self._starts = raws, starts

    def said(self, place: int) -> str:
        at = max(i for i, start in enumerate(self._starts) if start <= place)
        raw = self._raws[at]
        return f"{raw.name}:{place - self._starts[at] + raw.first}"


def _torn(raws: list[Raw], duck: Duck) -> list[LeftOut]:
    """Lines that are no rows."""
    found = []
    for raw in raws:
        if raw.rejects is None:
            continue
        rows = duck.rows(f"SELECT line, min(csv_line) FROM {raw.rejects} GROUP BY line ORDER BY line")
        if rows:
            shown = tuple(f"{raw.name}:{line}" for line, _ in rows[:_SHOWN])
            found.append(LeftOut(TORN, len(rows), shown, rows[0][1]))
    return found


_UNREADABLE = "wrong IS NOT NULL AND began IS NULL AND ended IS NULL"
_USABLE = "case_id IS NOT NULL AND activity IS NOT NULL AND (began IS NOT NULL OR ended IS NOT NULL)"
_STATES = "(lifecycle IS NULL OR lifecycle IN ('start', 'complete'))"


def _bad(duck: Duck, places: _Places, *, lifecycle: bool) -> list[LeftOut]:
    """Events that cannot be used, by the first reason that holds."""
    reasons = [
        (NO_CASE, "case_id IS NULL"),
        (NO_ACTIVITY, "activity IS NULL"),
        (WRONG_TIME, "wrong IS NOT NULL"),
        (NO_TIME, "began IS NULL AND ended IS NULL"),
    ]
    if lifecycle:
        reasons.append((OTHER_STATE, f"NOT {_STATES}"))
    cases = " ".join(f"WHEN {sql} THEN '{reason}'" for reason, sql in reasons)
    return _told(
        duck,
        places,
        f"SELECT CASE {cases} END AS reason, rowid AS place, coalesce(wrong, lifecycle) AS example FROM events "
        f"WHERE NOT ({_USABLE}) OR wrong IS NOT NULL" + (f" OR NOT {_STATES}" if lifecycle else ""),
    )


def _told(duck: Duck, places: _Places, sql: str) -> list[LeftOut]:
    """Counts and first rows of a question that gives `reason`, `place` and `example`."""
    rows = duck.rows(
        f"SELECT reason, count(*), min(place), arg_min(example, place), list(place ORDER BY place)[1:{_SHOWN}] "
        f"FROM ({sql}) GROUP BY reason ORDER BY 3"
    )
    return [
        LeftOut(reason, n, tuple(map(places.said, first)), example) for reason, n, _, example, first in rows
    ]


def _visits(duck: Duck, places: _Places, *, lifecycle: bool) -> list[LeftOut]:
    """Make the table `visits`: starts and ends that are events of their own paired, duplicates left out."""
    usable = f"{_USABLE} AND wrong IS NULL" + (f" AND {_STATES}" if lifecycle else "")
    same = "hash(case_id, activity, began, ended, lifecycle, resource)"
    duck.keep("doubles", f"SELECT {same} AS h FROM events WHERE {usable} GROUP BY h HAVING count(*) > 1")
    found = []
    if _count(duck, "doubles"):
        duck.keep(
            "twice",
            f"SELECT place FROM (SELECT rowid AS place, row_number() OVER (PARTITION BY {same} ORDER BY rowid) AS k "
            f"FROM events WHERE {usable} AND {same} IN (SELECT h FROM doubles)) t WHERE k > 1",
        )
        found = _told(duck, places, f"SELECT '{TWICE}' AS reason, place, NULL AS example FROM twice")
    once = f"events WHERE {usable}" + (" AND rowid NOT IN (SELECT place FROM twice)" if found else "")
    duck.run(
        "CREATE TEMP VIEW marks AS "
        f"SELECT case_id, activity, coalesce(ended, began) AS moment, rowid AS place FROM {once}"
    )
    if lifecycle:
        duck.keep("visits", _paired(once))
    else:
        duck.define(
            "visits",
            "SELECT case_id, activity, began, CASE WHEN ended < began THEN NULL ELSE ended END AS ended, "
            "coalesce(began, ended) AS moment, rowid AS place, resource, role, segment, "
            f"ended < began AS backwards FROM {once}",
        )
    return found + _told(
        duck,
        places,
        f"SELECT CASE WHEN backwards THEN '{BACKWARDS}' ELSE '{UNFINISHED}' END AS reason, place, NULL AS example "
        "FROM visits WHERE backwards OR (ended IS NULL AND began IS NOT NULL)",
    )


def _paired(once: str) -> str:
    """Each complete event with the earliest start of its activity in its case that is still open.

    The k-th start goes with the k-th end; an end before which no start is open stands alone, and moves the
    count of those behind it. An event of another time stamp column keeps its own times.
    """
    ordered = "PARTITION BY case_id, activity ORDER BY moment, place ROWS UNBOUNDED PRECEDING"
    return f"""
    WITH stamped AS (
        SELECT case_id, activity, coalesce(ended, began) AS moment, rowid AS place, resource, role, segment,
               CASE WHEN lifecycle = 'start' THEN 1 ELSE 0 END AS opens
        FROM {once}
    ), counted AS (
        SELECT *, sum(opens) OVER ({ordered}) AS opened, sum(1 - opens) OVER ({ordered}) AS closed FROM stamped
    ), alone AS (
        SELECT *, greatest(0, max(closed - opened) OVER ({ordered})) AS unopened FROM counted
    ), numbered AS (
        SELECT *, CASE WHEN opens = 1 THEN opened
                       WHEN closed - opened = unopened AND unopened > coalesce(lag(unopened) OVER (
                            PARTITION BY case_id, activity ORDER BY moment, place), 0) THEN -closed
                       ELSE closed - unopened END AS number
        FROM alone
    )
    SELECT case_id, activity,
           min(moment) FILTER (opens = 1) AS began,
           min(moment) FILTER (opens = 0) AS ended,
           min(moment) AS moment, min(place) AS place,
           arg_min(resource, place) AS resource, arg_min(role, place) AS role, arg_min(segment, place) AS segment,
           false AS backwards
    FROM numbered GROUP BY case_id, activity, number
    """
