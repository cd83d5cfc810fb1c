"""What a customer feels at a touchpoint: a scale with the score between bad and very good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.draw.geometry import Rect
from blueprint.export.training import words as w
from blueprint.export.training.blocks import Block, Fixed, Passage, Stack, Words
from blueprint.export.training.looks import BODY, SMALL
from blueprint.export.training.page import Shape

if TYPE_CHECKING:
    from blueprint.export.training.voice import Voice
    from blueprint.model.touchpoint import Touchpoint

_WIDE = 136.0


def feeling(voice: Voice, touchpoint: Touchpoint) -> Block:
    """The score on a scale with its range; or why there is none. What good looks like is told in words, elsewhere."""
    head = voice.label(w.FEELS)
    if not touchpoint.lane.experienced:
        return Passage((head, *voice.words(w.NOT_SEEN)))
    emotion = touchpoint.emotion
    if emotion is None or emotion.score is None:
        return Passage((head, *voice.words(w.NO_SCORE)))
    now = Words(f"{voice.line(w.NOW)} {signed(emotion.score)}", BODY._replace(bold=True))
    bad = [Words(f"{voice.line(w.BAD)} {signed(emotion.bad)}", SMALL)] if emotion.bad is not None else []
    low = emotion.bad if emotion.bad is not None else emotion.score
    high = emotion.good if emotion.good is not None else emotion.score
    drawn = _scale(
        voice, float(voice.subject.map.emotion_scale), float(low), float(emotion.score), float(high)
    )
    return Stack((Passage((head,), keep=True), drawn, Passage((now, *bad))), gap=2)


def signed(score: float) -> str:
    """A score with its sign: `+1`, `−2`, `0`."""
    return f"{score:+g}".replace("-", "−") if score else "0"


def _scale(voice: Voice, most: float, low: float, score: float, high: float) -> Fixed:
    theme = voice.theme

    def at(value: float) -> float:
        return 6 + (min(max(value, -most), most) + most) / (2 * most) * (_WIDE - 12)

    dot = theme.states["ok" if score > 0 else "broken" if score < 0 else "plain"]
    ink = dot.text if theme.name == "screen" else theme.inks["main"]
    return Fixed(
        20,
        (
            Shape(Rect(6, 8, _WIDE - 12, 4), theme.rule, corner=2),
            Shape(
                Rect(at(low), 6.5, max(2.0, at(high) - at(low)), 7),
                theme.curve_range,
                theme.curve,
                0.6,
                corner=3,
            ),
            Shape(Rect(at(0) - 0.5, 3, 1, 14), theme.inks["soft"]),
            Shape(Rect(at(score) - 6, 4, 12, 12), ink, theme.paper, 1.4, round=True),
        ),
    )
