"""The pages of the blueprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.training import words as w
from blueprint.export.training.blocks import Picture
from blueprint.export.training.curve_rows import curve_rows
from blueprint.export.training.flow import Section
from blueprint.export.training.strips import scale_of

if TYPE_CHECKING:
    from blueprint.export.training.voice import Voice


def picture(voice: Voice) -> Section:
    """Strips of the blueprint, all at one scale, and the curve behind them where they have no room for it."""
    parts, subject = voice.strips, voice.subject
    most = min((scale_of(part) for part in parts), default=1.0)
    drawn = [Picture(part, most) for part in parts]
    if not any(part.curve for part in parts):
        drawn += [Picture(row) for row in curve_rows(subject.layout, subject.map, subject.overlay)]
    return Section(voice.line(w.BLUEPRINT), tuple(drawn), gap=26)
