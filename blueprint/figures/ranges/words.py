"""Ranges in words: rounded to what they carry, the value beside them no finer than they are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.figures.ranges.inputs import ARRIVALS, CHANCES, SCORES, SHARES, TIMES
from blueprint.model.assumed import Assumed
from blueprint.model.exits import exit_title
from blueprint.ranking import above, steady
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from blueprint.figures.ranges.inputs import Key, Place
    from blueprint.figures.ranges.range import Range, Ranges
    from blueprint.model.service_map import ServiceMap

_FROM_TO = Wording("{low} to {high}", "{low} 至 {high}")
_ABOUT = Wording("about {value} ({range})", "约 {value}（{range}）")
_WITH = Wording("{value} ({range})", "{value}（{range}）")
_TENTHS = Wording("{n} in 10", "10 次中 {n} 次")
_GROWING = Wording(
    "In {n} of 100 draws a queue never clears; as the service runs today, they are left out of times and promises.",
    "100 次抽样中有 {n} 次队伍永远排不完；服务今天在运行，这些抽样不计入时间与承诺。",
)
_ALL_MEASURED = Wording(
    "Ranges hold in 80 of 100 cases. All {inputs} numbers behind them are measured.",
    "范围在 100 种情形中有 80 种成立。所依据的 {inputs} 个数字全部经过测量。",
)
_ASSUMED = Wording(
    "Ranges hold in 80 of 100 cases. {assumed} of {inputs} numbers {are} assumed, not measured: scores ±{scores}, times "
    "×/÷ {times}, odds of shares ×/÷ {shares}, arrivals ×/÷ {arrivals}, odds of failures ×/÷ {chances} (`assumed:`).",
    "范围在 100 种情形中有 80 种成立。{inputs} 个数字中有 {assumed} 个是假定的，并非测量：得分 ±{scores}，时间 ×/÷ {times}，"
    "去向比例 ×/÷ {shares}，到达 ×/÷ {arrivals}，失败概率 ×/÷ {chances}（`assumed:`）。",
)
_SPREAD = Wording(
    "Customers are taken to differ by {points} (standard deviation) in what they feel: no `emotion_spread` is given.",
    "没有给出 `emotion_spread`：按客户感受之间的标准差为 {points} 分计算。",
)

_KEYS: dict[Key, Wording] = {
    "score": Wording("{title}: how it feels", "{title}：情感分"),
    "good": Wording("{title}: how it feels when it goes very well", "{title}：做得很好时的情感分"),
    "bad": Wording("{title}: how it feels when it goes badly", "{title}：做得差时的情感分"),
    "time": Wording("{title}: time", "{title}：时间"),
    "chance": Wording("{title}: how often it fails", "{title}：失败的比例"),
    "start": Wording("{title}: who comes in here", "{title}：从这里进入的比例"),
    "way": Wording("{title}: who goes on to {to}", "{title}：去往{to}的比例"),
    "arrivals": Wording("how many customers come", "来的客户数"),
    "share": Wording("{segment}: share of customers", "{segment}：占客户的比例"),
}
_OF_SEGMENT = Wording("{what} ({segment})", "{what}（{segment}）")

_TENTHS_OF_PERCENT = 1
_MINUTE, _HOUR, _DAY = 60.0, 3_600.0, 86_400.0
_STEPS = (_DAY, _HOUR, 30 * _MINUTE, 5 * _MINUTE, _MINUTE, 30.0, 5.0, 1.0)
"""Seconds: what times are told in where a range carries no more; those of hours and days, not tenths of them."""


def number_said(place: Place, service_map: ServiceMap, language: Language) -> str:
    """A number of a map by titles: `Wait for the call: how it feels`."""
    known = service_map.touchpoints
    title = known[place.touchpoint].title[language] if place.touchpoint else ""
    segment = service_map.segments[place.segment].title[language] if place.segment else ""
    to = ""
    if place.to is not None:
        to = (
            known[place.to].title[language]
            if place.to in known
            else exit_title(service_map, place.to)[language]
        )
    what = _KEYS[place.key].filled(title=title, segment=segment, to=to)
    if place.touchpoint and segment:
        return _OF_SEGMENT.filled(what=what, segment=segment)[language]
    return what[language]


def score_range(found: Range, language: Language) -> str:
    """`-0.3 to +0.7`."""
    places = _places(found[1] - found[0], 1)
    return _FROM_TO.filled(**_ends(f"{_zero(steady(x), places):+.{places}f}" for x in found))[language]


def about_score(value: float | None, found: Range | None, language: Language) -> str:
    """`about 0 (-0.3 to +0.7)`; without a range, the score."""
    if value is None or found is None or not above(found[1], found[0]):
        return quantity.score(value, language)
    places = max(_places(found[1] - found[0], 1) - 1, 0)
    rounded = _zero(steady(value), places)
    text = f"{rounded:+.{places}f}" if rounded else "0"
    return _ABOUT.filled(value=text, range=score_range(found, language))[language]


def share_range(found: Range, language: Language) -> str:
    """`59 % to 93 %`; one value where both ends read the same."""
    places = min(_places(100 * (found[1] - found[0]), 0), _TENTHS_OF_PERCENT)
    return _from_to((quantity.share(round(steady(x), places + 2), language) for x in found), language)


def duration_range(found: Range, language: Language) -> str:
    """`15 min to 23 min`, each end no finer than the range is wide; one value where both ends read the same."""
    return _from_to((rounded_duration(x, found, language) for x in found), language)


def about_duration(value: float | None, found: Range | None, language: Language) -> str:
    """`about 15 min (12 min to 28 min)`, no finer than its range; without a range, the time."""
    if value is None or found is None or not above(found[1], found[0]):
        return quantity.time(value, language)
    told = {"value": rounded_duration(value, found, language), "range": duration_range(found, language)}
    return told["value"] if told["value"] == told["range"] else _ABOUT.filled(**told)[language]


def rounded_duration(seconds: float, found: Range | None, language: Language) -> str:
    """A time as fine as a range carries: its quarter is told, and no less than a quarter of the time.

    Without a range it is told as it is.

    >>> rounded_duration(112_000, (100_000, 150_000), "en"), rounded_duration(186, (38, 190), "zh")
    ('1 d 7 h', '3 分钟')
    """
    if found is None or not above(found[1], found[0]):
        return quantity.time(seconds, language)
    return quantity.time(_rounded(seconds, found[1] - found[0]), language)


def _rounded(seconds: float, width: float) -> float:
    """To the largest step of which a range of this width, and the time, have four."""
    step = next((s for s in _STEPS if not above(4 * s, min(width, abs(seconds)))), None)
    if step is None:
        return _zero(steady(seconds), _places(width, 0))
    return round(steady(seconds / step)) * step + 0.0


def time_gain_range(found: Range, language: Language) -> str:
    """`-1 min 30 s to -45 s`, of seconds saved; one value where both ends read the same."""
    return _from_to((rounded_time_gain(x, found, language) for x in (found[1], found[0])), language)


def rounded_time_gain(seconds: float, found: Range | None, language: Language) -> str:
    """`-1 min 30 s` where so many seconds are saved, as fine as their range carries."""
    if found is None or not above(found[1], found[0]):
        return quantity.time_gain(-seconds, language)
    return quantity.time_gain(_rounded(-seconds, found[1] - found[0]), language)


def with_range(
    value: str, found: Range | None, speak: Callable[[Range, Language], str], language: Language
) -> str:
    """A value as it is said, its range behind it where there is one: `16 min 24 s (15 min to 23 min)`."""
    if found is None or not above(found[1], found[0]) or (said := speak(found, language)) == value:
        return value
    return _WITH.filled(value=value, range=said)[language]


def tenths(share: float, language: Language) -> str:
    """`9 in 10`: what some dozens of draws can tell of a share."""
    return _TENTHS.filled(n=round(10 * steady(share)))[language]


def how_sure(service_map: ServiceMap, ranges: Ranges, language: Language) -> list[str]:
    """What the ranges are, and what they rest on."""
    assumed = service_map.assumed or Assumed()
    scores = SCORES * service_map.emotion_scale if assumed.scores is None else assumed.scores
    counted = {"inputs": ranges.inputs, "assumed": ranges.inputs - ranges.measured}
    told = {
        "are": "is" if counted["assumed"] == 1 else "are",
        "scores": f"{scores:g}",
        "times": f"{assumed.times or TIMES:g}",
        "shares": f"{assumed.shares or SHARES:g}",
        "arrivals": f"{assumed.arrivals or ARRIVALS:g}",
        "chances": f"{assumed.chances or CHANCES:g}",
    }
    said = [(_ASSUMED if counted["assumed"] else _ALL_MEASURED).filled(**counted, **told)[language]]
    return said + [draws_that_grow(ranges, _GROWING, language)] * bool(ranges.growing)


def draws_that_grow(ranges: Ranges, wording: Wording, language: Language, **said: str) -> str:
    """In how many of 100 draws a queue never clears."""
    return wording.filled(n=math.ceil(round(100 * ranges.growing, 9)), **said)[language]


def spread_assumed(service_map: ServiceMap, spread: float, language: Language) -> str | None:
    """That customers are taken to differ, where nobody says by how much."""
    felt = [t for t in service_map.touchpoints.values() if t.lane.experienced and t.emotion]
    if service_map.emotion_spread is not None or all(
        t.emotion and t.emotion.spread is not None for t in felt
    ):
        return None
    return _SPREAD.filled(points=quantity.number(spread, language))[language]


def _places(width: float, least: int) -> int:
    """The decimals a range of this width carries: its quarter is told."""
    if not above(width, 0):
        return 2
    return min(max(-math.floor(math.log10(steady(width / 4))), least), 6)


def _zero(value: float, places: int) -> float:
    return round(value, places) + 0.0


def _from_to(texts: Iterable[str], language: Language) -> str:
    low, high = texts
    return low if low == high else _FROM_TO.filled(low=low, high=high)[language]


def _ends(texts: Iterable[str]) -> dict[str, str]:
    return dict(zip(("low", "high"), texts, strict=True))
