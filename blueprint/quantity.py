"""Times, shares, scores and counts as people read them: one spelling of each, everywhere, in both languages.

A number is rounded, but never across a bound it is held against: a share that is not all is never `100 %`, one that
is not nothing never `0 %`, and two numbers that differ (`beside`) are written with as many digits as it takes to see
it. What writes maps is apart from this: `model.duration.Duration.text`, `model.writing`.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from blueprint.ranking import NEAR, above, same, steady
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

P = ParamSpec("P")
T = TypeVar("T")

UNKNOWN = Wording("unknown", "未知")
RARE = 1e-6
"""Shares below this are told by this bound."""
_ALL_BUT = 0.9999
"""Shares above this, and below 1, are told by this bound: a model's digits behind it are none."""

_MOST_DIGITS = 9
_LARGE = 9999.5
"""Amounts from here on have four digits before the point."""
_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
_UNITS = (
    (_DAY, Wording("d", "天")),
    (_HOUR, Wording("h", "小时")),
    (_MINUTE, Wording("min", "分")),
    (1, Wording("s", "秒")),
)
_IN_TIMES = re.compile(r"(?<=\d) (?=(?:d|h|min|s|天|小时|分钟|分|秒)(?!\w))|(?<=[dhn天时分]) (?=\d)")
_MINUTES = Wording("min", "分钟")
_INSTANT = 1e-6
"""Seconds; what is shorter is nothing gained."""
_NEVER = Wording("without end", "无止境")
_POINTS = Wording("pp", "个百分点")
_HARDLY = 1e-5
"""Fewer customers than this take longer than a limit: not worth a number."""
_HARDLY_ANY = Wording("under 0.001 % take longer", "超出者不到 0.001 %")
_BEYOND = Wording("{share} take longer", "{share} 超出")


def both(
    tell: Callable[Concatenate[T, Language, P], str], value: T, *args: P.args, **kwargs: P.kwargs
) -> Wording:
    """A quantity in both languages.

    >>> both(time, 984.0)
    Wording('16 min 24 s', '16 分 24 秒')
    """
    return Wording(tell(value, "en", *args, **kwargs), tell(value, "zh", *args, **kwargs))


def share(value: float | Fraction | None, language: Language, *, beside: float | None = None) -> str:
    """A part of a whole, to a tenth of a percent; with more digits where it would look like all, nothing or `beside`.

    >>> share(1 / 3, "en"), share(0.55, "zh"), share(0.9999, "en"), share(1e-7, "en"), share(None, "zh")
    ('33.3 %', '55 %', '99.99 %', '< 0.0001 %', '未知')
    >>> share(0.8999, "en", beside=0.9), share(0.9999998, "en")
    ('89.99 %', '> 99.99 %')
    """
    if value is None:
        return UNKNOWN[language]
    value = next((float(end) for end in (0, 1) if same(float(value), end, NEAR)), float(value))
    if 0 < value < RARE:
        return f"< {share(RARE, language)}"
    if (
        above(value, _ALL_BUT)
        and value < 1
        and (beside is None or beside == 1 or not above(beside, _ALL_BUT))
    ):
        return f"> {share(_ALL_BUT, language)}"
    bounds = [0.0, 1.0] if beside is None else [0.0, 1.0, beside]
    return f"{_trimmed(_apart(100 * value, [100 * b for b in bounds], 1))} %"


def part(value: float | Fraction | None, language: Language, *, unknown: bool) -> str:
    """The share on an arrow: of one that nobody knows `?`, or what it is taken as with a question mark.

    >>> part(0.5, "en", unknown=False), part(None, "en", unknown=True), part(0.5, "en", unknown=True)
    ('50 %', '?', '50 %?')
    """
    said = "" if value is None else share(value, language)
    return f"{said}?" if unknown else said


def beyond(value: float, language: Language, *, beside: float | None = None) -> str:
    """How many take longer than a limit; next to none is not spelt out in zeros.

    >>> beyond(0.25, "en"), beyond(1e-7, "zh")
    ('25 % take longer', '超出者不到 0.001 %')
    """
    if value < _HARDLY:
        return _HARDLY_ANY[language]
    return _BEYOND.filled(share=share(value, language, beside=beside))[language]


def time(seconds: float | None, language: Language, *, beside: float | None = None) -> str:
    """A length of time in seconds: to the tenth below 10 s, to the second below an hour, then to the minute.

    From ten days on to the hour. A whole number of seconds is told to the second, however long, and a time told
    `beside` another one as finely as it takes to see the difference.

    >>> time(984, "en"), time(984, "zh"), time(90, "en"), time(4.04, "en"), time(600, "zh"), time(5400, "zh")
    ('16 min 24 s', '16 分 24 秒', '1 min 30 s', '4 s', '10 分钟', '1 小时 30 分钟')
    >>> time(981.7, "en"), time(8_283.4, "en"), time(8_283, "en"), time(86_400.0, "zh"), time(math.inf, "en")
    ('16 min 22 s', '2 h 18 min', '2 h 18 min 3 s', '1 天', 'without end')
    >>> time(299.9, "en", beside=300)
    '4 min 59.9 s'
    """
    if seconds is None:
        return UNKNOWN[language]
    if not math.isfinite(seconds):
        return _NEVER[language]
    if seconds < 0:
        return f"-{time(-seconds, language, beside=None if beside is None else -beside)}"
    bounds = [0.0] if beside is None or not math.isfinite(beside) else [0.0, beside]
    other = [b for b in bounds if not same(seconds, b, NEAR)]
    for step in _steps(seconds):
        clock = _clock(seconds, step)
        if all(clock != _clock(b, step) for b in other):
            break
    return _spelt(clock, language)


def tight(text: str) -> str:
    """Times in a text without the spaces around their units, for a box that cannot hold them.

    >>> tight("≤1 min 30 s · P90 4 min 30 s"), tight("≤1 分 30 秒")
    ('≤1min30s · P90 4min30s', '≤1分30秒')
    """
    return _IN_TIMES.sub("", text)


def score(value: float | None, language: Language, *, beside: float | None = None) -> str:
    """A computed score, or a difference of scores, with its sign.

    >>> score(0.4, "en"), score(-1.25, "en"), score(0.0, "en"), score(-0.001, "en")
    ('+0.40', '-1.25', '0.00', '-0.001')
    """
    if value is None:
        return UNKNOWN[language]
    return _apart(value, [0.0] if beside is None else [0.0, beside], 2, signed=True)


def number(value: float | None, language: Language, *, digits: int = 2) -> str:
    """A count, a rate or a ratio.

    >>> number(33.0, "en"), number(0.731, "en"), number(12.34, "en", digits=1)
    ('33', '0.73', '12.3')
    """
    return UNKNOWN[language] if value is None else _trimmed(_apart(value, [0.0], digits))


def money(value: float) -> str:
    """An amount in the map's currency, whatever that is: to four digits, a large one to the whole.

    >>> money(0.128333), money(16.1111), money(12345.6)
    ('0.1283', '16.11', '12346')
    """
    return f"{steady(value):.4g}" if abs(value) < _LARGE else f"{steady(value):.0f}"


def time_gain(seconds: float | None, language: Language) -> str:
    """A difference of times.

    >>> time_gain(-144, "en"), time_gain(30, "zh")
    ('-2 min 24 s', '+30 秒')
    """
    if seconds is None:
        return UNKNOWN[language]
    seconds = 0.0 if abs(seconds) < _INSTANT else seconds
    return _signed(seconds, time(abs(seconds), language))


def share_gain(points: float | None, language: Language) -> str:
    """A difference of shares, in percentage points.

    >>> share_gain(0.031, "en"), share_gain(-0.5, "zh")
    ('+3.1 pp', '-50 个百分点')
    """
    if points is None:
        return UNKNOWN[language]
    points = 0.0 if same(points, 0, NEAR) else points
    return _signed(points, f"{_trimmed(_apart(100 * abs(points), [0.0], 1))} {_POINTS[language]}")


def _signed(value: float, text: str) -> str:
    return f"{'+' if value > 0 else '-'}{text}" if value else text


Clock = tuple[int, int, int, float]
"""Days, hours, minutes and seconds."""


def _steps(seconds: float) -> Iterator[float]:
    """How finely a time may be told, coarse ways first."""
    whole = same(seconds, round(seconds), NEAR)
    if seconds >= 10 * _DAY and not whole:
        yield _HOUR
    if seconds >= _HOUR and not whole:
        yield _MINUTE
    if above(seconds, 10) or whole:
        yield 1
    for digits in range(1, _MOST_DIGITS + 1):
        yield 10.0**-digits


def _clock(seconds: float, step: float) -> Clock:
    """A time rounded to a step."""
    rounded = steady(round(steady(seconds / step)) * step)
    days, rest = divmod(rounded, _DAY)
    hours, rest = divmod(rest, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    return int(days), int(hours), int(minutes), round(rest, _MOST_DIGITS)


def _spelt(clock: Clock, language: Language) -> str:
    parts = [
        f"{_trimmed(f'{count:.{_MOST_DIGITS}f}')} {unit[language]}"
        for count, (_, unit) in zip(clock, _UNITS, strict=True)
        if count
    ]
    if not parts:
        return f"0 {_UNITS[-1][1][language]}"
    if clock[2] and not clock[3]:  # ten minutes, but 16 分 24 秒
        parts[-1] = f"{clock[2]} {_MINUTES[language]}"
    return " ".join(parts)


def _apart(value: float, bounds: list[float], digits: int, *, signed: bool = False) -> str:
    """The value with so many digits, or as many more as tell it from each bound that it differs from."""
    other = [b for b in bounds if not same(value, b, NEAR)]
    for places in range(digits, _MOST_DIGITS + 1):
        text = _fixed(value, places, signed)
        if all(text != _fixed(b, places, signed) for b in other):
            return text
    return f"{value:{'+' if signed else ''}.2g}"


def _fixed(value: float, places: int, signed: bool) -> str:
    text = f"{steady(value):.{places}f}"
    if float(text) == 0:  # never -0.00
        return text.lstrip("-")
    return f"+{text}" if signed and value > 0 else text


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text
