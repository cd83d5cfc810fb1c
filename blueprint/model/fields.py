"""The types that the parts of a map are made of, each with its grammar and JSON Schema."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, TypeVar, cast

from blueprint.model.characters import UNSEEN_IN_SCHEMAS
from blueprint.model.first_words import value_meant
from blueprint.model.names import ContactWith, Dimension, Effect, Lane, MapKind, Period
from blueprint.model.values import IDENTIFIER, Grammar, id_schema, narrow, narrowed, number, text_of, wrong
from blueprint.suggestion import ONE_OF, suggested
from blueprint.wording import Wording

E = TypeVar("E", bound=StrEnum)

Id = Annotated[str, IDENTIFIER]

_PACK_FILE = r"^[^\s#]+\.toml$"


def _pack_name(value: Any) -> str:
    text = text_of(value, Wording("a standards pack", "标准包"))
    return text if re.match(_PACK_FILE, text) and text.isprintable() else cast(str, IDENTIFIER.parse(value))


PackName = Annotated[
    str, Grammar(_pack_name, lambda: {"anyOf": [id_schema(), {"type": "string", "pattern": _PACK_FILE}]})
]
"""A standards pack in a map: its id, or a path to a file of one's own, which ends in `.toml`."""
_A_MONTH = Wording("a month as 2026-11", "写成 2026-11 的月份")
_MONTH_FORM = r"^\d{4}-(0[1-9]|1[0-2])$"


def _month(value: Any) -> str:
    text = text_of(value, _A_MONTH)
    if re.match(_MONTH_FORM, text):
        return text
    raise wrong(
        "unknown-value",
        Wording("{text!r} is no month", "{text!r} 不是月份").filled(text=text),
        Wording("write it as 2026-11", "请写成 2026-11"),
    )


Month = Annotated[str, Grammar(_month, lambda: {"type": "string", "pattern": _MONTH_FORM})]
SCORE = number(Wording("an emotion score", "情感分"), -100, 100)
Score = Annotated[float, SCORE]
Spread = Annotated[float, number(Wording("a spread of scores", "分数离散程度"), 0, 100)]
"""Standard deviation between customers, on the map's scale."""
Factor = Annotated[float, number(Wording("a factor", "倍数"), 1, 100)]
"""How many times more or less something may be."""
Importance = Annotated[float, number(Wording("an importance", "重要度"), 0, 100)]
Count = Annotated[float, number(Wording("a count", "数量"), 0, 1_000_000)]
Metres = Annotated[float, number(Wording("a measure on the floor plan", "平面图尺寸"), -100_000, 100_000)]
Side = Annotated[float, number(Wording("a side of a zone", "区域边长"), 0.01, 100_000)]
Money = Annotated[float, number(Wording("an amount of money", "金额"), 0, 1_000_000_000)]
Rating = Annotated[float, number(Wording("a rating", "评分"), 1, 5)]
SalesPoint = Annotated[float, number(Wording("a sales point", "卖点系数"), 1, 2)]
DimensionScore = Annotated[float, number(Wording("a score of a dimension", "要素得分"), 0, 100)]
Variation = Annotated[float, number(Wording("a coefficient of variation", "变异系数"), 0, 100)]


def choice(words: type[E], kind: str, wanted: Wording) -> Grammar:
    """One of some words; `kind` names the rule page of what is none of them."""
    known = [w.value for w in words]

    def parse(value: Any) -> E:
        text = text_of(value, wanted)
        if text in known:
            return words(text)
        raise wrong(
            kind,
            Wording("there is no {wanted} {text!r}", "没有名为 {text!r} 的{wanted}").filled(
                wanted=wanted, text=text
            ),
            suggested(text.lower(), known, ONE_OF),
            value_meant(text, known),
        )

    return Grammar(parse, lambda: {"enum": known})


_LANE = choice(Lane, "unknown-lane", Wording("lane", "泳道"))
_SUBLANE = rf"[^\s/{UNSEEN_IN_SCHEMAS}]([^/{UNSEEN_IN_SCHEMAS}]*[^\s/{UNSEEN_IN_SCHEMAS}])?"


class InLane(NamedTuple):
    """A lane, and the part of it where it is split by role or channel."""

    lane: Lane
    sublane: str = ""

    def __str__(self) -> str:
        return f"{self.lane.value}/{self.sublane}" if self.sublane else self.lane.value


def _lane(value: Any) -> InLane:
    text = text_of(value, Wording("a lane", "泳道"))
    lane, slash, sublane = text.partition("/")
    if not slash:
        return InLane(_LANE.parse(text))
    known = value_meant(lane, [each.value for each in Lane])
    if known is None:
        _LANE.parse(lane)
    if known == lane and re.fullmatch(_SUBLANE, sublane):
        return InLane(Lane(lane), sublane)
    right = f"{known}/{narrow(sublane)}"
    raise wrong(
        "unknown-lane",
        Wording("{text!r} is no part of a lane", "{text!r} 不是泳道的一部分").filled(text=text),
        Wording("write `frontstage/teller`", "请写成 `frontstage/导服`"),
        right if re.fullmatch(_SUBLANE, narrow(sublane)) else None,
    )


def _lane_schema() -> dict[str, Any]:
    lanes = [each.value for each in Lane]
    return {
        "anyOf": [
            {"enum": lanes},
            {"type": "string", "pattern": rf"^\s*(({'|'.join(lanes)})(/{_SUBLANE})?)\s*$"},
        ]
    }


LaneName = Annotated[InLane, Grammar(_lane, _lane_schema)]
"""A lane in a map: `frontstage`, or a part of it, `frontstage/teller`."""
Weight = Annotated[float, number(Wording("a weight", "权重"), 0, 1)]
ContactName = Annotated[ContactWith, choice(ContactWith, "unknown-value", Wording("contact", "接触对象"))]
DimensionName = Annotated[
    Dimension, choice(Dimension, "unknown-value", Wording("quality dimension", "服务质量要素"))
]

PeriodName = Annotated[Period, choice(Period, "unknown-value", Wording("period", "周期"))]
KindOfMap = Annotated[MapKind, choice(MapKind, "unknown-value", Wording("kind of map", "地图种类"))]
EffectName = Annotated[Effect, choice(Effect, "unknown-value", Wording("effect", "相互影响"))]


def _pair(value: Any) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise wrong(
            "wrong-shape",
            Wording("expected two touchpoints", "这里应为两个触点"),
            Wording("write `[a, b]`", "请写 `[甲, 乙]`"),
        )
    one, other = (IDENTIFIER.parse(id_) for id_ in value)
    return one, other


Pair = Annotated[
    tuple[str, str],
    Grammar(_pair, lambda: {"type": "array", "items": id_schema(), "minItems": 2, "maxItems": 2}),
]


class _Join(StrEnum):
    ALL = "all"


JoinName = Annotated[_Join, choice(_Join, "unknown-value", Wording("join", "汇合方式"))]


def _servers(value: Any) -> int:
    text = text_of(value, Wording("a number of servers", "服务人数"))
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 100_000:
        return int(text)
    raise wrong(
        "wrong-number",
        Wording("{text!r} is not a number of servers", "{text!r} 不是服务人数").filled(text=text),
        Wording("a whole number from 1", "应为不小于 1 的整数"),
        narrowed(text, r"[1-9]\d{0,4}"),
    )


Servers = Annotated[
    int,
    Grammar(
        _servers,
        lambda: {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 100_000},
                {"type": "string", "pattern": r"^\s*0*[1-9]\d{0,4}\s*$"},
            ]
        },
    ),
]


def _scale(value: Any) -> int:
    text = text_of(value, Wording("an emotion scale", "情感量表"))
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 100:
        return int(text)
    raise wrong(
        "wrong-number",
        Wording("{text!r} is not an emotion scale", "{text!r} 不是情感量表").filled(text=text),
        Wording(
            "a whole number n from 1 to 100; scores then run from -n to +n",
            "1 到 100 的整数 n，分数从 -n 到 +n",
        ),
        narrowed(text, r"[1-9]\d?|100"),
    )


Scale = Annotated[
    int,
    Grammar(
        _scale,
        lambda: {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 100},
                {"type": "string", "pattern": r"^\s*0*([1-9]\d?|100)\s*$"},
            ]
        },
    ),
]


_TRUTHS = {
    way(word): word in ("true", "yes")
    for word in ("true", "false", "yes", "no")
    for way in (str.lower, str.title, str.upper)
}


def _truth(value: Any) -> bool:
    text = text_of(value, Wording("`true` or `false`", "`true` 或 `false`"))
    if text in _TRUTHS:
        return _TRUTHS[text]
    raise wrong(
        "unknown-value",
        Wording("{text!r} is neither true nor false", "{text!r} 既不是 true 也不是 false").filled(text=text),
        Wording("write `true` or `false`", "请写 `true` 或 `false`"),
    )


Truth = Annotated[
    bool,
    Grammar(
        _truth,
        lambda: {
            "anyOf": [
                {"type": "boolean"},
                {"type": "string", "pattern": rf"^\s*({'|'.join(_TRUTHS)})\s*$"},
            ]
        },
    ),
]


def _format(value: Any) -> int:
    text = text_of(value, Wording("the format's version", "格式版本"))
    if text == "1":
        return 1
    raise wrong(
        "unknown-format",
        Wording("map format {text!r} is not known", "不认识地图格式 {text!r}").filled(text=text),
        Wording("write `blueprint: 1`", "请写 `blueprint: 1`"),
        narrowed(text, "1"),
    )


Format = Annotated[int, Grammar(_format, lambda: {"enum": [1, "1"]})]
