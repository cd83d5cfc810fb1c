"""Who comes to a pool straight from a service of the same pool.

Such customers do not find the line as others do where some give up: the number there falls by services and by
give-ups, and only services send them on. As often as customers find a line they leave one behind, by service or by
giving up; so of those who are served as many leave one behind as find one. Half of that is
thought to be what those find who are served at the same touchpoint: behind hurried customers, who stayed only as the line was short, it is short. Time elsewhere lets it fade as in
`conserved`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from blueprint.flow.pools.conserved import FADING

if TYPE_CHECKING:
    from blueprint.flow.chain.chain import Chain
    from blueprint.flow.time.laws import Law


def coming_straight(
    chain: Chain, pool: Collection[str], laws: Mapping[str, Law], service: float
) -> dict[str, tuple[float, dict[str, float]]]:
    """Visits to each touchpoint of a pool, and those of them that come straight from a service, by its touchpoint.

    Args:
        chain: of one kind of customer; inside parallel blocks nobody is said to come straight.
        pool: its touchpoints.
        laws: all touchpoints to their times; what is missing counts as no time between visits.
        service: mean seconds of a service of the pool.
    """
    times = chain.solver.forward(chain.entry)
    inside = [id_ in pool for id_ in chain.ids]
    found: dict[str, tuple[float, dict[str, float]]] = {
        id_: (times[i], {}) for i, id_ in enumerate(chain.ids) if inside[i] and times[i] > 0
    }
    length = [t.mean if (t := laws.get(id_)) else 0.0 for id_ in chain.ids]
    for i, id_ in enumerate(chain.ids):
        if id_ in found:
            for to, (came, late) in _next(chain, inside, i, length).items():
                weight = 1 / (1 + late / came / (FADING * service))
                found[chain.ids[to]][1][id_] = times[i] * came * weight
    return found


def _next(
    chain: Chain, inside: Sequence[bool], start: int, length: Sequence[float]
) -> dict[int, tuple[float, float]]:
    """Where in the pool one comes after a service: how often, and the mean seconds before, times that."""
    size = len(chain)
    out = [i for i in range(size) if not inside[i]]
    came, late, first = [0.0] * size, [0.0] * size, [0.0] * size
    for j, q in chain.moves[start].items():
        (came if inside[j] else first)[j] += q
    if any(first):
        solver = chain.solver.within(out)
        passing = solver.forward(first)
        spent = [n * t for n, t in zip(passing, length, strict=True)]
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
    return {j: (came[j], late[j]) for j in range(size) if came[j] > 0}
