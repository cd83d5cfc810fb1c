"""How many people when, for people: a line a part of the day, then shifts, and what is not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, QUIET, heading, numbers, say, styled, table, words
from blueprint.cli.show.measures import achieved
from blueprint.figures.roster.data import rosters_as_data
from blueprint.model.arrivals import clock, days_called
from blueprint.wording import Language, Wording, listed, paragraph

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from blueprint.figures.day.day import DayFigures
    from blueprint.figures.day.lines import DayLine
    from blueprint.figures.roster.roster import Roster, Terms

_HEADING = Wording("People over the day", "全天人手")
_OF = Wording("People over the day: {days}", "全天人手：{days}")
_DAY = Wording("Over the day", "全天各时段")
_DAY_OF = Wording("Over the day: {days}", "全天各时段：{days}")
_HEADERS = (
    Wording("from", "起"),
    Wording("customers/h", "客户/小时"),
    Wording("role", "岗位"),
    Wording("serve", "在岗"),
    Wording("plan", "排班"),
    Wording("busy", "利用率"),
    Wording("mean wait", "平均等待"),
    Wording("give up", "放弃"),
    Wording("not kept", "未满足"),
)
_NONE_KEEPS = Wording(
    "{names}: no number of people keeps it in every part of the day", "{names}：有的时段无论多少人都做不到"
)
_SHIFTS = Wording("Shifts", "班次")
_SHIFT = Wording("{role}: {people} people {start}-{end}{rest}", "{role}：{people} 人 {start}-{end}{rest}")
_REST = Wording(", break {start}-{end}", "，休息 {start}-{end}")
_PAID = Wording("{role}: {hours} paid hours; {today}", "{role}：{hours} 工时；{today}")
_TODAY_STAY = Wording(
    "with today's {servers} all day: {wait} on the mean", "按现有 {servers} 人全天：平均等待 {wait}"
)
_COST = Wording("cost of the day: {cost}", "全天成本：{cost}")
_TODAY = Wording(
    "with today's {servers} all day: {wait} on the mean, {gone} give up",
    "按现有 {servers} 人全天：平均等待 {wait}，放弃 {gone}",
)
_KEPT_TO = Wording(
    "Kept to: at most {busy} busy, at most {given_up} give up at any touchpoint. Planned: {shrinkage} of paid time is not "
    "served.",
    "依据：利用率不超过 {busy}，每个触点放弃不超过 {given_up}。排班：带薪时间的 {shrinkage} 不在岗。",
)
_HOW = Wording(
    "Part by part: equations of the queue through the day. {errors}", "逐时段解全天的排队方程。{errors}"
)
_EXACT = Wording("Waits at {names} are exact.", "“{names}”的等待为精确值。")
_OFF = Wording(
    "Mean waits at {names} may be off by a factor of {factor}.",
    "“{names}”的平均等待最多可能差到 {factor} 倍。",
)
_GONE_OFF = Wording(
    "Mean waits at {names} may be off by a factor of {factor}, shares that give up by {points} points.",
    "“{names}”的平均等待最多可能差到 {factor} 倍，放弃比例可差 {points} 个百分点。",
)


def show(console: Console, rosters: list[Roster], terms: Terms, language: Language) -> None:
    """Print every kind of day."""
    for found in rosters:
        days = found.day.days
        heading(console, _OF.filled(days=days_called(days))[language] if days else _HEADING[language])
        rows = [row for at in range(len(found.day.hours)) for row in _rows(found, at, language)]
        heads = [h[language] for h in _HEADERS]
        columns = [
            words(heads[0]),
            numbers(heads[1]),
            words(heads[2]),
            *map(numbers, heads[3:8]),
            words(heads[8]),
        ]
        console.print(table(columns, rows))
        if unkept := sorted({name for part in found.broken for name in part}):
            say(console, _NONE_KEEPS.filled(names=listed(unkept, language))[language], BAD)
        _shifts(console, found, terms, language)
        for line in found.day.lines:
            hours = quantity.number(found.hours[line.name], language, digits=1)
            today = (_TODAY if line.patience else _TODAY_STAY).filled(
                servers=line.servers,
                wait=quantity.time(found.today.wait_mean(line.name), language),
                gone=quantity.share(found.today.given_up(line.name), language),
            )
            say(console, _PAID.filled(role=line.title, hours=hours, today=today)[language])
        if found.cost is not None:
            say(console, _COST.filled(cost=quantity.number(found.cost, language, digits=0))[language])
    said = {
        "busy": quantity.share(terms.ceilings.busy, language),
        "given_up": quantity.share(terms.ceilings.given_up, language),
        "shrinkage": quantity.share(terms.shrinkage, language),
    }
    _how(console, rosters[0].day, language)
    say(console, _KEPT_TO.filled(**said)[language], QUIET)


def _how(console: Console, day: DayFigures, language: Language) -> None:
    """Where waits come from, and how far off they may be."""
    by: dict[tuple[float, float], list[str]] = {}
    for line in day.lines:
        first = day.hours[0].at(line.queued[0])
        gone = max(hour.at(id_).give_up_error for hour in day.hours for id_ in line.queued)
        by.setdefault((first.error, gone), []).append(line.title[language])
    told = []
    for (error, gone), names in by.items():
        wording = (_GONE_OFF if gone else _OFF) if error else _EXACT
        factor = quantity.number(1 + error, language, digits=1)
        filled = wording.filled(
            names=listed(names, language),
            factor=factor,
            points=quantity.number(100 * gone, language, digits=0),
        )
        told.append(filled[language])
    say(console, _HOW.filled(errors=paragraph(told, language))[language], QUIET)


def _rows(found: Roster, at: int, language: Language) -> list[list[str | Text | None]]:
    hour, broken = found.day.hours[at], found.broken[at]
    rows: list[list[str | Text | None]] = []
    for k, line in enumerate(found.day.lines):
        rows.append(
            [
                clock(hour.start) if k == 0 else None,
                quantity.number(hour.rate, language) if k == 0 else None,
                line.title[language],
                str(found.serving[at][line.name]),
                str(found.there(at)[line.name]),
                *_figures(found.day, at, line, language),
                styled(", ".join(broken), BAD) if broken and k == 0 else None,
            ]
        )
    return rows


def _shifts(console: Console, found: Roster, terms: Terms, language: Language) -> None:
    shifts = rosters_as_data([found], terms)["shifts"]
    if not shifts:
        return
    titles = {line.name: line.title for line in found.day.lines}
    heading(console, _SHIFTS[language])
    for shift in shifts:
        pause = shift["break"]
        rest = _REST.filled(start=pause["from"], end=pause["to"]) if pause else Wording("", "")
        said = _SHIFT.filled(
            role=titles[shift["role"]],
            people=shift["people"],
            start=shift["from"],
            end=shift["to"],
            rest=rest,
        )
        say(console, said[language])


def show_days(console: Console, days: tuple[DayFigures, ...], language: Language) -> None:
    """Print the hours of every kind of day with the people of the map; nothing where arrivals do not change."""
    for day in days:
        title = _DAY_OF.filled(days=days_called(day.days)) if day.days else _DAY
        heading(console, title[language])
        heads = [h[language] for h in (*_HEADERS[:4], *_HEADERS[5:8])]
        ids = [p.promise.id for p in day.hours[0].promises if p.judgements]
        rows = [row for at in range(len(day.hours)) for row in _hour(day, at, ids, language)]
        console.print(table([words(heads[0]), *map(numbers, (*heads[1:], *ids))], rows))
    if days:
        _how(console, days[0], language)


def _hour(day: DayFigures, at: int, ids: list[str], language: Language) -> list[list[str | Text | None]]:
    hour = day.hours[at]
    kept: dict[str, str | Text] = {}
    for promise in hour.promises:
        for j in promise.judgements[:1]:
            told = achieved(j, language)
            kept[promise.promise.id] = told if j.kept else styled(told, BAD)
    return [
        [
            clock(hour.start) if k == 0 else None,
            quantity.number(hour.rate, language) if k == 0 else None,
            line.title[language],
            str(hour.servers[line.name]),
            *_figures(day, at, line, language),
            *(kept.get(id_) if k == 0 else None for id_ in ids),
        ]
        for k, line in enumerate(day.lines)
    ]


def _figures(day: DayFigures, at: int, line: DayLine, language: Language) -> list[str | Text | None]:
    hour = day.hours[at]
    figures, gone = hour.queues[line.name], max(hour.at(id_).abandoned for id_ in line.queued)
    return [
        quantity.share(figures.busy, language),
        quantity.time(figures.wait_mean, language),
        quantity.share(gone, language) if gone else None,
    ]
