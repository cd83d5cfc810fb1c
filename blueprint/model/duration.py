"""Lengths of time as people write them: `90s`, `5m`, `1h30m`, `2d`, `PT1H30M`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Annotated, Any

from blueprint.model.values import Grammar, text_of, wrong
from blueprint.wording import Wording

_PART = r"\d+(?:\.\d+)?"
_SHORT = rf"(?=\d)(?:({_PART})d)?(?:({_PART})h)?(?:({_PART})m)?(?:({_PART})s)?"
_ISO = rf"P(?=.)(?:({_PART})D)?(?:T(?=\d)(?:({_PART})H)?(?:({_PART})M)?(?:({_PART})S)?)?"
_PATTERNS = (re.compile(_SHORT), re.compile(_ISO))
_CLOCK = re.compile(r"(\d+):(\d{1,2})(?::(\d{1,2}))?")
_SECONDS = (86_400, 3_600, 60, 1)
_EXAMPLES = Wording("write it as `90s`, `5m`, `1h30m` or `2d`", "请写成 `90s`、`5m`、`1h30m` 或 `2d`")
_WANTED = Wording("a length of time", "一段时间")


@dataclass(frozen=True, order=True)
class Duration:
    """A length of time in seconds, from 0."""

    seconds: float

    @property
    def text(self) -> str:
        """As people write it in a map: `1h30m`, `2m5s`, `45s`."""
        rest, parts = self.seconds, []
        for size, unit in zip(_SECONDS[:3], "dhm", strict=True):
            count, rest = divmod(rest, size)
            if count:
                parts.append(f"{count:.0f}{unit}")
        if rest or not parts:
            parts.append(f"{rest:.10g}s")
        return "".join(parts)

    def __str__(self) -> str:
        return self.text


def parse_duration(value: Any) -> Duration:
    """Read a duration.

    Raises:
        PydanticCustomError: kind `ambiguous-duration` for `1:30`, else `wrong-duration`.
    """
    text = text_of(value, _WANTED)
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            seconds = math.fsum(
                float(n) * size for n, size in zip(match.groups(), _SECONDS, strict=True) if n
            )
            return Duration(seconds)
    if clock := _CLOCK.fullmatch(text):
        raise _ambiguous(text, *clock.groups())
    raise wrong(
        "wrong-duration",
        Wording("{text!r} is not a length of time", "{text!r} 不是时间长度").filled(text=text),
        _hint(text),
    )


def _ambiguous(text: str, first: str, second: str, third: str | None) -> Exception:
    a, b = int(first), int(second)
    readings = (f"{a}h{b}m{int(third)}s", f"{a}d{b}h{int(third)}m") if third else (f"{a}h{b}m", f"{a}m{b}s")
    return wrong(
        "ambiguous-duration",
        Wording("{text!r} can mean {one} or {two}", "{text!r} 可以是 {one}，也可以是 {two}").filled(
            text=text, one=readings[0], two=readings[1]
        ),
        Wording("write `{one}` or `{two}`", "请写成 `{one}` 或 `{two}`").filled(
            one=readings[0], two=readings[1]
        ),
    )


def _hint(text: str) -> Wording:
    if re.fullmatch(_PART, text):
        return Wording(
            "a unit is missing: `{text}s`, `{text}m`, `{text}h` or `{text}d`",
            "缺少单位：`{text}s`、`{text}m`、`{text}h` 或 `{text}d`",
        ).filled(text=text)
    if text.startswith("-"):
        return Wording("a time cannot be negative", "时间不能为负")
    return _EXAMPLES


def _schema() -> dict[str, Any]:
    return {
        "type": "string",
        "pattern": f"^\\s*({_SHORT}|{_ISO})\\s*$",
        "description": "90s, 5m, 1h30m, 2d or PT1H30M. 时间长度。",
    }


DURATION = Grammar(parse_duration, _schema)
Time = Annotated[Duration, DURATION]
"""A duration in a map."""
