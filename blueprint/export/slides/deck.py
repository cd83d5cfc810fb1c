"""The deck: the picture, one slide or more a phase, one or more a role; what to say is in the notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from blueprint.draw.theme import SCREEN
from blueprint.export.paper import MissingLibrary
from blueprint.export.slides.archive import fonts_set, leftovers_dropped, steady
from blueprint.export.slides.canvas import SLIDE, Canvas
from blueprint.export.slides.cards import pages, paint_cards
from blueprint.export.slides.contents import facts_of
from blueprint.export.slides.frame import title_place
from blueprint.export.slides.notes import notes
from blueprint.export.slides.ooxml import NAMESPACES, emu, solid
from blueprint.export.slides.overview import overviews
from blueprint.export.slides.text import lines_of
from blueprint.export.texts import one_line
from blueprint.export.xml import clean
from blueprint.model.names import PHASE_NAMES, Phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from blueprint.export.subject import Subject
    from blueprint.model.touchpoint import Touchpoint

_TITLE_ONLY = 5
"""The layout of the default template that has a title and nothing else."""
_TITLE = 24.0


def deck(subject: Subject) -> bytes:
    """A presentation.

    Raises:
        MissingLibrary: the extra `export` is not installed.
    """
    try:
        from pptx import Presentation
        from pptx.util import Emu
    except ImportError as error:
        raise MissingLibrary("python-pptx", "export") from error
    made = Presentation()
    made.slide_width, made.slide_height = (Emu(emu(side)) for side in SLIDE)
    fonts_set(made)
    leftovers_dropped(made)
    title = one_line(subject.map.title, subject.texts)
    columns = {box.id: box.rect.centre.x for box in subject.layout.boxes}
    for window, xml in overviews(subject.layout):
        several = f" ({window.number}/{window.of})" if window.of > 1 and not window.brief else ""
        shown = [t for t in _told(subject) if window.holds(columns.get(t.id, window.low))]
        _slide(made, subject, title + several, xml, shown)
    for heading, chosen in _groups(subject):
        cards = pages([facts_of(t, subject) for t in chosen])
        for number, some in enumerate(cards, 1):
            canvas = Canvas()
            paint_cards(canvas, some)
            several = f" ({number}/{len(cards)})" if len(cards) > 1 else ""
            told = [subject.map.touchpoints[facts.id] for facts in some]
            _slide(made, subject, f"{heading}{several} · {title}", canvas.xml, told)
    made.core_properties.title = clean(title)[:255]
    made.core_properties.author = "blueprint"
    out = io.BytesIO()
    made.save(out)
    return steady(out.getvalue())


def _told(subject: Subject) -> list[Touchpoint]:
    return [t for t in subject.map.touchpoints.values() if t.lane != "evidence"]


def _groups(subject: Subject) -> Iterable[tuple[str, Sequence[Touchpoint]]]:
    """Phases, then roles, with their touchpoints."""
    touchpoints = _told(subject)
    for phase in Phase:
        chosen = [t for t in touchpoints if t.phase is phase]
        if chosen:
            yield one_line(PHASE_NAMES[phase], subject.texts, " "), chosen
    for role in dict.fromkeys(t.role for t in touchpoints if t.role):
        yield one_line(role, subject.texts, " "), [t for t in touchpoints if t.role == role]


def _slide(made: Any, subject: Subject, title: str, xml: str, told: Sequence[Touchpoint]) -> None:
    """A slide with its title, its shapes and its notes."""
    from pptx.oxml import parse_xml

    slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    _titled(slide.shapes.title, title)
    tree = slide.shapes._spTree
    for element in list(parse_xml(xml)):
        tree.append(element)
    titles = {t.id: one_line(t.title, subject.texts) for t in subject.map.touchpoints.values()}
    lines = [line for t in told for line in notes(t, titles, subject.texts)]
    slide.notes_slide.notes_text_frame.text = clean("\n".join(lines))


def _titled(shape: Any, title: str) -> None:
    """The slide's title, in one line at the upper left."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.oxml import parse_xml
    from pptx.util import Pt

    shape.left, shape.top, shape.width, shape.height = title_place()
    ink = solid(SCREEN.inks["main"]).replace("<a:solidFill>", f"<a:solidFill {NAMESPACES}>")
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = False, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = lines_of(clean(title), _TITLE, True, shape.width / 9525, 1)[0][0]
    run.font.size, run.font.bold = Pt(_TITLE * 0.75), True
    run._r.get_or_add_rPr().insert(0, parse_xml(ink))
    run._r.get_or_add_rPr().set("lang", "zh-CN")
