"""Two visits with the same mean, and different peak and end: two curves side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from blueprint.draw.geometry import Point, Rect
from blueprint.export.course import words as w
from blueprint.export.course.facts import all_touchpoints
from blueprint.export.training.blocks import Passage, Stack, Words
from blueprint.export.training.looks import Look
from blueprint.export.training.page import Item, Rule, Shape
from blueprint.export.training.rows_and_cards import Row

if TYPE_CHECKING:
    from blueprint.draw.theme.theme import Theme
    from blueprint.export.training.voice import Voice

_LEAST, _MOST = 4, 12
_EXAMPLE = (1.0, 2.0, 3.0, 1.0, -1.0)
_TALL = 330.0


def two_visits(voice: Voice) -> Stack:
    """The curve of the map's most common way, and one with the same mean that is better where it is remembered."""
    scale = float(voice.subject.map.emotion_scale)
    way = _felt(voice)
    known = tuple(score for _, score in way)
    names = [title for title, _ in way] if len(known) >= _LEAST else []
    one = known if names else tuple(s * scale / 5 for s in _EXAMPLE)
    two = better_remembered(one, scale)
    cells = tuple(
        Stack(
            (
                Passage((Words(voice.line(name), Look(24, True)),)),
                Curve(scores, scale, voice.theme),
                _told(voice, scores, names),
            ),
            6,
        )
        for name, scores in ((w.VISIT_A, one), (w.VISIT_B, two))
    )
    about = w.DRAWN_FROM if names else w.AN_EXAMPLE
    return Stack((Row(cells, (0.5, 0.5), gap=40, pad=0), voice.passage(about, Look(18, ink="soft"))), 10)


def _felt(voice: Voice) -> list[tuple[str, float]]:
    """Along the most common way: titles and scores of what customers feel and the map knows."""
    way, known = voice.subject.analysis.of(voice.subject.segment).way, all_touchpoints(voice.subject)
    on_way = (known[id_] for id_ in way.touchpoints if id_ in known) if way else ()
    felt = [
        (voice.line(t.title), float(t.emotion.score))
        for t in on_way
        if t.lane.experienced and t.emotion and t.emotion.score is not None
    ]
    return felt[-_MOST:]


def better_remembered(scores: tuple[float, ...], scale: float) -> tuple[float, ...]:
    """The same mean with a higher peak and a higher end; what these gain, the others lose evenly. Needs four scores.

    The end gains half of what the peak gains, which is the most in halves of a point that keeps all others within the scale and weaker than the new peak.
    """
    last = len(scores) - 1
    peak = max(range(1, last - 1), key=lambda i: (scores[i], i))  # on the way, so that peak and end are two
    raised = {peak: 1.0, last: 0.5}
    for step in range(int(4 * scale), 0, -1):
        made = [s + step / 2 * raised.get(i, 0) for i, s in enumerate(scores)]
        lost = (fsum(made) - fsum(scores)) / (len(scores) - len(raised))
        made = [s if i in raised else s - lost for i, s in enumerate(made)]
        if max(made) <= scale and min(made) >= -scale and -min(made) < max(made) - 0.25:
            return tuple(made)
    return scores


def peak_of(scores: tuple[float, ...]) -> int:
    """Where the strongest feeling is: the farthest from zero, the later of two."""
    return max(range(len(scores)), key=lambda i: (abs(scores[i]), i))


def _told(voice: Voice, scores: tuple[float, ...], names: list[str]) -> Passage:
    """Peak and end with their touchpoints, and the mean."""
    told = [
        f"{voice.line(name)} {_signed(scores[at])}" + (f"  {names[at]}" if names else "")
        for name, at in ((w.PEAK, peak_of(scores)), (w.END, len(scores) - 1))
    ]
    told.append(f"{voice.line(w.MEAN)} {_signed(fsum(scores) / len(scores))}")
    return Passage(tuple(Words(text, Look(22, i < 2)) for i, text in enumerate(told)))


def _signed(value: float) -> str:
    rounded = round(value, 1) + 0.0
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0.0"


@dataclass(frozen=True)
class Curve:
    """Scores joined by a line, on the grid of the scale; peak and end are larger dots, the mean a dashed line."""

    scores: tuple[float, ...]
    scale: float
    theme: Theme
    keep: bool = False
    whole: bool = True

    def height(self, width: float) -> float:  # noqa: ARG002 - the same at every width
        """See `Block`."""
        return _TALL

    def place(self, x: float, y: float, width: float) -> Iterator[Item]:
        """See `Block`."""
        theme, inner = self.theme, _TALL - 20

        def at(i: int, score: float) -> Point:
            across = x + 18 + i * (width - 36) / max(1, len(self.scores) - 1)
            return Point(across, y + 10 + (self.scale - score) / (2 * self.scale) * inner)

        yield Shape(Rect(x, y, width, _TALL), theme.card)
        zero, mean = at(0, 0).y, at(0, fsum(self.scores) / len(self.scores)).y
        yield Rule(Point(x, zero), Point(x + width, zero), theme.rule, 1.4)
        yield Rule(Point(x, mean), Point(x + width, mean), theme.inks["soft"], 1.4, "long")
        points = [at(i, score) for i, score in enumerate(self.scores)]
        for a, b in pairwise(points):
            yield Rule(a, b, theme.curve, 3)
        large = {peak_of(self.scores), len(points) - 1}
        for i, p in enumerate(points):
            size = 11 if i in large else 6
            yield Shape(
                Rect(p.x - size, p.y - size, 2 * size, 2 * size), theme.curve, theme.paper, 2, round=True
            )

    def split(self, width: float, room: float) -> None:
        """It never parts."""
