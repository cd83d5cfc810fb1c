"""What a touchpoint does to the customer's feelings, and how the peak is chosen: the inputs of this package."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Peak = Literal["extreme", "max", "min"]

# Theory 2.3. A kiosk is operated like an app; a letter is read like a text.
CONTACT_WEIGHTS: Mapping[str | None, float] = {
    "in-person": 1.0,
    "voice": 0.8,
    "text": 0.6,
    "app": 0.6,
    "web": 0.6,
    "kiosk": 0.6,
    "mail": 0.6,
    "seen": 0.3,
    None: 0.0,
}


UNIFORM_CHANNELS = frozenset({"text", "app", "web", "kiosk", "mail"})
"""Through these a touchpoint is much the same every time."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """The feelings of one touchpoint, for one segment. Scores are on the map's scale, -n..+n.

    Attributes:
        score: as it is. None on an experienced touchpoint means unknown.
        good: when it goes very well; None: not given.
        bad: when it goes badly; None: not given.
        spread: standard deviation of what customers feel around any of these scores; >= 0.
        fail_chance: probability that one visit fails; 0..1.
        caught: share of failures repaired before the customer notices; 0..1.
        contact_weight: c of theory 2.3, 0..1; see `CONTACT_WEIGHTS`.
        uniform: met through a machine or a letter, which vary less than people do.
        experienced: customer and frontstage lanes. Backstage and support carry no emotion.
        time_mean: mean time of one visit, seconds; None: unknown.
        scores: where the score follows something that differs from visit to visit, such as a wait: what it is with
            which probability; their mean is `score`. Empty: always `score`.
    """

    score: float | None = None
    good: float | None = None
    bad: float | None = None
    spread: float = 0.0
    fail_chance: float = 0.0
    caught: float = 0.0
    contact_weight: float = 0.0
    uniform: bool = False
    experienced: bool = True
    time_mean: float | None = None
    scores: tuple[tuple[float, float], ...] = ()

    @property
    def noticed_failure(self) -> float:
        """Probability that a visit fails and the customer notices: q (1 - d) of theory 2.3."""
        return self.fail_chance * (1 - self.caught)


@dataclass(frozen=True, slots=True)
class PeakRule:
    """How a route is remembered: `weight` times its peak plus the rest times its end (theory 3.2).

    Attributes:
        peak: `extreme` takes the score of greatest size, `max` the highest, `min` the lowest. Where scores vary, -s and
            +s share half and half, and so do the first and the last of equals on a route; else the negative one, and
            the last.
        weight: of the peak; 0..1.
    """

    peak: Peak = "extreme"
    weight: float = 0.5


DEFAULT_RULE = PeakRule()


ASSUMED_RANGE = 0.4
"""How far better or worse than the score a visit is taken to go where nobody says: part of the scale, 2 points of 5."""


UNIFORM_RANGE = 0.6
"""How much of that goes for what is met through a machine or a letter."""


def with_assumed_range(
    feelings: Mapping[str, Feeling], scale: float
) -> tuple[dict[str, Feeling], tuple[str, ...]]:
    """Let `good` and `bad` of experienced touchpoints that do not give them lie around the score, within the scale.

    Args:
        feelings: touchpoint id to feeling.
        scale: n of the scale -n..+n; > 0.

    Returns:
        The completed feelings, and the ids whose range is assumed. Without a score there is no range.
    """
    filled = dict(feelings)
    assumed = []
    for name, feeling in feelings.items():
        if feeling.experienced and (feeling.good is None or feeling.bad is None):
            assumed.append(name)
            if feeling.score is not None:
                reach = ASSUMED_RANGE * scale * (UNIFORM_RANGE if feeling.uniform else 1.0)
                filled[name] = replace(
                    feeling,
                    good=min(feeling.score + reach, scale) if feeling.good is None else feeling.good,
                    bad=max(feeling.score - reach, -scale) if feeling.bad is None else feeling.bad,
                )
    return filled, tuple(assumed)
