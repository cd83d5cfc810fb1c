"""A time at work: the same as any other, but it stands still while those who do it are not there."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blueprint.flow.time.law import Law

if TYPE_CHECKING:
    from blueprint.flow.time.law import Array


@dataclass(frozen=True, slots=True)
class AtWork(Law):
    """A law that knows whose hours it takes; all figures are those of the hours worked.

    Attributes:
        law: of the work.
        calendar: when those are there who do it.
    """

    law: Law
    calendar: Hashable

    def __post_init__(self) -> None:
        law = self.law
        self._settle(law.mean, law.variance, smallest=law.smallest, largest=law.largest, atoms=law.atoms)

    @property
    def addends(self) -> tuple[Law, ...]:
        """Those of the work."""
        return self.law.addends

    def cdf(self, t: float) -> float:
        """Of the hours worked."""
        return self.law.cdf(t)

    def head(self, t: Array) -> Array:
        """Of the hours worked."""
        return self.law.head(t)

    def growth(self, theta: Array) -> Array:
        """Of the hours worked."""
        return self.law.growth(theta)
