"""Failures and the arrow to their recovery as one number: a change of the one moves the other along.

The arrow to `then` is of the failures that customers notice, of all failures, or of a part of those in between; with
more than all failures on it, where `when` says who else goes there, the others stay. Where it is of none of these, the map has
two unrelated numbers, and lint says so (BP227).
"""

from __future__ import annotations

from fractions import Fraction

from blueprint.figures.whatif.shares import scaled_ways
from blueprint.model.touchpoint import Failure, Touchpoint


def recovery_of(touchpoint: Touchpoint) -> Fraction | None:
    """The share of the arrow to the recovery, 0..1, where it goes with the failures; None where none does."""
    fails = touchpoint.fails
    if fails is None or fails.then is None or fails.chance is None or touchpoint.together:
        return None
    arrow = next((c for c in touchpoint.next if c.to == fails.then), None)
    share = next((part for name, leaves, part in touchpoint.ways if name == fails.then and not leaves), None)
    if arrow is None or share is None or share == 1 or any(c.load for c in touchpoint.next):
        return None
    least, most = _failing(fails)
    return share if least <= share and (share <= most or arrow.when is not None) else None


def recovered(before: Touchpoint, after: Touchpoint) -> Touchpoint:
    """After a change of a touchpoint's failures: the arrow to their recovery moved along, the other ways scaled.

    Raises:
        BadChange: the other ways cannot be scaled.
    """
    share, old, new = recovery_of(before), before.fails, after.fails
    if (
        share is None
        or old is None
        or new is None
        or new.chance is None
        or new.then != old.then
        or not new.then
    ):
        return after
    (least, most), (fewer, all_) = _failing(old), _failing(new)
    if share == most:
        right = all_
    elif share > most:
        right = min(max(share - most + all_, Fraction(0)), Fraction(1))
    else:
        right = fewer + (all_ - fewer) * (share - least) / (most - least)
    return after if right == share else scaled_ways(after, "next", new.then, right)


def _failing(fails: Failure) -> tuple[Fraction, Fraction]:
    """The shares of visits whose failure customers notice, and of those that fail at all."""
    chance = fails.chance or Fraction(0)
    return chance * (1 - (fails.caught or 0)), chance
