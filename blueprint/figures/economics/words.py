"""What serving and failures cost a customer, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.figures.economics.failures import failure_costs
from blueprint.figures.economics.serving import REST, serving_cost
from blueprint.flow.chain.gates import touchpoint_of
from blueprint.model.segments import ALL
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.figures.analysis import Analysis

COSTS = Wording("What serving and failures cost", "服务与失误的成本")
_SERVING = Wording(
    "the work for a customer costs {cost}{currency} on the mean: {roles}",
    "为每位客户的工作平均成本 {cost}{currency}：{roles}",
)
_OTHERS = Wording("others", "其他")
_BY_SEGMENT = Wording("by segment: {parts}", "按客群：{parts}")
_PAID = Wording(
    "with the time in which people wait for customers: {cost}{currency} a customer",
    "含员工等候客户的时间：每位客户 {cost}{currency}",
)
_NO_TIME = Wording(
    "not counted: the work at {titles}, whose time is unknown", "未计：{titles}的工作，时间未知"
)
_NO_COST = Wording(
    "not counted: the work at {titles}, whose role has no `cost`", "未计：{titles}的工作，岗位没有 `cost`"
)
_FAILURES = Wording(
    "failures cost {cost}{currency} a customer on the mean ({low} to {high}): {work} for work done again, {leaving}, {time}",
    "失误平均使每位客户多花 {cost}{currency}（{low} 至 {high}）：返工 {work}，{leaving}，{time}",
)
_TIME = Wording("{time} of the customer's time", "客户时间 {time}")
_TIME_UNKNOWN = Wording("of their time nobody knows how much", "客户时间未知")
_LEAVING = Wording("{money} not paid by those who leave for it", "因此离开者未付 {money}")
_LEAVING_UNKNOWN = Wording("what those cost who leave for it is not known", "因此离开者的损失未知")
_MOST = Wording("most of it at {title}: {cost}", "其中最多的是{title}：{cost}")
_NOWHERE = Wording(
    "what failures cost at {titles} is not known: no arrow leads to their recovery (`fails.then`)",
    "{titles}的失误成本未知：没有通往补救（`fails.then`）的箭头",
)


def costs(analysis: Analysis, segment: str, language: Language) -> Iterator[str]:
    """What the work for a customer costs, and what failures do; nothing where the map says nothing of money."""
    currency = currency_of(analysis, language)
    yield from _serving(analysis, segment, currency, language)
    yield from _failures(analysis, segment, currency, language)


def currency_of(analysis: Analysis, language: Language) -> str:
    """What stands behind an amount: a blank and the currency; nothing where the map names none."""
    economics = analysis.map.economics
    return f" {economics.currency[language]}" if economics and economics.currency else ""


def _serving(analysis: Analysis, segment: str, currency: str, language: Language) -> Iterator[str]:
    """What the work for a customer costs, of whom, and with the time in which people wait for customers."""
    found = serving_cost(analysis, segment)
    if found is None:
        return
    yield _SERVING.filled(
        cost=quantity.money(found.cost),
        currency=currency,
        roles=listed(
            (f"{_role(analysis, r)[language]} {quantity.money(c)}" for r, c in found.roles.items()), language
        ),
    )[language]
    if segment == ALL and len(analysis.segments) > 1:
        each = ((s, serving_cost(analysis, s)) for s in analysis.map.segments)
        parts = (f"{analysis.map.segments[s].title[language]} {quantity.money(c.cost)}" for s, c in each if c)
        yield _BY_SEGMENT.filled(parts=listed(parts, language))[language]
    if found.paid is not None:
        yield _PAID.filled(cost=quantity.money(found.paid), currency=currency)[language]
    for ids, wording in ((found.unknown, _NO_TIME), (found.uncosted, _NO_COST)):
        if ids:
            yield wording.filled(titles=_titles(analysis, ids, language))[language]


def _role(analysis: Analysis, role: str) -> Wording:
    if role == REST:
        return _OTHERS
    called = analysis.flat.roles[role].called
    return Wording(called["en"], called["zh"])


def _failures(analysis: Analysis, segment: str, currency: str, language: Language) -> Iterator[str]:
    """What failures cost, where most of it, and where nobody knows."""
    found = failure_costs(analysis, segment)
    if found is None:
        return
    titles = {id_: t.title[language] for id_, t in analysis.map.touchpoints.items()}
    if found.touchpoints:
        all_ = found.all
        leaving = (
            _LEAVING_UNKNOWN if all_.leaving is None else _LEAVING.filled(money=quantity.money(all_.leaving))
        )
        low, high = found.range
        yield _FAILURES.filled(
            cost=quantity.money(all_.money),
            currency=currency,
            low=quantity.money(low),
            high=quantity.money(high),
            work=quantity.money(all_.work),
            leaving=leaving,
            time=_TIME_UNKNOWN
            if all_.seconds is None
            else _TIME.filled(time=quantity.time_gain(all_.seconds, language)),
        )[language]
        first, cost = next(iter(found.touchpoints.items()))
        yield _MOST.filled(title=titles[first], cost=f"{quantity.money(cost.money)}{currency}")[language]
    if found.unknown:
        yield _NOWHERE.filled(titles=listed((titles[id_] for id_ in found.unknown), language))[language]


def _titles(analysis: Analysis, ids: tuple[str, ...], language: Language) -> str:
    known = analysis.flat.touchpoints
    return listed(dict.fromkeys(known[touchpoint_of(id_)].title[language] for id_ in ids), language)
