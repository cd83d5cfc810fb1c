"""Where to invest, for people: a ranking for what is remembered, one for the promises, the best few together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show import comparison
from blueprint.cli.show.console import GOOD, QUIET, heading, lines, numbers, say, styled, table, words
from blueprint.cli.show.measures import achieved, changes, named, said
from blueprint.figures.invest.retiming import ERROR
from blueprint.figures.invest.worth import MEMORY, RANKING, WORTHWHILE
from blueprint.figures.ranges.words import (
    about_score,
    rounded_time_gain,
    score_range,
    time_gain_range,
    with_range,
)
from blueprint.ranking import NEAR, above, ranked
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console
    from rich.table import Column
    from rich.text import Text

    from blueprint.figures.invest.improve import Improvement
    from blueprint.figures.invest.measures import Kind
    from blueprint.figures.invest.worth import Worth
    from blueprint.model.service_map import ServiceMap

    Cells = list[str | Text | None]

_REMEMBERED = Wording("What is remembered", "记忆体验")
_PROMISES = Wording("Promises and time", "承诺与时间")
_TOGETHER = Wording("The best few together", "最佳组合")
_IMPOSSIBLE = Wording("Not to be had", "无法采取的措施")
_TOUCHPOINT, _MEASURE = Wording("touchpoint", "触点"), Wording("measure", "措施")
_GAIN, _VISIT = Wording("gain", "增益"), Wording("mean visit", "平均耗时")
_STAYING = Wording("give up", "放弃")
_PROMISE, _WHY = Wording("promises", "承诺"), Wording("why", "原因")
_NOW = Wording("as it is: {score}; {failing} with failures", "现状：{score}；计入失败 {failing}")
_MORE = Wording(
    "{n} more are worth less; `--top {all}` shows them", "另有 {n} 项作用更小；`--top {all}` 可全部列出"
)
_NOTHING = Wording("{n} more change nothing", "另有 {n} 项没有作用")
_HOW = Wording(
    "Each row is one measure alone. Nothing is estimated: the service is computed with it and without it.",
    "每行只采取一项措施。没有任何估算：分别计算采取前后的服务。",
)
_ERROR = Wording("Shares within a time are right to about {error}.", "时限内的比例误差约 {error}。")
_CHOSEN = Wording(
    "Chosen one after the other, each on top of those before it; computed anew with all of them.",
    "逐项选出，每项都在前几项的基础上衡量；合并后重新计算。",
)
_KINDS: dict[Kind | None, Wording] = {
    None: Wording("any measure", "任何措施"),
    "emotion": Wording("emotion", "情感"),
    "failure": Wording("failures", "失败"),
    "time": Wording("time", "时间"),
    "server": Wording("servers", "服务人员"),
}
_WHY_NOT = Wording("{kind} at {ids}: {reason}", "“{ids}”的{kind}：{reason}")


def show(console: Console, service_map: ServiceMap, found: Improvement, top: int, language: Language) -> None:
    """Print everything; `top` rows of each ranking."""
    page = _Page(console, service_map, found, top, language)
    page.remembered()
    page.promises()
    page.together()
    page.impossible()
    page.how()


class _Page:
    def __init__(
        self, console: Console, service_map: ServiceMap, found: Improvement, top: int, language: Language
    ) -> None:
        self._console = console
        self._map = service_map
        self._found = found
        self._top = top
        self._language = language
        self._losing = False

    def remembered(self) -> None:
        """The ranking for what is remembered."""
        e = self._found.before.experience
        ranges = self._found.ranges
        now = {
            "score": about_score(e.remembered, ranges.remembered, self._language),
            "failing": about_score(
                e.remembered_with_failures, ranges.remembered_with_failures, self._language
            ),
        }
        worths = [w for w in self._found.worths if w.measure.kind in MEMORY]
        worths = [w for w in worths if not w.measure.reroutes or above(w.with_failures, 0)]
        if worths:
            heading(self._console, _REMEMBERED[self._language])
            self._quiet(_NOW.filled(**now))
            columns = [
                words(_TOUCHPOINT[self._language]),
                words(_MEASURE[self._language]),
                numbers(_GAIN[self._language]),
                words(_WHY[self._language]),
            ]
            self._ranking(worths, columns, self._gain)

    def promises(self) -> None:
        """The ranking for the promises."""
        worths = [w for w in self._found.worths if w.measure.kind not in MEMORY or w.measure.reroutes]
        worths = list(ranked(worths, *RANKING[1:], within=NEAR))
        if worths:
            heading(self._console, _PROMISES[self._language])
            self._losing = any(abs(w.staying) > WORTHWHILE for w in worths)
            columns = [
                words(_MEASURE[self._language]),
                numbers(_VISIT[self._language]),
                *([numbers(_STAYING[self._language])] if self._losing else []),
                words(_PROMISE[self._language]),
                words(_WHY[self._language]),
            ]
            self._ranking(worths, columns, self._times)

    def _gain(self, worth: Worth) -> Cells:
        where, what = self._what(worth)
        gain = quantity.score(worth.with_failures, self._language)
        gain = with_range(gain, worth.range, score_range, self._language)
        return [where, what, styled(gain, GOOD), worth.reason[self._language]]

    def _times(self, worth: Worth) -> Cells:
        visit = None if worth.mean is None else rounded_time_gain(worth.mean, worth.range, self._language)
        if visit is not None and worth.measure.kind not in MEMORY:
            visit = with_range(visit, worth.range, time_gain_range, self._language)
        before, after = self._found.before.bounds, worth.promises
        changed = changes(before, after, self._language)
        if worth.settles:  # nothing was known before
            judged = ((p.promise.id, j) for p in after for j in p.judgements)
            changed = (f"{id_}: {achieved(j, self._language)}" for id_, j in judged)
        fewer = (
            quantity.share_gain(-worth.staying, self._language) if abs(worth.staying) > WORTHWHILE else None
        )
        gone: Cells = [fewer] if self._losing else []
        return [lines(self._what(worth)), visit, *gone, lines(changed), worth.reason[self._language]]

    def _what(self, worth: Worth) -> tuple[str, str]:
        """Where, and what is done there."""
        return named(self._map, worth.measure.touchpoint, self._language), said(worth.measure, self._language)

    def _ranking(self, worths: list[Worth], columns: list[Column], cells: Callable[[Worth], Cells]) -> None:
        """The best rows, and how many there are besides."""
        useful = [w for w in worths if w.is_something]
        if useful:
            self._console.print(table(columns, [cells(w) for w in useful[: self._top]]))
        if len(useful) > self._top:
            self._quiet(_MORE.filled(n=len(useful) - self._top, all=len(useful)))
        if len(worths) > len(useful):
            self._quiet(_NOTHING.filled(n=len(worths) - len(useful)))

    def together(self) -> None:
        """What the best few make of the service."""
        if self._found.after is None:
            return
        heading(self._console, _TOGETHER[self._language])
        self._quiet(_CHOSEN)
        for m in self._found.chosen:
            say(
                self._console,
                f"- {named(self._map, m.touchpoint, self._language)}: {said(m, self._language)}",
            )
        self._console.print()
        comparison.show(self._console, self._map, self._found.before, self._found.after, self._language)

    def impossible(self) -> None:
        """What cannot be done, by reason."""
        by_reason: dict[tuple[Kind | None, Wording], list[str]] = {}
        for none in self._found.impossible:
            by_reason.setdefault((none.kind, none.reason), []).append(none.touchpoint)
        if by_reason:
            heading(self._console, _IMPOSSIBLE[self._language])
        for (kind, reason), ids in by_reason.items():
            titles = listed((self._map.touchpoints[id_].title[self._language] for id_ in ids), self._language)
            self._quiet(_WHY_NOT.filled(kind=_KINDS[kind], ids=titles, reason=reason))

    def how(self) -> None:
        """How the figures were found and how far off they may be."""
        self._console.print()
        self._quiet(_HOW)
        laws = [p.law for p in self._found.before.bounds if p.law is not None and p.law.method != "exact"]
        if laws:
            error = max(ERROR, *(law.error for law in laws))
            self._quiet(_ERROR.filled(error=quantity.share(error, self._language)))

    def _quiet(self, wording: Wording) -> None:
        say(self._console, wording[self._language], QUIET)
