"""The cheapest shifts that have so many people there at every time: a covering problem (Dantzig 1954).

Solved exactly by HiGHS through scipy (Huangfu & Hall 2018): one whole number for every start, length and break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Shift:
    """People who come and go together.

    Attributes:
        start, end: parts of the day, the end not among them.
        rest: the parts in which they have their break; empty: none.
        people: how many, >= 1.
    """

    start: int
    end: int
    rest: range
    people: int

    def works(self, part: int) -> bool:
        """Whether they serve in a part of the day."""
        return self.start <= part < self.end and part not in self.rest


def cover(needed: Sequence[int], lengths: Sequence[int], rest: int = 0) -> tuple[Shift, ...]:
    """The shifts with the fewest paid parts of a day, and among these with the fewest people.

    Args:
        needed: people in each part of the day.
        lengths: of shifts, in parts; one longer than the day is the day.
        rest: parts of a break in shifts of more than four times its length, in their middle half; it is paid.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    parts = len(needed)
    made = [
        Shift(start, start + length, pause, 1)
        for length in sorted({min(n, parts) for n in lengths})
        for start in range(parts - length + 1)
        for pause in _breaks(start, length, rest)
    ]
    works = np.array([[float(shift.works(k)) for shift in made] for k in range(parts)])
    price = np.array([shift.end - shift.start + 1e-3 for shift in made])
    found = milp(
        price,
        integrality=np.ones(len(made), dtype=int),
        bounds=Bounds(0, max(needed, default=0) + 1),
        constraints=LinearConstraint(works, lb=np.array(needed, dtype=float)),
        options={"time_limit": 20.0},
    )
    assert found.x is not None, "every part of the day can be covered by some shift"
    counts = [round(x) for x in found.x]
    return tuple(
        Shift(shift.start, shift.end, shift.rest, n) for shift, n in zip(made, counts, strict=True) if n
    )


def _breaks(start: int, length: int, rest: int) -> list[range]:
    if not rest or length <= 4 * rest:
        return [range(0)]
    first, last = start + length // 4, start + length - length // 4 - rest
    return [range(k, k + rest) for k in range(first, max(first, last) + 1)]
