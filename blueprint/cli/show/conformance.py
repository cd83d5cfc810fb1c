"""Measured against declared, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from blueprint import quantity
from blueprint.cli.show.console import (
    BAD,
    GOOD,
    QUIET,
    STRONG,
    heading,
    numbers,
    open_console,
    say,
    styled,
    table,
    words,
)
from blueprint.cli.show.left_out import left_out
from blueprint.cli.show.report_page import ReportPage
from blueprint.observe.conform.as_json import moment
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console
    from rich.table import Column
    from rich.text import Text

    from blueprint.model.service_map import ServiceMap
    from blueprint.observe.conform.data import Conformance, Group, Measured, PromiseMeasured
    from blueprint.observe.conform.verdict import Verdict

_WHAT = Wording("{cases}, {events}, from {first} to {last}", "{cases}，{events}，{first} 至 {last}")
_ENDS_ONLY = Wording(
    "The log has one time an event, taken as its end: the time of a touchpoint runs from the event before, and what the "
    "hand-off takes of it is not known (--start COLUMN says that it is a start).",
    "日志每个事件只有一个时间，按结束时间处理：触点耗时从上一事件算起，其中传递所占不得而知（如为开始时间请用 --start 列名）。",
)
_TOUCHPOINTS = Wording("Touchpoints", "触点")
_CONNECTIONS = Wording("Connections", "连接")
_PROMISES = Wording("Promises and limits", "承诺与时限")
_ORDER = Wording("Order", "顺序")
_SEGMENTS = Wording("Segments", "客群")
_COUNT, _MEAN = Wording("count", "次数"), Wording("mean", "平均")
_TOUCHPOINT = Wording("touchpoint", "触点")
_STANDARD = Wording("standard", "标准")
_WITHIN = Wording("within", "达标")
_KEPT = Wording("kept", "符合")
_FROM_TO = Wording("from - to", "起止")
_SHARE, _DECLARED = Wording("share", "占比"), Wording("declared", "声明")
_HANDOFF = Wording("hand-off", "传递")
_LIMIT = Wording("limit", "时限")
_PROMISE = Wording("promise", "承诺")
_PROMISED, _ACHIEVED = Wording("promised", "承诺值"), Wording("measured", "实测")
_INTERVAL = Wording("95 % interval", "95 % 区间")
_NEVER = Wording("never get there", "未到终点")
_STRANGE = Wording("not on the map", "地图没有")
_YES, _NO, _OPEN = Wording("yes", "是"), Wording("NO", "否"), Wording("too few to say", "样本不足")
_NOT_SURE = Wording("yes, so far", "目前是")
_IN_TIME = Wording("{share} within {time}", "{share} 在 {time} 内")
_ON_MEAN = Wording("mean {time}", "平均 {time}")
_AT_MOST = Wording("longest {time}", "最长 {time}")
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
_ONE_CASE, _MANY_CASES = Wording("1 case", "1 个案例"), Wording("{n} cases", "{n} 个案例")
_ONCE, _TIMES = Wording("once", "1 次"), Wording("{n} times", "{n} 次")
_ONE_WAY, _MANY_WAYS = Wording("one way", "1 种走法"), Wording("{n} different ways", "{n} 种走法")
_ONE_ORDER, _MANY_ORDERS = (
    Wording("one sequence of events", "1 种事件序列"),
    Wording("{n} different sequences of events", "{n} 种事件序列"),
)
_ONE_EVENT, _MANY_EVENTS = Wording("1 event", "1 个事件"), Wording("{n} events", "{n} 个事件")
_UNSEEN = Wording("no case came to {titles}", "没有案例到过 {titles}")
_UNMATCHED = Wording(
    "no touchpoint is called {activities}: not counted (`--suggest-mapping` drafts a mapping)",
    "没有名为 {activities} 的触点：未计入（可用 `--suggest-mapping` 起草映射）",
)
_MEANT = Wording("{activity!r} ({times}; did you mean {id!r}?)", "{activity!r}（{times}；是否指 {id!r}？）")
_NOT_MEANT = Wording("{activity!r} ({times})", "{activity!r}（{times}）")
_NO_SEGMENT = Wording("the map has no segment {names}", "地图没有客群 {names}")
_DIFFERS = Wording(
    "The map's share lies outside what was measured at {arrows}.", "地图的比例与实测不符：{arrows}。"
)
_SEGMENT = Wording(
    "{title}: {cases}, mean {mean}, 90 % within {p90}", "{title}：{cases}，平均 {mean}，90 % 在 {p90} 内"
)
_BROKEN_HERE = Wording("{said}; not kept: {broken}", "{said}；不符合：{broken}")
_ALL_KEPT = Wording("Everything that is declared is kept.", "声明的各项均符合。")
_NOTHING_DECLARED = Wording("The map declares no time that could be kept.", "地图没有声明可供对照的时间。")
_BROKEN = Wording("Not kept: {broken}.", "不符合：{broken}。")
_TOO_FEW = Wording("Too few cases to say whether it is kept: {open}.", "样本太少，无法判断是否符合：{open}。")
_SHOWN = 5


class Out(Protocol):
    """Where a report goes: the console, or a page."""

    def heading(self, text: str) -> None:
        """A heading."""

    def line(self, text: str = "", style: str | None = None) -> None:
        """A sentence."""

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str | Text | None]]) -> None:
        """A table."""


class _Screen:
    def __init__(self, console: Console) -> None:
        self.console = console

    def heading(self, text: str) -> None:
        heading(self.console, text)

    def line(self, text: str = "", style: str | None = None) -> None:
        say(self.console, text, style)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str | Text | None]]) -> None:
        self.console.print(table(columns, rows))


def show(found: Conformance, service_map: ServiceMap, language: Language) -> None:
    """Print the report."""
    screen = _Screen(open_console())
    screen.line(service_map.title[language], STRONG)
    _Report(screen, found, service_map, language).show()


def page(found: Conformance, service_map: ServiceMap, language: Language) -> str:
    """The report as a page of its own."""
    made = ReportPage()
    _Report(made, found, service_map, language).show()
    return made.html(service_map.title[language], language)


def _counted(one: Wording, several: Wording, n: int) -> Wording:
    return one if n == 1 else several.filled(n=f"{n:,}")


class _Report:
    def __init__(self, out: Out, found: Conformance, service_map: ServiceMap, language: Language) -> None:
        self.out, self.found, self.map, self.language = out, found, service_map, language

    def show(self) -> None:
        found, language = self.found, self.language
        what = _WHAT.filled(
            cases=_counted(_ONE_CASE, _MANY_CASES, found.log.cases),
            events=_counted(_ONE_EVENT, _MANY_EVENTS, found.log.events),
            first=moment(found.log.first)[:16].replace("T", " "),
            last=moment(found.log.last)[:16].replace("T", " "),
        )
        self.out.line(what[language])
        for line in left_out(found.log, language):
            self.out.line(line)
        if not found.log.starts:
            self.out.line(_ENDS_ONLY[language], QUIET)
        self._touchpoints(found.all)
        self._connections(found.all)
        self._promises(found.all)
        self._order(found.all)
        self._segments()
        self.out.line()
        self._verdict()

    def _touchpoints(self, group: Group) -> None:
        self.out.heading(_TOUCHPOINTS[self.language])
        columns = [
            words(_TOUCHPOINT[self.language]),
            *(
                numbers(h[self.language] if isinstance(h, Wording) else h)
                for h in (_COUNT, _MEAN, "P50", "P90", "P95")
            ),
            numbers(_STANDARD[self.language]),
            numbers(_WITHIN[self.language]),
            words(_KEPT[self.language]),
        ]
        rows: list[list[str | Text | None]] = []
        for t in group.touchpoints.values():
            standard = next((v for v in t.verdicts if v.kind == "standard"), None)
            rows.append(
                [
                    self._title(t.id),
                    f"{t.visits:,}",
                    *self._times(t.time),
                    self._time(t.standard),
                    quantity.share(standard.achieved, self.language, beside=standard.required)
                    if standard
                    else None,
                    self._kept(t.verdicts),
                ]
            )
        self.out.table(columns, rows)

    def _connections(self, group: Group) -> None:
        if not group.connections:
            return
        self.out.heading(_CONNECTIONS[self.language])
        handoff = _HANDOFF[self.language]
        columns = [
            words(_FROM_TO[self.language]),
            numbers(_COUNT[self.language]),
            numbers(_SHARE[self.language]),
            numbers(_INTERVAL[self.language]),
            numbers(_DECLARED[self.language]),
            numbers(f"{handoff} P50"),
            numbers("P90"),
            words(_LIMIT[self.language]),
        ]
        rows: list[list[str | Text | None]] = []
        for c in group.connections:
            declared: str | Text | None = quantity.share(c.declared_share, self.language)
            if not c.declared:
                declared = styled(_STRANGE[self.language], BAD)
            elif c.differs:
                declared = styled(str(declared), BAD)
            rows.append(
                [
                    f"{self._title(c.start)} > {self._title(c.end)}",
                    f"{c.count:,}",
                    None if c.share is None else quantity.share(c.share, self.language),
                    None if c.interval is None else self._shares(c.interval),
                    declared,
                    self._time(c.handoff.p50),
                    self._time(c.handoff.p90),
                    self._kept((c.verdict,)) if c.verdict else None,
                ]
            )
        self.out.table(columns, rows)

    def _promises(self, group: Group) -> None:
        if not group.promises and not group.limits:
            return
        self.out.heading(_PROMISES[self.language])
        columns = [
            *(words(h[self.language]) for h in (_PROMISE, _FROM_TO, _PROMISED, _ACHIEVED, _INTERVAL, _KEPT)),
            numbers(_NEVER[self.language]),
        ]
        rows = [row for p in (*group.promises, *group.limits) for row in self._promise(p)]
        self.out.table(columns, rows)

    def _promise(self, p: PromiseMeasured) -> Iterator[list[str | Text | None]]:
        between = f"{self._title(p.start)} - {self._title(p.end)}"
        never = None if p.never is None else quantity.share(p.never, self.language)
        if not p.verdicts:
            yield [p.id, between, None, None, None, _OPEN[self.language], never]
        for v in p.verdicts:
            time = quantity.time(v.within, self.language)
            if v.kind == "share":
                promised = _IN_TIME.filled(share=quantity.share(v.required, self.language), time=time)
                achieved = quantity.share(v.achieved, self.language, beside=v.required)
                interval = self._shares((v.low, v.high))
            else:
                promised = (_ON_MEAN if v.kind == "mean" else _AT_MOST).filled(time=time)
                achieved = quantity.time(v.achieved, self.language, beside=v.required)
                interval = "" if v.kind == "max" else f"{self._time(v.low)} - {self._time(v.high)}"
            yield [p.id, between, promised[self.language], achieved, interval, self._kept((v,)), never]

    def _order(self, group: Group) -> None:
        found, cases, language = self.found, group.cases, self.language
        self.out.heading(_ORDER[language])
        if cases.time.n:
            told = {name: self._time(getattr(cases.time, name)) for name in ("mean", "p50", "p90", "p95")}
            self.out.line(_CASES.filled(**told)[language])
        off = (_OFF if cases.off_map else _ALL_ON).filled(
            cases=_counted(_ONE_CASE, _MANY_CASES, cases.off_map),
            share=quantity.share(cases.off_map / cases.n, language),
            ways=_counted(_ONE_WAY, _MANY_WAYS, cases.ways),
            variants=_counted(_ONE_ORDER, _MANY_ORDERS, found.variants),
        )
        self.out.line(off[language])
        strange = sorted((c for c in group.connections if not c.declared), key=lambda c: -c.count)
        for c in strange[:_SHOWN]:
            arrow = _ARROW.filled(
                way=f"{self._title(c.start)} > {self._title(c.end)}",
                times=_counted(_ONCE, _TIMES, c.count),
                cases=listed(c.cases, language),
            )
            if c.skips:
                arrow = _PAST.filled(arrow=arrow, skipped=listed(map(self._title, c.skips), language))
            self.out.line(f"  {arrow[language]}")
        for id_ in cases.strange_starts:
            self.out.line(
                _STARTS.filled(
                    cases=_counted(_ONE_CASE, _MANY_CASES, cases.started[id_]), title=self._title(id_)
                )[language],
            )
        for e in group.ends:
            if e.count and not e.declared:
                self.out.line(
                    _ENDS.filled(
                        cases=_counted(_ONE_CASE, _MANY_CASES, e.count), title=self._title(e.touchpoint)
                    )[language],
                )
        for way, n in cases.frequent[:_SHOWN]:
            told_way = " > ".join(map(self._title, way))
            self.out.line(
                _MOST_WAYS.filled(cases=_counted(_ONE_CASE, _MANY_CASES, n), way=told_way)[language],
                QUIET,
            )
        if found.never_seen:
            self.out.line(
                _UNSEEN.filled(titles=listed(map(self._title, found.never_seen), language))[language],
            )
        if found.matched.unmatched:
            told_names = [
                (_MEANT if id_ else _NOT_MEANT).filled(
                    activity=a, times=_counted(_ONCE, _TIMES, found.counts[a]), id=id_
                )[language]
                for a, id_ in found.matched.unmatched.items()
            ]
            self.out.line(_UNMATCHED.filled(activities=listed(told_names, language))[language])

    def _segments(self) -> None:
        if self.found.unknown_segments:
            names = listed(map(repr, self.found.unknown_segments), self.language)
            self.out.line(_NO_SEGMENT.filled(names=names)[self.language])
        if not self.found.segments:
            return
        self.out.heading(_SEGMENTS[self.language])
        for id_, group in self.found.segments.items():
            said = _SEGMENT.filled(
                title=self.map.segments[id_].title[self.language],
                cases=_counted(_ONE_CASE, _MANY_CASES, group.cases.n),
                mean=self._time(group.cases.time.mean),
                p90=self._time(group.cases.time.p90),
            )
            if group.broken:
                said = _BROKEN_HERE.filled(
                    said=said, broken=listed(map(self._named, group.broken), self.language)
                )
            self.out.line(said[self.language])

    def _verdict(self) -> None:
        group, language = self.found.all, self.language
        differing = [f"{self._title(c.start)} > {self._title(c.end)}" for c in group.connections if c.differs]
        if differing:
            self.out.line(_DIFFERS.filled(arrows=listed(differing, language))[language])
        verdicts = [
            *((t.id, v) for t in group.touchpoints.values() for v in t.verdicts),
            *((f"{c.start} > {c.end}", c.verdict) for c in group.connections if c.verdict),
            *((p.id, v) for p in (*group.promises, *group.limits) for v in p.verdicts),
        ]
        unsure = dict.fromkeys(self._named(name) for name, v in verdicts if v.kept is None)
        if unsure:
            self.out.line(_TOO_FEW.filled(open=listed(unsure, language))[language])
        if group.broken:
            broken = listed(dict.fromkeys(map(self._named, group.broken)), language)
            self.out.line(_BROKEN.filled(broken=broken)[language], BAD)
        elif not verdicts:
            self.out.line(_NOTHING_DECLARED[language])
        elif not unsure:
            self.out.line(_ALL_KEPT[language], GOOD)

    def _title(self, id_: str) -> str:
        return self.map.touchpoints[id_].title[self.language]

    def _named(self, name: str) -> str:
        parts = name.split(" > ")
        known = self.map.touchpoints
        return " > ".join(self._title(part) if part in known else part for part in parts)

    def _times(self, time: Measured) -> list[str | None]:
        return [self._time(value) for value in (time.mean, time.p50, time.p90, time.p95)]

    def _time(self, seconds: float | None) -> str | None:
        return None if seconds is None else quantity.time(seconds, self.language)

    def _shares(self, interval: tuple[float, float]) -> str:
        return " - ".join(quantity.share(value, self.language) for value in interval)

    def _kept(self, verdicts: tuple[Verdict, ...]) -> Text | None:
        if not verdicts:
            return None
        kept = [v.kept for v in verdicts]
        if False in kept:
            return styled(_NO[self.language], BAD)
        if None in kept:
            return styled(_OPEN[self.language], QUIET)
        sure = all(v.sure for v in verdicts)
        return styled((_YES if sure else _NOT_SURE)[self.language], GOOD)
