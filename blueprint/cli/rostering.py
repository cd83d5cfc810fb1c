"""The options of `staff` about the hours of a day, and what they ask for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.arguments import number
from blueprint.quantity import time
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures import Analysis
    from blueprint.figures.roster.roster import Roster, Terms
    from blueprint.packs.standards import StandardsPack

_BY = Wording(
    "people for every part of the day of this length, such as 30m; needs `arrivals` by time of day",
    "按此时长（如 30m）分时段给出人数；需要按时刻的 `arrivals`",
)
_SHRINKAGE = Wording(
    "percentage of paid time in which people do not serve: absent, in training, away (default: 0)",
    "带薪时间中不在岗服务的百分比：缺勤、培训、离岗（默认 0）",
)
_SHIFT = Wording(
    "length of a shift, such as 8h; may be given several times; the cheapest set of shifts is found",
    "班次时长，如 8h；可多次给出；求最省的班次组合",
)
_BREAK = Wording(
    "length of a break in the middle of every shift, such as 1h; paid", "班次中间的休息时长，如 1h；带薪"
)
_DAY = Wording(
    "only this day of `arrivals`, such as mon-fri, or the one that a weekday is of",
    "只算 `arrivals` 中的这一天，如 mon-fri，或某个星期几所属的那一天",
)
_OUT = Wording(
    "write the roster to a file: .csv (shifts beside it), .xlsx, .svg or .png",
    "把排班写入文件：.csv（班次另存一份）、.xlsx、.svg 或 .png",
)
_PICTURES = (".svg", ".png")
_ENDINGS = (".csv", ".xlsx", *_PICTURES)
_NO_HOURS = Wording(
    "`arrivals` of the map do not change by the hour; write `arrivals: {{09:00: 40/h, 12:00: 90/h, 18:00: 0/h}}`",
    "地图的 `arrivals` 没有按时刻书写；请写 `arrivals: {{09:00: 40/h, 12:00: 90/h, 18:00: 0/h}}`",
)
_NO_DAY = Wording(
    "`arrivals` knows no day {day!r}; there are {known}", "`arrivals` 中没有 {day!r}；现有 {known}"
)
_ENDING = Wording("{path}: write to .csv, .xlsx, .svg or .png", "{path}：请写入 .csv、.xlsx、.svg 或 .png")
_NEEDS_BY = Wording(
    "{options}: only with `--by`, the length of a part of the day, such as `--by 30m`",
    "{options}：须与 `--by`（每个时段的时长，如 `--by 30m`）同用",
)
_NEEDS_SHIFT = Wording("`--break` needs shifts: add `--shift 8h`", "`--break` 需要班次：请加 `--shift 8h`")
_LONG_BREAK = Wording(
    "a break of {rest} is more than half of a shift of {shift}", "休息 {rest} 超过班次 {shift} 的一半"
)
_ONE_DAY = Wording(
    "a picture shows one kind of day; say which: {options}", "一张图只画一类日子；请指定：{options}"
)
_DOING = Wording("going through the day", "逐时段计算")


class NoRoster(Exception):
    """The map or the options lack what a roster needs."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def add_hours(parser: argparse.ArgumentParser, language: Language) -> None:
    """`--by` and what goes with it."""
    length = _length(60.0, 86400.0)
    parser.add_argument("--by", type=length, metavar="TIME", help=_BY[language])
    parser.add_argument(
        "--shrinkage",
        type=_percent,
        default=0.0,
        metavar="PERCENT",
        help=_SHRINKAGE[language],
    )
    parser.add_argument(
        "--shift", type=length, action="append", default=[], metavar="TIME", help=_SHIFT[language]
    )
    parser.add_argument(
        "--break", dest="rest", type=length, default=0.0, metavar="TIME", help=_BREAK[language]
    )
    parser.add_argument("--day", metavar="DAYS", help=_DAY[language])
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=_OUT[language])


def _percent(text: str) -> float:
    return number("a percentage from 0 to 90", lambda x: 0 <= x <= 90)(text.strip().removesuffix("%"))


def _length(low: float, high: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        from pydantic_core import PydanticCustomError

        from blueprint.model.duration import parse_duration

        try:
            seconds = parse_duration(text).seconds
        except PydanticCustomError as error:
            raise argparse.ArgumentTypeError(f"{text!r} is not a length of time such as 30m or 8h") from error
        if not low <= seconds <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not from 1 minute to 24 hours")
        return seconds

    return read


def without_parts(arguments: argparse.Namespace) -> NoRoster | None:
    """What is asked of the hours of a day although no length of its parts is given."""
    given = {
        "--shrinkage": arguments.shrinkage,
        "--shift": arguments.shift,
        "--break": arguments.rest,
        "--day": arguments.day,
        "--output": arguments.output,
    }
    options = ", ".join(f"`{name}`" for name, value in given.items() if value)
    return NoRoster(_NEEDS_BY.filled(options=options)) if options and arguments.by is None else None


def terms_of(arguments: argparse.Namespace) -> Terms:
    """How people work, as asked.

    Raises:
        NoRoster: the file to write has no known ending, or breaks do not fit into shifts.
    """
    from blueprint.figures.roster.roster import Terms
    from blueprint.figures.staffing.plan import Ceilings

    if arguments.output is not None and arguments.output.suffix.lower() not in _ENDINGS:
        raise NoRoster(_ENDING.filled(path=arguments.output))
    if arguments.rest and not arguments.shift:
        raise NoRoster(_NEEDS_SHIFT)
    if arguments.shift and 2 * arguments.rest > min(arguments.shift):
        language = arguments.language
        said = {"rest": time(arguments.rest, language), "shift": time(min(arguments.shift), language)}
        raise NoRoster(_LONG_BREAK.filled(**said))
    return Terms(
        by=arguments.by,
        shrinkage=arguments.shrinkage / 100,
        shifts=tuple(arguments.shift),
        rest=arguments.rest,
        ceilings=Ceilings(arguments.most_busy / 100, arguments.most_give_up / 100),
        ignored=arguments.ignore,
    )


def rosters_of(
    analysis: Analysis, arguments: argparse.Namespace, terms: Terms, packs: dict[str, StandardsPack]
) -> list[Roster]:
    """The people of every kind of day that is asked for.

    Raises:
        NoRoster: arrivals do not change by the hour, or there is no such day.
    """
    from blueprint.cli.show.bar import bar
    from blueprint.figures.roster.roster import roster
    from blueprint.model.arrivals import Arrivals, weekdays_of

    arrivals = analysis.flat.arrivals
    if not isinstance(arrivals, Arrivals):
        raise NoRoster(_NO_HOURS.filled())
    asked = arguments.day
    days = [day for day in arrivals.days if asked in (None, day.days) or asked in weekdays_of(day.days)]
    if not days:
        known = ", ".join(day.days or "-" for day in arrivals.days)
        raise NoRoster(_NO_DAY.filled(day=asked, known=known))
    if arguments.output is not None and arguments.output.suffix.lower() in _PICTURES and len(days) > 1:
        raise NoRoster(_ONE_DAY.filled(options=", ".join(f"`--day {day.days}`" for day in days)))
    with bar(_DOING, arguments.language) as progress:
        return [roster(analysis, day, terms, packs, progress) for day in days]


def write_roster(
    path: Path, analysis: Analysis, rosters: list[Roster], terms: Terms, language: Language
) -> None:
    """Write the roster as the ending of the file asks for."""
    from blueprint.files import write_bytes, write_text
    from blueprint.tables.csv_text import csv_text
    from blueprint.tables.roster import roster_sheets

    ending = path.suffix.lower()
    if ending in (".csv", ".xlsx"):
        sheets = roster_sheets(rosters, terms, language)
        if ending == ".csv":
            for sheet in sheets:  # the shifts, where there are some, go beside it
                at = path if sheet is sheets[0] else path.with_name(f"{path.stem}-shifts{path.suffix}")
                write_text(at, csv_text(sheet))
            return
        from blueprint.tables.workbook import workbook_bytes

        write_bytes(path, workbook_bytes(sheets))
        return
    from blueprint.cli.charts import write_chart
    from blueprint.cli.show.day_picture import picture_of
    from blueprint.draw.charts.day import day_chart
    from blueprint.draw.theme.themes import THEMES

    write_chart(path, day_chart(picture_of(analysis, rosters[0], language), language, THEMES["screen"]))


def refuse(arguments: argparse.Namespace, error: NoRoster) -> int:
    """Say what is lacking; exit 1."""
    print(f"blueprint: {arguments.map}: {error.wording[arguments.language]}", file=sys.stderr)
    return 1
