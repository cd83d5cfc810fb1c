"""The row of notes below the lanes: under each column what people wrote beside its touchpoints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.draw.parts.contents import BOX_WIDTH
from blueprint.draw.shapes import Image, NoteCard, NoteRow, TextLine
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import Said, say, say_text
from blueprint.draw.text.words import NOTES
from blueprint.draw.text.wrap import fit
from blueprint.model.note import NOTE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from blueprint.draw.shapes import Box, Ink, PictureLanguage
    from blueprint.model.note import Note
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.source.pictures.picture import Picture

_ASIDE = 10.0
"""How much wider than a box a card is on each side, px."""
_PAD, _GAP, _EDGE = 8.0, 10.0, 14.0
_TITLE, _KIND, _TEXT, _SMALL = 10.5, 9.0, 10.5, 9.5
_LEADING = 1.3
_PICTURE = 110.0
"""Height of a picture at most, px."""
_MOST_LINES = 10


def note_row(
    service_map: ServiceMap,
    boxes: Mapping[str, Box],
    pictures: Mapping[str, Picture],
    top: float,
    width: float,
    speech: PictureLanguage,
) -> NoteRow | None:
    """Place the row below `top`, over the whole `width`, px; None where nothing is noted."""
    columns: dict[int, list[Box]] = {}
    for id_, box in boxes.items():
        if box.kind == "touchpoint" and service_map.touchpoints[id_].notes:
            columns.setdefault(box.column, []).append(box)
    if not columns:
        return None
    cards: list[NoteCard] = []
    for column in sorted(columns):
        y = top + _EDGE
        for box in sorted(columns[column], key=lambda b: b.rect.y):
            at = Rect(box.rect.x - _ASIDE, y, BOX_WIDTH + 2 * _ASIDE, 0)
            card = _card(service_map.touchpoints[box.id], at, pictures, speech)
            cards.append(card)
            y = card.rect.bottom + _GAP
    bottom = max(card.rect.bottom for card in cards) + _EDGE
    main, small = say(NOTES, speech)
    names = [TextLine(main, 18, top + 26, 14, measure(main, 14, True), True)]
    if small:
        names.append(TextLine(small, 18, top + 43, 10.5, measure(small, 10.5), ink="soft"))
    return NoteRow(Rect(0, top, width, bottom - top), tuple(names), tuple(cards))


def _card(t: Touchpoint, at: Rect, pictures: Mapping[str, Picture], speech: PictureLanguage) -> NoteCard:
    left, room, y = at.x + _PAD, at.w - 2 * _PAD, at.y + _PAD - 2
    lines: list[TextLine] = []
    images: list[Image] = []
    said = list(_wrapped(say_text(t.title, speech).main, _TITLE, True, "main", room))
    for note in t.notes:
        picture = pictures.get(note.picture or "")
        said += _said(note, speech, room, drawn=picture is not None)
        if picture is not None:
            y = _put(said, lines, left, y)
            said = []
            wide, high = picture.fitted(room, _PICTURE)
            title = say_text(note.text, speech).joined if note.text else note.picture or ""
            images.append(Image(Rect(left + (room - wide) / 2, y + 4, wide, high), picture, title))
            y += high + 6
    y = _put(said, lines, left, y)
    return NoteCard(t.id, Rect(at.x, at.y, at.w, y + _PAD - at.y), tuple(lines), tuple(images))


def _put(said: list[TextLine], lines: list[TextLine], left: float, y: float) -> float:
    """Lines one below the other; where they end."""
    for line in said:
        y += line.size * _LEADING + line.y
        lines.append(replace(line, x=left, y=y))
    return y


def _said(note: Note, speech: PictureLanguage, room: float, *, drawn: bool) -> Iterator[TextLine]:
    """A note's lines; `y` is the room above each. Of a picture that is `drawn`, what it shows."""
    first = True
    for line in _wrapped(say(NOTE_NAMES[note.kind], speech).joined, _KIND, True, "soft", room):
        yield replace(line, y=4.0 if first else 0.0)
        first = False
    shown = say_text(note.text, speech) if note.text else Said("")
    main, small = shown if drawn else say(note.wording, speech)
    yield from _wrapped(main, _TEXT, False, "main", room)
    yield from _wrapped(small, _SMALL, False, "soft", room)


def _wrapped(text: str, size: float, bold: bool, ink: Ink, room: float) -> Iterator[TextLine]:
    for line in fit(text, bold, (size,), room, 1, _MOST_LINES).lines if text else ():
        yield TextLine(line, 0, 0, size, measure(line, size, bold), bold=bold, ink=ink)
