"""The pages of the blueprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.training import words as w
from blueprint.export.training.blocks import Picture
from blueprint.export.training.flow import Section
from blueprint.export.training.strips import scale_of

if TYPE_CHECKING:
    from blueprint.export.training.voice import Voice


def picture(voice: Voice) -> Section:
    """Strips of the blueprint, all at one scale; a fold gives their columns."""
    parts = voice.strips
    most = min((scale_of(part) for part in parts), default=1.0)
    return Section(voice.line(w.BLUEPRINT), tuple(Picture(part, most) for part in parts), gap=26)
