"""A simulation for people: every figure with its interval, the formula's answer beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, GOOD, QUIET, numbers, say, styled, table, words
from blueprint.cli.show.measures import named
from blueprint.model.segments import ALL
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from blueprint.figures.simulation.simulation import Checked, Quantity, Simulation, Why
    from blueprint.model.service_map import ServiceMap

_HOW_LONG = Wording(
    "{customers} customers in {replications} replications of {time} each, after a warm-up of {warm_up}",
    "共 {customers} 位客户：{replications} 次独立模拟，每次 {time}，预热 {warm_up}",
)
_HEADERS = (
    Wording("figure", "指标"),
    Wording("simulated", "模拟"),
    Wording("95 % interval", "95 % 置信区间"),
    Wording("formula", "公式"),
    Wording("agrees", "一致"),
)
_LABELS: dict[Quantity, Wording] = {
    "time_mean": Wording("mean visit, {of}", "平均耗时，{of}"),
    "time_p90": Wording("90 % are done within, {of}", "90 % 在此之内完成，{of}"),
    "wait_mean": Wording("mean wait, {of}", "平均等待，{of}"),
    "wait_p90": Wording("90 % wait at most, {of}", "90 % 等待不超过，{of}"),
    "must_wait": Wording("have to wait, {of}", "需要等待，{of}"),
    "gives_up": Wording("give up waiting, {of}", "放弃等待，{of}"),
}
_PROMISES = {
    "share": Wording("{of}: within {within}", "{of}：{within} 内"),
    "mean": Wording("{of}: mean", "{of}：平均"),
    "max": Wording("{of}: longer than {within}", "{of}：超过 {within}"),
}
_ALL = Wording("all customers", "全部客户")
_YES, _NO = Wording("yes", "是"), Wording("NO", "否")
_RANGE = Wording("{low} to {high}", "{low} 至 {high}")
_AGREE = Wording(
    "{n} of {all} formulas lie within their interval. Of 20 that are right, one lies outside by chance. "
    "All come from the same customers: where one lies outside, those that follow from it do too.",
    "{all} 个公式结果中有 {n} 个落在区间内。即使公式正确，平均每 20 个也会有 1 个偶然落在区间外。"
    "各行出自同一批客户：一个落在区间外，由它而来的也会落在区间外。",
)
_WHY: dict[Why, Wording] = {
    "error": Wording("no: the waits are right to {error}", "否：等待误差约 {error}"),
    "little": Wording("no: too short a wait to tell", "否：等待太短，公式分辨不出"),
    "chance": Wording("no: by chance, as one in 20", "否：属偶然，20 个里有 1 个"),
}
_PATIENCE = Wording(
    "Times of a visit are those of customers who do not give up waiting.",
    "耗时只统计没有放弃等待的客户。",
)


def show(console: Console, service_map: ServiceMap, found: Simulation, language: Language) -> None:
    """Print everything."""
    said = {
        "customers": f"{found.customers:,}",
        "replications": found.replications,
        "time": quantity.time(3600 * found.hours, language),
        "warm_up": quantity.time(3600 * found.warm_up, language),
    }
    say(console, _HOW_LONG.filled(**said)[language])
    console.print()
    first, *others = (h[language] for h in _HEADERS)
    mean, between, formula, agrees = others
    columns = [words(first), numbers(mean), words(between), numbers(formula), words(agrees)]
    console.print(table(columns, [_row(service_map, c, language) for c in found.checked]))
    console.print()
    known = [c.agrees for c in found.checked if c.agrees is not None]
    say(console, _AGREE.filled(n=sum(known), all=len(known))[language], QUIET)
    if found.patience:
        say(console, _PATIENCE[language], QUIET)


def _row(service_map: ServiceMap, c: Checked, language: Language) -> list[str | Text | None]:
    simulated = c.simulated
    seconds = c.quantity in ("time_mean", "time_p90", "wait_mean", "wait_p90")
    if c.judged is not None:
        seconds = c.judged.kind == "mean"
    ends = (_said(max(0.0, value), seconds, language) for value in (simulated.low, simulated.high))
    agrees = None
    if c.agrees is not None:
        why = _WHY[c.why].filled(error=quantity.share(c.error, language)) if c.why else _NO
        agrees = styled((_YES if c.agrees else why)[language], GOOD if c.agrees else "" if c.why else BAD)
    return [
        _label(service_map, c, language),
        _said(simulated.mean, seconds, language),
        _RANGE.filled(**dict(zip(("low", "high"), ends, strict=True)))[language],
        _said(c.formula, seconds, language),
        agrees,
    ]


def _said(value: float | None, seconds: bool, language: Language) -> str:
    if seconds or value is None:
        return quantity.time(value, language)
    return quantity.share(value if value > 1e-6 else 0.0, language)


def _label(service_map: ServiceMap, c: Checked, language: Language) -> str:
    if c.judged is not None:
        within = c.judged.limit[language]
        return _PROMISES[c.judged.kind].filled(of=c.of, within=within)[language]
    if c.quantity in ("time_mean", "time_p90"):
        is_all = c.of == ALL
        of = _ALL[language] if is_all else service_map.segments[c.of].title[language]
    else:
        of = named(service_map, c.of, language)
    return _LABELS[c.quantity].filled(of=of)[language]
