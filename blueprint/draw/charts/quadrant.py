"""Plans by what they gain and what they take: a chart of four quarters, with the range of each gain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from blueprint.draw.charts.page import HEIGHT, MARGIN, WIDTH, Page
from blueprint.draw.geometry import Rect
from blueprint.draw.svg_painter.writing import number
from blueprint.draw.text.metrics import measure
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.draw.theme.theme import Theme
    from blueprint.wording import Language

_TITLE = Wording("Plans by gain and effort", "改进计划：作用与投入")
_SUBTITLE = Wording(
    "{map}. Upwards: what is gained in {gain}, with its 80 % range. To the right: {effort}. Hollow: the range includes zero. "
    "Dashed: medians of the efforts, and of the gains above zero.",
    "{map}。向上：{gain}的增益，竖线为 80 % 范围；向右：{effort}；空心：范围含零；虚线：投入的中位数，及正增益的中位数。",
)
_FIRST, _BY_THE_WAY = Wording("do first", "先做"), Wording("by the way", "顺带做")
_WELL, _AGAIN = Wording("plan well", "统筹规划"), Wording("think again", "再考虑")
_WORSE = Wording("makes it worse", "会变差")
_LEFT, _TOP, _FOOT = 110.0, 116.0, 66.0
_RADIUS, _SIZE, _LINE = 7.0, 13.0, 17.0


@dataclass(frozen=True)
class Point:
    """One plan: its name, its effort, and its gain with the range of that."""

    name: str
    effort: float
    gain: float
    low: float
    high: float


@dataclass(frozen=True)
class Axes:
    """The map, what the axes are called, and how a gain is said."""

    map: str
    gain: str
    effort: str
    say: Callable[[float], str]


def quadrant(points: Sequence[Point], axes: Axes, language: Language, theme: Theme) -> str:
    """The chart as SVG text, of at least one plan."""
    page = Page(theme, language, WIDTH)
    title = _TITLE[language]
    subtitle = _SUBTITLE.filled(map=axes.map, gain=axes.gain, effort=axes.effort)[language]
    page.heading(title, subtitle)
    _Plane(page, points).paint(axes, language)
    return page.finished(title, subtitle, HEIGHT)


class _Plane:
    """Where efforts and gains stand."""

    def __init__(self, page: Page, points: Sequence[Point]) -> None:
        self._page = page
        self._points = points
        self._rect = Rect(_LEFT, _TOP, WIDTH - _LEFT - MARGIN, HEIGHT - _TOP - _FOOT)
        low, high = min(0.0, *(p.low for p in points)), max(0.0, *(p.high for p in points))
        room = (high - low) * 0.06 or 1.0
        self._low, self._high = low - room, high + room
        self._far = max(p.effort for p in points) * 1.2 or 1.0

    def paint(self, axes: Axes, language: Language) -> None:
        """Everything inside the frame."""
        page, r, theme = self._page, self._rect, self._page.theme
        across = self._x(median(p.effort for p in self._points))
        up = self._y(median([p.gain for p in self._points if p.gain > 0] or [0.0]))
        page.block(r, theme.card)
        page.block(Rect(r.x, r.y, across - r.x, up - r.y), theme.states["ok"].ground)
        zero = self._y(0.0)
        if worse := any(p.gain < 0 for p in self._points):
            page.block(Rect(r.x, zero, r.w, r.bottom - zero), theme.states["broken"].ground)
        for gain in _steps(self._low, self._high):
            page.rule(r.x, self._y(gain), r.right, self._y(gain), theme.rule)
            page.text(axes.say(gain), r.x - 10, self._y(gain) + 4, 12, ink="soft", anchor="end")
        for effort in _steps(0.0, self._far):
            page.text(f"{effort:g}", self._x(effort), r.bottom + 20, 12, ink="soft", anchor="middle")
        page.rule(r.x, self._y(0.0), r.right, self._y(0.0), theme.arrow, 1.4)
        page.rule(across, r.y, across, r.bottom, theme.arrow, 1, "5 4")
        page.rule(r.x, up, r.right, up, theme.arrow, 1, "5 4")
        below = zero - up > 2 * _LINE  # what makes it worse is no quarter
        for wording, y in ((_FIRST, r.y + 20), *([(_BY_THE_WAY, zero - 8)] if below else [])):
            page.text(wording[language], r.x + 10, y, _SIZE, bold=True, ink="soft")
        for wording, y in ((_WELL, r.y + 20), *([(_AGAIN, zero - 8)] if below else [])):
            page.text(wording[language], r.right - 10, y, _SIZE, bold=True, ink="soft", anchor="end")
        if worse:
            page.text(
                _WORSE[language], r.right - 10, r.bottom - 10, _SIZE, bold=True, ink="soft", anchor="end"
            )
        page.text(axes.effort, r.right, r.bottom + 42, _SIZE, bold=True, anchor="end")
        for p in self._points:
            x = self._x(p.effort)
            page.rule(x, self._y(p.low), x, self._y(p.high), theme.arrow, 1.6)
        for p in self._points:
            fill = theme.paper if p.low <= 0 <= p.high else theme.arrow
            page.parts.append(
                f'<circle cx="{number(self._x(p.effort))}" cy="{number(self._y(p.gain))}" r="{number(_RADIUS)}" '
                f'fill="{fill}" stroke="{theme.arrow}" stroke-width="2"/>'
            )
        for name, room in self._names():
            page.text(name, room.x, room.y + _SIZE, _SIZE, halo=True)

    def _x(self, effort: float) -> float:
        return self._rect.x + self._rect.w * effort / self._far

    def _y(self, gain: float) -> float:
        return self._rect.bottom - self._rect.h * (gain - self._low) / (self._high - self._low)

    def _names(self) -> Iterator[tuple[str, Rect]]:
        """Beside their points, none on another."""
        taken: list[Rect] = []
        for p in sorted(self._points, key=lambda p: self._y(p.gain)):
            wide = measure(p.name, _SIZE)
            left = self._x(p.effort) + _RADIUS + 6
            if left + wide > self._rect.right:
                left = self._x(p.effort) - _RADIUS - 6 - wide
            room = Rect(left, self._y(p.gain) - _LINE - 2, wide, _LINE)
            while any(room.meets(other) for other in taken):
                room = Rect(room.x, room.y + 4, room.w, room.h)
            taken.append(room)
            yield p.name, room


def _steps(low: float, high: float) -> Iterator[float]:
    """Round numbers between two others, at most ten."""
    size = 1e-9
    while size * 10 < (high - low) / 10:
        size *= 10
    step = next(size * k for k in (1, 2, 5, 10, 20) if (high - low) / (size * k) <= 10)
    for count in range(int(low // step), int(high // step) + 1):
        if low <= count * step <= high:
            yield count * step
