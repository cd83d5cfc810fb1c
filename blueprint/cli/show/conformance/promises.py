"""Promises and limits: what was measured, in which periods, and by which other readings of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.conformance.spelling import OPEN
from blueprint.cli.show.console import QUIET, numbers, words
from blueprint.flow.calendar.due import IN_SHORT
from blueprint.model.names import PERIOD_NAMES
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from blueprint.cli.show.conformance.out import Out
    from blueprint.cli.show.conformance.spelling import Spelling
    from blueprint.observe.conform.conformance import Conformance, Group
    from blueprint.observe.conform.data import PeriodMeasured, PromiseMeasured
    from blueprint.observe.conform.verdict import Verdict

_PROMISES = Wording("Promises and limits", "承诺与时限")
_FROM_TO = Wording("from - to", "起止")
_INTERVAL = Wording("95 % interval", "95 % 区间")
_KEPT = Wording("kept", "符合")
_PROMISE = Wording("promise", "承诺")
_PROMISED, _ACHIEVED = Wording("promised", "承诺值"), Wording("measured", "实测")
_NEVER = Wording("never get there", "未到终点")
_IN_TIME = Wording("{share} within {time}", "{share} 在 {time} 内")
_ON_MEAN = Wording("mean {time}", "平均 {time}")
_AT_MOST = Wording("longest {time}", "最长 {time}")
_EACH = Wording("{promised}, each {period}", "{promised}，按{period}计")
_BY_PERIOD = Wording("{id}, each {period} for itself", "{id}：按{period}分别统计")
_PERIOD = Wording("period", "周期")
_STARTED, _CAME = Wording("started", "起算"), Wording("got there", "到达")
_PART = Wording("{name} (only part of it in the log)", "{name}（日志只含其中一段）")
_HOW = Wording(
    "A case belongs to the period in which its clock starts. Of a period that the log has as a whole the count decides, however "
    "few the cases are; of another what the sample shows. Who started and has not got there is late once older than promised when "
    "the log ends, if last seen where the map goes on; else in no share.",
    "案例归入其起算时刻所在的周期。日志完整覆盖的周期以统计结果为准，无论多少案例；其余周期看样本能否说明。已起算而未到终点的，"
    "若最后所在触点不能离开、且日志结束时已超过承诺时限，计为超时；否则不计入比例。",
)
_UTC = Wording(
    "Periods are those of UTC; say with --time-zone where the service is.",
    "周期按世界时划分；请用 --time-zone 说明服务所在时区。",
)
_OTHER = Wording(
    "{name}: the words {said} can also be read {reading}; then {share} are in time (kept: {kept})",
    "{name}：“{said}”也可理解为{reading}，此时 {share} 按时（符合：{kept}）",
)
_UNREAD = Wording(
    "How many are in time by other readings of a promised time is not told: {why}.",
    "承诺时限的其他理解未计：{why}。",
)
_UNDER_WAY = Wording(
    "{name}: under way when the log ends: {open}; of them older than promised already, counted as not in time: {late}; the others "
    "are in no share and no mean.",
    "{name}：日志结束时仍在办：{open}；其中已超过承诺时限、计为未按时：{late}；其余不计入比例与平均。",
)
_MOST = 24
_FEWER = Wording(
    "{kept} of {all} periods kept; those that are not, and the last ones, are shown: --json has all",
    "{all} 个周期中 {kept} 个符合；此处列出不符合的与最近的，--json 有全部",
)


def promises(out: Out, said: Spelling, group: Group) -> None:
    """A row for each thing that a promise or a limit says."""
    if not group.promises and not group.limits:
        return
    out.heading(_PROMISES[said.language])
    columns = [
        *(words(h[said.language]) for h in (_PROMISE, _FROM_TO, _PROMISED, _ACHIEVED, _INTERVAL, _KEPT)),
        numbers(_NEVER[said.language]),
    ]
    rows = [row for p in (*group.promises, *group.limits) for row in _promise(said, p)]
    out.table(columns, rows)
    for p in (*group.promises, *group.limits):
        for v in p.verdicts[:1] if p.under_way else ():
            line = _UNDER_WAY.filled(name=said.named(p.id), open=f"{p.under_way:,}", late=f"{v.late:,}")
            out.line(line[said.language])
        _periods(out, said, p)


def readings(out: Out, said: Spelling, found: Conformance) -> None:
    """What other ways to read the words come to, where it is another share."""
    group = found.all
    told = [
        *((p.id, v) for p in (*group.promises, *group.limits) for v in p.verdicts),
        *((f"{c.start} > {c.end}", c.verdict) for c in group.connections if c.verdict),
    ]
    for name, v in told:
        for how, other in v.others:
            line = _OTHER.filled(
                name=said.named(name),
                said=v.limit,
                reading=IN_SHORT[how],
                share=quantity.both(quantity.share, other.achieved),
                kept=str(said.kept((other,))),
            )
            out.line(line[said.language])
    if found.log.universal and found.log.zone is None and any(p.periods for p in group.promises):
        out.line(_UTC[said.language], QUIET)
    if found.unread is not None:
        out.line(_UNREAD.filled(why=found.unread)[said.language], QUIET)


def _periods(out: Out, said: Spelling, p: PromiseMeasured) -> None:
    """A row for each period."""
    if p.per is None or not p.periods:
        return
    language = said.language
    out.heading(_BY_PERIOD.filled(id=said.named(p.id), period=PERIOD_NAMES[p.per])[language])
    columns = [
        words(_PERIOD[language]),
        *(numbers(h[language]) for h in (_STARTED, _CAME, _ACHIEVED)),
        words(_INTERVAL[language]),
        words(_KEPT[language]),
    ]
    shown = p.periods
    if len(shown) > _MOST:
        last = shown[-_MOST // 2 :]
        missed = [x for x in shown if x.verdict and x.verdict.kept is False and x not in last]
        shown = (*missed[-_MOST // 2 :], *last)
    out.table(columns, [_period(said, period) for period in shown])
    if len(shown) < len(p.periods):
        kept = sum(1 for x in p.periods if x.verdict and x.verdict.kept)
        out.line(_FEWER.filled(kept=kept, all=len(p.periods))[language])
    out.line(_HOW[language], QUIET)


def _period(said: Spelling, period: PeriodMeasured) -> list[str | Text | None]:
    name, v = period.span.name, period.verdict
    shown = name if period.covered else _PART.filled(name=name)[said.language]
    if v is None:
        return [shown, f"{period.started:,}", "0", None, None, OPEN[said.language]]
    return [shown, f"{period.started:,}", f"{v.n - v.late:,}", *_sides(said, v), said.kept((v,))]


def _sides(said: Spelling, v: Verdict) -> tuple[str | None, str | None]:
    """What was measured, and its interval."""
    if v.kind == "share":
        return quantity.share(v.achieved, said.language, beside=v.required), said.shares((v.low, v.high))
    achieved = quantity.time(v.achieved, said.language, beside=v.required)
    return achieved, "" if v.kind == "max" else f"{said.time(v.low)} - {said.time(v.high)}"


def _promise(said: Spelling, p: PromiseMeasured) -> Iterator[list[str | Text | None]]:
    between = f"{said.title(p.start)} - {said.title(p.end)}"
    never = None if p.never is None else quantity.share(p.never, said.language)
    if not p.verdicts:
        yield [p.id, between, None, None, None, OPEN[said.language], never]
    for v in p.verdicts:
        if v.kind == "share":
            share = quantity.both(quantity.share, v.required)
            promised = _IN_TIME.filled(share=share, time=v.limit)
        else:
            promised = (_ON_MEAN if v.kind == "mean" else _AT_MOST).filled(time=v.limit)
        if p.per is not None and v.kind != "max":
            promised = _EACH.filled(promised=promised, period=PERIOD_NAMES[p.per])
        yield [p.id, between, promised[said.language], *_sides(said, v), said.kept((v,)), never]
