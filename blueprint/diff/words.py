"""Changes in words, a line each, and as a table for a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint import quantity
from blueprint.diff.changes import Change
from blueprint.diff.difference import Difference
from blueprint.diff.figures import FigureChanges, Pair
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
_MEAN = Wording("mean visit", "平均耗时")
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
        yield _what(change, language), _value(change.was, language), _value(change.now, language)
    if difference.figures:
        yield from _figures(difference.figures, language)
    for name, findings in ((_NEW, difference.new), (_GONE, difference.gone)):
        for f in findings:
            text = f"{f.code} {f.message[language]}"
            yield name[language], "" if name is _NEW else text, text if name is _NEW else ""


def lines(difference: Difference, language: Language) -> Iterator[str]:
    """The difference for a terminal."""
    if difference.same:
        yield _SAME[language]
    for what, was, now in rows(difference, language):
        sides = _WAS_NOW[language].format(was=was or _NONE[language], now=now or _NONE[language])
        yield f"{what}: {sides}" if was or now else what
    if difference.figures is None:
        yield _NO_FIGURES[language]


def markdown(difference: Difference, language: Language) -> str:
    """The difference as a Markdown table, for the page of a pull request."""
    found = list(rows(difference, language))
    head = [_SAME[language], ""] if difference.same else []
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
    pair = figures.remembered
    yield from _row(
        _REMEMBERED[language], quantity.score(pair.was, language), quantity.score(pair.now, language)
    )
    pair = figures.time_mean
    yield from _row(_MEAN[language], quantity.time(pair.was, language), quantity.time(pair.now, language))
    for (id_, _), judged in figures.promises.items():
        yield from _row(_PROMISE[language].format(id=id_), *_judged(judged, language))
    moments = figures.moments_of_truth
    yield from _row(_MOMENTS[language], ", ".join(moments.was), ", ".join(moments.now))


def _row(what: str, was: str, now: str) -> Iterator[Row]:
    if was != now:
        yield what, was, now


def _judged(pair: Pair[Judgement | None], language: Language) -> tuple[str, str]:
    return _judgement(pair.was, language), _judgement(pair.now, language)


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
