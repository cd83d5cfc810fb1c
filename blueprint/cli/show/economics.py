"""What a customer brings, and how much time that allows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, heading, say, styled
from blueprint.cli.show.measures import all_named
from blueprint.figures.economics.economics import economics_of
from blueprint.figures.economics.serving import serving_cost
from blueprint.figures.economics.words import COSTS, costs, currency_of
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
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
_PER_MINUTE = Wording(
    "here a minute of work costs {cost}{currency}, whoever does it (`per_minute`)",
    "此处每分钟工作一律按 {cost}{currency} 计（`per_minute`）",
)
_LACKING = Wording(
    "needs `price` and `per_minute` of `economics`", "需要 `economics` 的 `price` 与 `per_minute`"
)


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section; nothing where the map says nothing of money."""
    lines = list(costs(analysis, whole.name, language))
    if lines:
        heading(console, COSTS[language])
        for line in lines:
            say(console, line)
    figures, economics = economics_of(analysis, whole.name), analysis.map.economics
    if figures is None or economics is None:
        return
    heading(console, _HEADING[language])
    currency = currency_of(analysis, language)
    if economics.per_minute is not None and serving_cost(analysis, whole.name) is not None:
        minute = quantity.money(economics.per_minute)
        say(console, _PER_MINUTE.filled(cost=minute, currency=currency)[language])
    if figures.unknown:
        names = all_named(analysis.flat, figures.unknown, language)
        say(console, _UNKNOWN.filled(touchpoints=names)[language])
        return
    if figures.profit is None or figures.cost is None or figures.break_even is None:
        say(console, _LACKING[language])
        return
    told = _PROFIT.filled(
        worked=quantity.time(figures.worked, language),
        cost=quantity.money(figures.cost),
        profit=quantity.money(figures.profit),
        currency=currency,
    )[language]
    say(console, styled(told, BAD) if figures.profit < 0 else told)
    if not math.isfinite(figures.break_even):
        return
    limit = quantity.time(max(0.0, figures.break_even), language)
    wording = _PARALLEL if figures.loss_share is None else _BREAK_EVEN
    share = quantity.share(figures.loss_share, language)
    say(console, wording.filled(limit=limit, share=share)[language])
