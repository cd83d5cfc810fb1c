"""Setting one share among several: the others keep their proportions, so that all still sum to the whole."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from blueprint import quantity
from blueprint.figures.whatif.assigning import BadChange
from blueprint.model.segments import segment_shares
from blueprint.model.service_map import Segment, ServiceMap
from blueprint.model.share import UNKNOWN
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Wording

_TOGETHER = Wording(
    "the branches of {id!r} start together, they have no shares", "{id!r} 的各分支同时开始，没有比例"
)
_ALONE = Wording("nothing else is there to take the other {rest}", "没有别的去向来承担其余的 {rest}")


def scaled(
    shares: Mapping[str, Fraction | None], name: str, share: Fraction
) -> dict[str, Fraction] | dict[str, Fraction | None]:
    """Shares that sum to 1, one of them set; where nobody knows some, the others stay as they are.

    Raises:
        BadChange: all others are nothing, so they cannot be scaled to take the rest.
    """
    known = {n: s for n, s in shares.items() if s is not None}
    if len(known) < len(shares):
        return {**shares, name: share}
    others = 1 - known[name]
    if not others and share != 1:
        raise nobody_else(1 - share)
    factor = (1 - share) / others if others else Fraction(0)
    return {n: share if n == name else factor * s for n, s in known.items()}


def scaled_ways(touchpoint: Touchpoint, key: str, target: str, share: Fraction) -> Touchpoint:
    """The touchpoint with one connection's (`next`) or exit's (`end`) share set.

    Raises:
        BadChange: it starts a parallel block, or the others cannot be scaled.
    """
    if touchpoint.together:
        raise BadChange(_TOGETHER.filled(id=touchpoint.id))
    return with_shares(touchpoint, scaled(shares_of(touchpoint), f"{key}.{target}", share))


def nobody_else(rest: Fraction) -> BadChange:
    """What is left over finds nobody to take it."""
    return BadChange(_ALONE.filled(rest=quantity.both(quantity.share, rest)))


def way_name(target: str, leaves: bool) -> str:
    """One name for a way out: an exit and a touchpoint may be called the same."""
    return f"{'end' if leaves else 'next'}.{target}"


def shares_of(touchpoint: Touchpoint) -> dict[str, Fraction | None]:
    """The shares of the ways out, by `way_name`; None where nobody knows."""
    return {way_name(target, leaves): share for target, leaves, share in touchpoint.ways}


def with_shares(touchpoint: Touchpoint, shares: Mapping[str, Fraction | None]) -> Touchpoint:
    """The touchpoint with these shares, by `way_name`, for all its ways out."""
    return touchpoint.model_copy(
        update={
            "next": tuple(
                c.model_copy(update={"share": shares[way_name(c.to, False)]}) for c in touchpoint.next
            ),
            "end": {x: shares[way_name(x, True)] for x in touchpoint.end},
        }
    )


def scaled_starts(service_map: ServiceMap, id_: str, share: Fraction) -> ServiceMap:
    """The map with the share of customers who enter at one touchpoint set.

    Raises:
        BadChange: the others cannot be scaled.
    """
    given = {i: t.start for i, t in service_map.touchpoints.items() if t.start is not None}
    starts = {i: None if s == UNKNOWN else s for i, s in given.items()}
    new = scaled({id_: Fraction(0), **starts}, id_, share)
    touchpoints = {
        i: t.model_copy(update={"start": UNKNOWN if new[i] is None else new[i]}) if i in new else t
        for i, t in service_map.touchpoints.items()
    }
    return service_map.model_copy(update={"touchpoints": touchpoints})


def scaled_segments(service_map: ServiceMap, name: str, share: Fraction) -> ServiceMap:
    """The map with one segment's share of all customers set.

    Raises:
        BadChange: the others cannot be scaled.
    """
    new = scaled(segment_shares(service_map), name, share)
    segments: dict[str, Segment] = {
        i: s.model_copy(update={"share": new[i]}) for i, s in service_map.segments.items()
    }
    return service_map.model_copy(update={"segments": segments})
