"""Changes in words, a line each, and as a table for a pull request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from blueprint import quantity
from blueprint.diff.changes import Change
from blueprint.diff.difference import Difference
from blueprint.diff.figures import Figure, FigureChanges
from blueprint.diff.mermaid import flowchart
from blueprint.figures.ranges.range import Range
from blueprint.figures.ranges.words import duration_range, score_range, with_range
from blueprint.flow.time.promise import Judgement
from blueprint.wording import Language, Wording

_KINDS = {
    "map": Wording("map", "地图"),
    "touchpoint": Wording("touchpoint", "触点"),
    "connection": Wording("connection", "连接"),
    "promise": Wording("promise", "承诺"),
    "segment": Wording("segment", "客群"),
    "exit": Wording("exit", "出口"),
    "value": Wording("value", "值"),
}
_DONE = {
    "added": Wording("new", "新增"),
    "removed": Wording("gone", "删除"),
    "renamed": Wording("another id", "改编号"),
    "moved": Wording("moved", "移动"),
    "changed": Wording("changed", "修改"),
}
_SAME = Wording("the same in meaning", "含义相同")
_WAS_NOW = Wording("{was} -> {now}", "{was} -> {now}")
_NONE = Wording("nothing", "无")
_REMEMBERED = Wording("remembered experience", "记忆体验")
_PEAK, _END = Wording("peak", "峰"), Wording("end", "终")
_MEAN, _P90 = Wording("mean visit", "平均耗时"), Wording("90 % are done within", "90 % 在此之内完成")
_HANDOFFS = Wording("hand-offs", "内部传递")
_CROSSINGS = Wording("crossings of the line of visibility", "穿过可视线的连接")
_UNCLEAR = Wording("{now}: no clear change", "{now}：没有明显变化")
_PROMISE = Wording("promise {id}", "承诺 {id}")
_KEPT, _BROKEN = Wording("{text} kept", "{text} 兑现"), Wording("{text} NOT kept", "{text} 未兑现")
_MOMENTS = Wording("moments of truth", "关键时刻")
_NEW, _GONE = Wording("new finding", "新的检查结果"), Wording("finding gone", "消失的检查结果")
_NO_FIGURES = Wording("no figures: one of the maps has errors", "无法比较数字：其中一张地图有错误")
_HEAD = Wording("what", "内容"), Wording("before", "之前"), Wording("after", "之后")

Row = tuple[str, str, str]
"""What it is, before, after."""


def rows(difference: Difference, language: Language) -> Iterator[Row]:
    """Changes, then figures that differ, then findings that come and go."""
    for change in difference.changes:
        yield _row_of(change, language)
    if difference.figures:
        yield from _figures(difference.figures, language)
    for name, findings in ((_NEW, difference.new), (_GONE, difference.gone)):
        for f in findings:
            text = f"{f.code} {f.message[language]}"
            yield name[language], "" if name is _NEW else text, text if name is _NEW else ""


def change_words(change: Change, language: Language) -> str:
    """One change as a line: what, before, after."""
    return _line(_row_of(change, language), language)


def _row_of(change: Change, language: Language) -> Row:
    return _what(change, language), _value(change.was, language), _value(change.now, language)


def _line(row: Row, language: Language) -> str:
    what, was, now = row
    sides = _WAS_NOW[language].format(was=was or _NONE[language], now=now or _NONE[language])
    return f"{what}: {sides}" if was or now else what


def lines(difference: Difference, language: Language) -> Iterator[str]:
    """The difference for a terminal."""
    if difference.same:
        yield _SAME[language]
    for row in rows(difference, language):
        yield _line(row, language)
    if difference.figures is None:
        yield _NO_FIGURES[language]


def markdown(difference: Difference, language: Language) -> str:
    """The difference as a small Mermaid picture and a table of Markdown, for the page of a pull request."""
    found = list(rows(difference, language))
    head = [_SAME[language], ""] if difference.same else []
    if picture := flowchart(*difference.maps, difference.changes, language):
        head += [*picture, ""]
    if found:
        names = [h[language] for h in _HEAD]
        head += [f"| {' | '.join(names)} |", "|---|---|---|"]
        head += [f"| {' | '.join(map(_cell, row))} |" for row in found]
    if difference.figures is None:
        head += ["", _NO_FIGURES[language]]
    return "\n".join(head) + "\n"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _what(change: Change, language: Language) -> str:
    thing, _, done = change.kind.partition("-")
    name = f"{_KINDS[thing][language]} {_DONE[done][language]}"
    about = " -> ".join(change.ends) if change.ends else change.id or ""
    inner = _inner(change)
    return " ".join(filter(None, (name, about, inner)))


def _inner(change: Change) -> str:
    """The part of the path that the id does not say."""
    path = change.path
    if change.ends:
        path = path[4:]
    elif change.kind.startswith("exit"):
        return f"({path[1]})"
    elif change.id is not None:
        path = path[2:]
    return ".".join(path)


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
            unclear = judged.was and judged.now and figures.promise(id_, kind).clear is False
            now = _UNCLEAR.filled(now=sides[1])[language] if unclear else sides[1]
            yield _PROMISE[language].format(id=id_), sides[0], now
    moments = figures.moments_of_truth
    yield from _row(_MOMENTS[language], ", ".join(moments.was), ", ".join(moments.now))
    for name, pair in ((_HANDOFFS, figures.handoffs), (_CROSSINGS, figures.crossings)):
        yield from _row(name[language], str(pair.was), str(pair.now))


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
    yield what, was, _UNCLEAR.filled(now=now)[language] if figure.clear is False else now


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
