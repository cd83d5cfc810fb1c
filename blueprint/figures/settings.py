"""What people may choose about the figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from blueprint.experience.walk.feeling import PeakRule


@dataclass(frozen=True)
class Settings:
    """How figures are made.

    Attributes:
        rule: what peak and end weigh.
        at_mean: whether arrivals by time of day count as their mean, all day; else promises and standards are those of
            the customers of the whole day.
    """

    rule: PeakRule = field(default_factory=PeakRule)
    at_mean: bool = False
