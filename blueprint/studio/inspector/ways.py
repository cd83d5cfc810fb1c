"""Where customers go from a touchpoint: connections and exits, with shares that complete each other. Pure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from blueprint.figures.whatif.shares import shares_of, way_name, with_shares
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.writing import written, written_share
from blueprint.studio.inspector.pinning import decimal, with_typed

EXITS = ("served", "abandoned")
"""Exits that are offered in every map."""


def connections_data(touchpoint: Touchpoint) -> dict[str, Any]:
    """The verb that writes all ways out of a touchpoint as they stand in `touchpoint`."""
    alone = len(touchpoint.ways) == 1 or touchpoint.together
    following = []
    for connection in touchpoint.next:
        data: dict[str, Any] = {"to": connection.to}
        if connection.share is not None and not alone:
            data["share"] = written_share(connection.share)
        if connection.when is not None:
            data["when"] = written(connection.when)
        if connection.handoff is not None:
            data["handoff"] = written(connection.handoff)
        following.append(data)
    leaving = {
        name: None if share is None or alone else written_share(share)
        for name, share in touchpoint.end.items()
    }
    return {"verb": "set-connections", "id": touchpoint.id, "next": following, "end": leaving}


def shown_share(share: Fraction | None) -> str:
    """A share as its field shows it: empty where nobody knows it."""
    return "" if share is None else written_share(share)


def completed(
    touchpoint: Touchpoint, target: str, leaves: bool, share: Fraction, typed: list[str]
) -> Touchpoint:
    """The touchpoint with one share set, and the others such that all sum to the whole.

    Args:
        touchpoint: as it is.
        target: where the way leads.
        leaves: the way is an exit.
        share: from 0 to 1.
        typed: names of ways whose shares were typed before, oldest first; this one becomes the last.

    Raises:
        BadChange: nobody else is there to take what is left.
    """
    name, known, share = way_name(target, leaves), shares_of(touchpoint), decimal(share)
    shares = {n: s for n, s in known.items() if s is not None}
    new = with_typed(shares, name, share, typed) if len(shares) == len(known) else {**known, name: share}
    typed[:] = [*(n for n in typed if n != name), name]
    return with_shares(touchpoint, new)


def emptied(touchpoint: Touchpoint, target: str, leaves: bool) -> Touchpoint:
    """The touchpoint without one share: of two ways nobody knows the other one then either, of more it is the rest."""
    both = len(touchpoint.ways) == 2
    return touchpoint.model_copy(
        update={
            "next": tuple(
                c.model_copy(update={"share": None}) if both or (c.to == target and not leaves) else c
                for c in touchpoint.next
            ),
            "end": {
                x: None if both or (x == target and leaves) else share for x, share in touchpoint.end.items()
            },
        }
    )


def with_exit(touchpoint: Touchpoint, name: str) -> dict[str, Any]:
    """A new exit gets the equal part, as a new connection does; where nobody knows the shares it has none either."""
    count = len(touchpoint.ways) + 1
    new = touchpoint.model_copy(update={"end": {**touchpoint.end, name: None}})
    keep = 1 - Fraction(1, count)
    shares = {(t, leaves): share * keep for t, leaves, share in touchpoint.ways if share is not None}
    if len(shares) < len(touchpoint.ways) or count == 1:
        return connections_data(new)
    whole = new.model_copy(
        update={
            "next": tuple(c.model_copy(update={"share": shares[c.to, False]}) for c in new.next),
            "end": {x: shares.get((x, True), Fraction(1, count)) for x in new.end},
        }
    )
    return connections_data(whole)
