"""What differs in words: what it means, then a line for everything that is another than it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from blueprint import quantity
from blueprint.diff.changes import Change
from blueprint.diff.difference import Difference
from blueprint.diff.figures import Figure, FigureChanges
from blueprint.diff.meaning import meaning
from blueprint.figures.ranges.range import Range
from blueprint.figures.ranges.words import duration_range, score_range, with_range
from blueprint.flow.time.promise import Judgement
from blueprint.model.service_map import ServiceMap
from blueprint.wording import Language, Wording, listed, paragraph

_KINDS = {
    "map": Wording("map", "地图"),
    "touchpoint": Wording("touchpoint", "触点"),
    "connection": Wording("connection", "连接"),
    "promise": Wording("promise", "承诺"),
    "segment": Wording("segment", "客群"),
    "exit": Wording("exit", "出口"),
}
_DONE = {
    "added": Wording("new {thing}: {about}", "新增{thing}：{about}"),
    "removed": Wording("{thing} gone: {about}", "删除{thing}：{about}"),
    "renamed": Wording("another id: {about}", "改编号：{about}"),
    "moved": Wording("moved: {about}", "移动：{about}"),
}
_CHANGED = {
    "map": Wording("map, {about}", "地图，{about}"),
    "touchpoint": Wording("{about}", "{about}"),
    "value": Wording("{about}", "{about}"),
}
_CHANGED_THING = Wording("{thing} {about}", "{thing} {about}")
_COMMA = Wording(", ", "，")
_TITLED = Wording("{title} ({id})", "{title}（{id}）")
SAME = Wording("the same in meaning", "含义相同")
_WAS_NOW = Wording("{what}: {was} -> {now}", "{what}：{was} -> {now}")
_NONE = Wording("none", "无")
_REMEMBERED = Wording("remembered experience", "记忆体验")
_PEAK, _END = Wording("peak", "峰"), Wording("end", "终")
_MEAN, _P90 = Wording("mean visit", "平均耗时"), Wording("90 % are done within", "90 % 在此之内完成")
_HANDOFFS = Wording("hand-offs", "内部传递")
_CROSSINGS = Wording("crossings of the line of visibility", "穿过可视线的连接")
_UNCLEAR = Wording("{now}: no clear change", "{now}：没有明显变化")
_OPEN = Wording("{now} (range unknown)", "{now}（范围未知）")
_KINDS_OF_PROMISE = {
    "share": Wording("{id}", "{id}"),
    "mean": Wording("{id}, mean", "{id}（平均）"),
    "max": Wording("{id}, longest", "{id}（最长）"),
}
_PROMISE = Wording("promise {id}", "承诺 {id}")
_KEPT, _BROKEN = Wording("{text} kept", "{text} 兑现"), Wording("{text} NOT kept", "{text} 未兑现")
_MOMENTS = Wording("moments of truth", "关键时刻")
_NEW, _GONE = Wording("new finding", "新的检查结果"), Wording("finding gone", "消失的检查结果")
NO_FIGURES = Wording("no figures: one of the maps has errors", "无法比较数字：其中一张地图有错误")

Row = tuple[str, str, str]
"""What it is, before, after."""


def rows(difference: Difference, language: Language) -> Iterator[Row]:
    """Changes, then figures that differ, then findings that come and go."""
    for change in difference.changes:
        yield _row_of(change, difference.under_new_names, language)
    if difference.figures:
        yield from _figures(difference.figures, language)
    for name, findings in ((_NEW, difference.new), (_GONE, difference.gone)):
        for f in findings:
            text = f"{f.code} {f.message[language]}"
            yield name[language], "" if name is _NEW else text, text if name is _NEW else ""


def change_words(change: Change, maps: tuple[ServiceMap, ServiceMap], language: Language) -> str:
    """One change between two maps as a line: what, before, after."""
    return _line(_row_of(change, maps, language), language)


def _row_of(change: Change, maps: tuple[ServiceMap, ServiceMap], language: Language) -> Row:
    return _what(change, maps, language), _value(change.was, language), _value(change.now, language)


def _line(row: Row, language: Language) -> str:
    what, was, now = row
    if not was and not now:
        return what
    return _WAS_NOW[language].format(what=what, was=was or _NONE[language], now=now or _NONE[language])


def lines(difference: Difference, language: Language) -> Iterator[str]:
    """The difference for a terminal: what it means, then everything that differs."""
    if difference.same:
        yield SAME[language]
    if said := meaning(difference, language):
        yield paragraph(said, language)
        yield ""
    for row in rows(difference, language):
        yield _line(row, language)
    if difference.figures is None:
        yield NO_FIGURES[language]


def _what(change: Change, maps: tuple[ServiceMap, ServiceMap], language: Language) -> str:
    thing, _, done = change.kind.partition("-")
    told = _DONE.get(done) or _CHANGED.get(thing, _CHANGED_THING)
    about = _COMMA[language].join(
        filter(None, (_about(change, maps, language), _inner(change, maps, language)))
    )
    return told.filled(thing=_KINDS.get(thing, ""), about=about)[language]


def _about(change: Change, maps: tuple[ServiceMap, ServiceMap], language: Language) -> str:
    """What a change is about: touchpoints by their titles, with the id of one that stands alone."""
    if change.ends:
        return " -> ".join(title(end, maps, language) or end for end in change.ends)
    if change.id is None:
        return ""
    called = title(change.id, maps, language) if change.path[0] == "touchpoints" else ""
    return (
        _TITLED.filled(title=called, id=change.id)[language] if called not in ("", change.id) else change.id
    )


def title(id_: str, maps: tuple[ServiceMap, ServiceMap], language: Language) -> str:
    """Of a touchpoint as the newer of two maps that has it says it, on one line; nothing where neither does."""
    step = next((m.touchpoints[id_] for m in reversed(maps) if id_ in m.touchpoints), None)
    return " ".join(step.title[language].split()) if step else ""


def _inner(change: Change, maps: tuple[ServiceMap, ServiceMap], language: Language) -> str:
    """What of it, where that is not said yet: keys as in a file; of an exit the touchpoint that it leaves."""
    if change.kind.startswith("exit") and change.path[0] == "touchpoints":
        return title(change.path[1], maps, language)
    said = 4 if change.ends else 0 if change.id is None else 2
    return ".".join(change.path[said:])


def _value(value: Any, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_value(item, language) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{k}: {_value(v, language)}" for k, v in value.items())
    return str(value)


def _figures(figures: FigureChanges, language: Language) -> Iterator[Row]:
    for name, figure in (
        (_REMEMBERED, figures.every["remembered"]),
        (_PEAK, figures.every["peak"]),
        (_END, figures.every["end"]),
    ):
        yield from _figure(name[language], figure, quantity.score, score_range, language)
    for name, figure in ((_MEAN, figures.every["time_mean"]), (_P90, figures.every["time_p90"])):
        yield from _figure(name[language], figure, quantity.time, duration_range, language)
    for (id_, kind), judged in figures.promises.items():
        sides = [_judgement(side, language) for side in (judged.was, judged.now)]
        if sides[0] != sides[1]:
            several = sum(known == id_ for known, _ in figures.promises) > 1
            called = _KINDS_OF_PROMISE[kind].filled(id=id_)[language] if several else id_
            told = _noted(sides[1], figures.promise(id_, kind), language)
            yield _PROMISE[language].format(id=called), sides[0], told
    yield from _moments(figures, language)
    for name, pair in ((_HANDOFFS, figures.handoffs), (_CROSSINGS, figures.crossings)):
        yield from _row(name[language], str(pair.was), str(pair.now))


def _moments(figures: FigureChanges, language: Language) -> Iterator[Row]:
    """Another order of the same is none that anybody could tell from noise."""
    was, now = figures.moments_of_truth.was, figures.moments_of_truth.now
    if set(was) == set(now):
        return
    maps = (figures.sides[0].flat, figures.sides[1].flat)
    sides = [listed((title(id_, maps, language) or id_ for id_ in ids), language) for ids in (was, now)]
    clear = figures.clear_moments.was or figures.clear_moments.now
    yield _MOMENTS[language], sides[0], sides[1] if clear else _UNCLEAR.filled(now=sides[1])[language]


def _row(what: str, was: str, now: str) -> Iterator[Row]:
    if was != now:
        yield what, was, now


def _figure(
    what: str,
    figure: Figure,
    say: Callable[[float | None, Language], str],
    say_range: Callable[[Range, Language], str],
    language: Language,
) -> Iterator[Row]:
    """Both sides with their ranges, and whether that is a change at all."""
    if not figure.differs:
        return
    was, now = (
        with_range(say(value, language), found, say_range, language)
        for value, found in (
            (figure.value.was, figure.range.was),
            (figure.value.now, figure.range.now),
        )
    )
    yield what, was, _noted(now, figure, language)


def _noted(now: str, figure: Figure, language: Language) -> str:
    """What it is now, and that it may be as before, where it may."""
    if not figure.differs or figure.clear or None in (figure.value.was, figure.value.now):
        return now
    return (_UNCLEAR if figure.clear is False else _OPEN).filled(now=now)[language]


def _judgement(side: Judgement | None, language: Language) -> str:
    if side is None:
        return ""
    if side.kind == "share":
        text = quantity.share(side.achieved, language, beside=side.required)
    elif side.kind == "mean":
        text = quantity.time(side.achieved, language, beside=side.required)
    else:
        text = quantity.share(1 - side.beyond, language)
    return (_KEPT if side.kept else _BROKEN)[language].format(text=text)
