"""How those feel who serve, beside what customers feel there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import QUIET, heading, numbers, say, table, words
from blueprint.cli.show.measures import named
from blueprint.figures.ranges.words import score_range
from blueprint.figures.staff_side import staff_side
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.staff_side import StaffFeeling

_HEADING = Wording("How staff feel", "员工的感受")
_HEADERS = (
    Wording("touchpoint", "触点"),
    Wording("role", "岗位"),
    Wording("staff", "员工"),
    Wording("80 % range", "80 % 范围"),
    Wording("customers", "客户"),
)
_MEAN = Wording(
    "On the mean over all visits {mean}; lowest at {name}: {score}.",
    "按到访次数平均 {mean}；最低在{name}：{score}。",
)
_LOWEST = Wording("Lowest at {name}: {score}.", "最低在{name}：{score}。")
_ASSUMED = Wording(
    "{n} of {all} of these scores are assumed: ask those who work there.",
    "其中 {n}/{all} 个分数是假设的：请问问在岗的员工。",
)


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section; nothing where the map says nothing of staff's emotion."""
    side = staff_side(analysis, whole.name)
    if side is None:
        return
    heading(console, _HEADING[language])
    headers = [h[language] for h in _HEADERS]
    columns = [words(headers[0]), words(headers[1]), *map(numbers, headers[2:])]
    console.print(table(columns, [_row(analysis, f, language) for f in side.feelings]))
    lowest = side.lowest
    told = {
        "name": named(analysis.flat, lowest.id, language),
        "score": quantity.score(lowest.score, language),
    }
    if side.mean is None:
        say(console, _LOWEST.filled(**told)[language])
    else:
        say(console, _MEAN.filled(mean=quantity.score(side.mean, language), **told)[language])
    if assumed := sum(not f.measured for f in side.feelings):
        say(console, _ASSUMED.filled(n=assumed, all=len(side.feelings))[language], QUIET)


def _row(analysis: Analysis, f: StaffFeeling, language: Language) -> list[str | Text | None]:
    role = analysis.map.touchpoints[f.id].role
    return [
        named(analysis.flat, f.id, language),
        role[language] if role else None,
        quantity.score(f.score, language),
        score_range((f.score - f.off, f.score + f.off), language),
        None if f.customers is None else quantity.score(f.customers, language),
    ]
