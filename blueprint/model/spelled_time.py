"""Lengths of time as people spell them out, `5 min`, `an hour and a half`, `1小时30分`: what the map format writes instead."""

from __future__ import annotations

import re
import unicodedata

_UNITS = {
    "w": "weeks? wks? w 周 週 个?星期 个?礼拜",
    "d": "days? d 天 日",
    "h": "hours? hrs? h 个?小时 个?小時 个?钟头 个?鐘頭",
    "m": "minutes? mins? m 分钟 分鐘 分",
    "s": "seconds? secs? s 秒钟 秒鐘 秒",
}
_NUMBER = r"\d+(?:\.\d+)?|an?|half an?|半|[一二两三四五六七八九十]+"
_ONE = re.compile(
    rf"\s*(?:and\s+|[,，零又]\s*)?(?P<number>{_NUMBER})\s*-?(?P<more>个半|個半)?(?:"
    + "|".join(f"(?P<{unit}>{words.replace(' ', '|')})" for unit, words in _UNITS.items())
    + r")(?P<half>半|\s+and\s+a\s+half)?\.?(?![a-z])"
)
_ABOUT = re.compile(
    r"^(?:about|approx\.?|approximately|around|ca\.?|~|≈|约|約|大约|大約|大概)\s*|\s*(?:左右|上下)$"
)
_RANGE = re.compile(r"(.+?)\s*(?:-|–|—|~|～|to|到|至)\s*(.+)")
_QUARTERS = re.compile(r"(?<![第下上])([123一二两三])刻(?:钟|鐘)?|an? quarter of an hour|an? quarter hour")
_HALF = {"h": ("m", "30"), "m": ("s", "30")}
"""Half a day may be half of 24 hours or of a working day."""
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)} | {"两": 2}


def spelled(text: str) -> str | None:
    """The short form of a time spelled out, where it has one meaning.

    >>> spelled("5 min"), spelled("1小时30分"), spelled("half an hour"), spelled("1.5 Hours"), spelled("soon")
    ('5m', '1h30m', '30m', '1.5h', None)
    """
    text = _QUARTERS.sub(_quarters, unicodedata.normalize("NFKC", text).strip().casefold())
    parts: dict[str, str] = {}
    at = 0
    while at < len(text):
        match = _ONE.match(text, at)
        unit = match and next(u for u in _UNITS if match[u])
        if match is None or unit is None or (parts and "wdhms".index(unit) <= max(map("wdhms".index, parts))):
            return None
        number = count_of(match["number"])
        if number is None:
            return None
        parts[unit] = number
        if match["half"] or match["more"] or match["number"].startswith(("half", "半")):
            if "." in number or unit not in _HALF:
                return None
            smaller, half = _HALF[unit]
            parts = parts | {smaller: half} if number != "0" else parts | {unit: "0", smaller: half}
        at = match.end()
    return "".join(f"{n}{u}" for u, n in parts.items() if n != "0") or None


def _quarters(match: re.Match[str]) -> str:
    """一刻钟, a quarter of an hour."""
    number = match[1] or "1"
    return f"{15 * int(_DIGITS.get(number, number))}m"


def roughly(text: str) -> str | None:
    """The same of a time that is said to be about so long."""
    bare = _ABOUT.sub("", unicodedata.normalize("NFKC", text).strip().casefold())
    return spelled(bare) if bare else None


def span_of_times(text: str) -> tuple[str, str] | None:
    """Shortest and longest of a range such as `5-10 min`."""
    match = _RANGE.fullmatch(_ABOUT.sub("", unicodedata.normalize("NFKC", text).strip().casefold()))
    if match is None:
        return None
    longest = spelled(match[2])
    if longest is None:
        return None
    shortest = spelled(match[1]) or (
        f"{match[1]}{longest[-1]}"
        if re.fullmatch(r"\d+(\.\d+)?", match[1]) and longest[:-1].isdigit()
        else None
    )
    return (shortest, longest) if shortest else None


def count_of(number: str) -> str | None:
    """The digits of a number word; `0` stands for the half of one."""
    if number[0].isdigit():
        return number
    if number in ("a", "an"):
        return "1"
    if number.startswith(("half", "半")):
        return "0"
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return str(_DIGITS[number]) if len(number) == 1 else None
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return None
    return str(10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0))
