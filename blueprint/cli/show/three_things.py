"""What the first page of `analyse` begins with: three things to know, and three to do, the most urgent first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.experience import remembered
from blueprint.cli.show.moments import MOST_OF_IT_ASSUMED
from blueprint.cli.show.verdicts import Verdict
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.figures.ranges.words import draws_that_grow
from blueprint.figures.role_words import too_much
from blueprint.figures.staffing.few_give_up import few_give_up
from blueprint.flow.chain.blocks import find_blocks
from blueprint.flow.chain.gates import touchpoint_of
from blueprint.flow.chain.graph import between, successors
from blueprint.flow.queues.queue import Overload
from blueprint.model.exits import exit_title, good_exits
from blueprint.ranking import above, most
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.cli.show.worst_hour import WorstHour
    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.roles import RoleFigures

THINGS = 3
"""Of each."""
_MANY_LEAVE = 0.05
"""Call centres hold that no more than one caller in twenty may give up (theory 4.6)."""

KNOW = (
    Wording("One thing to know", "一件要知道的事"),
    Wording("Two things to know", "两件要知道的事"),
    Wording("Three things to know", "三件要知道的事"),
)
DO = (
    Wording("One thing to do", "一件要做的事"),
    Wording("Two things to do", "两件要做的事"),
    Wording("Three things to do", "三件要做的事"),
)
"""By how many there are."""
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
_SERVED_ON = Wording(
    "{title}: {share} of those who join its queue give up; they are inside a block, so the figures count them as served on.",
    "{title}：来排队的客户中 {share} 放弃；因身处并行分支之内，这里仍按继续接受服务计算。",
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
    "{title}: were the numbers a little off, its queue would never clear in {n} of 100 cases; times here are of the "
    "others.",
    "{title}：数字稍有偏差，队伍就排不完，100 种情形中有 {n} 种如此；这里的时间只算其余情形。",
)
_UNCLEAR_SOMEWHERE = Wording(
    "Were the numbers a little off, one queue or another would never clear in {n} of 100 cases, most often {title} "
    "({there}); times here are of the others.",
    "数字稍有偏差，就会有队伍排不完，100 种情形中有 {n} 种如此，最常见的是{title}（{there} 种）；这里的时间只算其余情形。",
)
_NOT_WAITED = Wording("{said} The times ignore that.", "{said}这里的时间没有计入这一点。")
_PEOPLE = Wording(
    "{title}: {needed} people at least, not {servers}, or less to do; most of it is at {where}.",
    "{title}：至少安排 {needed} 人，而不是 {servers} 人，或减少其工作；工作主要在{where}。",
)
_NO_SUCCESS = Wording(
    "{share} of customers leave without what they came for ({exits}).",
    "{share} 的客户没有办成就离开（{exits}）。",
)
_MANY_FAIL, OFTEN_UNCLEAR = 0.2, 0.1
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
_GIVE_SCORES = Wording(
    "Give a score (`emotion`) at {titles}: without it nobody can say what customers remember.",
    "请为{titles}填写情感分（`emotion`）：缺了就不知道客户记住什么。",
)
_GIVE_TIMES = Wording(
    "Give a time (`time`) at {titles}: without it nobody can say how long a visit takes.",
    "请为{titles}填写时间（`time`）：缺了就不知道一次服务要多久。",
)
_AND_MORE = Wording("{titles} and {n} more", "{titles}等 {all} 处")
_MEASURE_ALL = Wording(
    "Ask and time: all {inputs} numbers are assumed; `blueprint measure` says which matter, and how often to ask.",
    "去调查和计时：全部 {inputs} 个数字都是假定的；`blueprint measure` 说明哪些要紧、需要多少次。",
)
_MEASURE = Wording(
    "Ask and time: {assumed} of {inputs} numbers {are} assumed; `blueprint measure` says which matter, and how often to ask.",
    "去调查和计时：{inputs} 个数字中 {assumed} 个是假定的；`blueprint measure` 说明哪些要紧、需要多少次。",
)


def to_know(
    analysis: Analysis,
    whole: GroupFigures,
    promised: Sequence[Verdict],
    worst: WorstHour | None,
    language: Language,
) -> Iterator[str]:
    """What is so, the most urgent first."""
    for id_, queue in analysis.queues.items():
        if isinstance(queue, Overload):
            yield _GROWS.filled(title=title_of(analysis, id_, language), servers=queue.servers)[language]
    for role in analysis.roles:
        if (said := too_much(role, language)) and (role.has_too_much or _works_aside(analysis, role)):
            yield said if _queue_grows(analysis, role) else _NOT_WAITED.filled(said=said)[language].strip()
    if worst:
        yield worst.sentence(language)
    yield from (verdict.sentence for verdict in promised if not verdict.kept)
    inside = {
        id_ for block in find_blocks(analysis.flat)[0].values() for branch in block.branches for id_ in branch
    }
    for id_, gone in () if worst else _losses(analysis):
        to = analysis.flat.touchpoints[id_].gives_up
        words = {"title": title_of(analysis, id_, language), "share": quantity.share(gone, language)}
        if to:
            words["to"] = title_of(analysis, to, language)
        leave = _SERVED_ON if id_ in inside else _LEAVE
        yield (_GO if to else leave).filled(**words)[language]
    ranges = ranges_of(analysis)
    if above(ranges.growing, OFTEN_UNCLEAR) and not analysis.growing:
        yield unclear(analysis, language)
    good = good_exits(analysis.map, whole.exits)
    bad = {
        name: share
        for name, share in whole.exits.items()
        if name not in good and above(share, 0) and (good or _said_bad(analysis, name))
    }
    if above(sum_ := math.fsum(bad.values()), _MANY_FAIL):
        titles = listed((exit_title(analysis.map, name)[language] for name in bad), language)
        yield _NO_SUCCESS.filled(share=quantity.share(sum_, language), exits=titles)[language]
    yield remembered(analysis, whole, language) or _NOT_FELT[language]
    if whole.moments_of_truth:
        titles = titles_of(analysis, whole.moments_of_truth[:THINGS], language)
        yield _DECIDES.filled(titles=titles)[language]
    yield from (verdict.sentence for verdict in promised if verdict.kept)


def to_do(
    analysis: Analysis,
    whole: GroupFigures,
    promised: Sequence[Verdict],
    worst: WorstHour | None,
    language: Language,
) -> Iterator[str]:
    """What follows from that, the most urgent first."""
    for id_, queue in analysis.queues.items():
        if isinstance(queue, Overload):
            yield _STAFF.filled(
                title=title_of(analysis, id_, language), needed=queue.servers_needed, servers=queue.servers
            )[language]
    for role in analysis.roles:
        if role.has_too_much and not _queue_grows(analysis, role):
            where = title_of(analysis, role.parts[0][0], language)
            yield _PEOPLE.filled(
                title=role.title, needed=role.needed(1.0), servers=role.servers, where=where
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
            title=title_of(analysis, waits_for or longest, language),
            promise=broken.name,
            time=quantity.time(seconds, language),
        )[language]
    if worst and worst.calls_for_people:
        yield worst.to_do(language)
    for id_, _ in () if worst else _losses(analysis):
        queue = analysis.queues[id_]
        needed, gone = few_give_up(analysis, id_, _MANY_LEAVE)
        said = {"needed": needed, "servers": queue.servers, "share": quantity.share(gone, language)}
        yield _MORE_STAFF.filled(title=title_of(analysis, id_, language), **said)[language]
    ranges = ranges_of(analysis, whole.name)
    unsure = whole.moments.assumed_share > MOST_OF_IT_ASSUMED
    for id_ in whole.moments_of_truth[:1]:
        figures = whole.touchpoints[id_]
        penalty, reward = figures.penalty or 0.0, figures.reward or 0.0
        form, points = (_RAISE, reward) if above(reward, penalty) else (_GUARD, penalty)
        yield form.filled(title=title_of(analysis, id_, language), points=f"{points:.1f}")[language]
    if unsure:
        lacking = [id_ for id_ in whole.moments_of_truth if id_ in whole.moments.assumed]
        yield _GIVE_RANGE.filled(titles=titles_of(analysis, lacking[:THINGS], language))[language]
    for form, bare in (
        (_GIVE_SCORES, whole.experience.unknown),
        (_GIVE_TIMES, tuple(id_ for id_ in whole.time.unknown if id_ not in whole.overloaded)),
    ):
        if ids := list(dict.fromkeys(map(touchpoint_of, bare))):
            yield form.filled(titles=_first_titles(analysis, ids, language))[language]
    if assumed := ranges.inputs - ranges.measured:
        yield (_MEASURE if ranges.measured else _MEASURE_ALL).filled(
            assumed=assumed, inputs=ranges.inputs, are="is" if assumed == 1 else "are"
        )[language]


def unclear(analysis: Analysis, language: Language) -> str:
    """In how many cases a queue never clears, and where."""
    ranges = ranges_of(analysis)
    title = title_of(analysis, ranges.growing_at, language) if ranges.growing_at else ""
    form = _UNCLEAR_SOMEWHERE if above(ranges.growing, ranges.growing_there) else _UNCLEAR
    there = f"{math.ceil(round(100 * ranges.growing_there, 9))}"
    return draws_that_grow(ranges, form, language, title=title, there=there)


def _works_aside(analysis: Analysis, role: RoleFigures) -> bool:
    """Whether some of its work is at touchpoints that have no line: the hours of a line do not tell of it."""
    return any(id_ not in analysis.queues for id_, _ in role.parts)


def _queue_grows(analysis: Analysis, role: RoleFigures) -> bool:
    """Whether the queue in front of a role's people, who are too few, says so already."""
    return any(isinstance(analysis.queues.get(id_), Overload) for id_, _ in role.parts)


def _first_titles(analysis: Analysis, ids: Sequence[str], language: Language) -> str:
    """The titles of the first of some touchpoints, and how many more there are."""
    titles = titles_of(analysis, ids[:THINGS], language)
    if len(ids) <= THINGS:
        return titles
    return _AND_MORE.filled(titles=titles, n=len(ids) - THINGS, all=len(ids))[language]


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


def title_of(analysis: Analysis, id_: str, language: Language) -> str:
    """The title of a touchpoint."""
    return analysis.flat.touchpoints[id_].title[language]


def titles_of(analysis: Analysis, ids: Sequence[str], language: Language) -> str:
    """The titles of some touchpoints."""
    return listed((title_of(analysis, id_, language) for id_ in ids), language)
