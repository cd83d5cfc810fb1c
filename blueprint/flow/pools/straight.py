"""Who comes to a pool straight from a service of the same pool.

Such customers do not find the line as others do where some give up: the number there falls by services and by
give-ups, and only services send them on. As often as customers find a line they leave one behind, by service or by
giving up; so of those who are served as many leave one behind as find one. Time elsewhere lets it fade as in
`conserved`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import fsum
from typing import TYPE_CHECKING

from blueprint.flow.pools.conserved import FADING

if TYPE_CHECKING:
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.time.laws import Law


def coming_straight(
    chain: Chain, pool: Collection[str], laws: Mapping[str, Law], service: float
) -> dict[str, tuple[float, float]]:
    """Visits to each touchpoint of a pool, and those of them that come straight from a service.

    Args:
        chain: of one kind of customer; inside parallel blocks nobody is said to come straight.
        pool: its touchpoints.
        laws: all touchpoints to their times; what is missing counts as no time between visits.
        service: mean seconds of a service of the pool.
    """
    size = len(chain)
    times = chain.solver.forward(chain.entry)
    inside = [id_ in pool for id_ in chain.ids]
    out = [i for i in range(size) if not inside[i]]
    came, first = [0.0] * size, [0.0] * size
    for i in range(size):
        for j, q in chain.moves[i].items() if inside[i] else ():
            (came if inside[j] else first)[j] += times[i] * q
    late = [0.0] * size
    if out and any(first):
        solver = chain.solver.within(out)
        law = [laws.get(id_) for id_ in chain.ids]
        passing = solver.forward(first)
        spent = [n * t.mean if (t := law[i]) else 0.0 for i, n in enumerate(passing)]
        handed = [0.0] * size
        for i in out:
            for j, q in chain.moves[i].items():
                if not inside[j]:
                    handed[j] += spent[i] * q
        before = solver.forward(handed)
        for i in out:
            for j, q in chain.moves[i].items():
                if inside[j]:
                    came[j] += passing[i] * q
                    late[j] += (before[i] + spent[i]) * q
    found: dict[str, tuple[float, float]] = {}
    for i, id_ in enumerate(chain.ids):
        if inside[i] and times[i] > 0:
            between = late[i] / came[i] if came[i] else 0.0
            found[id_] = times[i], came[i] / (1 + between / (FADING * service))
    return found


def straight_share(parts: list[tuple[float, float, float]]) -> float:
    """Of all kinds together: (share of the kind, visits, those straight from a service)."""
    visits = fsum(share * n for share, n, _ in parts)
    return min(1.0, fsum(share * n for share, _, n in parts) / visits) if visits else 0.0
