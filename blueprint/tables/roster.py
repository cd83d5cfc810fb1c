"""The people of a day as sheets: one row a part of the day, one a shift."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from blueprint.figures.roster.data import rosters_as_data
from blueprint.model.arrivals import days_called
from blueprint.tables.sheets import Sheet
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures.roster.roster import Roster, Terms

_ROSTER = {
    "days": Wording("Days", "日期"),
    "from": Wording("From", "起"),
    "to": Wording("To", "止"),
    "role": Wording("Role", "岗位"),
    "servers": Wording("People serving", "在岗人数"),
    "scheduled": Wording("People to plan", "排班人数"),
    "arrivals_per_hour": Wording("Customers an hour", "每小时客户"),
    "busy": Wording("Busy (share)", "利用率"),
    "wait_mean": Wording("Mean wait (s)", "平均等待（秒）"),
    "given_up": Wording("Give up (share)", "放弃（比例）"),
    "breaks": Wording("Not kept", "未满足"),
}
_SHIFTS = {name: _ROSTER[name] for name in ("days", "role", "from", "to")} | {
    "break": Wording("Break", "休息"),
    "people": Wording("People", "人数"),
}
_NAMES = Wording("roster", "排班"), Wording("shifts", "班次")
_EVERY = Wording("every day", "每天")
_DIGITS = 4


def roster_sheets(rosters: Sequence[Roster], terms: Terms, language: Language) -> tuple[Sheet, ...]:
    """The roster, and the shifts where there are some; roles by what they are called."""
    data = rosters_as_data(rosters, terms)
    titles = {line.name: line.title[language] for found in rosters for line in found.day.lines}

    def told(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            row
            | {
                "role": titles[row["role"]],
                "days": days_called(row["days"])[language] if row["days"] else _EVERY[language],
            }
            for row in rows
        ]

    found = [_sheet(_NAMES[0][language], _ROSTER, told(data["intervals"]), language)]
    if data["shifts"]:
        found.append(_sheet(_NAMES[1][language], _SHIFTS, told(data["shifts"]), language))
    return tuple(found)


def _sheet(
    name: str, columns: dict[str, Wording], rows: Sequence[dict[str, Any]], language: Language
) -> Sheet:
    heads = tuple(columns)
    return Sheet(
        name,
        tuple(columns[head][language] for head in heads),
        tuple({columns[head][language]: _cell(row[head]) for head in heads} for row in rows),
    )


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return f"{value['from']}-{value['to']}"
    if isinstance(value, list):
        return ", ".join(value)
    return round(value, _DIGITS) if isinstance(value, float) else value
