"""A promise over nights, weekends and holidays, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.flow.calendar.due import READINGS
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.figures.calendar.nights import OverNights
    from blueprint.figures.calendar.readings import Read, Readings

DAYS = tuple(
    Wording(*pair)
    for pair in (
        ("Monday", "周一"),
        ("Tuesday", "周二"),
        ("Wednesday", "周三"),
        ("Thursday", "周四"),
        ("Friday", "周五"),
        ("Saturday", "周六"),
        ("Sunday", "周日"),
    )
)
_READ = Wording(
    "Counted {reading}: {achieved}; of what starts on a {day} between {hour} and {next} it is {share}",
    "{reading}：{achieved}；{day} {hour} 至 {next} 开始的为 {share}",
)
_OR = Wording("The words can also be read {reading}: {achieved}", "也可理解为{reading}：{achieved}")
_SAME = Wording("every other way to read the words comes to the same", "其他理解结果相同")
_DRAWN = Wording("{n} customers drawn, right to {error}", "抽取 {n} 位客户，误差 {error}")
_YEARS = Wording(
    "public holidays of {first} to {last}; other years are not known",
    "已计 {first} 至 {last} 年公众假日；其他年份未知",
)
_YEAR = Wording(
    "public holidays of {first}; other years are not known", "已计 {first} 年公众假日；其他年份未知"
)
_NO_YEARS = Wording("public holidays are not counted: `holidays` says none", "未计公众假日：没有 `holidays`")
ASSUMED = Wording(
    "opening hours are assumed, Monday to Friday, 9 to 17: nobody says `opens`",
    "开放时间按周一至周五 9 至 17 点推定：没有写 `opens`",
)
_LEFT = Wording(
    "{share} of customers are left out: due later than holidays are known",
    "{share} 的客户未计：到期日超出已知假日",
)


_WORST = Wording(
    "of what starts on a {day} between {hour}:00 and {next}:00 it is kept for {share}",
    "{day} {hour}:00 至 {next}:00 开始的可兑现 {share}",
)


_NIGHTS = Wording(
    "By the clock, nights, weekends and holidays counted: mean {mean}, of which {closed} wait for somebody to be there; "
    "nine of ten within {p90} ({n} customers drawn, the mean right to {error}).",
    "按钟表计，含夜间、周末与假日：平均 {mean}，其中 {closed} 在等人上班；九成在 {p90} 内（抽取 {n} 位客户，平均值误差 {error}）。",
)


def nights(found: OverNights) -> Wording:
    """How long a visit takes by the clock."""
    from blueprint.figures.calendar.drawing import DRAWN

    told = {
        name: quantity.both(quantity.time, coarse(value))
        for name, value in (
            ("mean", found.mean),
            ("closed", found.closed),
            ("p90", found.p90),
            ("error", found.error),
        )
    }
    return _NIGHTS.filled(n=DRAWN, **told)


def coarse(seconds: float) -> float:
    """No finer than what is drawn tells."""
    step = next((step for step in (3600.0, 900.0, 60.0, 1.0) if seconds > 20 * step), 1.0)
    return round(seconds / step) * step


def worst_start(read: Read) -> Wording:
    """For whom a promise is kept least."""
    weekday, hour, share = read.worst
    told = quantity.both(quantity.share, share)
    return _WORST.filled(day=DAYS[weekday], hour=hour, next=hour + 1, share=told)


def sentences(found: Readings) -> Iterator[Wording]:
    """What each reading comes to, for whom it is worst, and on what that rests."""
    yield _told(_READ, found.said)
    for read in found.open:
        yield _told(_OR, read)
    if len(found.reads) > 1 and not found.open:
        yield _SAME
    if found.drawn:
        from blueprint.figures.calendar.drawing import DRAWN

        error = quantity.both(quantity.share_gain, found.said.error)
        yield _DRAWN.filled(n=DRAWN, error=Wording(error.en.lstrip("+"), error.zh.lstrip("+")))
    if found.assumed:
        yield ASSUMED
    if not found.years:
        yield _NO_YEARS
    else:
        form = _YEAR if len(found.years) == 1 else _YEARS
        yield form.filled(first=found.years[0], last=found.years[-1])
    if found.left_out > 0:
        yield _LEFT.filled(share=quantity.both(quantity.share, found.left_out))


def _told(form: Wording, read: Read) -> Wording:
    weekday, hour, share = read.worst
    return form.filled(
        reading=READINGS[read.limit.reading],
        achieved=quantity.both(quantity.share, read.achieved),
        day=DAYS[weekday],
        hour=f"{hour}:00",
        next=f"{hour + 1}:00",
        share=quantity.both(quantity.share, share),
    )
