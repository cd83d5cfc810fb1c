"""The time ladder alone: a row a touchpoint, times at the left, a staircase of means at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.draw.charts import words
from blueprint.draw.charts.page import HEIGHT, MARGIN, WIDTH, Page
from blueprint.draw.charts.signs import diamond
from blueprint.draw.charts.stairs import paint_stairs
from blueprint.draw.geometry import Rect
from blueprint.draw.svg_painter.boxes import outline
from blueprint.draw.svg_painter.writing import number, place
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import say, say_text
from blueprint.draw.theme.theme import Edge
from blueprint.model.exits import exit_title
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.draw.charts.steps import Ladder, Step
    from blueprint.draw.shapes import PictureLanguage
    from blueprint.draw.theme.theme import Theme
    from blueprint.model.service_map import ServiceMap
    from blueprint.wording import Language

_LEAST_ROW, _MOST_ROW = 30.0, 84.0
_TITLE = 250.0
_NUMBER = 84.0


def ladder_chart(service_map: ServiceMap, ladder: Ladder, speech: PictureLanguage, theme: Theme) -> str:
    """The ladder as SVG text."""
    page = Page(theme, speech, WIDTH)
    title = say(words.LADDER_TITLE.filled(title=say_text(service_map.title, speech).joined), speech).main
    if not any(step.mean for step in ladder.steps):
        page.heading(title, say(words.NO_TIME, speech).joined)
        return page.finished(title, say(words.NO_TIME, speech).joined, HEIGHT)
    about = _about(service_map, ladder, speech)
    y = page.heading(title, about)
    y = _key(page, ladder, y + 6) + 26
    lines = len(ladder.lines)
    free = HEIGHT - y - 26 - 40 - lines * 20
    row = min(_MOST_ROW, max(_LEAST_ROW, free / len(ladder.steps)))
    body = Rect(MARGIN, y + 22, page.width - 2 * MARGIN, row * len(ladder.steps))
    columns = [c for c in _COLUMNS if any(_seconds(step, c) is not None for step in ladder.steps)]
    left = MARGIN + _TITLE + _NUMBER * len(columns) + 20
    _head(page, columns, y + 12)
    for i, step in enumerate(ladder.steps):
        _row(page, step, columns, Rect(body.x, body.y + i * row, body.w, row), shaded=i % 2 == 0)
    plot = Rect(left, body.y, page.width - MARGIN - 14 - left, body.h)
    bottom = paint_stairs(page, ladder, plot, row)
    return page.finished(title, about, max(HEIGHT, bottom + 24))


_COLUMNS = ("standard", "mean", "p90", "tolerance")
_NAMES = {
    "standard": words.STANDARD,
    "mean": words.MEAN,
    "p90": words.P90,
    "tolerance": words.TOLERANCE,
}


def _about(service_map: ServiceMap, ladder: Ladder, speech: PictureLanguage) -> str:
    name = Wording("", "")
    if ladder.segment in service_map.segments:
        title = service_map.segments[ladder.segment].title
        name = words.OF.filled(segment=Wording(title["en"], title["zh"]))
    way = ladder.way
    assert way is not None, "there are steps"
    exit_ = exit_title(service_map, way.exit)

    def told(lang: Language) -> str:
        return (words.LADDER_ABOUT if ladder.known else words.UNSUMMED)[lang].format(
            segment=name[lang],
            share=quantity.share(way.share, lang),
            exit=exit_[lang],
            mean=quantity.time(ladder.total, lang),
            seen=quantity.share(ladder.seen / ladder.total if ladder.total else None, lang),
        )

    return say(_both(told), speech).joined


def _both(speak: Callable[[Language], str]) -> Wording:
    return Wording(speak("en"), speak("zh"))


def _seconds(step: Step, column: str) -> float | None:
    return {
        "standard": step.standard,
        "mean": step.mean,
        "p90": step.p90,
        "tolerance": step.tolerance,
    }[column]


def _head(page: Page, columns: list[str], y: float) -> None:
    x = MARGIN + _TITLE
    page.text(say(words.TOUCHPOINT, page.speech).joined, MARGIN + 8, y, 11, ink="soft")
    for i, column in enumerate(columns):
        said = say(_NAMES[column], page.speech)
        right = x + (i + 1) * _NUMBER
        page.text(said.main, right, y - (11 if said.small else 0), 11, ink="soft", anchor="end")
        if said.small:
            page.text(said.small, right, y, 9.5, ink="soft", anchor="end")


def _row(page: Page, step: Step, columns: list[str], rect: Rect, *, shaded: bool) -> None:
    if shaded:
        page.block(rect, page.theme.card, 0)
    said = say_text(step.title, page.speech)
    small = bool(said.small)
    top = rect.centre.y - (16.5 if small else 9)
    end = page.lines(said.main, rect.x + 8, top, _TITLE - 16, (13.0, 11.5), most=1, bold=True)
    page.lines(said.small, rect.x + 8, end - 4, _TITLE - 16, (10.0, 9.5), most=1, ink="soft")
    language: Language = "zh" if page.speech == "zh" else "en"
    for i, column in enumerate(columns):
        seconds, right = _seconds(step, column), rect.x + _TITLE + (i + 1) * _NUMBER
        text = "–" if seconds is None else quantity.time(seconds, language)
        late = column == "p90" and step.late
        wide = measure(text, 12.5, late)
        if late:
            pair, edge = page.theme.states["broken"], page.theme.state_edges.get("broken", Edge("none"))
            pill = Rect(right - wide - 6, rect.centre.y - 10, wide + 12, 20)
            page.parts.append(f'<rect {place(pill)} rx="{number(10)}" fill="{pair.ground}"{outline(edge)}/>')
            page.text(text, right, rect.centre.y + 4.5, 12.5, bold=True, anchor="end", fill=pair.text)
        else:
            page.text(text, right, rect.centre.y + 4.5, 12.5, anchor="end")


def _key(page: Page, ladder: Ladder, y: float) -> float:
    """What the signs of the stairs mean."""
    theme, speech, x = page.theme, page.speech, MARGIN
    middle = y + 8
    for pair, letter, name in (
        (theme.seen, words.SEEN, words.SEEN_LONG),
        (theme.hidden, words.HIDDEN, words.HIDDEN_LONG),
    ):
        if not any(step.seen is (letter is words.SEEN) for step in ladder.steps):
            continue
        page.lettered(Rect(x, middle - 8, 30, 16), pair, say(letter, speech).main)
        x += 38 + page.text(say(name, speech).joined, x + 38, middle + 4, 11.5, ink="line").width + 22
    page.rule(x, middle, x + 28, middle, theme.arrow, 1.4)
    page.rule(x + 28, middle - 5, x + 28, middle + 5, theme.arrow, 1.4)
    x += 36 + page.text(say(words.UNTIL_P90, speech).joined, x + 36, middle + 4, 11.5, ink="line").width + 22
    if any(step.tolerance is not None for step in ladder.steps):
        page.parts.append(diamond(x + 8, middle, theme))
        x += (
            24
            + page.text(say(words.TOLERANCE, speech).joined, x + 24, middle + 4, 11.5, ink="line").width
            + 22
        )
    if ladder.lines:
        page.rule(x, middle, x + 28, middle, theme.arrow, 2, "7 3")
        page.text(say(words.PROMISE, speech).joined, x + 36, middle + 4, 11.5, ink="line")
    return middle + 10
