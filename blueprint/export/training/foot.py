"""What stands at the foot of a page, and how a title is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.text.metrics import clean
from blueprint.draw.text.wrap import ELLIPSIS, break_lines
from blueprint.export.texts import one_line
from blueprint.export.training.looks import FOOT
from blueprint.export.training.page import TITLE as PLACE
from blueprint.export.training.page import UPRIGHT, Sheet
from blueprint.export.training.spacing import spaced

if TYPE_CHECKING:
    from blueprint.export.subject import Subject


def shortened(text: str, size: float, bold: bool, room: float) -> str:
    """A text in one line; an ellipsis stands for what does not fit."""
    lines = break_lines(clean(text), size, bold, room - size)
    line = lines[0] if lines else ""
    while line and spaced(line, size, bold) > room - size:
        line = line[:-1].rstrip()
    return line if line == clean(text) else line + ELLIPSIS


def name_of(subject: Subject) -> str:
    """The service, as the foot of every page has it."""
    return shortened(one_line(subject.map.title, subject.texts), FOOT.size, FOOT.bold, PLACE.w - 90)


def set_title(title: str, sheet: Sheet = UPRIGHT) -> str:
    """A page's title, in one line."""
    return shortened(title, sheet.heading.size, sheet.heading.bold, sheet.title.w)
