"""Which ways cases went, and which of them the map does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import QUIET
from blueprint.wording import Wording, counted, listed

if TYPE_CHECKING:
    from blueprint.cli.show.conformance.out import Out
    from blueprint.cli.show.conformance.spelling import Spelling
    from blueprint.observe.conform.conformance import Conformance

_ORDER = Wording("Order", "顺序")
_CASES = Wording(
    "A case takes {mean} on average; half within {p50}, 90 % within {p90}, 95 % within {p95}.",
    "一个案例平均 {mean}；一半在 {p50} 内，90 % 在 {p90} 内，95 % 在 {p95} 内。",
)
_OFF = Wording(
    "on ways that the map does not have: {cases} ({share}); {ways}, {variants}",
    "走了地图上没有的路：{cases}（{share}）；{ways}，{variants}",
)
_ALL_ON = Wording(
    "every case goes a way that the map has; {ways}, {variants}", "所有案例都走地图上的路；{ways}，{variants}"
)
_ARROW = Wording("{way}: {times}, as in {cases}", "{way}：{times}，如 {cases}")
_PAST = Wording("{arrow}; past {skipped}", "{arrow}；跳过 {skipped}")
_STARTS = Wording(
    "start at {title}, where the map lets nobody in: {cases}",
    "从 {title} 开始，而地图上不能从此进入：{cases}",
)
_ENDS = Wording(
    "end at {title}, where the map has no exit: {cases}", "在 {title} 结束，而地图上没有出口：{cases}"
)
_MOST_WAYS = Wording("{cases}: {way}", "{cases}：{way}")
_ONCE, _TIMES = Wording("once", "1 次"), Wording("{n} times", "{n} 次")
_ONE_WAY, _MANY_WAYS = Wording("one way", "1 种走法"), Wording("{n} different ways", "{n} 种走法")
_ONE_ORDER, _MANY_ORDERS = (
    Wording("one sequence of events", "1 种事件序列"),
    Wording("{n} different sequences of events", "{n} 种事件序列"),
)
_UNSEEN = Wording("no case came to {titles}", "没有案例到过 {titles}")
_UNMATCHED = Wording(
    "no touchpoint is called {activities}: not counted (`--suggest-mapping` drafts a mapping)",
    "没有名为 {activities} 的触点：未计入（可用 `--suggest-mapping` 起草映射）",
)
_MEANT = Wording("{activity!r} ({times}; did you mean {id!r}?)", "{activity!r}（{times}；是否指 {id!r}？）")
_NOT_MEANT = Wording("{activity!r} ({times})", "{activity!r}（{times}）")
_SHOWN = 5


def order(out: Out, said: Spelling, found: Conformance) -> None:
    """What the cases did, the frequent ways, and what the map does not have."""
    group, language = found.all, said.language
    cases = group.cases
    out.heading(_ORDER[language])
    if cases.time.n:
        told = {name: said.time(getattr(cases.time, name)) for name in ("mean", "p50", "p90", "p95")}
        out.line(_CASES.filled(**told)[language])
    off = (_OFF if cases.off_map else _ALL_ON).filled(
        cases=said.cases(cases.off_map),
        share=quantity.share(cases.off_map / cases.n, language),
        ways=counted(_ONE_WAY, _MANY_WAYS, cases.ways),
        variants=counted(_ONE_ORDER, _MANY_ORDERS, found.variants),
    )
    out.line(off[language])
    strange = sorted((c for c in group.connections if not c.declared), key=lambda c: -c.count)
    for c in strange[:_SHOWN]:
        arrow = _ARROW.filled(
            way=f"{said.title(c.start)} > {said.title(c.end)}",
            times=counted(_ONCE, _TIMES, c.count),
            cases=listed(c.cases, language),
        )
        if c.skips:
            arrow = _PAST.filled(arrow=arrow, skipped=listed(map(said.title, c.skips), language))
        out.line(f"  {arrow[language]}")
    for id_ in cases.strange_starts:
        out.line(
            _STARTS.filled(cases=said.cases(cases.started[id_]), title=said.title(id_))[language],
        )
    for e in group.ends:
        if e.count and not e.declared:
            out.line(
                _ENDS.filled(cases=said.cases(e.count), title=said.title(e.touchpoint))[language],
            )
    for way, n in cases.frequent[:_SHOWN]:
        told_way = " > ".join(map(said.title, way))
        out.line(
            _MOST_WAYS.filled(cases=said.cases(n), way=told_way)[language],
            QUIET,
        )
    if found.never_seen:
        out.line(
            _UNSEEN.filled(titles=listed(map(said.title, found.never_seen), language))[language],
        )
    if found.matched.unmatched:
        told_names = [
            (_MEANT if id_ else _NOT_MEANT).filled(
                activity=a, times=counted(_ONCE, _TIMES, found.counts[a]), id=id_
            )[language]
            for a, id_ in found.matched.unmatched.items()
        ]
        out.line(_UNMATCHED.filled(activities=listed(told_names, language))[language])
