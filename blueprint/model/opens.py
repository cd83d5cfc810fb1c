"""When a service, or a role, is there: hours by weekday, and on public holidays.

`opens: {mon-fri: 09:00-17:00, sat: 09:00-12:00}`; breaks are left out: `mon-fri: [09:00-12:00, 13:30-17:00]`. A day
that is not named is closed; hours alone hold on every day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

from blueprint.model.arrivals import WEEKDAYS, clock, time_of_day, weekdays_of
from blueprint.model.values import Grammar, narrow, shape_of, text_of, wrong
from blueprint.wording import Wording

Hours = tuple[tuple[float, float], ...]
"""From and to, in seconds since midnight, by time; nothing where it is closed."""
HOLIDAYS = "holidays"
CLOSED = "closed"
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d|24:00"
_STRETCH = re.compile(rf"({_CLOCK})\s*-\s*({_CLOCK})")
_DAYS = rf"(?:{'|'.join(WEEKDAYS)})(?:-(?:{'|'.join(WEEKDAYS)}))?"
_KEY = re.compile(rf"{_DAYS}|{HOLIDAYS}")
_EXAMPLE = Wording(
    "write `{{mon-fri: 09:00-17:00, sat: 09:00-12:00}}`, or `09:00-17:00` for every day",
    "请写 `{{mon-fri: 09:00-17:00, sat: 09:00-12:00}}`；每天相同则写 `09:00-17:00`",
)
_CHINESE = dict(zip("一二三四五六日", WEEKDAYS, strict=True)) | {
    "天": "sun",
    "末": "sat-sun",
}
_SAID_DAYS = {
    "工作日": "mon-fri", "weekdays": "mon-fri", "working days": "mon-fri", "weekend": "sat-sun", "weekends": "sat-sun",
    "每天": "mon-sun", "每日": "mon-sun", "全周": "mon-sun", "daily": "mon-sun", "every day": "mon-sun",
    "节假日": HOLIDAYS, "法定节假日": HOLIDAYS, "假日": HOLIDAYS, "holiday": HOLIDAYS, "public holidays": HOLIDAYS,
}  # fmt: skip
_ONE_DAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天末])")
_TO = re.compile(r"\s*(?:-|–|—|~|～|to|until|到|至)\s*")
_SAID_TIME = re.compile(
    r"(?P<half>上午|下午|晚上)?\s*(?P<h>\d{1,2})(?:[:.点时](?P<m>\d{2})?分?|(?P<p>半))?(?P<pm>\s*[ap]\.?m\.?)?"
)


@dataclass(frozen=True)
class Opening:
    """Opening hours.

    Attributes:
        days: weekday to its hours, all seven, Monday first.
        holidays: the hours on public holidays.
        named: what is named, as a map writes it; `""` for every day.

    >>> found = opening({"mon-fri": "9:00-17:00", "sat": "09:00-12:00"})
    >>> found.written
    {'mon-fri': '09:00-17:00', 'sat': '09:00-12:00'}
    >>> found.days[5], found.days[6]
    (((32400.0, 43200.0),), ())
    """

    days: tuple[Hours, ...]
    holidays: Hours
    named: tuple[tuple[str, Hours], ...]

    @property
    def written(self) -> Any:
        """As a map says it."""
        told = {days: _written(hours) for days, hours in self.named}
        return told[""] if set(told) == {""} else told


def _written(hours: Hours) -> Any:
    said = [f"{clock(start)}-{clock(end)}" for start, end in hours]
    return said if len(said) > 1 else (said or [CLOSED])[0]


def opening(value: Any) -> Opening:
    """Read opening hours.

    Raises:
        PydanticCustomError: kind `wrong-shape`; its help says what to write.
    """
    if not isinstance(value, dict):
        hours = _hours(value)
        if not hours:
            raise _closed()
        return Opening((hours,) * 7, (), (("", hours),))
    if not value:
        raise wrong(
            "wrong-shape",
            Wording("expected opening hours, found {found}", "这里应为开放时间，却是{found}").filled(
                found=shape_of(value)
            ),
            _EXAMPLE.filled(),
        )
    days: dict[str, Hours] = {}
    named = []
    for said, hours_said in value.items():
        key, hours = _key(said), _hours(hours_said)
        named.append((key, hours))
        for day in (HOLIDAYS,) if key == HOLIDAYS else weekdays_of(key):
            if day in days:
                raise wrong(
                    "wrong-shape",
                    Wording("{day} is said twice", "{day} 写了两次").filled(day=day),
                    Wording("name every weekday once", "每个星期几只写一次"),
                )
            days[day] = hours
    if not any(days.get(day) for day in WEEKDAYS):
        raise _closed()
    return Opening(tuple(days.get(day, ()) for day in WEEKDAYS), days.get(HOLIDAYS, ()), tuple(named))


def _closed() -> Exception:
    return wrong("wrong-shape", Wording("it never opens", "从不开放"), _EXAMPLE.filled())


def _key(said: Any) -> str:
    text = narrow(text_of(said, Wording("weekdays", "星期"))).casefold()
    if _KEY.fullmatch(text):
        return text
    meant = days_meant(text)
    raise wrong(
        "wrong-shape",
        Wording("{text!r} names no weekdays", "{text!r} 不是星期").filled(text=str(said)),
        Wording("write `{meant}`", "请写 `{meant}`").filled(meant=meant)
        if meant
        else Wording(
            "write `mon`, `mon-fri`, `sat`, or `holidays` for public holidays",
            "请写 `mon`、`mon-fri`、`sat`；公众假日写 `holidays`",
        ),
    )


def days_meant(text: str) -> str | None:
    """`mon-fri` of 周一至周五 and of Monday to Friday.

    >>> days_meant("周一至周五"), days_meant("monday to friday"), days_meant("星期六"), days_meant("工作日")
    ('mon-fri', 'mon-fri', 'sat', 'mon-fri')
    """
    if text in _SAID_DAYS:
        return _SAID_DAYS[text]
    ends = [_day_meant(part) for part in _TO.split(text)]
    found = [end for end in ends if end]
    if (
        len(found) != len(ends)
        or not 1 <= len(ends) <= 2
        or (len(ends) == 2 and any("-" in end for end in found))
    ):
        return None
    return "-".join(found)


def _day_meant(text: str) -> str | None:
    if match := _ONE_DAY.fullmatch(text):
        return _CHINESE[match[1]]
    if text in _CHINESE:  # 周一至五
        return _CHINESE[text]
    return next((day for day in WEEKDAYS if text.rstrip("s.").startswith(day) and len(text) <= 10), None)


def _hours(value: Any) -> Hours:
    parts = value if isinstance(value, list) else re.split(r"[,，、;；]", _text(value))
    if [_text(part).casefold() for part in parts] == [CLOSED]:
        return ()
    found = sorted(_stretch(_text(part)) for part in parts)
    for (_, end), (start, _) in pairwise(found):
        if start < end:
            raise wrong(
                "wrong-shape",
                Wording("opening hours overlap at {time}", "开放时间在 {time} 重叠").filled(
                    time=clock(start)
                ),
                Wording("let each stretch end before the next begins", "请让每一段在下一段之前结束"),
            )
    return tuple(found)


def _text(value: Any) -> str:
    return narrow(
        text_of(value, Wording("opening hours such as `09:00-17:00`", "如 `09:00-17:00` 的开放时间"))
    )


def _stretch(text: str) -> tuple[float, float]:
    match = _STRETCH.fullmatch(text)
    if match is None:
        meant = hours_meant(text)
        raise wrong(
            "wrong-shape",
            Wording("{text!r} is not opening hours", "{text!r} 不是开放时间").filled(text=text),
            Wording("write `{meant}`", "请写 `{meant}`").filled(meant=meant)
            if meant
            else Wording("write `09:00-17:00`, or `closed`", "请写 `09:00-17:00`；不开放写 `closed`"),
        )
    start, end = time_of_day(match[1]), time_of_day(match[2])
    if end <= start:
        raise wrong(
            "wrong-shape",
            Wording("{text!r} ends before it begins", "{text!r} 的结束早于开始").filled(text=text),
            Wording(
                "over midnight write two stretches: `{one}-24:00`, and on the next day `00:00-{other}`",
                "跨夜请分两段：当天 `{one}-24:00`，次日 `00:00-{other}`",
            ).filled(one=clock(start), other=clock(end)),
        )
    return start, end


def hours_meant(text: str) -> str | None:
    """`09:00-17:00` of 9点到17点 and of 9am-5pm.

    >>> hours_meant("9点到17点半"), hours_meant("9am-5pm"), hours_meant("上午9点至下午5点"), hours_meant("24小时")
    ('09:00-17:30', '09:00-17:00', '09:00-17:00', '00:00-24:00')
    """
    if text.casefold() in ("24h", "24小时", "24/7", "全天", "always"):
        return "00:00-24:00"
    parts = [_time_meant(part) for part in _TO.split(text.casefold())]
    return "-".join(p for p in parts if p) if len(parts) == 2 and all(parts) else None


def _time_meant(text: str) -> str | None:
    text = text.replace("点半", ":30").replace("时半", ":30").strip()
    match = _SAID_TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute = int(match["h"]), int(match["m"] or (30 if match["p"] else 0))
    late = match["half"] in ("下午", "晚上") or (match["pm"] or "").strip().startswith("p")
    hour += 12 if late and hour < 12 else 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _schema() -> dict[str, Any]:
    stretch = rf"({_CLOCK})\s*-\s*({_CLOCK})"
    one = {"type": "string", "pattern": rf"^\s*({stretch}(\s*,\s*{stretch})*|{CLOSED})\s*$"}
    hours = {
        "anyOf": [
            one,
            {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": rf"^\s*{stretch}\s*$"}},
        ]
    }
    by_day = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": hours,
        "propertyNames": {"pattern": rf"^\s*({_KEY.pattern})\s*$"},
    }
    return {"anyOf": [*hours["anyOf"], by_day]}


OpeningHours = Annotated[Opening, Grammar(opening, _schema)]
"""Opening hours in a map."""
