"""What a difference means for customers, in a few plain sentences: what comes and goes, and what it does to them.

Only what is more than noise is claimed of a figure: where the ranges of both versions overlap, that is said instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.figures.ranges.words import about_score, rounded_duration
from blueprint.flow.chain.graph import reachable
from blueprint.model.names import Lane
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from blueprint.diff.changes import Change
    from blueprint.diff.difference import Difference
    from blueprint.diff.figures import Figure, FigureChanges, Pair
    from blueprint.flow.time.promise import Judgement
    from blueprint.model.service_map import ServiceMap

MOST = 3
"""Titles that one sentence names."""
_BEHIND = (Lane.BACKSTAGE, Lane.SUPPORT)
_TITLE = Wording("“{title}”", "“{title}”")
_MORE = Wording("{titles} and {n} more", "{titles}等，另有 {n} 个")
_COMES = Wording("New for customers: {titles}.", "客户会新经历：{titles}。")
_GOES = Wording("No longer there for customers: {titles}.", "客户不再经历：{titles}。")
_COMES_BEHIND = Wording("New behind the scenes: {titles}.", "后台新增：{titles}。")
_GOES_BEHIND = Wording("No longer done behind the scenes: {titles}.", "后台不再有：{titles}。")
_SEEN = Wording("Customers now see {titles}.", "客户现在看得到：{titles}。")
_UNSEEN = Wording("Customers no longer see {titles}.", "客户不再看得到：{titles}。")
_BACKS = {
    True: Wording("Some now go back from {one} to {other}.", "有客户会从{one}退回{other}。"),
    False: Wording("Nobody goes back from {one} to {other} any more.", "不再有客户从{one}退回{other}。"),
}
_AGAINS = {
    True: Wording("Some go through {one} more than once.", "有客户要重复经历{one}。"),
    False: Wording("Nobody has to repeat {one} any more.", "不再有客户要重复经历{one}。"),
}
"""By whether the connection came or went."""
_LONGER = Wording("A visit takes longer on average: {now}, not {was}.", "平均耗时变长：由 {was} 变为 {now}。")
_SHORTER = Wording(
    "A visit takes less time on average: {now}, not {was}.", "平均耗时变短：由 {was} 变为 {now}。"
)
_BETTER = Wording(
    "Customers remember it better: {now}, not {was}.", "客户的记忆体验变好：由 {was} 变为 {now}。"
)
_WORSE = Wording(
    "Customers remember it worse: {now}, not {was}.", "客户的记忆体验变差：由 {was} 变为 {now}。"
)
_KEPT = Wording("Promise {id} is now kept.", "承诺 {id} 现在可以兑现。")
_BROKEN = Wording("Promise {id} is no longer kept.", "承诺 {id} 不再兑现。")
_KEPT_NEW = Wording("The new promise {id} is kept.", "新承诺 {id} 可以兑现。")
_BROKEN_NEW = Wording("The new promise {id} is not kept.", "新承诺 {id} 未兑现。")
_MOMENT = Wording("New moment of truth: {titles}.", "新的关键时刻：{titles}。")
_NO_MOMENT = Wording("No longer a moment of truth: {titles}.", "不再是关键时刻：{titles}。")
_UNCLEAR = Wording(
    "No clear change in {what}: the ranges before and after overlap.", "{what}没有明显变化：前后的范围重叠。"
)
_UNKNOWN = Wording(
    "What it does to {what} cannot be said: numbers are missing.", "无法判断{what}如何变化：缺少数字。"
)
_OPEN = Wording(
    "Nobody can tell how clear the change is in {what}: there is no range.",
    "{what}的变化是否明显无从得知：没有范围。",
)
_AND = Wording("{first} and {last}", "{first}与{last}")
_AS_BEFORE = Wording("As before: {what}.", "与之前相同：{what}。")
_REMEMBERED = Wording("what customers remember", "客户的记忆体验")
_TIME = Wording("how long a visit takes on average", "平均耗时")
_WHETHER = Wording("whether promise {id} is kept", "承诺 {id} 是否兑现")


def meaning(difference: Difference, language: Language) -> list[str]:
    """Sentences, the first of which matter most; none where both maps mean the same."""
    if difference.same:
        return []
    old, new = difference.under_new_names
    found = list(_structure(old, new, difference.changes, language))
    if difference.figures:
        found += _figures(difference.figures, language)
    return found


def _structure(
    old: ServiceMap, new: ServiceMap, changes: tuple[Change, ...], language: Language
) -> Iterator[str]:
    """What comes, what goes, what customers begin or cease to see, and ways back."""

    def those(kind: str, side: ServiceMap, behind: bool) -> list[str]:
        ids = [c.path[1] for c in changes if c.kind == kind]
        if behind:
            return [id_ for id_ in ids if side.touchpoints[id_].lane in _BEHIND]
        return [id_ for id_ in ids if side.touchpoints[id_].lane.experienced and id_ in side.walked]

    for wording, ids, side in (
        (_COMES, those("touchpoint-added", new, behind=False), new),
        (_GOES, those("touchpoint-removed", old, behind=False), old),
        (_COMES_BEHIND, those("touchpoint-added", new, behind=True), new),
        (_GOES_BEHIND, those("touchpoint-removed", old, behind=True), old),
        (_SEEN, _crossed(changes, old, new, seen=True), new),
        (_UNSEEN, _crossed(changes, old, new, seen=False), new),
    ):
        if ids:
            yield wording.filled(titles=_titles(ids, side, language))[language]
    for change in changes:
        if change.kind in ("connection-added", "connection-removed") and change.ends:
            came = change.kind == "connection-added"
            side, (one, other) = (new if came else old), change.ends
            both = all(end in old.touchpoints and end in new.touchpoints for end in change.ends)
            if both and _leads_back(one, other, side):
                said = _AGAINS[came] if one == other else _BACKS[came]
                names = {"one": _titles([one], new, language), "other": _titles([other], new, language)}
                yield said.filled(**names)[language]


def _crossed(changes: tuple[Change, ...], old: ServiceMap, new: ServiceMap, seen: bool) -> list[str]:
    """Touchpoints that crossed the line of visibility to one side of it."""
    moved = [c.path[1] for c in changes if c.kind == "touchpoint-moved" and c.path[2] == "lane"]
    lanes = [(id_, old.touchpoints[id_].lane, new.touchpoints[id_].lane) for id_ in moved]
    if seen:
        return [id_ for id_, was, now in lanes if was in _BEHIND and now.experienced]
    return [id_ for id_, was, now in lanes if was.experienced and now in _BEHIND]


def _leads_back(one: str, other: str, side: ServiceMap) -> bool:
    """Whether a connection leads to a touchpoint that stands before it, and from there it is reached again."""
    order = list(side.touchpoints)
    if order.index(other) > order.index(one):
        return False
    ways = {t.id: [c.to for c in t.next] for t in side.touchpoints.values()}
    return one in reachable([other], ways)


def _figures(figures: FigureChanges, language: Language) -> Iterator[str]:
    unclear: list[Wording] = []
    open_: list[Wording] = []
    unknown: list[Wording] = []
    same: list[Wording] = []
    for what, key, wordings, say in (
        (_REMEMBERED, "remembered", (_BETTER, _WORSE), about_score),
        (_TIME, "time_mean", (_LONGER, _SHORTER), _about_time),
    ):
        figure = figures.every[key]
        was, now = figure.value.was, figure.value.now
        if not figure.differs:
            same += [what] * (now is not None)
        elif was is None or now is None:
            unknown.append(what)
        elif figure.clear is None:
            open_.append(what)
        elif figure.clear:
            yield wordings[now < was].filled(**_both(figure, say, language))[language]
        else:
            unclear.append(what)
    for (id_, kind), judged in figures.promises.items():
        if said := _promise(judged):
            clear, whether = figures.verdict_is_clear(id_, kind), _WHETHER.filled(id=id_)
            if clear:
                yield said.filled(id=id_)[language]
            elif clear is None:
                open_.append(whether)
            else:
                unclear.append(whether)
    steps = figures.sides[1].flat
    if set(figures.moments_of_truth.was) != set(figures.moments_of_truth.now):
        for wording, ids in ((_MOMENT, figures.clear_moments.now), (_NO_MOMENT, figures.clear_moments.was)):
            if there := [id_ for id_ in ids if id_ in steps.touchpoints]:
                yield wording.filled(titles=_titles(there, steps, language))[language]
    for wording, names in ((_UNCLEAR, unclear), (_OPEN, open_), (_UNKNOWN, unknown), (_AS_BEFORE, same)):
        if names:
            yield wording.filled(what=_joined([name[language] for name in names], language))[language]


def _joined(texts: list[str], language: Language) -> str:
    """`a, b and c`."""
    *first, last = texts
    return _AND.filled(first=listed(first, language), last=last)[language] if first else last


def _promise(judged: Pair[Judgement | None]) -> Wording | None:
    """What became of a promise; None where it is kept or not as before, or is no longer given."""
    if judged.now is None or (judged.was and judged.was.kept is judged.now.kept):
        return None
    wordings = (_KEPT, _BROKEN) if judged.was else (_KEPT_NEW, _BROKEN_NEW)
    return wordings[not judged.now.kept]


def _both(
    figure: Figure,
    say: Callable[[float | None, tuple[float, float] | None, Language], str],
    language: Language,
) -> dict[str, str]:
    return {
        "was": say(figure.value.was, figure.range.was, language),
        "now": say(figure.value.now, figure.range.now, language),
    }


def _about_time(seconds: float | None, found: tuple[float, float] | None, language: Language) -> str:
    return quantity.UNKNOWN[language] if seconds is None else rounded_duration(seconds, found, language)


def _titles(ids: Iterable[str], side: ServiceMap, language: Language) -> str:
    found = [
        _TITLE.filled(title=" ".join(side.touchpoints[id_].title[language].split()))[language] for id_ in ids
    ]
    told = listed(found[:MOST], language)
    return told if len(found) <= MOST else _MORE.filled(titles=told, n=len(found) - MOST)[language]
