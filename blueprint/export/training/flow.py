"""Sections to pages: what does not fit goes on on the next page, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from blueprint.export.training.blocks import Block, Stack
from blueprint.export.training.page import ROOM, Item, Page


@dataclass(frozen=True)
class Section:
    """A part of the pack that starts on a new page."""

    title: str
    blocks: tuple[Block, ...]
    gap: float = 12.0


def pages(section: Section) -> Iterator[Page]:
    """The pages of a section, numbered in their titles where there are several."""
    parts = list(_parts(Stack(section.blocks, section.gap)))
    for number, items in enumerate(parts, 1):
        several = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
        yield Page(section.title + several, items, starts=number == 1)


def _parts(rest: Block) -> Iterator[tuple[Item, ...]]:
    while True:
        parts = None if rest.height(ROOM.w) <= ROOM.h + 0.01 else rest.split(ROOM.w, ROOM.h)
        here = parts[0] if parts else rest
        yield tuple(here.place(ROOM.x, ROOM.y, ROOM.w))
        if not parts:
            return
        rest = parts[1]
