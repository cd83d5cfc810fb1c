"""How many people it takes at one queue that few give up, all else as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.figures.settling import serving_of
from blueprint.figures.staffing.by_servers import with_servers
from blueprint.flow.queues.queue import Overload

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis


def few_give_up(analysis: Analysis, touchpoint: str, most: float) -> tuple[int, float]:
    """The fewest servers above today's with which at most a share `most` of those who join give up, and that share.

    Args:
        analysis: of a map with arrivals.
        touchpoint: staffed; customers may give up there.
        most: 0..1, above 0.
    """
    kinds = [s.service for s in analysis.segments.values()]

    def gone(servers: int) -> float:
        flat = with_servers(analysis.flat, {touchpoint: servers})
        found = serving_of(flat, kinds, streams=False).queues[touchpoint]
        return 1.0 if isinstance(found, Overload) else found.abandoned

    # The more people, the fewer give up: steps that double, then the half in which the answer lies.
    few = analysis.queues[touchpoint].servers
    many = few + 1
    while gone(many) > most:
        few, many = many, 2 * many - few + 1
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (middle, many) if gone(middle) > most else (few, middle)
    return many, gone(many)
