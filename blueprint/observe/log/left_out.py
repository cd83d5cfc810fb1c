"""What of a log cannot be used: counted, and named by file and row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.observe.engine.duck import Duck
    from blueprint.observe.log.raw import Raw

_SHOWN = 3
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
CLOCK_TWICE, CLOCK_NEVER = "clock-time-twice", "clock-time-never"
"""Why it is not sure when an event was."""
USABLE = "case_id IS NOT NULL AND activity IS NOT NULL AND (began IS NOT NULL OR ended IS NOT NULL)"
STATES = "(lifecycle IS NULL OR lifecycle IN ('start', 'complete'))"
"""What an event needs, and the states of a life cycle that say when."""


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


class Places:
    """Places in the table of all events as people count them: file and row."""

    def __init__(self, raws: list[Raw], starts: list[int]) -> None:
        self._raws, self._starts = raws, starts

    def said(self, place: int) -> str:
        """A place as `file:row`."""
        at = max(i for i, start in enumerate(self._starts) if start <= place)
        raw = self._raws[at]
        return f"{raw.name}:{place - self._starts[at] + raw.first}"


def torn(raws: list[Raw], duck: Duck) -> list[LeftOut]:
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


def unusable(duck: Duck, places: Places, *, lifecycle: bool) -> list[LeftOut]:
    """Events that cannot be used, by the first reason that holds."""
    reasons = [
        (NO_CASE, "case_id IS NULL"),
        (NO_ACTIVITY, "activity IS NULL"),
        (WRONG_TIME, "wrong IS NOT NULL"),
        (NO_TIME, "began IS NULL AND ended IS NULL"),
    ]
    if lifecycle:
        reasons.append((OTHER_STATE, f"NOT {STATES}"))
    cases = " ".join(f"WHEN {sql} THEN '{reason}'" for reason, sql in reasons)
    return told(
        duck,
        places,
        f"SELECT CASE {cases} END AS reason, rowid AS place, coalesce(wrong, lifecycle) AS example FROM events "
        f"WHERE NOT ({USABLE}) OR wrong IS NOT NULL" + (f" OR NOT {STATES}" if lifecycle else ""),
    )


def told(duck: Duck, places: Places, sql: str) -> list[LeftOut]:
    """Counts and first rows of a question that gives `reason`, `place` and `example`."""
    rows = duck.rows(
        f"SELECT reason, count(*), min(place), arg_min(example, place), list(place ORDER BY place)[1:{_SHOWN}] "
        f"FROM ({sql}) GROUP BY reason ORDER BY 3"
    )
    return [
        LeftOut(reason, n, tuple(map(places.said, first)), example) for reason, n, _, example, first in rows
    ]
