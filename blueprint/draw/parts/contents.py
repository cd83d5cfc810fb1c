"""What stands in a box: its lines, chip and exits, measured, before the box has a place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from blueprint import quantity
from blueprint.draw.marks import marks_of, star
from blueprint.draw.text.metrics import measure
from blueprint.draw.text.speech import language_of, say, say_text
from blueprint.draw.text.wrap import fit
from blueprint.model.exits import exit_title

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from blueprint.draw.diagram import Node
    from blueprint.draw.marks import MarkKind
    from blueprint.draw.overlay import Overlay, State
    from blueprint.draw.shapes import Ink, PictureLanguage
    from blueprint.draw.text.wrap import Fitted
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.source.pictures.picture import Picture

BOX_WIDTH = 138.0
"""Width of every box, px."""
LEAST = 9.5
"""The smallest type in a picture, px: on paper it is what decides the size of all."""
_LEAST_HEIGHT = 62.0
_THING_HEIGHT = 40.0
_QUIET = "served"
_PAD = 8.0
_LEADING = 1.26
_CHIP_HEIGHT, _CHIP_SIZE = 15.0, LEAST
_EXIT_HEIGHT, _EXIT_SIZE = 17.0, LEAST
_MOST_LINES = 14
ICON, ICON_GAP = 18.0, 3.0
"""Side of a channel's icon, and the room below it, px."""


class Row(NamedTuple):
    """One line of text, and how much height it takes, px."""

    text: str
    size: float
    bold: bool
    ink: Ink
    height: float


class ChipText(NamedTuple):
    """The chip's text and state."""

    text: str
    width: float
    size: float
    state: State


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in a box; `height` is the least the box may have, px."""

    title: str
    rows: tuple[Row, ...]
    chip: ChipText | None
    exits: tuple[tuple[str, str, float], ...]
    """Exit name, text, font size."""
    marks: tuple[tuple[MarkKind, str], ...]
    height: float
    icon: tuple[Picture, str] | None = None
    """The channel's icon, and its name."""

    @property
    def text_height(self) -> float:
        """Height of the icon, the lines and the chip, px."""
        total = 0.0
        for row in self.rows:
            total += row.height
        return total + (_CHIP_HEIGHT + 5 if self.chip else 0) + (ICON + ICON_GAP if self.icon else 0)

    @property
    def exits_height(self) -> float:
        """Height of the exit flags, px."""
        return _EXIT_HEIGHT * len(self.exits)


def compose(
    node: Node,
    service_map: ServiceMap,
    overlay: Overlay,
    pictures: Mapping[str, Picture],
    speech: PictureLanguage,
) -> Content:
    """Measure and wrap what a node's box says; `served` alone is the exit that needs no flag."""
    said = say_text(node.title, speech)
    touchpoint = node.touchpoint
    marks = _marks(touchpoint, overlay)
    room = BOX_WIDTH - 2 * _PAD - (8 if marks else 0)
    large = touchpoint is not None
    rows = [
        *_rows(
            fit(said.main, True, (13.0, 12.0, 11.0) if large else (11.5, 11.0, 10.0), room, 2, _MOST_LINES),
            True,
            "main",
        ),
        *(
            _rows(fit(said.small, False, (10.0, LEAST), room, 2, _MOST_LINES), False, "soft")
            if said.small
            else ()
        ),
    ]
    chip = _chip(touchpoint, overlay, speech) if touchpoint else None
    crowded = len([kind for kind, _ in marks if kind != "truth"]) > 1
    exits = tuple(_exits(touchpoint, service_map, speech, 48 if crowded else 34)) if touchpoint else ()
    icon = _icon(touchpoint, service_map, pictures)
    content = Content(said.joined, tuple(rows), chip, exits, marks, height=0, icon=icon)
    least = _LEAST_HEIGHT if large else _THING_HEIGHT
    room_above = 13.0 if marks or exits or len(rows) > 3 else 10.0
    height = max(least, content.text_height + 2 * (room_above if large else 6)) + content.exits_height
    return replace(content, height=height)


def _rows(fitted: Fitted, bold: bool, ink: Ink) -> list[Row]:
    return [Row(line, fitted.size, bold, ink, fitted.size * _LEADING) for line in fitted.lines]


def _icon(
    touchpoint: Touchpoint | None, service_map: ServiceMap, pictures: Mapping[str, Picture]
) -> tuple[Picture, str] | None:
    channel = service_map.channels.get(str(touchpoint.channel)) if touchpoint else None
    picture = pictures.get(channel.icon or "") if channel else None
    return (picture, channel.title["en"]) if channel and picture else None


def _marks(touchpoint: Touchpoint | None, overlay: Overlay) -> tuple[tuple[MarkKind, str], ...]:
    if touchpoint is None:
        return ()
    rank = overlay.ranks.get(touchpoint.id)
    truth: tuple[tuple[MarkKind, str], ...] = (("truth", star(rank)),) if rank else ()
    return truth + marks_of(touchpoint)


def _chip(touchpoint: Touchpoint, overlay: Overlay, speech: PictureLanguage) -> ChipText | None:
    note = overlay.chips.get(touchpoint.id)
    standard = touchpoint.time.standard if touchpoint.time else None
    parts = [f"≤{quantity.time(standard.seconds, language_of(speech))}"] if standard else []
    if note and note.extra:
        parts.append(note.extra[language_of(speech)])
    if not parts:
        return None
    whole = (" " if parts[-1].startswith("→") else " · ").join(parts)
    texts = (whole, quantity.tight(whole), quantity.tight(" ".join(parts)), quantity.tight(parts[-1]))
    room = BOX_WIDTH - 18
    text = next((t for t in texts if measure(t, _CHIP_SIZE, True) <= room), texts[-1])
    said = fit(text, True, (_CHIP_SIZE,), room, 1, 1).lines[0]
    width = measure(said, _CHIP_SIZE, True) + 12
    return ChipText(said, width, _CHIP_SIZE, note.state if note else "plain")


def _exits(
    touchpoint: Touchpoint, service_map: ServiceMap, speech: PictureLanguage, taken: float
) -> list[tuple[str, str, float]]:
    texts = {}
    for name, leaves, share in touchpoint.ways:
        if leaves and (name != _QUIET or len(touchpoint.ways) > 1):
            said = say(exit_title(service_map, name), speech)
            share_text = _part(touchpoint, name, share, speech) if len(touchpoint.ways) > 1 else ""
            texts[name] = " ".join(part for part in (share_text, *said) if part)
    return [
        (name, fit(text, True, (_EXIT_SIZE,), BOX_WIDTH - taken, 1, 1).lines[0], _EXIT_SIZE)
        for name, text in texts.items()
    ]


def _part(touchpoint: Touchpoint, name: str, share: Fraction | None, speech: PictureLanguage) -> str:
    return quantity.part(share, language_of(speech), unknown=(name, True) in touchpoint.unknown_ways)
