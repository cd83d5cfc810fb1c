"""Measures and what becomes of promises, in a few words each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from blueprint import quantity
from blueprint.figures.invest.measures import UNITS, Kind, Measure
from blueprint.figures.promises import PromiseFigures
from blueprint.flow.chain.gates import touchpoint_of
from blueprint.flow.time.promise import Judgement
from blueprint.model.service_map import ServiceMap
from blueprint.ranking import NEAR, above
from blueprint.wording import Language, Wording, listed

_WORDS: dict[Kind, Wording] = {
    "emotion": Wording("emotion {amount}", "情感 {amount}"),
    "failure": Wording("failures {amount}", "失败 {amount}"),
    "time": Wording("time {amount}", "时间 {amount}"),
    "server": Wording("servers +{amount}", "服务人员 +{amount}"),
}
_HALF = Wording("{what} (half)", "{what}（一半）")
_CHANGE = Wording("{id}: {after} ({gain})", "{id}：{after}（{gain}）")
_KEPT = Wording("{what}, now kept", "{what}，从此兑现")
_MEAN = Wording("mean {time}", "平均 {time}")
_BEYOND = Wording("{share} too long", "{share} 超时")
LATTICE = 1e-6
"""Shares below this are not told apart on a lattice."""
_SEEN = 5e-5
"""Changes of a share, or of a mean as a part of it, below this are not worth a line."""


def named(service_map: ServiceMap, id_: str, language: Language) -> str:
    """A touchpoint's title, with the id that `--set` takes."""
    title = service_map.touchpoints[id_].title[language]
    return title if title == id_ else f"{title} ({id_})"


def all_named(service_map: ServiceMap, ids: Iterable[str], language: Language) -> str:
    """Some touchpoints' titles with their ids, each once; of what a queue adds to a touchpoint, that touchpoint."""
    return listed(
        dict.fromkeys(named(service_map, touchpoint_of(id_), language) for id_ in ids),
        language,
    )


def said(measure: Measure, language: Language) -> str:
    """`emotion +1.00`, `time -1 min`, `servers +1`."""
    if measure.kind == "emotion":
        amount = f"+{quantity.number(measure.amount, language)}"
    elif measure.kind == "failure":
        amount = quantity.share_gain(-measure.amount, language)
    elif measure.kind == "time":
        amount = quantity.time_gain(-measure.amount, language)
    else:
        amount = f"{measure.amount:.0f}"
    what = _WORDS[measure.kind].filled(amount=amount)
    is_half = measure.kind == "time" and measure.amount < UNITS["time"]
    return (_HALF.filled(what=what) if is_half else what)[language]


def changes(
    before: Sequence[PromiseFigures], after: Sequence[PromiseFigures], language: Language
) -> Iterator[str]:
    """A line for each promised quantity that changes visibly."""
    for old, new in zip(before, after, strict=True):
        for one, other in zip(old.judgements, new.judgements, strict=True):
            if abs(_figure(one) - _figure(other)) < _SEEN * (one.within if one.kind == "mean" else 1.0):
                continue
            difference = _figure(other) - _figure(one)
            gain = (quantity.time_gain if one.kind == "mean" else quantity.share_gain)(difference, language)
            what = _CHANGE.filled(id=old.promise.id, after=achieved(other, language), gain=gain)
            yield (_KEPT.filled(what=what) if other.kept and not one.kept else what)[language]


def achieved(judgement: Judgement, language: Language) -> str:
    """What is achieved of a promise; never rounded across what is promised."""
    if judgement.kind == "mean":
        time = quantity.time(judgement.achieved, language, beside=judgement.required)
        return _MEAN.filled(time=time)[language]
    if judgement.kind == "max":
        share = rare(judgement.beyond, judgement.tolerated, language)
        return _BEYOND.filled(share=share)[language]
    return quantity.share(judgement.achieved, language, beside=judgement.required)


def rare(value: float | None, tolerated: float, language: Language) -> str:
    """A share of customers beyond a maximum; where a lattice does not tell how small it is, a bound."""
    if value is not None and above(value, 0, NEAR) and value < LATTICE:
        return f"< {quantity.share(LATTICE, language)}"
    return quantity.share(value, language, beside=tolerated)


def _figure(judgement: Judgement) -> float:
    """The number that is shown."""
    return judgement.beyond if judgement.kind == "max" else judgement.achieved
