"""How many people it takes at one queue that few give up, all else as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.figures.queues import serving_of
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
    servers = analysis.queues[touchpoint].servers
    while True:
        servers += 1
        flat = with_servers(analysis.flat, {touchpoint: servers})
        found = serving_of(flat, kinds, streams=False).queues[touchpoint]
        if not isinstance(found, Overload) and found.abandoned <= most:
            return servers, found.abandoned
