"""The deck: the picture at a glance and in parts, its figures, course and signs; a slide a moment of truth, a wait and a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.from_figures import DRAFT
from blueprint.draw.geometry import Rect
from blueprint.draw.marks import MARKS, STARS, star
from blueprint.draw.text.speech import language_of
from blueprint.draw.text.words import EMOTION, SEGMENTS
from blueprint.draw.theme.themes import THEMES
from blueprint.export.slides.canvas import MARGIN, SLIDE, Canvas
from blueprint.export.slides.cards import pages, paint_cards
from blueprint.export.slides.contents import facts_of
from blueprint.export.slides.feeling import paint_curve
from blueprint.export.slides.frame import NAMES, TITLE_PLACE, paint_figures
from blueprint.export.slides.legend import paint_legend
from blueprint.export.slides.notes import notes
from blueprint.export.slides.overview import glance, numbers_of, parts
from blueprint.export.slides.people import paint_people
from blueprint.export.slides.presentation import Slides
from blueprint.export.slides.window import window_of
from blueprint.export.texts import one_line
from blueprint.flow.chain.waits import is_wait
from blueprint.wording import Wording, with_colon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from blueprint.draw.shapes import Layout
    from blueprint.draw.theme.theme import Theme
    from blueprint.export.subject import Subject
    from blueprint.model.touchpoint import Touchpoint

_TITLE = 24.0
_FIGURES, _SIGNS = Wording("Figures", "数字"), Wording("Signs", "图例")
_OTHERS = Wording("Other touchpoints", "其他触点")


def deck(subject: Subject) -> bytes:
    """A presentation; a fold gives the columns of a slide.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    theme = THEMES[subject.theme]
    made = Slides(SLIDE, theme, DRAFT if subject.analysis.is_draft else "")
    title = one_line(subject.map.title, subject.texts)
    layout = subject.layout
    numbers = numbers_of(layout)
    made.add(title, TITLE_PLACE, _TITLE, glance(layout, theme), _key(subject, numbers))
    shown = list(parts(layout, theme, subject.fold))
    for number, (part, xml) in enumerate(shown, 1):
        told = [subject.map.touchpoints[box.id] for box in part.boxes]
        name = _counted(title, number, len(shown))
        made.add(name, TITLE_PLACE, _TITLE, xml, "\n".join((*_onward(part, layout), _notes(subject, told))))
    for aside, xml in _asides(subject, theme):
        made.add(f"{one_line(aside, subject.texts)} · {title}", TITLE_PLACE, _TITLE, xml, "")
    people = [
        (one_line(segment.title, subject.texts), picture)
        for segment in subject.map.segments.values()
        if (picture := subject.pictures.get(segment.icon or ""))
    ]
    if people:
        canvas = Canvas(theme)
        paint_people(canvas, people)
        made.add(f"{one_line(SEGMENTS, subject.texts)} · {title}", TITLE_PLACE, _TITLE, canvas.xml)
    for heading, chosen in _groups(subject):
        cards = pages([facts_of(t, subject) for t in chosen])
        for number, some in enumerate(cards, 1):
            canvas = Canvas(theme)
            paint_cards(canvas, some)
            told = [subject.map.touchpoints[facts.id] for facts in some]
            name = _counted(heading, number, len(cards))
            made.add(name, TITLE_PLACE, _TITLE, canvas.xml, _notes(subject, told))
    return made.finished(title)


def _told(subject: Subject) -> list[Touchpoint]:
    return [t for t in subject.map.touchpoints.values() if t.lane != "evidence"]


def _counted(title: str, number: int, of: int) -> str:
    """With "(2/4)" in front, where nothing cuts it off."""
    return f"({number}/{of}) {title}" if of > 1 else title


def _key(subject: Subject, numbers: Mapping[str, int]) -> str:
    """Which touchpoint has which number."""
    known = subject.map.touchpoints
    return "\n".join(f"{n} {one_line(known[id_].title, subject.texts)}" for id_, n in numbers.items())


def _onward(part: Layout, whole: Layout) -> Iterator[str]:
    """What the letters of a slide lead to, or come from."""
    here = {box.id for box in part.boxes}
    titles = {box.id: box.title for box in whole.boxes}
    for pill in part.connectors:
        letter = pill.line.text.strip("→ ")
        for route in part.routes:
            on_it = any(abs(p.y - pill.rect.centre.y) < 0.5 for p in (route.points[0], route.points[-1]))
            if on_it and pill.leaves and route.source in here and route.target not in here:
                yield f"{letter} → {titles[route.target]}"
            elif on_it and not pill.leaves and route.target in here and route.source not in here:
                yield f"{letter} ← {titles.get(route.source, '')}"


def _asides(subject: Subject, theme: Theme) -> Iterator[tuple[Wording, str]]:
    """Figures, the emotion curve, and what the signs mean."""
    layout = subject.layout
    if layout.figures:
        canvas = Canvas(theme)
        paint_figures(canvas, layout.figures)
        yield _FIGURES, canvas.xml
    if layout.curve:
        canvas = Canvas(theme)
        room = Rect(MARGIN + NAMES + 50, 120, SLIDE[0] - 2 * MARGIN - NAMES - 60, 480)
        window = window_of(layout, (room.x, room.right), (120, 600), 1.0)
        paint_curve(canvas, layout.curve, window, room)
        yield EMOTION, canvas.xml
    if layout.legend:
        canvas = Canvas(theme)
        paint_legend(canvas, layout.legend, 70)
        yield _SIGNS, canvas.xml


def _groups(subject: Subject) -> Iterable[tuple[str, Sequence[Touchpoint]]]:
    """The first moments of truth and the waits, one by one, then roles with their touchpoints."""
    touchpoints, ranks = _told(subject), subject.overlay.ranks
    for id_ in sorted((id_ for id_, rank in ranks.items() if rank <= STARS), key=ranks.__getitem__):
        title = one_line(subject.map.touchpoints[id_].title, subject.texts, " ")
        yield f"{star(ranks[id_])} {title}", [subject.map.touchpoints[id_]]
    for touchpoint in touchpoints:
        if is_wait(touchpoint) and ranks.get(touchpoint.id, STARS + 1) > STARS:
            name = one_line(MARKS["wait"].name, subject.texts, " ")
            title = one_line(touchpoint.title, subject.texts, " ")
            yield with_colon(name, title, language_of(subject.texts)), [touchpoint]
    for role in dict.fromkeys(t.role for t in touchpoints if t.role):
        yield one_line(role, subject.texts, " "), [t for t in touchpoints if t.role == role]
    shown = [t for t in touchpoints if t.role or is_wait(t) or ranks.get(t.id, STARS + 1) <= STARS]
    if others := [t for t in touchpoints if t not in shown]:
        yield one_line(_OTHERS, subject.texts, " "), others


def _notes(subject: Subject, told: Sequence[Touchpoint]) -> str:
    """What to say about some touchpoints."""
    titles = {t.id: one_line(t.title, subject.texts) for t in subject.map.touchpoints.values()}
    return "\n".join(line for t in told for line in notes(t, titles, subject))
