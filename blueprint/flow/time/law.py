"""What every law of the time at one visit answers. All times in seconds."""

from __future__ import annotations

import abc
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

Atoms = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Law(abc.ABC):
    """A law of a time >= 0; immutable and hashable.

    Attributes:
        mean: E T.
        variance: Var T, in square seconds.
        smallest: the smallest possible time.
        largest: the largest possible time; `inf` when there is none.
        atoms: the times taken with positive probability, `((seconds, probability), ...)`, by time.
    """

    mean: float = field(init=False, repr=False, compare=False)
    variance: float = field(init=False, repr=False, compare=False)
    smallest: float = field(init=False, repr=False, compare=False)
    largest: float = field(init=False, repr=False, compare=False)
    atoms: Atoms = field(init=False, repr=False, compare=False)

    def _settle(
        self,
        mean: float,
        variance: float,
        *,
        smallest: float = 0.0,
        largest: float = math.inf,
        atoms: Atoms = (),
    ) -> None:
        """Fill in what follows from the parameters; called once, on construction."""
        figures = (("mean", mean), ("variance", variance), ("smallest", smallest), ("largest", largest))
        for name, value in (*figures, ("atoms", atoms)):
            object.__setattr__(self, name, value)

    @property
    def is_atomic(self) -> bool:
        """Whether only `atoms` happen."""
        return math.isclose(math.fsum(p for _, p in self.atoms), 1.0, rel_tol=1e-15)

    @property
    def addends(self) -> tuple[Law, ...]:
        """The independent times this one is the sum of: itself, unless it is a sum."""
        return (self,)

    @abc.abstractmethod
    def cdf(self, t: float) -> float:
        """P(T <= t), 0..1."""

    @abc.abstractmethod
    def head(self, t: Array) -> Array:
        """E max(t - T, 0) in seconds at every `t`: its slope is the cdf; it fills any lattice."""

    @abc.abstractmethod
    def growth(self, theta: Array) -> Array:
        """An upper bound of E exp(theta T) at every `theta` > 0 (per second); `inf` where infinite."""


def reject_unless_time(what: str, value: float) -> None:
    """Raise ValueError unless `value` is a finite time >= 0."""
    if not 0 <= value < math.inf:
        raise ValueError(f"{what} must be 0 seconds or more, not {value}")
