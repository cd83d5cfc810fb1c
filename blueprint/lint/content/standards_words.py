"""How findings speak of standards: what is verified is called by its kind, what is not is called unverified."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.lint.rule import Hit
from blueprint.ranking import above
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.figures.standards.standards import StandardFigures
    from blueprint.model.service_map import Promise
    from blueprint.packs.standards import Item, StandardsPack

_RULES = {
    "law": Wording("the law", "法律"),
    "regulation": Wording("the regulation", "规定"),
    "standard": Wording("the standard", "标准"),
}
_FIGURE = Wording("the figure of", "参考值")
_QUIET = Wording("the unverified figure of", "未核实的参考值")
_PROMISE = Wording("promise {id!r}", "承诺 {id!r} ")
_WAIT = Wording("the wait at {id!r}", "{id!r} 处的等待")
_TOUCHPOINT = Wording("touchpoint {id!r}", "触点 {id!r} ")
_SHARE = Wording(
    "{at} is done within {value} for {achieved} of cases, {who} asks for {share}",
    "{at}有 {achieved} 在 {value} 内完成，{who}要求 {share}",
)
_MEAN = Wording(
    "{at} takes {achieved} on the mean, {who} allows {value}", "{at}平均用时 {achieved}，{who}为 {value}"
)
_MAX = Wording(
    "{at} takes up to {achieved}, {who} allows {value}", "{at}最长用时 {achieved}，{who}为 {value}"
)
_BEYOND = Wording(
    "{at} takes longer than {value} for {beyond} of cases, {who} allows no more",
    "{at}有 {beyond} 超过 {value}，而{who}以此为上限",
)
_MIN = Wording("{at} gives {achieved}, {who} asks for {value}", "{at}为 {achieved}，{who}要求不少于 {value}")
_CONNECT = Wording(
    "{at} ends in service for {achieved} of customers, {who} asks for {value}",
    "{at}有 {achieved} 得到接待，{who}要求 {value}",
)
_LEAVES = Wording(
    "by when the clock starts it leaves {least} to {most}", "视起算时刻，实际可用 {least} 至 {most}"
)
_HELP = Wording("{title}; source: {sources}", "{title}；出处：{sources}")


def called(pack: StandardsPack, item: Item) -> Wording:
    """What an item may be called: a rule of somebody's only when it is verified."""
    kind = _QUIET if pack.of(item) != "verified" else _RULES.get(pack.nature, _FIGURE)
    return Wording(f"{kind.en} {pack.id}", f"{kind.zh}《{pack.title.zh}》")


def value_of(item: Item) -> Wording:
    """A value as people read it; working days and opening hours by their own name."""
    if item.unit == "share":
        return quantity.both(quantity.share, item.value)
    text = f"{item.value:g}"
    if not item.is_time:
        return Wording(f"{text} {item.unit}", f"{text} {item.unit}")
    if item.calendar == "working-days":
        return Wording(f"{text} working days", f"{text} 个工作日")
    if item.calendar == "business-hours":
        return Wording(f"{text} {item.unit} of business hours", f"{text} {item.unit}（营业时间）")
    if item.unit in ("month", "year"):
        chinese = {"month": "个月", "year": "年"}[item.unit]
        return Wording(f"{text} {item.unit}{'' if item.value == 1 else 's'}", f"{text} {chinese}")
    return quantity.both(quantity.time, item.elapsed.most)


def item_help(pack: StandardsPack, item: Item, *more: Wording | None) -> Wording:
    """What an item asks for and where it stands, and what else there is to say."""
    clause = f" ({item.clause})" if item.clause else ""
    named = [pack.sources[key].wording for key in item.source]
    sources = Wording(", ".join(w.en for w in named), "、".join(w.zh for w in named))
    starts = None
    if item.is_time and not item.elapsed.sure:
        starts = _LEAVES.filled(
            least=quantity.both(quantity.time, item.elapsed.least),
            most=quantity.both(quantity.time, item.elapsed.most),
        )
    said = [
        _HELP.filled(title=Wording(item.title.en + clause, item.title.zh + clause), sources=sources),
        *(w for w in (starts, *more) if w),
    ]
    return Wording("; ".join(w.en for w in said), "；".join(w.zh for w in said))


def outside(f: StandardFigures) -> Hit:
    """The finding about something that is outside an item."""
    assert f.applied is not None
    place, item = f.applied, f.item
    if place.promise is not None:
        at = _PROMISE.filled(id=place.promise.id)
    else:
        at = (_WAIT if place.way == "scope" else _TOUCHPOINT).filled(id=place.touchpoint)
    message = _message(f).filled(
        at=at,
        who=called(f.pack, item),
        value=value_of(item),
        achieved=_achieved(f),
        beyond=quantity.both(quantity.share, f.beyond or 0.0),
        share=quantity.both(quantity.share, item.share or 1.0),
    )
    reason = f.reason if f.achieved is None and f.beyond is None else None
    return Hit(
        place.path,
        message,
        item_help(f.pack, item, reason, f.note),
        at="key" if place.way == "scope" else "value",
    )


def _message(f: StandardFigures) -> Wording:
    if f.achieved is None and f.beyond is None:
        return Wording("{at} is outside {who}", "{at}不符合{who}")
    if not f.item.is_time:
        return _CONNECT
    by_quantifier = {"share-within": _SHARE, "mean": _MEAN, "min": _MIN}
    return by_quantifier.get(f.item.quantifier) or (_BEYOND if f.achieved is None else _MAX)


def _achieved(f: StandardFigures) -> Wording | str:
    if f.achieved is None or not math.isfinite(f.achieved):
        return ""
    if not f.item.is_time:
        return quantity.both(quantity.share, f.achieved, beside=f.item.value)
    if f.item.quantifier == "share-within":
        return quantity.both(quantity.share, f.achieved, beside=f.item.share)
    return quantity.both(quantity.time, f.achieved, beside=f.item.elapsed.least)


def promised_anyway(f: StandardFigures) -> bool:
    """Whether a promise itself promises what the item asks for: then `promise-not-kept` reports that it is not."""
    promise = f.applied.promise if f.applied else None
    return promise is not None and not looser(promise, f.item) and _says(promise, f.item)


def _says(promise: Promise, item: Item) -> bool:
    if item.quantifier == "mean":
        return promise.mean is not None
    if item.quantifier == "max":
        return promise.max is not None or (promise.within is not None and (promise.share or 1) == 1)
    return item.quantifier == "share-within" and promise.within is not None


def looser(promise: Promise, item: Item) -> str:
    """The key in which a promise gives more than an item allows; empty when it does not."""
    keys = {"mean": ("mean",), "max": ("within", "max"), "share-within": ("within",), "min": ()}[
        item.quantifier
    ]
    for key in keys:
        time = getattr(promise, key)
        if time and above(time.seconds, item.elapsed.least):
            return key
    if (
        item.quantifier == "share-within"
        and promise.within
        and above(item.share or 0, float(promise.share or 1))
    ):
        return "share"
    return ""
