"""Parts of a whole, kept exactly as written: `55%`, `0.55`, `1/3`; and rates of arrival."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Any, Literal

from blueprint.model.values import Grammar, narrow, text_of, wrong
from blueprint.wording import Wording

_DECIMAL = r"\d+(?:\.\d*)?|\.\d+"
_PERCENT = re.compile(rf"({_DECIMAL})\s*%")
_PART = re.compile(rf"({_DECIMAL})(?:[eE](-?\d{{1,3}}))?|(\d+)\s*/\s*([1-9]\d*)")
_SAID_PERCENT = re.compile(r"\s*(?:per ?cent|pct\.?)$", re.IGNORECASE)
_CHINESE_PERCENT = re.compile(rf"百分之\s*({_DECIMAL})")
_SAID_RATE = re.compile(
    rf"(?:每(?P<before>秒|分钟|分鐘|小时|小時|天|日)\s*)?(?P<number>{_DECIMAL})\s*(?:人|位|名|customers?|people)?\s*"
    rf"(?:(?:/|per|每|an?)\s*(?P<unit>[^\W\d]+))?",
    re.IGNORECASE,
)
_RATE_UNITS = {
    "s": "s sec secs second seconds 秒",
    "m": "m min mins minute minutes 分钟 分鐘",
    "h": "h hr hrs hour hours 小时 小時",
    "d": "d day days 天 日",
}
_WANTED = Wording("a share", "一个比例")
UNKNOWN: Literal["unknown"] = "unknown"
"""What `start` says where customers enter and nobody knows how many."""
_NOBODY_KNOWS = frozenset({UNKNOWN, "?", "？", "tbd", "n/a", "未知", "不知道", "不详", "待定"})
_RATE = re.compile(rf"({_DECIMAL})\s*/\s*(s|m|min|h|d)")
_PER_HOUR = {"s": 3600.0, "m": 60.0, "min": 60.0, "h": 1.0, "d": 1 / 24}


def parse_share(value: Any) -> Fraction:
    """Read a share as an exact fraction from 0 to 1.

    Raises:
        PydanticCustomError: kind `share-over-one` above 100 %, else `wrong-share`.
    """
    text = text_of(value, _WANTED)
    if percent := _PERCENT.fullmatch(text):
        share = Fraction(percent[1]) / 100
    elif part := _PART.fullmatch(text):
        share = Fraction(int(part[3]), int(part[4])) if part[3] else Fraction(text)
    else:
        hint = Wording("write it as `55%`, `0.55` or `1/3`", "请写成 `55%`、`0.55` 或 `1/3`")
        if text.casefold() in _NOBODY_KNOWS:
            hint = Wording("a share that nobody knows is left blank", "不知道的比例请留空")
        raise wrong(
            "wrong-share",
            Wording("{text!r} is not a share", "{text!r} 不是比例").filled(text=text),
            hint,
            _meant(text),
        )
    if share > 1:
        hint = Wording("a share is at most 100%", "比例最多为 100%")
        if not percent and share <= 100:
            hint = Wording("did you mean `{text}%`?", "是否指 `{text}%`？").filled(text=text)
        raise wrong(
            "share-over-one",
            Wording("{text} is more than the whole", "{text} 超过了整体").filled(text=text),
            hint,
        )
    return share


def rest_of(given: Iterable[Fraction | None], *, even: bool = False) -> Fraction | None:
    """What each share is that is left out of a whole: one alone is the rest.

    Of several nobody knows it (None) unless nothing is left; with `even` each is an equal part of what is.
    """
    shares = list(given)
    rest = 1 - sum((s for s in shares if s is not None), Fraction(0))
    left_out = shares.count(None)
    if left_out < 2 or not rest:
        return rest
    return rest / left_out if even else None


def may_be_taken(share: Fraction | None) -> bool:
    """Whether some customers take a way, or may: nobody knows its share."""
    return share is None or share > 0


def _meant(text: str) -> str | None:
    plain = _SAID_PERCENT.sub("%", narrow(text))
    said = _CHINESE_PERCENT.fullmatch(plain)
    plain = f"{said[1]}%" if said else plain
    return plain if plain != text and (_PERCENT.fullmatch(plain) or _PART.fullmatch(plain)) else None


def share_schema() -> dict[str, Any]:
    """What the JSON Schema says of a share."""
    return {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 1},
            {
                "type": "string",
                "pattern": r"^\s*(100(\.0*)?\s*%|\d{1,2}(\.\d*)?\s*%|\.\d+\s*%|0?\.\d+|[01](\.0*)?|\d+\s*/\s*[1-9]\d*)\s*$",
            },
        ],
        "description": "55%, 0.55 or 1/3. 比例。",
    }


Share = Annotated[Fraction, Grammar(parse_share, share_schema)]
"""A share in a map: an exact fraction from 0 to 1."""


def _start(value: Any) -> Fraction | Literal["unknown"]:
    return UNKNOWN if isinstance(value, str) and value.strip() == UNKNOWN else parse_share(value)


def _start_schema() -> dict[str, Any]:
    share = share_schema()
    return {**share, "anyOf": [*share["anyOf"], {"const": UNKNOWN}]}


Start = Annotated[Fraction | Literal["unknown"], Grammar(_start, _start_schema)]
"""The share of customers who enter at a touchpoint; some do, where nobody knows it."""


def _rate(value: Any) -> float:
    text = text_of(value, Wording("a rate such as `60/h`", "如 `60/h` 的频率"))
    if match := _RATE.fullmatch(text):
        return float(match[1]) * _PER_HOUR[match[2]]
    raise wrong(
        "wrong-rate",
        Wording("{text!r} is not a rate of arrival", "{text!r} 不是到达频率").filled(text=text),
        Wording("write it as `60/h`, `2/m` or `300/d`", "请写成 `60/h`、`2/m` 或 `300/d`"),
        _rate_meant(text),
    )


def _rate_meant(text: str) -> str | None:
    said = _SAID_RATE.fullmatch(narrow(text))
    word = (said["unit"] or said["before"] or "").casefold() if said else ""
    unit = next((u for u, words in _RATE_UNITS.items() if word in words.split()), None)
    return f"{said['number']}/{unit}" if said and unit and not (said["unit"] and said["before"]) else None


def _rate_schema() -> dict[str, Any]:
    return {
        "type": "string",
        "pattern": rf"^\s*({_DECIMAL})\s*/\s*(s|m|min|h|d)\s*$",
        "description": "60/h. 每小时到达数。",
    }


RATE = Grammar(_rate, _rate_schema)
"""Arrivals per hour."""
