"""One share typed among several: what was typed stays as typed, and the rest goes to the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from blueprint.figures.whatif.shares import nobody_else
from blueprint.model.segments import segment_shares
from blueprint.model.service_map import ServiceMap
from blueprint.model.writing import written_share

STEP = Fraction(1, 1000)
"""Shares that nobody typed are whole tenths of a percent, but for one that takes what is then left."""


def with_typed(
    shares: Mapping[str, Fraction], name: str, share: Fraction, typed: Sequence[str]
) -> dict[str, Fraction]:
    """Shares that sum to 1, with `share` for `name`.

    Args:
        shares: as they are, all known, by name.
        name: whose share is typed now.
        share: from 0 to 1.
        typed: whose shares were typed before, oldest first; as long as the whole allows it these stay. The others
            share what is left in their old proportions, or equally where they were nothing.

    Raises:
        BadChange: nobody else is there to take what is left.
    """
    pinned = [n for n in typed if n != name and n in shares]
    free = [n for n in shares if n != name and n not in pinned]
    while pinned and (not free or share + sum(shares[n] for n in pinned) > 1):
        free.append(pinned.pop(0))
    rest = 1 - share - sum(shares[n] for n in pinned)
    if rest and not free:
        raise nobody_else(rest)
    given = dict(zip(free, _parts(rest, [shares[n] for n in free]), strict=True))
    return {n: share if n == name else given.get(n, old) for n, old in shares.items()}


def decimal(share: Fraction) -> Fraction:
    """A share that a file can say in percent: of 1/3, which it cannot, three digits, 33.3 %."""
    return Fraction(f"{float(share):.3g}") if "/" in written_share(share) else share


def _parts(rest: Fraction, weights: Sequence[Fraction]) -> list[Fraction]:
    """`rest` in proportion to the weights, in whole steps; those that lose most by that get what is left over."""
    if not weights:
        return []
    whole = sum(weights)
    exact = [rest * w / whole if whole else rest / len(weights) for w in weights]
    parts = [part // STEP * STEP for part in exact]
    by_loss = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    left = rest - sum(parts)
    for i in by_loss[: int(left // STEP)]:
        parts[i] += STEP
    parts[by_loss[0]] += left % STEP
    return parts


def segment_verbs(
    service_map: ServiceMap, id_: str, share: Fraction, typed: list[str]
) -> list[dict[str, Any]]:
    """The verbs that set a segment's share of all customers, and those of the others so that all sum to the whole.

    Raises:
        BadChange: nobody else is there to take what is left.
    """
    old, share = segment_shares(service_map), decimal(share)
    known = {name: s for name, s in old.items() if s is not None}
    whole = len(known) == len(old) and sum(known.values()) == 1
    new = with_typed(known, id_, share, typed) if whole else {id_: share}
    typed[:] = [*(n for n in typed if n != id_), id_]
    return [
        {"verb": "set", "path": ["segments", name, "share"], "value": written_share(new[name])}
        for name in new
        if new[name] != old[name]
    ]
