"""What people may choose about the figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from blueprint.experience.walk.feeling import PeakRule

"""The exit that counts as success; where a map has none of this name, every exit does."""


@dataclass(frozen=True)
class Settings:
    """How figures are made."""

    rule: PeakRule = field(default_factory=PeakRule)
