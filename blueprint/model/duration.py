"""Lengths of time as people write them: `90s`, `5m`, `1h30m`, `2d`, `1w`, and ISO 8601 (`PT1H30M`, `P2W`).

A decimal sign is a point or, as in ISO 8601 and in much of the world, a comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import mul
from typing import Annotated, Any

from blueprint import quantity
from blueprint.model.spelled_time import roughly, span_of_times, spelled
from blueprint.model.values import Grammar, narrow, narrowed, text_of, wrong
from blueprint.wording import Wording

_PART = r"\d+(?:[.,]\d+)?"
_SHORT = rf"(?=\d)(?:({_PART})w)?(?:({_PART})d)?(?:({_PART})h)?(?:({_PART})m)?(?:({_PART})s)?"
_ISO = rf"P(?=.)(?:({_PART})W)?(?:({_PART})D)?(?:T(?=\d)(?:({_PART})H)?(?:({_PART})M)?(?:({_PART})S)?)?"
_PATTERNS = (re.compile(_SHORT), re.compile(_ISO))
_THOUSANDS = re.compile(r"(?:^|[a-z])[1-9]\d{0,2},\d{3}[a-z]")
_CLOCK = re.compile(r"(\d{1,9}):(\d{1,2})(?::(\d{1,2}))?")
_MONTHS = re.compile(r"\dM$")
"""Minutes to some, months to others."""
_SECONDS = (604_800, 86_400, 3_600, 60, 1)
_MICRO = 1_000_000
_DIGITS = 40
_EXAMPLES = Wording("write it as `90s`, `5m`, `1h30m` or `2d`", "请写成 `90s`、`5m`、`1h30m` 或 `2d`")
_ASKED = Wording("did you mean `{about}`?", "是否指 `{about}`？")
_BETWEEN = Wording(
    "a time between two others is an estimate: `time: {{estimate: {{min: {shortest}, max: {longest}}}}}`",
    "两个时间之间请写成估计：`time: {{estimate: {{min: {shortest}, max: {longest}}}}}`",
)
_WANTED = Wording("a length of time", "一段时间")
_WORKING = re.compile(r"work|business|工作|营业", re.IGNORECASE)
_ONLY_THERE = Wording(
    "working days are for promises, limits and hand-offs; how long a step takes is written as `16h` or `2d`",
    "工作日只用于承诺、时限与传递时限；触点用时请写成 `16h` 或 `2d`",
)


@dataclass(frozen=True, order=True)
class Duration:
    """A length of time from 0, kept to a microsecond, so that `4.1m` is `246s` and `1.1h` is `1h6m`.

    Attributes:
        seconds: the float next to a whole number of microseconds. Up to `LONGEST`, lengths that differ by a
            microsecond differ as floats, and equal ones are equal.
    """

    seconds: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "seconds", round(Fraction(self.seconds) * _MICRO) / _MICRO)

    @property
    def text(self) -> str:
        """As people write it in a map.

        >>> Duration(5400).text, Duration(125).text, Duration(0.25).text, Duration(0).text
        ('1h30m', '2m5s', '0.25s', '0s')
        """
        micro, parts = round(self.seconds * _MICRO), []
        for size, unit in zip(_SECONDS[1:4], "dhm", strict=True):
            count, micro = divmod(micro, size * _MICRO)
            if count:
                parts.append(f"{count}{unit}")
        if micro or not parts:
            whole, rest = divmod(micro, _MICRO)
            parts.append(f"{whole}.{rest:06}".rstrip("0").rstrip(".") + "s")
        return "".join(parts)

    @property
    def wording(self) -> Wording:
        """As people read it: `1 h 30 min`, `1 小时 30 分钟`."""
        return quantity.both(quantity.time, self.seconds)

    def __str__(self) -> str:
        return self.text


LONGEST = Duration(100 * 365.25 * 86_400)
"""A hundred years: whatever is longer is a slip."""


def parse_duration(value: Any) -> Duration:
    """Read a duration.

    Raises:
        PydanticCustomError: kind `ambiguous-duration` for `1:30` and `1,500s`, else `wrong-duration`: no length of
            time, one longer than `LONGEST`, or one with more digits than microseconds.
    """
    text = text_of(value, _WANTED)
    if _PATTERNS[0].fullmatch(text) and _THOUSANDS.search(text):
        raise _ambiguous(text, text.replace(",", ""), text.replace(",", "."))
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            return _exact(text, match.groups())
    if clock := _CLOCK.fullmatch(text):
        raise _ambiguous(text, *_clock_readings(*clock.groups()))
    if (plain := narrow(text)) != text and (clock := _CLOCK.fullmatch(plain)):
        raise _ambiguous(text, *_clock_readings(*clock.groups()))
    raise wrong(
        "wrong-duration",
        Wording("{text!r} is not a length of time", "{text!r} 不是时间长度").filled(text=text),
        _hint(text),
        None if _MONTHS.search(text) else narrowed(text, _PATTERNS[0]) or spelled(text),
    )


def _exact(text: str, numbers: Sequence[str | None]) -> Duration:
    if max(len(n) for n in numbers if n) > _DIGITS:
        raise wrong(
            "wrong-duration",
            Wording("a number of {n} digits is no length of time", "{n} 位的数字不是时间长度").filled(
                n=max(len(n) for n in numbers if n)
            ),
            _EXAMPLES,
        )
    seconds = sum(
        (Fraction(n.replace(",", ".")) * size for n, size in zip(numbers, _SECONDS, strict=True) if n),
        Fraction(0),
    )
    if seconds > LONGEST.seconds:
        raise wrong(
            "wrong-duration",
            Wording("{text!r} is longer than a hundred years", "{text!r} 超过一百年").filled(text=text),
            Wording("write at most `{most}`", "最长写 `{most}`").filled(most=LONGEST.text),
        )
    if (seconds * _MICRO).denominator != 1:
        raise wrong(
            "wrong-duration",
            Wording("{text!r} is finer than a microsecond", "{text!r} 比一微秒还细").filled(text=text),
            Wording("write `{rounded}`", "请写成 `{rounded}`").filled(rounded=Duration(float(seconds)).text),
        )
    return Duration(float(seconds))


def _clock_readings(first: str, second: str, third: str | None) -> tuple[str, str]:
    given = (int(first), int(second), *([int(third)] if third else ()))
    readings = (_SECONDS[2:], _SECONDS[1:4]) if third else (_SECONDS[2:4], _SECONDS[3:])
    one, two = (Duration(sum(map(mul, given, sizes))).text for sizes in readings)
    return one, two


def _ambiguous(text: str, one: str, two: str) -> Exception:
    return wrong(
        "ambiguous-duration",
        Wording("{text!r} can mean {one} or {two}", "{text!r} 可以是 {one}，也可以是 {two}").filled(
            text=text, one=one, two=two
        ),
        Wording("write `{one}` or `{two}`", "请写成 `{one}` 或 `{two}`").filled(one=one, two=two),
    )


def _hint(text: str) -> Wording:
    if re.fullmatch(_PART, text):
        return Wording(
            "a unit is missing: `{text}s`, `{text}m`, `{text}h` or `{text}d`",
            "缺少单位：`{text}s`、`{text}m`、`{text}h` 或 `{text}d`",
        ).filled(text=text)
    if _WORKING.search(text):
        return _ONLY_THERE
    if text.startswith("-"):
        return Wording("a time cannot be negative", "时间不能为负")
    if about := roughly(text):
        return _ASKED.filled(about=about)
    if both := span_of_times(text):
        return _BETWEEN.filled(shortest=both[0], longest=both[1])
    return _EXAMPLES


def _schema() -> dict[str, Any]:
    return {
        "type": "string",
        "pattern": f"^\\s*({_SHORT}|{_ISO})\\s*$",
        "description": "90s, 5m, 1h30m, 2d, 1w or PT1H30M. 时间长度。",
    }


DURATION = Grammar(parse_duration, _schema)
Time = Annotated[Duration, DURATION]
"""A duration in a map."""
