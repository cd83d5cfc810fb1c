"""Limits by law and regulation: each is held against the time on its own clock, as a promise of a longest time is.

The clock runs from entering `from` to leaving `to`, at the touchpoint alone where the limit says neither. A limit whose
`source` names an item of a standards pack runs on that item's clock, which may start long before the touchpoint. Where
the map does not say where, it is taken to start where customers come in: a limit is never kept by its last step alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.figures.promises import PromiseFigures, promise_figures
from blueprint.flow.chain.graph import entries, reachable, successors
from blueprint.model.service_map import Promise
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.flow.calendar.schedule import Schedule
    from blueprint.flow.time.chain import TimedChain
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Limit

_START = Wording(
    "the clock starts earlier than {id!r}, and nobody says where: `limit: {{from: ...}}`",
    "计时早于 {id!r} 开始，但没有写明从哪里：`limit: {{from: ...}}`",
)


def limits_of(service_map: ServiceMap) -> tuple[Promise, ...]:
    """Every limit as a promise of a longest time, whose id is that of the touchpoint that has it."""
    return tuple(promise for promise, _ in _clocks(service_map) if promise.max is not None)


def clock_of(service_map: ServiceMap, touchpoint: str) -> Promise:
    """The limit of a touchpoint as a promise, of no time where it says none.

    Raises:
        KeyError: it has no limit.
    """
    return {promise.id: promise for promise, _ in _clocks(service_map)}[touchpoint]


def starts_unsaid(service_map: ServiceMap) -> frozenset[str]:
    """Touchpoints whose limit runs on a clock that starts earlier, nobody says where."""
    return frozenset(promise.id for promise, said in _clocks(service_map) if not said)


def limit_figures(
    service_map: ServiceMap,
    limit: Promise,
    segments: Sequence[tuple[float, TimedChain]],
    schedule: Schedule | None,
) -> PromiseFigures:
    """A limit over segments, `(share of all customers, chain with its times)` each, and the hours of the map."""
    found = promise_figures(limit, segments, schedule)
    if found.kept and limit.from_ == limit.id in starts_unsaid(service_map):
        return replace(found, judgements=(), reason=_START.filled(id=limit.id))
    return found


def _clocks(service_map: ServiceMap) -> Iterator[tuple[Promise, bool]]:
    """Every limit, and whether it is known where its clock starts."""
    for id_, touchpoint in service_map.touchpoints.items():
        limit = touchpoint.time.limit if touchpoint.time else None
        if limit is None:
            continue
        start, said = limit.from_ or id_, True
        if limit.from_ is None and _cites(limit, service_map):
            flow = successors(service_map)
            before = [entry for entry in entries(service_map) if id_ in reachable([entry], flow)]
            start, said = (before[0] if len(before) == 1 else id_), before in ([], [id_])
        yield (
            Promise.model_construct(
                id=id_, from_=start, to=limit.to or id_, max=limit.within, source=limit.source
            ),
            said,
        )


def _cites(limit: Limit, service_map: ServiceMap) -> bool:
    """Whether the source is an item of a standards pack, which has a clock of its own."""
    name, sign, _ = str(limit.source or "").partition("#")
    return name.strip() in service_map.standards or bool(sign and " " not in name)
