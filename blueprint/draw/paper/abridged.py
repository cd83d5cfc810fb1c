"""The abridged version of a map: its main way, moments of truth, waits and fail points; what lies between is bridged.

Shares along what is left out are multiplied through. Ways that fewer than one in fifty take there go.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from blueprint.draw.curve.likely_route import most_likely_route
from blueprint.draw.marks import MARKS, STARS
from blueprint.model.connection import Connection
from blueprint.model.names import Lane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.model.connection import Handoff
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint

LEAST_SHARE = Fraction(1, 50)
Ways = dict[tuple[str, bool], Fraction]
"""Touchpoint or exit, whether it is an exit, and the share of customers who go there."""


def abridged(service_map: ServiceMap, ranks: Mapping[str, int]) -> ServiceMap:
    """The map without what the eye can spare; `ranks` are its moments of truth, 1 the first.

    Where ways cannot be multiplied (blocks that start together, shares that nobody knows or that follow the
    load) everything stays.
    """
    known = service_map.touchpoints
    ways: dict[str, Ways] = {}
    for id_, t in known.items():
        ways[id_] = {}
        for name, leaves, share in t.ways:
            ways[id_][name, leaves] = ways[id_].get((name, leaves), Fraction(0)) + (share or Fraction(0))
    keep = _kept(service_map, ranks)
    for id_ in known:
        if id_ not in keep:
            _bridge(ways, id_)
    for id_, mine in ways.items():
        _without_stays(mine, id_)
    ways = {id_: _common(ways[id_]) if _may_go(known[id_]) else ways[id_] for id_ in known if id_ in keep}
    entered = {name for mine in ways.values() for (name, leaves) in mine if not leaves}
    first = {t.id for t in known.values() if t.start} or {next(iter(known))}
    while lost := {id_ for id_ in ways if id_ not in entered | first}:
        ways = {id_: mine for id_, mine in ways.items() if id_ not in lost}
        entered = {name for mine in ways.values() for (name, leaves) in mine if not leaves}
    touchpoints = {id_: _short(known[id_], ways[id_]) for id_ in ways}
    return type(service_map).model_construct(**{**_said(service_map), "touchpoints": touchpoints})


def _kept(service_map: ServiceMap, ranks: Mapping[str, int]) -> set[str]:
    walked = set(service_map.walked)
    keep = {id_ for id_ in most_likely_route(service_map) if not id_.startswith("/")}
    keep |= {id_ for id_, rank in ranks.items() if rank <= STARS}
    for id_, t in service_map.touchpoints.items():
        marked = any((has := MARKS[kind].has) and has(t) for kind in ("fail", "wait"))
        if marked or t.start or not _may_go(t):
            keep.add(id_)
    closed = (Lane.EVIDENCE, Lane.SUPPORT)
    return {id_ for id_ in keep if id_ in walked and service_map.touchpoints[id_].lane not in closed}


def _may_go(t: Touchpoint) -> bool:
    """Whether its ways are known numbers and exclusive."""
    loaded = any(c.load for c in t.next)
    return not (t.together or t.join or loaded or any(share is None for *_, share in t.ways))


def _bridge(ways: dict[str, Ways], gone: str) -> None:
    """Who went there goes on to where it leads."""
    onwards = ways.pop(gone)
    stays = onwards.pop((gone, False), Fraction(0))
    for mine in ways.values():
        share = mine.pop((gone, False), None)
        if share is not None and stays < 1:
            for way, part in onwards.items():
                mine[way] = mine.get(way, Fraction(0)) + share * part / (1 - stays)


def _without_stays(mine: Ways, id_: str) -> None:
    """Who comes back at once goes another way in the end."""
    stays = mine.pop((id_, False), Fraction(0))
    if 0 < stays < 1:
        for way, part in mine.items():
            mine[way] = part / (1 - stays)


def _common(mine: Ways) -> Ways:
    """Without ways that hardly anybody takes."""
    return {way: share for way, share in mine.items() if share >= LEAST_SHARE} or mine


def _short(t: Touchpoint, mine: Ways) -> Touchpoint:
    """A touchpoint with its ways as they are now, and without evidence and support."""
    spare: dict[str, Any] = {"evidence": (), "uses": (), "even": False}
    if _may_go(t):
        only = len(mine) == 1
        given = {c.to: c for c in t.next}
        spare["next"] = tuple(
            Connection.model_construct(
                to=name, share=None if only else share, handoff=_handoff(given.get(name))
            )
            for (name, leaves), share in mine.items()
            if not leaves
        )
        spare["end"] = {name: None if only else share for (name, leaves), share in mine.items() if leaves}
    else:
        spare["next"] = tuple(c for c in t.next if (c.to, False) in mine)
    return type(t).model_construct(**{**_said(t), **spare})


def _handoff(connection: Connection | None) -> Handoff | None:
    return connection.handoff if connection else None


def _said(part: Touchpoint | ServiceMap) -> dict[str, Any]:
    return {name: getattr(part, name) for name in type(part).model_fields}
