"""What people type, in the form of the map: `5分钟`, `1 小时 30 分`, `5 min` and `半小时` are lengths of time too."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from blueprint.model.duration import parse_duration
from blueprint.model.working_time import WorkingTime, parse_limit
from blueprint.wording import Language

_UNITS = (
    (r"天|日|days?", "d"),
    (r"个?小时|个?钟头|时|hours?|hrs?", "h"),
    (r"分钟|分|minutes?|mins?", "m"),
    (r"秒钟|秒|seconds?|secs?", "s"),
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_WORKING = re.compile(r"work|business|工作|营业")
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十]+")
_NUMBER_AND_UNIT = re.compile(r"(\d+(?:\.\d+)?)([dhms])", re.IGNORECASE)


def duration_typed(text: str) -> str:
    """A length of time as the map writes it; what is none is given back, for the map's own message."""
    said = unicodedata.normalize("NFKC", text).strip().lower()
    if said.startswith("p") or _WORKING.search(said):
        return text.strip()
    said = re.sub(r"个半(小时|钟头)", "小时30分", said)
    said = (
        said.replace("半个小时", "30分")
        .replace("半小时", "30分")
        .replace("半天", "12小时")
        .replace("刻钟", "*15分")
    )
    said = re.sub(r"(?<=[时天头])零", "", said)
    said = _CHINESE.sub(lambda m: str(_number(m[0])), said)
    said = re.sub(r"(\d+)\*15分", lambda m: f"{int(m[1]) * 15}分", said)
    said = re.sub(r"(\d+)分半", r"\1分30秒", said).replace("又", "")
    said = re.sub(r"\band\b|,|、", " ", said)
    for words, unit in _UNITS:
        said = re.sub(rf"(?<=[\d\s])(?:{words})(?![a-z])", unit, said)
    said = re.sub(r"\s+", "", said)
    found = _NUMBER_AND_UNIT.findall(said)
    if found and "".join(n + u for n, u in found) == said:
        return "".join(n + u for n, u in sorted(found, key=lambda p: "dhms".index(p[1])))
    return said or text.strip()


def _number(chinese: str) -> int:
    """A Chinese number below a hundred: `五`, `十五`, `二十`."""
    tens, ten, ones = chinese.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[c]) for c in chinese if c in _DIGITS) or 0)
    return (_DIGITS.get(tens[-1:], 1) if tens else 1) * 10 + _DIGITS.get(ones[:1], 0)


@lru_cache(4096)
def duration_shown(text: str, language: Language) -> str:
    """A length of time in the map's form, for people: `8 分钟`, `1 小时 30 分钟`; English keeps `8m`."""
    if language != "zh":
        return text
    try:
        length = parse_limit(text)
    except ValueError:
        return text
    if isinstance(length, WorkingTime):
        return length.wording[language]
    shown = length.wording[language]
    return shown if parse_duration(duration_typed(shown)) == length else length.text


def share_typed(text: str) -> str:
    """A share as the map writes it: `55` means `55%`, `％` means `%`."""
    said = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch(r"\d+(\.\d+)?", said) and 1 < float(said) <= 100:
        return f"{said}%"
    if chance := re.fullmatch(r"百分之(.+)", said):
        number = _CHINESE.sub(lambda m: str(_number(m[0])), chance[1])
        return f"{number}%"
    return said


def number_typed(text: str) -> str:
    """A number: full-width digits and the long minus are signs like others."""
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-").strip()


def rate_typed(text: str) -> str:
    """Arrivals: `60/h`, `60/小时`, `每小时60`, `每小时60人`, or a bare number an hour."""
    said = unicodedata.normalize("NFKC", text).replace(" ", "").replace("人", "").replace("位", "")
    if turned := re.fullmatch(r"每(小时|分钟|天|日|秒)(\d+(?:\.\d+)?)", said):
        said = f"{turned[2]}/{turned[1]}"
    for words, unit in (("小时", "h"), ("分钟", "m"), ("分", "m"), ("天", "d"), ("日", "d"), ("秒", "s")):
        said = said.replace(f"/{words}", f"/{unit}")
    return f"{said}/h" if re.fullmatch(r"\d+(\.\d+)?", said) else said
