"""How times are written: the forms of strptime that a text can have."""

from __future__ import annotations

import re
from collections.abc import Iterator

PARTED = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(.*)")
_CHINESE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(.*)")
_NAMED = re.compile(r"\d{1,2}([-/ ])[A-Za-z]{3}\1(\d{4}|\d{2})(.*)")
_NAMED_FIRST = re.compile(r"[A-Za-z]{3} \d{1,2}, \d{4}(.*)")
_RUN_ON = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (r"(19|20)\d{6}", "%Y%m%d"),
        (r"(19|20)\d{12}", "%Y%m%d%H%M%S"),
        (r"(19|20)\d{15}", "%Y%m%d%H%M%S%g"),
        (r"(19|20)\d{6}[T ]\d{6}", "%Y%m%d{sign}%H%M%S"),
    )
)
"""Digits without signs between them."""
_CLOCKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), text)
    for pattern, text in (
        (r"", ""),
        (r"( +|T)\d{1,2}:\d{2}", "%H:%M"),
        (r"( +|T)\d{1,2}:\d{2}:\d{2}", "%H:%M:%S"),
        (r"( +|T)\d{1,2}:\d{2}:\d{2}\.\d{1,6}", "%H:%M:%S.%f"),
        (r" +\d{1,2}:\d{2} ?[ap]m", "%I:%M %p"),
        (r" +\d{1,2}:\d{2}:\d{2} ?[ap]m", "%I:%M:%S %p"),
        (r" *[上下]午 ?\d{1,2}:\d{2}", " %I:%M %p"),
        (r" *[上下]午 ?\d{1,2}:\d{2}:\d{2}", " %I:%M:%S %p"),
        (r" *\d{1,2}时\d{1,2}分", "%H时%M分"),
        (r" *\d{1,2}时\d{1,2}分\d{1,2}秒", "%H时%M分%S秒"),
    )
)


def told_apart(text: str) -> Iterator[str]:
    """The ways in which a time is written that say which number is the day."""
    if said := next((form for pattern, form in _RUN_ON if pattern.fullmatch(text)), None):
        yield said.replace("{sign}", text[8:9])
    elif chinese := _CHINESE.fullmatch(text):
        yield from (f"%Y年%m月%d日{_join(chinese[1], c)}" for c in _clock(chinese[1]))
    elif named := _NAMED.fullmatch(text):
        sign, year, rest = named.groups()
        form = f"%d{sign}%b{sign}{'%Y' if len(year) == 4 else '%y'}"
        yield from (f"{form}{_join(rest, c)}" for c in _clock(rest))
    elif named := _NAMED_FIRST.fullmatch(text):
        yield from (f"%b %d, %Y{_join(named[1], c)}" for c in _clock(named[1]))
    elif (match := PARTED.fullmatch(text)) and len(match[1]) == 4:
        sign, rest = match[2], match[5]
        yield from (f"%Y{sign}%m{sign}%d{_join(rest, c)}" for c in _clock(rest))


def day_or_month(text: str) -> Iterator[tuple[str, str]]:
    """What stands between day and month, in one order or the other, and behind them."""
    match = PARTED.fullmatch(text)
    if match and len(match[1]) < 3:
        _, sign, _, year, rest = match.groups()
        form = f"{sign}{'%Y' if len(year) == 4 else '%y'}"
        yield from ((sign, f"{form}{_join(rest, c)}") for c in _clock(rest))


def _clock(rest: str) -> Iterator[str]:
    return (text for pattern, text in _CLOCKS if pattern.fullmatch(rest))


def _join(rest: str, clock: str) -> str:
    """The clock behind the date, with what stands between them."""
    if not clock:
        return ""
    if clock.startswith(" "):
        return clock
    return ("T" if rest.startswith("T") else " " if rest.startswith(" ") else "") + clock
