"""The first page of `analyse`: three things to know, three to do, then short tables; `--full` has the rest."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, QUIET, heading, numbers, say, styled, table, words
from blueprint.cli.show.experience import remembered
from blueprint.cli.show.moments import AS_LARGE, MOST_OF_IT_ASSUMED, short_headers
from blueprint.cli.show.promises import Verdict, promises_title, verdicts
from blueprint.cli.show.times import visit
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import draws_that_grow, duration_range, tenths
from blueprint.figures.staffing.few_give_up import few_give_up
from blueprint.flow.chain.graph import between, successors
from blueprint.flow.queues.queue import Overload
from blueprint.model.exits import exit_title, good_exits
from blueprint.ranking import above, most
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures

_THINGS = 3
_MOMENTS, _PROMISES, _QUEUES = 5, 3, 4
"""Rows of each table at most."""
_MANY_LEAVE = 0.05
"""Call centres hold that no more than one caller in twenty may give up (theory 4.6)."""

_KNOW = Wording("Three things to know", "三件要知道的事")
_DO = Wording("Three things to do", "三件要做的事")
_MOMENTS_TITLE = Wording(
    "Moments of truth, in points of what is remembered", "关键时刻（对记忆体验的影响，分）"
)
_QUEUES_TITLE = Wording("Queues", "排队")
_MORE = Wording("and {n} more: `--full`", "另有 {n} 项：`--full`")
_REST = Wording(
    "In brackets: ranges that hold in 80 of 100 cases. `--full` has all figures and how they were found.",
    "括号中是 100 种情形中有 80 种成立的范围。`--full` 列出全部数字及其算法。",
)
_GROWS = Wording(
    "{title}: more customers come than {servers} can serve; the queue grows until people leave.",
    "{title}：来的客户多于 {servers} 人能办理的，队伍会一直变长，直到有人离开。",
)
_LEAVE = Wording(
    "{title}: {share} of those who join its queue give up and leave.",
    "{title}：来排队的客户中 {share} 放弃并离开。",
)
_GO = Wording(
    "{title}: {share} of those who join its queue give up and go to {to}.",
    "{title}：来排队的客户中 {share} 不再等待，转到“{to}”。",
)
_NOT_FELT = Wording(
    "What customers remember is unknown: scores are missing.", "客户记住什么尚不可知：缺少情感分。"
)
_DECIDES = Wording(
    "What decides it, going well or badly: {titles}.",
    "做好做坏最能左右它的：{titles}。",
)
_STAFF = Wording(
    "{title}: {needed} people at least, not {servers}, or the queue never clears; `blueprint staff` says how many suffice.",
    "{title}：至少安排 {needed} 人，而不是 {servers} 人，否则队伍永远排不完；需要几人见 `blueprint staff`。",
)
_SHORTEN = Wording(
    "{title}: shorten it; it takes most of {promise}, {time} per customer.",
    "{title}：先缩短它；从{promise}它占时最多，平均每位客户 {time}。",
)
_SHORTEN_WAIT = Wording(
    "{title}: more people or shorter service; with its wait it takes most of {promise}, {time} per customer.",
    "{title}：增加人手或缩短办理时间；从{promise}等它的时间最长，平均每位客户 {time}。",
)
_MORE_STAFF = Wording(
    "{title}: with {needed} people in place of {servers}, {share} would give up; `blueprint staff` tells what else that takes.",
    "{title}：由 {servers} 人增加到 {needed} 人，放弃的降到 {share}；`blueprint staff` 说明还需要什么。",
)
_UNCLEAR = Wording(
    "If numbers are a little off, a queue may never clear: in {n} of 100 cases, which times leave out.",
    "数字稍有偏差，队伍就可能排不完：100 种情形中有 {n} 种如此，未计入时间。",
)
_NO_SUCCESS = Wording(
    "{share} of customers leave without what they came for ({exits}).",
    "{share} 的客户没有办成就离开（{exits}）。",
)
_MANY_FAIL, _OFTEN_UNCLEAR = 0.2, 0.1
"""Shares of customers, and of draws, that the page begins with."""
_GUARD = Wording(
    "{title}: see that it never goes badly; that can cost {points} points of what is remembered.",
    "{title}：确保不做差；一旦做差会让记忆体验少 {points} 分。",
)
_RAISE = Wording(
    "{title}: make it better; that can add {points} points to what is remembered.",
    "{title}：把它做得更好；可使记忆体验增加 {points} 分。",
)
_GIVE_RANGE = Wording(
    "Give the range (`good`, `bad`) at {titles}: without it the ranking rests on a guess.",
    "请为{titles}填写好、差两个分值（`good`、`bad`）；不填时排序只是推测。",
)
_MEASURE = Wording(
    "Ask and time: {assumed} of {inputs} numbers are assumed; `blueprint measure` says which count, and how often to.",
    "去调查和计时：{inputs} 个数字中 {assumed} 个是假定的；`blueprint measure` 说明哪些要紧、需要多少次。",
)
_HEADERS = (
    Wording("touchpoint", "触点"),
    Wording("people", "人数"),
    Wording("busy", "忙碌"),
    Wording("mean wait", "平均等待"),
    Wording("80 % range", "80 % 范围"),
    Wording("give up", "放弃"),
)


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the page, below its title: at most 40 lines of 110 columns on a map like a branch hall."""
    promised = list(verdicts(analysis, whole, language))
    told: list[str] = []
    for title, found in (
        (_KNOW, _to_know(analysis, whole, promised, language)),
        (_DO, _to_do(analysis, whole, promised, language)),
    ):
        things = list(found)[:_THINGS]
        told += things
        if things:
            heading(console, title[language])
        for number, thing in enumerate(things, 1):
            say(console, f"{number}. {thing}")
    console.print()
    for line in visit(analysis, whole, language):
        say(console, line)
    _show_moments(console, analysis, whole, language)
    _show_promises(console, [v for v in promised if v.sentence not in told], promises_title(whole), language)
    _show_queues(console, analysis, language)
    say(console, _REST[language], QUIET)


def _to_know(
    analysis: Analysis, whole: GroupFigures, promised: Sequence[Verdict], language: Language
) -> Iterator[str]:
    """What is so, the most urgent first."""
    for id_, queue in analysis.queues.items():
        if isinstance(queue, Overload):
            yield _GROWS.filled(title=_title(analysis, id_, language), servers=queue.servers)[language]
    yield from (verdict.sentence for verdict in promised if not verdict.kept)
    for id_, gone in _losses(analysis):
        to = analysis.flat.touchpoints[id_].gives_up
        words = {"title": _title(analysis, id_, language), "share": quantity.share(gone, language)}
        if to:
            words["to"] = _title(analysis, to, language)
        yield (_GO if to else _LEAVE).filled(**words)[language]
    ranges = ranges_of(analysis)
    if above(ranges.growing, _OFTEN_UNCLEAR) and not analysis.growing:
        yield draws_that_grow(ranges, _UNCLEAR, language)
    good = good_exits(analysis.map, whole.exits)
    bad = {
        name: share
        for name, share in whole.exits.items()
        if name not in good and above(share, 0) and (good or _said_bad(analysis, name))
    }
    if above(sum_ := fsum(bad.values()), _MANY_FAIL):
        titles = listed((exit_title(analysis.map, name)[language] for name in bad), language)
        yield _NO_SUCCESS.filled(share=quantity.share(sum_, language), exits=titles)[language]
    yield remembered(analysis, whole, language) or _NOT_FELT[language]
    if whole.moments_of_truth:
        titles = _titles(analysis, whole.moments_of_truth[:_THINGS], language)
        yield _DECIDES.filled(titles=titles)[language]
    yield from (verdict.sentence for verdict in promised if verdict.kept)


def _to_do(
    analysis: Analysis, whole: GroupFigures, promised: Sequence[Verdict], language: Language
) -> Iterator[str]:
    """What follows from that, the most urgent first."""
    for id_, queue in analysis.queues.items():
        if isinstance(queue, Overload):
            yield _STAFF.filled(
                title=_title(analysis, id_, language), needed=queue.servers_needed, servers=queue.servers
            )[language]
    broken = next((verdict for verdict in promised if verdict.kept is False), None)
    way = frozenset[str]()
    if broken:
        way = between(successors(analysis.flat), broken.promise.from_, broken.promise.to)
    times = [
        (id_, t.visits * t.time_mean) for id_, t in whole.touchpoints.items() if t.time_mean and id_ in way
    ]
    if broken and times:
        longest, seconds = most(times, lambda each: each[1])
        waits_for, found = analysis.flat.touchpoints[longest].waits_for, whole.touchpoints[longest]
        apart = any(t.waits_for == longest for t in analysis.flat.touchpoints.values())
        if found.wait_mean and found.time_mean and not apart and above(2 * found.wait_mean, found.time_mean):
            waits_for = longest
        yield (_SHORTEN_WAIT if waits_for else _SHORTEN).filled(
            title=_title(analysis, waits_for or longest, language),
            promise=broken.name,
            time=quantity.time(seconds, language),
        )[language]
    for id_, _ in _losses(analysis):
        queue = analysis.queues[id_]
        needed, gone = few_give_up(analysis, id_, _MANY_LEAVE)
        said = {"needed": needed, "servers": queue.servers, "share": quantity.share(gone, language)}
        yield _MORE_STAFF.filled(title=_title(analysis, id_, language), **said)[language]
    ranges = ranges_of(analysis, whole.name)
    unsure = whole.moments.assumed_share > MOST_OF_IT_ASSUMED
    for id_ in whole.moments_of_truth[:1]:
        figures = whole.touchpoints[id_]
        penalty, reward = figures.penalty or 0.0, figures.reward or 0.0
        form, points = (_RAISE, reward) if above(reward, penalty) else (_GUARD, penalty)
        yield form.filled(title=_title(analysis, id_, language), points=f"{points:.1f}")[language]
    if unsure:
        lacking = [id_ for id_ in whole.moments_of_truth if id_ in whole.moments.assumed]
        yield _GIVE_RANGE.filled(titles=_titles(analysis, lacking[:_THINGS], language))[language]
    if assumed := ranges.inputs - ranges.measured:
        yield _MEASURE.filled(assumed=assumed, inputs=ranges.inputs)[language]


def _said_bad(analysis: Analysis, name: str) -> bool:
    """Whether the map says of an exit that who leaves by it has not got anything."""
    said = analysis.map.exits.get(name)
    return said is not None and said.good is False


def _losses(analysis: Analysis) -> list[tuple[str, float]]:
    """Where too many give up waiting, and how many of those who wait."""
    return [
        (id_, queue.abandoned)
        for id_, queue in analysis.queues.items()
        if not isinstance(queue, Overload) and queue.abandoned and above(queue.abandoned, _MANY_LEAVE)
    ]


def _title(analysis: Analysis, id_: str, language: Language) -> str:
    return analysis.flat.touchpoints[id_].title[language]


def _titles(analysis: Analysis, ids: Sequence[str], language: Language) -> str:
    return listed((_title(analysis, id_, language) for id_ in ids), language)


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
            [str(rank), _title(analysis, id_, language), *points, quantity.share(t.reach, language), stays]
        )
    rank_, title, *figures = short_headers(language)
    columns = [numbers(rank_), words(title), *map(numbers, figures)]
    console.print(table(columns, rows))
    if len(truths) <= _MOMENTS and whole.moments_as_large:
        say(
            console, AS_LARGE.filled(ids=_titles(analysis, whole.moments_as_large, language))[language], QUIET
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
    heading(console, _QUEUES_TITLE[language])
    waits = ranges_of(analysis).waits
    rows: list[list[str | Text | None]] = []
    for id_, q in list(analysis.queues.items())[:_QUEUES]:
        busy = quantity.share(q.utilisation, language)
        row: list[str | Text | None] = [_title(analysis, id_, language), str(q.servers)]
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
    if ranges.growing and not analysis.growing and not above(ranges.growing, _OFTEN_UNCLEAR):
        say(console, draws_that_grow(ranges, _UNCLEAR, language), QUIET)
