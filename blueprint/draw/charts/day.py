"""People and waits over a day: steps for the people, a line for the mean wait of those who come in each part.

Of a roster, whoever hangs it up reads how many to plan: a line with its numbers above the people who serve, and a bar a
shift below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts.page import HEIGHT, MARGIN, WIDTH, Page
from blueprint.draw.geometry import Rect
from blueprint.draw.svg_painter.writing import number
from blueprint.draw.text.speech import language_of, say
from blueprint.draw.theme.theme import Edge
from blueprint.model.arrivals import clock
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.draw.theme.theme import Theme

_PEOPLE = Wording("people", "人数")
_WAIT = Wording("mean wait", "平均等待")
_COME = Wording("customers an hour", "每小时客户")
_PLAN = Wording("line: to roster", "线：排班人数")
_SERVE = Wording("filled: serving", "底色：在岗服务人数")
_SHIFT = Wording("{people} × {start}-{end}", "{people} 人 {start}-{end}")
_BREAK = Wording("{shift}, break {from_}-{to}", "{shift}，休息 {from_}-{to}")
_LEFT, _GAP, _FOOT, _BAR = 56.0, 46.0, 30.0, 17.0


@dataclass(frozen=True)
class Bar:
    """People who come and go together: from, to and their break, seconds since midnight, and how many."""

    start: float
    end: float
    rest: tuple[float, float] | None
    people: int


@dataclass(frozen=True)
class Rostered:
    """Whom a plan has there: in each part of the day, those who are away for a while too; and their shifts."""

    people: tuple[int, ...]
    shifts: tuple[Bar, ...]


@dataclass(frozen=True)
class Strip:
    """One line of customers over the day.

    Attributes:
        title: who serves.
        people: who serve in each part of the day.
        waits: mean wait of those who come in each part, seconds.
        roster: whom a plan has there; None: those who serve are all.
    """

    title: Wording
    people: tuple[int, ...]
    waits: tuple[float, ...]
    roster: Rostered | None = None


@dataclass(frozen=True)
class DayPicture:
    """What is drawn of a day.

    Attributes:
        title: of the picture.
        about: the line below.
        bounds: where parts of the day begin and end, seconds since midnight: one more than there are parts.
        come: customers an hour in each part.
        strips: one or more lines.
    """

    title: Wording
    about: Wording
    bounds: tuple[float, ...]
    come: tuple[float, ...]
    strips: tuple[Strip, ...]


def day_chart(day: DayPicture, speech: PictureLanguage, theme: Theme) -> str:
    """The day as SVG text."""
    page = Page(theme, speech, WIDTH)
    title, about = say(day.title, speech).joined, say(day.about, speech).joined
    top = page.heading(title, about) + 14
    room = (HEIGHT - top - _FOOT - 10 - _GAP * len(day.strips)) / (len(day.strips) + 0.6)
    height = max(room, 90.0)
    y = top
    _bars(page, day, Rect(MARGIN + _LEFT, y + 18, WIDTH - 2 * MARGIN - 2 * _LEFT, 0.6 * height - 18))
    y += 0.6 * height + _GAP / 2
    for strip in day.strips:
        _strip(page, day, strip, Rect(MARGIN + _LEFT, y + 22, WIDTH - 2 * MARGIN - 2 * _LEFT, height - 22))
        y += height + _GAP
        if strip.roster and strip.roster.shifts:
            y = _shifts(page, day, strip.roster.shifts, y - 14) + _GAP / 2
    return page.finished(title, about, max(HEIGHT, y + _FOOT - 20))


def _x(day: DayPicture, area: Rect, t: float) -> float:
    first, last = day.bounds[0], day.bounds[-1]
    return area.x + area.w * (t - first) / (last - first)


def _bars(page: Page, day: DayPicture, area: Rect) -> None:
    """Customers an hour."""
    most = max(day.come) or 1.0
    page.text(say(_COME, page.speech).joined, area.x, area.y - 6, 11.5, ink="soft")
    for k, rate in enumerate(day.come):
        x, end = _x(day, area, day.bounds[k]), _x(day, area, day.bounds[k + 1])
        h = area.h * rate / most
        page.block(
            Rect(x + 0.5, area.y + area.h - h, end - x - 1, h), page.theme.curve_range, edge=page.theme.rule
        )
        if k == 0 or rate != day.come[k - 1]:
            page.text(f"{rate:g}", x + 4, area.y + area.h - 5, 11, ink="main")
    page.rule(area.x, area.y + area.h, area.x + area.w, area.y + area.h, page.theme.rule)


def _strip(page: Page, day: DayPicture, strip: Strip, area: Rect) -> None:
    theme, language = page.theme, language_of(page.speech)
    planned = strip.roster.people if strip.roster else strip.people
    most = max(*planned, *strip.people) + 1
    longest = max((*strip.waits, 1.0))
    title = page.text(say(strip.title, page.speech).joined, area.x, area.y - 8, 13, bold=True)
    if strip.roster:
        plan = page.text(say(_PLAN, page.speech).joined, title.x + title.width + 16, area.y - 8, 11)
        page.text(say(_SERVE, page.speech).joined, plan.x + plan.width + 12, area.y - 8, 11, ink="soft")
    page.text(say(_PEOPLE, page.speech).joined, area.x - 8, area.y - 12, 11, ink="soft", anchor="end")
    waits = say(_WAIT, page.speech).joined
    page.text(waits, area.x + area.w + _LEFT + 20, area.y - 12, 11, fill=theme.curve, anchor="end")
    step = max(1, -(-most // 4))
    for n in range(0, most + 1, step):
        y = area.y + area.h * (1 - n / most)
        page.rule(area.x, y, area.x + area.w, y, theme.rule)
        page.text(str(n), area.x - 8, y + 4, 11, ink="soft", anchor="end")
    for part in (0.0, 0.5, 1.0):
        y = area.y + area.h * (1 - part * 0.92)
        told = quantity.time(longest * part, language)
        page.text(told, area.x + area.w + 8, y + 4, 11, fill=theme.curve)
    for k, n in enumerate(strip.people):
        x, end = _x(day, area, day.bounds[k]), _x(day, area, day.bounds[k + 1])
        h = area.h * n / most
        page.block(Rect(x, area.y + area.h - h, end - x, h), theme.curve_ground, corner=0)
    for k, n in enumerate(planned):
        y = area.y + area.h * (1 - n / most)
        page.rule(_x(day, area, day.bounds[k]), y, _x(day, area, day.bounds[k + 1]), y, theme.arrow, 2)
    points = [
        (
            (_x(day, area, day.bounds[k]) + _x(day, area, day.bounds[k + 1])) / 2,
            area.y + area.h * (1 - 0.92 * wait / longest),
        )
        for k, wait in enumerate(strip.waits)
    ]
    page.path("M" + "L".join(f"{number(x)},{number(y)}" for x, y in points), Edge(theme.curve, "", 2.5))
    for x, y in points:
        page.block(Rect(x - 3, y - 3, 6, 6), theme.curve, corner=3)
    for k, n in enumerate(planned):
        x, y = _x(day, area, day.bounds[k]) + 4, area.y + area.h * (1 - n / most)
        if k == 0 or n != planned[k - 1]:
            page.text(str(n), x, y - 5 if strip.roster else y + 14, 12, bold=True, halo=True)
    for k, n in enumerate(strip.people if strip.roster else ()):
        x, y = _x(day, area, day.bounds[k]) + 4, area.y + area.h * (1 - n / most)
        if (k == 0 or n != strip.people[k - 1]) and n != planned[k]:
            page.text(str(n), x, y + 13, 11, ink="soft", halo=True)
    _hours(page, day, area)


def _shifts(page: Page, day: DayPicture, bars: Sequence[Bar], y: float) -> float:
    """A bar a shift, below the hours; where they end, px."""
    theme, area = page.theme, Rect(MARGIN + _LEFT, y, WIDTH - 2 * MARGIN - 2 * _LEFT, _BAR)
    for bar in sorted(bars, key=lambda bar: (bar.start, bar.end, bar.rest or ())):
        x = max(_x(day, area, bar.start), area.x)
        end = min(_x(day, area, bar.end), area.x + area.w)
        page.block(Rect(x, y + 2, end - x, _BAR - 3), theme.curve_range)
        told = _SHIFT.filled(people=bar.people, start=clock(bar.start), end=clock(bar.end))
        if bar.rest:
            away, back = (_x(day, area, t) for t in bar.rest)
            page.block(Rect(away, y + 2, back - away, _BAR - 3), theme.paper, edge=theme.rule)
            told = _BREAK.filled(shift=told, from_=clock(bar.rest[0]), to=clock(bar.rest[1]))
        page.text(say(told, page.speech).joined, x + 6, y + _BAR - 5, 11, bold=True, halo=True)
        y += _BAR
    return y


def _hours(page: Page, day: DayPicture, area: Rect) -> None:
    bounds: Sequence[float] = day.bounds
    whole = list(range(int(-(-bounds[0] // 3600)), int(bounds[-1] // 3600) + 1))
    every = 1 if len(whole) <= 14 else 2
    for hour in whole[::every]:
        x = _x(day, area, hour * 3600.0)
        page.rule(x, area.y + area.h, x, area.y + area.h + 5, page.theme.rule)
        page.text(f"{hour:02}:00", x, area.y + area.h + 18, 11, ink="soft", anchor="middle")
