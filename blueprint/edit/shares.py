"""Shares that keep adding up when a way out is added or taken away."""

from __future__ import annotations

from fractions import Fraction

from pydantic_core import PydanticCustomError

from blueprint.model.share import parse_share
from blueprint.model.writing import written_share

_UNIT = Fraction(1, 1000)
"""Shares worked out here are written to a tenth of a per cent."""


def effective(written: list[str | None]) -> list[Fraction] | None:
    """Shares as the map means them: one left out is the rest.

    None where they cannot be worked out: unreadable, several left out, or nothing left for the rest.
    """
    try:
        shares = [None if text is None else parse_share(text) for text in written]
    except PydanticCustomError:
        return None
    rest = 1 - sum((s for s in shares if s is not None), Fraction(0))
    if shares.count(None) > 1 or (None in shares and rest <= 0):
        return None
    return [rest if s is None else s for s in shares]


def scaled(shares: list[Fraction], total: Fraction) -> list[Fraction]:
    """Shares in the same proportions that sum to `total`.

    Rounded by largest remainder to a tenth of a per cent; exact where rounding would leave nothing of one,
    and where `total` itself is no such round figure.
    """
    given = sum(shares, Fraction(0))
    if not given:
        return [total / len(shares)] * len(shares)
    exact = [share * total / given for share in shares]
    units = [share // _UNIT for share in exact]
    left = total / _UNIT - sum(units)
    if left.denominator != 1 or all((share / _UNIT).denominator == 1 for share in exact):
        return exact
    by_remainder = sorted(range(len(exact)), key=lambda i: units[i] * _UNIT - exact[i])
    for index in by_remainder[: int(left)]:
        units[index] += 1
    if any(share and not unit for share, unit in zip(exact, units, strict=True)):
        return exact
    return [unit * _UNIT for unit in units]


def as_text(shares: list[Fraction]) -> list[str]:
    """Shares as people write them."""
    return [written_share(share) for share in shares]
