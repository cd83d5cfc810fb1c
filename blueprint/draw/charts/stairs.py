"""The staircase of a time ladder: bars one after the other, whiskers, tolerances, promises, and the axis."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts import words
from blueprint.draw.charts.signs import diamond
from blueprint.draw.geometry import Rect
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import language_of, say
from blueprint.ranking import above

if TYPE_CHECKING:
    from blueprint.draw.charts.page import Page
    from blueprint.draw.charts.steps import Ladder, Line
    from blueprint.wording import Language

_TICKS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
_BEYOND = 2.6
"""Tolerances and promises further right than so many times the stairs are drawn at the edge."""


def paint_stairs(page: Page, ladder: Ladder, plot: Rect, row: float) -> float:
    """Paint into `plot`; where promises and axis end below it, px."""
    stairs = max(s.start + max(s.mean or 0.0, s.p90 or 0.0) for s in ladder.steps)
    wanted = [s.start + s.tolerance for s in ladder.steps if s.tolerance]
    wanted += [ladder.steps[line.first].start + line.seconds for line in ladder.lines]
    end = max([stairs, *(w for w in wanted if w <= stairs * _BEYOND)]) * 1.02

    def x(seconds: float) -> float:
        return plot.x + min(seconds / end, 1.0) * plot.w

    ticks = _ticks(end)
    for tick in ticks:
        page.rule(x(tick), plot.y - 4, x(tick), plot.bottom, page.theme.rule)
    bottom = plot.bottom + 24
    theme = page.theme
    for i, (step, after) in enumerate(pairwise([*ladder.steps, None])):
        assert step is not None
        middle = plot.y + (i + 0.5) * row
        if step.mean is None:
            page.text("?", x(step.start) + 4, middle + 4, 12, bold=True)
        else:
            done = x(step.start + step.mean)
            bar = Rect(x(step.start), middle - row * 0.27, max(done - x(step.start), 1.5), row * 0.54)
            if step.p90 is not None and above(step.p90, step.mean):
                far = x(step.start + step.p90)
                page.rule(done, middle, far, middle, theme.arrow, 1.4)
                page.rule(far, middle - 5, far, middle + 5, theme.arrow, 1.4)
            pair, letter = (theme.seen, words.SEEN) if step.seen else (theme.hidden, words.HIDDEN)
            said = say(letter, page.speech).main
            page.lettered(bar, pair, said, theme.arrow)
            if bar.w < 14:
                page.text(said, bar.x - 4, middle + 3.8, 10.5, bold=True, anchor="end")
            if after:
                page.rule(done, bar.bottom, done, bar.bottom + row * 0.46, theme.arrow, 1, "2 2")
        if step.tolerance is not None:
            page.parts.append(diamond(x(step.start + step.tolerance), middle, theme, step.late))
            if above(step.start + step.tolerance, end):
                page.text("→", plot.right + 8, middle + 4, 11, bold=True)
    for line in ladder.lines:
        bottom = _promise(page, ladder, line, plot, row, (x(ladder.steps[line.first].start), end), bottom)
    for tick in ticks:
        text = quantity.time(tick, language_of(page.speech)) if tick else "0"
        page.text(text, x(tick), plot.bottom + 16, 11, ink="soft", anchor="middle", halo=True)
    return bottom


def _ticks(end: float) -> list[float]:
    """Round times up to the end; whole days for long ladders."""
    step = next((t for t in _TICKS if end / t <= 8), 86_400 * ceil(end / 86_400 / 8))
    return [float(i * step) for i in range(int(end // step) + 1)]


def _promise(
    page: Page, ladder: Ladder, line: Line, plot: Rect, row: float, span: tuple[float, float], y: float
) -> float:
    """A line from where the promise begins to where its time is up, over the rows that it covers."""
    left, end = span
    seconds = ladder.steps[line.first].start + line.seconds
    right = plot.x + min(seconds / end, 1.0) * plot.w
    state = "plain" if line.kept is None else "ok" if line.kept else "broken"
    colour = page.theme.low if state == "broken" else page.theme.arrow
    top = plot.y + line.first * row
    beyond = seconds > end
    if not beyond:
        page.rule(right, top, right, y + 14, colour, 2, "7 3")
    page.rule(left, y + 10, right, y + 10, colour, 2, "" if not beyond else "7 3")
    page.rule(left, y + 5, left, y + 15, colour, 2)
    text = _told(line, page)
    wide = measure(text, 11.5, True)
    at = left - 8
    if at - wide > plot.x - 330:
        page.text(text, at, y + 14, 11.5, bold=True, anchor="end", fill=colour)
    else:
        page.text(text, left + 6, y + 26, 11.5, bold=True, fill=colour)
        y += 12
    if beyond:
        page.text("→", right + 2, y + 14, 12, bold=True, fill=colour)
    return y + 20


def _told(line: Line, page: Page) -> str:
    language: Language = "zh" if page.speech == "zh" else "en"
    kind, share = line.words
    time = f"≤ {quantity.time(line.seconds, language)}"
    name = say(words.LIMIT if line.limit else words.PROMISE, page.speech).joined
    part = f" · {say(words.MEAN, page.speech).joined}" if kind == "mean" else ""
    if kind == "share" and share is not None:
        part = f" · {quantity.share(share, language)}"
    sign = {None: "", True: " ✓", False: " ✗"}[line.kept]
    return f"{name} {time}{part}{sign}"
