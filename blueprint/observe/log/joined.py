"""A day in one column and a clock in another, as spreadsheets and call systems write them: together they are a time.

Said, it is `--time 'Date + Time'`. Without a word the two are joined where their headings go together and their cells leave
no doubt: the one has a day and no clock, the other a clock and no day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.observe.engine.duck import named
from blueprint.observe.log.columns import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from blueprint.observe.engine.duck import Duck
    from blueprint.observe.log.columns import Asked

SIGN = " + "
_ROWS = 50
_DAY_NAMES = ("date", "day", "日期", "日")
_CLOCK_NAMES = {
    "start": r"(start|begin|from)( time)?|(开始|起始|进入|到达)(时间|时刻)",
    "end": r"(end|finish|stop|to|complete|completion)( time)?|(结束|完成|离开|办结)(时间|时刻)",
    "time": r"(event |clock )?time|时间|时刻",
}
_STEMS = {"start": r"(start|begin|开始|起始) ?", "end": r"(end|finish|结束|完成) ?", "time": r"(event )?"}
_CLOCK = re.compile(r"((上午|下午) ?)?\d{1,2}[:时点]\d{1,2}([:分]\d{0,2}([.,]\d+)?秒?)? ?([AaPp][Mm])?")


def join(columns: Sequence[str], relation: str, asked: Asked, duck: Duck) -> tuple[str, list[str], Asked]:
    """A relation with the times that stand in two columns as one more each, its columns, and what is asked for.

    Args:
        columns: of the relation.
        relation: what stands behind FROM; it notes nothing.
        asked: what people say.
        duck: reads some rows.
    """
    pairs = dict(_said(columns, asked.columns))
    if not pairs and not asked.columns.keys() & {"start", "end", "time"}:
        pairs = dict(_evident(columns, relation, duck))
    if not pairs:
        return relation, list(columns), asked
    made = {role: SIGN.join(pair) for role, pair in pairs.items()}
    cells = ", ".join(
        f"CAST({named(day)} AS VARCHAR) || ' ' || CAST({named(clock)} AS VARCHAR) AS {named(made[role])}"
        for role, (day, clock) in pairs.items()
    )
    return (
        f"(SELECT *, {cells} FROM {relation})",
        [*columns, *made.values()],
        replace(asked, columns={**asked.columns, **made}),
    )


def _said(columns: Sequence[str], asked: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Pairs that people name."""
    known = {plain(column): column for column in columns}
    for role in ("start", "end", "time"):
        parts = [plain(part) for part in asked.get(role, "").split("+")]
        if len(parts) == 2 and plain(asked[role]) not in known and known.keys() >= set(parts):
            yield role, (known[parts[0]], known[parts[1]])


def _evident(columns: Sequence[str], relation: str, duck: Duck) -> Iterator[tuple[str, tuple[str, str]]]:
    """Pairs whose headings go together and whose cells leave no doubt."""
    for role, names in _CLOCK_NAMES.items():
        clocks = [c for c in columns if re.fullmatch(names, plain(c))]
        own = [c for c in columns if re.fullmatch(_STEMS[role] + r"(date|day|日期)", plain(c))]
        days = own or [c for c in columns if plain(c) in _DAY_NAMES]
        if len(clocks) != 1 or len(days) != 1:
            continue
        rows = duck.rows(
            f"SELECT CAST({named(days[0])} AS VARCHAR), CAST({named(clocks[0])} AS VARCHAR) FROM {relation} LIMIT {_ROWS}"
        )
        told = [(day.strip(), clock.strip()) for day, clock in rows if day and clock]
        if told and all(_CLOCK.fullmatch(clock) and not re.search(r"[:时点]", day) for day, clock in told):
            yield role, (days[0], clocks[0])
