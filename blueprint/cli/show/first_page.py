"""The first page of `analyse`: three things to know, three to do, then short tables; `--full` has the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, QUIET, heading, numbers, say, styled, table, words
from blueprint.cli.show.moments import AS_LARGE, short_headers
from blueprint.cli.show.promises import promises_title
from blueprint.cli.show.three_things import (
    DO,
    KNOW,
    OFTEN_UNCLEAR,
    THINGS,
    title_of,
    titles_of,
    to_do,
    to_know,
    unclear,
)
from blueprint.cli.show.times import visit
from blueprint.cli.show.verdicts import Verdict, verdicts
from blueprint.cli.show.worst_hour import at_mean, worst_hour
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import duration_range, tenths
from blueprint.flow.queues.queue import Overload
from blueprint.ranking import above
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures

_MOMENTS, _PROMISES, _QUEUES = 5, 3, 4
"""Rows of each table at most."""
_MOMENTS_TITLE = Wording(
    "Moments of truth, in points of what is remembered", "关键时刻（对记忆体验的影响，分）"
)
_QUEUES_TITLE = Wording("Queues", "排队")
_QUEUES_AT_MEAN = Wording("Queues, at the mean of the day", "排队（按全天平均到达）")
_MORE = Wording("and {n} more: `--full`", "另有 {n} 项：`--full`")
_REST = Wording(
    "In brackets: ranges that hold in 80 of 100 cases. `--full` has all figures and how they were found.",
    "括号中是 100 种情形中有 80 种成立的范围。`--full` 列出全部数字及其算法。",
)
_HEADERS = (
    Wording("touchpoint", "触点"),
    Wording("people", "人数"),
    Wording("busy", "利用率"),
    Wording("mean wait", "平均等待"),
    Wording("80 % range", "80 % 范围"),
    Wording("give up", "放弃"),
)


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the page, below its title: at most 40 lines of 110 columns on a map like a branch hall."""
    promised = list(verdicts(analysis, whole, language))
    told: list[str] = []
    worst = worst_hour(analysis)
    if worst:
        say(console, at_mean(analysis, language))
    for titles, found in (
        (KNOW, to_know(analysis, whole, promised, worst, language)),
        (DO, to_do(analysis, whole, promised, worst, language)),
    ):
        things = list(found)[:THINGS]
        told += things
        if things:
            heading(console, titles[len(things) - 1][language])
        for number, thing in enumerate(things, 1):
            say(console, f"{number}. {thing}")
    console.print()
    for line in visit(analysis, whole, language):
        say(console, line)
    _show_moments(console, analysis, whole, language)
    _show_promises(console, [v for v in promised if v.sentence not in told], promises_title(whole), language)
    _show_queues(console, analysis, language)


def tell_rest(console: Console, language: Language) -> None:
    """The last line of the page: what ranges are, and where the rest is."""
    say(console, _REST[language], QUIET)


def _more(console: Console, all_: int, shown: int, language: Language) -> None:
    if all_ > shown:
        say(console, _MORE.filled(n=all_ - shown)[language], QUIET)


def _show_moments(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    truths = whole.moments_of_truth
    if not truths:
        return
    heading(console, _MOMENTS_TITLE[language])
    found = ranges_of(analysis, whole.name).touchpoints
    rows: list[list[str | Text | None]] = []
    for rank, id_ in enumerate(truths[:_MOMENTS], 1):
        t = whole.touchpoints[id_]
        stays = tenths(found[id_].stays_moment, language) if id_ in found else None
        points = [None if p is None else f"{p:.1f}" for p in (t.swing, t.reward, t.penalty)]
        rows.append(
            [str(rank), title_of(analysis, id_, language), *points, quantity.share(t.reach, language), stays]
        )
    rank_, title, *figures = short_headers(language)
    columns = [numbers(rank_), words(title), *map(numbers, figures)]
    console.print(table(columns, rows))
    if len(truths) <= _MOMENTS and whole.moments_as_large:
        say(
            console,
            AS_LARGE.filled(ids=titles_of(analysis, whole.moments_as_large, language))[language],
            QUIET,
        )
    _more(console, len(truths), _MOMENTS, language)


def _show_promises(console: Console, promised: Sequence[Verdict], title: Wording, language: Language) -> None:
    if not promised:
        return
    heading(console, title[language])
    for verdict in promised[:_PROMISES]:
        say(console, styled(verdict.sentence, "" if verdict.kept else BAD))
    _more(console, len(promised), _PROMISES, language)


def _show_queues(console: Console, analysis: Analysis, language: Language) -> None:
    if not analysis.queues:
        return
    heading(console, (_QUEUES_AT_MEAN if analysis.days else _QUEUES_TITLE)[language])
    waits = ranges_of(analysis).waits
    rows: list[list[str | Text | None]] = []
    for id_, q in list(analysis.queues.items())[:_QUEUES]:
        busy = quantity.share(q.utilisation, language)
        row: list[str | Text | None] = [title_of(analysis, id_, language), str(q.servers)]
        if isinstance(q, Overload):
            rows.append([*row, styled(busy, BAD), None, None, None])
            continue
        wait = waits.get(id_)
        row += [busy, quantity.time(q.wait_mean, language), duration_range(wait, language) if wait else None]
        rows.append([*row, quantity.share(q.abandoned, language) if q.abandoned else None])
    headers = [h[language] for h in _HEADERS]
    console.print(table([words(headers[0]), *map(numbers, headers[1:])], rows))
    _more(console, len(analysis.queues), _QUEUES, language)
    ranges = ranges_of(analysis)
    if ranges.growing and not analysis.growing and not above(ranges.growing, OFTEN_UNCLEAR):
        say(console, unclear(analysis, language), QUIET)
