"""Shares that nobody knows: where a map lacks them, what to say of it, and the map with equal shares in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.flow.chain.from_map import entry_shares
from blueprint.flow.chain.inlining import inlined
from blueprint.model.nesting import SEPARATOR
from blueprint.model.segments import for_segment, segment_shares
from blueprint.model.share import rest_of
from blueprint.model.unknown_shares import UnknownShares
from blueprint.wording import Wording, both_listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blueprint.model.service_map import ServiceMap
    from blueprint.model.text import Text

_WHY = Wording("nobody knows the shares {whose}", "{whose}的比例未知")
_SO = Wording(
    "{why}, so reach and all that follows from it is unknown; write them, such as `next: {{yes: 60%, no: 40%}}`",
    "{why}，因此到达率及由此推出的数字也都未知；请写上比例，如 `next: {{yes: 60%, no: 40%}}`",
)
_OR = Wording(
    "{said}, or compute with equal ones: `--assume equal`", "{said}，或按均分计算：`--assume equal`"
)
_ASSUMED = Wording("equal shares {whose} are assumed: nobody knows them", "{whose}的比例未知，按均分假设")

_SAID = 3
"""Touchpoints that are named; of more the number is."""
_AND_MORE = Wording("{known} and {n} more", "{known}，以及另外 {n} 处")
_WAYS = Wording("of customers going on from {titles}", "离开“{titles}”后各去向")
_STARTS = Wording("of customers coming in at {titles}", "“{titles}”各入口")
_SEGMENTS = Wording("of the segments {titles}", "“{titles}”各客群")


def unknown_shares(service_map: ServiceMap) -> UnknownShares:
    """The shares that the figures of a map need and nobody knows, those of maps inside it too."""
    flat = inlined(service_map)
    shares = segment_shares(flat)
    ways: dict[str, None] = {}
    starts: dict[str, None] = {}
    for name in shares:
        lived = for_segment(flat, name)
        starts |= {id_: None for id_, share in entry_shares(lived).items() if share is None}
        ways |= {
            id_.removesuffix(SEPARATOR): None
            for id_, t in lived.touchpoints.items()
            if id_ in lived.walked and t.unknown_ways and not t.even
        }
    return UnknownShares(
        tuple(ways), tuple(starts), tuple(name for name, share in shares.items() if share is None)
    )


def with_equal_shares(service_map: ServiceMap) -> ServiceMap:
    """The map with what is left divided equally wherever nobody knows the shares; it says where (`assumed_equal`)."""
    found = unknown_shares(service_map)
    return _even(service_map).with_assumed_equal(found) if found else service_map


def _even(service_map: ServiceMap) -> ServiceMap:
    rest = rest_of((s.share for s in service_map.segments.values()), even=True)
    update = {
        "touchpoints": {
            id_: t.model_copy(update={"even": True}) for id_, t in service_map.touchpoints.items()
        },
        "segments": {
            id_: s.model_copy(update={"share": rest}) if s.share is None else s
            for id_, s in service_map.segments.items()
        },
    }
    inside = {id_: _even(inner) for id_, inner in service_map.inside.items()}
    return service_map.model_copy(update=update).with_inside(inside)


def why_unknown(shares: UnknownShares, service_map: ServiceMap) -> Wording:
    """Why figures are unknown; `service_map` inlined."""
    return _WHY.filled(whose=_whose(shares, service_map))


def sentence(shares: UnknownShares, service_map: ServiceMap, *, option: bool) -> Wording:
    """Why figures are unknown, and what to do about it, with the `option` of commands; `service_map` inlined."""
    said = _SO.filled(why=why_unknown(shares, service_map))
    return _OR.filled(said=said) if option else said


def assumption(service_map: ServiceMap) -> Wording | None:
    """What is assumed of the shares of an inlined map; None where nothing is."""
    shares = service_map.assumed_equal
    return _ASSUMED.filled(whose=_whose(shares, service_map)) if shares else None


def said_of(service_map: ServiceMap) -> tuple[Wording, ...]:
    """What people should be told of the shares of an inlined map: which nobody knows, or what is assumed of them."""
    found = unknown_shares(service_map)
    said = sentence(found, service_map, option=True) if found else assumption(service_map)
    return (said,) if said else ()


def _whose(shares: UnknownShares, service_map: ServiceMap) -> Wording:
    """Whose shares they are, in words: "of customers going on from Ask, Decide"."""
    titles = {id_: t.title for id_, t in service_map.touchpoints.items()}
    segments = {id_: s.title for id_, s in service_map.segments.items()}
    parts = [
        what.filled(titles=_named([known[id_] for id_ in ids]))
        for what, ids, known in (
            (_STARTS, shares.starts, titles),
            (_WAYS, shares.ways, titles),
            (_SEGMENTS, shares.segments, segments),
        )
        if ids
    ]
    return both_listed(parts)


def _named(titles: Sequence[Text]) -> Wording:
    """The first titles, and how many more there are."""
    if len(titles) <= _SAID + 1:
        return both_listed(titles)
    return _AND_MORE.filled(known=both_listed(titles[:_SAID]), n=len(titles) - _SAID)
