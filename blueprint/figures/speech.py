"""Numbers for people, in both languages: rounded, but never across a bound they are held against.

Three significant digits or so. A share that is not all is never `100 %`, one that is not nothing never `0 %`, and
two numbers that differ (`beside`) are written with as many digits as it takes to see it.
"""

from __future__ import annotations

import math

from blueprint.ranking import NEAR, above, same, steady
from blueprint.wording import Language, Wording

_MOST_DIGITS = 9

_UNITS = (
    (86_400.0, Wording("d", "天")),
    (3_600.0, Wording("h", "小时")),
    (60.0, Wording("min", "分钟")),
    (1.0, Wording("s", "秒")),
)
_NEVER = Wording("without end", "无止境")
_POINTS = Wording("pp", "个百分点")
UNKNOWN = Wording("unknown", "未知")
_HARDLY = 1e-5
"""A share of cases below this is not worth a number."""
_HARDLY_ANY = Wording("under 0.001 % take longer", "超出者不到 0.001 %")
_BEYOND = Wording("{share} take longer", "{share} 超出")


def share(value: float | None, language: Language, *, beside: float | None = None) -> str:
    """`86.4 %`; with more digits where it would look like all, nothing, or what it stands beside."""
    if value is None:
        return UNKNOWN[language]
    bounds = [0.0, 1.0] if beside is None else [0.0, 1.0, beside]
    return f"{_trimmed(_apart(100 * value, [100 * b for b in bounds], 1))} %"


def beyond(value: float, language: Language, *, beside: float | None = None) -> str:
    """How many take longer than a limit; next to none is not spelt out in zeros."""
    if value < _HARDLY:
        return _HARDLY_ANY[language]
    return _BEYOND.filled(share=share(value, language, beside=beside))[language]


def duration(seconds: float | None, language: Language, *, beside: float | None = None) -> str:
    """`45 s`, `16.4 min`, `2.3 h`, `1.4 d`."""
    if seconds is None:
        return UNKNOWN[language]
    if not math.isfinite(seconds):
        return _NEVER[language]
    size, unit = next(((s, u) for s, u in _UNITS if not above(s * (1 - 1e-3), abs(seconds))), _UNITS[-1])
    bounds = [0.0] if beside is None or not math.isfinite(beside) else [0.0, beside]
    number = _apart(seconds / size, [b / size for b in bounds], 1 if size > 1 or abs(seconds) < 10 else 0)
    return f"{_trimmed(number)} {unit[language]}"


def score(value: float | None, language: Language, *, beside: float | None = None) -> str:
    """A score, or a difference of scores, with its sign: `+0.40`, `-1.25`, `0.00`."""
    if value is None:
        return UNKNOWN[language]
    return _apart(value, [0.0] if beside is None else [0.0, beside], 2, signed=True)


def number(value: float | None, language: Language, *, digits: int = 2) -> str:
    """A count or a rate: `33`, `0.73`."""
    return UNKNOWN[language] if value is None else _trimmed(_apart(value, [0.0], digits))


def duration_gain(seconds: float | None, language: Language) -> str:
    """A difference of times: `-2.4 min`, `+30 s`."""
    return _signed(seconds, duration(None if seconds is None else abs(seconds), language))


def share_gain(points: float | None, language: Language) -> str:
    """A difference of shares, in percentage points: `+3.1 pp`."""
    if points is None:
        return UNKNOWN[language]
    return _signed(points, f"{_trimmed(_apart(100 * abs(points), [0.0], 1))} {_POINTS[language]}")


def _signed(value: float | None, text: str) -> str:
    if value is None or not above(abs(value), 0):
        return text
    return f"{'+' if value > 0 else '-'}{text}"


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
