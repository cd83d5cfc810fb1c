"""A map's entry, from its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.export.portfolio.entry import Brief, Entry, System
from blueprint.figures.ranges.ranges import ranges_of
from blueprint.model.names import Lane
from blueprint.model.nesting import used_maps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.figures import Analysis
    from blueprint.model.service_map import ServiceMap


def entry_of(service_map: ServiceMap, analysis: Analysis | None) -> Entry:
    """A map's entry; `analysis` is None where errors leave it without figures."""
    known = analysis is not None and not analysis.no_figures
    return Entry(
        name=service_map.name,
        title=service_map.title,
        purpose=service_map.purpose,
        owner=service_map.owner,
        case=service_map.is_case,
        touchpoints=len(service_map.touchpoints),
        inside=used_maps(service_map),
        better=service_map.better,
        systems=tuple(_systems(service_map, analysis if known else None)),
        brief=None if analysis is None else _brief(analysis),
    )


def _brief(analysis: Analysis) -> Brief:
    whole, steps = analysis.all, analysis.flat.touchpoints
    return Brief(
        unknown=bool(analysis.unknown),
        moments=tuple(steps[id_].title for id_ in whole.moments_of_truth),
        remembered=whole.experience.remembered,
        remembered_range=ranges_of(analysis).remembered,
        time=whole.time.mean,
        promises=tuple(p.kept for p in whole.promises),
    )


def _systems(service_map: ServiceMap, analysis: Analysis | None) -> Iterator[System]:
    """Support touchpoints of this map alone: those of a map inside it stand in that map's own entry."""
    steps = service_map.touchpoints
    moments = [id_ for id_ in analysis.all.moments_of_truth if id_ in steps] if analysis else []
    below = {id_: set(_below(id_, service_map)) for id_ in moments}
    for step in steps.values():
        if step.lane is Lane.SUPPORT:
            yield System(step.title, tuple(steps[id_].title for id_ in moments if step.id in below[id_]))


def _below(id_: str, service_map: ServiceMap) -> Iterator[str]:
    """What a touchpoint depends on, and what that depends on."""
    left, known = [id_], {id_}
    while left:
        for used in service_map.touchpoints[left.pop()].uses:
            if used not in known and used in service_map.touchpoints:
                known.add(used)
                left.append(used)
                yield used
