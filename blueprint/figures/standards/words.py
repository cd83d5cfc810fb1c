"""What an item of a standards pack asks for, and what a map achieves of it, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures.standards.standards import StandardFigures
    from blueprint.packs.standards import Certainty, Item, Nature, StandardsPack

_MAX = Wording("at most {value}", "不超过 {value}")
_MEAN = Wording("mean at most {value}", "平均不超过 {value}")
_MIN = Wording("at least {value}", "不少于 {value}")
_SHARE = Wording("{share} within {value}", "{share} 在 {value} 内")
_WORKING = Wording("{n} working days", "{n} 个工作日")
_BUSINESS = Wording("{time} of business hours", "营业时间 {time}")
_ELAPSED = Wording(
    " (leaves {least} to {most}, by the day of the start)", "（视起算日，实际可用 {least} 至 {most}）"
)
_UNITS = {
    "month": Wording("{n} months", "{n} 个月"),
    "year": Wording("{n} years", "{n} 年"),
    "times": Wording("{n} times", "{n} 次"),
    "points": Wording("{n} points", "{n} 分"),
}
_PERIODS = {
    "day": Wording(", day by day", "，按日考核"),
    "month": Wording(", month by month", "，按月考核"),
    "quarter": Wording(", quarter by quarter", "，按季考核"),
    "year": Wording(", year by year", "，按年考核"),
}
CERTAINTIES: dict[Certainty, Wording] = {
    "verified": Wording("verified", "已核实"),
    "probable": Wording("probable, not verified", "可能，未核实"),
    "memory": Wording("general knowledge, not verified", "常识，未核实"),
}
_NATURES: dict[Nature, Wording] = {
    "law": Wording("law", "法律"),
    "regulation": Wording("regulation", "规定"),
    "standard": Wording("standard", "标准"),
    "draft": Wording("draft", "征求意见稿"),
    "promise": Wording("promise of a firm", "企业承诺"),
    "custom": Wording("custom", "惯例"),
    "own": Wording("own", "自有"),
}
_FIGURES = Wording("figures", "参考值")
_TIME_MEAN = Wording("mean {time}", "平均 {time}")
_LONGEST = Wording("longest {time}", "最长 {time}")
_SHORTEST = Wording("shortest {time}", "最短 {time}")


def nature(pack: StandardsPack) -> Wording:
    """What kind of document a pack is; only what is verified is called a rule of somebody's."""
    return _NATURES[pack.nature] if pack.certainty == "verified" else _FIGURES


def asked(item: Item, language: Language, *, long: bool = False) -> str:
    """`at most 15 s`, `90 % within 30 s`; `long` adds what working days leave and over which period it is kept."""
    value = amount(item, item.value, language)
    forms = {"max": _MAX, "mean": _MEAN, "min": _MIN}
    if item.quantifier == "share-within":
        said = _SHARE.filled(share=quantity.share(item.share, language), value=value)[language]
    else:
        said = forms[item.quantifier].filled(value=value)[language]
    if not long:
        return said
    if item.is_time and not item.elapsed.sure:
        least, most = (quantity.time(t, language) for t in (item.elapsed.least, item.elapsed.most))
        said += _ELAPSED.filled(least=least, most=most)[language]
    return said + (_PERIODS[item.period][language] if item.period else "")


def amount(item: Item, value: float, language: Language) -> str:
    """A number in an item's unit."""
    if item.unit == "share":
        return quantity.share(value, language)
    number = f"{value:g}"
    if item.unit in _UNITS:
        return _UNITS[item.unit].filled(n=number)[language]
    if not item.is_time:
        return f"{number} {item.unit}"
    if item.calendar == "working-days":
        return _WORKING.filled(n=number)[language]
    seconds = value * (item.elapsed.most / item.value if item.value else 1.0)
    time = quantity.time(seconds, language)
    return _BUSINESS.filled(time=time)[language] if item.calendar == "business-hours" else time


def achieved(f: StandardFigures, language: Language) -> str | None:
    """What the map achieves of an item; None where that is not known."""
    quantifier = f.item.quantifier
    if not f.item.is_time or quantifier == "share-within":
        beside = f.item.share if f.item.is_time else f.item.value
        return None if f.achieved is None else quantity.share(f.achieved, language, beside=beside)
    if f.achieved is None:
        if quantifier != "max" or f.beyond is None:
            return None
        return quantity.beyond(f.beyond, language)
    form = {"mean": _TIME_MEAN, "min": _SHORTEST}.get(quantifier, _LONGEST)
    said = form.filled(time=quantity.time(f.achieved, language, beside=f.item.elapsed.least))[language]
    if quantifier != "max" or f.kept is not False or not f.beyond:
        return said
    return said + ("，" if language == "zh" else ", ") + quantity.beyond(f.beyond, language)
