"""The cheapest shifts that have so many people there at every time: a covering problem (Dantzig 1954).

Solved exactly by HiGHS through scipy (Huangfu & Hall 2018): one whole number for every start, length and break. Whoever
comes or goes within a part of the day, or has a break in it, does not count in it. Times in seconds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from blueprint.model.arrivals import HOUR
from blueprint.ranking import NEAR

Span = tuple[float, float]


@dataclass(frozen=True)
class Shift:
    """People who come and go together.

    Attributes:
        start, end: seconds since midnight.
        rest: when they have their break; None: never.
        people: how many, >= 1.
    """

    start: float
    end: float
    rest: Span | None
    people: int

    def works(self, part: Span) -> bool:
        """Whether they serve in all of a part of the day."""
        away = self.rest is not None and part[0] < self.rest[1] and self.rest[0] < part[1]
        return self.start <= part[0] and part[1] <= self.end and not away


def cover(
    parts: Sequence[Span], needed: Sequence[int], lengths: Sequence[float], rest: float = 0.0
) -> tuple[Shift, ...]:
    """The shifts with the fewest paid hours of a day, and among these with the fewest people.

    Args:
        parts: of the day, one behind the other.
        needed: people in each of them.
        lengths: of shifts; one longer than the day is the day.
        rest: length of a break, in the middle half of every shift, at most half of it; it is paid.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    slots = [(slot, n) for part, n in zip(parts, needed, strict=True) for slot in _slots(part, lengths, rest)]
    made = list(_shifts([slot for slot, _ in slots], lengths, rest))
    works = np.array([[float(shift.works(slot)) for shift in made] for slot, _ in slots])
    for row in np.flatnonzero(works.sum(axis=1) == 0):  # no break leaves somebody there
        added = replace(next(s for s in made if replace(s, rest=None).works(slots[row][0])), rest=None)
        made.append(added)
        works = np.column_stack((works, [float(added.works(slot)) for slot, _ in slots]))
    price = np.array([(shift.end - shift.start) / HOUR + 1e-4 for shift in made])
    found = milp(
        price,
        integrality=np.ones(len(made), dtype=int),
        bounds=Bounds(0, max(needed, default=0) + 1),
        constraints=LinearConstraint(works, lb=np.array([float(n) for _, n in slots])),
        options={"time_limit": 20.0},
    )
    assert found.x is not None, "every part of the day can be covered by some shift"
    return tuple(replace(shift, people=round(x)) for shift, x in zip(made, found.x, strict=True) if round(x))


def _slots(part: Span, lengths: Sequence[float], rest: float) -> Iterator[Span]:
    """A part of the day in pieces of the same length, none longer than a break or a shift."""
    start, end = part
    longest = min(*lengths, rest or math.inf)
    count = math.ceil((end - start) / longest - NEAR)
    for k in range(count):
        yield start + (end - start) * k / count, start + (end - start) * (k + 1) / count


def _shifts(slots: Sequence[Span], lengths: Sequence[float], rest: float) -> Iterator[Shift]:
    """All that may be: they start where a slot starts, or end where one ends, and lie within the day."""
    first, last = slots[0][0], slots[-1][1]
    for length in sorted({min(n, last - first) for n in lengths}):
        starts = {start for start, _ in slots} | {end - length for _, end in slots}
        for start in sorted(starts):
            if start >= first and start + length <= last:
                for pause in _breaks(slots, start, length, rest):
                    yield Shift(start, start + length, pause, 1)


def _breaks(slots: Sequence[Span], start: float, length: float, rest: float) -> list[Span | None]:
    if not rest or length < 2 * rest:
        return [None]
    first, last = start + length / 4, start + length * 3 / 4 - rest
    begins = {begin for begin, _ in slots if first <= begin <= last} or {first}
    return [(begin, begin + rest) for begin in sorted(begins)]
