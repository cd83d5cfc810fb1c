"""Answers of a survey to what the map should say of feelings: mean, spread and n of every touchpoint.

Two shapes are read. One row an answer: `touchpoint`, `score`, and if known `segment`, `date`. Or one row a customer: every
other column is a touchpoint, by id or title, and a blank cell is a question that was not answered. Answers on another
scale (`1..5`) are moved onto the map's, end to end. What customers answered stands instead of what was assumed.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.observe.learning import LEAST, Learnt, Proposal
from blueprint.observe.names import plain, touchpoint_names
from blueprint.observe.rows import segment_of, touchpoint_of
from blueprint.source.table import BadTable, clipped, read_table
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Emotion
    from blueprint.source.table import Table

_WORDS = {
    "touchpoint": "touchpoint, step, 触点, 环节",
    "score": "score, rating, answer, 分数, 评分, 得分, 打分",
    "segment": "segment, customer segment, 客群, 客户类型",
    "date": "date, timestamp, submitted, submitted at, 日期, 时间, 时间戳, 提交时间, 填写时间",
    "note": "respondent, id, note, comment, comments, name, 编号, 序号, 姓名, 备注, 意见, 建议",
}
_MEANT = {word.strip(): role for role, words in _WORDS.items() for word in words.split(",")}
"""Heading to what its column has: those of `note` are there for people."""
_MISSPELT = 0.7
"""So like a touchpoint, 0..1, a heading is taken to mean one."""
_BLANK = "-"
_UNANSWERED = (_BLANK, "n/a", "na", "无", "不适用", "未答")
"""Cells of a row a customer that are no answer, as a blank one is."""
_SCALE = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:\.\.|~|～)\s*(-?\d+(?:\.\d+)?)")
_NOT_FELT = Wording(
    "customers do not meet {id!r}: no score belongs there", "客户不接触 {id!r}：此处不应有分数"
)
_NO_SCORE = Wording(
    "{cell!r} is not an answer from {low:g} to {high:g}; say with --answers 1..5 on which scale customers answered",
    "{cell!r} 不是 {low:g} 到 {high:g} 之间的答案；可用 --answers 1..5 说明答题量表",
)
_NO_ANSWER = Wording("there is no answer in it", "其中没有答案")
_WHY = Wording("mean of {n} answers", "{n} 个答案的平均")
_SPREAD = Wording("standard deviation of {n} answers", "{n} 个答案的标准差")
_COUNT = Wording("{n} answers", "{n} 个答案")
_BOUND = Wording("the mean of the answers lies beyond it", "答案的平均已超出它")
_SOURCE = Wording("where the numbers come from", "数字出处")
_SURVEY = Wording("survey", "问卷")


@dataclass(frozen=True)
class Answered:
    """One answer: where, how it felt on the map's scale, whose, and when as written."""

    touchpoint: str
    score: float
    segment: str | None
    date: str


def is_survey(text: str, name: str) -> bool:
    """Whether a table holds answers, and not incidents (which have a column `feeling`)."""
    table = read_table(text, name)
    roles = _roles(table)
    return "score" in roles or ("touchpoint" not in roles and "feeling" not in table.columns)


def scale_of(text: str) -> tuple[float, float] | None:
    """The ends of a scale written as `1..5`; None: it is none."""
    found = _SCALE.fullmatch(text.strip())
    low, high = map(float, found.groups()) if found else (0.0, 0.0)
    return (low, high) if low < high else None


def read_answers(
    text: str, name: str, service_map: ServiceMap, scale: tuple[float, float] | None = None
) -> tuple[Answered, ...]:
    """Read a survey.

    Args:
        text: CSV with a header.
        name: of the file, for messages.
        service_map: whose touchpoints and segments are named.
        scale: on which customers answered; None: the map's, -n to n.

    Raises:
        BadTable: a touchpoint, segment or cell that cannot be understood, the first one; or there is no answer.
    """
    table = read_table(text, name)
    roles = _roles(table)
    end = float(service_map.emotion_scale)
    low, high = scale or (-end, end)
    long = {"touchpoint", "score"} <= roles.keys()
    asked = {} if long else _asked(table, service_map, name)
    found = []
    for line, row in table.rows:
        if not any(row.values()):
            continue
        cell_of = {role: row.get(column, "") for role, column in roles.items()}
        segment = segment_of(cell_of.get("segment", ""), service_map, name, line)
        cells = [(column, id_, row.get(column, "")) for column, id_ in asked.items()]
        if long:
            id_ = _felt(
                touchpoint_of(cell_of["touchpoint"], service_map, name, line), service_map, name, line
            )
            cells = [("score", id_, cell_of["score"] or _BLANK)]
        for _, id_, cell in cells:
            if cell and (long or cell.casefold() not in _UNANSWERED):
                score = _number(cell, low, high, name, line)
                moved = (score - low) / (high - low) * 2 * end - end
                found.append(Answered(id_, moved, segment, cell_of.get("date", "")))
    if not found:
        raise BadTable(name, table.heading, _NO_ANSWER)
    return tuple(found)


def other_columns(text: str, name: str, service_map: ServiceMap) -> tuple[str, ...]:
    """Columns of a row a customer that are no touchpoint and no known heading: nothing is learnt from them."""
    table = read_table(text, name)
    roles = _roles(table)
    if {"touchpoint", "score"} <= roles.keys():
        return ()
    asked = _asked(table, service_map, name)
    return tuple(c for c in table.columns if c not in asked and plain(c) not in _MEANT)


def _roles(table: Table) -> dict[str, str]:
    """What is known of an answer, to the first column that has it."""
    found: dict[str, str] = {}
    for column in table.columns:
        if role := _MEANT.get(plain(column)):
            found.setdefault(role, column)
    return found


def _asked(table: Table, service_map: ServiceMap, name: str) -> dict[str, str]:
    """Column to the touchpoint that was asked about.

    Raises:
        BadTable: none is a touchpoint, or one reads as if a touchpoint was misspelt.
    """
    names = touchpoint_names(service_map)
    open_ = [column for column in table.columns if plain(column) not in _MEANT]
    known = [column for column in open_ if names.of(column)]
    missed = [
        column for column in open_ if column not in known and (not known or names.like(column, _MISSPELT))
    ]
    return {
        column: _felt(
            touchpoint_of(column, service_map, name, table.heading), service_map, name, table.heading
        )
        for column in (*missed, *known)
    }


def _felt(id_: str, service_map: ServiceMap, name: str, line: int) -> str:
    if not service_map.touchpoints[id_].lane.experienced:
        raise BadTable(name, line, _NOT_FELT.filled(id=id_))
    return id_


def _number(cell: str, low: float, high: float, name: str, line: int) -> float:
    try:
        value = float(cell.replace(",", "."))
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        raise BadTable(name, line, _NO_SCORE.filled(cell=clipped(cell), low=low, high=high))
    return value


def learn_answers(service_map: ServiceMap, answers: Sequence[Answered]) -> Learnt:
    """What the answers say: of each segment to which the map gives a feeling of its own, and of all other customers."""
    proposals: list[Proposal] = []
    too_few: dict[str, int] = {}
    here: defaultdict[str, list[Answered]] = defaultdict(list)
    for answer in answers:
        here[answer.touchpoint].append(answer)
    for id_, touchpoint in service_map.touchpoints.items():
        if not here[id_]:
            continue
        apart = {s.id: s.changes[id_].emotion for s in service_map.segments.values() if id_ in s.changes}
        own = {segment: emotion for segment, emotion in apart.items() if emotion is not None}
        places: list[tuple[tuple[str, ...], Emotion | None, list[Answered]]] = [
            (("touchpoints", id_), touchpoint.emotion, [a for a in here[id_] if a.segment not in own])
        ]
        for segment, felt in own.items():
            theirs = [a for a in here[id_] if a.segment == segment]
            places.append((("segments", segment, "changes", id_), felt, theirs))
        for path, emotion, found in places:
            if len(found) >= LEAST:
                proposals += _said(path, emotion, found)
            elif found:
                too_few[id_] = len(found)
    return Learnt(tuple(proposals), too_few)


def _said(path: tuple[str, ...], emotion: Emotion | None, found: list[Answered]) -> Iterator[Proposal]:
    """Mean, spread, n and source of one touchpoint; a wait whose score follows its length keeps it."""
    if emotion is not None and emotion.at is not None:
        return
    n, scores = len(found), [a.score for a in found]
    mean = math.fsum(scores) / n
    sd = math.sqrt(math.fsum((s - mean) ** 2 for s in scores) / (n - 1))
    score = round(mean, 2)
    dates = sorted(a.date for a in found if a.date)
    span = f" {dates[0]}–{dates[-1]}" if dates else ""
    new = {"score": (score, _WHY), "spread": (round(sd, 2), _SPREAD), "n": (n, _COUNT)}
    changed = [
        Proposal((*path, "emotion", key), value, _old(emotion, key), why.filled(n=n))
        for key, (value, why) in new.items()
        if getattr(emotion, key, None) != value
    ]
    good, bad = (emotion.good, emotion.bad) if emotion else (None, None)
    if good is not None and good < score:
        changed.append(Proposal((*path, "emotion", "good"), score, f"{good:g}", _BOUND))
    if bad is not None and bad > score:
        changed.append(Proposal((*path, "emotion", "bad"), score, f"{bad:g}", _BOUND))
    yield from changed
    if changed:
        old = emotion.source["zh"] if emotion and emotion.source else None
        source = {"zh": _SURVEY.zh + span, "en": _SURVEY.en + span}
        yield Proposal((*path, "emotion", "source"), source, old, _SOURCE)


def _old(emotion: Emotion | None, key: str) -> str | None:
    value = getattr(emotion, key, None)
    return None if value is None else f"{value:g}"
