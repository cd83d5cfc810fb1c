"""Above the lanes: title, purpose, version and segments, and the header figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blueprint import quantity
from blueprint.draw.geometry import Rect
from blueprint.draw.parts.people import people
from blueprint.draw.shapes import FigureCard, TextLine
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import language_of, say, say_text
from blueprint.draw.text.words import SEGMENTS, VERSION
from blueprint.draw.text.wrap import fit
from blueprint.model.names import MAP_KIND_NAMES
from blueprint.model.segments import segment_shares
from blueprint.wording import with_colon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.overlay import Overlay
    from blueprint.draw.shapes import Image, PictureLanguage
    from blueprint.model.service_map import ServiceMap
    from blueprint.source.pictures.picture import Picture

MARGIN = 18.0
"""Room at the picture's left and right, px."""
_TITLE, _SMALL = 21.0, 10.5
_CARD_HEIGHT, _CARD_GAP, _CARD_WIDTH = 44.0, 10.0, 190.0


class Heading(NamedTuple):
    """Lines, icons of segments, the header figures, and where all that ends, px."""

    lines: tuple[TextLine, ...]
    images: tuple[Image, ...]
    cards: tuple[FigureCard, ...]
    bottom: float


def heading(
    service_map: ServiceMap,
    overlay: Overlay,
    pictures: Mapping[str, Picture],
    width: float,
    speech: PictureLanguage,
) -> Heading:
    """Title, purpose and what stands right of them, segments that have an icon, and the header figures."""
    aside = _aside(service_map, overlay, speech)
    right = max((measure(text, _SMALL) for text in aside), default=0.0)
    right = min(right, width * 0.4)
    room = width - 2 * MARGIN - (right + 24 if aside else 0)
    lines = []
    y = 14.0
    for text, sizes, bold in (
        (say_text(service_map.title, speech).joined, (_TITLE, 19.0, 17.0, 15.0), True),
        (say_text(service_map.purpose, speech).joined if service_map.purpose else "", (11.5, 11.0), False),
    ):
        fitted = fit(text, bold, sizes, room, 1, 8 if bold else 4)
        for line in fitted.lines if text else ():
            y += fitted.size * 1.15
            lines.append(
                TextLine(
                    text=line,
                    x=MARGIN,
                    y=y,
                    size=fitted.size,
                    width=measure(line, fitted.size, bold),
                    bold=bold,
                    ink="main" if bold else "soft",
                )
            )
            y += fitted.size * 0.25
        y += 2
    at = 12.0
    for text in aside:
        fitted = fit(text, False, (_SMALL, 9.5), max(right, 60.0), 1, 3)
        for line in fitted.lines:
            at += 15
            wide = measure(line, fitted.size)
            lines.append(TextLine(line, width - MARGIN, at, fitted.size, wide, ink="soft", anchor="end"))
    y = max(y, at) + 8
    images, names, y = people(service_map, pictures, MARGIN, width - MARGIN, y, speech)
    cards, y = _cards(overlay, y, width, speech)
    return Heading((*lines, *names), images, cards, y + 8)


def _aside(service_map: ServiceMap, overlay: Overlay, speech: PictureLanguage) -> list[str]:
    texts = [say(MAP_KIND_NAMES[service_map.kind], speech).main] if service_map.is_case else []
    version = " · ".join(say_text(t, speech).main for t in (service_map.version, service_map.owner) if t)
    if version:
        texts.append(f"{say(VERSION, speech).main} {version}" if service_map.version else version)
    guessed = service_map.assumed_equal.segments or [
        i for i, s in segment_shares(service_map).items() if s is None
    ]
    parts = [
        f"{say_text(s.title, speech).main} {quantity.part(s.share, language_of(speech), unknown=id_ in guessed)}".strip()
        for id_, s in service_map.segments.items()
    ]
    if parts:
        texts.append(with_colon(say(SEGMENTS, speech).main, " · ".join(parts), language_of(speech)))
    if overlay.remark:
        texts.append(say(overlay.remark, speech).joined)
    return texts


def _cards(
    overlay: Overlay, y: float, width: float, speech: PictureLanguage
) -> tuple[tuple[FigureCard, ...], float]:
    cards: list[FigureCard] = []
    x = MARGIN
    for figure in overlay.figures:
        label = say(figure.label, speech).joined
        value = say(figure.value, speech).main
        note = say(figure.note, speech).main if figure.note else ""
        sizes = (measure(label, _SMALL), measure(value, 15, True), measure(note, 10))
        wide = min(
            max(_CARD_WIDTH, 20 + max(sizes[0], sizes[1] + (14 + sizes[2] if note else 0))),
            width - 2 * MARGIN,
        )
        if cards and x + wide > width - MARGIN:
            x, y = MARGIN, y + _CARD_HEIGHT + _CARD_GAP
        rect = Rect(x, y, wide, _CARD_HEIGHT)
        cards.append(
            FigureCard(
                rect,
                TextLine(label, x + 10, y + 17, _SMALL, sizes[0], ink="soft"),
                TextLine(value, x + 10, y + 36, 15, sizes[1], True),
                TextLine(note, rect.right - 10, y + 36, 10, sizes[2], ink="soft", anchor="end")
                if note
                else None,
                figure.state,
            )
        )
        x += wide + _CARD_GAP
    return tuple(cards), y + _CARD_HEIGHT + 8 if cards else y
