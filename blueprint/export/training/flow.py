"""Sections to pages: what does not fit goes on on the next page, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.export.training.blocks import Block, Stack
from blueprint.export.training.page import UPRIGHT, Item, Page, Sheet

if TYPE_CHECKING:
    from blueprint.draw.geometry import Rect


@dataclass(frozen=True)
class Section:
    """A part of the pack that starts on a new page."""

    title: str
    blocks: tuple[Block, ...]
    gap: float = 12.0
    sheet: Sheet = UPRIGHT


def pages(section: Section) -> Iterator[Page]:
    """The pages of a section, numbered in their titles where there are several."""
    parts = list(_parts(Stack(section.blocks, section.gap), section.sheet.room))
    for number, items in enumerate(parts, 1):
        several = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
        yield Page(section.title + several, items, starts=number == 1, sheet=section.sheet)


def _parts(rest: Block, room: Rect) -> Iterator[tuple[Item, ...]]:
    while True:
        parts = None if rest.height(room.w) <= room.h + 0.01 else rest.split(room.w, room.h)
        here = parts[0] if parts else rest
        yield tuple(here.place(room.x, room.y, room.w))
        if not parts:
            return
        rest = parts[1]
