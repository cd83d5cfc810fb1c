"""What a customer brings, and how much time that allows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, heading, say, styled
from blueprint.cli.show.measures import all_named
from blueprint.figures.economics.economics import economics_of
from blueprint.figures.economics.failures import failure_costs
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures

_HEADING = Wording("Profit and time", "利润与时间")
_PROFIT = Wording(
    "a customer takes {worked} of work, costs {cost} and leaves {profit}{currency}",
    "每位客户需工作 {worked}，成本 {cost}，利润 {profit}{currency}",
)
_BREAK_EVEN = Wording(
    "work pays up to {limit} for a customer; {share} are served at a loss",
    "工作不超过 {limit} 才不亏；{share} 的客户亏本",
)
_PARALLEL = Wording(
    "work pays up to {limit} for a customer (work goes on in parallel: no share is computed)",
    "工作不超过 {limit} 才不亏（有并行工作，不计算亏本比例）",
)
_UNKNOWN = Wording("unknown: the time of {touchpoints}", "未知：{touchpoints} 的时间")
_LACKING = Wording(
    "needs `price` and `per_minute` of `economics`", "需要 `economics` 的 `price` 与 `per_minute`"
)


_FAILURES = Wording(
    "failures cost {cost}{currency} a customer on the mean ({low} to {high}): {work} for work done again, {leaving}, {time} of the "
    "customer's time",
    "失误平均使每位客户多花 {cost}{currency}（{low} 至 {high}）：返工 {work}，{leaving}，客户时间 {time}",
)
_LEAVING = Wording("{money} not paid by those who leave for it", "因此离开者未付 {money}")
_LEAVING_UNKNOWN = Wording("what those cost who leave for it is not known", "因此离开者的损失未知")
_MOST = Wording("most of it at {title}: {cost}", "其中最多的是{title}：{cost}")
_NOWHERE = Wording(
    "what failures cost at {titles} is not known: no arrow leads to their recovery (`fails.then`)",
    "{titles}的失误成本未知：没有通往补救（`fails.then`）的箭头",
)


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section; nothing where the map says nothing of money."""
    figures = economics_of(analysis, whole.name)
    economics = analysis.map.economics
    if figures is None or economics is None:
        return
    heading(console, _HEADING[language])
    if figures.unknown:
        names = all_named(analysis.flat, figures.unknown, language)
        say(console, _UNKNOWN.filled(touchpoints=names)[language])
        return
    if figures.profit is None or figures.cost is None or figures.break_even is None:
        say(console, _LACKING[language])
        return
    currency = f" {economics.currency[language]}" if economics.currency else ""
    for line in _failures(analysis, whole.name, currency, language):
        say(console, line)
    told = _PROFIT.filled(
        worked=quantity.time(figures.worked, language),
        cost=f"{figures.cost:.4g}",
        profit=f"{figures.profit:.4g}",
        currency=currency,
    )[language]
    say(console, styled(told, BAD) if figures.profit < 0 else told)
    if not math.isfinite(figures.break_even):
        return
    limit = quantity.time(max(0.0, figures.break_even), language)
    wording = _PARALLEL if figures.loss_share is None else _BREAK_EVEN
    share = quantity.share(figures.loss_share, language)
    say(console, wording.filled(limit=limit, share=share)[language])


def _failures(analysis: Analysis, segment: str, currency: str, language: Language) -> Iterator[str]:
    """What failures cost, where most of it, and where nobody knows."""
    found = failure_costs(analysis, segment)
    if found is None:
        return
    titles = {id_: t.title[language] for id_, t in analysis.map.touchpoints.items()}
    if found.touchpoints:
        all_ = found.all
        leaving = _LEAVING_UNKNOWN if all_.leaving is None else _LEAVING.filled(money=f"{all_.leaving:.4g}")
        low, high = found.range
        yield _FAILURES.filled(
            cost=f"{all_.money:.4g}",
            currency=currency,
            low=f"{low:.4g}",
            high=f"{high:.4g}",
            work=f"{all_.work:.4g}",
            leaving=leaving,
            time=quantity.time_gain(all_.seconds, language),
        )[language]
        first, cost = next(iter(found.touchpoints.items()))
        yield _MOST.filled(title=titles[first], cost=f"{cost.money:.4g}{currency}")[language]
    if found.unknown:
        yield _NOWHERE.filled(titles=listed((titles[id_] for id_ in found.unknown), language))[language]
