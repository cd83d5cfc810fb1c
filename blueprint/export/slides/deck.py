"""The deck: the picture, one slide or more a phase, one or more a role; what to say is in the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.text.words import SEGMENTS
from blueprint.draw.theme.themes import THEMES
from blueprint.export.slides.canvas import SLIDE, Canvas
from blueprint.export.slides.cards import pages, paint_cards
from blueprint.export.slides.contents import facts_of
from blueprint.export.slides.frame import TITLE_PLACE
from blueprint.export.slides.notes import notes
from blueprint.export.slides.overview import overviews
from blueprint.export.slides.people import paint_people
from blueprint.export.slides.presentation import Slides
from blueprint.export.texts import one_line
from blueprint.model.titles import phase_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blueprint.export.subject import Subject
    from blueprint.model.touchpoint import Touchpoint

_TITLE = 24.0


def deck(subject: Subject) -> bytes:
    """A presentation; a fold gives the columns of a slide.

    Raises:
        ModuleNotFoundError: the extra `export` is not installed.
    """
    theme = THEMES[subject.theme]
    made = Slides(SLIDE, theme)
    title = one_line(subject.map.title, subject.texts)
    columns = {box.id: box.rect.centre.x for box in subject.layout.boxes}
    for window, xml in overviews(subject.layout, theme, subject.fold):
        several = f" ({window.number}/{window.of})" if window.of > 1 and not window.brief else ""
        shown = [t for t in _told(subject) if window.holds(columns.get(t.id, window.low))]
        made.add(title + several, TITLE_PLACE, _TITLE, xml, _notes(subject, shown))
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
            several = f" ({number}/{len(cards)})" if len(cards) > 1 else ""
            told = [subject.map.touchpoints[facts.id] for facts in some]
            name = f"{heading}{several} · {title}"
            made.add(name, TITLE_PLACE, _TITLE, canvas.xml, _notes(subject, told))
    return made.finished(title)


def _told(subject: Subject) -> list[Touchpoint]:
    return [t for t in subject.map.touchpoints.values() if t.lane != "evidence"]


def _groups(subject: Subject) -> Iterable[tuple[str, Sequence[Touchpoint]]]:
    """Phases, then roles, with their touchpoints."""
    touchpoints = _told(subject)
    for phase, name in phase_titles(subject.map).items():
        chosen = [t for t in touchpoints if t.phase == phase]
        if chosen:
            yield one_line(name, subject.texts, " "), chosen
    for role in dict.fromkeys(t.role for t in touchpoints if t.role):
        yield one_line(role, subject.texts, " "), [t for t in touchpoints if t.role == role]


def _notes(subject: Subject, told: Sequence[Touchpoint]) -> str:
    """What to say about some touchpoints."""
    titles = {t.id: one_line(t.title, subject.texts) for t in subject.map.touchpoints.values()}
    return "\n".join(line for t in told for line in notes(t, titles, subject))
